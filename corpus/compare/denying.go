package compare

import (
	"slices"
	"strings"
)

// force says how surely a word denies something though it is no negation.
type force int

const (
	none  force = iota
	doubt       // it can: "rather", "far"
	sure        // "fail", "without", "unable"
)

// force of a word of side k.
func (p *pair) force(k int, w *word) force {
	r := &p.langs[k].Rewording
	switch {
	case r.Denials[w.stem]:
		if _, idle := p.idle(k, w.sentence, w.at); idle {
			return none
		}
		return sure
	case w.begun(r.DenyingPhrases):
		return sure
	case r.Doubts[w.stem]:
		return doubt
	case w.stop || w.capital && !w.begins || r.Common[w.stem] || r.Seeming[w.stem] || r.Measures[w.form] != "" || p.langs[k].Negations[w.form]:
		return none
	}
	for _, prefix := range r.DenyingPrefixes {
		// What is left must be a word, unlike in "union" and "нефтяной".
		if rest, ok := strings.CutPrefix(w.form, prefix); ok && len([]rune(rest)) >= 4 && (p.lex == nil || p.lex.Word(k, p.langs[k].Stem(rest)) >= 0) {
			return sure
		}
	}
	for _, suffix := range r.DenyingSuffixes {
		if rest, ok := strings.CutSuffix(w.form, suffix); ok && len([]rune(rest)) >= 3 {
			return sure
		}
	}
	return none
}

// begun says that a word begins one of some phrases of two words.
func (w *word) begun(phrases map[string]bool) bool {
	key, _ := w.sentence.phrase(w.at, 2)
	return key != "" && phrases[key]
}

// farthest is how many words from a word something can stand that denies it.
const farthest = 5

// denies says that a word of side k denies something by itself, as "insufficient" does beside "not enough", or something
// near it does. The word does not when what is denied on the other side is such a word too ("did not refuse"); one near
// says nothing new when it has its translation among the words of the other version, own.
func (p *pair) denies(k int, head *word, itself bool, own []*word) bool {
	ws := head.sentence.words
	for i := max(0, head.at-farthest); i < min(len(ws), head.at+farthest); i++ {
		w := &ws[i]
		if w == head && itself || p.force(k, w) < sure {
			continue
		}
		if w == head || !p.echoed(k, w, own) {
			return true
		}
	}
	return false
}

// deniesAnywhere says that one of some words denies something.
func (p *pair) deniesAnywhere(k int, words, own []*word) bool {
	return slices.ContainsFunc(words, func(w *word) bool { return p.force(k, w) > none && !p.echoed(k, w, own) })
}

// Likeness of a denying word to one of the other version that makes it say nothing new.
const (
	echo     = .1 // the other one denies too
	echoElse = .3
)

// echoed says that a denying word of side k has a translation on the other side.
func (p *pair) echoed(k int, w *word, own []*word) bool {
	return slices.ContainsFunc(own, func(v *word) bool {
		t := max(p.kindred(k, w, v), p.rooted(k, w, v))
		return t > echoElse && !p.langs[1-k].Negations[v.form] || t > echo && p.force(1-k, v) > none
	})
}
