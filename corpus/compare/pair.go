package compare

import (
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"tolmach/align"
	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// pair is a comparison at work.
type pair struct {
	*Comparer
	sides    [2]*side
	beads    []align.Bead // with text on both sides, worth comparing
	nulls    []align.Bead
	linked   []align.Bead // all with text on both sides
	findings []Finding
	bound    map[[2]*word]bool // words of one phrase of the lexicon, the first side's first
}

// side is one version, read.
type side struct {
	lang   *lang.Language
	agency map[string]bool // words of the agency's name
	date   time.Time
	dated  bool // the year is known too
	body   []*sentence
	round  []*sentence // headline, captions
	byLex  map[int32]int
	stems  map[string]int
	words  []*word // of all sentences, for names
	lower  map[string]bool
	upper  map[string]bool // met with a capital inside a sentence
}

// sentence is a sentence, read. number is its place in the body, or -1.
type sentence struct {
	number  int
	text    string
	words   []word
	facts   []facts.Fact
	amounts []*amount
	dates   []*date
}

// word is a word as the lexicon has it.
type word struct {
	start, end int
	form, stem string
	id         int32 // in the lexicon, -1
	root       int32 // among its roots, -1
	capital    bool
	upper      bool // all capitals
	begins     bool // a sentence or a quotation: its capital says nothing
	stop       bool
	foreign    bool // in other letters than its language's: a brand, mostly
	token      *facts.Token
	sentence   *sentence
	at         int // among the sentence's words
}

func (c *Comparer) newPair(versions [2]Version, beads []align.Bead) *pair {
	p := &pair{Comparer: c}
	for k, v := range versions {
		p.sides[k] = c.read(k, v)
	}
	n, m := len(versions[0].Sentences), len(versions[1].Sentences)
	for _, b := range beads {
		switch {
		case b.Src.From < 0 || b.Dst.From < 0 || b.Src.To > n || b.Dst.To > m || b.Src.Len() < 0 || b.Dst.Len() < 0:
		case b.Null():
			p.nulls = append(p.nulls, b)
		default:
			p.linked = append(p.linked, b)
			if b.Confidence >= leastConfidence || b.Confidence == 0 {
				p.beads = append(p.beads, b)
			}
		}
	}
	return p
}

// read takes a version in.
func (c *Comparer) read(k int, v Version) *side {
	s := &side{lang: c.langs[k], byLex: map[int32]int{}, stems: map[string]int{}, lower: map[string]bool{}, upper: map[string]bool{}, agency: map[string]bool{}}
	for _, t := range lexicon.Tokens(s.lang, v.Agency) {
		s.agency[t.Form] = true
	}
	if t, err := time.Parse("2006-01-02", v.Date); err == nil {
		s.date, s.dated = t, true
	} else if t, err := time.Parse("--01-02", v.Date); err == nil {
		s.date = t
	}
	for n, text := range v.Sentences {
		s.body = append(s.body, c.readSentence(k, s, n, text))
	}
	for _, text := range v.Around {
		if text != "" {
			s.round = append(s.round, c.readSentence(k, s, -1, text))
		}
	}
	for _, list := range [][]*sentence{s.body, s.round} {
		for _, x := range list {
			for i := range x.words {
				w := &x.words[i]
				s.words = append(s.words, w)
				s.stems[w.stem]++
				if w.id >= 0 {
					s.byLex[w.id]++
				}
				switch {
				case !w.capital:
					s.lower[w.stem] = true
				case !w.begins && x.number >= 0:
					s.upper[w.stem] = true
				}
			}
		}
	}
	return s
}

func (c *Comparer) readSentence(k int, s *side, n int, text string) *sentence {
	l := c.langs[k]
	x := &sentence{number: n, text: text, facts: facts.Find(l, text)}
	before := 0
	for i, t := range lexicon.Tokens(l, text) {
		raw := text[t.Start:t.End]
		w := word{start: t.Start, end: t.End, form: t.Form, stem: l.Stem(t.Form), id: -1, root: -1, stop: l.Stopwords[t.Form], sentence: x, at: i}
		first, _ := utf8.DecodeRuneInString(raw)
		w.capital = unicode.IsUpper(first)
		w.foreign = l.Script != nil && !unicode.Is(l.Script, first) && unicode.IsLetter(first)
		w.upper = w.capital && strings.ToUpper(raw) == raw && utf8.RuneCountInString(raw) > 1
		w.begins = i == 0 || n < 0 || begins(text[before:t.Start], x.words[i-1].form)
		before = t.End
		if c.lex != nil {
			w.id = c.lex.Word(k, w.stem)
			w.root = c.roots.Word(k, lexicon.Root(w.stem, rootLength))
		}
		x.words = append(x.words, w)
	}
	x.amounts = s.readAmounts(x)
	x.dates = s.readDates(x)
	return x
}

// name is the word prepared for the comparison of names.
func (w *word) name(l *lang.Language) *facts.Token {
	if w.token == nil {
		t := facts.NewToken(l, w.form)
		w.token = &t
	}
	return w.token
}

// of are the sentences of a span.
func (s *side) of(x align.Span) []*sentence { return s.body[x.From:x.To] }

// texts are the sentences of a bead and the words of these, by side.
func (p *pair) texts(b align.Bead) (sentences [2][]*sentence, words [2][]*word) {
	for k, s := range p.sides {
		sentences[k] = s.of(b.Side(k))
		words[k] = wordsOf(sentences[k])
	}
	return sentences, words
}

// wordsOf are the words of sentences.
func wordsOf(list []*sentence) (ws []*word) {
	for _, x := range list {
		for i := range x.words {
			ws = append(ws, &x.words[i])
		}
	}
	return ws
}

// translates says from 0 to 1 how well a word of side k translates a word of the other.
func (p *pair) translates(k int, a, b *word) float64 {
	if a.stem == b.stem && len(a.stem) > 2 {
		return 1
	}
	if p.lex == nil || a.id < 0 || b.id < 0 {
		return 0
	}
	if k == 1 {
		a, b = b, a
	}
	if p.bound[[2]*word{a, b}] {
		return 1
	}
	x, y := p.lex.Pair(a.id, b.id)
	return strength(float64(x), float64(y))
}

// strength makes one figure of a translation's probabilities in both directions.
func strength(x, y float64) float64 { return min(1, 3*max(math.Sqrt(x*y), max(x, y)/2)) }

// kindred says from 0 to 1 how well a word translates another or sounds like it.
func (p *pair) kindred(k int, a, b *word) float64 {
	v := p.translates(k, a, b)
	if v < 0.5 && !a.stop && !b.stop && len(a.stem) > 2 && len(b.stem) > 2 {
		if s := a.name(p.langs[k]).Same(b.name(p.langs[1-k])); s > 0.5 {
			v = max(v, s)
		}
	}
	return v
}

// place is where a stretch of a sentence stands.
func (x *sentence) place(start, end int) Place {
	return Place{Sentence: x.number, Count: 1, Text: x.text[start:end], Start: start, End: end}
}

// silent is the place in a bead where a version might have said what it does not.
func silent(x align.Span) Place { return Place{Sentence: x.From, Count: x.Len()} }

// add adds a finding of two places, the first of which is on side k.
func (p *pair) add(kind Kind, k int, here, there Place) {
	f := Finding{Kind: kind}
	f.Sides[k], f.Sides[1-k] = here, there
	p.findings = append(p.findings, f)
}

func (p *pair) report() Report {
	key := func(f Finding) (int, int) {
		if f.Sides[0].Sentence >= 0 {
			return f.Sides[0].Sentence, f.Sides[0].Start
		}
		return f.Sides[1].Sentence, f.Sides[1].Start
	}
	slices.SortStableFunc(p.findings, func(a, b Finding) int {
		x, s := key(a)
		y, t := key(b)
		if x != y {
			return x - y
		}
		return s - t
	})
	r := Report{Findings: p.findings, Counts: map[Kind]int{}, Only: p.shares()}
	for _, f := range r.Findings {
		r.Counts[f.Kind]++
	}
	same := 1.0
	for _, s := range r.Only {
		same *= 1 - s.Part/2
	}
	disagree := r.Counts[Figure] + r.Counts[Date] + r.Counts[Name] + r.Counts[Negation]
	same *= math.Pow(0.95, float64(disagree)) * math.Pow(0.98, float64(r.Counts[Moved]))
	r.Difference = 1 - same
	return r
}

// begins says that a word behind such a gap and such a word begins a sentence or a quotation. Behind initials it does not.
func begins(gap, last string) bool {
	if strings.ContainsAny(gap, "!?…:") || strings.ContainsRune(gap, '.') && utf8.RuneCountInString(last) > 2 {
		return true
	}
	c, _ := utf8.DecodeLastRuneInString(gap)
	return strings.ContainsRune("\"“«„", c)
}

// rooted says from 0 to 1 how well the kin of a word of side k translates that of a word of the other.
func (p *pair) rooted(k int, a, b *word) float64 {
	if a.root < 0 || b.root < 0 || a.stop || b.stop {
		return 0
	}
	if k == 1 {
		a, b = b, a
	}
	x, y := p.roots.Pair(a.root, b.root)
	return rootShare * strength(float64(x), float64(y))
}

// rootShare is what a translation of kin counts.
const rootShare = .6
