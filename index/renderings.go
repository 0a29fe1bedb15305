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

// rendered is a stretch of the other side that renders the term.
type rendered struct {
	Mark
	key     string // its words without their endings
	text    string
	words   []string // as folded
	initial bool     // begins its sentence
	belief  float64
}

const (
	believed     = 0.30 // what a word of a rendering is believed at least
	functionCost = 0.04 // of a function word inside a rendering
	leastSpan    = 0.12 // what is left of the beliefs of a rendering's words
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
		beliefs []float64
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
		r.term, r.times = termWords(r.words[side], h.Marks[side])
	}
	// First what stands in the units at all, then what is believed to render the term in them.
	for pass := range 2 {
		counts := map[string]float64{}
		for i := range readings {
			r := &readings[i]
			seen := map[string]float64{}
			for j := range r.words[other] {
				if w := &r.words[other][j]; !w.function() {
					belief := 1.0
					if pass > 0 {
						belief = r.beliefs[j]
					}
					seen[w.key] = max(seen[w.key], belief)
				}
			}
			for key, belief := range seen {
				counts[key] += belief
			}
		}
		if err := l.tie(counts, n, total); err != nil {
			return nil, err
		}
		for i := range readings {
			r := &readings[i]
			r.beliefs = l.beliefs(r.words[side], r.words[other], r.term)
		}
	}
	found := make([][]rendered, len(hits))
	for i := range readings {
		r := &readings[i]
		found[i] = spans(&hits[i], other, r.words[other], r.beliefs, r.times)
	}
	return found, nil
}

// termWords tells which words are marked, and how many marks there are.
func termWords(words []seenWord, marks []Mark) (term []bool, times int) {
	term = make([]bool, len(words))
	for i := range words {
		for _, m := range marks {
			if w := &words[i]; w.sentence == m.Sentence && w.start < m.End && w.end > m.Start {
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
	return term, times
}

// spans cuts out the stretches whose words are believed to render the term, the likeliest first, no more
// than the times that the term stands there.
func spans(h *Hit, side int, words []seenWord, beliefs []float64, times int) []rendered {
	var found []rendered
	values := make([]float64, len(words))
	for j := range words {
		switch b := beliefs[j]; {
		case b > believed:
			values[j] = b - believed
		case words[j].function():
			values[j] = -functionCost
		default:
			values[j] = min(b-believed, -functionCost)
		}
	}
	for range times {
		from, to, best := 0, 0, 0.0
		sum, start := 0.0, 0
		for j := range words {
			if sum <= 0 || words[j].sentence != words[start].sentence {
				sum, start = 0, j
			}
			if sum += values[j]; sum > best {
				from, to, best = start, j+1, sum
			}
		}
		if best < leastSpan {
			break
		}
		r := rendered{belief: best}
		first, last := from, to-1
		for c := words[first].compound; c > 0 && first > 0 && words[first-1].compound == c; first-- {
		}
		for c := words[last].compound; c > 0 && last+1 < len(words) && words[last+1].compound == c; last++ {
		}
		r.Mark = Mark{words[first].sentence, words[first].start, words[last].end}
		r.initial = first == 0 || words[first-1].sentence != words[first].sentence
		r.text = h.Unit.Texts[side][r.Sentence][r.Start:r.End]
		var keys []string
		for j := first; j <= last; j++ {
			values[j] = math.Inf(-1)
			r.words = append(r.words, words[j].form)
			if !words[j].function() {
				keys = append(keys, words[j].key)
			}
		}
		if len(keys) == 0 {
			keys = r.words
		}
		r.key = strings.Join(keys, " ")
		found = append(found, r)
	}
	return found
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
	capital := best.good
	for _, r := range spans { // the capital of a sentence's start is dropped where others do without
		if !r.initial && !startsUpper(r.text) {
			capital = false
		}
	}
	if !best.good && !capital {
		r, n := utf8.DecodeRuneInString(best.text)
		if second, _ := utf8.DecodeRuneInString(best.text[n:]); !unicode.IsUpper(second) {
			return string(unicode.ToLower(r)) + best.text[n:], nil
		}
	}
	return strings.Join(strings.Fields(best.text), " "), nil
}
