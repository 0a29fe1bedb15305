package gold

import (
	"cmp"
	"slices"
)

// Bin is one tenth of the judged beads, by confidence: how sure the aligner was on average, and which share was right.
type Bin struct {
	Beads      int     `json:"beads"`
	Confidence float64 `json:"confidence"`
	Right      float64 `json:"right"`
}

// bins is how many bins of equal count a reliability table has.
const bins = 10

// Reliability sorts the non-null beads that came with a confidence into ten bins of equal count, least sure first.
// It is empty when no bead had one.
func (s *Score) Reliability() []Bin {
	js := slices.Clone(s.judged)
	slices.SortStableFunc(js, func(a, b verdict) int { return cmp.Compare(a.confidence, b.confidence) })
	var out []Bin
	for k := range bins {
		part := js[k*len(js)/bins : (k+1)*len(js)/bins]
		if len(part) == 0 {
			continue
		}
		b := Bin{Beads: len(part)}
		for _, j := range part {
			b.Confidence += j.confidence
			if j.right {
				b.Right++
			}
		}
		b.Confidence /= float64(len(part))
		b.Right /= float64(len(part))
		out = append(out, b)
	}
	return out
}

// ECE is the expected calibration error over the bins of [Score.Reliability]: the mean distance between confidence
// and share right (Naeini, Cooper and Hauskrecht 2015), from 0 to 1; NaN when no bead had a confidence.
func (s *Score) ECE() float64 {
	if len(s.judged) == 0 {
		return nan
	}
	e := 0.0
	for _, b := range s.Reliability() {
		e += float64(b.Beads) * max(b.Confidence-b.Right, b.Right-b.Confidence)
	}
	return e / float64(len(s.judged))
}

// AUC is the probability that a right bead has a higher confidence than a wrong one, ties counting half; NaN when all
// are right or all are wrong.
func (s *Score) AUC() float64 {
	js := slices.Clone(s.judged)
	slices.SortFunc(js, func(a, b verdict) int { return cmp.Compare(a.confidence, b.confidence) })
	var right, wrong, won float64
	for i := 0; i < len(js); {
		k := i
		var r, w float64
		for ; k < len(js) && js[k].confidence == js[i].confidence; k++ {
			if js[k].right {
				r++
			} else {
				w++
			}
		}
		won += r * (wrong + w/2)
		right, wrong = right+r, wrong+w
		i = k
	}
	if right == 0 || wrong == 0 {
		return nan
	}
	return won / (right * wrong)
}
