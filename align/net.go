package align

import "math"

// hidden is the size of the second pass's hidden layer.
const hidden = 20

// net scores candidates: a network with one hidden layer, and a linear way past it. It also prices the jumps.
type net struct {
	In   [hidden][judged]float64
	Bias [hidden]float64
	Out  [hidden]float64
	Past [judged]float64
	Base float64
	// Jump prices jumps; JumpNull does so times how much of the texts has no counterpart.
	Jump, JumpNull [jumps]float64
}

// score is the score of a candidate; h receives the hidden layer.
func (n *net) score(f *[judged]float64, h *[hidden]float64) float64 {
	s := n.Base
	for i, x := range f {
		s += n.Past[i] * x
	}
	for k := range n.In {
		a := n.Bias[k]
		row := &n.In[k]
		for i, x := range f {
			a += row[i] * x
		}
		h[k] = a / (1 + math.Abs(a))
		s += n.Out[k] * h[k]
	}
	return s
}

// lean is added to the score of every bead: a missed link costs more than a wrong one, in the figures of the field as for
// most readers, so a bead is worth having from a little over one chance in four.
const lean = 1.0

// nullness tells the jumps how much of the texts has no counterpart: 0 for a tenth or so.
func nullness(cs []candidate) float64 {
	if len(cs) == 0 {
		return 0
	}
	return math.Log(cs[0].features[jDocNull]/3+.03) + 2
}

// nets decide together: the mean of several that learned from different beginnings errs less than each.
type nets []net

// rescore makes the lattice of the second pass.
func (ns nets) rescore(l *lattice, cs []candidate) *lattice {
	r := &lattice{n: l.n, m: l.m, beads: make([]scored, len(cs))}
	var h [hidden]float64
	for k := range cs {
		r.beads[k].Bead = cs[k].Bead
		r.beads[k].score = lean
		for i := range ns {
			r.beads[k].score += ns[i].score(&cs[k].features, &h) / float64(len(ns))
		}
	}
	x := 0
	for i := 0; i <= l.n; i++ {
		for x < len(r.beads) && r.beads[x].Src.From < i {
			x++
		}
		r.starts = append(r.starts, x)
	}
	nulls := nullness(cs)
	r.price(func(f *weights) (s float64) {
		for i := range ns {
			for k := range jumps {
				s += (ns[i].Jump[k] + nulls*ns[i].JumpNull[k]) * f[fSkipSrc+k] / float64(len(ns))
			}
		}
		return s
	})
	return r
}
