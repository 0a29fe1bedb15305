package exchange

import (
	"strings"
	"testing"

	"tolmach/corpus"
)

func ids(t *testing.T, units Units) string {
	t.Helper()
	var list []string
	for u, err := range units {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, u.ID)
	}
	return strings.Join(list, " ")
}

func TestSiftCountsWhatEachStepRemoves(t *testing.T) {
	units := stream(unit("1", "a", "б"), unit("2", "a", ""), unit("3", "c", "д"), unit("4", "", "е"))
	steps := []*Step{
		{Name: "both", Keep: func(u *corpus.Unit) bool { return !u.Null() }},
		{Name: "not 3", Keep: func(u *corpus.Unit) bool { return u.ID != "3" }},
		{Name: "all", Keep: func(*corpus.Unit) bool { return true }},
	}
	sifted := Sift(units, steps)
	for range 2 { // counted anew each time
		if got := ids(t, sifted); got != "1" || steps[0].Removed != 2 || steps[1].Removed != 1 || steps[2].Removed != 0 {
			t.Errorf("%q, removed %d, %d, %d", got, steps[0].Removed, steps[1].Removed, steps[2].Removed)
		}
	}
}

func TestDedupe(t *testing.T) {
	weighted := func(id, en, ru string, confidence float64, status corpus.Status) corpus.Unit {
		u := unit(id, en, ru)
		u.Confidence, u.Status = confidence, status
		return u
	}
	units := stream(
		weighted("1", "a b", "б", .5, corpus.Auto), weighted("2", "a\u00a0b", "б", .9, corpus.Auto), weighted("3", "a b", "в", .8, corpus.Confirmed),
		weighted("4", "a b", "", 1, corpus.Auto), weighted("5", "", "г", 1, corpus.Auto), weighted("6", "", "д", 1, corpus.Auto),
		weighted("7", "c", "е", .7, corpus.Auto), weighted("8", "c", "ё", .7, corpus.Auto),
	)
	removed := 0
	for range 2 {
		if got := ids(t, OnePerSource(units, &removed)); got != "3 5 6 7" || removed != 4 {
			t.Errorf("by source: %q, %d removed", got, removed)
		}
		if got := ids(t, OnePerPair(units, &removed)); got != "1 3 4 5 6 7 8" || removed != 1 {
			t.Errorf("by pair: %q, %d removed", got, removed)
		}
	}
}
