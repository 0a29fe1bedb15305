package align

import "math"

// lattice is the search space of two texts: candidate beads with their scores, and what it costs to jump
// from one to the next. Paths go in source order; on the target side they may jump ahead and back.
type lattice struct {
	n, m   int
	beads  []scored
	starts []int        // beads[starts[i]:starts[i+1]] begin at source sentence i
	jumps  [2][]float64 // score of a jump of d target sentences, at d + m; without and with source sentences skipped
}

type scored struct {
	Bead
	score float64
}

// leastScore leaves hopeless beads out of the first pass.
const leastScore = -4

// newLattice scores all beads of two texts by the first pass.
func newLattice(e *evidence, w *weights) *lattice {
	l := &lattice{n: e.n, m: e.m}
	var fwd, bwd [maxSide + 1][][]float32 // [k][i][j]: sentence i against the window of k from j
	for k := 1; k <= maxSide; k++ {
		fwd[k], bwd[k] = e.sides[0].windows(w, e.m, k), e.sides[1].windows(w, e.n, k)
	}
	for i := range e.n {
		l.starts = append(l.starts, len(l.beads))
		if e.sides[0].text.sents[i].empty() {
			continue
		}
		for j := range e.m {
			var src [maxSide + 1]float32 // by target sentences: source words so far
			var dst [maxSide + 1]float32 // by source sentences: target words so far
			for p := 1; p <= min(maxSide, e.n-i); p++ {
				dst[p] = 0
				if e.sides[0].text.sents[i+p-1].empty() {
					break
				}
				for q := 1; q <= min(maxSide, e.m-j); q++ {
					if e.sides[1].text.sents[j+q-1].empty() {
						break
					}
					src[q] += fwd[q][i+p-1][j]
					dst[p] += bwd[p][j+q-1][i]
					if s := float64(src[q] + dst[p]); s > leastScore {
						b := Bead{Src: Span{i, i + p}, Dst: Span{j, j + q}}
						f := e.beadFeatures(b)
						if s += w.dot(&f); s > leastScore {
							l.beads = append(l.beads, scored{b, s})
						}
					}
				}
			}
		}
	}
	l.starts = append(l.starts, len(l.beads))
	l.price(func(f *weights) float64 { return w.dot(f) })
	return l
}

// price sets the scores of the jumps.
func (l *lattice) price(score func(f *weights) float64) {
	for skipped := range l.jumps {
		l.jumps[skipped] = make([]float64, 2*l.m+1)
		for d := -l.m; d <= l.m; d++ {
			f := jumpFeatures(skipped, d)
			l.jumps[skipped][d+l.m] = score(&f)
		}
	}
}

var minusInf = math.Inf(-1)
