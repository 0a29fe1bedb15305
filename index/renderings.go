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
	proper  bool     // the term has a capital there, inside a sentence
	capital bool     // or at its start
	belief  float64
}

const (
	believed     = 0.2  // what a word of a rendering is believed at least
	besideBest   = 0.45 // and as part of what the best of the unit is believed
	functionCost = 0.10 // of a function word inside a rendering
	strangerCost = 0.30 // of any other word inside it that is not believed
	leastSpan    = 0.12 // of all that
	repeated     = 0.5  // what a second rendering in the unit is believed, as part of the first
	surplus      = 0.6  // what a word beyond the term's number is believed, as part of the best
	joined       = 0.8  // what is left of that when a function word stands between
	related      = 0.6  // how much of what is known of a word is of the term, for it to join a rendering beside it
	lacking      = 0.5  // and one up to that number, as part of the least
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
		weights []float64
		beliefs []float64
		kin     []float64
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
		r.weights = l.weights(r.words[side], r.words[other], r.term)
		for k, w := range r.words[side] {
			r.proper = r.proper || r.term[k] && w.capital && !w.starts
			r.capital = r.capital || r.term[k] && w.capital
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
			r.beliefs, r.kin = l.beliefs(r.words[side], r.words[other], r.term, r.weights)
		}
	}
	counts := sum(func(*reading, int) float64 { return 1 })
	if err := l.tie(counts, n, total); err != nil {
		return nil, err
	}
	believe()
	if n > 1 {
		l.untie(counts, sum(func(r *reading, j int) float64 { return r.beliefs[j] }))
		believe()
	}
	found := make([][]rendered, len(hits))
	for i := range readings {
		r := &readings[i]
		found[i] = spans(&hits[i], other, r.words[other], r.beliefs, r.kin, r.times, r.size)
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

// spans cuts out the stretches whose words are believed to render the term, the likeliest first, no more
// than the times that the term stands there. A rendering has about as many words as the term.
func spans(h *Hit, side int, words []seenWord, beliefs, kin []float64, times, size int) []rendered {
	if len(words) == 0 {
		return nil
	}
	top := slices.Max(beliefs)
	least := max(believed, besideBest*top)
	values := make([]float64, len(words))
	for j := range words {
		switch b := beliefs[j]; {
		case b > least:
			values[j] = b - least/2
		case words[j].function():
			values[j] = -functionCost
		default:
			values[j] = -strangerCost
		}
	}
	var found []rendered
	for range times {
		from, to, best := 0, 0, 0.0
		sum, start := 0.0, 0
		for j := range words {
			if sum <= 0 || words[j].starts || words[j].apart {
				sum, start = 0, j
			}
			if sum += values[j]; sum > best {
				from, to, best = start, j+1, sum
			}
		}
		if best < leastSpan || len(found) > 0 && best < repeated*found[0].belief {
			break
		}
		first, last := fitted(words, beliefs, values, from, to-1, size, least)
		// A neighbour that the lexicon gives to nothing else belongs to it: "fur" and "coat" to шуба.
		if first > 0 && !words[first].starts && !words[first].apart && kin[first-1] > related && !math.IsInf(values[first-1], -1) {
			first--
		}
		if next := last + 1; next < len(words) && !words[next].starts && !words[next].apart && kin[next] > related && !math.IsInf(values[next], -1) {
			last++
		}
		for c := words[first].compound; c > 0 && first > 0 && words[first-1].compound == c; first-- {
		}
		for c := words[last].compound; c > 0 && last+1 < len(words) && words[last+1].compound == c; last++ {
		}
		r := rendered{belief: best, initial: words[first].starts, Mark: Mark{words[first].sentence, words[first].start, words[last].end}}
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

// fitted drops half-believed words from the ends of a stretch that has more words than the term, and adds
// such words to one that has fewer.
func fitted(words []seenWord, beliefs, values []float64, first, last, size int, least float64) (int, int) {
	content := 0
	top := 0.0
	for j := first; j <= last; j++ {
		if !words[j].function() {
			content++
		}
		top = max(top, beliefs[j])
	}
	for first < last && content > size {
		switch weak := surplus * top; {
		case words[first].function():
			first++
			continue
		case words[last].function():
			last--
			continue
		default:
			// A word that is joined by a function word only is the first to go.
			a, b := beliefs[first], beliefs[last]
			if words[first+1].function() {
				a *= joined
			}
			if words[last-1].function() {
				b *= joined
			}
			switch {
			case min(a, b) >= weak:
				return first, last
			case a <= b:
				first++
			default:
				last--
			}
		}
		content--
	}
	for content < size {
		before, behind := 0.0, 0.0
		if first > 0 && !words[first].starts && !words[first].apart && !math.IsInf(values[first-1], -1) {
			before = beliefs[first-1]
		}
		if next := last + 1; next < len(words) && !words[next].starts && !words[next].apart && !math.IsInf(values[next], -1) {
			behind = beliefs[next]
		}
		if max(before, behind) < lacking*least {
			break
		}
		if before > behind {
			first--
		} else {
			last++
		}
		content++
	}
	for ; first < last && words[first].function() && beliefs[first] < least; first++ {
	}
	for ; first < last && words[last].function() && beliefs[last] < least; last-- {
	}
	return first, last
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
