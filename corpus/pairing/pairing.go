// Package pairing decides which article of one language and which of the other tell the same story.
//
// It promises that an article stands in one pair at most, that a person's decisions and the pairs made
// before stay as they are, that the same articles give the same pairs whatever their order, and that
// every pair brings the evidence for it.
//
// The method: names, figures and dates are found in every article as keys that are equal in both
// languages. Articles within a window of days are compared by the keys they share, each weighing the
// more the fewer articles have it; a pair is made of two articles that are each other's best and
// share enough.
package pairing

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tolmach/corpus"
)

// DefaultWindow is how many days apart two versions of a story are looked for.
const DefaultWindow = 1

// Options say how to pair.
type Options struct {
	// Window is the greatest distance in days between the dates of a pair; 0: any. Articles without a
	// date are compared with all.
	Window int
	// Progress is told how many articles are done of how many; nil: nobody asks.
	Progress func(done, total int, what string)
}

// Report counts what was done.
type Report struct {
	Pairs    int // found now
	Changed  int // of these, new or other than before
	Unpaired int // articles that are left without a counterpart
}

// Run pairs the articles that are in no pair. It stores all it finds in one transaction.
func Run(ctx context.Context, s *corpus.Store, o Options) (Report, error) {
	alone, err := unpaired(ctx, s)
	if err != nil || len(alone[0]) == 0 || len(alone[1]) == 0 {
		return Report{Unpaired: len(alone[0]) + len(alone[1])}, err
	}
	profiles, err := profilesOf(ctx, s, o.Progress)
	if err != nil {
		return Report{}, err
	}
	dropped := map[[2]string]bool{}
	for p, err := range s.Pairs(ctx, corpus.PairFilter{Status: corpus.Dropped}) {
		if err != nil {
			return Report{}, err
		}
		dropped[p.Articles] = true
	}
	for _, id := range slices.Concat(alone[0], alone[1]) {
		if p := profiles.of[id]; p != nil {
			p.alone = true
		}
	}
	found, err := mutual(ctx, profiles.sides, o.Window, dropped)
	if err != nil {
		return Report{}, err
	}
	pairs := make([]corpus.Pair, len(found))
	for i, f := range found {
		pairs[i] = corpus.Pair{Articles: [2]string{f.a.id, f.b.id}, Status: corpus.Auto,
			Confidence: f.confidence(), Evidence: profiles.evidence(f)}
	}
	changed, err := s.SetPairs(ctx, pairs, slices.Concat(alone[0], alone[1])...)
	return Report{Pairs: len(pairs), Changed: changed, Unpaired: len(alone[0]) + len(alone[1]) - 2*len(pairs)}, err
}

// unpaired lists the articles that are in no pair, by side.
func unpaired(ctx context.Context, s *corpus.Store) (ids [2][]string, err error) {
	for side, code := range s.Langs() {
		for a, err := range s.Articles(ctx, corpus.ArticleFilter{Lang: code, Unpaired: true, Bare: true}) {
			if err != nil {
				return ids, err
			}
			ids[side] = append(ids[side], a.ID)
		}
	}
	return ids, nil
}

// match is two articles and how much they have in common.
type match struct {
	a, b   *profile
	score  float64 // from 0 to 1
	linked bool    // one source names the other
	rival  float64 // the score of the best other candidate of either
	second string  // id of that candidate
}

// enough is the score from which two articles are a pair.
const enough = .12

// confidence is how sure a match is: shares of what both say, and the distance to the runner-up.
func (m match) confidence() float64 {
	if m.linked {
		return .99
	}
	return min(.999, 1/(1+math.Exp(-(-2.2+14*m.score+8*(m.score-m.rival)))))
}

// mutual finds the pairs of unpaired articles that are each other's best. Articles that are paired already
// take part as rivals: what lost against them once must not win when they are gone from the contest.
func mutual(ctx context.Context, sides [2][]*profile, window int, dropped map[[2]string]bool) ([]match, error) {
	days := newCalendar(sides[1])
	best := make([]match, len(sides[0]))
	backward := map[*profile]*match{}
	var mu sync.Mutex
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				a := sides[0][i]
				for b := range days.near(a, window) {
					if !a.alone && !b.alone || dropped[[2]string{a.id, b.id}] {
						continue
					}
					m := compare(a, b)
					if m.score == 0 && !m.linked {
						continue
					}
					best[i].take(m, b.id)
					mu.Lock()
					if backward[b] == nil {
						backward[b] = &match{}
					}
					backward[b].take(m, a.id)
					mu.Unlock()
				}
			}
		})
	}
	for i := range sides[0] {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	group.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var found []match
	for _, m := range best {
		if m.a == nil || !m.a.alone || !m.b.alone || m.score < enough && !m.linked || backward[m.b].a != m.a {
			continue
		}
		if r := backward[m.b]; r.rival > m.rival {
			m.rival, m.second = r.rival, r.second
		}
		found = append(found, m)
	}
	slices.SortFunc(found, func(x, y match) int { return strings.Compare(x.a.id, y.a.id) })
	return found, nil
}

// take keeps the better of two matches and remembers the other as the rival. Equal scores are
// decided by the ids, so that the order of arrival does not matter.
func (m *match) take(o match, id string) {
	switch {
	case m.a == nil || o.before(*m):
		if m.a != nil {
			o.rival, o.second = m.score, m.other(o)
		}
		*m = o
	case o.score > m.rival:
		m.rival, m.second = o.score, id
	}
}

// before says whether m is the better match.
func (m match) before(o match) bool {
	if m.linked != o.linked {
		return m.linked
	}
	if m.score != o.score {
		return m.score > o.score
	}
	return m.a.id+m.b.id < o.a.id+o.b.id
}

// other is the article in which m and o differ.
func (m *match) other(o match) string {
	if m.a == o.a {
		return m.b.id
	}
	return m.a.id
}

// evidence says in words what a match rests on, the strongest first.
func (ps *profiles) evidence(m match) []corpus.Evidence {
	var out []corpus.Evidence
	if m.linked {
		out = append(out, corpus.Evidence{Kind: "link", Text: "one source names the other", Weight: 1})
	}
	total := m.a.norm * m.b.norm
	shared(m.a, m.b, func(x, y *key) {
		out = append(out, corpus.Evidence{Kind: x.kind, Text: x.text + " = " + y.text, Weight: float64(x.weight*y.weight) / total})
	})
	slices.SortStableFunc(out, func(x, y corpus.Evidence) int {
		switch {
		case x.Weight > y.Weight:
			return -1
		case x.Weight < y.Weight:
			return 1
		}
		return strings.Compare(x.Text, y.Text)
	})
	if len(out) > 12 {
		out = out[:12]
	}
	if d := describeDates(m.a, m.b); d != "" {
		out = append(out, corpus.Evidence{Kind: "date", Text: d})
	}
	if m.second != "" {
		out = append(out, corpus.Evidence{Kind: "runner-up", Weight: m.rival,
			Text: fmt.Sprintf("%s has %.2f, this pair %.2f", m.second, m.rival, m.score)})
	}
	for i := range out {
		out[i].Weight = math.Round(out[i].Weight*1e4) / 1e4
	}
	return out
}
