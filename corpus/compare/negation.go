package compare

import (
	"slices"
	"strings"
)

// denial is a negation in a sentence.
type denial struct {
	sentence *sentence
	at       int  // word that denies
	until    int  // last word of it: "никто ... не" is one
	idle     bool // of a phrase that may well be told without a negation: "not only", "не позднее"
	matched  bool
}

// denials are the negations of a sentence of side k, those left out that deny nothing.
func (p *pair) denials(k int, x *sentence) (out []*denial) {
	r := &p.langs[k].Rewording
	negations := p.langs[k].Negations
	for i := range x.words {
		w := &x.words[i]
		if !negations[w.form] || r.Denials[w.stem] {
			continue
		}
		idle := p.idle(k, x, i)
		if n := len(out); n > 0 {
			last := out[n-1]
			// One clause, one negation: "никто не", "не ... ни", "neither ... nor".
			other := &x.words[last.until]
			if (r.Pronegatives[w.form] || r.Pronegatives[other.form]) && i-last.until <= 8 && !strings.ContainsAny(x.text[other.end:w.start], ";:.") {
				last.until, last.idle = i, last.idle && idle
				continue
			}
		}
		out = append(out, &denial{sentence: x, at: i, until: i, idle: idle})
	}
	return out
}

// idle says that the negation at word i belongs to a phrase that denies nothing.
func (p *pair) idle(k int, x *sentence, i int) bool {
	for from := max(0, i-3); from <= i; from++ {
		for n := i - from + 1; n <= 4; n++ {
			if key, _ := x.phrase(from, n); key != "" && p.langs[k].Rewording.Idle[key] {
				return true
			}
		}
	}
	// "No. 5", "№"
	w := &x.words[i]
	if rest := strings.TrimLeft(x.text[w.end:], ". \u00a0"); w.capital && len(rest) > 0 && rest[0] >= '0' && rest[0] <= '9' {
		return true
	}
	// A question tag or a contrast: ", not", ", а не"
	return false
}

// compareNegations reports what one version says and the other denies.
func (p *pair) compareNegations() {
	for _, b := range p.beads {
		var all [2][]*denial
		var words [2][]*word
		for k, s := range p.sides {
			sentences := s.of(spanOf(b, k))
			for _, x := range sentences {
				all[k] = append(all[k], p.denials(k, x)...)
			}
			words[k] = wordsOf(sentences)
		}
		p.matchDenials(all)
		for k := range all {
			if len(all[k]) <= len(all[1-k]) {
				continue
			}
			for _, d := range all[k] {
				if d.matched || d.idle || p.langs[k].Rewording.Pronegatives[d.sentence.words[d.at].form] && d.until == d.at || d.asks() {
					continue
				}
				if head := p.affirmed(k, d, words[k], words[1-k]); head != nil {
					w := &d.sentence.words[d.at]
					until := d.scope()
					end := w.end
					if len(until) > 0 && until[0].start > w.start {
						end = until[0].end
					}
					p.add(Negation, k, d.sentence.place(w.start, end), head.sentence.place(head.start, head.end))
				}
			}
		}
	}
}

// matchDenials marks the negations that stand for each other: those with most in common first.
func (p *pair) matchDenials(all [2][]*denial) {
	type couple struct {
		a, b  *denial
		score float64
	}
	var couples []couple
	for _, a := range all[0] {
		for _, b := range all[1] {
			score := 0.0
			for _, w := range a.near() {
				for _, v := range b.near() {
					score += p.kindred(0, w, v)
				}
			}
			if a.idle == b.idle {
				score += .2
			}
			couples = append(couples, couple{a, b, score})
		}
	}
	slices.SortStableFunc(couples, func(x, y couple) int {
		switch {
		case x.score > y.score:
			return -1
		case x.score < y.score:
			return 1
		}
		return 0
	})
	for _, c := range couples {
		if !c.a.matched && !c.b.matched {
			c.a.matched, c.b.matched = true, true
		}
	}
}

