package wire

import (
	"strings"
	"unicode"

	"tolmach/corpus"
)

// kind tells what a block of a source is, as far as the source itself says.
type kind int

const (
	plain   kind = iota // not said: decided by where it stands and how it reads
	heading             // a headline inside the body
	caption
	credit
	deck // a summary marked as such
	lead // the first paragraph, or a summary: the full stop decides
)

// block is a paragraph of a source, or a line where lines stand for themselves.
type block struct {
	text  string
	kind  kind
	group int // blocks of one group stood together, without a blank line between them
}

// draft is an article as a format's parser hands it on: fields from metadata in Article, and the
// text in blocks that are not yet told apart.
type draft struct {
	corpus.Article
	blocks   []block
	declared string // the language the source names
	format   string
	entry    int   // N of FILE#N, 0 for a file that is one article
	line     int   // where the entry begins, 0 when not known
	fixed    bool  // the source marks headline and body: do not look for a headline in the blocks
	err      error // the entry cannot be read
}

// text is everything a language can be told from.
func (d *draft) text() string {
	var b strings.Builder
	for _, x := range d.blocks {
		b.WriteString(x.text)
		b.WriteByte('\n')
	}
	for _, p := range d.Paragraphs {
		b.WriteString(p)
		b.WriteByte('\n')
	}
	b.WriteString(d.Title)
	return b.String()
}

// add appends paragraphs of one kind, each in a group of its own.
func (d *draft) add(k kind, texts ...string) {
	for _, t := range texts {
		d.blocks = append(d.blocks, block{text: t, kind: k, group: len(d.blocks)})
	}
}

// tidy makes one clean line of a text: white space collapsed (a no-break space stays one), soft
// hyphens, zero-width and control characters dropped, entities that were left as text resolved.
func tidy(s string) string {
	if strings.Contains(s, "&") {
		s = entities.Replace(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := rune(0)
	for _, r := range s {
		switch {
		case r == '\u00ad' || r == '\ufeff' || r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r == '\u2060':
			continue
		case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
			if space == 0 || r == '\u00a0' || r == '\u202f' {
				if space = r; r != '\u00a0' && r != '\u202f' && r != '\u2009' {
					space = ' '
				}
			}
			continue
		case unicode.IsControl(r):
			continue
		}
		if space != 0 && b.Len() > 0 {
			b.WriteRune(space)
		}
		space = 0
		b.WriteRune(r)
	}
	return b.String()
}

// entities are those that copied text is left with.
var entities = strings.NewReplacer("&quot;", `"`, "&laquo;", "«", "&raquo;", "»", "&nbsp;", "\u00a0", "&mdash;", "—", "&ndash;", "–",
	"&apos;", "'", "&#39;", "'", "&amp;", "&", "&ldquo;", "“", "&rdquo;", "”", "&lsquo;", "‘", "&rsquo;", "’", "&hellip;", "…")

// ends says that a text ends as a sentence does.
func ends(s string) bool {
	s = strings.TrimRight(s, " \u00a0\"'»”’)]*")
	if s == "" {
		return false
	}
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// words counts the words of a text.
func words(s string) int { return len(strings.Fields(s)) }

// lettersOf keeps the letters and digits of a text, lower case: what stays equal when the same text
// is typeset in another way.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if isAlnum(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
