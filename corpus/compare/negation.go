package compare

import (
	"slices"
	"strings"
)

// compareNegations reports what one version says and the other denies.
func (p *pair) compareNegations() {
	for _, b := range p.beads {
		sentences, words := p.texts(b)
		var all [2][]*denial
		for k := range sentences {
			for _, x := range sentences[k] {
				all[k] = append(all[k], p.denials(k, x)...)
			}
		}
		p.matchDenials(all)
		for k := range all {
			if len(all[k]) <= len(all[1-k]) {
				continue
			}
			for _, d := range all[k] {
				if d.matched || d.idle && !p.plain(k, d, words[1-k]) || p.langs[k].Rewording.Pronegatives[d.sentence.words[d.at].form] && d.until == d.at {
					continue
				}
				if head := p.affirmed(k, d, all[1-k], words[k], words[1-k]); head != nil {
					p.add(Negation, k, d.place(), p.affirmation(k, d, head))
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

const (
	leastPlain = .3  // how well a phrase must be translated
	leastHead  = .12 // how well a word must translate one beside the negation
	leastHint  = .35 // how much of the words around it must be there, where the word denied is not and nothing denies anything
)

// counterpart is the word of the other version that a word of side k is best told by; nil for none.
func (p *pair) counterpart(k int, w *word, words []*word, stops bool) (best *word) {
	score := leastHead
	for _, v := range words {
		if v.stop && !stops {
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
	return best
}

// affirmed gives the word of the other version that says what d denies, or nil when the other version denies it in some
// other way, or does not say it. The word denied must be there, or most of the words around it.
func (p *pair) affirmed(k int, d *denial, others []*denial, own, words []*word) *word {
	if p.superlative(k, d, words) {
		return nil
	}
	r := &p.langs[k].Rewording
	var head *word
	found := 0.0
	after := d.scope()
	for n, w := range d.near() {
		denied := n < len(after)
		best := p.counterpart(k, w, words, denied)
		if best == nil {
			continue
		}
		turned := p.force(k, w) == sure
		switch {
		case p.denies(1-k, best, turned, own):
			return nil
		case turned && denied && p.doubted(1-k, best): // "withdrew his objections"
			return nil
		case (denied || n == 0) && slices.ContainsFunc(others, func(o *denial) bool { return o.reaches(best) }):
			return nil
		}
		if head == nil {
			head = best
		}
		switch {
		case denied && n == 0 && !r.NounNegations[d.form()]:
			found += 1
		case denied:
			found += .5
		default:
			found += .35
		}
	}
	universal := r.Universals[d.form()]
	if found < leastHint || (found < 1 || universal) && p.deniesAnywhere(1-k, words, own) || p.begins(k, d) && p.deniesAnywhere(1-k, words, nil) {
		return nil
	}
	return head
}

// doubted says that a word beside one of side k can deny it.
func (p *pair) doubted(k int, head *word) bool {
	ws := head.sentence.words
	return slices.ContainsFunc(ws[max(0, head.at-beside):min(len(ws), head.at+beside+1)], func(w word) bool { return w.at != head.at && p.force(k, &w) > none })
}

// beside is how near a word stands that takes another one back.
const beside = 3

// superlative says that a negation makes a comparison the highest, and the other version says so in one word: "хуже не
// видела" and "the worst she had seen".
func (p *pair) superlative(k int, d *denial, words []*word) bool {
	r, other := &p.langs[k].Rewording, &p.langs[1-k].Rewording
	for i := max(0, d.at-farthest); i < min(len(d.sentence.words), d.until+farthest+1); i++ {
		if r.Comparisons[d.sentence.words[i].form] {
			return slices.ContainsFunc(words, func(w *word) bool { return other.Extremes[w.form] })
		}
	}
	return false
}

// plain says that the phrase of an idle negation is told on the other side in the same words, so that the negation counts:
// "не превысит" against "will exceed".
func (p *pair) plain(k int, d *denial, words []*word) bool {
	return d.core != nil && slices.ContainsFunc(words, func(v *word) bool { return !v.stop && p.translates(k, d.core, v) > leastPlain })
}

// reaches says that a negation denies a word behind it too: "doesn't give you this or pay you that".
func (d *denial) reaches(w *word) bool {
	if w.sentence != d.sentence || w.at <= d.until {
		return false
	}
	return !strings.ContainsAny(d.sentence.text[d.sentence.words[d.until].end:w.start], ",;:.!?")
}
