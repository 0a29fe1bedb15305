package index

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tolmach/align/facts"
	"tolmach/align/lexicon"
)

// Which words of a unit translate each other is weighed by what the lexicon knows, by names, figures and
// acronyms that are equal in both languages, and by what the units found have in common. A pair of words
// is believed as far as neither has a better partner in its unit: the geometric mean of the pair's parts
// of all that is known about the one word and of all that is known about the other. So words that other
// words of the sentence account for are not taken for a rendering, however often they stand beside it.

const (
	sameFact  = 0.95 // weight of words under one key
	unknown   = 0.04 // weight of being a translation of nothing here
	leastSame = 0.45 // how alike words must be to be taken for one name
	farther   = 0.35 // what a weight loses over the length of a unit
)

// vocable is a word as the links know it.
type vocable struct {
	forms
	id      int32 // in the lexicon, or -1
	key     string
	capital bool
	letters bool
	name    facts.Token
}

// seenWord is a word in its place.
type seenWord struct {
	*vocable
	sentence, start, end int
	compound             int // number of the hyphened word that it is a part of, or 0
	place                float64
	keys                 []string // of the fact that it belongs to
}

// function says that a word carries no meaning of its own.
func (v *vocable) function() bool { return v.stem == "" }

// linker links the words of units. It remembers words and pairs of words, for the units of one search have
// many in common.
type linker struct {
	s       *search
	from    int // the side of the term
	lexicon *lexicon.Lexicon
	words   [2]map[string]*vocable
	alike   map[[2]*vocable]float64
	tied    map[string]float64 // by key of the other side: how strongly the term's units say that it renders it
}

func (s *search) newLinker(from int) *linker {
	return &linker{s: s, from: from, lexicon: s.index.lexicon(), alike: map[[2]*vocable]float64{},
		words: [2]map[string]*vocable{{}, {}}, tied: map[string]float64{}}
}

func (l *linker) vocable(side int, text string) *vocable {
	v := l.words[side][text]
	if v == nil {
		a := l.s.analyzers[side]
		v = &vocable{forms: a.forms(text), id: -1, capital: startsUpper(text)}
		v.letters = utf8.RuneCountInString(v.form) > 2 && strings.IndexAny(v.form, "0123456789") < 0
		stem := v.stem
		if stem == "" {
			stem = a.lang.Stem(v.form)
		}
		if l.lexicon != nil {
			v.id = l.lexicon.Word(side, stem)
		}
		v.key = stem
		if again := a.again(stem); again != "" {
			v.key = again
		}
		if v.letters {
			v.name = facts.NewToken(a.lang, v.form)
		}
		l.words[side][strings.Clone(text)] = v
	}
	return v
}

// read lists the words of a side.
func (l *linker) read(side int, texts []string) []seenWord {
	var words []seenWord
	a := l.s.analyzers[side]
	compounds := 0
	for i, text := range texts {
		first := len(words)
		toks, _ := a.words(text, 0)
		for _, t := range toks {
			switch {
			case t.kind == compound:
				compounds++
				for k := len(words) - 1; k >= first && words[k].start >= t.start; k-- {
					words[k].compound = compounds
				}
			case t.kind.primary():
				words = append(words, seenWord{vocable: l.vocable(side, t.text), sentence: i, start: t.start, end: t.end})
			}
		}
		for _, k := range a.keys(text) {
			if k.kind == facts.Name {
				continue
			}
			for w := first; w < len(words); w++ {
				if words[w].start < k.end && words[w].end > k.start {
					words[w].keys = append(words[w].keys, k.term)
				}
			}
		}
	}
	for i := range words {
		words[i].place = float64(i) / float64(len(words))
	}
	return words
}

// weight is what is known of two words, wherever they stand.
func (l *linker) weight(a, b *seenWord) float64 {
	w := 0.0
	if l.lexicon != nil && a.id >= 0 && b.id >= 0 {
		s, t := a.id, b.id
		if l.from == 1 {
			s, t = t, s
		}
		p, q := l.lexicon.Pair(s, t)
		w = math.Sqrt(float64(p) * float64(q))
	}
	for _, k := range a.keys {
		for _, o := range b.keys {
			if k == o {
				return sameFact
			}
		}
	}
	if a.letters && b.letters && a.capital == b.capital && !a.function() && !b.function() {
		pair := [2]*vocable{a.vocable, b.vocable}
		same, known := l.alike[pair]
		if !known {
			if same = a.name.Same(&b.name); same < leastSame {
				same = 0
			} else if !a.capital {
				same *= .5
			}
			l.alike[pair] = same
		}
		w = max(w, same)
	}
	return w
}

// beliefs says of every word of the other side how likely it renders one of the term's words; term tells
// which words of the term's side these are.
func (l *linker) beliefs(own, other []seenWord, term []bool) []float64 {
	n, m := len(own), len(other)
	weights := make([]float64, (n+1)*m) // the last row is the term as a whole
	rows, columns := make([]float64, n+1), make([]float64, m)
	for j := range other {
		columns[j] = unknown
	}
	for i := range rows {
		rows[i] = unknown
	}
	for j := range other {
		b := &other[j]
		near := 1.0
		for i := range own {
			a := &own[i]
			far := math.Abs(a.place - b.place)
			if term[i] {
				near = min(near, far)
			}
			if w := l.weight(a, b); w > 0 {
				w *= 1 - farther*far
				weights[i*m+j] = w
				rows[i] += w
				columns[j] += w
			}
		}
		if w := l.tied[b.key]; w > 0 {
			w *= 1 - farther*near
			weights[n*m+j] = w
			rows[n] += w
			columns[j] += w
		}
	}
	beliefs := make([]float64, m)
	for j := range beliefs {
		none := 1.0
		for i := range n + 1 {
			if w := weights[i*m+j]; w > 0 && (i == n || term[i]) {
				none *= 1 - w/math.Sqrt(rows[i]*columns[j])
			}
		}
		beliefs[j] = 1 - none
	}
	return beliefs
}

// tie weighs the words of the other side by how much of the term's units they stand in, and how much of
// their own units have the term. Counts are by key, in n units of total that have the term. What stood
// beside it once or twice proves little.
func (l *linker) tie(counts map[string]float64, n, total int) error {
	const chance = 0.7
	side := 1 - l.from
	stems := map[string][]string{}
	for _, v := range l.words[side] {
		if !v.function() && counts[v.key] > chance && !slices.Contains(stems[v.key], v.stem) {
			stems[v.key] = append(stems[v.key], v.stem)
		}
	}
	clear(l.tied)
	least := chance + 0.01*float64(n)
	for key, count := range counts {
		if count < least {
			continue
		}
		terms := stems[key]
		if !slices.Contains(terms, key) {
			terms = append(terms, key)
		}
		all := uint64(0)
		for _, v := range l.s.views {
			has, err := v.union(stemField(l.s.code(side)), terms)
			if err != nil {
				return err
			}
			all += has.size()
		}
		own := float64(all) * float64(n) / float64(max(total, 1)) // of the part that was looked at
		count -= chance
		l.tied[key] = min(0.9, count/math.Sqrt(float64(n)*max(own, count)))
	}
	return nil
}
