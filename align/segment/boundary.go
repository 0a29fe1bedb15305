package segment

import (
	"strings"
	"unicode"
)

// ending is a run of stops with what closes behind it.
type ending struct {
	stop, stops int // the run
	close       int // behind the closing quotes and brackets
	next        int // behind the spaces

	strong   bool // holds a question or exclamation mark
	ellipsis bool
	wide     bool // a stop that needs no space behind it (Chinese, Japanese)
	tail     bool // another stop behind the closing quote: "...?".
	quoted   bool // closes a quotation
	bracks   int  // round brackets closed
}

// ending reads the run of stops at i.
func (c *scan) ending(i int) ending {
	s := c.s
	e := ending{stop: i}
	j := e.run(s, i)
	e.stops = j
	inside := c.quoted
	for j < len(s) {
		r, n := after(s, j)
		next, _ := after(s, j+n)
		word := letter(next) || digit(next)
		if opener(next) && next != r {
			_, m := after(s, j+n)
			behind, _ := after(s, j+n+m)
			word = letter(behind) || digit(behind)
		}
		if r == '"' && word && !inside || (r == '\'' || r == '“' || r == '«' || r == '‹') && word {
			break // opens what follows
		}
		if space(r) && next == '»' { // « Où ? » dit-il
			m := j + n + len("»")
			if behind, _ := after(s, m); m < len(s) && !space(behind) && behind != ',' && behind != '.' {
				break
			}
			e.quoted, j = true, m
			continue
		}
		if !closer(r) {
			break
		}
		switch {
		case r == '"':
			inside, e.quoted = !inside, true
		case quote(r):
			e.quoted = true
		case r == ')':
			e.bracks++
		}
		j += n
		if r, _ := after(s, j); stop(r) {
			j, e.tail = e.run(s, j), true
		}
	}
	e.close, e.next = j, skipSpace(s, j)
	return e
}

// run reads stops from i on, spaced ellipses (. . .) too, and returns their end.
func (e *ending) run(s string, i int) int {
	dots := 0
	for i < len(s) {
		r, n := after(s, i)
		switch {
		case r == '.':
			dots++
		case r == '…':
			e.ellipsis = true
		case r == ' ' && (dots > 0 || e.strong) && spacedDots(s[i:]):
		case r == '!' || r == '?':
			e.strong = true
		case stop(r):
			e.strong = true
			e.wide = e.wide || r >= 0x3000
		default:
			e.ellipsis = e.ellipsis || dots > 1
			return i
		}
		i += n
	}
	e.ellipsis = e.ellipsis || dots > 1
	return i
}

// spacedDots reports whether a text goes on with the dots of an ellipsis, as in "so . . . The", which open no
// word of their own, as in " ...And".
func spacedDots(s string) bool {
	for i := 1; i < len(s) && i < 8; i++ {
		if s[i] != '.' {
			r, _ := after(s, i)
			return i > 1 && (r == ' ' || closer(r))
		}
	}
	return true
}

// start tells what kind of thing stands behind a stop.
type start int

const (
	nothing start = iota // a sign that no sentence starts with
	small                // a lower-case letter
	capital              // a capital, or a letter of a script without case
	figure
	sign // a bullet, a currency, a hash tag
)

// following is what stands behind a stop.
type following struct {
	start
	word   int  // where the first word or figure begins
	dashed bool // behind a dash
	opened rune // behind this quotation mark
}

func (c *scan) following(i int) (f following) {
	s := c.s
	for k := 0; i < len(s) && k < 12; k++ {
		r, n := after(s, i)
		f.word = i
		switch {
		case dash(r):
			if next, _ := after(s, i+n); r == '-' && letter(next) {
				f.start = small // a suffix: U.S. -made
				return
			}
			f.dashed = f.opened == 0
		case bullet(r):
			f.start = sign
			return
		case opener(r):
			if quote(r) {
				f.opened = r
			}
		case space(r):
		case r == '…' || r == '.':
			f.start = capital // an ellipsis that opens a sentence
			return
		case digit(r):
			f.start = figure
			return
		case letter(r):
			f.start = capital
			if lower(r) && !camel(s[i:wordAt(s, i)]) {
				f.start = small
			}
			return
		case r == '#' || r == '@' || r == '№' || r == '§' || r == '+' || unicode.In(r, unicode.So, unicode.Sc):
			f.start = sign
			return
		default:
			return
		}
		i += n
	}
	return
}

// camel reports whether a word has a capital inside: iPhone, eBay, al-Assad, GmbH.
func camel(word string) bool {
	return strings.LastIndexFunc(word, upper) > 0
}

