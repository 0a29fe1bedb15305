package align

import (
	"math"

	"tolmach/align/facts"
	"tolmach/align/lexicon"
)

// match says that a type of one side translates a type of the other, and how well, from 0 to 1.
type match struct {
	other int32
	m     float32
}

// matches finds, for every source type, the target types that may translate it.
func matches(src, dst *text, lex *lexicon.Lexicon) [][]match {
	out := make([][]match, len(src.types))
	byLex := map[int32]int32{}
	byForm := map[string]int32{}
	for j, t := range dst.types {
		if t.lex >= 0 {
			byLex[t.lex] = int32(j)
		}
		byForm[t.stem] = int32(j)
	}
	for i, s := range src.types {
		best := map[int32]float32{}
		put := func(j int32, m float64) {
			if float32(m) > best[j] {
				best[j] = float32(m)
			}
		}
		if j, ok := byForm[s.stem]; ok && (s.kind == figure || len(s.stem) > 2) {
			put(j, 1)
		}
		if s.kind == figure && s.value != 0 {
			for j, t := range dst.types {
				if t.kind == figure && t.value != 0 {
					switch r := t.value / s.value; {
					case r == 1:
						put(int32(j), .9)
					case r > .95 && r < 1.05 && s.sort == t.sort && s.sort <= facts.Money:
						put(int32(j), .6)
					}
				}
			}
		}
		if s.lex >= 0 {
			for _, e := range lex.Pairs(0, s.lex) {
				if j, ok := byLex[e.ID]; ok {
					put(j, strength(e))
				}
			}
		}
		if s.kind == name || s.kind == word && s.lex < 0 {
			for j := range dst.types {
				t := &dst.types[j]
				if t.kind == name || t.kind == word && t.lex < 0 {
					if m := src.types[i].name.Same(&t.name); m > .4 {
						put(int32(j), m)
					}
				}
			}
		}
		for j, m := range best {
			if m >= .03 {
				out[i] = append(out[i], match{j, m})
			}
		}
	}
	return out
}

// strength turns the lexicon's probabilities into how well two words match, from 0 to 1.
func strength(e lexicon.Entry) float64 {
	p, q := float64(e.P), float64(e.Q)
	return min(1, 3*max(math.Sqrt(p*q), max(p, q)/2))
}
