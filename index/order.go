package index

import (
	"hash/fnv"
	"slices"
	"strings"
)

// sorted orders places by falling score, then id.
func (s *search) sorted(places []place) error {
	if err := s.name(places); err != nil {
		return err
	}
	slices.SortFunc(places, func(a, b place) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return strings.Compare(a.id, b.id)
	})
	return nil
}

// byScore is the first n hits by relevance. Ids decide among those of the last score that gets in; only
// theirs need be looked up.
func (s *search) byScore(n int) ([]place, error) {
	docs, scores := make([][]uint32, len(s.results)), make([][]float32, len(s.results))
	best := newBest(n)
	for i, r := range s.results {
		var err error
		docs[i] = r.ToArray()
		if scores[i], err = s.plan.score(i, docs[i]); err != nil {
			return nil, err
		}
		for _, score := range scores[i] {
			best.offer(score)
		}
	}
	least := best.least()
	var places []place
	for i := range docs {
		for k, score := range scores[i] {
			if score >= least {
				places = append(places, place{segment: i, doc: docs[i][k], score: score})
			}
		}
	}
	err := s.sorted(places)
	return places, err
}

// best is the n highest scores of those offered: a heap with the lowest on top.
type best struct {
	heap []float32
	n    int
}

func newBest(n int) *best { return &best{n: n} }

func (b *best) offer(score float32) {
	switch {
	case len(b.heap) < b.n:
		b.heap = append(b.heap, score)
		for i := len(b.heap) - 1; i > 0 && b.heap[i] < b.heap[(i-1)/2]; i = (i - 1) / 2 {
			b.heap[i], b.heap[(i-1)/2] = b.heap[(i-1)/2], b.heap[i]
		}
	case score > b.heap[0]:
		b.heap[0] = score
		for i := 0; ; {
			kid := 2*i + 1
			if kid+1 < len(b.heap) && b.heap[kid+1] < b.heap[kid] {
				kid++
			}
			if kid >= len(b.heap) || b.heap[i] <= b.heap[kid] {
				return
			}
			b.heap[i], b.heap[kid] = b.heap[kid], b.heap[i]
			i = kid
		}
	}
}

// least is the lowest score that gets in.
func (b *best) least() float32 {
	if len(b.heap) == 0 {
		return 0
	}
	return b.heap[0]
}

// byTerm is at least the first n hits by falling value of a term with a prefix; those without it come last.
func (s *search) byTerm(prefix string, n int) ([]place, error) {
	values := map[string]bool{}
	for _, v := range s.views {
		if err := v.terms(unitField, prefix, func(value string) error { values[value] = true; return nil }); err != nil {
			return nil, err
		}
	}
	order := make([]string, 0, len(values))
	for value := range values {
		if prefix != "conf=" || len(value) == len("09750") {
			order = append(order, value)
		}
	}
	slices.SortFunc(order, func(a, b string) int { return strings.Compare(b, a) })
	var page []place
	rest := slices.Clone(s.results)
	take := func(of func(i int) (set, error)) error {
		from := len(page)
		for i := range s.views {
			those, err := of(i)
			if err != nil {
				return err
			}
			for it := those.Iterator(); it.HasNext(); {
				page = append(page, place{segment: i, doc: it.Next()})
			}
		}
		return s.sorted(page[from:])
	}
	for _, value := range order {
		if len(page) >= n {
			return page, nil
		}
		err := take(func(i int) (set, error) {
			has, err := s.views[i].of(unitField, prefix+value)
			if err != nil || !has.Intersects(rest[i].Bitmap) {
				return nothing, err
			}
			those := rest[i].and(has)
			rest[i] = rest[i].andNot(those)
			return those, nil
		})
		if err != nil {
			return nil, err
		}
	}
	err := take(func(i int) (set, error) { return rest[i], nil })
	return page, err
}

// sample keeps n of the hits, those whose ids give the lowest numbers with the seed.
func (s *search) sample(n int, seed uint64) error {
	type ticket struct {
		place
		number uint64
	}
	var tickets []ticket
	for i, r := range s.results {
		for it := r.Iterator(); it.HasNext(); {
			t := ticket{place: place{segment: i, doc: it.Next()}}
			id, err := s.views[i].segment.DocID(uint64(t.doc))
			if err != nil {
				return err
			}
			h := fnv.New64a()
			h.Write(id)
			t.number = mix(h.Sum64() ^ mix(seed))
			t.id = string(id)
			tickets = append(tickets, t)
		}
	}
	slices.SortFunc(tickets, func(a, b ticket) int {
		switch {
		case a.number < b.number:
			return -1
		case a.number > b.number:
			return 1
		}
		return strings.Compare(a.id, b.id)
	})
	drawn := make([][]uint32, len(s.results))
	for _, t := range tickets[:min(n, len(tickets))] {
		drawn[t.segment] = append(drawn[t.segment], t.doc)
	}
	for i := range s.results {
		s.results[i] = setFrom(drawn[i])
	}
	return nil
}

// mix spreads the bits of a number (the finisher of MurmurHash3).
func mix(x uint64) uint64 {
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return x ^ x>>33
}
