package corpus

import (
	"testing"

	"tolmach/align"
)

// The queue holds each pair with something to look at once, forwards and backwards, and lets go of what is decided.
func TestUnfinished(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	for i := range 2 {
		_, err := s.DecidePair(ctx, en[i].ID, ru[i].ID, Confirmed, "anna")
		must(t, err)
		beads := oneToOne(len(en[i].Sentences))
		beads[0].Confidence = .5 * float64(i+1)
		must(t, s.SetBeads(ctx, PairID(en[i].ID, ru[i].ID), beads, "v1"))
	}
	queue := func(q Queue) (ids []string) {
		t.Helper()
		if q.Limit == 0 {
			q.Limit = 10
		}
		q.Sure = .9
		list, err := s.Unfinished(ctx, q)
		must(t, err)
		for _, u := range list {
			if u.Undecided+u.Review == 0 || u.Articles[0].Title != "" && u.Articles[0].Path == "" {
				t.Errorf("%+v", u)
			}
			ids = append(ids, u.ID)
		}
		return ids
	}
	all := queue(Queue{})
	if len(all) != 2 {
		t.Fatalf("%q", all)
	}
	same(t, "the second", queue(Queue{Beyond: all[0]}), all[1:])
	same(t, "the first", queue(Queue{Beyond: all[1], Back: true}), all[:1])
	same(t, "the last", queue(Queue{Back: true, Limit: 1}), all[1:])
	weak := queue(Queue{Only: AnyWeak})
	if len(weak) == 0 || len(queue(Queue{Only: AnyReview})) != 0 {
		t.Errorf("weak: %q", weak)
	}
	beads, err := s.Beads(ctx, weak[0])
	must(t, err)
	for i := range beads {
		beads[i].Status = Confirmed
	}
	must(t, s.DecideBeads(ctx, weak[0], beads, Decision{By: "anna"}))
	if left := queue(Queue{}); len(left) != 1 || left[0] == weak[0] {
		t.Errorf("left: %q", left)
	}
	must(t, s.DecideBeads(ctx, weak[0], []Bead{{Bead: align.Bead{Src: beads[0].Src, Dst: beads[0].Dst}, Status: Review}}, Decision{By: "anna"}))
	same(t, "marked", queue(Queue{Only: AnyReview}), weak[:1])
}
