// Package facts finds what survives translation: numbers, dates, times, sums of money, acronyms, countries and
// names, as keys that are equal in every language. It is for the aligner, which anchors sentences on them, for the
// pairing of articles, and for whoever compares two versions of a story.
//
// The promise: [Find] reads a text once, in time that grows with its length, never panics, and gives facts in the
// order of the text with offsets that cut it at letters. What a language calls its months, numbers and currencies
// comes from package lang; a language without such data still has figures, dates in figures, countries (named by
// the Unicode CLDR) and names.
//
// Names are compared by [Name.Same], which knows how names pass from one script to another.
package facts

import "tolmach/align/lang"

// Kind says what a fact is.
type Kind uint8

const (
	Number  Kind = iota + 1 // 1,500; 1.5 bln; twenty-five; 5 km
	Percent                 // 5.2%
	Money                   // $1.5 bln
	Date                    // September 29; Tuesday; 2017; the 1990s
	Time                    // 5 p.m.
	Ordinal                 // 2nd, second, II
	Name                    // a capitalised word that is nothing else
	Acronym                 // UN, DPRK; and countries, their peoples and adjectives
)

var kindNames = [...]string{"", "number", "percent", "money", "date", "time", "ordinal", "name", "acronym"}

// String names the kind in English, in lower case.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Fact is one find. Keys are made so that two facts that mean the same have the same key in every language:
//
//	number 1500000, with a unit 5 km         percent 5.2%           money USD 1500000
//	ordinal #2                               time t17:00            weekday w2
//	date d09-29, month m09, year 2017        decade 1990s           century c21
//	acronym un, country KP (ISO 3166)        name: its first key of NameKeys
//
// A date with a year is two facts, since one version often leaves the year out.
type Fact struct {
	Kind Kind
	Key  string
	// Value is the amount of a number, percentage, sum, fraction or ordinal, the year of a year, the first year of
	// a decade; 0 for the rest.
	Value float64
	// Start and End are byte offsets in the text.
	Start, End int
}

// Find gives the facts of a text in the language l, in the order of the text. A text in another language than l
// gives few or no facts, not an error.
func Find(l *lang.Language, text string) []Fact {
	t := tableOf(l)
	r := t.readers.Get().(*reader)
	r.reset(text)
	r.read()
	var found []Fact
	if len(r.facts) > 0 {
		found = make([]Fact, len(r.facts))
		copy(found, r.facts)
	}
	t.readers.Put(r)
	return found
}
