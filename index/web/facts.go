package web

import (
	"context"
	"slices"
	"sync"
	"time"

	"tolmach/corpus"
)

// facts are counts of the whole corpus, which take longer to make than a page may. They are kept until something
// changes, and for a short while; then the next page still has the old ones while new ones are made.
type facts struct {
	mu     sync.Mutex
	made   time.Time
	clock  int64 // of the store, when they were made
	making bool
	stats  corpus.Stats
	groups []corpus.Group // by year and agency
}

const factsKept = 10 * time.Second

func (f *facts) get(ctx context.Context, w *Server) (corpus.Stats, []corpus.Group, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.made.IsZero() {
		if err := f.make(ctx, w); err != nil {
			return corpus.Stats{}, nil, err
		}
	} else if time.Since(f.made) > factsKept && !f.making {
		clock, err := w.store.Clock(ctx)
		if err != nil {
			return corpus.Stats{}, nil, err
		}
		if f.made = time.Now(); clock == f.clock {
			return f.stats, f.groups, nil
		}
		f.making = true
		go func() {
			var next facts
			err := next.make(context.Background(), w)
			f.mu.Lock()
			defer f.mu.Unlock()
			if f.making, f.made = false, time.Now(); err == nil {
				f.stats, f.groups, f.clock = next.stats, next.groups, next.clock
			}
		}()
	}
	return f.stats, f.groups, nil
}

func (f *facts) make(ctx context.Context, w *Server) (err error) {
	if f.clock, err = w.store.Clock(ctx); err != nil {
		return err
	}
	if f.stats, err = w.store.Stats(ctx); err != nil {
		return err
	}
	if f.groups, err = w.store.StatsBy(ctx, "year", "agency"); err != nil {
		return err
	}
	f.made = time.Now()
	return nil
}

// agenciesShown bounds the choice of agencies; the most frequent are shown.
const agenciesShown = 24

// agencies lists the agencies of the corpus by name. It is a convenience of the form: without it the page works.
func (f *facts) agencies(ctx context.Context, w *Server) (names []string) {
	_, groups, err := f.get(ctx, w)
	if err != nil {
		return nil
	}
	counts := map[string]int{}
	for _, g := range groups {
		if a := g.Keys[1]; a != "" {
			if counts[a] == 0 {
				names = append(names, a)
			}
			counts[a] += g.Articles[0] + g.Articles[1]
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	names = names[:min(len(names), agenciesShown)]
	slices.Sort(names)
	return names
}
