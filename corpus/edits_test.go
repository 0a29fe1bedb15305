package corpus

import (
	"errors"
	"slices"
	"testing"

	"tolmach/align"
)

func linked(src, dst int, status Status) Bead {
	return Bead{Bead: align.Bead{Src: align.Span{From: src, To: src + 1}, Dst: align.Span{From: dst, To: dst + 1}, Confidence: .7}, Status: status}
}

// alignedPair gives a pair of three sentences a side, aligned one to one.
func alignedPair(t *testing.T) (*Store, string) {
	s := newStore(t)
	en, ru := small(t, s)
	pair, err := s.DecidePair(ctx, en[0].ID, ru[0].ID, Confirmed, "anna")
	must(t, err)
	must(t, s.SetBeads(ctx, pair.ID, oneToOne(3), "v1"))
	return s, pair.ID
}

// Every change of a person can be undone and done again, in a corpus opened anew too; what had been undone is
// forgotten when something else is done.
func TestUndo(t *testing.T) {
	s, pair := alignedPair(t)
	now := func() string {
		t.Helper()
		return show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, Nulls: true})))
	}
	seen := func() int64 {
		p, err := s.Pair(ctx, pair)
		must(t, err)
		return p.Mark
	}
	states := []string{now()}
	for _, b := range []Bead{linked(0, 0, Confirmed), linked(1, 2, Confirmed), linked(0, 0, Review)} {
		must(t, s.DecideBeads(ctx, pair, []Bead{b}, Decision{By: "anna", What: string(b.Status), Seen: seen()}))
		states = append(states, now())
	}
	s, err := Open(s.Dir(), OpenOptions{})
	must(t, err)
	defer s.Close()
	for i := len(states) - 2; i >= 0; i-- {
		e, err := s.UndoBeads(ctx, pair, Decision{By: "boris", Seen: seen()})
		must(t, err)
		if e.By != "anna" || e.Undone == "" || e.What == "" {
			t.Errorf("undone: %+v", e)
		}
		same(t, "undone", now(), states[i])
	}
	if _, err := s.UndoBeads(ctx, pair, Decision{}); !errors.Is(err, ErrNoEdit) {
		t.Errorf("nothing left to undo: %v", err)
	}
	for i := 1; i < len(states); i++ {
		_, err := s.RedoBeads(ctx, pair, Decision{By: "boris"})
		must(t, err)
		same(t, "redone", now(), states[i])
	}
	_, err = s.UndoBeads(ctx, pair, Decision{})
	must(t, err)
	must(t, s.DecideBeads(ctx, pair, []Bead{linked(0, 1, Confirmed)}, Decision{By: "boris", What: "link"}))
	if _, err := s.RedoBeads(ctx, pair, Decision{}); !errors.Is(err, ErrNoEdit) {
		t.Errorf("done again on top of something else: %v", err)
	}
	list, err := s.Edits(ctx, pair)
	must(t, err)
	if len(list) != 3 || list[0].What != "link" || list[0].By != "boris" {
		t.Errorf("edits: %+v", list)
	}
}

// What was changed since by something else is not undone over it, and two who look at one state do not both write.
func TestUndoConflict(t *testing.T) {
	s, pair := alignedPair(t)
	p, err := s.Pair(ctx, pair)
	must(t, err)
	before := collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, Nulls: true}))
	must(t, s.DecideBeads(ctx, pair, []Bead{linked(0, 1, Confirmed)}, Decision{By: "anna", Seen: p.Mark}))
	if _, err := s.UndoBeads(ctx, pair, Decision{Seen: p.Mark}); !errors.Is(err, ErrConflict) {
		t.Errorf("an old state: %v", err)
	}
	// Another aligner links what the change had left to it: that gives way.
	must(t, s.SetBeads(ctx, pair, []align.Bead{linked(0, 1, Auto).Bead, linked(1, 0, Auto).Bead, linked(2, 2, Auto).Bead}, "v2"))
	_, err = s.UndoBeads(ctx, pair, Decision{})
	must(t, err)
	same(t, "undone", show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, Nulls: true}))), show(before))
	if todo := collect(t, s.PairsToAlign(ctx, "v2")); !slices.ContainsFunc(todo, func(p Pair) bool { return p.ID == pair }) {
		t.Error("the next run does not align it")
	}
}

// A person's decision never gives way.
func TestUndoStands(t *testing.T) {
	mine, theirs := linked(0, 1, Confirmed), linked(0, 0, Confirmed)
	theirs.By = "boris"
	was := packBeads([]packedBead{pack(&Bead{Bead: linked(0, 0, Auto).Bead, Status: Auto})})
	if _, _, err := exchanged([]Bead{theirs}, packBeads([]packedBead{pack(&mine)}), was); !errors.Is(err, ErrStands) {
		t.Errorf("a decision that went: %v", err)
	}
	loose := nullBead(0, 1)
	if _, _, err := exchanged([]Bead{theirs}, packBeads([]packedBead{pack(&loose)}), was); !errors.Is(err, ErrStands) {
		t.Errorf("a decision in the way: %v", err)
	}
}

// A pair that a person works on before it is aligned, or that went out of force and came back, keeps its history, and
// its sentences are all there for the aligner.
func TestEditBeforeAligned(t *testing.T) {
	s, pair := alignedPair(t)
	must(t, s.DecideBeads(ctx, pair, []Bead{linked(0, 0, Confirmed)}, Decision{By: "anna"}))
	p, err := s.Pair(ctx, pair)
	must(t, err)
	for _, status := range []Status{Dropped, Confirmed} {
		_, err = s.DecidePair(ctx, p.Articles[0], p.Articles[1], status, "anna")
		must(t, err)
	}
	must(t, s.DecideBeads(ctx, pair, []Bead{linked(1, 1, Confirmed)}, Decision{By: "anna"}))
	if list, err := s.Edits(ctx, pair); err != nil || len(list) != 2 {
		t.Errorf("edits: %+v, %v", list, err)
	}
	if todo := collect(t, s.PairsToAlign(ctx, "v1")); len(todo) != 1 {
		t.Errorf("%d pairs to align", len(todo))
	}
	must(t, s.RealignBeads(ctx, pair, oneToOne(3), "v1", Decision{By: "anna"}))
	for range 3 { // the fixture's check finds every sentence in a bead
		_, err := s.UndoBeads(ctx, pair, Decision{})
		must(t, err)
	}
	if todo := collect(t, s.PairsToAlign(ctx, "v1")); len(todo) != 1 {
		t.Errorf("%d pairs to align after all was undone", len(todo))
	}
}

// Confirming what is confirmed changes nothing, not even who did it.
func TestConfirmTwice(t *testing.T) {
	s, pair := alignedPair(t)
	for _, who := range []string{"anna", "boris"} {
		must(t, s.DecideBeads(ctx, pair, []Bead{linked(0, 0, Confirmed)}, Decision{By: who}))
	}
	list, err := s.Edits(ctx, pair)
	must(t, err)
	beads, err := s.Beads(ctx, pair)
	must(t, err)
	if len(list) != 1 || beads[0].By != "anna" {
		t.Errorf("%d edits, decided by %s", len(list), beads[0].By)
	}
}
