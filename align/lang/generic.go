package lang

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are the Snowball stemmers of languages without a file of their own.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"da": danish.Stem, "nl": dutch.Stem, "fi": finnish.Stem, "fr": french.Stem, "de": german.Stem,
	"hu": hungarian.Stem, "it": italian.Stem, "no": norwegian.Stem, "nb": norwegian.Stem, "pt": portuguese.Stem,
	"ro": romanian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "tr": turkish.Stem,
}

// points are the languages that write a decimal point; most others write a comma.
var points = set("zh ja ko th he hi bn ur ta te ml mr ms ga cy mt sw am my ne si km lo tl zu ha yo ig")

var generics sync.Map // code -> *Language

// generic makes the language of a code that has no file: a stemmer where Snowball has one.
func generic(code string) *Language {
	if l, ok := generics.Load(code); ok {
		return l.(*Language)
	}
	l := &Language{Code: code, Name: NameOf(code), Fold: strings.ToLower, Stem: func(w string) string { return w }}
	l.Comma = !points[code]
	if stem, ok := stemmers[code]; ok {
		l.Stem = snowball(stem)
	}
	got, _ := generics.LoadOrStore(code, l)
	return got.(*Language)
}

// snowball makes a stem function of a Snowball program.
func snowball(stem func(*snowballstem.Env) bool) func(string) string {
	return func(w string) string {
		env := snowballstem.NewEnv(w)
		stem(env)
		return env.Current()
	}
}
