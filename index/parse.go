package index

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SyntaxError says what is wrong with a query, and where.
type SyntaxError struct {
	Query   string
	Offset  int // in bytes
	Message string
	Remedy  string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("query: %s at character %d", e.Message, e.Column()+1)
}

// Hint is the remedy.
func (e *SyntaxError) Hint() string { return e.Remedy }

// Column is the offset in characters, from 0.
func (e *SyntaxError) Column() int { return utf8.RuneCountInString(e.Query[:e.Offset]) }

// Caret is the query on one line and a caret under the place on the next.
func (e *SyntaxError) Caret() string {
	line := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, e.Query)
	return line + "\n" + strings.Repeat(" ", e.Column()) + "^"
}

// The bounds of a query: what a person writes stays far below.
const (
	maxQuery = 4000 // bytes
	maxDepth = 50   // parentheses
	maxWords = 200
)

// ParseQuery reads the query language:
//
//	word            in every inflection; several words must all occur
//	=word           this form only
//	wor*  *ord      any letters for the star
//	word~  word~2   one or two letters wrong
//	"exact words"   these forms in a row; "exact words"~ in every inflection
//	-word  NOT word must not occur
//	a OR b  (a b)   either; together
//
// The error is a *SyntaxError.
func ParseQuery(text string) (Expr, error) {
	p := &parser{text: text}
	if len(text) > maxQuery {
		return nil, p.fail(0, "the query is too long", fmt.Sprintf("keep it under %d bytes", maxQuery))
	}
	if i := invalid(text); i >= 0 {
		return nil, p.fail(i, "not UTF-8", "write the query in UTF-8")
	}
	p.space()
	if p.at == len(text) {
		return nil, p.fail(0, "the query is empty", `give at least one word, such as: security OR "exact words"`)
	}
	x, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if p.at < len(text) { // only a parenthesis stops or
		return nil, p.fail(p.at, "a parenthesis that was never opened", "open it before, or put the text in quotes")
	}
	if x == nil {
		return nil, p.fail(0, "nothing to look for", "give at least one word with a letter or a digit")
	}
	return x, nil
}

func invalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}

type parser struct {
	text  string
	at    int
	words int
}

func (p *parser) fail(at int, message, remedy string) *SyntaxError {
	return &SyntaxError{Query: p.text, Offset: at, Message: message, Remedy: remedy}
}

func (p *parser) rest() string { return p.text[p.at:] }

func (p *parser) space() {
	p.at = len(p.text) - len(strings.TrimLeftFunc(p.rest(), unicode.IsSpace))
}

// operator takes a word that is an operator: OR, AND, NOT.
func (p *parser) operator(name string) bool {
	rest, ok := strings.CutPrefix(p.rest(), name)
	if !ok {
		return false
	}
	if r, n := utf8.DecodeRuneInString(rest); n > 0 && !unicode.IsSpace(r) && !strings.ContainsRune(breaks, r) {
		return false
	}
	p.at += len(name)
	return true
}

// or reads alternatives up to the end or a closing parenthesis. Nil, without an error, is nothing but
// punctuation.
func (p *parser) or(depth int) (Expr, error) {
	var xs []Expr
	op := -1 // where the OR stands that still wants its right side
	for {
		x, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		p.space()
		here := p.at
		more := p.operator("OR")
		if x == nil && (more || op >= 0) {
			at := here
			if op >= 0 {
				at = op
			}
			return nil, p.fail(at, "OR needs a word on either side", `to look for the word itself write "or" in small letters or quotes`)
		}
		if x != nil {
			xs = append(xs, x)
		}
		if !more {
			break
		}
		op = here
	}
	switch len(xs) {
	case 0:
		return nil, nil
	case 1:
		return xs[0], nil
	}
	return &OrExpr{xs}, nil
}

// and reads what stands in a row up to OR, the end or a closing parenthesis.
func (p *parser) and(depth int) (Expr, error) {
	var xs []Expr
	op := -1 // an AND that still wants its right side
	for {
		p.space()
		here := p.at
		if p.at == len(p.text) || p.text[p.at] == ')' {
			break
		}
		if p.operator("OR") {
			p.at = here
			break
		}
		if p.operator("AND") {
			if len(xs) == 0 || op >= 0 {
				return nil, p.fail(here, "AND needs a word on either side", "leave AND out: all words must occur anyway")
			}
			op = here
			continue
		}
		x, err := p.unary(depth)
		if err != nil {
			return nil, err
		}
		if x != nil {
			xs, op = append(xs, x), -1
		}
	}
	if op >= 0 {
		return nil, p.fail(op, "AND needs a word on either side", "leave AND out: all words must occur anyway")
	}
	switch len(xs) {
	case 0:
		return nil, nil
	case 1:
		return xs[0], nil
	}
	return &AndExpr{xs}, nil
}

