package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
	"tolmach/index"
)

// selection is what to export, and how.
type selection struct {
	format  string
	query   index.Query
	sorted  bool // in the query's order, not by date
	dedupe  string
	options exchange.Options

	steps   []*exchange.Step
	doubles int           // left out by dedupe
	tell    func() error  // finds out what the index's filters left out
	removed []removedBead // by them
}

type removedBead struct {
	name string
	n    int
}

// units streams the units that are asked for: from the index where there are words, an order or a sample, else
// from the store. done releases the index.
func (e *selection) units(ctx context.Context, s *corpus.Store) (units exchange.Units, done func(), err error) {
	q, done := e.query, func() {}
	whole := exchange.Whole(e.format)
	if whole {
		q.Filter.Nulls = true
	}
	fromIndex := asks(&q) || e.sorted && !whole || q.Sample > 0
	e.steps = steps(&q.Filter)
	if fromIndex {
		var ix *index.Index
		if ix, err = index.Open(ctx, s); err != nil {
			return nil, nil, err
		}
		done = func() { ix.Close() }
		units = hits(ctx, ix, q, e.sorted)
		e.tell = func() error { return e.countRemoved(ctx, ix, q) }
		if whole { // whole texts come pair by pair, in the store's order
			kept := map[string]bool{}
			for u, err := range units {
				if err != nil {
					done()
					return nil, nil, err
				}
				kept[u.ID] = true
			}
			units = exchange.Sift(everything(ctx, s), []*exchange.Step{{Keep: func(u *corpus.Unit) bool { return kept[u.ID] }}})
		}
		e.steps = nil
	} else {
		units = exchange.Sift(everything(ctx, s), e.steps)
	}
	switch e.dedupe {
	case "pair":
		units = exchange.OnePerPair(units, &e.doubles)
	case "source":
		units = exchange.OnePerSource(units, &e.doubles)
	}
	return cut(units, q.Offset, q.Limit), done, nil
}

// everything streams all there is, null beads and sentences of unpaired articles too.
func everything(ctx context.Context, s *corpus.Store) exchange.Units {
	return exchange.Units(s.AllUnits(ctx, corpus.UnitFilter{Nulls: true}))
}

func hits(ctx context.Context, ix *index.Index, q index.Query, sorted bool) exchange.Units {
	q.Offset, q.Limit = 0, 0
	if !sorted {
		q.Sort = index.ByDate
	}
	return func(yield func(corpus.Unit, error) bool) {
		for h, err := range ix.Each(ctx, q) {
			if !yield(h.Unit, err) {
				return
			}
		}
	}
}

// steps are the filters of search one by one, as they are applied to the units of the store.
func steps(f *index.Filter) (list []*exchange.Step) {
	step := func(set bool, name string, keep func(u *corpus.Unit) bool) {
		if set {
			list = append(list, &exchange.Step{Name: name, Keep: keep})
		}
	}
	step(f.OnlyNulls, "--only-nulls", func(u *corpus.Unit) bool { return u.Null() })
	step(!f.OnlyNulls && !f.Nulls, "having one side only (--nulls keeps them)", func(u *corpus.Unit) bool { return !u.Null() })
	step(f.Since != "" || f.Until != "", strings.TrimSpace(flagText("--since", f.Since)+flagText("--until", f.Until)), func(u *corpus.Unit) bool {
		return corpus.DateWithin(u.Articles[0].Date, f.Since, f.Until) || corpus.DateWithin(u.Articles[1].Date, f.Since, f.Until)
	})
	step(len(f.Agencies) > 0, "--agency "+strings.Join(f.Agencies, ","), func(u *corpus.Unit) bool {
		return slices.ContainsFunc(f.Agencies, func(agency string) bool {
			return strings.EqualFold(agency, u.Articles[0].Agency) || strings.EqualFold(agency, u.Articles[1].Agency)
		})
	})
	step(f.MinConfidence > 0, fmt.Sprint("--min-confidence ", f.MinConfidence), func(u *corpus.Unit) bool { return u.Confidence >= f.MinConfidence })
	step(len(f.Kinds) > 0, "--bead "+strings.Join(f.Kinds, ","), func(u *corpus.Unit) bool { return slices.Contains(f.Kinds, u.Kind()) })
	step(len(f.Status) > 0, "--status "+joinStatus(f.Status), func(u *corpus.Unit) bool { return slices.Contains(f.Status, u.Status) })
	return list
}

func flagText(flag, value string) string {
	if value == "" {
		return ""
	}
	return flag + " " + value + " "
}

func joinStatus(list []corpus.Status) string {
	var words []string
	for _, s := range list {
		words = append(words, string(s))
	}
	return strings.Join(words, ",")
}

// countRemoved counts what the query and each of its filters leave out, by asking with one more of them each time.
func (e *selection) countRemoved(ctx context.Context, ix *index.Index, q index.Query) error {
	f := q.Filter
	q.Filter, q.Sample, q.Offset, q.Limit, q.Sort = index.Filter{Nulls: true}, 0, 0, 1, index.ByConfidence
	before := ix.Docs()
	ask := func(name string, set bool, change func()) error {
		if !set {
			return nil
		}
		change()
		found, err := ix.Search(ctx, q)
		if err == nil {
			e.removed, before = append(e.removed, removedBead{name, before - found.Total}), found.Total
		}
		return err
	}
	for _, s := range []struct {
		name   string
		set    bool
		change func()
	}{
		{"not matching the query", asks(&q), func() {}},
		{"--only-nulls", f.OnlyNulls, func() { q.Filter.OnlyNulls = true }},
		{"having one side only (--nulls keeps them)", !f.OnlyNulls && !f.Nulls, func() { q.Filter.Nulls = false }},
		{strings.TrimSpace(flagText("--since", f.Since) + flagText("--until", f.Until)), f.Since != "" || f.Until != "", func() { q.Filter.Since, q.Filter.Until = f.Since, f.Until }},
		{"--agency " + strings.Join(f.Agencies, ","), len(f.Agencies) > 0, func() { q.Filter.Agencies = f.Agencies }},
		{fmt.Sprint("--min-confidence ", f.MinConfidence), f.MinConfidence > 0, func() { q.Filter.MinConfidence = f.MinConfidence }},
		{"--bead " + strings.Join(f.Kinds, ","), len(f.Kinds) > 0, func() { q.Filter.Kinds = f.Kinds }},
		{"--status " + joinStatus(f.Status), len(f.Status) > 0, func() { q.Filter.Status = f.Status }},
	} {
		if err := ask(s.name, s.set, s.change); err != nil {
			return err
		}
	}
	return nil
}

// report says how many units each filter left out, where it left out any.
func (e *selection) report(ctx context.Context, say func(string, ...any)) {
	if e.tell != nil {
		if err := e.tell(); err != nil {
			return // the export itself is done
		}
	}
	for _, s := range e.steps {
		e.removed = append(e.removed, removedBead{s.Name, s.Removed})
	}
	e.removed = append(e.removed, removedBead{"--dedupe " + e.dedupe, e.doubles})
	for _, r := range e.removed {
		if r.n > 0 {
			say("  %s left out: %s", count(r.n, "bead"), r.name)
		}
	}
}

// cut leaves out the first units and ends after the limit; 0 is no limit.
func cut(units exchange.Units, offset, limit int) exchange.Units {
	if offset == 0 && limit == 0 {
		return units
	}
	return func(yield func(corpus.Unit, error) bool) {
		n := 0
		for u, err := range units {
			if n++; err == nil && n <= offset {
				continue
			}
			if !yield(u, err) || limit > 0 && n >= offset+limit {
				return
			}
		}
	}
}
