package corpus

import (
	"errors"
	"testing"

	"tolmach/align"
)

func auto(en, ru Article) Pair {
	return Pair{Articles: [2]string{en.ID, ru.ID}, Status: Auto, Confidence: .7}
}

func setPairs(t *testing.T, s *Store, pairs []Pair, considered ...string) int {
	t.Helper()
	n, err := s.SetPairs(ctx, pairs, considered...)
	must(t, err)
	return n
}

// inForce lists the pairs in force by their articles.
func inForce(t *testing.T, s *Store) map[[2]string]Status {
	t.Helper()
	m := map[[2]string]Status{}
	for _, p := range collect(t, s.Pairs(ctx, PairFilter{})) {
		m[p.Articles] = p.Status
	}
	return m
}

func TestSetPairsKeepsToItsScope(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	// Pairing the first anew, otherwise: the second pair is not concerned.
	same(t, "changed", setPairs(t, s, []Pair{auto(en[0], ru[2])}), 2)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[2].ID}: Auto, {en[1].ID, ru[1].ID}: Auto})
	// Considered, and found to have no counterpart.
	same(t, "changed", setPairs(t, s, nil, en[1].ID), 1)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[2].ID}: Auto})
	// Two at once for one article: the first stands.
	same(t, "changed", setPairs(t, s, []Pair{auto(en[1], ru[0]), auto(en[1], ru[1])}), 1)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[2].ID}: Auto, {en[1].ID, ru[0].ID}: Auto})
	// In force becomes an alternative, and an alternative comes into force, at once.
	other := auto(en[1], ru[0])
	other.Status = Alternative
	same(t, "changed", setPairs(t, s, []Pair{other, auto(en[1], ru[1])}), 2)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[2].ID}: Auto, {en[1].ID, ru[1].ID}: Auto})
	same(t, "all", len(collect(t, s.Pairs(ctx, PairFilter{All: true}))), 3)
	same(t, "alternatives", len(collect(t, s.Pairs(ctx, PairFilter{Status: Alternative, Article: ru[0].ID}))), 1)
	// Unknown articles are passed over, a person's status is refused.
	same(t, "changed", setPairs(t, s, []Pair{{Articles: [2]string{"0123456789abcdef", ru[0].ID}, Status: Auto}}), 1) // the alternative goes
	if _, err := s.SetPairs(ctx, []Pair{{Articles: [2]string{en[0].ID, ru[0].ID}, Status: Confirmed}}); err == nil {
		t.Error("a run may not confirm")
	}
}

