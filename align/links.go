package align

import (
	"cmp"
	"math"
	"slices"
)

// linker links the words of a bead's two sides one to one, best first (competitive linking: Melamed 2000, "Models
// of Translational Equivalence among Words"). It keeps its scratch space between beads.
type linker struct {
	e      *evidence
	sides  [2]tokens
	first  []int32 // by target type: 1 + its first place in the bead
	next   []int32 // by place: 1 + the next place of the same type
	links  []link
	target []int32 // by source place: its target place, -1 for none
}

// tokens are the words of one side of a bead.
type tokens struct {
	types    []*typ
	ids      []int32
	sents    []int     // where sentences end
	parts    []int     // where parts end
	any, hit []float32 // strength of the best match, of the link
}

type link struct {
	s, t     int32
	weight   float32
	strength float32
}

func newLinker(e *evidence) *linker {
	l := &linker{e: e, first: make([]int32, len(e.sides[1].text.types))}
	for side := range l.sides {
		l.sides[side].types = e.sides[side].text.types
	}
	return l
}

func (k *tokens) fill(t *text, s Span) {
	k.ids, k.sents, k.parts = k.ids[:0], k.sents[:0], k.parts[:0]
	for _, sent := range t.sents[s.From:s.To] {
		for _, p := range sent.parts {
			k.parts = append(k.parts, len(k.ids)+int(p))
		}
		k.ids = append(k.ids, sent.tokens...)
		k.sents = append(k.sents, len(k.ids))
	}
	k.any = append(k.any[:0], make([]float32, len(k.ids))...)
	k.hit = append(k.hit[:0], make([]float32, len(k.ids))...)
}

// link fills in which words of the bead are linked.
func (l *linker) link(b Bead) {
	s, t := &l.sides[0], &l.sides[1]
	s.fill(l.e.sides[0].text, b.Src)
	t.fill(l.e.sides[1].text, b.Dst)
	l.next = append(l.next[:0], make([]int32, len(t.ids))...)
	for j, id := range slices.Backward(t.ids) {
		l.next[j] = l.first[id]
		l.first[id] = int32(j) + 1
	}
	l.links, l.target = l.links[:0], l.target[:0]
	for i, id := range s.ids {
		l.target = append(l.target, -1)
		for _, m := range l.e.matches[id] {
			for j := l.first[m.other]; j > 0; j = l.next[j-1] {
				// Of equal words those at like places go together.
				off := math.Abs(float64(i)/float64(len(s.ids)) - float64(j-1)/float64(len(t.ids)))
				weight := m.strength * (s.types[id].idf + t.types[m.other].idf + .2) * float32(1-.3*off)
				l.links = append(l.links, link{int32(i), j - 1, weight, m.strength})
				s.any[i] = max(s.any[i], m.strength)
				t.any[j-1] = max(t.any[j-1], m.strength)
			}
		}
	}
	for _, id := range t.ids {
		l.first[id] = 0
	}
	slices.SortFunc(l.links, func(a, b link) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.s, b.s), cmp.Compare(a.t, b.t))
	})
	for _, x := range l.links {
		if l.target[x.s] < 0 && t.hit[x.t] == 0 {
			l.target[x.s] = x.t
			s.hit[x.s], t.hit[x.t] = x.strength, x.strength
		}
	}
}

// describe fills in what the links tell of a candidate.
func (l *linker) describe(c *candidate) {
	l.link(c.Bead)
	s, t, v := &l.sides[0], &l.sides[1], &c.features
	a, b := s.cover(s.hit, 0, len(s.ids)), t.cover(t.hit, 0, len(t.ids))
	v[jCoverMin], v[jCoverMax] = min(a, b), max(a, b)
	a, b = s.cover(s.any, 0, len(s.ids)), t.cover(t.any, 0, len(t.ids))
	v[jAnyMin], v[jAnyMax] = min(a, b), max(a, b)
	v[jWeakShare], v[jWeakMass], v[jPartMin] = 1, 3, 1
	var names, figures, nameMisses, figureMisses float64
	for _, k := range [2]*tokens{s, t} {
		from := 0
		for _, to := range k.sents {
			v[jWeakShare] = min(v[jWeakShare], k.cover(k.hit, from, to))
			v[jWeakMass] = min(v[jWeakMass], k.mass(from, to))
			from = to
		}
		from = 0
		for _, to := range k.parts {
			if to-from >= 3 {
				share := k.cover(k.hit, from, to)
				v[jPartMin] = min(v[jPartMin], share)
				if share < bareShare {
					v[jPartBare]++
				}
			}
			from = to
		}
		for i, id := range k.ids {
			switch hit := float64(k.hit[i]); k.types[id].kind {
			case name:
				names += hit
				nameMisses += 1 - hit
			case figure:
				figures += hit
				figureMisses += 1 - hit
			}
		}
	}
	if v[jWeakShare] < bareShare {
		v[jBare] = 1
	}
	v[jNameHit], v[jNameMiss] = math.Log1p(names)/2, math.Log1p(nameMisses)/2
	v[jFigureHit], v[jFigureMiss] = math.Log1p(figures)/2, math.Log1p(figureMisses)/2
	v[jRun] = math.Log1p(max(s.run(), t.run())) / 3
	v[jTokensMin] = math.Log1p(float64(min(len(s.ids), len(t.ids)))) / 3
	v[jChars] = math.Log1p(float64(len(s.ids)+len(t.ids))) / 4
	v[jOrder], v[jAdjacent] = l.order()
	v[jLeak], v[jLeakMass] = 0, 0
	l.leak(c, 0, c.Src, c.Dst)
	l.leak(c, 1, c.Dst, c.Src)
	v[jSplit], v[jSplitCross] = l.split()
}

