package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
)

// grade says how sure it is that a name is one and would be recognised in the other language.
type grade int

const (
	doubtful grade = iota // may be a translated word: "Energy", "Суд"
	likely                // only its capital at the beginning of a sentence speaks for it
	certain
)

// grade says how sure it is that a capitalised word is a name.
func (p *pair) grade(k int, w *word) grade {
	s := p.sides[k]
	if p.common(k, w) {
		return doubtful
	}
	if w.id >= 0 {
		// A word whose translations sound otherwise is a word, or a name that one cannot look for.
		alike := false
		for _, e := range p.lex.Best(k, w.id, 3) {
			t := facts.NewToken(p.langs[1-k], p.lex.Form(1-k, e.ID))
			if w.name(s.lang).Evidence(&t) <= 0 {
				continue
			}
			if p.langs[1-k].Rewording.Common[p.lex.Stem(1-k, e.ID)] {
				return doubtful
			}
			alike = true
		}
		if !alike {
			return doubtful
		}
	}
	if w.begins && !s.upper[w.stem] {
		return likely
	}
	return certain
}

// common says that a capitalised word is no name at all, whatever the lexicon knows of it.
func (p *pair) common(k int, w *word) bool {
	s := p.sides[k]
	r := &s.lang.Rewording
	longer := func(affix string) bool { return utf8.RuneCountInString(w.form) > utf8.RuneCountInString(affix)+2 }
	switch {
	case p.lex == nil, utf8.RuneCountInString(w.form) < 3, w.stop, w.upper, s.agency[w.form], s.lower[w.stem]:
		return true
	case r.Measures[w.form] != "", r.Titles[w.form], r.Common[w.stem], w.clipped(), w.acronyms(), w.headline():
		return true
	}
	return w.id < 0 && slices.ContainsFunc(r.Clippings, func(c string) bool { return strings.HasPrefix(w.form, c) && longer(c) }) ||
		slices.ContainsFunc(r.Wordlike, func(e string) bool { return strings.HasSuffix(w.form, e) && longer(e) })
}

// clipped says that a word is an abbreviation with a full stop, other than at the end of its sentence: "Sen.", "Ariz.".
func (w *word) clipped() bool {
	rest := w.sentence.text[w.end:]
	return utf8.RuneCountInString(w.form) <= 5 && strings.HasPrefix(rest, ".") && strings.ContainsFunc(rest, unicode.IsLetter)
}

// acronyms says that a word is an acronym with an ending: "STIs".
func (w *word) acronyms() bool {
	raw, plural := strings.CutSuffix(w.sentence.text[w.start:w.end], "s")
	return plural && len(raw) > 1 && strings.ToUpper(raw) == raw
}

// headline says that a word stands in a sentence where nearly every word has a capital, so that capitals say nothing.
func (w *word) headline() bool {
	words, capitals := 0, 0
	for i := range w.sentence.words {
		if v := &w.sentence.words[i]; !v.stop {
			words++
			if v.capital {
				capitals++
			}
		}
	}
	return words >= 5 && capitals*5 >= words*4
}

// adjective says that a word of side k is made of a name: "Brazilian".
func (p *pair) adjective(k int, w *word) bool {
	return slices.ContainsFunc(p.langs[k].Rewording.Demonyms, func(e string) bool {
		return strings.HasSuffix(w.form, e) && utf8.RuneCountInString(w.form) > utf8.RuneCountInString(e)+2
	})
}
