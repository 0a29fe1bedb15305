package corpus

import (
	"slices"

	"tolmach/align"
)

// supersede makes one article an earlier revision of another. Pairs of the program's own making go;
// what a person decided on is kept with the old revision and carried over to the new one.
func (t *tx) supersede(old, successor int64) error {
	if _, err := t.run(`update article set successor = ?2 where successor = ?1`, old, successor); err != nil {
		return err
	}
	var state int
	if err := t.one([]any{&state}, `select state from article where n = ?`, old); err != nil {
		return err
	}
	if state != superseded {
		if err := t.setState(old, state, superseded); err != nil {
			return err
		}
	}
	if _, err := t.run(`update article set successor = ? where n = ?`, successor, old); err != nil {
		return err
	}
	undo, err := t.numbers(`select n from pair where (a = ?1 or b = ?1) and `+undecided, old)
	if err != nil {
		return err
	}
	if err := t.dropPairs(undo); err != nil {
		return err
	}
	return t.carryPairs(old, successor)
}

// carryPairs gives the new revision the pairs of the old one that a person had to do with.
func (t *tx) carryPairs(old, successor int64) error {
	type pair struct {
		n, a, b int64
		p       Pair
		js      string
	}
	var pairs []pair
	err := t.each(func(r scanner) error {
		var p pair
		err := r.Scan(&p.n, &p.a, &p.b, &p.p.Status, &p.p.Confidence, &p.js, &p.p.By, &p.p.When)
		pairs = append(pairs, p)
		return err
	}, `select n, a, b, status, confidence, evidence, who, at from pair where a = ?1 or b = ?1 order by n`, old)
	if err != nil || len(pairs) == 0 {
		return err
	}
	was, err := t.sentences(old)
	if err != nil {
		return err
	}
	is, err := t.sentences(successor)
	if err != nil {
		return err
	}
	// The old pairs leave force before the new ones enter it.
	if err := t.settle(old); err != nil {
		return err
	}
	for _, p := range pairs {
		side := 0
		if p.b == old {
			side = 1
		}
		a, b := p.a, p.b
		if side == 0 {
			a = successor
		} else {
			b = successor
		}
		var there int64
		if found, err := t.find([]any{&there}, `select n from pair where a = ? and b = ?`, a, b); err != nil {
			return err
		} else if found {
			// The text went back to what it was: its pair is here, but the later decision holds.
			if _, err := t.run(`update pair set status = ?, who = ?, at = ? where n = ?`, string(p.p.Status), p.p.By, p.p.When, there); err != nil {
				return err
			}
			continue
		}
		n, err := t.insertPair(a, b, p.p, p.js)
		if err != nil {
			return err
		}
		beads, err := t.personBeads(p.n)
		if err != nil {
			return err
		}
		if err := t.writeBeads(n, carry(beads, side, was, is)); err != nil {
			return err
		}
	}
	return nil
}

// carry moves beads to where their sentences of one side stand now, each as near to its old place as the
// others leave it; those whose sentences stand nowhere are left out.
func carry(beads []Bead, side int, was, is []string) []Bead {
	var kept []Bead
	taken := make([]bool, len(is))
	for _, b := range beads {
		span := &b.Src
		if side == 1 {
			span = &b.Dst
		}
		if span.To > len(was) {
			continue
		}
		run := was[span.From:span.To]
		best := -1
		for at := 0; at+len(run) <= len(is); at++ {
			if slices.Equal(is[at:at+len(run)], run) && !slices.Contains(taken[at:at+len(run)], true) &&
				(best < 0 || abs(at-span.From) < abs(best-span.From)) {
				best = at
			}
		}
		switch {
		case len(run) == 0: // a null bead holds no sentence of this side
			*span = align.Span{}
		case best < 0:
			continue
		default:
			*span = align.Span{From: best, To: best + len(run)}
			for i := range run {
				taken[best+i] = true
			}
		}
		kept = append(kept, b)
	}
	return kept
}

func abs(n int) int { return max(n, -n) }

// resegment gives an article its sentences anew: its pairs stand, their alignment is done again, and a
// person's beads stay where their sentences do.
func (t *tx) resegment(a *Article, n int64, text string, spans []byte) error {
	mark, err := t.now()
	if err != nil {
		return err
	}
	was, err := t.sentences(n)
	if err != nil {
		return err
	}
	if err := t.forgetLone(n); err != nil {
		return err
	}
	if _, err := t.run(`update body set text = ?, spans = ? where n = ?`, text, spans, n); err != nil {
		return err
	}
	if _, err := t.run(`update article set sentences = ?, mark = ? where n = ?`, len(a.Sentences), mark, n); err != nil {
		return err
	}
	is := make([]string, len(a.Sentences))
	for i, s := range a.Sentences {
		is[i] = s.Text
	}
	type pair struct {
		n    int64
		side int
	}
	var pairs []pair
	err = t.each(func(r scanner) error {
		var p pair
		err := r.Scan(&p.n, &p.side)
		pairs = append(pairs, p)
		return err
	}, `select n, b = ?1 from pair where a = ?1 or b = ?1`, n)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		beads, err := t.personBeads(p.n)
		if err != nil {
			return err
		}
		if err := t.replaceBeads(p.n, carry(beads, p.side, was, is), ""); err != nil {
			return err
		}
	}
	return nil
}

// sentences reads an article's sentences.
func (t *tx) sentences(n int64) ([]string, error) {
	var text string
	var spans []byte
	if err := t.one([]any{&text, &spans}, `select text, spans from body where n = ?`, n); err != nil {
		return nil, err
	}
	_, list, err := unpackBody(text, spans)
	texts := make([]string, len(list))
	for i, s := range list {
		texts[i] = s.Text
	}
	return texts, err
}
