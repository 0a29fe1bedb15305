package compare

import (
	"slices"
	"strings"
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
	r := &s.lang.Rewording
	if s.agency[w.form] || r.Measures[w.form] != "" || w.id < 0 && slices.ContainsFunc(r.Clippings, func(c string) bool {
		return strings.HasPrefix(w.form, c) && utf8.RuneCountInString(w.form) > utf8.RuneCountInString(c)+2
	}) {
		return doubtful
	}
	if p.lex == nil || utf8.RuneCountInString(w.form) < 3 || w.stop || w.upper || s.lang.Rewording.Common[w.stem] || s.lower[w.stem] {
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
