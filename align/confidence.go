package align

import "math"

// calibration turns a bead's probability under the second pass into the share of such beads that are right.
type calibration struct {
	Scale, Shift float64
}

// apply maps a probability; the zero calibration leaves it as it is.
func (c calibration) apply(p float64) float64 {
	if c == (calibration{}) {
		return p
	}
	p = min(max(p, 1e-6), 1-1e-6)
	return 1 / (1 + math.Exp(-(c.Scale*math.Log(p/(1-p)) + c.Shift)))
}
