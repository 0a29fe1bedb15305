package index

import (
	"strings"
	"unicode/utf8"

	"tolmach/align/facts"
	"tolmach/align/lexicon"
)

// rootLength is how many letters of a stem count as its root.
const rootLength = 6

// vocable is a word as the links know it.
type vocable struct {
	forms
	id      int32 // in the lexicon, or -1
	root    int32 // among the roots of the lexicon, or -1
	key     string
	capital bool
	letters bool          // could be a name
	digits  bool          // is a figure, or a thousand
	verb    bool          // looks like one, or is a number's word
	adjunct bool          // wants a noun behind it
	acronym bool          // written in capitals, two letters at least
	name    *facts.Token  // made when it is first compared
	into    []translation // its likely translations, the likeliest first; made when first asked for
	asked   bool          // for them
	seen    *linker       // that uses it now
}

// function says that a word carries no meaning of its own.
func (v *vocable) function() bool { return v.stem == "" }

// vocables remember words and pairs of words from one search to the next. One search has it at a time.
type vocables struct {
	words [2]map[string]*vocable     // as written
	alike [2]map[[2]*vocable]float64 // by the side of the first
}

func newVocables() *vocables {
	return &vocables{[2]map[string]*vocable{{}, {}}, [2]map[[2]*vocable]float64{{}, {}}}
}

// rememberedPairs bounds the pairs of vocables that are remembered.
const rememberedPairs = 1 << 17

// vocable is the word of a side as written, noted as one of these units.
func (l *linker) vocable(side int, text string) *vocable {
	v := l.known.words[side][text]
	if v == nil {
		a := l.s.analyzers[side]
		text = strings.Clone(text) // not the whole unit
		v = &vocable{forms: a.forms(text), id: -1, root: -1, capital: startsUpper(text)}
		v.digits = strings.ContainsAny(v.form, "0123456789") || a.lang.Multipliers[v.form] > 0
		v.acronym = isAcronym(text)
		if i, _ := apostrophe(v.form); i > 0 && a.lang.Stopwords[v.form[:i]] { // "she's"
			v.stem = ""
		}
		v.adjunct = a.lang.Modifier != nil && a.lang.Modifier(v.form)
		_, number := a.lang.Numbers[v.form]
		v.verb = number || a.lang.Verb != nil && a.lang.Verb(v.form)
		v.letters = !v.digits && utf8.RuneCountInString(v.form) > 2
		stem := v.stem
		if stem == "" {
			stem = a.lang.Stem(v.form)
		}
		if l.lexicon != nil {
			v.id = l.lexicon.Word(side, stem)
			v.root = l.roots.Word(side, lexicon.Root(stem, rootLength))
		}
		v.key = stem
		if again := a.again(stem); again != "" {
			v.key = again
		}
		l.known.words[side][text] = v
	}
	if v.seen != l {
		v.seen = l
		l.words[side] = append(l.words[side], v)
	}
	return v
}

// free leaves the words to the next search.
func (l *linker) free() {
	for side := range l.words {
		for _, v := range l.words[side] {
			v.seen = nil
		}
		if len(l.known.words[side]) > rememberedWords {
			return
		}
		if len(l.known.alike[side]) > rememberedPairs {
			clear(l.known.alike[side])
		}
	}
	l.s.index.words.Put(l.known)
}
