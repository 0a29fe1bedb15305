package compare

import (
	"cmp"
	"slices"
)

// lookalike is a pair of lone sentences that say much the same.
type lookalike struct {
	i, j  int
	score float64
}

// mostLone is how many pairs of lone sentences are looked at; texts with more are no articles.
const mostLone = 5_000

// lookalikes are the pairs of lone sentences with enough in common, the likeliest first.
func (p *pair) lookalikes(lone [2]map[int]bool) (out []lookalike) {
	if len(lone[0])*len(lone[1]) > mostLone {
		return nil
	}
	for i, x := range p.sides[0].body {
		if !lone[0][i] {
			continue
		}
		for j, y := range p.sides[1].body {
			if !lone[1][j] {
				continue
			}
			if score, figure := p.likeness(x, y); score >= leastAlike || figure && score >= alikeByFigure {
				out = append(out, lookalike{i, j, score})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b lookalike) int { return cmp.Compare(b.score, a.score) })
	return out
}

// likeness is the mean share of two sentences' words and figures that the other one has; a figure that can be a slip for
// another counts in part. Figure says that they have one in common, or such.
func (p *pair) likeness(x, y *sentence) (score float64, figure bool) {
	pair := [2]*sentence{x, y}
	for k, x := range pair {
		y, others := pair[1-k], wordsOf(pair[1-k:2-k])
		all, found := 0, 0.0
		for i := range x.words {
			w := &x.words[i]
			if w.stop {
				continue
			}
			all++
			found += min(1, p.closest(k, w, others)/leastSame)
		}
		for _, a := range x.amounts {
			if !a.written {
				continue
			}
			all++
			best := 0.0
			for _, b := range y.amounts {
				switch {
				case a.agree(b) >= .5:
					best = 1
				case a.slips(b):
					best = max(best, slipped)
				}
			}
			found += best
			figure = figure || best > 0
		}
		if all < leastWords {
			return 0, false
		}
		score += found / float64(all) / 2
	}
	return score, figure
}

const (
	leastSame = .3 // how well a word must be translated to count as one
	slipped   = .7 // what a figure counts that may be a slip for another
)

// slips says that one of two figures can be a slip for the other: their digits are the same but for the noughts, or the
// same in another order.
func (a *amount) slips(b *amount) bool {
	digits := func(a *amount) string {
		var ds []byte
		for _, c := range a.sentence.text[a.start:a.end] {
			if '1' <= c && c <= '9' {
				ds = append(ds, byte(c))
			}
		}
		slices.Sort(ds)
		return string(ds)
	}
	d := digits(a)
	return d != "" && d == digits(b) && b.written
}
