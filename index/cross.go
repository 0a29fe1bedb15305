package index

import (
	"math"
	"sync"

	"tolmach/align/lexicon"
)

// UseLexicon sets the lexicon through which queries with Cross are translated, from the first language
// of the corpus to the second, and by which renderings are found. Without it that in the corpus's folder
// is used, else the embedded one, if there is one for the pair. It must be called before the first search.
func (x *Index) UseLexicon(l *lexicon.Lexicon) {
	x.lexicon = func() *lexicon.Lexicon { return l }
	x.roots = x.rootsOnce()
}

// rootsOnce makes the roots of the lexicon when they are first asked for.
func (x *Index) rootsOnce() func() *lexicon.Lexicon {
	return sync.OnceValue(func() *lexicon.Lexicon {
		if l := x.lexicon(); l != nil {
			return l.Roots(rootLength)
		}
		return nil
	})
}

// The translations of a word that a query with Cross looks for: the likeliest few, none of them much less
// likely than the first.
const (
	translations = 5
	likely       = 0.08 // geometric mean of both directions
	besideFirst  = 0.25 // of the first's
)

// translated is the leaf on the other side that has the translations of a word; nil when none is known.
func (p *plan) translated(w *WordExpr, side int, ranks bool) *leaf {
	whole, ok := single(w.Text)
	if !ok || w.Kind != Stemmed {
		return nil
	}
	dictionary := p.x.index.lexicon()
	stem := p.x.analyzers[side].forms(whole).stem
	id := dictionary.Word(side, stem)
	if stem == "" || id < 0 {
		return nil
	}
	other := 1 - side
	l := &leaf{side: other, shown: w.String(), ranks: ranks}
	first := 0.0
	for _, e := range dictionary.Best(side, id, translations) {
		weight := math.Sqrt(float64(e.P) * float64(e.Q))
		if weight < likely || weight < besideFirst*first {
			break
		}
		first = max(first, weight)
		l.groups = append(l.groups, group{field: stemField(p.x.code(other)), terms: []string{dictionary.Stem(other, e.ID)},
			weight: weight / first, counts: true})
	}
	if len(l.groups) == 0 {
		return nil
	}
	return p.add(l)
}
