package lang

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem/english"
)

// English is the English language.
var English = register(&Language{
	Code: "en", Name: "English", Script: unicode.Latin,
	Stem: snowball(english.Stem),
	Fold: func(w string) string { return strings.ReplaceAll(strings.ToLower(w), "’", "'") },

	Months: ranks(englishMonths), Weekdays: ranks(englishWeekdays), CapitalMonths: true,
	Multipliers: numbers(englishMultipliers), Numbers: numbers(englishNumbers), Ordinals: numbers(englishOrdinals),
	Fractions: numbers(englishFractions), Currencies: keys(englishCurrencies), Units: keys(englishUnits),
	Acronyms: keys(englishAcronyms), Names: keys(englishNames),
	Abbreviations: abbreviations(englishAbbreviations), Starters: set(englishStarters), Prepositions: set(englishPrepositions),
	Lettered: set(englishLettered), Sayings: set(englishSayings), Continuers: set(englishContinuers),
	Verb: verbEnglish, VerbMarkers: set("to will would can could may might must shall should not"),
	Stopwords: set(englishStopwords), Negations: set(englishNegations),
	Articles: set("a an"), Joints: set("and"), Ranges: set("to and or"),
	Years: set("year years"), Centuries: set("century centuries"), Decades: numbers(englishDecades),
	Clock: ranks(englishClock), OrdinalSuffixes: set("st nd rd th"), DecadeSuffixes: set("s"),
	Opposites: englishOpposites, Irregular: irregulars(englishIrregulars, snowball(english.Stem)),
	Rewording: englishRewording,
})
