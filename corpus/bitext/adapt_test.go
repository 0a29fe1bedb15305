package bitext

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Adaptation changes nothing by itself, gives the same for the same texts, and what a person decided stays when the
// pairs are aligned with its result.
func TestAdapt(t *testing.T) {
	s := newStore(t)
	prior := lexicon.For("en", "ru")
	if _, err := Run(ctx, s, Options{Lexicon: prior, LexiconName: "a"}); err != nil {
		t.Fatal(err)
	}
	var decided string
	odd := align.Bead{Src: align.Span{From: 0, To: 2}, Dst: align.Span{From: 1, To: 3}}
	for id := range beads(t, s) {
		decided = max(decided, id)
	}
	if err := s.DecideBeads(ctx, decided, []corpus.Bead{{Bead: odd, Status: corpus.Confirmed}}, corpus.Decision{By: "tester"}); err != nil {
		t.Fatal(err)
	}
	before := beads(t, s)
	first, pairs, err := Adapt(ctx, s, prior)
	if err != nil || first == nil || pairs != len(before) {
		t.Fatalf("%v from %d pairs, %v", first, pairs, err)
	}
	if diff := cmp.Diff(before, beads(t, s)); diff != "" {
		t.Error(diff)
	}
	again, _, err := Adapt(ctx, s, prior)
	if err != nil || again.Sum() != first.Sum() || first.Sum() == prior.Sum() {
		t.Errorf("%s and then %s, %v; before it %s", first.Sum(), again.Sum(), err, prior.Sum())
	}

	o := Options{Lexicon: first, LexiconName: first.Sum()}
	if pending, err := Pending(ctx, s, o); !pending || err != nil {
		t.Errorf("nothing to align with the new lexicon: %v", err)
	}
	if _, err := Run(ctx, s, o); err != nil {
		t.Fatal(err)
	}
	if pending, err := Pending(ctx, s, o); pending || err != nil {
		t.Errorf("still something to align: %v", err)
	}
	found := false
	for _, b := range beads(t, s)[decided] {
		found = found || b.Src == odd.Src && b.Dst == odd.Dst && b.Status == corpus.Confirmed
	}
	if !found {
		t.Error("the confirmed bead is gone")
	}
}

// Without a lexicon to start from, these thirty pairs are too little text; and a context that ended is no lack of text.
func TestAdaptToLittle(t *testing.T) {
	s := newStore(t)
	if l, _, err := Adapt(ctx, s, nil); l != nil || err != nil {
		t.Errorf("%v, %v", l, err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, _, err := Adapt(stopped, s, lexicon.For("en", "ru")); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