// ends decides whether the sentence ends with e.
func (c *scan) ends(e ending) bool {
	if e.next == e.close {
		return c.glued(e)
	}
	if e.ellipsis && !e.strong && e.stop > 0 {
		if b := c.s[e.stop-1]; (b == '(' || b == '[') && e.close > e.stops {
			return false // [...]
		}
	}
	f := c.following(e.next)
	if c.bracks > e.bracks && c.closesSoon(e.next) || c.bracks > 0 && e.bracks > 0 && !e.tail && !c.opens(f) {
		return false // (again!) in the middle
	}
	if f.start == nothing || f.start == small {
		return false
	}
	if f.dashed && e.quoted && !e.tail {
		return false // an attribution: «Победим!» — Песков
	}
	plain := !e.strong && !e.ellipsis
	switch {
	case plain && e.close == e.stops:
		return !c.abbreviated(e.stop, f)
	case e.strong && !e.tail && f.start == capital && f.opened == 0 && c.title(e):
		return e.quoted && c.starter(f.word)
	case !plain && e.quoted && !e.tail && f.start == capital && f.opened == 0:
		return !c.attributed(f.word)
	}
	return true
}

// titleMax is how long a title may be that keeps its question and exclamation marks: «Что? Где? Когда?»
const titleMax = 64

// title reports whether e stands inside or at the end of a short quotation that no colon or comma announces.
func (c *scan) title(e ending) bool {
	low := max(c.start, e.stop-titleMax)
	i := e.stop
	for i > low {
		r, n := before(c.s, i)
		if quote(r) && r != '\'' && r != '’' {
			break
		}
		i -= n
	}
	if i <= low {
		return false
	}
	_, n := before(c.s, i)
	prev := i - n
	if prev <= c.start || c.s[prev-1] != ' ' {
		return false
	}
	if r, _ := before(c.s, prev-1); !letter(r) {
		return false
	}
	if e.quoted {
		return true
	}
	rest := c.s[e.next:min(len(c.s), i+2*titleMax)]
	k := strings.IndexAny(rest, "\"”»")
	return k > 0 && k < titleMax && strings.ContainsAny(rest[max(0, k-1):k], "!?")
}

// bracketMax is how far a bracket may reach that keeps its stops from ending the sentence around it.
const bracketMax = 200

func (c *scan) closesSoon(i int) bool {
	rest := c.s[i:min(len(c.s), i+bracketMax)]
	k := strings.IndexAny(rest, "()")
	return k >= 0 && rest[k] == ')'
}

// attributed reports whether the words from i on name who said the quotation before: "Why?" Peskov asked.
func (c *scan) attributed(i int) bool {
	if len(c.l.Sayings) == 0 || c.starter(i) {
		return false
	}
	for k := 0; k < 8 && i < len(c.s); k++ {
		end := wordAt(c.s, i)
		if end == i {
			return false
		}
		if c.l.Sayings[c.l.Fold(c.s[i:end])] {
			return true
		}
		if end < len(c.s) && c.s[end] == '.' { // Gen. Strelkov
			end++
		}
		i = skipSpace(c.s, end)
	}
	return false
}

// glued decides for stops without a space behind them: the end.Next of careless copy, and the stops
// of scripts that write no spaces.
func (c *scan) glued(e ending) bool {
	s := c.s
	if e.wide {
		return !e.quoted
	}
	r, n := after(s, e.close)
	i := e.close
	if quote(r) { // said."We
		i += n
		r, n = after(s, i)
	}
	if !upper(r) {
		return false
	}
	end := wordAt(s, i)
	if next, _ := after(s, i+n); !lower(next) && !space(next) {
		return false
	}
	if prev, _ := before(s, e.stop); e.close == e.stops && !letter(prev) {
		return prev == '%' || closer(prev) && prev != ')' && prev != ']' || space(prev) && e.stops-e.stop == 1 && s[e.stop] == '.' && end-i > 2
	}
	from := tokenBefore(s, e.stop)
	word := s[max(from, c.start):e.stop]
	first, _ := after(word, 0)
	if !lower(first) || len(word) < 3 || strings.IndexByte(word, '.') >= 0 {
		return false // Yandex.Taxi, www.kremlin.Ru
	}
	if _, known := c.l.Abbreviations[c.l.Fold(word)]; known && !e.strong {
		return false
	}
	if b, _ := before(s, from); b == '@' || b == '/' || b == '_' || b == '=' || b == '\\' {
		return false
	}
	if b, _ := after(s, end); b == '@' || b == '/' || b == '_' || b == '=' {
		return false
	}
	return !domain[strings.ToLower(s[i:end])]
}

// domain lists endings of site names, which are names and no words: Газета.Ru.
var domain = map[string]bool{"ru": true, "com": true, "org": true, "net": true, "info": true, "рф": true, "ру": true, "ком": true, "ua": true, "by": true}
