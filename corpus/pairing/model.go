package pairing

import "math"

// The weights of two small logistic models, learned by learn_test.go, which also prints what they reach on articles
// they were not learned from.
var (
	quickWeights    = [...]float64{-4.79, 13.52, 19.58}                         // constant, score, lead
	thoroughWeights = [...]float64{-12.00, 18.61, 5.24, 3.29, 2.64, 2.53, 4.22} // constant, lead, share, full, beads, title, figures
)

// mostLead is the lead that tells most: of two articles that have few others near them either leads by
// chance.
const mostLead = .2

// quick is the logarithm of the odds of a pair by vectors alone.
func quick(e *edge) float64 {
	x := e.quickFeatures()
	return e.with(dot(quickWeights[:], x[:]...))
}

// thorough is that of a pair read side by side.
func thorough(e *edge) float32 {
	x := e.features()
	return float32(e.with(dot(thoroughWeights[:], x[:]...)))
}

func (e *edge) quickFeatures() [3]float64 {
	return [...]float64{1, float64(e.score), float64(e.lead)}
}

func (e *edge) features() [7]float64 {
	p := &e.proof
	return [...]float64{1, float64(min(e.lead, mostLead)), math.Sqrt(float64(p.share)), math.Sqrt(float64(p.full)), math.Log1p(float64(p.beads)), float64(p.title),
		1 / (1 + float64(p.odd))}
}

// dayOdds is what a day between two articles takes from the odds of a pair. It is set by hand.
const dayOdds = .3

// leastLinked is the least that the texts of linked articles count for: what a source says outweighs that a
// version was written anew.
const leastLinked = -3

// with adds to the logarithm of the odds what is known of a pair besides the texts.
func (e *edge) with(z float64) float64 {
	if e.link != unlinked {
		return max(z, leastLinked) + e.link.odds()
	}
	return z - e.distance()
}

// distance is what the days between two articles take from the odds; nothing where a source names the other article.
func (e *edge) distance() float64 {
	if e.link != unlinked {
		return 0
	}
	return dayOdds * float64(min(max(e.days, 0), 10))
}

func dot(w []float64, x ...float64) (sum float64) {
	for i := range w {
		sum += w[i] * x[i]
	}
	return sum
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
