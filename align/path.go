package align

import (
	"cmp"
	"slices"
)

// best finds the best set of beads: the best path in source order that may jump to and fro on the target
// side, with a price on target sentences that is raised until no two beads want the same one.
func (l *lattice) best() []Bead {
	price := make([]float64, l.m)
	var path []scored
	step := 1.0
	for range priceRounds {
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
	slices.SortStableFunc(order, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
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

// priceRounds is how often prices are raised before the rest is settled by force.
const priceRounds = 60
