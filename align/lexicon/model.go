package lexicon

import (
	"context"
	"math"
	"sync/atomic"
)

// model is IBM Model 1 in both directions at once, with a diagonal prior on positions, a null word on either
// side, and agreement: what counts is half the mean and half the product of both directions' beliefs. (The
// product alone, as in Liang, Taskar and Klein 2006, loses too many of the rarer translations.)
type model struct {
	text  *bitext
	o     TrainOptions
	round int
	tab   *table
	// null is the probability that the null word gives a word of this side; none, the expected counts behind it.
	null  [2][]float32
	none  [2][]uint64
	prior *prior
	ll    [2]int64 // log-likelihood of the last round, in units of 1/one
}

// one is the unit of expected counts: they are added up as whole numbers, because those do not depend on the order.
const one = 1 << 26

// start makes the table, or takes up the state that a training of the same input has left.
func (m *model) start(ctx context.Context) error {
	if m.o.Prior != nil {
		m.prior = newPrior(m.o.Prior, m.o.Strength, m.text)
	}
	if m.load() {
		m.tab.prepare(len(m.text.words[1].stem))
		if m.prior != nil {
			m.prior.fill(m.tab)
		}
		return nil
	}
	tab, err := candidates(ctx, m.text, m.o)
	if err != nil {
		return err
	}
	m.tab = tab
	tab.prepare(len(m.text.words[1].stem))
	for s, v := range m.text.words {
		m.null[s] = make([]float32, len(v.stem))
		for i, c := range v.count {
			m.null[s][i] = float32(c / v.total)
		}
	}
	if m.prior != nil {
		m.prior.seed(m.tab)
	}
	return m.save()
}

// diagonal is the weight of a pair of places by how far it is off the diagonal, in steps of 1/1024.
func diagonal(tension float64) *[1025]float32 {
	var t [1025]float32
	for i := range t {
		t[i] = float32(math.Exp(-tension * float64(i) / 1024))
	}
	return &t
}

// expect adds up the expected counts over the whole text.
func (m *model) expect(ctx context.Context) error {
	clear(m.tab.count)
	for s := range m.none {
		m.none[s] = make([]uint64, len(m.null[s]))
	}
	m.ll = [2]int64{}
	near := diagonal(m.o.params.tension)
	null := m.o.params.null
	agree := m.round >= m.o.params.agreeFrom
	return m.text.each(ctx, m.o.Workers, func() (func(s, d []int32, w float64), func()) {
		var at []int64
		var a, b []float32 // beliefs: source word of each target word, and the other way round
		var sumA, sumB, zA, zB [maxWords]float32
		var ll [2]int64
		return func(src, dst []int32, weight float64) {
				I, J := len(src), len(dst)
				if cap(at) < I*J {
					at, a, b = make([]int64, 2*I*J), make([]float32, 2*I*J), make([]float32, 2*I*J)
				}
				at, a, b = at[:I*J], a[:I*J], b[:I*J]
				clear(sumA[:J])
				clear(sumB[:I])
				clear(zA[:J])
				clear(zB[:I])
				stepI, stepJ := 1024/float32(I), 1024/float32(J)
				for i, e := range src {
					x := (float32(i) + .5) * stepI
					for j, f := range dst {
						y := (float32(j) + .5) * stepJ
						d := near[int(max(x-y, y-x))]
						zA[j] += d
						zB[i] += d
						k := m.tab.find(e, f)
						c := i*J + j
						if at[c] = k; k < 0 {
							a[c], b[c] = 0, 0
							continue
						}
						a[c], b[c] = d*m.tab.p[k], d*m.tab.q[k]
						sumA[j] += a[c]
						sumB[i] += b[c]
					}
				}
				for j, f := range dst {
					z := float32(1-null) / zA[j]
					sum := float32(null)*m.null[1][f] + z*sumA[j]
					sumA[j] = z / sum
					m.add(&m.none[1][f], weight*(null*float64(m.null[1][f]))/float64(sum))
					ll[1] += int64(weight * math.Log(float64(sum)) * one)
				}
				for i, e := range src {
					z := float32(1-null) / zB[i]
					sum := float32(null)*m.null[0][e] + z*sumB[i]
					sumB[i] = z / sum
					m.add(&m.none[0][e], weight*(null*float64(m.null[0][e]))/float64(sum))
					ll[0] += int64(weight * math.Log(float64(sum)) * one)
				}
				for i := range src {
					for j := range dst {
						c := i*J + j
						if at[c] < 0 {
							continue
						}
						x, y := a[c]*sumA[j], b[c]*sumB[i]
						if mean := (x + y) / 2; agree {
							x = (x*y + mean) / 2
						} else {
							x = mean
						}
						if x > 1e-6 {
							m.add(&m.tab.count[at[c]], weight*float64(x))
						}
					}
				}
			}, func() {
				atomic.AddInt64(&m.ll[0], ll[0])
				atomic.AddInt64(&m.ll[1], ll[1])
			}
	})
}

func (m *model) add(to *uint64, x float64) { atomic.AddUint64(to, uint64(x*one)) }

// maximise makes probabilities of the expected counts. A Dirichlet prior (variational Bayes) takes weight
// from what is counted less than once or twice, so that rare words do not collect what nobody explains.
func (m *model) maximise() {
	t := m.tab
	rows, cols := make([]float64, len(t.row)-1), make([]float64, len(m.text.words[1].stem))
	width := make([]float64, len(cols))
	if m.prior != nil {
		copy(rows, m.prior.rows)
		copy(cols, m.prior.cols)
	}
	alpha := m.o.params.alpha
	for e := range rows {
		for k := t.row[e]; k < t.row[e+1]; k++ {
			c := m.counted(k)
			if m.prior != nil {
				c -= m.prior.joint[k] // the sums of the prior have it already
			}
			rows[e] += c
			cols[t.col[k]] += c
			width[t.col[k]]++
		}
	}
	for f := range cols {
		cols[f] = expDigamma(cols[f] + alpha*width[f])
	}
	for e := range rows {
		row := expDigamma(rows[e] + alpha*float64(t.row[e+1]-t.row[e]))
		for k := t.row[e]; k < t.row[e+1]; k++ {
			c := expDigamma(m.counted(k) + alpha)
			t.p[k], t.q[k] = float32(c/row), float32(c/cols[t.col[k]])
		}
	}
	for s := range m.none {
		sum := 0.0
		for _, c := range m.none[s] {
			sum += float64(c)/one + .01
		}
		for i, c := range m.none[s] {
			m.null[s][i] = float32((float64(c)/one + .01) / sum)
		}
	}
}

// counted is the expected count of an entry, with what the prior lexicon adds.
func (m *model) counted(k int64) float64 {
	c := float64(m.tab.count[k]) / one
	if m.prior != nil {
		c += m.prior.joint[k]
	}
	return c
}

// expDigamma is exp(digamma(x)): nearly x-1/2 for a large x, nearly nothing below 1/4.
func expDigamma(x float64) float64 {
	if x <= 0 {
		return 0
	}
	shift := 0.0
	for x < 6 {
		shift += 1 / x
		x++
	}
	r := 1 / (x * x)
	return math.Exp(math.Log(x) - .5/x - r*(1./12-r*(1./120-r/252)) - shift)
}
