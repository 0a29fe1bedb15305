package index

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// echo marks in hits what renders the marks of the other side.
func (s *search) echo(ctx context.Context, hits []Hit, total int) error {
	for side := range s.langs {
		if !slices.ContainsFunc(hits, func(h Hit) bool { return len(h.Marks[side]) > 0 }) {
			continue
		}
		found, err := s.renderings(ctx, hits, side, total)
		if err != nil {
			return err
		}
		for i := range hits {
			h := &hits[i]
			for _, r := range found[i] {
				if !slices.ContainsFunc(h.Marks[1-side], r.overlaps) {
					h.Echo[1-side] = append(h.Echo[1-side], r.Mark)
				}
			}
			h.Echo[1-side] = merged(h.Echo[1-side])
		}
	}
	return nil
}

func (m Mark) overlaps(o Mark) bool {
	return m.Sentence == o.Sentence && m.Start < o.End && m.End > o.Start
}

// renderings finds in every hit the stretches of the other side that render what is marked on a side. Total
// is how many units have the term; hits may be some of them.
func (s *search) renderings(ctx context.Context, hits []Hit, side, total int) ([][]rendered, error) {
	l := s.newLinker(side)
	other := 1 - side
	type reading struct {
		words   [2][]seenWord
		term    []bool
		times   int
		proper  bool
		capital bool
		size    int // content words of the term
		most    int // that a rendering of it has without doubt
		weights []float64
		beliefs []belief
	}
	readings := make([]reading, len(hits))
	n := 0
	for i := range hits {
		if i%32 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		h, r := &hits[i], &readings[i]
		if len(h.Marks[side]) == 0 || len(h.Unit.Texts[other]) == 0 {
			continue
		}
		n++
		for k := range r.words {
			r.words[k] = l.read(k, h.Unit.Texts[k])
		}
		r.term, r.times, r.size = termWords(r.words[side], h.Marks[side])
		r.most = r.size
		r.weights = l.weights(r.words[side], r.words[other], r.term)
		for k, w := range r.words[side] {
			r.proper = r.proper || r.term[k] && w.capital && !w.starts
			r.capital = r.capital || r.term[k] && w.capital
			if r.term[k] && w.acronym { // its letters may be so many words
				r.most = max(r.most, utf8.RuneCountInString(w.form))
			}
		}
	}
	// First what stands in the units at all, then what is believed to render the term in them.
	sum := func(of func(r *reading, j int) float64) map[string]float64 {
		sums := map[string]float64{}
		for i := range readings {
			r := &readings[i]
			best := map[string]float64{}
			for j := range r.words[other] {
				if w := &r.words[other][j]; !w.function() {
					best[w.key] = max(best[w.key], of(r, j))
				}
			}
			for key, v := range best {
				sums[key] += v
			}
		}
		return sums
	}
	believe := func() {
		for i := range readings {
			r := &readings[i]
			r.beliefs = l.beliefs(r.words[side], r.words[other], r.term, r.weights)
		}
	}
	counts := sum(func(*reading, int) float64 { return 1 })
	if err := l.tie(counts, n, total); err != nil {
		return nil, err
	}
	believe()
	if n > 1 {
		l.untie(counts, sum(func(r *reading, j int) float64 { return r.beliefs[j].belief }))
		believe()
	}
	found := make([][]rendered, len(hits))
	for i := range readings {
		r := &readings[i]
		l.firm(r.words[other], r.beliefs, counts)
		found[i] = spans(&hits[i], other, r.words[other], r.beliefs, r.times, r.size, r.most)
		for k := range found[i] {
			found[i][k].proper, found[i][k].capital = r.proper, r.capital
		}
	}
	return found, nil
}

// termWords tells which words are marked, how many marks there are, and how many words with a meaning one has.
func termWords(words []seenWord, marks []Mark) (term []bool, times, size int) {
	term = make([]bool, len(words))
	for i := range words {
		for _, m := range marks {
			if w := &words[i]; w.sentence == m.Sentence && w.start < m.End && w.end > m.Start {
				if !term[i] && !words[i].function() {
					size++
				}
				term[i] = true
			}
		}
	}
	last := Mark{Sentence: -1}
	for _, m := range marks {
		if m.Sentence != last.Sentence || m.Start > last.End+1 { // words of one row are one mark
			times++
		}
		last = m
	}
	return term, times, max(1, size/max(1, times))
}

// group is a rendering in all its inflections.
type renderingGroup struct {
	key     string
	spans   []rendered
	units   map[int]bool
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
			g.spans = append(g.spans, r)
			g.units[i] = true
			g.belief += r.belief
			if r.belief > g.best {
				g.best, g.example = r.belief, i
			}
		}
	}
	slices.SortFunc(groups, func(a, b *renderingGroup) int {
		return cmp.Or(len(b.units)-len(a.units), cmp.Compare(b.belief, a.belief), strings.Compare(a.key, b.key))
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
