package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// kind tells what sort of token a type is; each sort argues with weights of its own.
type kind uint8

const (
	word   kind = iota // a content word
	name               // a word never met without its capital
	figure             // a number, date, sum of money, acronym or country
	common             // a function word
	kinds
)

// typ is a distinct token of one side: a stem, a name, a fact.
type typ struct {
	stem string
	kind kind
	lex  int32   // id in the lexicon, -1 when it is not there
	root int32   // id among the lexicon's roots, -1 when it is not there
	freq float64 // relative frequency in the language
	sure float32 // strength of its best translation in the lexicon
	idf  float32 // what it counts when coverage is measured

	count int  // occurrences in the text
	lower bool // met without a capital
	name  *facts.Token
	keys  []string // of a name
	fact  facts.Fact
}

// sentence is one sentence as the aligner sees it.
type sentence struct {
	tokens       []int32 // type ids: words in order, then facts, of one part after the other
	parts        []int32 // where the parts between inner full stops end, in tokens
	chars        int     // letters and digits
	opens, ends  bool    // has an opening, a closing quotation mark
	interrogates bool    // ends in a question mark
}

// empty says that there is nothing in the sentence to compare: it stays without a counterpart.
func (s *sentence) empty() bool { return len(s.tokens) == 0 }

// text is one side of the input.
type text struct {
	sents []sentence
	types []*typ
}

// reader makes texts of one side's language.
type reader struct {
	lang  *lang.Language
	lex   *lexicon.Lexicon // nil: none
	roots *lexicon.Lexicon
	side  int // of the lexicon
}

// read tokenises sentences.
func (r *reader) read(lines []string) *text {
	t := &text{sents: make([]sentence, len(lines))}
	byStem := map[string]int32{}
	byForm := map[string]int32{}
	for i, line := range lines {
		s := &t.sents[i]
		for part := range parts(line) {
			for _, w := range lexicon.Tokens(r.lang, part) {
				raw := part[w.Start:w.End]
				s.chars += utf8.RuneCountInString(raw)
				id, ok := byForm[w.Form]
				if !ok {
					id = r.word(t, byStem, w.Form)
					byForm[w.Form] = id
				}
				t.types[id].count++
				if first, _ := utf8.DecodeRuneInString(raw); unicode.IsLower(first) {
					t.types[id].lower = true
				}
				s.tokens = append(s.tokens, id)
			}
			for _, f := range facts.Find(r.lang, part) {
				if f.Kind != facts.Name {
					s.tokens = append(s.tokens, t.fact(byStem, f))
					s.chars += digits(part[f.Start:f.End])
				}
			}
			if k := int32(len(s.tokens)); k > 0 && (len(s.parts) == 0 || s.parts[len(s.parts)-1] < k) {
				s.parts = append(s.parts, k)
			}
		}
		s.opens = strings.ContainsAny(line, "\"“„«")
		s.ends = strings.ContainsAny(line, "\"”»")
		tail := line[len(strings.TrimRight(line, " .!?…\"”»,")):]
		s.interrogates = strings.Contains(tail, "?")
	}
	r.sort(t)
	return t
}

// sort tells the kinds of words, and estimates frequencies where no lexicon knows them.
func (r *reader) sort(t *text) {
	total := unseenWords
	for _, ty := range t.types {
		total += ty.count
	}
	for _, ty := range t.types {
		if r.lex == nil && ty.kind != figure {
			ty.freq = float64(ty.count) / float64(total)
			ty.idf = idf(ty.freq)
		}
		switch {
		case ty.kind != word:
		case len(r.lang.Stopwords) == 0 && ty.freq > commonShare:
			ty.kind = common
		case !ty.lower:
			ty.kind = name
		}
	}
}

const (
	unseenWords = 5000 // steady the frequencies of words in short texts
	commonShare = .003 // of all words: more often stand only function words
)

// word adds a word's type.
func (r *reader) word(t *text, byStem map[string]int32, form string) int32 {
	stem := r.lang.Stem(form)
	if id, ok := byStem[stem]; ok {
		return id
	}
	ty := &typ{stem: stem, lex: -1, root: -1}
	if r.lang.Stopwords[form] {
		ty.kind = common
	}
	if r.lex != nil {
		if ty.lex = r.lex.Word(r.side, stem); ty.lex >= 0 {
			ty.freq = r.lex.Freq(r.side, ty.lex)
			for _, e := range r.lex.Pairs(r.side, ty.lex) {
				ty.sure = max(ty.sure, strength(e))
			}
		}
		if ty.kind != common {
			ty.root = r.roots.Word(r.side, lexicon.Root(stem, rootLength))
		}
	}
	if ty.kind != common {
		token := facts.NewToken(r.lang, form)
		ty.name, ty.keys = &token, facts.NameKeys(r.lang, form)
	}
	ty.idf = idf(ty.freq)
	return t.add(byStem, ty)
}

// fact adds a fact's type.
func (t *text) fact(byStem map[string]int32, f facts.Fact) int32 {
	key := "\x00" + f.Key
	if id, ok := byStem[key]; ok {
		return id
	}
	return t.add(byStem, &typ{stem: key, kind: figure, lex: -1, root: -1, sure: 1, idf: idf(0), lower: true, fact: f})
}

func (t *text) add(byStem map[string]int32, ty *typ) int32 {
	id := int32(len(t.types))
	t.types = append(t.types, ty)
	byStem[ty.stem] = id
	return id
}

// slice is the part of a text between two sentences, with only the types that stand in it; old tells their ids in
// the whole.
func (t *text) slice(s Span) (part *text, old []int32) {
	part = &text{sents: make([]sentence, s.Len())}
	ids := map[int32]int32{}
	for i := range part.sents {
		sent := t.sents[s.From+i]
		tokens := make([]int32, len(sent.tokens))
		for k, g := range sent.tokens {
			id, ok := ids[g]
			if !ok {
				id = int32(len(old))
				ids[g] = id
				old = append(old, g)
				part.types = append(part.types, t.types[g])
			}
			tokens[k] = id
		}
		sent.tokens = tokens
		part.sents[i] = sent
	}
	return part, old
}

func digits(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// parts yields the pieces of a line between its inner full stops, question and exclamation marks.
func parts(line string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start, stop, space := 0, false, false
		for i, r := range line {
			switch {
			case r == '.' || r == '!' || r == '?' || r == '…':
				stop, space = true, false
			case unicode.IsSpace(r):
				space = true
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				if stop && space && unicode.IsUpper(r) && i-start > shortestPart {
					if !yield(line[start:i]) {
						return
					}
					start = i
				}
				stop = false
			}
		}
		yield(line[start:])
	}
}

// shortestPart keeps "Dr. " and "Р. К. " from being parts, in bytes.
const shortestPart = 8
