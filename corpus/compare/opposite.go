package compare

import (
	"cmp"
	"slices"

	"tolmach/align/lang"
)

// opposed is a word that says one of two opposite things.
type opposed struct {
	*word
	lang.Pole
	denied  bool // by the word before, which turns it round
	loose   bool // something near it denies, perhaps this
	settled bool // the other version says the same, or may
}

const (
	leastOpposed = .06 // translations of one another are no opposites, whatever the lists say
	leastRender  = .2  // how well a word must be translated for it to be told on the other side
	opposedNear  = 6   // words on each side of an opposite that may tell of what it speaks
	leastCommon  = .5  // how much these must have in common
	leastInAll   = 2.5 // or all words of the two sentences
	untilReach   = 4   // words behind it in which it may be said to end
	denialReach  = 3   // words before an opposite in which a negation may speak of it
)

// compareOpposites reports where one version says a thing and the other its contrary in a word of its own, without a
// negation: "accepted" against "отказался". Both must be without their translation on the other side, and speak of the same.
func (p *pair) compareOpposites() {
	for _, b := range p.beads {
		sentences, words := p.texts(b)
		var all [2][]opposed
		for k := range sentences {
			for _, x := range sentences[k] {
				all[k] = append(all[k], p.opposites(k, x)...)
			}
		}
		if len(all[0]) == 0 || len(all[1]) == 0 {
			continue
		}
		partners := p.settle(all)
		for _, x := range all[0] {
			for _, y := range all[1] {
				if x.Axis != y.Axis || (x.End == y.End) == (x.denied == y.denied) || x.denied != y.denied && !deniable[x.Axis] || x.settled || y.settled {
					continue
				}
				// The same word, once denied, is for compareNegations, but for phrases it passes over: "not ruled out".
				contrary := x.End != y.End || x.Words == 1 && y.Words == 1
				if contrary && (p.translates(0, x.word, y.word) > leastOpposed || x.Words == 1 && p.told(0, x.word, y.word, words[1], partners) ||
					y.Words == 1 && p.told(1, y.word, x.word, words[0], partners)) ||
					!p.sameMatter(x.word, y.word) || p.reported(x.word, y.word) || p.turned(x, y, words) {
					continue
				}
				p.add(Negation, 0, x.sentence.place(x.start, x.end), y.sentence.place(y.start, y.end))
			}
		}
	}
}

// opposites are the words of a sentence of side k that say one of two opposite things.
func (p *pair) opposites(k int, x *sentence) (out []opposed) {
	denies := p.langs[k].Negations
	for i := range x.words {
		w := &x.words[i]
		near := slices.ContainsFunc(x.words[max(0, i-denialReach):i], func(v word) bool { return denies[v.form] || p.force(k, &v) == sure })
		denied := i > 0 && (denies[x.words[i-1].form] || x.words[i-1].stop && p.force(k, &x.words[i-1]) == sure)
		for j := i + 1; j < min(len(x.words), i+untilReach); j++ { // shut until Monday, it opens on Monday
			near = near || p.langs[k].Rewording.Until[x.words[j].form]
		}
		if end, idle := p.idle(k, x, max(0, i-1)); idle && end < i { // "not only accepted"; but "not ruled out" denies
			denied, near = false, true
		}
		next := ""
		if i+1 < len(x.words) {
			next = x.words[i+1].form
		}
		for _, pole := range p.poles[k].At(w.form, next) {
			told := w
			if w.stop && pole.Words > 1 { // "was up"
				told = &x.words[i+1]
			}
			out = append(out, opposed{word: told, Pole: pole, denied: denied, loose: near && !denied})
		}
	}
	return out
}

// deniable are the axes on which what is denied of one end is said of the other, or nearly.
var deniable = map[string]bool{"rise": true, "agree": true, "allow": true, "keep": true, "confirm": true, "impose": true, "begin": true, "option": true, "happen": true, "support": true}

