package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tolmach/align"
)

// only reports the sentences that have no counterpart.
func (p *pair) only() {
	for _, b := range p.nulls {
		for k, s := range p.sides {
			for _, x := range s.of(b.Side(k)) {
				p.add(Only, k, x.place(0, len(x.text)), nowhere)
			}
		}
	}
}

// shares measures what only one version has.
func (p *pair) shares() (out [2]Share) {
	for k, s := range p.sides {
		for _, x := range s.body {
			out[k].Of += utf8.RuneCountInString(x.text)
		}
		for _, b := range p.nulls {
			for _, x := range s.of(b.Side(k)) {
				out[k].Sentences++
				out[k].Characters += utf8.RuneCountInString(x.text)
			}
		}
		if out[k].Of > 0 {
			out[k].Part = float64(out[k].Characters) / float64(out[k].Of)
		}
	}
	return out
}

// moved reports the blocks that stand elsewhere: the beads outside the longest run that keeps its order in both
// versions, neighbours that moved together as one block.
func (p *pair) moved() {
	beads := slices.Clone(p.linked)
	slices.SortFunc(beads, func(a, b align.Bead) int { return a.Src.From - b.Src.From })
	rank := make([]int, len(beads)) // place among the beads on the second side
	byDst := make([]int, len(beads))
	for i := range byDst {
		byDst[i] = i
	}
	slices.SortFunc(byDst, func(a, b int) int { return beads[a].Dst.From - beads[b].Dst.From })
	for r, i := range byDst {
		rank[i] = r
	}
	stay := p.heaviest(beads)
	for i := 0; i < len(beads); i++ {
		if stay[i] {
			continue
		}
		end := i + 1
		for end < len(beads) && !stay[end] && rank[end] == rank[end-1]+1 {
			end++
		}
		first, last := beads[i], beads[end-1]
		f := Finding{Kind: Moved}
		for k, x := range [2]align.Span{{From: first.Src.From, To: last.Src.To}, {From: first.Dst.From, To: last.Dst.To}} {
			f.Sides[k] = p.sides[k].block(x)
		}
		p.findings = append(p.findings, f)
		i = end - 1
	}
}

// block is the place of a run of sentences.
func (s *side) block(x align.Span) Place {
	texts := make([]string, 0, x.Len())
	for _, y := range s.of(x) {
		texts = append(texts, y.text)
	}
	text := strings.Join(texts, " ")
	return Place{Sentence: x.From, Count: x.Len(), Text: text, End: len(text)}
}

// heaviest says which beads, ordered by the first side, belong to the chain in order on both sides that holds most text.
func (p *pair) heaviest(beads []align.Bead) []bool {
	best, from := make([]int, len(beads)), make([]int, len(beads))
	top := -1
	for i, b := range beads {
		from[i] = -1
		for j := range i {
			if beads[j].Dst.From < b.Dst.From && best[j] > best[i] {
				best[i], from[i] = best[j], j
			}
		}
		for k, s := range p.sides {
			for _, x := range s.of(b.Side(k)) {
				best[i] += len(x.text)
			}
		}
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	stay := make([]bool, len(beads))
	for ; top >= 0; top = from[top] {
		stay[top] = true
	}
	return stay
}
