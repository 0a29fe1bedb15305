package align

import (
	"cmp"
	"context"
	"math"
	"slices"

	"tolmach/align/facts"
	"tolmach/align/lexicon"
)

// match says that a type of one side translates a type of the other, and how well, from 0 to 1.
type match struct {
	other    int32
	strength float32
}

// Strengths of what is not a word of the lexicon.
const (
	rootLength   = 5  // letters of a stem that kindred words share
	rootShare    = .6 // strength of kindred words, of that of their roots
	sameValue    = .9 // the same figure in another unit
	roundedValue = .6 // figures of a kind that near each other:
	rounding     = .05
	leastName    = .4 // likelihood below which two names are strangers
	leastMatch   = .03
)

// strength turns the lexicon's probabilities into how well two words match, from 0 to 1.
func strength(e lexicon.Entry) float32 {
	p, q := float64(e.P), float64(e.Q)
	return float32(min(1, 3*max(math.Sqrt(p*q), max(p, q)/2)))
}

// targets finds the types of the target text by what a source type may be looked for.
type targets struct {
	types  []*typ
	byLex  map[int32]int32
	byStem map[string]int32
	byRoot map[int32][]int32
	byKey  map[string][]int32
	values []int32 // types with a value, by it
}

func newTargets(types []*typ) *targets {
	x := &targets{types, map[int32]int32{}, map[string]int32{}, map[int32][]int32{}, map[string][]int32{}, nil}
	for j, t := range types {
		id := int32(j)
		x.byStem[t.stem] = id
		if t.lex >= 0 {
			x.byLex[t.lex] = id
		}
		if t.root >= 0 {
			x.byRoot[t.root] = append(x.byRoot[t.root], id)
		}
		if t.namelike() {
			for _, k := range t.keys {
				x.byKey[k] = append(x.byKey[k], id)
			}
		}
		if t.fact.Value != 0 {
			x.values = append(x.values, id)
		}
	}
	slices.SortStableFunc(x.values, func(a, b int32) int { return cmp.Compare(types[a].fact.Value, types[b].fact.Value) })
	return x
}

// matches finds, for every source type, the target types that may translate it, by id.
func (a *Aligner) matches(ctx context.Context, src, dst *text) ([][]match, error) {
	x := newTargets(dst.types)
	out := make([][]match, len(src.types))
	const share = 1000 // types looked up at once
	err := each(ctx, (len(out)+share-1)/share, func(k int) {
		from, to := k*share, min((k+1)*share, len(out))
		a.look(x, src.types[from:to], out[from:to])
	})
	return out, err
}

// look fills in the matches of some source types.
func (a *Aligner) look(x *targets, types []*typ, out [][]match) {
	best := make([]float32, len(x.types))
	var touched []int32
	put := func(j int32, m float32) {
		if best[j] == 0 && m > 0 {
			touched = append(touched, j)
		}
		best[j] = max(best[j], m)
	}
	for i, s := range types {
		if j, ok := x.byStem[s.stem]; ok && (s.kind == figure || len(s.stem) > 2) {
			put(j, 1)
		}
		if s.lex >= 0 {
			for _, e := range a.lex.Pairs(a.src.side, s.lex) {
				if j, ok := x.byLex[e.ID]; ok {
					put(j, strength(e))
				}
			}
		}
		if s.root >= 0 {
			for _, e := range a.roots.Pairs(a.src.side, s.root) {
				for _, j := range x.byRoot[e.ID] {
					put(j, rootShare*strength(e))
				}
			}
		}
		if s.namelike() {
			for _, k := range s.keys {
				for _, j := range x.byKey[k] {
					if m := s.name.Same(x.types[j].name); m > leastName {
						put(j, float32(m))
					}
				}
			}
		}
		if v := s.fact.Value; v != 0 {
			least := min(v*(1-rounding), v*(1+rounding))
			k, _ := slices.BinarySearchFunc(x.values, least, func(j int32, v float64) int { return cmp.Compare(x.types[j].fact.Value, v) })
			for _, j := range x.values[k:] {
				if x.types[j].fact.Value > max(v*(1-rounding), v*(1+rounding)) {
					break
				}
				put(j, nearness(s.fact, x.types[j].fact))
			}
		}
		slices.Sort(touched)
		for _, j := range touched {
			if best[j] >= leastMatch {
				out[i] = append(out[i], match{j, best[j]})
			}
			best[j] = 0
		}
		touched = touched[:0]
	}
}

// namelike says that a type may be a name: by its capital, or because the lexicon does not know it.
func (t *typ) namelike() bool { return t.kind == name || t.kind == word && t.lex < 0 }

// nearness compares two figures that are not written the same.
func nearness(a, b facts.Fact) float32 {
	switch r := b.Value / a.Value; {
	case r == 1:
		return sameValue
	case math.Abs(r-1) < rounding && a.Kind == b.Kind && a.Kind <= facts.Money:
		return roundedValue
	}
	return 0
}

// reversed turns matches around: for every target type the source types that it may translate.
func reversed(ms [][]match, targets int) [][]match {
	out := make([][]match, targets)
	for i, row := range ms {
		for _, m := range row {
			out[m.other] = append(out[m.other], match{int32(i), m.strength})
		}
	}
	return out
}
