// Package exchange writes translation units in the formats that other programs read, one format a
// file. It serves translators (their memories), researchers (tables, alignment files) and scripts.
//
// Every writer streams: it takes units as they come, holds one at a time, and gives the same bytes
// for the same units. A writer never changes what a unit says: it only joins the sentences of a side,
// puts a text on one line where the format has no room for more, and leaves out the characters that
// the format forbids.
package exchange

import (
	"cmp"
	"io"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Units is a stream of translation units. An error ends it.
type Units = iter.Seq2[corpus.Unit, error]

// Options are what the formats have in common. Langs and Version are needed by all.
type Options struct {
	Langs   [2]string // codes, in the corpus's order
	Version string    // of the program, for formats that name their maker

	// Codes are the language codes to write where a format has them ("en-US"); empty: those of Langs.
	Codes [2]string
	// SegType is TMX's segtype: "sentence", unless another one is given.
	SegType string
	// Quote writes TSV cells with quotes where they need them, as RFC 4180 has it for CSV.
	Quote bool
	// Article gives an article by its id, for the formats that hold whole texts.
	Article func(id string) (corpus.Article, error)
	// Lexicon knows translations of words, for the glossaries; nil: none.
	Lexicon *lexicon.Lexicon
}

// code is what a language is called in the files.
func (o *Options) code(side int) string { return cmp.Or(o.Codes[side], o.Langs[side]) }

// Writer writes units in one format and returns how many it wrote.
type Writer func(w io.Writer, units Units, o Options) (int, error)

// Formats holds the writers whose format is one file of units, by the name of the format.
var Formats = map[string]Writer{
	"tsv":    WriteTSV,
	"csv":    WriteCSV,
	"xlsx":   WriteXLSX,
	"jsonl":  WriteJSONL,
	"tmx":    WriteTMX,
	"xliff":  WriteXLIFF,
	"xliff2": WriteXLIFF2,
	"html":   WriteHTML,
}

// Glossaries holds the writers of terms and their renderings. They go through the units twice and
// return the number of terms.
var Glossaries = map[string]Writer{
	"tbx":      WriteTBX,
	"glossary": WriteGlossary,
}

// Folder is where a format of several files puts them. Names are relative, with forward slashes.
type Folder interface {
	Create(name string) (io.WriteCloser, error)
}

// FolderWriter writes units in a format of several files and returns how many it wrote.
type FolderWriter func(f Folder, units Units, o Options) (int, error)

// Folders holds the writers whose format is made of several files.
var Folders = map[string]FolderWriter{
	"moses":     WriteMoses,
	"cesalign":  WriteCES,
	"intertext": WriteInterText,
	"hunalign":  WriteHunalign,
	"vecalign":  WriteVecalign,
	"omegat":    WriteOmegaT,
}

// Whole says that a format holds the whole texts of both articles of a pair: its units come pair by pair,
// and Options.Article is asked for the texts. Sentences whose beads are not among the units stand alone there.
func Whole(format string) bool {
	switch format {
	case "cesalign", "intertext", "hunalign", "vecalign":
		return true
	}
	return false
}

// line joins sentences by a space and leaves no line breaks, tabs or edges of white space.
// No-break spaces inside stay: they are part of the text.
func line(sentences []string) string {
	s := strings.Join(sentences, " ")
	if clean(s) {
		return s
	}
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

// clean says that a text needs no care in any format, as nearly all: it is UTF-8 with single plain spaces, none of them
// at its edges, and nothing that ends a line or that XML forbids.
func clean(s string) bool {
	space := true
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b == ' ':
			if space {
				return false
			}
			space = true
			i++
			continue
		case b < ' ':
			return false
		case b < utf8.RuneSelf:
			i++
		case b > 0xc2 && b < 0xe0 && i+1 < len(s) && s[i+1]&0xc0 == 0x80: // letters of two bytes
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size < 2 || unicode.IsSpace(r) || forbidden(r) {
				return false
			}
			i += size
		}
		space = false
	}
	return !space
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
	if clean(s) || !strings.ContainsFunc(s, forbidden) && utf8.ValidString(s) {
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

// seg is one side of a unit for XML: a single line without edges, double spaces and characters that
// XML forbids. No-break spaces stay.
func seg(sentences []string) string {
	s := strings.TrimSpace(xmlText(line(sentences)))
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

// source is a segment of the first language: its spaces are made plain, because a no-break space there
// costs a translator the exact match with a document that has a plain one.
func source(sentences []string) string { return plainSpaces(xmlText(line(sentences))) }

// plainSpaces writes every kind of space as a plain one.
func plainSpaces(s string) string {
	if clean(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// Fingerprint tells whether a unit is still what it was: it depends on its texts, white space apart, and
// its status. Formats that have room carry it, so that a correction is told from a change in the corpus.
func Fingerprint(texts [2]string, status corpus.Status) string {
	if status == "" {
		status = corpus.Auto
	}
	return corpus.NewID("unit", plainSpaces(xmlText(texts[0])), plainSpaces(xmlText(texts[1])), string(status))
}

func fingerprint(u *corpus.Unit) string {
	return Fingerprint([2]string{line(u.Texts[0]), line(u.Texts[1])}, u.Status)
}

// date is the date of the first side that has one.
func date(u corpus.Unit) string {
	if u.Articles[0].Date != "" {
		return u.Articles[0].Date
	}
	return u.Articles[1].Date
}
