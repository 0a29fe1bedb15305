package bitext

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Aligning again keeps what was decided, links what that leaves, and can be undone.
func TestRealign(t *testing.T) {
	s := newStore(t)
	o := Options{Lexicon: lexicon.For("en", "ru"), LexiconName: "a"}
	if _, err := Run(ctx, s, o); err != nil {
		t.Fatal(err)
	}
	var pair string
	var whole []corpus.Bead
	for id, bs := range beads(t, s) {
		if len(bs) > len(whole) || len(bs) == len(whole) && id < pair {
			pair, whole = id, bs
		}
	}
	// A person confirms one bead and tears the others up, all of them for the aligner to mend.
	var torn []corpus.Bead
	confirmed := -1
	for i, b := range whole {
		if confirmed < 0 && !b.Null() && i > len(whole)/2 {
			confirmed = i
			b.Status = corpus.Confirmed
			torn = append(torn, b)
			continue
		}
		for side := range 2 {
			for n := b.Side(side).From; n < b.Side(side).To; n++ {
				null := corpus.Bead{Status: corpus.Auto}
				if side == 0 {
					null.Src = align.Span{From: n, To: n + 1}
				} else {
					null.Dst = align.Span{From: n, To: n + 1}
				}
				torn = append(torn, null)
			}
		}
	}
	if err := s.DecideBeads(ctx, pair, torn, corpus.Decision{By: "anna", What: "unlink"}); err != nil {
		t.Fatal(err)
	}
	before := beads(t, s)[pair]
	if err := Realign(ctx, s, pair, o, corpus.Decision{By: "anna", What: "realign"}); err != nil {
		t.Fatal(err)
	}
	after := beads(t, s)[pair]
	linked, kept := 0, false
	for _, b := range after {
		if !b.Null() {
			linked++
		}
		kept = kept || b.Status == corpus.Confirmed && b.Src == whole[confirmed].Src && b.Dst == whole[confirmed].Dst
	}
	had := 0
	for _, b := range whole {
		if !b.Null() {
			had++
		}
	}
	if !kept || linked < had-1 {
		t.Errorf("the confirmed bead stands: %v; %d linked, %d at first", kept, linked, had)
	}
	// The next run finds the same.
	if _, err := Run(ctx, s, Options{Lexicon: o.Lexicon, LexiconName: "b"}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, beads(t, s)[pair]); diff != "" {
		t.Error(diff)
	}
	if e, err := s.UndoBeads(ctx, pair, corpus.Decision{By: "anna"}); err != nil || e.What != "realign" {
		t.Errorf("undone: %+v, %v", e, err)
	}
	if diff := cmp.Diff(before, beads(t, s)[pair]); diff != "" {
		t.Error(diff)
	}
}

// A bead of what is left is cut where a kept one stands in it.
func TestPlaced(t *testing.T) {
	got := placed(align.Bead{Src: align.Span{From: 0, To: 3}, Dst: align.Span{From: 1, To: 2}, Confidence: .9}, [2][]int{{1, 3, 4}, {0, 5}})
	want := []align.Bead{{Src: align.Span{From: 1, To: 2}, Confidence: corpus.Unsure},
		{Src: align.Span{From: 3, To: 5}, Dst: align.Span{From: 5, To: 6}, Confidence: .9}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
