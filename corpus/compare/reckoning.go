package compare

import (
	"math"
	"slices"
)

// reckon leaves out of the amounts of a bead those that a reader works out from the others: of nine seven were for it, and
// «двое были против»; 19 on board, two of them crew, and «17 пассажиров». Held are those that both versions have.
func (p *pair) reckon(left [2][]*amount, held []*amount) [2][]*amount {
	known := map[*amount]bool{}
	for k := range left {
		for _, a := range left[k] {
			if len(left[1-k]) == 0 {
				for i, m := range held {
					known[a] = known[a] || slices.ContainsFunc(held[i+1:], func(n *amount) bool { return a.sumOf(m, n) })
				}
			}
			for _, x := range left[1-k] {
				first, second := a, x
				if k == 1 {
					first, second = x, a
				}
				other := p.context(first, second) < leastContext
				// Of a whole that is told, the one version may tell the one part and the other the rest.
				if slices.ContainsFunc(held, func(m *amount) bool { return (other || m.whole) && a.sumOf(m, x) }) {
					known[a], known[x] = true, true
				}
			}
		}
	}
	for k := range left {
		for _, a := range left[k] {
			for i, m := range left[1-k] {
				first, second := a, m
				if k == 1 {
					first, second = m, a
				}
				other := p.context(first, second) < leastContext // they do not count the same
				for _, n := range append(left[1-k][i+1:len(left[1-k]):len(left[1-k])], held...) {
					// A fall by four to 28 is one from 32; 27 of 45 are 60%, and 30% of 100 are 30.
					if other && a.sumOf(m, n) && m.sentence == n.sentence || a.partOf(m, n) || a.partOf(n, m) || m.partOf(a, n) {
						known[a], known[m], known[n] = true, true, true
					}
				}
			}
		}
	}
	for k := range left {
		left[k] = slices.DeleteFunc(left[k], func(a *amount) bool { return known[a] })
	}
	return left
}

// sumOf says that an amount is the sum or the difference of two others of its sort.
func (a *amount) sumOf(m, n *amount) bool {
	if a.currency != m.currency || a.currency != n.currency || a.percent != m.percent || a.percent != n.percent || a.value == m.value || a.value == n.value {
		return false
	}
	exact := func(x float64) bool { return math.Abs(a.value-x) < 1e-9*math.Abs(a.value) }
	return exact(m.value+n.value) || exact(math.Abs(m.value-n.value))
}

// partOf says that a share is that of one amount in another.
func (a *amount) partOf(part, whole *amount) bool {
	share := a.value
	switch {
	case a.percent:
		share /= 100
	case !a.fraction:
		return false
	}
	if part.percent || whole.percent || part.fraction || whole.fraction || part.readings[0].unit != whole.readings[0].unit || part.value >= whole.value || part.value <= 1 {
		return false
	}
	miss := float64(bySum)
	if a.fraction || a.hedged {
		miss = byDigits
	}
	return apart(part.value/whole.value, share) <= miss
}

// bySum is by how much a share that a reader works out may miss.
const bySum = .01
