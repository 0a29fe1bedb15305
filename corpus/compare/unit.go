package compare

import "math"

// measure is a unit told in the base unit of its dimension.
type measure struct {
	dimension string
	factor    float64
	offset    float64
}

// measures are the units that languages name, by the keys of package lang.
var measures = map[string]measure{
	"km": {"length", 1000, 0}, "m": {"length", 1, 0}, "cm": {"length", .01, 0}, "mm": {"length", .001, 0},
	"mi": {"length", 1609.344, 0}, "ft": {"length", .3048, 0}, "in": {"length", .0254, 0}, "yd": {"length", .9144, 0}, "nmi": {"length", 1852, 0},
	"t": {"mass", 1000, 0}, "kg": {"mass", 1, 0}, "g": {"mass", .001, 0}, "lb": {"mass", .45359237, 0}, "oz": {"mass", .02834952, 0},
	"m2": {"area", 1, 0}, "km2": {"area", 1e6, 0}, "ha": {"area", 1e4, 0}, "acre": {"area", 4046.86, 0}, "mi2": {"area", 2.58999e6, 0},
	"ft2": {"area", .092903, 0},
	"m3":  {"volume", 1, 0}, "l": {"volume", .001, 0}, "gal": {"volume", .00378541, 0}, "bbl": {"volume", .158987, 0},
	"degree": {"temperature", 1, 0}, "C": {"temperature", 1, 0}, "F": {"temperature", 5.0 / 9, -32},
	"kW": {"power", 1, 0}, "MW": {"power", 1e3, 0}, "GW": {"power", 1e6, 0}, "kWh": {"energy", 1, 0},
	"km/h": {"speed", 1, 0}, "mph": {"speed", 1.609344, 0}, "m/s": {"speed", 3.6, 0}, "knot": {"speed", 1.852, 0},
	"times": {"times", 1, 0},
	"s":     {"time", 1, 0}, "min": {"time", 60, 0}, "h": {"time", 3600, 0}, "d": {"time", 86400, 0}, "wk": {"time", 7 * 86400, 0},
	"mo": {"time", 30.4375 * 86400, 0}, "y": {"time", 365.25 * 86400, 0}, "dec": {"time", 3652.5 * 86400, 0}, "cent": {"time", 36525 * 86400, 0},
}

// base is a value in the base unit.
func (m measure) base(v float64) float64 { return (v + m.offset) * m.factor }

// grain is the worth of the last digit of a value that is not zero: 100 of 1,900, 0.1 of 11.8.
func grain(v float64) float64 {
	v = math.Abs(v)
	if v == 0 {
		return 1
	}
	for g := math.Pow(10, math.Floor(math.Log10(v)+1e-9)); g > 1e-6; g /= 10 {
		if n := v / g; math.Abs(n-math.Round(n)) < 1e-6*n {
			return g
		}
	}
	return 1e-6
}

// apart is the distance of two values, as a share of the greater one.
func apart(a, b float64) float64 {
	if a == b {
		return 0
	}
	return math.Abs(a-b) / max(math.Abs(a), math.Abs(b))
}

// Shares by which a rounded value may miss.
const (
	nothing    = 1e-6
	byOneDigit = .0155 // a round figure of one digit, 60,000 for 59,200
	byWhole    = .025  // a whole number for one with decimals, 7 for 7.12
	byDigits   = .04   // of two and more, 1.5 for 1.46
	byCount    = .01   // a small whole number that counts things
	byDozen    = .17   // "a dozen", "десяток"
	byHedge    = .115  // "about", "more than"
	byFloor    = .2    // "more than two million" for 2.3
	byUnit     = .03   // a conversion
	byUnitMost = .09   // a conversion, rounded to one digit
)

// rounds says that one value is the other one rounded.
func rounds(a, b float64, hedged bool) bool {
	d := apart(a, b)
	if d < nothing {
		return true
	}
	if a < 0 != (b < 0) || a == 0 || b == 0 {
		return false
	}
	coarse, ga, gb := a, grain(a), grain(b)
	if gb > ga {
		coarse, ga, gb = b, gb, ga
	}
	if ga < gb*1.001 && !hedged {
		return false
	}
	if hedged {
		return d <= byHedge && (ga > gb*1.001 || math.Abs(a-b) <= ga) && (ga > 1 || math.Abs(coarse) > 100 || d < byDigits || gb < 1)
	}
	if math.Abs(a-b) > ga*.5001 {
		return false
	}
	switch digits := math.Round(math.Abs(coarse) / ga); {
	case ga <= 100 && gb >= 1 && math.Abs(coarse) < 1000:
		return d <= byCount
	case digits < 10 && ga == 1 && gb < 1:
		return d <= byWhole
	case digits < 10:
		return d <= byOneDigit
	}
	return d <= byDigits
}

// converts says that one value is the other one in another unit; each has the worth of its last digit in the base unit.
func converts(a, b, ga, gb float64, hedged bool) bool {
	d := apart(a, b)
	return d <= byUnit || hedged && d <= byHedge || math.Abs(a-b) <= max(ga, gb)*.5001 && d <= byUnitMost
}
