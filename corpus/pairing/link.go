package pairing

import (
	"cmp"
	"slices"
	"sync"
)

// link is what the sources of two articles say of each other.
type link uint8

const (
	unlinked link = iota
	oneWay        // one names the other, and no second one
	common        // they share an address or id that no other article has
	mutual        // each names the other
)

func (l link) String() string {
	return [...]string{"", "one source names the other article", "both are filed under one address or id", "each source names the other article"}[l]
}

// odds is how much a link adds to the logarithm of the odds of a pair.
func (l link) odds() float64 { return [...]float64{0, 6, 9, 12}[l] }

// sources are the addresses and ids of the articles that have any.
type sources struct {
	mu  sync.Mutex
	own [2]map[uint64][]int32 // articles by what they are filed under
	has [2]map[int32]*profile // without tokens
}

// note takes down what an article is filed under.
func (s *sources) note(side int, i int32, p *profile) {
	if len(p.own)+len(p.refs) == 0 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.has[side][i] != nil {
		return
	}
	if s.has[side] == nil {
		s.has[side], s.own[side] = map[int32]*profile{}, map[uint64][]int32{}
	}
	s.has[side][i] = &profile{own: p.own, refs: p.refs}
	for _, ref := range p.own {
		s.own[side][ref] = append(s.own[side][ref], i)
	}
}

// named are the articles of a side that somebody names by refs, if every one of them is the only one of its
// name.
func (s *sources) named(side int, refs []uint64) (list []int32) {
	for _, ref := range refs {
		if found := s.own[side][ref]; len(found) == 1 && !slices.Contains(list, found[0]) {
			list = append(list, found[0])
		}
	}
	return list
}

// link adds what the sources say to the edges, and edges for what they alone say.
func (r *run) link() {
	s := &r.sources
	links := map[[2]int32]link{}
	note := func(side int, i, other int32, l link) {
		key := [2]int32{i, other}
		if side == 1 {
			key = [2]int32{other, i}
		}
		if l == oneWay && links[key] == oneWay {
			l = mutual
		}
		links[key] = max(links[key], l)
	}
	for side := range 2 {
		// A page that many name is no article's version.
		namers := map[int32]int{}
		for _, p := range s.has[side] {
			for _, other := range s.named(1-side, p.refs) {
				namers[other]++
			}
		}
		for i, p := range s.has[side] {
			if named := s.named(1-side, p.refs); len(named) == 1 && namers[named[0]] == 1 {
				note(side, i, named[0], oneWay)
			}
		}
	}
	for i, p := range s.has[0] {
		if shared := s.named(1, p.own); len(shared) == 1 && len(s.named(0, p.own)) == 1 {
			note(0, i, shared[0], common)
		}
	}
	if len(links) == 0 {
		return
	}
	for k := range r.edges {
		e := &r.edges[k]
		if l := links[[2]int32{e.a, e.b}]; l != unlinked {
			e.link = l
			delete(links, [2]int32{e.a, e.b})
		}
	}
	from := len(r.edges)
	for key, l := range links {
		a, b := &r.sides[0][key[0]], &r.sides[1][key[1]]
		if a.looking() || b.looking() {
			r.edges = append(r.edges, edge{a: key[0], b: key[1], link: l, days: int16(min(a.day.apart(b.day), 9999))})
		}
	}
	slices.SortFunc(r.edges[from:], func(x, y edge) int { return cmp.Or(cmp.Compare(x.b, y.b), cmp.Compare(x.a, y.a)) })
}
