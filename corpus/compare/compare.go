// Package compare says how two versions of a story differ: what only one of them tells, which blocks stand elsewhere,
// and which figures, dates, names and negations disagree. It is for editors, who want to find the slip before the
// reader does, and for researchers, who ask what a version leaves out.
//
// The promise: another wording is no disagreement. Rounded figures, other units and scales, percentages told as
// fractions, hours of other time zones, weekdays for dates, family names alone, acronyms, a capital for its
// government, and what stands elsewhere in the other version are understood and not reported. What is
// reported has its place on both sides. The same versions and beads always give the same report.
package compare

import (
	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Kind says what sort of difference a finding is.
type Kind string

// The kinds.
const (
	Only     Kind = "only"     // a sentence that the other version lacks
	Moved    Kind = "moved"    // a block of sentences that stands elsewhere in the other version
	Figure   Kind = "figure"   // amounts that disagree
	Date     Kind = "date"     // dates or hours that disagree
	Name     Kind = "name"     // a name that the other version does not have, or another name in its place
	Negation Kind = "negation" // said on one side, denied on the other
)

// Kinds are all kinds, in the order of a report.
var Kinds = []Kind{Only, Moved, Figure, Date, Name, Negation}

// Version is one version of a story.
type Version struct {
	Date      string // "2018-09-29"; "" or "--09-29" when it is not (wholly) known
	Agency    string
	Sentences []string // of the body
	Around    []string // headline, deck, captions: what stands there is not missing
}

// VersionOf makes a version of an article.
func VersionOf(a corpus.Article) Version {
	v := Version{Date: a.Date, Agency: a.Agency, Around: append([]string{a.Title, a.Deck, a.Dateline}, a.Captions...)}
	for _, s := range a.Sentences {
		v.Sentences = append(v.Sentences, s.Text)
	}
	return v
}

// Place is where a finding stands in one version.
type Place struct {
	Sentence   int    // from 0; -1 for none
	Count      int    // of sentences, from Sentence on
	Text       string // what disagrees; "" when this version says nothing of it
	Start, End int    // of the text in the sentence, as byte offsets; a whole sentence otherwise
}

// nowhere is the place of what a version lacks altogether.
var nowhere = Place{Sentence: -1}

// Finding is one difference.
type Finding struct {
	Kind  Kind
	Sides [2]Place
}

// Share is what of a version the other one lacks.
type Share struct {
	Sentences, Characters int     // that only this version has
	Of                    int     // characters of the whole body
	Part                  float64 // Characters / Of
}

// Report is how two versions differ.
type Report struct {
	Findings []Finding // by place: that of the first version, where there is one, else of the second
	Only     [2]Share
	Counts   map[Kind]int
	// Difference sums the report up, from 0 for versions that say the same to 1.
	Difference float64
}

// Options say what a comparer knows.
type Options struct {
	From, To string           // language codes, in the order of the versions
	Lexicon  *lexicon.Lexicon // of the two languages, in that order; nil: none, and then only figures and dates are compared well
}

// Comparer compares versions in one pair of languages. It is safe for concurrent use.
type Comparer struct {
	langs [2]*lang.Language
	lex   *lexicon.Lexicon
	roots *lexicon.Lexicon // of lex: words that begin alike are one
	poles [2]lang.Poles
	homes map[string]bool // keys of the countries where the languages are at home
}

// New makes a comparer. A lexicon of other languages is not used.
func New(o Options) *Comparer {
	c := &Comparer{langs: [2]*lang.Language{lang.Get(o.From), lang.Get(o.To)}, lex: o.Lexicon, homes: homesOf(o.From, o.To)}
	for k, l := range c.langs {
		c.poles[k] = l.Opposites.Poles()
	}
	if c.lex != nil && (c.lex.From() != o.From || c.lex.To() != o.To) {
		c.lex = nil
	}
	if c.lex != nil {
		c.roots = c.lex.Roots(rootLength)
	}
	return c
}

// rootLength is how many letters kindred words share.
const rootLength = 5

// leastConfidence is that of a bead whose sides are worth comparing.
const leastConfidence = 0.35

// Compare compares two versions that were aligned with these beads. Beads beyond the sentences are passed over.
func (c *Comparer) Compare(versions [2]Version, beads []align.Bead) Report {
	p := c.newPair(versions, beads)
	p.only()
	p.moved()
	if c.langs[0].Code != c.langs[1].Code {
		p.mend()
		p.unlink()
		p.bind()
		p.compareFigures()
		p.compareDates()
		p.compareNames()
		p.compareNegations()
		if c.lex != nil {
			p.compareOpposites()
			p.compareRefusals()
		}
	}
	return p.report()
}
