package compare

import (
	"math"
)

// amount is a number in a sentence, with everything it can mean.
type amount struct {
	sentence   *sentence
	start, end int
	shown      int // end with the measure behind it
	value      float64
	readings   []reading
	written    bool // in figures
	ordinal    bool
	vague      bool // "hundreds", "десятки"
	hedged     bool
	fraction   bool // "two thirds", "half"
	percent    bool
	currency   string
	dozen      bool
	whole      bool   // what a part is counted of
	score      bool   // of a game
	age        bool   // of somebody: "84-летний"
	bound      int    // 1: a least, "more than"; -1: a most, "less than"
	bare       bool   // a unit without a number: "less than a minute"
	rate       string // the time that it is told for: "a week"
}

// reading is one meaning of an amount: a value in a unit; "" counts things.
type reading struct {
	unit  string
	value float64
}

// agree says how well two amounts agree: 0 not at all, 1 exactly, less when rounded or converted.
func (a *amount) agree(b *amount) float64 {
	best := 0.0
	hedged := a.hedged || b.hedged
	if a.ordinal != b.ordinal && (a.ordinal && !a.written || b.ordinal && !b.written) {
		return 0 // "the second" is not two
	}
	if (a.dozen || b.dozen) && apart(a.value, b.value) <= byDozen {
		best = .8
	}
	if a.rate != b.rate && a.rate != "" && b.rate != "" {
		return a.perTime(b)
	}
	if a.among(b) || b.among(a) || a.near(b) || b.near(a) {
		best = max(best, .55)
	}
	for _, x := range a.readings {
		for _, y := range b.readings {
			best = max(best, x.agree(y, hedged, a.fraction || b.fraction))
			if (x.unit == y.unit || x.unit == "" || y.unit == "") && (a.bounds(x, y) || b.bounds(y, x)) {
				best = max(best, .6)
			}
		}
	}
	return best
}

// bounds says that a value lies where an amount told as a least or a most has its bound: 2.3 for "more than two". It may not
// lie farther than the round figure goes.
func (a *amount) bounds(own, other reading) bool {
	d := float64(a.bound) * (other.value - own.value)
	return a.bound != 0 && d >= 0 && d < grain(own.value) && apart(own.value, other.value) <= byFloor
}

func (x reading) agree(y reading, hedged, fraction bool) float64 {
	m, mok := measures[x.unit]
	n, nok := measures[y.unit]
	exact := apart(x.value, y.value) < nothing
	if x.unit == "share" || y.unit == "share" {
		if x.unit == "share" {
			x, y = y, x
		}
		switch {
		case x.unit == "%" && math.Abs(x.value-y.value*100) <= 1.5, (x.unit == "share" || fraction && x.unit == "") && math.Abs(x.value-y.value) <= .015:
			return .9
		}
		return 0
	}
	if x.unit == "score" || y.unit == "score" {
		if x.unit == y.unit && exact {
			return 1
		}
		return 0
	}
	if x.unit == "times" && y.unit != "times" || y.unit == "times" && x.unit != "times" {
		return x.multiplies(y)
	}
	if m.dimension == "temperature" && n.dimension == "temperature" && (x.value < 0) != (y.value < 0) && max(x.value, y.value) > 0 &&
		x.unit == y.unit && math.Abs(x.value+y.value) < nothing {
		return .6 // one version leaves the frost to the context
	}
	switch {
	case x.unit == y.unit:
		switch {
		case exact:
			return 1
		case m.dimension == "temperature" && math.Abs(x.value-y.value) <= 1 && hedged:
			return .7
		case rounds(x.value, y.value, hedged):
			return .8
		}
		return 0
	case mok && nok && m.dimension == n.dimension:
		if m.dimension == "temperature" {
			if x.unit == "degree" && exact || y.unit == "degree" && exact || math.Abs(m.base(x.value)-n.base(y.value)) <= 1.2 {
				return .9
			}
			// a degree without a scale may be of either
			for _, scale := range []string{"F", "C"} {
				if f := measures[scale]; x.unit == "degree" && math.Abs(f.base(x.value)-n.base(y.value)) <= 1.2 ||
					y.unit == "degree" && math.Abs(f.base(y.value)-m.base(x.value)) <= 1.2 {
					return .6
				}
			}
			return 0
		}
		a, b := m.base(x.value), n.base(y.value)
		if apart(a, b) < 1e-3 {
			return .95
		}
		if converts(a, b, grain(x.value)*m.factor, grain(y.value)*n.factor, hedged) {
			return .8
		}
		return 0
	case x.unit == "%" && y.unit == "" && fraction || y.unit == "%" && x.unit == "" && fraction:
		share, percent := x.value, y.value
		if x.unit == "%" {
			share, percent = percent, share
		}
		if math.Abs(share-percent) < nothing { // a quarter of a percentage point
			return .8
		}
		if d := math.Abs(share*100 - percent); d <= 1 || hedged && d <= 4 {
			return .9
		}
		return 0
	case x.unit == "" || y.unit == "":
		// What a number counts is often left to the context, and the frost to one of the versions.
		frost := m.dimension+n.dimension == "temperature" && apart(math.Abs(x.value), math.Abs(y.value)) < nothing
		if exact || frost {
			return .7
		}
		if rounds(x.value, y.value, hedged) {
			return .5
		}
	}
	return 0
}

// among says that a tells b by its magnitude: "dozens" for 40, "сотни" for 300.
func (a *amount) among(b *amount) bool {
	_, rest := math.Modf(math.Log10(max(a.value, 1)))
	return (rest < nothing || a.value == 12) && a.vague && !b.vague && a.value >= 10 && b.value >= a.value && b.value < 10*a.value && a.readings[0].unit == ""
}

// multiplies compares "1.5 times" with a growth of 50%, and "halved" with a fall by 50% or with a half.
func (x reading) multiplies(y reading) float64 {
	if y.unit == "times" {
		x, y = y, x
	}
	if x.value <= 0 {
		return 0
	}
	switch y.unit {
	case "":
		switch part := 1 / x.value; {
		case apart(x.value, y.value) < nothing:
			return .7
		case y.value < 1 && (math.Abs(part-y.value) < .01 || math.Abs(1-part-y.value) < .01):
			return .6
		}
	case "%":
		for _, v := range []float64{x.value - 1, 1 - 1/x.value, 1 / x.value, x.value} {
			if math.Abs(v-y.value/100) <= bySteps {
				return .6
			}
		}
	}
	return 0
}

// bySteps is by how much a growth told in times may miss the percentage.
const bySteps = .04

// comparable says that two amounts measure the same sort of thing, so that one of them is wrong if they stand for each other.
func (a *amount) comparable(b *amount) bool {
	if a.ordinal != b.ordinal || a.score != b.score {
		return false
	}
	for _, x := range a.readings {
		for _, y := range b.readings {
			m, n := measures[x.unit], measures[y.unit]
			if x.unit == "share" || y.unit == "share" || x.unit == "" && y.unit == "" && a.fraction != b.fraction {
				continue
			}
			if x.unit == y.unit || m.dimension != "" && m.dimension == n.dimension {
				return true
			}
			if x.unit != "" && y.unit != "" && x.unit[0] == '$' && y.unit[0] == '$' && apart(x.value, y.value) < nothing {
				return true // the same figure in another currency
			}
			if x.unit == "%" && b.fraction || y.unit == "%" && a.fraction {
				return true
			}
		}
	}
	return false
}

// countsOnly says that an amount has no unit.
func (a *amount) countsOnly() bool {
	return len(a.readings) > 0 && a.readings[0].unit == "" && !a.ordinal && !a.fraction
}
