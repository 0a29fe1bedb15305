package compare

import (
	"slices"

	"tolmach/align"
)

// A slip can cost a sentence its counterpart: a wrong year makes it look like another sentence, and the aligner
// leaves it alone. Before facts are compared, sentences without a counterpart are therefore put beside those of the other
// version that say nearly the same. What is reported as having no counterpart stays as the beads have it.

const (
	leastAlike    = .4 // likeness of two lone sentences that are put beside each other
	alikeByFigure = .3 // when they share a figure, or what may be a slip for one
	leastShared   = .4 // share of a lone sentence's words that are in the bead beside it
	leastClose    = .2 // how well a word must be told to be shared
	leastWords    = 3  // content words that are needed to tell

	surely       = .8 // confidence of a bead that is not looked at twice; 0: not known
	leastKinship = .3 // share of words in common that another one needs
)

// unlink leaves out the beads whose sides have next to nothing in common: what differs there is no slip.
func (p *pair) unlink() {
	p.beads = slices.DeleteFunc(p.beads, func(b align.Bead) bool {
		if b.Confidence >= surely || b.Confidence == 0 {
			return false
		}
		words := [2][]*word{wordsOf(p.sides[0].of(b.Src)), wordsOf(p.sides[1].of(b.Dst))}
		best := 0.0
		for k := range words {
			for _, x := range p.sides[k].of(b.Side(k)) {
				best = max(best, p.shared(k, x, words[1-k]))
			}
		}
		return best < leastKinship
	})
}

// mend widens beads by lone sentences beside them and makes beads of lone sentences that say nearly the same.
func (p *pair) mend() {
	var lone [2]map[int]bool
	for k := range lone {
		lone[k] = map[int]bool{}
		for _, b := range p.nulls {
			for i := b.Side(k).From; i < b.Side(k).To; i++ {
				lone[k][i] = true
			}
		}
	}
	for _, c := range p.lookalikes(lone) {
		if lone[0][c.i] && lone[1][c.j] {
			p.beads = append(p.beads, align.Bead{Src: align.Span{From: c.i, To: c.i + 1}, Dst: align.Span{From: c.j, To: c.j + 1}})
			delete(lone[0], c.i)
			delete(lone[1], c.j)
		}
	}
	p.beads = slices.Clone(p.beads)
	for n, b := range p.beads {
		spans := [2]align.Span{b.Src, b.Dst}
		for k := range spans {
			other := wordsOf(p.sides[1-k].of(spans[1-k]))
			if i := spans[k].To; lone[k][i] && p.shared(k, p.sides[k].body[i], other) >= leastShared {
				spans[k].To++
				delete(lone[k], i)
			} else if i := spans[k].From - 1; lone[k][i] && p.shared(k, p.sides[k].body[i], other) >= leastShared {
				spans[k].From--
				delete(lone[k], i)
			}
		}
		p.beads[n].Src, p.beads[n].Dst = spans[0], spans[1]
	}
}

// closest says from 0 to 1 how well a word of side k is told by the content word of the other version that tells it best.
func (p *pair) closest(k int, w *word, words []*word) (best float64) {
	for _, v := range words {
		if !v.stop {
			best = max(best, p.kindred(k, w, v), p.rooted(k, w, v))
		}
	}
	return best
}

// shared is the share of a sentence's content words that are among words of the other version; 0 when there are too few to tell.
func (p *pair) shared(k int, x *sentence, words []*word) float64 {
	all, found := 0, 0
	for i := range x.words {
		w := &x.words[i]
		if w.stop {
			continue
		}
		all++
		if p.closest(k, w, words) > leastClose {
			found++
		}
	}
	if all < leastWords {
		return 0
	}
	return float64(found) / float64(all)
}
