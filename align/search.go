package align

import (
	"math"
	"slices"
)

var minusInf = math.Inf(-1)

// lattice is the search space of one pair of texts: the score of every bead, and the best path through
// beads in source order.
type lattice struct {
	n, m   int
	beads  []scored // candidates by source start
	starts []int    // beads[starts[i]:starts[i+1]] begin at source sentence i
	w      *weights
	jumps  [2][]float64 // score of a jump of d target sentences, at d + m, without and with source sentences skipped
}

type scored struct {
	Bead
	score float64
}

// newLattice scores all beads that are worth a look.
func newLattice(e *evidence, w *weights, keep float64) *lattice {
	l := &lattice{n: e.n, m: e.m, w: w}
	// fwd[n-1][i][j]: sentence i against window [j, j+n)
	var fwd, bwd [maxSide][][]float64
	for k := 1; k <= maxSide; k++ {
		fwd[k-1] = windows(e.sides[0], w, e.n, e.m, k)
		bwd[k-1] = windows(e.sides[1], w, e.m, e.n, k)
	}
	var f weights
	for i := 0; i < e.n; i++ {
		l.starts = append(l.starts, len(l.beads))
		for j := 0; j < e.m; j++ {
			for p := 1; p <= maxSide && i+p <= e.n; p++ {
				for q := 1; q <= maxSide && j+q <= e.m; q++ {
					var s float64
					for x := i; x < i+p; x++ {
						s += fwd[q-1][x][j]
					}
					for y := j; y < j+q; y++ {
						s += bwd[p-1][y][i]
					}
					if s < keep {
						continue
					}
					b := Bead{Src: Span{i, i + p}, Dst: Span{j, j + q}}
					f = weights{}
					e.shapeFeatures(&f, b)
					s += dot(&f, w)
					if s > keep {
						l.beads = append(l.beads, scored{b, s})
					}
				}
			}
		}
	}
	l.starts = append(l.starts, len(l.beads))
	for skipped := range l.jumps {
		l.jumps[skipped] = make([]float64, 2*e.m+1)
		for d := -e.m; d <= e.m; d++ {
			f = weights{}
			jump(&f, skipped, d)
			l.jumps[skipped][d+e.m] = dot(&f, w)
		}
	}
	return l
}

func windows(h *half, w *weights, n, m, k int) [][]float64 {
	out := make([][]float64, n)
	cells := make([]float64, n*m)
	for i := range out {
		out[i] = cells[i*m : (i+1)*m]
		for j := 0; j+k <= m; j++ {
			out[i][j] = h.score(w, i, j, k)
		}
	}
	return out
}

// best finds the best set of beads: the best path in source order that may jump to and fro on the target
// side, with a price on target sentences that is raised until no two beads want the same one.
func (l *lattice) best(rounds int) []Bead {
	price := make([]float64, l.m)
	var path []scored
	step := 1.0
	for round := 0; round < rounds; round++ {
		path = l.viterbi(price)
		used := make([]int, l.m)
		for _, b := range path {
			for j := b.Dst.From; j < b.Dst.To; j++ {
				used[j]++
			}
		}
		clash := false
		for j, u := range used {
			if u > 1 {
				clash = true
				price[j] += step * float64(u-1)
			} else if u == 0 && price[j] > 0 {
				price[j] = max(0, price[j]-step)
			}
		}
		if !clash {
			break
		}
		step *= .93
	}
	return l.settle(path)
}

// settle drops the weaker of beads that still want the same target sentence.
func (l *lattice) settle(path []scored) []Bead {
	order := slices.Clone(path)
	slices.SortStableFunc(order, func(a, b scored) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	taken := make([]bool, l.m)
	var out []Bead
next:
	for _, b := range order {
		for j := b.Dst.From; j < b.Dst.To; j++ {
			if taken[j] {
				continue next
			}
		}
		for j := b.Dst.From; j < b.Dst.To; j++ {
			taken[j] = true
		}
		out = append(out, b.Bead)
	}
	slices.SortFunc(out, func(a, b Bead) int { return a.Src.From - b.Src.From })
	return out
}

// viterbi is the best path for the given prices. State (i, skip, j): source sentences before i are dealt with, the one before
// i was skipped or not, and the last bead ended before target sentence j.
func (l *lattice) viterbi(price []float64) []scored {
	cum := make([]float64, l.m+1)
	for j, p := range price {
		cum[j+1] = cum[j] + p
	}
	type back struct {
		bead int32 // -1: source sentence i-1 was skipped
		from int32 // state before
	}
	width := l.m + 1
	state := func(i, skip, j int) int { return (2*i+skip)*width + j }
	score := make([]float64, 2*(l.n+1)*width)
	backs := make([]back, 2*(l.n+1)*width)
	for k := range score {
		score[k] = minusInf
	}
	score[state(0, 0, 0)] = 0
	into := make([]float64, l.m+1) // best score of standing before i and going on at j
	via := make([]int32, l.m+1)
	for i := 0; i < l.n; i++ {
		next := score[state(i+1, 1, 0):state(i+2, 0, 0)]
		for j := range into {
			into[j] = minusInf
		}
		for skip := range 2 {
			for k, s := range score[state(i, skip, 0):state(i, skip+1, 0)] {
				if s == minusInf {
					continue
				}
				at := int32(state(i, skip, k))
				if s > next[k] {
					next[k] = s
					backs[state(i+1, 1, k)] = back{-1, at}
				}
				for j, g := range l.jumps[skip][l.m-k : 2*l.m-k] {
					if t := s + g; t > into[j] {
						into[j], via[j] = t, at
					}
				}
			}
		}
		for x := l.starts[i]; x < l.starts[i+1]; x++ {
			b := &l.beads[x]
			s := into[b.Dst.From] + b.score - (cum[b.Dst.To] - cum[b.Dst.From])
			at := state(b.Src.To, 0, b.Dst.To)
			if s > score[at] {
				score[at] = s
				backs[at] = back{int32(x), via[b.Dst.From]}
			}
		}
	}
	at, top := 0, minusInf
	for k := state(l.n, 0, 0); k < len(score); k++ {
		if score[k] > top {
			at, top = k, score[k]
		}
	}
	var path []scored
	for at >= 2*width {
		b := backs[at]
		if b.bead >= 0 {
			path = append(path, l.beads[b.bead])
		}
		at = int(b.from)
	}
	slices.Reverse(path)
	return path
}

type key struct{ a, b, c, d int }

func keyOf(b Bead) key { return key{b.Src.From, b.Src.To, b.Dst.From, b.Dst.To} }
