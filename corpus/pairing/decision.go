package pairing

import (
	"cmp"
	"math"
	"slices"

	"tolmach/align"
	"tolmach/corpus"
)

// made is a pair that was decided on.
type made struct {
	edge
	status     corpus.Status
	confidence float64
	rival      [2]rival // by side: the strongest other candidate of the article of that side
	beads      []align.Bead
}

// rival is another candidate of one of a pair's articles; other is -1 when there is none.
type rival struct {
	other int32
	z     float64
	odds  float64 // how much it counts, and whether it may be had; 0: it was not worth reading
}

const (
	enough = .5 // confidence of a pair
	// A tie takes a third of the confidence: two stories so alike may be two versions of one.
	rivalOdds = .5
	// versions are the odds that an article is a further version of one that is paired, rather than the
	// counterpart of what is left.
	versions = .1
)

// decide makes pairs of what was weighed, the most probable first, each article once.
func (r *run) decide(window int) (list []made) {
	order := r.ranking()
	var near [2][][]int32
	for side := range near {
		near[side] = r.adjacent(side)
	}
	for _, k := range order {
		e := &r.edges[k]
		a, b := &r.sides[0][e.a], &r.sides[1][e.b]
		if a.taken || b.taken || !a.fresh && !b.fresh || e.z < 0 {
			continue
		}
		if window != anyDay && int(e.days) > window && e.link == unlinked {
			continue
		}
		m := made{edge: *e, status: corpus.Auto, confidence: logistic(float64(e.z)), beads: r.beads[k]}
		for side, i := range [2]int32{e.a, e.b} {
			m.rival[side] = r.rival(side, k, near[side][i])
			m.confidence *= 1 / (1 + m.rival[side].odds*math.Exp(m.rival[side].z-float64(e.z)))
		}
		if m.confidence < enough {
			continue
		}
		a.taken, b.taken = true, true
		list = append(list, m)
	}
	return list
}

// ranking are the weighed edges, the most probable first. Equal ones are ordered by the ids of their articles, so that
// it does not matter in which order these came.
func (r *run) ranking() (order []int32) {
	for k := range r.edges {
		if r.edges[k].state == weighed {
			order = append(order, int32(k))
		}
	}
	slices.SortFunc(order, func(x, y int32) int {
		e, f := &r.edges[x], &r.edges[y]
		return cmp.Or(cmp.Compare(f.z, e.z), cmp.Compare(r.sides[0][e.a].id, r.sides[0][f.a].id), cmp.Compare(r.sides[1][e.b].id, r.sides[1][f.b].id))
	})
	return order
}

// rival finds what speaks most against an edge among the other edges of one of its articles. Where none was worth
// reading side by side it is the first of these, as the vectors have it.
func (r *run) rival(side int, edge int32, list []int32) rival {
	best := rival{other: -1, z: math.Inf(-1)}
	weight := math.Inf(-1)
	for _, k := range list {
		e := &r.edges[k]
		if k == edge {
			continue
		}
		other := e.b
		if side == 1 {
			other = e.a
		}
		if e.state != weighed {
			if best.other < 0 {
				best = rival{other: other, z: quick(e)}
			}
			continue
		}
		odds := rivalOdds
		if r.sides[1-side][other].taken {
			odds *= versions
		}
		if w := float64(e.z) + math.Log(odds); w > weight {
			best, weight = rival{other, float64(e.z), odds}, w
		}
	}
	return best
}

// alternatives pairs what is left with articles that are in a pair already, where the texts say that they
// tell the same story.
func (r *run) alternatives() (list []made) {
	var done [2]map[int32]bool
	for side := range done {
		done[side] = map[int32]bool{}
	}
	for _, k := range r.ranking() {
		e := &r.edges[k]
		a, b := &r.sides[0][e.a], &r.sides[1][e.b]
		if a.taken == b.taken || logistic(float64(e.z)) < enough {
			continue
		}
		side, i := 0, e.a
		if a.taken {
			side, i = 1, e.b
		}
		if !r.sides[side][i].fresh || done[side][i] {
			continue
		}
		done[side][i] = true
		list = append(list, made{edge: *e, status: corpus.Alternative, confidence: logistic(float64(e.z)), rival: [2]rival{{other: -1}, {other: -1}}})
	}
	return list
}
