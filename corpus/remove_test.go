package corpus

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"tolmach/align"
)

func TestRemove(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	before, err := s.ChangedSince(ctx, 0)
	must(t, err)
	_, err = s.PutBatch(ctx, Batch{Files: []File{{Path: "en/1.txt", Size: 1, ModTime: time.Now(), Hash: "h"}}})
	must(t, err)
	done, err := s.Remove(ctx, []string{en[0].ID}, false)
	must(t, err)
	same(t, "removed", done, Removed{Articles: 1, Pairs: 1, Beads: 3})
	if _, err := s.Article(ctx, en[0].ID); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.File(ctx, "en/1.txt"); !errors.Is(err, ErrNotFound) {
		t.Error("its file would not be read again:", err)
	}
	c, err := s.ChangedSince(ctx, before.Mark)
	must(t, err)
	for _, u := range collect(t, before.Units) {
		if u.Articles[0].ID == en[0].ID {
			t.Error("there is still", u.ID)
		}
	}
	same(t, "lone now", len(collect(t, c.Units)), 3)
	same(t, "back", put(t, s, en[0])[0].New, true)

	if _, err := s.Remove(ctx, []string{ru[2].ID, "0123456789abcdef"}, false); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Article(ctx, ru[2].ID); err != nil {
		t.Error("all or nothing:", err)
	}
}

func TestRemoveAsksForDecisions(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	_, err := s.DecidePair(ctx, en[0].ID, ru[0].ID, Confirmed, "anna")
	must(t, err)
	must(t, s.DecideBeads(ctx, PairID(en[1].ID, ru[1].ID), []Bead{{Bead: align.Bead{Src: align.Span{From: 0, To: 1}, Dst: align.Span{From: 0, To: 1}}, Status: Review}}, Decision{By: "anna"}))
	for _, id := range []string{en[0].ID, ru[0].ID, en[1].ID} {
		_, err := s.Remove(ctx, []string{ru[2].ID, id}, false)
		refuses(t, err, ErrDecided)
	}
	// An earlier revision that was decided on counts too.
	changed := article("en", "en/1.txt", "", "Quite another text.")
	put(t, s, changed)
	_, err = s.Remove(ctx, []string{changed.ID}, false)
	refuses(t, err, ErrDecided)
	done, err := s.Remove(ctx, []string{changed.ID, en[1].ID}, true)
	must(t, err)
	same(t, "articles", done.Articles, 2)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "left", [3]int{st.Articles[0], st.Articles[1], st.Superseded}, [3]int{0, 3, 0})
}

func TestUnder(t *testing.T) {
	s := newStore(t)
	for i, path := range []string{"wire/en/a.txt", "wire/en/f.xml#1", "wire/en.txt", "wire/enough/a.txt", "./x/a.txt"} {
		put(t, s, article("en", path, "", "Number "+string(rune('a'+i))+"."))
	}
	for path, want := range map[string]int{"wire/en": 2, "wire/en/": 2, "wire": 4, "wire/en/f.xml": 1, "wire/en/a.txt": 1, "wir": 0, "x": 0, "./x": 1} {
		got, err := s.Under(ctx, path)
		must(t, err)
		if len(got) != want {
			t.Errorf("%s: %d, want %d", path, len(got), want)
		}
	}
}

func TestAnyPathThatLeadsThere(t *testing.T) {
	s := newStore(t)
	t.Chdir(t.TempDir())
	wd, err := filepath.Abs(".")
	must(t, err)
	a := article("en", "wire/a.txt", "", "One.")
	a.Place.File = filepath.Join(wd, "wire", "a.txt")
	put(t, s, a)
	for _, path := range []string{"wire/a.txt", "./wire/a.txt", a.Place.File, "wire/../wire/a.txt"} {
		id, err := s.ResolveArticle(ctx, path)
		must(t, err)
		same(t, path, id, a.ID)
	}
	for _, path := range []string{"wire", "wire/", ".", "./wire", wd} {
		ids, err := s.Under(ctx, path)
		must(t, err)
		same(t, path, ids, []string{a.ID})
	}
}

func TestStats(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	must(t, s.SetBeads(ctx, PairID(en[1].ID, ru[1].ID), []align.Bead{
		{Src: align.Span{From: 0, To: 2}, Dst: align.Span{From: 0, To: 1}, Confidence: .5}, {Dst: align.Span{From: 1, To: 2}, Confidence: .5}}, "v1"))
	_, err := s.PutBatch(ctx, Batch{Refused: []Refusal{{Path: "x", File: "/x", Reason: "r"}}})
	must(t, err)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "stats", st, Stats{Langs: [2]string{"en", "ru"}, Articles: [2]int{2, 3}, Unpaired: [2]int{0, 1}, Sentences: [2]int{5, 7},
		Pairs: map[Status]int{Auto: 2}, Beads: map[string]int{"1-1": 3, "2-1": 1, "0-1": 1}, Decided: map[Status]int{}, Aligned: [2]float64{1, .8}, Refused: 1})
	by, err := s.StatsBy(ctx, "year", "agency")
	must(t, err)
	same(t, "by", by, []Group{{Keys: []string{"2018", "TASS"}, Articles: [2]int{2, 3}, Pairs: 2, Beads: 4, Nulls: [2]int{0, 1}}})
	all, err := s.StatsBy(ctx)
	must(t, err)
	same(t, "all", all[0].Pairs, 2)
	if _, err := s.StatsBy(ctx, "moon"); err == nil {
		t.Error("by moon")
	}
}
