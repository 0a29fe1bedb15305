package lang

import (
	"strings"
	"unicode"

	"github.com/blevesearch/snowballstem/russian"
)

// foldRussian writes ё as е and drops stress marks and soft hyphens, as most Russian text does.
var foldRussian = strings.NewReplacer("ё", "е", "Ё", "е", "\u0301", "", "\u00ad", "")

// Russian is the Russian language.
var Russian = register(&Language{
	Code: "ru", Name: "Russian", Script: unicode.Cyrillic,
	Stem: snowball(russian.Stem),
	Fold: func(w string) string { return strings.ToLower(foldRussian.Replace(w)) },

	Months: ranks(russianMonths), Weekdays: ranks(russianWeekdays),
	Multipliers: numbers(russianMultipliers), Numbers: numbers(russianNumbers),
	Ordinals:  adjectives(numbers(russianOrdinalStems), numbers(russianThird)),
	Fractions: numbers(russianFractions), Currencies: keys(russianCurrencies), Units: keys(russianUnits),
	Acronyms: keys(russianAcronyms), Names: keys(russianNames), Decline: declineRussian,
	NameEndings:   strings.Fields("ами ями ыми ими ого его ому ему ах ях ых их ом ем ым им ам ям"),
	Abbreviations: abbreviations(russianAbbreviations), Starters: set(russianStarters), Prepositions: set(russianPrepositions),
	Lettered:  set(russianLettered),
	Stopwords: set(russianStopwords), Negations: set(russianNegations),
	Comma: true, Joints: set("с"), Ranges: set("до по и или"),
	Years: set("год года году годом годы годов годам годах гг г"), Centuries: set("век века веку веком веке веков веках"),
	Clock: ranks(russianClock), OrdinalSuffixes: set("й я е го му м ый ой ая ое ого ому ую ым ом ю"),
	DecadeSuffixes: set("х е м ми ые ых ым ыми"),
	Rewording:      russianRewording,
})
