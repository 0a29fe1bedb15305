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
})
