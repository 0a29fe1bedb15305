package exchange

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"tolmach/align"
)

// WriteLadder writes hunalign's ladder: a rung a line, `n TAB m TAB confidence`, where the first n
// source sentences stand against the first m target sentences. It begins at 0 0 and ends at the
// numbers of sentences; the confidence belongs to the bead that starts at the rung.
//
// A ladder cannot cross. Of crossing beads the heaviest chain that does not cross stays (weight:
// sentences times confidence); the sentences of the others become null beads, and WriteLadder
// returns how many beads lost their place in this way.
func WriteLadder(w io.Writer, beads []align.Bead) (lost int, err error) {
	kept, lost := monotone(beads)
	b := bufio.NewWriter(w)
	src, dst := 0, 0
	rung := func(confidence float64) { fmt.Fprintf(b, "%d\t%d\t%.4f\n", src, dst, confidence) }
	for _, k := range kept {
		rung(k.Confidence)
		src, dst = src+k.Src.Len(), dst+k.Dst.Len()
	}
	rung(0)
	return lost, b.Flush()
}

// monotone returns the beads in an order that never goes back on either side, null beads of single
// sentences filling the gaps, and how many beads had to be broken up for it.
func monotone(beads []align.Bead) (kept []align.Bead, lost int) {
	var linked []align.Bead
	alone := [2]map[int]float64{{}, {}} // sentence -> confidence that it stands alone
	var total [2]int
	for _, b := range beads {
		total[0], total[1] = max(total[0], b.Src.To), max(total[1], b.Dst.To)
		if !b.Null() {
			linked = append(linked, b)
			continue
		}
		for side, s := range [2]align.Span{b.Src, b.Dst} {
			for i := s.From; i < s.To; i++ {
				alone[side][i] = b.Confidence
			}
		}
	}
	chain := heaviest(linked)
	at := [2]int{}
	fill := func(side, to int) {
		for ; at[side] < to; at[side]++ {
			b := align.Bead{Src: align.Span{From: at[0], To: at[0]}, Dst: align.Span{From: at[1], To: at[1]}, Confidence: alone[side][at[side]]}
			if side == 0 {
				b.Src.To++
			} else {
				b.Dst.To++
			}
			kept = append(kept, b)
		}
	}
	for _, b := range chain {
		fill(0, b.Src.From)
		fill(1, b.Dst.From)
		kept = append(kept, b)
		at = [2]int{b.Src.To, b.Dst.To}
	}
	fill(0, total[0])
	fill(1, total[1])
	return kept, len(linked) - len(chain)
}

// heaviest finds the heaviest chain of beads in which none crosses another. It takes n log n steps: a
// Fenwick tree over the target side keeps the heaviest chain that ends at or before a sentence.
func heaviest(beads []align.Bead) []align.Bead {
	beads = slices.Clone(beads)
	slices.SortFunc(beads, func(a, b align.Bead) int { return a.Src.From - b.Src.From })
	size := 1
	for _, b := range beads {
		size = max(size, b.Dst.To+1)
	}
	tree := make([]int, size+1) // index of a bead and 1; 0 is none
	weight, from := make([]float64, len(beads)+1), make([]int, len(beads)+1)
	last := 0
	for i, b := range beads {
		n := i + 1
		for k := b.Dst.From + 1; k > 0; k -= k & -k {
			if weight[tree[k]] > weight[from[n]] {
				from[n] = tree[k]
			}
		}
		weight[n] = weight[from[n]] + float64(b.Src.Len()+b.Dst.Len())*(b.Confidence+.01)
		for k := b.Dst.To + 1; k <= size; k += k & -k {
			if weight[n] > weight[tree[k]] {
				tree[k] = n
			}
		}
		if weight[n] > weight[last] {
			last = n
		}
	}
	var chain []align.Bead
	for n := last; n > 0; n = from[n] {
		chain = append(chain, beads[n-1])
	}
	slices.Reverse(chain)
	return chain
}
