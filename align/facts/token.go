package facts

import (
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	word   tokenKind = iota + 1
	figure           // digits with separators
	sign             // one rune of anything else but space
	noon             // 17:00
	day              // 29.09.2017, 2017-09-29
)

// token is a word, a figure or a sign of the text.
type token struct {
	kind        tokenKind
	glued       bool // nothing between it and the token before
	capital     bool // begins with a capital
	upper       bool // all capitals, two letters at least, or letters with full stops (U.S.)
	starts      bool // begins a sentence, as far as one can see
	dotted      bool // letters with full stops between; or an hour with a full stop before its minutes
	plain       bool // a figure of digits alone
	digits      int8 // how many digits the figure has before its decimal mark
	sign        rune
	start, end  int
	value       float64
	month, date int8 // of a day; year in value
	entry       *entry
}

// noEntry is what unknown words have, so that nobody need ask for nil.
var noEntry = &entry{}

// reader holds what one reading of a text needs; its language's table keeps it for the next.
type reader struct {
	table  *table
	text   string
	tokens []token
	facts  []Fact
	buf    []byte
	keys   []string
	names  map[string]string // the keys of words as written
}

func (r *reader) reset(text string) {
	r.text = text
	r.tokens, r.facts = r.tokens[:0], r.facts[:0]
	r.scan()
}

// scan cuts the text into tokens.
func (r *reader) scan() {
	text, end, starts := r.text, 0, true
	for i := 0; i < len(text); {
		c, n := rune(text[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(text[i:])
		}
		t := token{start: i, glued: i == end && i > 0, entry: noEntry}
		switch {
		case isDigit(c):
			r.scanFigure(&t)
		case isLetter(c):
			r.scanWord(&t)
		case isSpace(c):
			if c == '\n' {
				starts = true
			}
			i += n
			continue
		default:
			t.kind, t.sign, t.end = sign, c, i+n
		}
		t.starts = starts
		switch {
		case t.kind != sign:
			starts = false
		case t.sign == '.' || t.sign == '!' || t.sign == '?' || t.sign == '…' || t.sign == '—' || t.sign == ':':
			starts = true
		}
		end, i = t.end, t.end
		r.tokens = append(r.tokens, t)
	}
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isLetter(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c|0x20 && c|0x20 <= 'z'
	}
	return c >= 0xaa && (c >= 'А' && c <= 'я' || unicode.IsLetter(c) || c == 0xad || unicode.Is(unicode.Mn, c))
}

func isSpace(c rune) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c >= 0x85 && unicode.IsSpace(c)
}

// thin says that the bytes at i are a space that does not break: what groups figures in any language.
func thin(s string) int {
	c, n := utf8.DecodeRuneInString(s)
	if c == 0xa0 || c == 0x2009 || c == 0x202f {
		return n
	}
	return 0
}

// scanWord reads letters; and letters with full stops between, as in U.S., as one word without the stops.
func (r *reader) scanWord(t *token) {
	text, i := r.text, t.start
	buf := r.buf[:0]
	letters, capitals, odd := 0, 0, false
	dotted := false
	for i < len(text) {
		c, n := rune(text[i]), 1
		if c < utf8.RuneSelf {
			if !isLetter(c) {
				// "p.m.": a stop behind a single letter with a letter behind it.
				if c != '.' || i+1 >= len(text) || !(letters == 1 || dotted) {
					break
				}
				next, m := utf8.DecodeRuneInString(text[i+1:])
				after, _ := utf8.DecodeRuneInString(text[min(i+1+m, len(text)):])
				if !isLetter(next) || isLetter(after) || (!dotted && after != '.') {
					break
				}
				dotted = true
				i++
				continue
			}
			if c < 'a' {
				capitals++
				c |= 0x20
			}
			buf = append(buf, byte(c))
		} else {
			c, n = utf8.DecodeRuneInString(text[i:])
			if !isLetter(c) {
				break
			}
			switch {
			case 'а' <= c && c <= 'я':
			case 'А' <= c && c <= 'Я':
				capitals++
				c += 'а' - 'А'
			default:
				odd = true
				if unicode.IsUpper(c) {
					capitals++
				}
				c = unicode.ToLower(c)
			}
			buf = utf8.AppendRune(buf, c)
		}
		if letters == 0 && capitals == 1 {
			t.capital = true
		}
		letters++
		i += n
	}
	if dotted && i < len(text) && text[i] == '.' && i+1 < len(text) && isSpace(rune(text[i+1])) {
		// The last stop of "p.m." is the sentence's too, if it ends there; a sign of its own would part it from
		// what follows ("U.S. dollars").
		i++
	}
	r.buf = buf
	t.kind, t.end = word, i
	t.dotted = dotted
	t.upper = letters > 1 && capitals == letters
	var e *entry
	if odd {
		e = r.table.words[r.table.lang.Fold(string(buf))]
	} else {
		e = r.table.words[string(buf)]
	}
	if e != nil {
		t.entry = e
	}
}

