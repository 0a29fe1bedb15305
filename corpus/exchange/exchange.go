// Package exchange writes translation units in the formats that other programs read, one format a
// file. It serves translators (their memories), researchers (tables, alignment files) and scripts.
//
// Every writer streams: it takes units as they come, holds one at a time, and gives the same bytes
// for the same units. A writer never changes what a unit says: it only joins the sentences of a side,
// puts a text on one line where the format has no room for more, and leaves out the characters that
// the format forbids.
package exchange

import (
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/corpus"
)

// Units is a stream of translation units. An error ends it.
type Units = iter.Seq2[corpus.Unit, error]

// Options are what the formats have in common.
type Options struct {
	Langs   [2]string // codes, in the corpus's order
	Version string    // of the program, for formats that name their maker
}

// Writer writes units in one format and returns how many it wrote.
type Writer func(w io.Writer, units Units, o Options) (int, error)

// Formats holds the writers whose format is a single stream of units, by the name of the format.
var Formats = map[string]Writer{
	"tsv":   WriteTSV,
	"jsonl": WriteJSONL,
	"tmx":   WriteTMX,
}

// line joins sentences by a space and leaves no line breaks, tabs or edges of white space.
// No-break spaces inside stay: they are part of the text.
func line(sentences []string) string {
	s := strings.Join(sentences, " ")
	if !strings.ContainsFunc(s, breaks) {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if breaks(r) {
			return ' '
		}
		return r
	}, s))
}

// breaks says whether r ends a line or a cell somewhere.
func breaks(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// xmlText drops the characters that XML 1.0 does not allow, and bytes that are no UTF-8. Joiners,
// direction marks and emoji stay.
func xmlText(s string) string {
	if !strings.ContainsFunc(s, forbidden) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

func forbidden(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return false
	case r < 0x20, r > 0xD7FF && r < 0xE000, r == 0xFFFE, r == 0xFFFF, r > unicode.MaxRune:
		return true
	}
	return false
}

// plainSpaces writes every kind of space as a plain one.
func plainSpaces(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// date is the date of the first side that has one.
func date(u corpus.Unit) string {
	if u.Articles[0].Date != "" {
		return u.Articles[0].Date
	}
	return u.Articles[1].Date
}
