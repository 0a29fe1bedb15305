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

	Fleeting: fleetingRussian,

	Months: ranks(russianMonths), Weekdays: ranks(russianWeekdays),
	Multipliers: numbers(russianMultipliers), Numbers: numbers(russianNumbers),
	Ordinals:  adjectives(numbers(russianOrdinalStems), numbers(russianThird)),
	Fractions: numbers(russianFractions), Currencies: keys(russianCurrencies), Units: keys(russianUnits),
	Acronyms: keys(russianAcronyms), Names: keys(russianNames), Decline: declineRussian,
	NameEndings:   strings.Fields("ами ями ыми ими ого его ому ему ах ях ых их ом ем ым им ам ям"),
	Abbreviations: abbreviations(russianAbbreviations), Starters: set(russianStarters), Prepositions: set(russianPrepositions),
	Lettered: set(russianLettered),
	Verb:     verbRussian, Modifier: modifierRussian,
	Stopwords: set(russianStopwords), Negations: set(russianNegations),
	Comma: true, Joints: set("с"), Ranges: set("до по и или"),
	Years: set("год года году годом годы годов годам годах гг г"), Centuries: set("век века веку веком веке веков веках"),
	Clock: ranks(russianClock), OrdinalSuffixes: set("й я е го му м ый ой ая ое ого ому ую ым ом ю"),
	DecadeSuffixes: set("х е м ми ые ых ым ыми"),
	Opposites:      russianOpposites,
	Rewording:      russianRewording,
})

// fleetingRussian drops the о or е before the last consonant of a nominative or a genitive plural: рынок, рынка;
// конец, конца; владелец, владельца; китаец, китайца; койка, коек; уровень, уровня.
func fleetingRussian(stem string) string {
	w := []rune(stem)
	n := len(w)
	if n < 4 || w[n-2] != 'о' && w[n-2] != 'е' || !strings.ContainsRune("кцн", w[n-1]) && (n > 5 || !strings.ContainsRune("лр", w[n-1])) {
		return ""
	}
	before, vowel, last := w[n-3], w[n-2], w[n-1]
	head := string(w[:n-2])
	switch {
	case strings.ContainsRune("аеиоуыэюя", before):
		if vowel != 'е' {
			return ""
		}
		return head + "й" + string(last)
	case before == 'л' && vowel == 'е' && last != 'л':
		return head + "ь" + string(last)
	}
	return head + string(last)
}
