package bitext

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
	"tolmach/corpus/intake"
	"tolmach/corpus/pairing"
)

var ctx = context.Background()

// newStore gives a corpus with the paired articles of testdata/wire.
func newStore(t *testing.T) *corpus.Store {
	t.Helper()
	s := newCorpus(t)
	if _, err := pairing.Run(ctx, s, pairing.Options{Window: 1}); err != nil {
		t.Fatal(err)
	}
	return s
}

// newCorpus gives a corpus with the articles of testdata/wire.
func newCorpus(t *testing.T) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(filepath.Join(t.TempDir(), "c"), corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := intake.Add(ctx, s, []string{"../../testdata/wire"}, intake.Options{}); err != nil {
		t.Fatal(err)
	}
	return s
}

// beads gives all beads of the pairs in force.
func beads(t *testing.T, s *corpus.Store) map[string][]corpus.Bead {
	t.Helper()
	all := map[string][]corpus.Bead{}
	for p, err := range s.Pairs(ctx, corpus.PairFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		bs, err := s.Beads(ctx, p.ID)
		if err != nil {
			t.Fatal(err)
		}
		all[p.ID] = bs
	}
	return all
}

// A pair is aligned once, and its beads do not depend on the number of workers.
func TestRun(t *testing.T) {
	s := newStore(t)
	lex := lexicon.For("en", "ru")
	steps := 0
	first, err := Run(ctx, s, Options{Lexicon: lex, LexiconName: "a", Workers: 1, Progress: func(done, total int, _ string) {
		if steps++; done != steps || total < done {
			t.Errorf("step %d is reported as %d of %d", steps, done, total)
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	alone := beads(t, s)
	total := 0
	for id, bs := range alone {
		if len(bs) == 0 {
			t.Errorf("pair %s has no beads", id)
		}
		total += len(bs)
	}
	if first.Pairs != len(alone) || first.Pairs != steps || first.Beads != total || first.Linked == 0 || first.Linked >= total {
		t.Errorf("report %+v for %d pairs, %d beads, %d steps", first, len(alone), total, steps)
	}
	if again, err := Run(ctx, s, Options{Lexicon: lex, LexiconName: "a"}); err != nil || again != (Report{}) {
		t.Errorf("again: %+v, %v", again, err)
	}
	// under another lexicon's name all are done again, here with the same result
	if other, err := Run(ctx, s, Options{Lexicon: lex, LexiconName: "b", Workers: 8}); err != nil || other.Pairs != first.Pairs {
		t.Errorf("with another lexicon: %+v, %v", other, err)
	}
	if diff := cmp.Diff(alone, beads(t, s)); diff != "" {
		t.Error(diff)
	}
}

// What pairing aligned is what would be aligned afterwards, bead for bead, and is not aligned again.
func TestKept(t *testing.T) {
	o := Options{Lexicon: lexicon.For("en", "ru"), LexiconName: "a"}
	s := newStore(t)
	if _, err := Run(ctx, s, o); err != nil {
		t.Fatal(err)
	}
	want, total := beads(t, s), 0
	for _, list := range want {
		total += len(list)
	}

	s = newCorpus(t)
	report, err := pairing.Run(ctx, s, pairing.Options{Window: 1, Lexicon: o.Lexicon, Aligner: o.Version()})
	if err != nil {
		t.Fatal(err)
	}
	if report.Beads != total {
		t.Errorf("%d beads kept, of %d", report.Beads, total)
	}
	if diff := cmp.Diff(want, beads(t, s)); diff != "" {
		t.Error(diff)
	}
	if pending, err := Pending(ctx, s, o); pending || err != nil {
		t.Errorf("pending %v, %v", pending, err)
	}
}

// A bead that a person confirmed stays, whatever the aligner makes of its sentences later.
func TestConfirmedBeadStays(t *testing.T) {
	s := newStore(t)
	if _, err := Run(ctx, s, Options{LexiconName: "a"}); err != nil {
		t.Fatal(err)
	}
	for id := range beads(t, s) {
		odd := corpus.Bead{Bead: align.Bead{Src: align.Span{From: 0, To: 2}, Dst: align.Span{From: 1, To: 3}}, Status: corpus.Confirmed}
		if err := s.DecideBeads(ctx, id, []corpus.Bead{odd}, corpus.Decision{By: "tester"}); err != nil {
			t.Fatal(err)
		}
		if _, err := Run(ctx, s, Options{Lexicon: lexicon.For("en", "ru"), LexiconName: "b"}); err != nil {
			t.Fatal(err)
		}
		found := false
		for _, b := range beads(t, s)[id] {
			found = found || b.Src == odd.Src && b.Dst == odd.Dst && b.Status == corpus.Confirmed
		}
		if !found {
			t.Errorf("pair %s lost its confirmed bead", id)
		}
		return
	}
}

// A run that is stopped says so and keeps what it did; the next one does the rest.
func TestStopped(t *testing.T) {
	s := newStore(t)
	stopped, cancel := context.WithCancel(ctx)
	first, err := Run(stopped, s, Options{Workers: 1, Progress: func(done, _ int, _ string) {
		if done == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%+v, %v", first, err)
	}
	rest, err := Run(ctx, s, Options{})
	if err != nil || rest.Pairs == 0 || first.Pairs < 3 || first.Pairs+rest.Pairs < len(beads(t, s)) {
		t.Errorf("%+v and then %+v, %v, of %d pairs", first, rest, err, len(beads(t, s)))
	}
}
