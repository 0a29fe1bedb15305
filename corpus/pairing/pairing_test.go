package pairing

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolmach/corpus"
	"tolmach/corpus/intake"
)

var ctx = context.Background()

const testdata = "../../testdata"

// newStore gives a corpus with the articles of some folders.
func newStore(t *testing.T, paths ...string) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(filepath.Join(t.TempDir(), "c"), corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for _, p := range paths {
		if _, err := intake.Add(ctx, s, []string{p}, intake.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// paired gives the pairs in force as file names.
func paired(t *testing.T, s *corpus.Store) map[string]string {
	t.Helper()
	found := map[string]string{}
	seen := map[string]bool{}
	for p, err := range s.Pairs(ctx, corpus.PairFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		var names [2]string
		for side, id := range p.Articles {
			a, err := s.Article(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			names[side] = filepath.Base(a.Place.Path)
			if seen[id] {
				t.Errorf("%s is in two pairs", names[side])
			}
			seen[id] = true
		}
		found[names[0]] = names[1]
		if p.Status == corpus.Auto && len(p.Evidence) == 0 || p.Confidence <= 0 || p.Confidence > 1 {
			t.Errorf("%v: confidence %v, evidence %v", names, p.Confidence, p.Evidence)
		}
	}
	return found
}

func truth(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testdata, "gold/truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		f := strings.Split(line, "\t")
		pairs[f[0]] = f[1]
	}
	return pairs
}

// Of the authored articles every true pair is found, and at most one false one.
func TestWire(t *testing.T) {
	s := newStore(t, testdata+"/wire")
	report, err := Run(ctx, s, Options{Window: DefaultWindow})
	if err != nil {
		t.Fatal(err)
	}
	found, want := paired(t, s), truth(t)
	wrong := 0
	for en, ru := range want {
		if found[en] != ru {
			t.Errorf("%s is paired with %q, not with %s", en, found[en], ru)
		}
	}
	for en, ru := range found {
		if want[en] != ru {
			wrong++
		}
	}
	if wrong > 1 {
		t.Errorf("%d false pairs", wrong)
	}
	if report.Pairs != len(found) || report.Changed != len(found) || report.Unpaired != 80-2*len(found) {
		t.Errorf("report %+v with %d pairs", report, len(found))
	}

	again, err := Run(ctx, s, Options{Window: DefaultWindow})
	if err != nil || again.Changed != 0 {
		t.Errorf("again: %+v, %v", again, err)
	}
}

// The same articles give the same pairs, whatever the order in which they came.
func TestOrderDoesNotMatter(t *testing.T) {
	one := newStore(t, testdata+"/wire")
	other := newStore(t, testdata+"/wire/ru", testdata+"/wire/en/en-030.txt", testdata+"/wire/en")
	var got [2]map[string]string
	for i, s := range []*corpus.Store{one, other} {
		if _, err := Run(ctx, s, Options{Window: DefaultWindow}); err != nil {
			t.Fatal(err)
		}
		got[i] = paired(t, s)
	}
	for en, ru := range got[0] {
		if got[1][en] != ru {
			t.Errorf("%s: %s or %s", en, ru, got[1][en])
		}
	}
}

// What a person decided stays, and what a person dropped is not made again.
func TestDecisionsStay(t *testing.T) {
	s := newStore(t, testdata+"/wire")
	id := func(path string) string {
		id, err := s.ResolveArticle(ctx, testdata+"/wire/"+path)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	if _, err := s.DecidePair(ctx, id("en/en-010.txt"), id("ru/ru-021.txt"), corpus.Dropped, "tester"); err != nil { // a true pair
		t.Fatal(err)
	}
	if _, err := s.DecidePair(ctx, id("en/en-006.txt"), id("ru/ru-001.txt"), corpus.Confirmed, "tester"); err != nil { // a false one
		t.Fatal(err)
	}
	for range 2 {
		if _, err := Run(ctx, s, Options{Window: DefaultWindow}); err != nil {
			t.Fatal(err)
		}
	}
	found := paired(t, s)
	if found["en-010.txt"] == "ru-021.txt" {
		t.Error("a dropped pair was made again")
	}
	if found["en-006.txt"] != "ru-001.txt" {
		t.Errorf("a confirmed pair became %q", found["en-006.txt"])
	}
}

func TestCancelled(t *testing.T) {
	s := newStore(t, testdata+"/wire")
	ctx, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := Run(ctx, s, Options{}); err == nil {
		t.Error("no error")
	}
}

func TestDaysApart(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"2018-09-29", "2018-09-29", 0}, {"2018-09-29", "2018-10-01", 2}, {"2018-12-31", "2019-01-01", 1},
		{"2018-09-29", "2019-09-29", 365}, {"--09-29", "2018-09-30", 1}, {"--12-31", "--01-01", 1}, {"2018-02-28", "--03-01", 1},
		{"2019-01-01", "--12-31", 1}, {"2016-02-29", "--03-01", 1}, {"", "2018-09-29", -1}, {"--13-01", "--01-01", -1},
	} {
		if got := dayOf(test.a).apart(dayOf(test.b)); got != test.want {
			t.Errorf("%q and %q: %d days, want %d", test.a, test.b, got, test.want)
		}
		if got := dayOf(test.b).apart(dayOf(test.a)); got != test.want {
			t.Errorf("%q and %q: %d days, want %d", test.b, test.a, got, test.want)
		}
	}
}
