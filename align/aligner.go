package align

import (
	"context"
	"slices"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// Options say what an aligner knows.
type Options struct {
	From, To string           // language codes: "en", "ru"
	Lexicon  *lexicon.Lexicon // of the two languages, in either order; nil: none
}

// Aligner aligns texts of one pair of languages. It is safe for concurrent use.
type Aligner struct {
	src, dst reader // in the order in which the search goes, which may be the other one
	turned   bool   // src reads Options.To
	lex      *lexicon.Lexicon
	roots    *lexicon.Lexicon
	model    *model
}

// New makes an aligner.
func New(o Options) *Aligner {
	a := &Aligner{lex: o.Lexicon}
	if a.lex != nil {
		a.model = &models().Lexicon
		a.roots = a.lex.Roots(rootLength)
	} else {
		a.model = &models().Bare
	}
	from := reader{lang: lang.Get(o.From), lex: a.lex, roots: a.roots}
	to := reader{lang: lang.Get(o.To), lex: a.lex, roots: a.roots, side: 1}
	if a.lex != nil && a.lex.From() != o.From && a.lex.From() == o.To {
		from.side, to.side = 1, 0
	}
	// The search takes one side as its source. To give the same beads whichever text comes first, it always takes
	// the language whose code comes first in the alphabet.
	a.src, a.dst = from, to
	if a.turned = o.To < o.From; a.turned {
		a.src, a.dst = to, from
	}
	return a
}

// Align aligns two texts, given as sentences in reading order. Every sentence of both comes out in exactly one bead:
// beads of 1 to 4 sentences a side, and null beads of one sentence. Beads come in the order of the source
// text, those without a source sentence behind the bead that holds the target sentence before. The same input always
// gives the same beads, and swapping languages and texts mirrors them. The only error is that of a context that ended.
func (a *Aligner) Align(ctx context.Context, src, dst []string) ([]Bead, error) {
	if turned := a.turned || a.src.lang.Code == a.dst.lang.Code && slices.Compare(src, dst) > 0; turned {
		beads, left, err := a.align(ctx, dst, src)
		for i, b := range beads {
			beads[i].Src, beads[i].Dst = b.Dst, b.Src
		}
		return complete(beads, nulls{left[1], left[0]}, len(src), len(dst)), err
	}
	beads, left, err := a.align(ctx, src, dst)
	return complete(beads, left, len(src), len(dst)), err
}

func (a *Aligner) align(ctx context.Context, src, dst []string) ([]Bead, nulls, error) {
	if len(src) == 0 || len(dst) == 0 {
		return nil, nulls{}, ctx.Err()
	}
	var s, t *text
	if err := each(ctx, 2, func(side int) {
		if side == 0 {
			s = a.src.read(src)
		} else {
			t = a.dst.read(dst)
		}
	}); err != nil {
		return nil, nulls{}, err
	}
	ms, err := a.matches(ctx, s, t)
	if err != nil {
		return nil, nulls{}, err
	}
	if len(src)*len(dst) > wholeCells {
		return a.long(ctx, s, t, ms)
	}
	beads, left := a.model.decide(newEvidence(s, t, ms))
	return beads, left, ctx.Err()
}

// nulls are the probabilities of the sentences of both sides to have no counterpart; nil where nothing is known.
type nulls [2][]float64

func (n nulls) of(side, i int) float64 {
	if i >= len(n[side]) {
		return 1
	}
	return n[side][i]
}

// decide aligns two texts short enough to be looked at whole.
func (m *model) decide(e *evidence) ([]Bead, nulls) {
	first := newLattice(e, &m.First)
	cs := first.candidates(e)
	second := m.Second.rescore(first, cs)
	probs := make([]float64, len(cs))
	second.posterior(probs, nil)
	for k, p := range probs {
		second.beads[k].Confidence = min(p, 1)
	}
	beads := second.best()
	return beads, e.nulls(second.beads, probs, beads)
}

// nulls are the probabilities of the sentences to have no counterpart, given the beads that were chosen: a candidate that wants
// a chosen bead's sentence has no more than what that bead leaves.
func (e *evidence) nulls(candidates []scored, probs []float64, chosen []Bead) nulls {
	sure := nulls{make([]float64, e.n), make([]float64, e.m)}
	left := nulls{ones(e.n), ones(e.m)}
	for _, b := range chosen {
		for side, s := range [2]Span{b.Src, b.Dst} {
			for i := s.From; i < s.To; i++ {
				sure[side][i] = b.Confidence
			}
		}
	}
	for k, c := range candidates {
		p := probs[k]
		for side, s := range [2]Span{c.Src, c.Dst} {
			for i := s.From; i < s.To; i++ {
				p = min(p, 1-sure[side][i])
			}
		}
		for side, s := range [2]Span{c.Src, c.Dst} {
			for i := s.From; i < s.To; i++ {
				left[side][i] = max(0, left[side][i]-p)
			}
		}
	}
	return left
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

// complete puts what the beads leave out into null beads of one sentence each and everything into order.
func complete(beads []Bead, left nulls, n, m int) []Bead {
	slices.SortFunc(beads, func(a, b Bead) int { return a.Src.From - b.Src.From })
	used := make([]bool, m)
	for _, b := range beads {
		for j := b.Dst.From; j < b.Dst.To; j++ {
			used[j] = true
		}
	}
	out := make([]Bead, 0, len(beads))
	after := 0 // where null beads of target sentences stand on the source side
	follow := func(j int) {
		for ; j < m && !used[j]; j++ {
			out = append(out, Bead{Src: Span{after, after}, Dst: Span{j, j + 1}, Confidence: left.of(1, j)})
		}
	}
	follow(0)
	k, reached := 0, 0
	for i := 0; i < n; {
		if k == len(beads) || beads[k].Src.From > i {
			out = append(out, Bead{Src: Span{i, i + 1}, Dst: Span{reached, reached}, Confidence: left.of(0, i)})
			i++
			continue
		}
		b := beads[k]
		k++
		out = append(out, b)
		i, after, reached = b.Src.To, b.Src.To, b.Dst.To
		follow(b.Dst.To)
	}
	MarkCrossings(out)
	return out
}
