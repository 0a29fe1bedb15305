package index

import (
	"context"
	"slices"
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
				if r.weight >= 0.5 && !slices.ContainsFunc(h.Marks[1-side], r.overlaps) {
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
	defer l.free()
	other := 1 - side
	type reading struct {
		words   [2][]seenWord
		term    []bool
		times   int
		proper  bool
		capital bool
		size    int  // content words of the term
		small   bool // it has a word in small letters
		linked  bool // it has a function word
		most    int  // that a rendering of it has without doubt
		weights []float64
		known   [][2]int // where the lexicon tells the whole term
		parts   [][2]int // and where some of its words
		beliefs []belief
	}
	readings := make([]reading, len(hits))
	n := 0
	for i := range hits {
		if ctx.Err() != nil {
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
		r.most = r.size + compounds(r.words[side], r.term)/max(1, r.times)
		phrases := l.phrases(r.words[side], r.words[other])
		r.weights = l.weights(r.words[side], r.words[other], r.term)
		bind(phrases, r.words[other], r.weights)
		r.known, r.parts = whole(phrases, r.words[side], r.words[other], r.term), partsOf(phrases, r.term)
		spellOut(r.words[side], r.words[other], r.term, r.weights)
		for k, w := range r.words[side] {
			if r.term[k] && w.partly && r.size == 1 {
				r.size, r.most = 2, max(r.most, 2)
			}
			r.small = r.small || r.term[k] && !w.capital && w.compound == 0 && !w.function()
			r.linked = r.linked || r.term[k] && w.function()
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
	words := make([][]seenWord, len(hits))
	for i := range readings {
		r := &readings[i]
		l.firm(r.words[other], r.beliefs, counts)
		found[i] = spans(&hits[i], other, r.words[other], r.beliefs, r.known, r.parts, r.times, r.size, r.most, r.linked, !r.small && r.size > 1)
		for k := range found[i] {
			found[i][k].proper, found[i][k].capital = r.proper, r.capital
		}
	}
	for i := range readings {
		r := &readings[i]
		if words[i] = r.words[other]; r.size < 2 {
			words[i] = nil // a word is seldom rendered by more than was found
		}
	}
	widen(hits, found, words, other)
	return found, nil
}

const (
	leastAlways = 3   // stretches that have the same neighbour
	nearlyAll   = 0.9 // part of the stretches of one key
)

// widen takes in the neighbour that a rendering nearly always has and that renders nothing else: дел of министр
// иностранных дел, for "foreign minister".
func widen(hits []Hit, found [][]rendered, words [][]seenWord, side int) {
	for _, behind := range []bool{true, false} {
		beside := func(r *rendered) string {
			if behind {
				return r.behind
			}
			return r.before
		}
		type neighbour struct{ key, beside string }
		all, with := map[string]int{}, map[neighbour]int{}
		for _, spans := range found {
			for k := range spans {
				all[spans[k].key]++
				with[neighbour{spans[k].key, beside(&spans[k])}]++
			}
		}
		for i, spans := range found {
			for k := range spans {
				r := &spans[k]
				if words[i] == nil {
					continue
				}
				n := with[neighbour{r.key, beside(r)}]
				if beside(r) == "" || n < leastAlways || float64(n) < nearlyAll*float64(all[r.key]) {
					continue
				}
				if behind {
					r.set(&hits[i], side, words[i], r.first, r.last+1)
				} else {
					r.set(&hits[i], side, words[i], r.first-1, r.last)
				}
			}
		}
	}
}

// spellOut makes the words that an acronym stands behind, in brackets, ones of the term with it: "Совет Безопасности (СБ)",
// unless the other side has an acronym too.
func spellOut(words, other []seenWord, term []bool, weights []float64) {
	if len(other) == 0 || slices.ContainsFunc(other, func(w seenWord) bool { return w.acronym && w.apart }) {
		return
	}
	for i := 1; i < len(words); i++ {
		if !term[i] || !words[i].acronym || !words[i].apart || term[i-1] || slices.Max(weights[i*len(other):(i+1)*len(other)]) >= explained {
			continue
		}
		letters := []rune(words[i].form)
		k := len(letters) - 1
		first := i
		for j := i - 1; j >= 0 && k >= 0 && words[j].sentence == words[i].sentence; j-- {
			r, _ := utf8.DecodeRuneInString(words[j].form)
			switch {
			case r == letters[k]:
				k--
				first = j
			case !words[j].function():
				j = 0
			}
			if j > 0 && words[j].apart {
				break
			}
		}
		if k < 0 {
			for j := first; j < i; j++ {
				term[j] = true
			}
		}
	}
}

// compounds is how many words of the term go on with a hyphened word, which counts as one.
func compounds(words []seenWord, term []bool) (n int) {
	for i := 1; i < len(words); i++ {
		if term[i] && words[i].compound > 0 && words[i-1].compound == words[i].compound {
			n++
		}
	}
	return n
}

// termWords tells which words are marked, how many marks there are, and how many words with a meaning one has.
func termWords(words []seenWord, marks []Mark) (term []bool, times, size int) {
	term = make([]bool, len(words))
	for i := range words {
		for _, m := range marks {
			if w := &words[i]; w.sentence == m.Sentence && w.start < m.End && w.end > m.Start {
				if !term[i] && (!words[i].function() || words[i].capital && !words[i].starts && !words[i].acronym) && (i == 0 || words[i].compound == 0 || words[i-1].compound != words[i].compound || words[i-1].function()) {
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