// scope are the content words that a negation denies, the nearest first.
func (d *denial) scope() (out []*word) {
	ws := d.sentence.words
	for i := d.until + 1; i < len(ws) && len(out) < 3; i++ {
		if strings.ContainsAny(d.sentence.text[ws[i-1].end:ws[i].start], ",;:") && len(out) > 0 {
			break
		}
		if !ws[i].stop {
			out = append(out, &ws[i])
		}
	}
	return out
}

// near are the content words around a negation.
func (d *denial) near() []*word {
	out := d.scope()
	ws := d.sentence.words
	n := 0
	for i := d.at - 1; i >= 0 && n < 3; i-- {
		if !ws[i].stop {
			out = append(out, &ws[i])
			n++
		}
	}
	return out
}

// affirmed gives the word of the other version that says what d denies, or nil when the other version denies it in some
// other way, or does not say it. The word denied must be there, or most of the words around it.
func (p *pair) affirmed(k int, d *denial, own, words []*word) *word {
	var head *word
	found := 0.0
	after := d.scope()
	for n, w := range d.near() {
		var best *word
		score := leastHead
		for _, v := range words {
			if v.stop && n >= len(after) {
				continue
			}
			t := max(p.kindred(k, w, v), p.rooted(k, w, v))
			if v.stop {
				t /= 2
			}
			if t > score {
				best, score = v, t
			}
		}
		if best == nil {
			continue
		}
		if p.denies(1-k, best, p.denying(k, w), own) {
			return nil
		}
		if head == nil {
			head = best
		}
		switch {
		case n == 0 && len(after) > 0:
			found += 1
		case n < len(after):
			found += .5
		default:
			found += .35
		}
	}
	if found < leastFound && (found < leastHint || p.deniesAnywhere(1-k, words, own)) {
		return nil
	}
	return head
}

const (
	leastHead  = .12 // how well a word must translate one beside the negation
	leastFound = .8  // how much of the words around it must be there
	leastHint  = .35 // how much, where nothing in the sentence denies anything
)

// denies says that something near a word denies it by itself: "fail", "without". A word that denies and has its
// translation among the words of the other version says nothing new; nor does the word itself when what is denied there
// is such a word too ("did not refuse").
func (p *pair) denies(k int, head *word, itself bool, own []*word) bool {
	ws := head.sentence.words
	for i := max(0, head.at-4); i < min(len(ws), head.at+4); i++ {
		if w := &ws[i]; !(itself && w == head) && p.denying(k, w) && !p.echoed(k, w, own) {
			return true
		}
	}
	return false
}

// deniesAnywhere says that one of some words denies something.
func (p *pair) deniesAnywhere(k int, words, own []*word) bool {
	return slices.ContainsFunc(words, func(w *word) bool { return p.denying(k, w) && !p.echoed(k, w, own) })
}

// echoed says that a denying word of side k has a denying translation on the other side.
func (p *pair) echoed(k int, w *word, own []*word) bool {
	return slices.ContainsFunc(own, func(v *word) bool {
		return p.denying(1-k, v) && (p.kindred(k, w, v) > .1 || p.rooted(k, w, v) > .1)
	})
}

// denying says that a word denies something, though it is no negation.
func (p *pair) denying(k int, w *word) bool {
	r := &p.langs[k].Rewording
	if r.Denials[w.stem] {
		return !p.idle(k, w.sentence, w.at)
	}
	if w.stop || w.capital && !w.begins || r.Common[w.stem] || r.Measures[w.form] != "" || p.langs[k].Negations[w.form] {
		return false
	}
	for _, prefix := range r.DenyingPrefixes {
		// What is left must be a word, unlike in "union" and "нефтяной".
		if rest, ok := strings.CutPrefix(w.form, prefix); ok && len([]rune(rest)) >= 4 && (p.lex == nil || p.lex.Word(k, p.langs[k].Stem(rest)) >= 0) {
			return true
		}
	}
	return false
}

// asks says that a negation stands in a question, where it may deny nothing.
func (d *denial) asks() bool {
	return d.at < 3 && strings.Contains(d.sentence.text[d.sentence.words[d.at].start:], "?")
}