func TestPersonsPairsStand(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	p, err := s.DecidePair(ctx, en[0].ID, ru[1].ID, Confirmed, "anna")
	must(t, err)
	if p.Status != Confirmed || p.By != "anna" || p.When == "" {
		t.Errorf("%+v", p)
	}
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[1].ID}: Confirmed})
	// A run cannot take it away, nor pair its articles otherwise.
	same(t, "changed", setPairs(t, s, []Pair{auto(en[0], ru[0]), auto(en[1], ru[1])}, ru[1].ID, en[0].ID), 0)
	_, err = s.DecidePair(ctx, en[1].ID, ru[2].ID, Dropped, "anna")
	must(t, err)
	same(t, "changed", setPairs(t, s, []Pair{auto(en[1], ru[2])}), 0)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[1].ID}: Confirmed})
	// The person changes the decision: one-to-one all the same.
	_, err = s.DecidePair(ctx, en[0].ID, ru[0].ID, Review, "boris")
	must(t, err)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{{en[0].ID, ru[0].ID}: Review})
	old, err := s.Pair(ctx, p.ID)
	must(t, err)
	same(t, "the earlier one", string(old.Status)+" "+old.By, "dropped boris")
	// Taken back, it is a run's again.
	_, err = s.DecidePair(ctx, en[0].ID, ru[0].ID, Auto, "boris")
	must(t, err)
	same(t, "changed", setPairs(t, s, nil, en[0].ID), 1)
	same(t, "pairs", inForce(t, s), map[[2]string]Status{})

	for _, bad := range [][2]string{{ru[0].ID, en[0].ID}, {en[0].ID, "nonsense"}} {
		if _, err := s.DecidePair(ctx, bad[0], bad[1], Confirmed, "x"); !errors.Is(err, ErrNotFound) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestResolvePair(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	id := PairID(en[0].ID, ru[0].ID)
	for _, what := range []string{id, id[:6], "en/1.txt", ru[0].ID[:8]} {
		got, err := s.ResolvePair(ctx, what)
		must(t, err)
		same(t, what, got, id)
	}
	for _, what := range []string{"", "zz", "none.txt", "ru/3.txt", "0123456789abcdef0"} {
		_, err := s.ResolvePair(ctx, what)
		var h Hinter
		if !errors.Is(err, ErrNotFound) || !errors.As(err, &h) || h.Hint() == "" {
			t.Errorf("%q: %v", what, err)
		}
	}
	var articles []Article
	for _, c := range "abcdefghijklmnopq" { // seventeen ids begin with sixteen digits
		articles = append(articles, article("en", "many/"+string(c), "", "Number "+string(c)+"."))
	}
	put(t, s, articles...)
	ambiguous := 0
	for _, c := range "0123456789abcdef" {
		_, err := s.ResolveArticle(ctx, string(c))
		var a *AmbiguousError
		if errors.As(err, &a) && errors.Is(err, ErrAmbiguous) && len(a.Candidates) > 1 {
			ambiguous++
		}
	}
	if ambiguous == 0 {
		t.Error("no prefix was ambiguous")
	}
}

func TestSetBeadsChecksCoverage(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	span := func(from, to int) align.Span { return align.Span{From: from, To: to} }
	for name, beads := range map[string][]align.Bead{
		"missing":  oneToOne(2),
		"too many": oneToOne(4),
		"twice":    append(oneToOne(3), align.Bead{Src: span(0, 1)}),
		"negative": append(oneToOne(3), align.Bead{Src: span(-1, 0)}),
		"none":     nil,
	} {
		if s.SetBeads(ctx, pair, beads, "v1") == nil {
			t.Error(name, "was taken")
		}
	}
	same(t, "beads", len(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair}))), 3)
	if err := s.SetBeads(ctx, PairID(en[0].ID, ru[2].ID), oneToOne(2), "v1"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

func TestPersonsBeadsStand(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	seen, err := s.Pair(ctx, pair)
	must(t, err)
	bead := Bead{Bead: align.Bead{Src: align.Span{From: 0, To: 2}, Dst: align.Span{From: 0, To: 1}, Confidence: 1}, Status: Confirmed}
	must(t, s.DecideBeads(ctx, pair, []Bead{bead}, Decision{By: "anna", Seen: seen.Mark}))
	if err := s.DecideBeads(ctx, pair, []Bead{bead}, Decision{By: "boris", Seen: seen.Mark}); !errors.Is(err, ErrConflict) {
		t.Error("the second window:", err)
	}
	want := `2-1 confirmed | Ministers met. Talks went well. | Министры встретились.
0-1 auto |  | Переговоры удались.
1-1 auto | Nothing was signed. | Ничего не подписано.
`
	same(t, "units", show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, Nulls: true}))), want)
	must(t, s.SetBeads(ctx, pair, oneToOne(3), "v2"))
	same(t, "after a run", show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, Nulls: true}))), want)
	beads, err := s.Beads(ctx, pair)
	must(t, err)
	same(t, "who", beads[0].By, "anna")
	// Nor does pairing undo a pair that a person worked on.
	same(t, "changed", setPairs(t, s, nil, en[0].ID), 0)
	// Taken back, the aligner has it again.
	bead.Status = Auto
	must(t, s.DecideBeads(ctx, pair, []Bead{bead}, Decision{By: "anna"}))
	must(t, s.SetBeads(ctx, pair, oneToOne(3), "v3"))
	same(t, "kinds", len(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair, BeadKind: "1-1"}))), 3)

	for name, beads := range map[string][]Bead{
		"outside":  {{Bead: align.Bead{Src: align.Span{From: 0, To: 9}}, Status: Confirmed}},
		"overlap":  {bead, bead},
		"no state": {{Status: Dropped}},
	} {
		if s.DecideBeads(ctx, pair, beads, Decision{By: "anna"}) == nil {
			t.Error(name, "was taken")
		}
	}
}