// scanFigure reads digits with the separators of the language, a date in figures, or an hour with minutes.
func (r *reader) scanFigure(t *token) {
	text, i := r.text, t.start
	if r.scanDay(t) {
		return
	}
	whole := 0
	value := 0.0
	count := func() int {
		from := i
		for i < len(text) && isDigit(rune(text[i])) {
			i++
		}
		return i - from
	}
	add := func(from, to int) {
		for ; from < to; from++ {
			value = value*10 + float64(text[from]-'0')
		}
	}
	t.kind, t.plain = figure, true
	whole = count()
	add(t.start, i)
	first := whole
	if first <= 2 && i+2 < len(text) && (text[i] == ':' || text[i] == '.' && r.table.lang.Comma) && isDigit(rune(text[i+1])) && isDigit(rune(text[i+2])) &&
		(i+3 >= len(text) || !isDigit(rune(text[i+3])) && (text[i+3] != ':' && text[i+3] != '.' && text[i+3] != ',' || i+4 >= len(text) || !isDigit(rune(text[i+4])))) {
		minute := float64(text[i+1]-'0')*10 + float64(text[i+2]-'0')
		if value < 25 && minute < 60 {
			t.dotted = text[i] == '.'
			t.kind, t.value, t.end = noon, value*60+minute, i+3
			return
		}
	}
	group, mark := byte(','), byte('.')
	if r.table.lang.Comma {
		group, mark = '.', ','
	}
	grouped := byte(0)
	for i < len(text) && first <= 3 {
		n := 0
		switch {
		case text[i] == group && (grouped == 0 || grouped == group):
			n = 1
		case text[i] == ' ' && r.table.lang.Comma && (grouped == 0 || grouped == ' '):
			n = 1
		case text[i] >= utf8.RuneSelf && (grouped == 0 || grouped == ' '):
			n = thin(text[i:])
		case text[i] == '\'' && r.table.lang.Comma && grouped != group: // Swiss
			n = 1
		}
		if n == 0 || !threeDigits(text[i+n:]) {
			break
		}
		if text[i] == group && value == 0 {
			break // 0,125 is no group
		}
		if text[i] == group {
			grouped = group
		} else {
			grouped = ' '
		}
		add(i+n, i+n+3)
		i += n + 3
		whole += 3
		t.plain = false
	}
	// What is left may be the decimals, with the language's mark or, when it cannot be a group, the other.
	if i+1 < len(text) && isDigit(rune(text[i+1])) && (text[i] == mark || text[i] == group && grouped == 0) {
		at := i
		i++
		n := count()
		// 1.2.3 is a version or a paragraph, not a decimal; leave it at its first figure.
		if i+1 < len(text) && (text[i] == '.' || text[i] == ',') && isDigit(rune(text[i+1])) && text[i] == text[at] {
			i = at
		} else {
			scale, tail := 1.0, 0.0
			for k := at + 1; k < i && k < at+16; k++ {
				tail = tail*10 + float64(text[k]-'0')
				scale *= 10
			}
			value += tail / scale
			t.plain = false
			_ = n
		}
	}
	t.value, t.end, t.digits = value, i, int8(min(whole, 127))
}

// threeDigits says that s begins with exactly three digits.
func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(rune(s[0])) && isDigit(rune(s[1])) && isDigit(rune(s[2])) &&
		(len(s) == 3 || !isDigit(rune(s[3])))
}

// scanDay reads 29.09.2017, 29/09/2017, 09/29/2017 and 2017-09-29.
func (r *reader) scanDay(t *token) bool {
	var part [3]int
	var size [3]int
	i, k, mark := t.start, 0, byte(0)
	for ; k < 3; k++ {
		for i < len(r.text) && isDigit(rune(r.text[i])) && size[k] < 5 {
			part[k] = part[k]*10 + int(r.text[i]-'0')
			size[k]++
			i++
		}
		if size[k] == 0 || size[k] > 4 {
			return false
		}
		if k == 2 {
			break
		}
		if i >= len(r.text) || (r.text[i] != '.' && r.text[i] != '/' && r.text[i] != '-') || (mark != 0 && r.text[i] != mark) {
			return false
		}
		mark = r.text[i]
		i++
	}
	if i < len(r.text) && isDigit(rune(r.text[i])) {
		return false
	}
	year, month, date := part[2], part[1], part[0]
	switch {
	case mark == '-' && size[0] == 4 && size[1] == 2 && size[2] == 2:
		year, date = part[0], part[2]
	case mark == '-' || size[2] != 4 || size[0] > 2 || size[1] > 2:
		return false
	case mark == '/' && !r.table.lang.Comma || month > 12:
		month, date = date, month
		if month > 12 {
			month, date = date, month
		}
	}
	if month < 1 || month > 12 || date < 1 || date > 31 {
		return false
	}
	t.kind, t.value, t.month, t.date, t.end = day, float64(year), int8(month), int8(date), i
	return true
}
