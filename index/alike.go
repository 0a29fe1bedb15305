package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// group is a rendering in all its inflections.
type renderingGroup struct {
	key     string
	spans   []rendered
	units   map[int]bool
	weight  float64 // of these
	belief  float64
	example int // the hit that shows it best
	best    float64
}

// alike groups the renderings of hits, the most frequent first, and counts the hits that have any.
func alike(found [][]rendered) (groups []*renderingGroup, aligned int) {
	byKey := map[string]*renderingGroup{}
	for i, spans := range found {
		if len(spans) > 0 {
			aligned++
		}
		for _, r := range spans {
			g := byKey[r.key]
			if g == nil {
				g = &renderingGroup{key: r.key, units: map[int]bool{}, example: i}
				byKey[r.key] = g
				groups = append(groups, g)
			}
			if !g.units[i] {
				g.weight += r.weight
			}
			g.spans = append(g.spans, r)
			g.units[i] = true
			g.belief += r.belief
			if r.belief > g.best {
				g.best, g.example = r.belief, i
			}
		}
	}
	slices.SortFunc(groups, func(a, b *renderingGroup) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.belief, a.belief), strings.Compare(a.key, b.key))
	})
	return groups, aligned
}

// usual is the form in which a rendering stands most often; of equally frequent ones that whose words the
// corpus has most often, which is rather the dictionary's form.
func (s *search) usual(side int, spans []rendered) (string, error) {
	type variant struct {
		text  string
		count int
		good  bool // not with the capital of a sentence's start
		words float64
	}
	variants := map[string]*variant{}
	for _, r := range spans {
		form := strings.Join(r.words, " ")
		v := variants[form]
		if v == nil {
			v = &variant{text: r.text, good: !r.initial}
			for _, w := range r.words {
				n := uint64(0)
				for _, view := range s.views {
					has, err := view.of(formField(s.code(side)), w)
					if err != nil {
						return "", err
					}
					n += has.size()
				}
				v.words += math.Log(float64(1 + n))
			}
			variants[form] = v
		}
		v.count++
		if !v.good && !r.initial {
			v.text, v.good = r.text, true
		}
	}
	var best *variant
	bestForm := ""
	for form, v := range variants {
		if best == nil || cmp.Or(v.count-best.count, cmp.Compare(v.words, best.words), strings.Compare(bestForm, form)) > 0 {
			best, bestForm = v, form
		}
	}
	text := strings.Join(strings.Fields(best.text), " ")
	if best.good {
		return text, nil
	}
	// Seen at the start of sentences only: the capital stays with names.
	inside, capitals, proper, maybe := 0, 0, false, false
	for _, r := range spans {
		proper, maybe = proper || r.proper, maybe || r.capital
		if !r.initial {
			inside++
			if startsUpper(r.text) {
				capitals++
			}
		}
	}
	if !proper && maybe && inside == 0 {
		var err error
		form, _, _ := strings.Cut(bestForm, " ")
		if proper, err = s.isName(side, form, true, side); err != nil {
			return "", err
		}
	}
	first, n := utf8.DecodeRuneInString(text)
	if capitals < inside || inside == 0 && !proper && !strings.ContainsFunc(text[n:], unicode.IsUpper) {
		text = string(unicode.ToLower(first)) + text[n:]
	}
	return text, nil
}
