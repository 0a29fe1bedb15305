package pairing

import (
	"cmp"
	"math"
	"slices"
)

// catalogue is an inverted index over articles of the first language in the order of their days: for every
// coordinate the articles that have it, so that a query looks only at those in its window.
type catalogue struct {
	*calendar
	articles []int32 // by document: its number among the articles of its side
	norms    []float32
	slots    map[uint32]int32
	ends     []int32 // by slot: where its postings end
	postings []posting
}

type posting struct {
	doc    int32
	weight float32
}

// document is an article to be catalogued.
type document struct {
	article int32
	day     day
	vector  *vector
}

// newCatalogue indexes documents; it changes their order and lets go of their vectors.
func newCatalogue(docs []document) *catalogue {
	slices.SortFunc(docs, func(a, b document) int {
		return cmp.Or(a.day.before(b.day), cmp.Compare(a.article, b.article))
	})
	days := make([]day, len(docs))
	c := &catalogue{articles: make([]int32, len(docs)), norms: make([]float32, len(docs)), slots: map[uint32]int32{}}
	for i := range docs {
		days[i], c.articles[i], c.norms[i] = docs[i].day, docs[i].article, docs[i].vector.norm
		for _, t := range docs[i].vector.terms {
			slot, ok := c.slots[t.key]
			if !ok {
				slot = int32(len(c.ends))
				c.slots[t.key] = slot
				c.ends = append(c.ends, 0)
			}
			c.ends[slot]++
		}
	}
	c.calendar = newCalendar(days)
	at := int32(0)
	for slot, n := range c.ends {
		c.ends[slot] = at // where they begin, until they are filled in
		at += n
	}
	c.postings = make([]posting, at)
	for i := range docs {
		for _, t := range docs[i].vector.terms {
			slot := c.slots[t.key]
			c.postings[c.ends[slot]] = posting{int32(i), t.weight}
			c.ends[slot]++
		}
		docs[i].vector = nil
	}
	return c
}

// of are the postings of a coordinate.
func (c *catalogue) of(key uint32) []posting {
	slot, ok := c.slots[key]
	if !ok {
		return nil
	}
	from := int32(0)
	if slot > 0 {
		from = c.ends[slot-1]
	}
	return c.postings[from:c.ends[slot]]
}

// within cuts postings to a span of documents.
func within(list []posting, s span) []posting {
	at := func(doc int32) int {
		lo, hi := 0, len(list)
		for lo < hi {
			if mid := (lo + hi) / 2; list[mid].doc < doc {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo
	}
	from := 0
	if s.from > 0 {
		from = at(s.from)
	}
	to := len(list)
	if to > 0 && list[to-1].doc >= s.to {
		to = at(s.to)
	}
	return list[from:max(from, to)]
}

// hit is a document found, with its score.
type hit struct {
	article int32
	score   float32
}

// search is the scratch space of one goroutine's queries.
type search struct {
	c       *catalogue
	sums    []float32 // by document
	touched []int32
	lists   []termPostings
	hits    []hit
	exact   bool // look at all postings, however many
}

type termPostings struct {
	weight float32
	gain   float32
	list   []posting
}

func newSearch(c *catalogue) *search { return &search{c: c, sums: make([]float32, len(c.days))} }

// What one query may cost. Windows of days stay below; the whole of a large archive does not, and then
// the coordinates that tell most are looked at first, and the rest only for the documents these brought.
const (
	mostPostings = 60_000
	shortlist    = 32
)

// find gives the n best documents for a vector of the second language within a window around a day, the best first.
// The result lives until the next call.
func (s *search) find(v *vector, d day, window, n int) []hit {
	spans := s.c.near(d, window)
	s.lists, s.touched, s.hits = s.lists[:0], s.touched[:0], s.hits[:0]
	if v.norm == 0 || len(spans) == 0 {
		return nil
	}
	total := 0
	for _, t := range v.terms {
		list := s.c.of(t.key)
		if len(list) == 0 {
			continue
		}
		for _, sp := range spans {
			if part := within(list, sp); len(part) > 0 {
				s.lists = append(s.lists, termPostings{weight: t.weight, list: part})
				total += len(part)
			}
		}
	}
	rest := []termPostings(nil)
	if total > 4*mostPostings && !s.exact {
		// The fewer have it and the more it weighs, the earlier it comes.
		for i := range s.lists {
			l := &s.lists[i]
			l.gain = l.weight * l.weight * float32(math.Log(1+float64(len(s.c.days))/float64(len(l.list))))
		}
		slices.SortStableFunc(s.lists, func(a, b termPostings) int { return cmp.Compare(b.gain, a.gain) })
		spent := 0
		for i, l := range s.lists {
			if spent += len(l.list); spent > mostPostings && i > 0 {
				s.lists, rest = s.lists[:i], s.lists[i:]
				break
			}
		}
	}
	for _, l := range s.lists {
		for _, p := range l.list {
			if s.sums[p.doc] == 0 {
				s.touched = append(s.touched, p.doc)
			}
			s.sums[p.doc] += l.weight * p.weight
		}
	}
	keep := n
	if rest != nil {
		keep = max(n, shortlist)
	}
	for _, doc := range s.touched {
		if s.c.norms[doc] > 0 {
			s.keep(hit{doc, s.sums[doc] / (s.c.norms[doc] * v.norm)}, keep)
		}
	}
	if rest != nil {
		for i := range s.hits {
			h := &s.hits[i]
			for _, l := range rest {
				if part := within(l.list, span{h.article, h.article + 1}); len(part) > 0 {
					h.score += l.weight * part[0].weight / (s.c.norms[h.article] * v.norm)
				}
			}
		}
		slices.SortFunc(s.hits, s.better)
		s.hits = s.hits[:min(n, len(s.hits))]
	}
	for _, doc := range s.touched {
		s.sums[doc] = 0
	}
	for i := range s.hits {
		s.hits[i].article = s.c.articles[s.hits[i].article]
	}
	return s.hits
}

// keep puts a hit among the n best.
func (s *search) keep(h hit, n int) {
	k := len(s.hits)
	if k == n {
		if s.better(h, s.hits[k-1]) >= 0 {
			return
		}
		k--
	} else {
		s.hits = append(s.hits, h)
	}
	for ; k > 0 && s.better(h, s.hits[k-1]) < 0; k-- {
		s.hits[k] = s.hits[k-1]
	}
	s.hits[k] = h
}

// better orders hits; of equal ones the article that comes first is the better, whatever the order in which they
// were found.
func (s *search) better(a, b hit) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(s.c.articles[a.article], s.c.articles[b.article]))
}
