package lexicon

import (
	"slices"
	"strings"
)

// word is a word on its way into a lexicon.
type word struct {
	stem, form string
	count      float64 // in all texts
	own        float64 // of these, in the pairs
	used       bool
}

// link is an entry on its way into a lexicon; the numbers are those of words.
type link struct {
	source, target int32
	p, q           float64
}

// shrink is added to the count that a probability is a share of: what was seen once is not certain.
const shrink = .5

// lexicon makes the result of the counts of the last round.
func (m *model) lexicon() *Lexicon {
	var words [2][]word
	var total [2]float64
	for s, v := range m.text.words {
		usual := v.usual()
		words[s] = make([]word, len(v.stem))
		for i := range words[s] {
			words[s][i] = word{stem: v.stem[i], form: usual[i], count: v.count[i], own: v.count[i]}
		}
		total[s] = v.total
	}
	var links []link
	if m.prior != nil {
		links = m.merge(&words, &total)
	}
	floor, less := m.o.MinProb, m.o.Discount
	keep := func(e, f int32, c, floor float64) {
		a, b := &words[0][e], &words[1][f]
		p := c / (a.count - min(a.own, less) + shrink)
		q := c / (b.count - min(b.own, less) + shrink)
		if p*q >= floor*floor && p >= float64(scale[1]) && q >= float64(scale[1]) {
			links = append(links, link{e, f, min(1, p), min(1, q)})
			words[0][e].used, words[1][f].used = true, true
		}
	}
	old := links
	links = links[:0:0]
	for _, k := range old {
		keep(k.source, k.target, k.p, floor/2) // what was known does not go for a rounding
	}
	for e := range int32(len(m.tab.row) - 1) {
		for k := m.tab.row[e]; k < m.tab.row[e+1]; k++ {
			c, least := max(0, float64(m.tab.count[k])/one-less), floor
			if m.prior != nil && m.prior.joint[k] > 0 {
				c += m.prior.joint[k]
				least /= 2
			}
			keep(e, m.tab.col[k], c, least)
		}
	}
	l := build(m.o.From, m.o.To, m.describe(), words, total, links)
	l.phrases = m.phrasesOf(l)
	return l
}

// merge adds the words of the prior lexicon and returns those of its entries that the table does not
// have, with their counts as p.
func (m *model) merge(words *[2][]word, total *[2]float64) []link {
	var number [2][]int32 // id in old -> number in words
	for s := range words {
		old := &m.prior.old.sides[s]
		number[s] = make([]int32, len(old.ends))
		for i := range number[s] {
			number[s][i] = -1
		}
		for i, id := range m.prior.ids[s] {
			if id >= 0 {
				number[s][id] = int32(i)
			}
		}
		for id := range number[s] {
			count := m.prior.strength * float64(old.count[id])
			if i := number[s][id]; i >= 0 {
				words[s][i].count += count
				continue
			}
			number[s][id] = int32(len(words[s]))
			words[s] = append(words[s], word{stem: old.stem(int32(id)), form: m.prior.old.Form(s, int32(id)), count: count})
		}
		total[s] += m.prior.strength * old.total
	}
	var links []link
	for id := range number[0] {
		e := number[0][id]
		for _, entry := range m.prior.old.Pairs(0, int32(id)) {
			f := number[1][entry.ID]
			if int(e) < len(m.tab.row)-1 && int(f) < len(m.text.words[1].stem) && m.tab.find(e, f) >= 0 {
				continue
			}
			links = append(links, link{source: e, target: f, p: m.prior.strength * m.prior.old.joint(int32(id), entry)})
		}
	}
	return links
}

// seldom is the count below which a word without a translation is left out.
const seldom = 3

// build makes a lexicon, exactly as it will be read from its file.
func build(from, to string, meta []Meta, words [2][]word, total [2]float64, links []link) *Lexicon {
	l := &Lexicon{from: from, to: to, meta: meta}
	var number [2][]int32
	for s := range words {
		order := make([]int32, 0, len(words[s]))
		for i, w := range words[s] {
			if len(w.stem) <= maxWord && (w.used || w.count >= seldom) {
				order = append(order, int32(i))
			}
		}
		slices.SortFunc(order, func(a, b int32) int { return strings.Compare(words[s][a].stem, words[s][b].stem) })
		number[s] = make([]int32, len(words[s]))
		side := &l.sides[s]
		var text strings.Builder
		forms := make([]string, 0, len(order))
		for id, i := range order {
			w := words[s][i]
			number[s][i] = int32(id)
			text.WriteString(w.stem)
			side.ends = append(side.ends, uint32(text.Len()))
			forms = append(forms, w.form)
			side.count = append(side.count, counts[quantiseCount(w.count)])
		}
		side.text, side.total = text.String(), total[s]
		side.forms = func() []string { return forms }
		side.index()
	}
	slices.SortFunc(links, func(a, b link) int {
		if c := number[0][a.source] - number[0][b.source]; c != 0 {
			return int(c)
		}
		return int(number[1][a.target] - number[1][b.target])
	})
	s := &l.sides[0]
	s.rows = make([]uint32, len(s.ends)+1)
	for _, k := range links {
		s.rows[number[0][k.source]+1]++
		s.entries = append(s.entries, Entry{number[1][k.target], scale[quantise(k.p)], scale[quantise(k.q)]})
	}
	for i := 1; i < len(s.rows); i++ {
		s.rows[i] += s.rows[i-1]
	}
	l.transpose()
	return l
}
