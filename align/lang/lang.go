// Package lang holds what is particular to a language: its stemmer, abbreviations, months, number
// words, negations. One file a language; a language without a file still works with what the
// generic one can do (letters, figures, cognates, lengths).
package lang

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Language is what the packages above need to know of one language. The zero value of every field
// but Code means "nothing known"; all words are lower case and folded by Fold.
type Language struct {
	Code   string // ISO 639-1: "en"
	Name   string // in English: "English"
	Script *unicode.RangeTable

	// Stem reduces a folded word to its stem. Never nil after Get.
	Stem func(word string) string
	// Fold lowers a word and removes what spelling leaves optional (ё for е, stress marks). Never nil after Get.
	Fold func(word string) string

	// Fleeting gives, for a stem whose last vowel drops out in other forms of the word, the stem that those have:
	// "рынок" (market) has "рынка", so "рынк". "" for all other stems; it may also shorten a word that does not
	// change, which does no harm where only equality counts. Nil when the language has no such vowels.
	Fleeting func(stem string) string

	// Stopwords are function words that say nothing of the subject.
	Stopwords map[string]bool
	// Verb says that a folded word looks like a verb or a participle, not like a noun; it may be mistaken. Nil when
	// endings do not tell.
	Verb func(word string) bool
	// VerbMarkers are words that a verb may follow whose form does not tell ("to").
	VerbMarkers map[string]bool
	// Modifier says that a folded word looks like one that wants a noun behind it, as adjectives do; it may be mistaken.
	// Nil when endings do not tell.
	Modifier func(word string) bool
	// Negations are the words (stems) that turn a statement around: "not", "no", "never".
	Negations map[string]bool

	// Abbreviations say, for a word that was followed by a full stop, when that stop ends a sentence. A folded key
	// stands for every spelling; a key with a capital for itself alone ("Ill" is a state, "ill" a word). Inner stops
	// stay in the key ("p.m", "т.е"); single capitals (initials) need no entry.
	Abbreviations map[string]Abbreviation
	// Starters are words whose capital shows that a sentence starts: articles, pronouns, prepositions, adverbs.
	Starters map[string]bool
	// Prepositions open an adverbial that stands before the subject ("В 2015 г. Банк России ...").
	Prepositions map[string]bool
	// Sayings are the verb forms that attribute a quotation to the name before them ("Why?" Peskov asked).
	Sayings map[string]bool
	// Continuers go on with the sentence behind an abbreviation that usually ends one: zones and days behind a time
	// of day ("5 p.m. Moscow time"), posts behind a company ("Acme Inc. Chief Executive").
	Continuers map[string]bool
	// Lettered are nouns numbered by letters, which are no initials ("Plan B", "витамин С").
	Lettered map[string]bool
	// OrdinalStops says that ordinals are written with a full stop ("am 5. Mai").
	OrdinalStops bool
	// Consonants says that an unknown short word without a vowel is an abbreviation; for languages without a list.
	Consonants bool

	Months      map[string]int     // word form -> 1..12
	Weekdays    map[string]int     // word form -> 1 (Monday) .. 7
	Multipliers map[string]float64 // word form -> 1e3, 1e6 ...
	Numbers     map[string]float64 // number word form -> value ("seven", "семерых")
	Ordinals    map[string]float64 // ordinal word form -> value
	Fractions   map[string]float64 // "half" -> .5, "треть" -> 1/3
	Currencies  map[string]string  // word form or sign -> ISO 4217 code; of a name that several have, one of them
	Units       map[string]string  // word form -> unit key shared by all languages ("km", "t", "%")
	Acronyms    map[string]string  // acronym as written -> key shared by all languages ("ООН" -> "un")

	// Names are countries (the key is the ISO 3166 code), their peoples and adjectives, and bodies, in full:
	// "French" -> "FR", "организация объединенных наций" -> "un", in the nominative. A capital asks for one in the
	// text. Territories that x/text names need no entry.
	Names map[string]string
	// Decline gives the case forms of a folded name, the word itself first; nil when names do not change.
	Decline func(word string) []string
	// NameEndings are the case endings with a consonant in them, which could be mistaken for a part of the name; longer
	// ones first.
	NameEndings []string

	// Comma says that the decimal mark is a comma: 1.234,5 or 1 234,5.
	Comma bool
	// Articles stand for one before a multiplier or a fraction ("a million").
	Articles map[string]bool
	// Joints are words inside a number ("one hundred and five", "два с половиной"); Ranges stand between two
	// numbers that share what follows them ("5 to 10 percent").
	Joints map[string]bool
	Ranges map[string]bool
	// CapitalMonths says that a month without a capital is another word ("may").
	CapitalMonths bool
	// Years, Centuries and Decades are the words that make a figure one: "году", "век", "nineties" -> 90.
	Years     map[string]bool
	Centuries map[string]bool
	Decades   map[string]float64
	// Clock are words behind an hour and the half of the day they mean: "am" -> 0, "pm" -> 12, and -1 for neither
	// ("мск", "moscow time").
	Clock map[string]int
	// OrdinalSuffixes and DecadeSuffixes follow a figure: 2nd, 2-й; 1990s, 90-х.
	OrdinalSuffixes map[string]bool
	DecadeSuffixes  map[string]bool

	// Irregular are the stems of the other forms of a word that no stemmer brings together ("sell", "sold"), by stem.
	Irregular map[string][]string
	// Opposites are words by what they say and its contrary.
	Opposites Opposites

	// Rewording is what the comparison of two versions needs besides.
	Rewording Rewording
}

// Abbreviation tells when the full stop behind an abbreviation ends the sentence.
type Abbreviation int

const (
	// Never: something always follows ("Mr.", "им.").
	Never Abbreviation = iota + 1
	// BeforeNumber: joins only with a figure that follows ("No. 5", "стр. 15").
	BeforeNumber
	// AfterNumber: joins only behind a figure ("2015 г.", "5 тыс.").
	AfterNumber
	// Maybe: ends the sentence when one of the Starters follows ("U.S.", "обл.").
	Maybe
	// Usually: ends the sentence unless one of the Continuers follows ("p.m.", "Inc.").
	Usually
	// Word: is no abbreviation where the general rules would take it for one.
	Word
)

var known = map[string]*Language{}

func register(l *Language) *Language { known[l.Code] = l; return l }

// Get returns the language of an ISO 639-1 code; for a code without a file of its own, a generic
// language that has the code, its English name and the best stemmer at hand. It never returns nil.
func Get(code string) *Language {
	code = strings.ToLower(code)
	if l, ok := known[code]; ok {
		return l
	}
	return generic(code)
}

// Known lists the codes that have a file of their own, sorted.
func Known() []string {
	codes := make([]string, 0, len(known))
	for c := range known {
		codes = append(codes, c)
	}
	sort.Strings(codes)
	return codes
}

// NameOf is the English name of a language code, or the code itself when it names none.
func NameOf(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if n := display.English.Languages().Name(tag); n != "" {
		return n
	}
	return code
}