func (p *parser) unary(depth int) (Expr, error) {
	at := p.at
	if p.operator("NOT") {
		p.space()
		here := p.at
		if p.at == len(p.text) || p.text[p.at] == ')' || p.operator("OR") || p.operator("AND") || p.operator("NOT") {
			return nil, p.fail(at, "NOT needs a word behind it", `to look for the word itself write "not" in small letters or quotes`)
		}
		if p.text[here] == '-' {
			return nil, p.fail(here, "a second minus", "write either NOT or the minus")
		}
		x, err := p.primary(depth)
		if err != nil {
			return nil, err
		}
		if x == nil {
			return nil, p.fail(at, "NOT needs a word behind it", `to look for the word itself write "not" in small letters or quotes`)
		}
		return &NotExpr{x}, nil
	}
	if p.text[p.at] != '-' {
		return p.primary(depth)
	}
	p.at++
	if p.at < len(p.text) && p.text[p.at] == '-' {
		return nil, p.fail(p.at, "a second minus", "one minus in front of a word leaves it out; quote text that has more")
	}
	if !p.operand() {
		return nil, p.fail(at, "a minus without a word", "write -word without a space, or leave the minus out")
	}
	x, err := p.primary(depth)
	if err != nil {
		return nil, err
	}
	if x == nil {
		return nil, p.fail(at, "a minus without a word", "write -word without a space, or leave the minus out")
	}
	return &NotExpr{x}, nil
}

// operand says whether something follows directly.
func (p *parser) operand() bool {
	r, n := utf8.DecodeRuneInString(p.rest())
	return n > 0 && !unicode.IsSpace(r) && r != ')'
}

// quotes are the signs that open a phrase, and what closes each.
var quotes = map[rune]string{'"': `"`, '“': "”“\"", '„': "“”\"", '«': "»", '»': "«"}

// breaks end a word.
const breaks = "()\"“”„«»"

func (p *parser) primary(depth int) (Expr, error) {
	at := p.at
	switch r, n := utf8.DecodeRuneInString(p.rest()); {
	case r == '(':
		if depth >= maxDepth {
			return nil, p.fail(at, "too many parentheses", fmt.Sprintf("nest at most %d", maxDepth))
		}
		p.at++
		x, err := p.or(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.at == len(p.text) {
			return nil, p.fail(at, "unclosed parenthesis", "close it with ), or put the text in quotes")
		}
		p.at++
		if x == nil {
			return nil, p.fail(at, "nothing between the parentheses", "put a word there, or leave them out")
		}
		return x, nil
	case quotes[r] != "":
		return p.phrase(r, n, false)
	case r == '=':
		p.at++
		if !p.operand() {
			return nil, p.fail(at, "an equals sign without a word", "write =word without a space")
		}
		if r, n := utf8.DecodeRuneInString(p.rest()); quotes[r] != "" {
			return p.phrase(r, n, true)
		}
		return p.word(at, true)
	case strings.ContainsRune(breaks, r): // a closing quote that nothing opened
		p.at += n
		return nil, nil
	}
	return p.word(at, false)
}

// phrase reads from an opening quote to its closing one.
func (p *parser) phrase(open rune, n int, exact bool) (Expr, error) {
	at := p.at
	p.at += n
	end := strings.IndexAny(p.rest(), quotes[open])
	if end < 0 {
		return nil, p.fail(at, "unclosed quote", "close it with the same sign, or leave it out")
	}
	text := strings.Join(strings.Fields(p.rest()[:end]), " ")
	_, n = utf8.DecodeRuneInString(p.rest()[end:])
	p.at += end + n
	loose := false
	if !exact && strings.HasPrefix(p.rest(), "~") {
		p.at++
		loose = true
	}
	toks, _ := split(text, 0, nil)
	if len(toks) == 0 {
		return nil, p.fail(at, "no word between the quotes", "put a word there, or leave them out")
	}
	if p.words += len(toks); p.words > maxWords {
		return nil, p.fail(at, "too many words", fmt.Sprintf("use at most %d", maxWords))
	}
	return &PhraseExpr{Text: text, Loose: loose, Pos: at}, nil
}

// word reads up to a space, a parenthesis or a quote.
func (p *parser) word(at int, exact bool) (Expr, error) {
	rest := p.rest()
	end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(breaks, r) })
	if end < 0 {
		end = len(rest)
	}
	text := rest[:end]
	p.at += end
	w := &WordExpr{Text: text, Pos: at, End: p.at}
	if p.words++; p.words > maxWords {
		return nil, p.fail(at, "too many words", fmt.Sprintf("use at most %d", maxWords))
	}
	if exact {
		w.Kind = Exact
	} else if base, edits, ok := strings.Cut(text, "~"); ok {
		switch edits {
		case "", "1", "2":
			w.Distance = int(append([]byte(edits), '0')[0] - '0')
		default:
			return nil, p.fail(at+len(base), "a tilde inside a word", "write word~, word~1 or word~2, or put the text in quotes")
		}
		w.Kind, w.Text = Fuzzy, base
		if strings.Contains(base, "*") {
			return nil, p.fail(at+strings.Index(text, "*"), "a star in a fuzzy word", "use either the star or the tilde")
		}
	} else if strings.Contains(text, "*") {
		w.Kind = Wildcard
	}
	toks, _ := split(strings.ReplaceAll(w.Text, "*", ""), 0, nil)
	if len(toks) > 0 {
		return w, nil
	}
	switch {
	case w.Kind == Wildcard:
		return nil, p.fail(at+strings.Index(text, "*"), "a star without a letter", "write at least one letter beside it")
	case w.Kind == Fuzzy:
		return nil, p.fail(at, "a tilde without a word", "write word~ without a space")
	case w.Kind == Exact:
		return nil, p.fail(at, "an equals sign without a word", "write =word without a space")
	}
	return nil, nil // punctuation that was typed along
}
