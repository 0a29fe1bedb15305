package pairing

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

const (
	blockSize      = 50_000 // articles of the first language in memory at a time
	mostCandidates = 10     // of an article of the second language
)

// edge is a candidate pair.
type edge struct {
	a, b  int32
	score float32 // of their vectors
	lead  float32 // by how much the best other candidate of either article has less; below 0: more
	days  int16   // apart; -1 when not known
	link  link    // what their sources say
	state state
	proof proof
	z     float32 // the logarithm of the odds that they tell the same story, once weighed
}

type state uint8

const (
	found   state = iota
	weighed       // read side by side
)

// candidates finds for every article of the second language those of the first that may be its counterpart, and adds
// them to the edges. Those of two articles that are both in a pair come in too at first, as rivals of others; what an
// earlier window paired has its edges already.
func (r *run) candidates(ctx context.Context, window int) error {
	best := make([][]hit, len(r.sides[1]))
	met := make([]bool, len(best))
	later := len(r.edges) > 0
	blocks := (len(r.sides[0]) + blockSize - 1) / blockSize
	for block := range blocks {
		from := block * blockSize
		to := min(from+blockSize, len(r.sides[0]))
		docs := make([]document, to-from)
		err := parallel(ctx, len(docs), func(int) func(int) error {
			return func(i int) error {
				v, err := r.vector(ctx, 0, int32(from+i))
				docs[i] = document{int32(from + i), r.sides[0][from+i].day, v}
				return err
			}
		})
		if err != nil {
			return err
		}
		c := newCatalogue(docs)
		open := c.openings(r.sides[0])
		err = parallel(ctx, len(best), func(int) func(int) error {
			s := newSearch(c)
			return func(j int) error {
				b := &r.sides[1][j]
				if !c.meets(b.day, window) || !r.wanted(b, open, window) {
					return nil
				}
				v, err := r.vector(ctx, 1, int32(j))
				if err != nil {
					return err
				}
				met[j] = true
				hits := s.find(v, b.day, window, mostCandidates)
				best[j] = merged(best[j], hits)
				if j%1000 == 0 {
					r.Progress(block*len(best)+j, blocks*len(best), "comparing")
				}
				return nil
			}
		})
		if err != nil {
			return err
		}
	}
	// What met nobody may still be named by a source.
	err := parallel(ctx, len(best), func(int) func(int) error {
		return func(j int) error {
			if met[j] || !r.sides[1][j].looking() {
				return nil
			}
			_, err := r.vector(ctx, 1, int32(j))
			return err
		}
	})
	if err != nil {
		return err
	}
	near := r.adjacent(1)
	known := func(a int32, list []int32) bool {
		return slices.ContainsFunc(list, func(k int32) bool { return r.edges[k].a == a })
	}
	for j, hits := range best {
		b := &r.sides[1][j]
		for _, h := range hits {
			a := &r.sides[0][h.article]
			if later && a.taken && b.taken || known(h.article, near[j]) {
				continue
			}
			r.edges = append(r.edges, edge{a: h.article, b: int32(j), score: h.score, days: int16(min(a.day.apart(b.day), 9999))})
		}
	}
	return nil
}

// looking says that an article is to be paired and is not yet.
func (a *article) looking() bool { return a.fresh && !a.taken }

// openings are the days of a catalogue on which articles look for a counterpart.
func (c *catalogue) openings(side []article) *calendar {
	var days []day
	for doc, d := range c.days {
		if side[c.articles[doc]].looking() {
			days = append(days, d)
		}
	}
	return newCalendar(days)
}

// wanted says that an article has to be compared: it looks for a counterpart, or one that does is near.
func (r *run) wanted(b *article, open *calendar, window int) bool {
	return b.looking() || open.meets(b.day, window)
}

// meets says quickly whether near would find any document.
func (c *calendar) meets(d day, window int) bool {
	if c.first[1] == c.first[3] && c.first[1] > 0 && d.kind == dated && window != anyDay { // all are dated
		first, last := c.days[0].n, c.days[len(c.days)-1].n
		if int(d.n) < int(first)-window || int(d.n) > int(last)+window {
			return false
		}
	}
	return len(c.near(d, window)) > 0
}

// merged joins two lists of hits, the best first.
func merged(old, more []hit) []hit {
	all := slices.Concat(old, more)
	slices.SortFunc(all, func(a, b hit) int {
		switch {
		case a.score != b.score && a.score > b.score:
			return -1
		case a.score != b.score:
			return 1
		}
		return int(a.article) - int(b.article)
	})
	return slices.Clip(all[:min(len(all), mostCandidates)])
}

// parallel does n things on all cores, in about their order; start makes what one core works with.
func parallel(ctx context.Context, n int, start func(worker int) func(i int) error) error {
	const step = 16
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		group sync.WaitGroup
		mu    sync.Mutex
		next  int
	)
	for worker := range min(runtime.GOMAXPROCS(0), n) {
		group.Go(func() {
			do := start(worker)
			for ctx.Err() == nil {
				mu.Lock()
				from := next
				next += step
				mu.Unlock()
				if from >= n {
					return
				}
				for i := from; i < min(from+step, n); i++ {
					if err := do(i); err != nil {
						cancel(err)
						return
					}
				}
			}
		})
	}
	group.Wait()
	return context.Cause(ctx)
}

// usual is a score that two articles which tell different stories easily have: the least that a rival counts for.
const usual = .1

// lead fills in by how much every edge leads before the rivals of both its articles.
func (r *run) lead() {
	var best [2][][2]float32 // by article: the two highest scores
	for side := range best {
		best[side] = make([][2]float32, len(r.sides[side]))
	}
	for k := range r.edges {
		e := &r.edges[k]
		for side, i := range [2]int32{e.a, e.b} {
			switch b := &best[side][i]; {
			case e.score > b[0]:
				b[0], b[1] = e.score, b[0]
			case e.score > b[1]:
				b[1] = e.score
			}
		}
	}
	for k := range r.edges {
		e := &r.edges[k]
		rival := float32(usual)
		for side, i := range [2]int32{e.a, e.b} {
			if b := best[side][i]; b[0] != e.score {
				rival = max(rival, b[0])
			} else {
				rival = max(rival, b[1])
			}
		}
		e.lead = e.score - rival
	}
}
