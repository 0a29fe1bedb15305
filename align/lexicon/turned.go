package lexicon

import (
	"slices"
	"sync"
)

// Turned is the same lexicon with the languages the other way round: from its target to its source language.
func (l *Lexicon) Turned() *Lexicon {
	t := &Lexicon{from: l.to, to: l.from, meta: l.meta, sides: [2]side{l.sides[1], l.sides[0]}}
	for s := range t.sides {
		entries := slices.Clone(t.sides[s].entries)
		for i, e := range entries {
			entries[i].P, entries[i].Q = e.Q, e.P
		}
		t.sides[s].entries = entries
	}
	if l.phrases != nil {
		t.phrases = sync.OnceValue(func() *phrases {
			list := make([]Phrase, 0, l.PhraseCount())
			for _, x := range l.phrases().list {
				list = append(list, Phrase{x[1], x[0]})
			}
			return newPhrases(list)
		})
	}
	return t
}
