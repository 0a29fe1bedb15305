package index

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tolmach/align/lang"
)

// analyzer turns the words of one language into what the index keeps of them. The same analyzer reads
// texts when they are indexed, queries when they are asked and hits when they are marked, so that the
// three cannot disagree. It is not safe for concurrent use: it remembers the words it has seen.
type analyzer struct {
	lang *lang.Language
	seen map[string]forms
	// stemmed are the stems of the forms that declensions gave: kindred words share them.
	stemmed map[string]string
	toks    []token
}

// forms are the shapes in which a word is found.
type forms struct {
	form string // folded: lower case, one spelling
	stem string // of the folded form; "" for a function word, which only its form finds
	// short is the stem without a vowel that other forms of the word drop, or "".
	short string
}

// rememberedWords bounds the memory of an analyzer; a language's text repeats far fewer.
const rememberedWords = 1 << 16

func newAnalyzer(l *lang.Language) *analyzer {
	return &analyzer{lang: l, seen: map[string]forms{}, stemmed: map[string]string{}}
}

// forms of a word as written.
func (a *analyzer) forms(w string) forms {
	if f, ok := a.seen[w]; ok {
		return f
	}
	f := a.shape(w)
	if len(a.seen) >= rememberedWords {
		clear(a.seen)
	}
	a.seen[strings.Clone(w)] = f
	return f
}

// shape finds the forms of a word without remembering them.
func (a *analyzer) shape(w string) forms {
	f := forms{form: a.fold(w)}
	if !a.lang.Stopwords[f.form] {
		f.stem = a.lang.Stem(f.form)
		if a.lang.Fleeting != nil {
			f.short = a.lang.Fleeting(f.stem)
		}
	}
	return f
}

// stem is what the stemmer makes of a folded word.
func (a *analyzer) stem(w string) string {
	s, known := a.stemmed[w]
	if !known {
		s = a.lang.Stem(w)
		if len(a.stemmed) >= rememberedWords {
			clear(a.stemmed)
		}
		a.stemmed[strings.Clone(w)] = strings.Clone(s)
	}
	return s
}

// again stems a stem until nothing changes, or drops the vowel that other forms drop; "" when nothing does. Stemmers
// take the end of a word for an ending in one form and not in another; stemmed again they meet, in company that is
// too mixed for a search but not for the few words of a unit.
func (a *analyzer) again(stem string) string {
	s := stem
	for range 3 {
		t := a.lang.Stem(s)
		if t == s || utf8.RuneCountInString(t) < 3 {
			break
		}
		s = t
	}
	switch {
	case s != stem:
		return s
	case a.lang.Fleeting != nil:
		return a.lang.Fleeting(stem)
	}
	return ""
}

// spelling drops what no language's spelling means: soft hyphens, and the hyphen that does not break.
var spelling = strings.NewReplacer("\u00ad", "", "\u2010", "-", "\u2011", "-")

// fold works on single words, behind the splitting, so that offsets stay those of the text.
func (a *analyzer) fold(w string) string {
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			w = spelling.Replace(norm.NFC.String(w))
			break
		}
	}
	return a.lang.Fold(w)
}

// words splits a text; the result is valid until the next call.
func (a *analyzer) words(text string, pos int) ([]token, int) {
	a.toks, pos = split(text, pos, a.toks[:0])
	return a.toks, pos
}
