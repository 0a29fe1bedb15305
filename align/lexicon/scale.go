package lexicon

import "math"

// Probabilities are kept in a byte on a logarithmic scale: 255 is 1, each step down 1/stepsPerBit of a
// binary digit, 1 the smallest (about 0.00002); 0 is "nothing". The error is 2.2 % of the value at most.
const stepsPerBit = 16

var scale = func() (t [256]float32) {
	for i := 1; i < 256; i++ {
		t[i] = float32(math.Exp2(float64(i-255) / stepsPerBit))
	}
	return t
}()

func quantise(p float64) byte {
	if p <= 0 {
		return 0
	}
	return byte(min(255, max(1, math.Round(255+stepsPerBit*math.Log2(p)))))
}

// Counts are kept on a scale of sixteenths of a binary digit too, in as many steps as are needed.
func quantiseCount(c float64) uint64 {
	if c <= 0 {
		return 0
	}
	return uint64(min(float64(len(counts)-1), max(1, math.Round(64+stepsPerBit*math.Log2(c)))))
}

var counts = func() (t [1 << 10]float32) {
	for i := 1; i < len(t); i++ {
		t[i] = float32(math.Exp2((float64(i) - 64) / stepsPerBit))
	}
	return t
}()
