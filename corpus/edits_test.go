package corpus

import (
	"errors"
	"testing"

	"tolmach/align"
)

func linked(src, dst int, status Status) Bead {
	return Bead{Bead: align.Bead{Src: align.Span{From: src, To: src + 1}, Dst: align.Span{From: dst, To: dst + 1}, Confidence: .7}, Status: status}
}

// Every change of a person can be undone and done again, in a corpus opened anew too; what had been undone is
// forgotten when something else is done.
func TestUndo(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	_, err := s.DecidePair(ctx, en[0].ID, ru[0].ID, Confirmed, "anna")
	must(t, err)
	must(t, s.SetBeads(ctx, pair, oneToOne(3), "v1"))
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
	s, err = Open(s.Dir(), OpenOptions{})
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
	if _, err := s.UndoBeads(ctx, pair, Decision{}); !errors.Is(err, ErrNotFound) {
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
	if _, err := s.RedoBeads(ctx, pair, Decision{}); !errors.Is(err, ErrNotFound) {
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
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	_, err := s.DecidePair(ctx, en[0].ID, ru[0].ID, Confirmed, "anna")
	must(t, err)
	must(t, s.SetBeads(ctx, pair, oneToOne(3), "v1"))
	p, err := s.Pair(ctx, pair)
	must(t, err)
	must(t, s.DecideBeads(ctx, pair, []Bead{linked(0, 1, Confirmed)}, Decision{By: "anna", Seen: p.Mark}))
	if _, err := s.UndoBeads(ctx, pair, Decision{Seen: p.Mark}); !errors.Is(err, ErrConflict) {
		t.Errorf("an old state: %v", err)
	}
	// Another aligner links what the change had left alone.
	must(t, s.SetBeads(ctx, pair, []align.Bead{linked(0, 1, Auto).Bead, linked(1, 0, Auto).Bead, linked(2, 2, Auto).Bead}, "v2"))
	if _, err := s.UndoBeads(ctx, pair, Decision{}); !errors.Is(err, ErrConflict) {
		t.Errorf("changed since: %v", err)
	}
	if list, err := s.Edits(ctx, pair); err != nil || len(list) != 1 || list[0].Undone != "" {
		t.Errorf("edits: %+v, %v", list, err)
	}
}
