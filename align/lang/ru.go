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
})
