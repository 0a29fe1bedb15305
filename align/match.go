package align

import (
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
	roundedValue = .6 // figures of a kind within a twentieth of each other
	leastName    = .4 // likelihood below which two names are strangers
	leastMatch   = .03
)

// strength turns the lexicon's probabilities into how well two words match, from 0 to 1.
func strength(e lexicon.Entry) float32 {
	p, q := float64(e.P), float64(e.Q)
	return float32(min(1, 3*max(math.Sqrt(p*q), max(p, q)/2)))
}

// matches finds, for every source type, the target types that may translate it, by id.
func (a *Aligner) matches(src, dst *text) [][]match {
	byLex, byStem := map[int32]int32{}, map[string]int32{}
	byRoot, byKey := map[int32][]int32{}, map[string][]int32{}
	var values []int32
	for j, t := range dst.types {
		id := int32(j)
		byStem[t.stem] = id
		if t.lex >= 0 {
			byLex[t.lex] = id
		}
		if t.root >= 0 {
			byRoot[t.root] = append(byRoot[t.root], id)
		}
		if t.namelike() {
			for _, k := range t.keys {
				byKey[k] = append(byKey[k], id)
			}
		}
		if t.fact.Value != 0 {
			values = append(values, id)
		}
	}
	out := make([][]match, len(src.types))
	best := make([]float32, len(dst.types))
	var touched []int32
	put := func(j int32, m float32) {
		if best[j] == 0 && m > 0 {
			touched = append(touched, j)
		}
		best[j] = max(best[j], m)
	}
	roots := map[int32][]match{}
	for i, s := range src.types {
		if j, ok := byStem[s.stem]; ok && (s.kind == figure || len(s.stem) > 2) {
			put(j, 1)
		}
		if s.lex >= 0 {
			for _, e := range a.lex.Pairs(a.src.side, s.lex) {
				if j, ok := byLex[e.ID]; ok {
					put(j, strength(e))
				}
			}
		}
		if s.root >= 0 {
			row, ok := roots[s.root]
			if !ok {
				for _, e := range a.roots.Pairs(a.src.side, s.root) {
					for _, j := range byRoot[e.ID] {
						row = append(row, match{j, rootShare * strength(e)})
					}
				}
				roots[s.root] = row
			}
			for _, m := range row {
				put(m.other, m.strength)
			}
		}
		if s.namelike() {
			for _, k := range s.keys {
				for _, j := range byKey[k] {
					if m := s.name.Same(dst.types[j].name); m > leastName {
						put(j, float32(m))
					}
				}
			}
		}
		if s.fact.Value != 0 {
			for _, j := range values {
				put(j, nearness(s.fact, dst.types[j].fact))
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
	return out
}

// namelike says that a type may be a name: by its capital, or because the lexicon does not know it.
func (t *typ) namelike() bool { return t.kind == name || t.kind == word && t.lex < 0 }

// nearness compares two figures that are not written the same.
func nearness(a, b facts.Fact) float32 {
	switch r := b.Value / a.Value; {
	case r == 1:
		return sameValue
	case r > .95 && r < 1.05 && a.Kind == b.Kind && a.Kind <= facts.Money:
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
