package align

import "math"

// posterior computes, for every bead of the lattice, the probability that it is in the alignment, by the forward-backward
// algorithm over the same paths that viterbi searches. It returns the log of the sum over all paths.
// trans, when given, receives the expected counts of the jumps: [skipped][d+m].
func (l *lattice) posterior(probs []float64, trans *[2][]float64) float64 {
	width := l.m + 1
	state := func(i, skip int) int { return (2*i + skip) * width }
	fwd := make([]float64, 2*(l.n+1)*width)
	bwd := make([]float64, 2*(l.n+1)*width)
	into := make([]float64, (l.n+1)*width) // forward score of standing before i and going on at j
	outof := make([]float64, (l.n+1)*width)
	for k := range fwd {
		fwd[k], bwd[k] = minusInf, minusInf
	}
	for k := range into {
		into[k], outof[k] = minusInf, minusInf
	}
	var ex [2][]float64
	for skip := range ex {
		ex[skip] = make([]float64, len(l.jumps[skip]))
		for d, g := range l.jumps[skip] {
			ex[skip][d] = math.Exp(g)
		}
	}
	fwd[0] = 0
	tmp := make([]float64, width)
	for i := 0; i < l.n; i++ {
		in := into[i*width : (i+1)*width]
		for skip := range 2 {
			row := fwd[state(i, skip) : state(i, skip)+width]
			next := fwd[state(i+1, 1) : state(i+1, 1)+width]
			for j, s := range row {
				next[j] = logAdd(next[j], s)
			}
			l.spread(row, tmp, ex[skip], false)
			for j, s := range tmp {
				in[j] = logAdd(in[j], s)
			}
		}
		for x := l.starts[i]; x < l.starts[i+1]; x++ {
			b := &l.beads[x]
			at := state(b.Src.To, 0) + b.Dst.To
			fwd[at] = logAdd(fwd[at], in[b.Dst.From]+b.score)
		}
	}
	z := minusInf
	for k := state(l.n, 0); k < len(fwd); k++ {
		bwd[k] = 0
		z = logAdd(z, fwd[k])
	}
	for i := l.n - 1; i >= 0; i-- {
		out := outof[i*width : (i+1)*width]
		for x := l.starts[i]; x < l.starts[i+1]; x++ {
			b := &l.beads[x]
			s := b.score + bwd[state(b.Src.To, 0)+b.Dst.To]
			out[b.Dst.From] = logAdd(out[b.Dst.From], s)
			probs[x] = math.Exp(into[i*width+b.Dst.From] + s - z)
		}
		for skip := range 2 {
			row := bwd[state(i, skip) : state(i, skip)+width]
			l.spread(out, tmp, ex[skip], true)
			for j := range row {
				row[j] = logAdd(bwd[state(i+1, 1)+j], tmp[j])
			}
		}
	}
	if trans != nil {
		for skip := range 2 {
			trans[skip] = make([]float64, len(l.jumps[skip]))
			for i := 0; i < l.n; i++ {
				row := fwd[state(i, skip) : state(i, skip)+width]
				out := outof[i*width : (i+1)*width]
				for k, a := range row {
					if a == minusInf {
						continue
					}
					for j, b := range out {
						if b == minusInf {
							continue
						}
						if t := a + b + l.jumps[skip][j-k+l.m] - z; t > -30 {
							trans[skip][j-k+l.m] += math.Exp(t)
						}
					}
				}
			}
		}
	}
	return z
}

// spread carries scores over all jumps: to[j] = log sum over k of exp(from[k]) x ex[j-k+m], or of ex[k-j+m] when back.
func (l *lattice) spread(from, to, ex []float64, back bool) {
	top := minusInf
	for _, s := range from {
		top = max(top, s)
	}
	for j := range to {
		to[j] = 0
	}
	if top == minusInf {
		for j := range to {
			to[j] = minusInf
		}
		return
	}
	for k, s := range from {
		if s < top-60 {
			continue
		}
		v := math.Exp(s - top)
		if back {
			for j := range to {
				to[j] += v * ex[k-j+l.m]
			}
			continue
		}
		row := ex[l.m-k : 2*l.m-k+1]
		for j, e := range row {
			to[j] += v * e
		}
	}
	for j, s := range to {
		to[j] = top + math.Log(s)
	}
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b == minusInf || b < a-40 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}
