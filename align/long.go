package align

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
)

// long aligns two texts of any length: block by block, and then what is left over anywhere with what is left over
// elsewhere, for sentences that moved further than a block.
func (a *Aligner) long(ctx context.Context, s, t *text, ms [][]match) ([]Bead, nulls, error) {
	all := votes(s, t, ms)
	bs := blocks(len(s.sents), len(t.sents), anchors(all, len(t.sents)))
	results := make([]decision, len(bs))
	if err := each(ctx, len(bs), func(k int) { results[k] = a.part(s, t, ms, bs[k]) }); err != nil {
		return nil, nulls{}, err
	}
	left := nulls{ones(len(s.sents)), ones(len(t.sents))}
	var beads []Bead
	for k, b := range bs {
		beads = append(beads, results[k].beads...)
		copy(left[0][b.src.From:b.src.To], results[k].left[0])
		copy(left[1][b.dst.From:b.dst.To], results[k].left[1])
	}
	moved, err := a.moved(ctx, s, t, ms, all, beads, left)
	return append(beads, moved...), left, err
}

// decision is what the model makes of a block: its beads, in the numbers of the whole texts, and its null probabilities.
type decision struct {
	beads []Bead
	left  nulls
}

// part aligns one block.
func (a *Aligner) part(s, t *text, ms [][]match, b block) decision {
	if b.src.Len() == 0 || b.dst.Len() == 0 {
		return decision{nil, nulls{ones(b.src.Len()), ones(b.dst.Len())}}
	}
	src, fromSrc := s.slice(b.src)
	dst, fromDst := t.slice(b.dst)
	local := make(map[int32]int32, len(fromDst))
	for id, old := range fromDst {
		local[old] = int32(id)
	}
	rows := make([][]match, len(fromSrc))
	for id, old := range fromSrc {
		for _, m := range ms[old] {
			if other, ok := local[m.other]; ok {
				rows[id] = append(rows[id], match{other, m.strength})
			}
		}
		slices.SortFunc(rows[id], func(a, b match) int { return int(a.other - b.other) })
	}
	beads, left := a.model.decide(newEvidence(src, dst, rows))
	for k := range beads {
		beads[k].Src.From += b.src.From
		beads[k].Src.To += b.src.From
		beads[k].Dst.From += b.dst.From
		beads[k].Dst.To += b.dst.From
	}
	return decision{beads, left}
}

// each runs a function for 0 to n-1 on all cores.
func each(ctx context.Context, n int, run func(k int)) error {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for k := range next {
				run(k)
			}
		})
	}
	defer wg.Wait()
	defer close(next)
	for k := range n {
		select {
		case next <- k:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

const (
	movedVote = 1.5 // votes that make two left-over sentences worth a look
	movedSure = .5  // confidence that a bead far from its place needs
	movedSize = 40  // left-over sentences looked at together, of one side
)

// moved aligns left-over runs with left-over runs of other blocks. It takes the null probabilities of what it links away.
func (a *Aligner) moved(ctx context.Context, s, t *text, ms [][]match, all []vote, beads []Bead, left nulls) ([]Bead, error) {
	used := [2][]bool{make([]bool, len(s.sents)), make([]bool, len(t.sents))}
	mark := func(b Bead) {
		for side, span := range [2]Span{b.Src, b.Dst} {
			for i := span.From; i < span.To; i++ {
				used[side][i] = true
			}
		}
	}
	for _, b := range beads {
		mark(b)
	}
	open := slices.DeleteFunc(slices.Clone(all), func(v vote) bool {
		return v.weight < movedVote || used[0][v.i] || used[1][v.j]
	})
	slices.SortStableFunc(open, func(a, b vote) int { return cmp.Compare(b.weight, a.weight) })
	var out []Bead
	tried := map[block]bool{}
	for _, v := range open {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if used[0][v.i] || used[1][v.j] {
			continue
		}
		b := block{run(used[0], int(v.i)), run(used[1], int(v.j))}
		if tried[b] {
			continue
		}
		tried[b] = true
		for _, x := range a.part(s, t, ms, b).beads {
			if x.Confidence >= movedSure {
				mark(x)
				out = append(out, x)
				for side, span := range [2]Span{x.Src, x.Dst} {
					for i := span.From; i < span.To; i++ {
						left[side][i] = 1 - x.Confidence
					}
				}
			}
		}
	}
	return out, nil
}

// run is the stretch of unused sentences around i.
func run(used []bool, i int) Span {
	s := Span{i, i + 1}
	for s.From > 0 && !used[s.From-1] && s.Len() < movedSize/2 {
		s.From--
	}
	for s.To < len(used) && !used[s.To] && s.Len() < movedSize {
		s.To++
	}
	return s
}
