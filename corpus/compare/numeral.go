package compare

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
)

// numberWord reads a number grown together with its measure: "восемнадцатилетний", "стопроцентный".
func (s *side) numberWord(form string) (float64, string) {
	if len(form) < 16 || !s.lang.Comma {
		return 0, ""
	}
	sum, rest := 0.0, form
	for range 3 {
		best := 0
		for i := range rest {
			if _, ok := s.lang.Numbers[rest[:i]]; ok && i > 4 {
				best = i
			}
		}
		if best == 0 {
			break
		}
		sum += s.lang.Numbers[rest[:best]]
		rest = rest[best:]
		if m := s.lang.Rewording.Measures[rest]; m != "" {
			return sum, m
		}
		if m := s.lang.Units[rest]; m != "" {
			return sum, m
		}
		if by := s.multiplied(rest); by > 1 {
			return sum * by, ""
		}
	}
	if n := len(form) - len(rest); n >= 8 && len(rest) >= 8 {
		return sum, ""
	}
	return 0, ""
}

// multiplied is the multiplier that an adjective is made of: "миллионного"; 1 for none.
func (s *side) multiplied(form string) float64 {
	for w, by := range s.lang.Multipliers {
		if rest, ok := strings.CutPrefix(form, w+"н"); ok && utf8.RuneCountInString(w) >= 6 && utf8.RuneCountInString(rest) <= 4 {
			return by
		}
	}
	return 1
}

// declined is the multiplier behind a figure whose ending is written with a hyphen, 1 for none.
func (s *side) declined(x *sentence, f facts.Fact) float64 {
	rest, ok := strings.CutPrefix(x.text[f.End:], "-")
	if !ok {
		return 1
	}
	ws := strings.Fields(rest[:min(len(rest), 40)])
	if len(ws) > 0 {
		if by := s.multiplied(strings.TrimRight(s.lang.Fold(ws[0]), ".,")); by > 1 {
			return by
		}
	}
	if len(ws) < 2 || utf8.RuneCountInString(ws[0]) > 3 || isDigit(ws[0][0]) {
		return 1
	}
	return max(1, s.lang.Multipliers[strings.TrimRight(s.lang.Fold(ws[1]), ".,")])
}

// compound says that a figure is a part of something else: a result of 3:2, a paragraph 1.2.3, the '80s.
func (s *side) compound(x *sentence, f facts.Fact) bool {
	if before, _ := utf8.DecodeLastRuneInString(x.text[:f.Start]); unicode.IsLetter(before) {
		return true // G20
	}
	if i := f.Start; i >= 2 && strings.IndexByte(":.,/", x.text[i-1]) >= 0 && isDigit(x.text[i-2]) {
		return true
	}
	rest := x.text[f.End:]
	if len(rest) >= 2 && strings.IndexByte(":.,/", rest[0]) >= 0 && isDigit(rest[1]) && isDigit(x.text[f.End-1]) {
		return true
	}
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// foreignGroup says that a figure has three digits behind its only mark, so that the mark may part thousands in the
// manner of another language: 1,700 or 1.700.
func foreignGroup(text string) bool {
	i := strings.IndexAny(text, ".,")
	if i < 1 || i > 3 || len(text) < i+4 || text[0] == '0' {
		return false
	}
	for k := range text[:i+4] {
		if k != i && !isDigit(text[k]) {
			return false
		}
	}
	return len(text) == i+4 || !isDigit(text[i+4])
}

// grouped says that b goes on with the figure a as its next three digits: "40 000" in a language that writes 40,000.
func (a *amount) grouped(b *amount, text string) bool {
	if a.sentence != b.sentence || len(text) < 3 || !isDigit(text[2]) || len(text) > 3 && isDigit(text[3]) {
		return false
	}
	gap := a.sentence.text[a.end:b.start]
	head := a.sentence.text[a.start:a.end]
	return (gap == " " || gap == "\u00a0" || gap == "\u202f") && len(head) <= 3 && strings.Trim(head, "0123456789") == ""
}

// join makes a and b one figure.
func (a *amount) join(b *amount) {
	scale := math.Pow(1000, math.Ceil(math.Log(max(b.value, 1)+1)/math.Log(1000)))
	v := a.value
	*a = amount{sentence: a.sentence, start: a.start, end: b.end, value: v*max(scale, 1000) + b.value, readings: b.readings, written: true,
		hedged: a.hedged, percent: b.percent, currency: b.currency}
	for i := range a.readings {
		a.readings[i].value += v * max(scale, 1000)
	}
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
