package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// kind tells what sort of token a type is; each sort argues with weights of its own.
type kind uint8

const (
	word   kind = iota // a content word
	name               // never seen without its capital, or a word the lexicon does not have
	figure             // has a digit
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
	n      int     // occurrences in the text
	lower  bool    // met without a capital
}

// sentence is one sentence as the aligner sees it.
type sentence struct {
	tokens []int32 // type ids, in order
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
		for _, w := range lexicon.Tokens(l, line) {
			put(line[w.Start:w.End], w.Form)
		}
		for start, end := range figures(line) {
			put(line[start:end], line[start:end])
		}
		s.quotes, s.ask = punctuation(line)
	}
	for i := range t.types {
		ty := &t.types[i]
		if ty.kind == word && !ty.lower {
			ty.kind = name
		}
	}
	return t
}

func (t *text) add(ids map[string]int32, lex *lexicon.Lexicon, side int, folded string) int32 {
	ty := typ{stem: folded, folded: folded, lex: -1, kind: word}
	if strings.ContainsFunc(folded, unicode.IsDigit) {
		ty.kind = figure
		ty.stem = plainFigure(folded)
	} else {
		ty.stem = t.lang.Stem(folded)
		if t.lang.Stopwords[folded] {
			ty.kind = common
		}
	}
	if id, ok := ids[ty.stem]; ok {
		return id
	}
	if lex != nil {
		if ty.lex = lex.Word(side, ty.stem); ty.lex >= 0 {
			ty.freq = lex.Freq(side, ty.lex)
		}
	}
	id := int32(len(t.types))
	t.types = append(t.types, ty)
	ids[ty.stem] = id
	return id
}

// plainFigure writes a figure the same in every language: no grouping, a full stop for the decimal sign.
func plainFigure(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == ',' || r == '.':
			// three digits behind a comma group, fewer are decimals
			rest := s[i+1:]
			digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
			if digits == 3 && r == ',' {
				continue
			}
			b.WriteByte('.')
		case unicode.IsSpace(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// figures yields the byte ranges of the figures of a line.
func figures(line string) func(yield func(start, end int) bool) {
	return func(yield func(int, int) bool) {
		start := -1
		for i, r := range line {
			if r >= '0' && r <= '9' {
				if start < 0 {
					start = i
				}
				continue
			}
			if start < 0 || joinsDigits(line, i, r) {
				continue
			}
			if !yield(start, i) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(start, len(line))
		}
	}
}

// joinsDigits says that the sign at i stands inside a figure: "1.5", "1,200", "1 200".
func joinsDigits(line string, i int, r rune) bool {
	rest := line[i+utf8.RuneLen(r):]
	digits := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	switch {
	case digits == 0:
		return false
	case r == '.' || r == ',':
		return true
	case r == ' ' || r == '\u00a0' || r == '\u2009' || r == '\u202f':
		// a group of three, and no letter behind it
		return digits == 3 && i > 0 && (i < 4 || line[i-1] >= '0' && line[i-1] <= '9')
	}
	return false
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
