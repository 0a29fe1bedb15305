package segment

import (
	"unicode"
	"unicode/utf8"
)

// notable marks the bytes at which the scan has to look closer; it runs over all others.
var notable = func() (t [256]bool) {
	for _, c := range `.!?"()` {
		t[c] = true
	}
	for c := 0xD2; c <= 0xF4; c++ { // lead bytes of … and of the stops of other scripts, never of Latin or Russian letters
		t[c] = true
	}
	return
}()

// stop reports whether r can end a sentence.
func stop(r rune) bool {
	switch r {
	case '.', '!', '?', '…':
		return true
	}
	return r > 0x500 && unicode.Is(unicode.STerm, r)
}

// closer reports whether r may stand between a stop and the space behind the sentence.
// Some quotation marks open in one language and close in another; what follows them decides.
func closer(r rune) bool {
	switch r {
	case '"', '\'', '”', '“', '’', '»', '«', '›', '‹', ')', ']', '}', '」', '』', '）':
		return true
	}
	return false
}

// quote reports whether r is a quotation mark of any kind.
func quote(r rune) bool {
	switch r {
	case '"', '\'', '”', '“', '„', '’', '‘', '‚', '»', '«', '›', '‹', '「', '」', '『', '』':
		return true
	}
	return false
}

// opener reports whether r may stand before the first word of a sentence.
func opener(r rune) bool {
	switch r {
	case '(', '[', '{', '¿', '¡', '「', '『', '（':
		return true
	}
	return quote(r)
}

func dash(r rune) bool { return r == '-' || r == '—' || r == '–' || r == '―' || r == '−' }

func bullet(r rune) bool {
	switch r {
	case '•', '▪', '■', '●', '·', '►', '‣', '*', '◦', '□', '◆', '▶':
		return true
	}
	return false
}

func digit(r rune) bool { return r >= '0' && r <= '9' || r > 0x80 && unicode.IsDigit(r) }

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r)
}

func upper(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func lower(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLower(r)
}

func space(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return r == 0xFEFF || r == 0x200B || unicode.IsSpace(r)
}

func after(s string, i int) (rune, int)  { return utf8.DecodeRuneInString(s[i:]) }
func before(s string, i int) (rune, int) { return utf8.DecodeLastRuneInString(s[:i]) }

// skipSpace returns the first position from i on that holds no space.
func skipSpace(s string, i int) int {
	for i < len(s) {
		r, n := after(s, i)
		if !space(r) {
			break
		}
		i += n
	}
	return i
}

// wordMax bounds every look at a single word, so that the whole work stays linear.
const wordMax = 48

// wordAt returns the end of the word that starts at i: letters, digits, inner hyphens and apostrophes.
func wordAt(s string, i int) int {
	for end := min(len(s), i+wordMax); i < end; {
		r, n := after(s, i)
		if !letter(r) && !digit(r) {
			if r != '-' && r != '\'' && r != '’' {
				break
			}
			if next, _ := after(s, i+n); !letter(next) {
				break
			}
		}
		i += n
	}
	return i
}

// tokenBefore returns the start of the token that ends at i: letters, digits and the stops, hyphens
// and apostrophes between them ("U.S", "т.е", "10.5", "г-н"). It gives i when there is none.
func tokenBefore(s string, i int) int {
	low := max(0, i-wordMax)
	start := i
	for j := i; j > low; {
		r, n := before(s, j)
		switch {
		case letter(r) || digit(r):
			start = j - n
		case r != '.' && r != '-' && r != '\'' && r != '’':
			return start
		}
		j -= n
	}
	return start
}
