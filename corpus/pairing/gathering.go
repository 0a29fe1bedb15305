package pairing

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// gather lists the articles of the run, those that changed since a mark and are in no pair, and whatever lies near
// enough to be their counterpart or a rival; and makes the profiles that are missing. It gives the number of
// articles to be paired.
func (r *run) gather(ctx context.Context, since int64) (fresh int, err error) {
	filters := []corpus.StubFilter{{Version: profileVersion}}
	if since > 0 {
		if filters, err = r.around(ctx, since); err != nil {
			return 0, err
		}
	}
	seen := map[string]bool{}
	var bare []string
	for len(filters) > 0 {
		f := filters[0]
		filters = filters[1:]
		for x, err := range r.store.Stubs(ctx, f) {
			if err != nil {
				return 0, err
			}
			if since > 0 {
				if seen[x.ID] {
					continue
				}
				seen[x.ID] = true
			}
			a := article{id: x.ID, day: dayOf(x.Date), taken: x.Paired, fresh: !x.Paired && x.Mark > since}
			if a.fresh {
				fresh++
				if since > 0 {
					// Its counterpart may be of another time, when the source names it.
					named, err := r.named(ctx, x)
					if err != nil {
						return 0, err
					}
					filters = append(filters, named...)
				}
			}
			r.sides[x.Side] = append(r.sides[x.Side], a)
			if !x.Profile {
				bare = append(bare, x.ID)
			}
		}
	}
	for side := range r.sides {
		sorted(r.sides[side])
	}
	if fresh == 0 || len(r.sides[0]) == 0 || len(r.sides[1]) == 0 {
		return fresh, nil
	}
	return fresh, r.profile(ctx, bare)
}

// around gives the stretches of days in which the counterparts of what changed since a mark may lie, and their
// rivals.
func (r *run) around(ctx context.Context, since int64) ([]corpus.StubFilter, error) {
	const most = 10_000 // beyond, everything is read
	all := []corpus.StubFilter{{Version: profileVersion}}
	window := r.window
	if window != anyDay {
		window = 2 * max(window, secondWindow)
	}
	days := map[day]bool{}
	n := 0
	for x, err := range r.store.Stubs(ctx, corpus.StubFilter{Version: profileVersion, After: since}) {
		if err != nil {
			return nil, err
		}
		if x.Paired {
			continue
		}
		if n++; n > most {
			return all, nil
		}
		d := dayOf(x.Date)
		if d.kind != dated || window == anyDay {
			return all, nil
		}
		for i := -window; i <= window; i++ {
			days[day{dated, d.n + int32(i)}] = true
		}
	}
	var list []corpus.StubFilter
	add := func(from, to string) {
		list = append(list, corpus.StubFilter{Version: profileVersion, Dated: true, From: from, To: to})
	}
	for d := range days {
		if !days[day{dated, d.n - 1}] {
			end := d
			for days[day{dated, end.n + 1}] {
				end.n++
			}
			add(d.String(), end.String())
		}
	}
	if list != nil {
		add("", "--99") // those without a date, or without its year
	}
	return list, nil
}

// named finds the articles that the source of a new one names as its other versions.
func (r *run) named(ctx context.Context, x corpus.Stub) (list []corpus.StubFilter, err error) {
	a, err := r.store.Article(ctx, x.ID)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for _, t := range a.Translations {
		ids, err := r.store.Named(ctx, 1-x.Side, t.Ref)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			list = append(list, corpus.StubFilter{Version: profileVersion, ID: id})
		}
	}
	return list, nil
}

// profile makes the profiles of articles, on all cores, and keeps them in the store.
func (r *run) profile(ctx context.Context, ids []string) error {
	const batch = 500
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		work  = make(chan []string)
		group sync.WaitGroup
		mu    sync.Mutex
		done  int
		total = len(ids)
	)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for part := range work {
				list := make(map[string][]byte, len(part))
				for _, id := range part {
					a, err := r.store.Article(ctx, id)
					if err != nil && !errors.Is(err, corpus.ErrNotFound) {
						cancel(err)
						return
					}
					list[id] = read(lang.Get(a.Lang), a).pack()
				}
				if err := r.store.PutProfiles(ctx, profileVersion, list); err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				done += len(part)
				r.Progress(done, total, "reading")
				mu.Unlock()
			}
		})
	}
	for len(ids) > 0 && ctx.Err() == nil {
		n := min(batch, len(ids))
		select {
		case work <- ids[:n]:
			ids = ids[n:]
		case <-ctx.Done():
		}
	}
	close(work)
	group.Wait()
	return context.Cause(ctx)
}

// known gives the profile of an article; an empty one where it is gone in the meantime.
func (r *run) known(ctx context.Context, side int, i int32) (*profile, error) {
	data, err := r.store.Profile(ctx, r.sides[side][i].id, profileVersion)
	if errors.Is(err, corpus.ErrNotFound) {
		return &profile{}, nil
	}
	if err != nil {
		return nil, err
	}
	return unpack(data)
}

// stored gives the vector of an article, by its stored profile.
func (r *run) stored(ctx context.Context, side int, i int32) (*vector, error) {
	p, err := r.known(ctx, side, i)
	if err != nil {
		return nil, err
	}
	r.sources.note(side, i, p)
	return r.space.vector(side, p), nil
}

// read gives an article; an empty one where it is gone in the meantime.
func (r *run) read(ctx context.Context, side int, i int32) (corpus.Article, error) {
	a, err := r.store.Article(ctx, r.sides[side][i].id)
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Article{}, nil
	}
	return a, err
}
