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
	name               // never seen without its capital, or a word the lexicon does not have
	figure             // a number, date, sum of money, acronym or country
	common             // a function word
	kinds
)

// typ is a distinct token of one side: a stem, a name, a figure.
type typ struct {
	stem   string
	folded string // as first met, folded
	kind   kind
	lex    int32   // id in the lexicon, -1 when it is not there
	freq   float64 // relative frequency in the language
	sure   float32 // strength of its best translation in the lexicon
	n      int     // occurrences in the text
	lower  bool    // met without a capital
	value  float64
	sort   facts.Kind
	name   facts.Token
}

// sentence is one sentence as the aligner sees it.
type sentence struct {
	tokens []int32 // type ids, in order
	parts  []int32 // where the parts between inner full stops end, in tokens
	chars  int     // letters and digits
	quotes int     // 1 opens a quotation, 2 closes one, 3 both or neither's end
	ask    bool    // ends in a question mark
}

// text is one side of the input.
type text struct {
	lang  *lang.Language
	sents []sentence
	types []typ
}

// read tokenises the sentences of one side.
func read(l *lang.Language, lex *lexicon.Lexicon, side int, lines []string) *text {
	t := &text{lang: l, sents: make([]sentence, len(lines))}
	ids := map[string]int32{}
	memo := map[string]int32{} // folded form -> type
	for i, line := range lines {
		s := &t.sents[i]
		put := func(raw, folded string) {
			s.chars += utf8.RuneCountInString(raw)
			first, _ := utf8.DecodeRuneInString(raw)
			id, ok := memo[folded]
			if !ok {
				id = t.add(ids, lex, side, folded)
				memo[folded] = id
			}
			ty := &t.types[id]
			ty.n++
			if unicode.IsLower(first) {
				ty.lower = true
			}
			s.tokens = append(s.tokens, id)
		}
		for start, end := range parts(line) {
			piece := line[start:end]
			for _, w := range lexicon.Tokens(l, piece) {
				put(piece[w.Start:w.End], w.Form)
			}
			for _, f := range facts.Find(l, piece) {
				if f.Kind == facts.Name {
					continue
				}
				s.tokens = append(s.tokens, t.addFact(ids, f))
				s.chars += digits(piece[f.Start:f.End])
			}
			if k := int32(len(s.tokens)); k > 0 && (len(s.parts) == 0 || s.parts[len(s.parts)-1] < k) {
				s.parts = append(s.parts, k)
			}
		}
		s.quotes, s.ask = punctuation(line)
	}
	for i := range t.types {
		ty := &t.types[i]
		if ty.kind == word && !ty.lower {
			ty.kind = name
		}
		if ty.kind == name || ty.kind == word && ty.lex < 0 {
			ty.name = facts.NewToken(l, ty.folded)
		}
	}
	return t
}

func (t *text) add(ids map[string]int32, lex *lexicon.Lexicon, side int, folded string) int32 {
	ty := typ{stem: folded, folded: folded, lex: -1, kind: word}
	ty.stem = t.lang.Stem(folded)
	if t.lang.Stopwords[folded] {
		ty.kind = common
	}
	if id, ok := ids[ty.stem]; ok {
		return id
	}
	if lex != nil {
		if ty.lex = lex.Word(side, ty.stem); ty.lex >= 0 {
			ty.freq = lex.Freq(side, ty.lex)
			for _, e := range lex.Pairs(side, ty.lex) {
				ty.sure = max(ty.sure, float32(strength(e)))
			}
		}
	}
	id := int32(len(t.types))
	t.types = append(t.types, ty)
	ids[ty.stem] = id
	return id
}

func (t *text) addFact(ids map[string]int32, f facts.Fact) int32 {
	key := "\x00" + f.Key
	id, ok := ids[key]
	if !ok {
		id = int32(len(t.types))
		t.types = append(t.types, typ{stem: key, kind: figure, lex: -1, value: f.Value, sort: f.Kind, lower: true, sure: 1})
		ids[key] = id
	}
	t.types[id].n++
	return id
}

func digits(s string) (n int) {
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

func punctuation(line string) (quotes int, ask bool) {
	trimmed := strings.TrimRight(line, " .!?…\"”»,")
	tail := line[len(trimmed):]
	ask = strings.Contains(tail, "?")
	if strings.ContainsAny(line, "\"“„«") {
		quotes |= 1
	}
	if strings.ContainsAny(line, "\"”»") {
		quotes |= 2
	}
	return quotes, ask
}

// parts yields the byte ranges between the inner full stops, question and exclamation marks of a line.
func parts(line string) func(yield func(start, end int) bool) {
	return func(yield func(int, int) bool) {
		start, stop, space := 0, false, false
		for i, r := range line {
			switch {
			case r == '.' || r == '!' || r == '?' || r == '…':
				stop, space = true, false
			case unicode.IsSpace(r):
				space = true
			case unicode.IsLetter(r) || unicode.IsDigit(r):
				if stop && space && unicode.IsUpper(r) && i-start > 15 {
					if !yield(start, i) {
						return
					}
					start = i
				}
				stop = false
			}
		}
		yield(start, len(line))
	}
}
