package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// token is one word of a text, or one part of a compound word.
type token struct {
	text       string // as written
	start, end int    // byte offsets of text in what was split
	pos        int    // word position; a compound has the position of its first part
	kind       tokenKind
}

type tokenKind uint8

const (
	word     tokenKind = iota // stands alone
	part                      // between the hyphens of a compound: "York" of "York-based"
	compound                  // the whole of a hyphened word, besides its parts
	stump                     // one side of an apostrophe, besides the whole: "Putin" of "Putin's"
)

// primary says that the token takes a word position of its own; the others repeat what primaries cover.
func (k tokenKind) primary() bool { return k == word || k == part }

// gap is added to the position between sentences, so that no phrase reaches across.
const gap = 8

// split appends the words of a text to out, positions counted from pos, and returns the next position.
// Words are those of Unicode (UAX 29), what has no letter and no digit left out. A hyphened word gives
// its parts and the whole; a word with an apostrophe gives the whole and its longer sides.
func split(text string, pos int, out []token) ([]token, int) {
	first, parts := 0, 0 // where the word that may grow by hyphens starts in out, and its parts so far
	last := -1           // where its last part ends, or the hyphen behind that
	hyphen := false
	flush := func() {
		if parts > 1 {
			whole := token{start: out[first].start, pos: out[first].pos, kind: compound}
			for i := first; i < len(out); i++ {
				if out[i].kind == word {
					out[i].kind = part
					whole.end = out[i].end
				}
			}
			whole.text = text[whole.start:whole.end]
			out = append(out, whole)
		}
		parts, hyphen = 0, false
	}
	for it := words.FromString(text); it.Next(); {
		w, start, end := it.Value(), it.Start(), it.End()
		if !wordy(w) {
			if parts > 0 && !hyphen && start == last && isHyphen(w) {
				hyphen, last = true, end
			} else {
				flush()
			}
			continue
		}
		if !hyphen || start != last {
			flush()
			first = len(out)
		}
		out = append(out, token{text: w, start: start, end: end, pos: pos})
		if i, n := apostrophe(w); i > 0 {
			if i > 1 {
				out = append(out, token{text: w[:i], start: start, end: start + i, pos: pos, kind: stump})
			}
			if i += n; len(w)-i > 2 {
				out = append(out, token{text: w[i:], start: start + i, end: end, pos: pos, kind: stump})
			}
		}
		pos++
		parts++
		hyphen, last = false, end
	}
	flush()
	return out, pos
}

// wordy says that a piece has a letter or a digit.
func wordy(w string) bool {
	if c := w[0]; c < utf8.RuneSelf {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			return true
		}
		if len(w) == 1 {
			return false
		}
	}
	return strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

func isHyphen(w string) bool { return w == "-" || w == "\u2010" || w == "\u2011" }

// apostrophe finds the first apostrophe of a word: where it starts and how long it is.
func apostrophe(w string) (at, n int) {
	if i := strings.IndexByte(w, '\''); i >= 0 {
		return i, 1
	}
	if i := strings.Index(w, "’"); i >= 0 {
		return i, len("’")
	}
	return -1, 0
}
