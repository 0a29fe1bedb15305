package exchange

import (
	"iter"
	"math"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// linker finds the phrases of a bead that translate each other, by links between their words.
type linker struct {
	langs [2]*lang.Language
	lex   *lexicon.Lexicon
	words [2][]word // of the bead at hand
}

// word is a word of a bead.
type word struct {
	text       string // of its sentence
	start, end int    // in text
	stem       string
	id         int32 // in the lexicon
	token      facts.Token
	key        string // of an acronym that both languages know
	stop       bool   // says nothing by itself
	barred     bool   // part of a date or a figure
	capital    bool
	upper      bool // all capitals, two letters or more
	initial    bool // begins its sentence
	glued      bool // nothing but a space or a hyphen before it
	links      []int
}

// phrase is a run of words on each side that translate each other.
type phrase struct {
	words [2][]word
	from  [2]int // number of the first in the bead
	cut   bool   // a word that seems to belong to it stands beside it and has no counterpart
}

// mostWords is how long a phrase is at most.
const mostWords = 5

func newLinker(o Options) *linker {
	l := &linker{lex: o.Lexicon}
	for side, code := range o.Langs {
		l.langs[side] = lang.Get(code)
	}
	return l
}

// read takes the words of one side of a bead.
func (l *linker) read(side int, sentences []string) []word {
	words := l.words[side][:0]
	language := l.langs[side]
	for _, s := range sentences {
		found := facts.Find(language, s)
		last := -1
		for _, t := range lexicon.Tokens(language, s) {
			w := word{text: s, start: t.Start, end: t.End, stem: language.Stem(t.Form), id: -1, stop: language.Stopwords[t.Form], initial: last < 0, glued: last >= 0 && glue(s[last:t.Start])}
			last = t.End
			if l.lex != nil {
				w.id = l.lex.Word(side, w.stem)
			}
			w.capital, w.upper = capitals(s[t.Start:t.End])
			if w.capital {
				w.token = facts.NewToken(language, t.Form)
			}
			for len(found) > 0 && found[0].End <= t.Start {
				found = found[1:]
			}
			for _, f := range found {
				if f.Start >= t.End {
					break
				}
				switch f.Kind {
				case facts.Name:
				case facts.Acronym:
					if w.upper {
						w.key = f.Key
					}
				default:
					w.barred = true
				}
			}
			words = append(words, w)
		}
	}
	l.words[side] = words
	return words
}

func glue(s string) bool {
	for _, r := range s {
		if r != '-' && r != '\u2011' && !unicode.IsSpace(r) {
			return false
		}
	}
	return s != ""
}

// capitals says whether a word begins with a capital, and whether it is an acronym.
func capitals(s string) (first, all bool) {
	letters := 0
	all = true
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			all = all && unicode.IsUpper(r)
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r), all && letters > 1
}

// likeness is how well two words translate each other, from 0 to 1.
func (l *linker) likeness(a, b *word) float64 {
	if a.stop || b.stop || a.barred || b.barred {
		return 0
	}
	s := 0.0
	if l.lex != nil {
		p, q := l.lex.Pair(a.id, b.id)
		s = math.Sqrt(float64(p) * float64(q))
	}
	if a.capital && b.capital {
		s = max(s, a.token.Same(&b.token))
	}
	if a.key != "" && a.key == b.key {
		s = max(s, .9)
	}
	return s
}

// link links the words of the bead: the two that are best for each other, and what is plainly the same as a
// word that is linked already.
func (l *linker) link() {
	const firm, weak = .3, .1
	x, y := l.words[0], l.words[1]
	table := make([]float64, len(x)*len(y))
	best := [2][]int{fill(len(x)), fill(len(y))}
	for i := range x {
		for j := range y {
			s := l.likeness(&x[i], &y[j])
			table[i*len(y)+j] = s
			if s >= weak {
				if k := best[0][i]; k < 0 || s > table[i*len(y)+k] {
					best[0][i] = j
				}
				if k := best[1][j]; k < 0 || s > table[k*len(y)+j] {
					best[1][j] = i
				}
			}
		}
	}
	tie := func(i, j int) {
		x[i].links = append(x[i].links, j)
		y[j].links = append(y[j].links, i)
	}
	for i, j := range best[0] {
		if j >= 0 && best[1][j] == i {
			tie(i, j)
		}
	}
	for i, j := range best[0] {
		if j >= 0 && len(x[i].links) == 0 && table[i*len(y)+j] >= firm {
			tie(i, j)
		}
	}
	for j, i := range best[1] {
		if i >= 0 && len(y[j].links) == 0 && table[i*len(y)+j] >= firm {
			tie(i, j)
		}
	}
}