// bareShare is the share of linked words below which a sentence stands there without a counterpart.
const bareShare = .15

// cover is the share of the words' weight that is hit.
func (k *tokens) cover(hit []float32, from, to int) float64 {
	var got, all float32 = 0, 1
	for i, id := range k.ids[from:to] {
		got += hit[from+i] * k.types[id].idf
		all += k.types[id].idf
	}
	return float64(got / all)
}

// mass is the log of the weight that is linked.
func (k *tokens) mass(from, to int) float64 {
	var got float32
	for i, id := range k.ids[from:to] {
		got += k.hit[from+i] * k.types[id].idf
	}
	return math.Log1p(float64(got))
}

// run is the weight of the longest run of words without a link.
func (k *tokens) run() float64 {
	var top, sum float32
	for i, id := range k.ids {
		if k.hit[i] > bareShare {
			sum = 0
			continue
		}
		sum += k.types[id].idf
		top = max(top, sum)
	}
	return float64(top)
}

// leak looks for parts of one side that stand on the other side not in the bead but next to it.
func (l *linker) leak(c *candidate, side int, own, other Span) {
	h := l.e.sides[side]
	last := l.e.m
	if side == 1 {
		last = l.e.n
	}
	for _, sent := range h.text.sents[own.From:own.To] {
		from := int32(0)
		for _, to := range sent.parts {
			var here, before, after, all float32 = 0, 0, 0, 1
			for _, id := range sent.tokens[from:to] {
				idf := h.text.types[id].idf
				all += idf
				best := h.best[id]
				if best == nil {
					continue
				}
				here += idf * slices.Max(best[other.From:other.To])
				if other.From > 0 {
					before += idf * best[other.From-1]
				}
				if other.To < last {
					after += idf * best[other.To]
				}
			}
			from = to
			if gain := float64(max(before, after) - here); gain > 0 {
				c.features[jLeak] = max(c.features[jLeak], gain/float64(all))
				c.features[jLeakMass] = max(c.features[jLeakMass], math.Log1p(gain)/2)
			}
		}
	}
}

// order is the share of links behind one another on both sides, and the log of those next to one another.
func (l *linker) order() (share, adjacent float64) {
	prev := int32(-1)
	var n, rising, next float64
	for _, t := range l.target {
		if t < 0 {
			continue
		}
		if prev >= 0 {
			n++
			if t > prev {
				rising++
				if t <= prev+2 {
					next++
				}
			}
		}
		prev = t
	}
	return (rising + 1) / (n + 2), math.Log1p(next) / 2
}

// split looks for the best cut of a bead with several sentences on both sides into two beads, straight and crossed,
// and tells which share of the links each would keep.
func (l *linker) split() (straight, crossed float64) {
	s, t := &l.sides[0], &l.sides[1]
	for _, a := range s.sents[:len(s.sents)-1] {
		for _, b := range t.sents[:len(t.sents)-1] {
			var same, other float32
			for i, j := range l.target {
				if j < 0 {
					continue
				}
				if w := s.hit[i] * s.types[s.ids[i]].idf; (i < a) == (int(j) < b) {
					same += w
				} else {
					other += w
				}
			}
			all := float64(same+other) + .4
			straight, crossed = max(straight, (float64(same)+.2)/all), max(crossed, (float64(other)+.2)/all)
		}
	}
	return straight, crossed
}