// settle finds the words that the other version agrees with, each with another one, those with most in common around
// them first, and gives them to each other as partners. What may be denied agrees with everything.
func (p *pair) settle(all [2][]opposed) (partners map[*word]*word) {
	type couple struct {
		x, y   *opposed
		common float64
	}
	var couples []couple
	for i := range all[0] {
		for j := range all[1] {
			x, y := &all[0][i], &all[1][j]
			switch {
			case x.Axis != y.Axis:
			case x.loose || y.loose:
				x.settled, y.settled = true, true
			case (x.End == y.End) == (x.denied == y.denied):
				couples = append(couples, couple{x, y, p.inCommon(x.word, y.word, opposedNear) + p.kindred(0, x.word, y.word)})
			}
		}
	}
	slices.SortStableFunc(couples, func(a, b couple) int { return cmp.Compare(b.common, a.common) })
	partners = map[*word]*word{}
	for _, c := range couples {
		if partners[c.x.word] == nil && partners[c.y.word] == nil {
			partners[c.x.word], partners[c.y.word] = c.y.word, c.x.word
		}
	}
	for k := range all {
		for i := range all[k] { // a word with its partner on one axis says nothing on another
			all[k][i].settled = all[k][i].settled || partners[all[k][i].word] != nil
		}
	}
	return partners
}

// told says that a word of side k has its translation among some words of the other, the opposite left out and those with
// another partner.
func (p *pair) told(k int, w, opposite *word, words []*word, partners map[*word]*word) bool {
	return slices.ContainsFunc(words, func(v *word) bool {
		return v != opposite && (partners[v] == nil || partners[v] == w) && max(p.translates(k, w, v), p.rooted(k, w, v)) > leastRender
	})
}

// sameMatter says that two words speak of the same: the words around them are alike, or their whole sentences are.
func (p *pair) sameMatter(a, b *word) bool {
	return p.inCommon(a, b, opposedNear) >= leastCommon || p.inCommon(a, b, len(a.sentence.words)+len(b.sentence.words)) >= leastInAll
}

// inCommon says how much the words around two words have in common.
func (p *pair) inCommon(a, b *word, reach int) (sum float64) {
	for _, w := range a.around(reach) {
		best := 0.0
		for _, v := range b.around(reach) {
			best = max(best, p.kindred(0, w, v))
		}
		sum += best
	}
	return sum
}

// around are the content words at most n words away.
func (w *word) around(n int) (out []*word) {
	ws := w.sentence.words
	for i := max(0, w.at-n); i < min(len(ws), w.at+n+1); i++ {
		if v := &ws[i]; i != w.at && !v.stop {
			out = append(out, v)
		}
	}
	return out
}

// reported says that a finding covers one of the words already.
func (p *pair) reported(a, b *word) bool {
	return slices.ContainsFunc(p.findings, func(f Finding) bool {
		for k, w := range [2]*word{a, b} {
			if x := f.Sides[k]; f.Kind == Negation && x.Sentence == w.sentence.number && x.Text != "" && x.Start < w.end && w.start < x.End {
				return true
			}
		}
		return false
	})
}

// turned says that two contrary words may tell one thing, because it depends on who tells it: A beat B, and B lost to A. With two
// names in common that is so, unless in both versions the same name stands before the word and the same behind it.
func (p *pair) turned(x, y opposed, words [2][]*word) bool {
	if x.Axis != "win" && x.Axis != "deal" && x.Axis != "attack" && x.Axis != "trade" && x.Axis != "lead" && x.Axis != "loan" {
		return false
	}
	names, before, behind := 0, false, false
	for _, w := range words[0] {
		if !w.capital || w.begins && w.id >= 0 {
			continue
		}
		for _, v := range words[1] {
			if !v.capital || p.kindred(0, w, v) <= leastCommon {
				continue
			}
			names++
			if w.sentence == x.sentence && v.sentence == y.sentence {
				before = before || w.at < x.at && v.at < y.at
				behind = behind || w.at > x.at && v.at > y.at
			}
			break
		}
	}
	return names > 1 && !(before && behind)
}