func fill(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

// runs gives the runs of words that may be phrases.
func runs(words []word) iter.Seq[[]word] {
	return func(yield func([]word) bool) {
		for from := range words {
			for to := from; to < min(len(words), from+mostWords); to++ {
				if to > from && !words[to].glued {
					break
				}
				if !yield(words[from : to+1]) {
					return
				}
			}
		}
	}
}

// phrases gives the phrases of a bead: a run on each side whose words are linked to words of the other run and to
// no others. Function words may stand inside, everything else must be linked.
func (l *linker) phrases(u *corpus.Unit) iter.Seq[phrase] {
	return func(yield func(phrase) bool) {
		x, y := l.read(0, u.Texts[0]), l.read(1, u.Texts[1])
		if len(x) > 200 || len(y) > 200 {
			return
		}
		l.link()
		for from := range x {
			for to := from; to < min(len(x), from+mostWords); to++ {
				if to > from && !x[to].glued {
					break
				}
				lo, hi, ok := span(x[from:to+1], len(y))
				if !ok || hi-lo >= mostWords {
					continue
				}
				back, end, ok := span(y[lo:hi+1], len(x))
				if !ok || back != from || end != to || !together(y[lo:hi+1]) {
					continue
				}
				if !yield(phrase{[2][]word{x[from : to+1], y[lo : hi+1]}, [2]int{from, lo}, loose(x, from-1, from) || loose(x, to+1, to+1)}) {
					return
				}
			}
		}
	}
}

// loose says whether word i, which is joined to its neighbour if word k is glued, has a capital of its own and no link.
func loose(words []word, i, k int) bool {
	return i >= 0 && i < len(words) && words[k].glued && words[i].capital && !words[i].initial && !words[i].stop && len(words[i].links) == 0
}

// span is where the words of a run have their links; false when its ends or one of its content words have none.
func span(run []word, least int) (lo, hi int, ok bool) {
	lo, hi = least, -1
	for i := range run {
		w := &run[i]
		if len(w.links) == 0 && (!w.stop || w.barred || i == 0 || i == len(run)-1) {
			return 0, 0, false
		}
		for _, k := range w.links {
			lo, hi = min(lo, k), max(hi, k)
		}
	}
	return lo, hi, hi >= 0
}

func together(run []word) bool {
	for i := 1; i < len(run); i++ {
		if !run[i].glued {
			return false
		}
	}
	return true
}

// kind says what a phrase looks like in this place.
func (p *phrase) kind() string {
	ws := p.words[0]
	if len(ws) == 1 && ws[0].upper {
		return "acronym"
	}
	inner := false
	for side := range 2 {
		for i := range p.words[side] {
			if w := &p.words[side][i]; side == 0 && !w.stop && !w.upper && !p.named(side, i) {
				return "term"
			} else if !w.stop && p.named(side, i) {
				inner = inner || side == 1
			}
		}
	}
	if inner {
		return "name"
	}
	return "term"
}

// named says whether a word has a capital of its own. That of a word that begins its sentence counts when the word is
// linked to one that sounds like it.
func (p *phrase) named(side, i int) bool {
	w := &p.words[side][i]
	if !w.capital || !w.initial || w.upper {
		return w.capital
	}
	for _, k := range w.links {
		if k -= p.from[1-side]; k >= 0 && k < len(p.words[1-side]) {
			if o := &p.words[1-side][k]; o.capital && w.token.Same(&o.token) >= .5 {
				return true
			}
		}
	}
	return false
}

// bridged says whether a function word stands inside.
func (p *phrase) bridged() bool {
	for side := range 2 {
		for i := range p.words[side] {
			if p.words[side][i].stop {
				return true
			}
		}
	}
	return false
}

// proper says whether a side has a word that is written with a capital for itself.
func (p *phrase) proper(side int) bool {
	for i := range p.words[side] {
		if p.named(side, i) {
			return true
		}
	}
	return false
}

func (p *phrase) content() (n int) {
	for i := range p.words[0] {
		if !p.words[0][i].stop {
			n++
		}
	}
	return n
}

// contains says whether q is a part of p, on both sides.
func (p *phrase) contains(q *phrase) bool {
	if len(q.words[0]) >= len(p.words[0]) {
		return false
	}
	for side := range 2 {
		if q.from[side] < p.from[side] || q.from[side]+len(q.words[side]) > p.from[side]+len(p.words[side]) {
			return false
		}
	}
	return true
}
