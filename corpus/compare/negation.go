package compare

import (
	"slices"
	"strings"
)

// denial is a negation in a sentence.
type denial struct {
	sentence *sentence
	at       int // word that denies
	until    int // last word of it: "никто ... не" is one
	matched  bool
}

// denials are the negations of a sentence of side k, those left out that deny nothing.
func (p *pair) denials(k int, x *sentence) (out []*denial) {
	r := &p.langs[k].Rewording
	negations := p.langs[k].Negations
	for i := range x.words {
		w := &x.words[i]
		if !negations[w.form] || r.Denials[w.stem] || p.idle(k, x, i) {
			continue
		}
		if n := len(out); n > 0 {
			last := out[n-1]
			// One clause, one negation: "никто не", "не ... ни", "neither ... nor".
			other := &x.words[last.until]
			if (r.Pronegatives[w.form] || r.Pronegatives[other.form]) && i-last.until <= 8 && !strings.ContainsAny(x.text[other.end:w.start], ";:.") {
				last.until = i
				continue
			}
		}
		out = append(out, &denial{sentence: x, at: i, until: i})
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
		if len(all[0]) == len(all[1]) {
			continue
		}
		p.matchDenials(all)
		for k := range all {
			if len(all[k]) < len(all[1-k]) {
				continue
			}
			for _, d := range all[k] {
				if d.matched || p.langs[k].Rewording.Pronegatives[d.sentence.words[d.at].form] && d.until == d.at || d.asks() {
					continue
				}
				if head := p.affirmed(k, d, all[1-k], words[1-k]); head != nil {
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
// other way, or does not say it.
func (p *pair) affirmed(k int, d *denial, others []*denial, words []*word) *word {
	scope := d.scope()
	for n, w := range scope {
		if n > 0 {
			break
		}
		var head *word
		best := 0.0
		for _, v := range words {
			if v.stop {
				continue
			}
			if t := p.translates(k, w, v); t > best {
				head, best = v, t
			}
		}
		if head == nil || best < leastHead {
			continue
		}
		if p.denies(1-k, head, others) {
			return nil
		}
		return head
	}
	return nil
}

// leastHead is how well a word must translate what is denied.
const leastHead = .15

// denies says that something near a word denies it: a negation, or a word that does so by itself ("fail", "without").
func (p *pair) denies(k int, head *word, others []*denial) bool {
	ws := head.sentence.words
	r := &p.langs[k].Rewording
	for i := max(0, head.at-7); i < min(len(ws), head.at+6); i++ {
		w := &ws[i]
		if r.Denials[w.stem] || p.langs[k].Negations[w.form] {
			return true
		}
		for _, prefix := range r.DenyingPrefixes {
			if rest, ok := strings.CutPrefix(w.form, prefix); ok && len([]rune(rest)) >= 4 && (!w.capital || w.begins) && !r.Common[w.stem] {
				if len(prefix) < 3 && p.lex != nil && p.lex.Word(k, p.langs[k].Stem(rest)) < 0 {
					continue // "increase", "under" are no denials
				}
				return true
			}
		}
	}
	return false
}

// asks says that a negation stands in a question, where it may deny nothing.
func (d *denial) asks() bool {
	return strings.Contains(d.sentence.text[d.sentence.words[d.at].start:], "?")
}
