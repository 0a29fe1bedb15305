package corpus

import (
	"context"
	"fmt"
	"iter"
)

// IndexState is what the store remembers of the index made from it, so that an index which lost a part, or
// belongs to another corpus, is noticed.
type IndexState struct {
	Generation string // name of the index's folder
	Docs       int    // how many units it holds
	Mark       int64  // up to which change
}

// IndexState gives what SetIndexState recorded; the zero value when there is no index.
func (s *Store) IndexState(ctx context.Context) (st IndexState, err error) {
	_, err = s.row(ctx, []any{&st.Generation, &st.Docs, &st.Mark}, `select (select value from meta where key = 'index_generation'),
		(select value from meta where key = 'index_docs'), (select value from meta where key = 'index_mark') where exists (select 1 from meta where key = 'index_mark')`)
	return st, err
}

// SetIndexState records the index that is in use now, and forgets what only an older one would ask for.
func (s *Store) SetIndexState(ctx context.Context, st IndexState) error {
	return s.change(ctx, func(t *tx) error {
		for _, kv := range []struct {
			key   string
			value any
		}{{"index_generation", st.Generation}, {"index_docs", st.Docs}, {"index_mark", st.Mark}} {
			if _, err := t.run(`insert into meta values (?, ?) on conflict do update set value = excluded.value`, kv.key, kv.value); err != nil {
				return err
			}
		}
		if _, err := t.run(`delete from gone where mark <= ?`, st.Mark); err != nil {
			return err
		}
		_, err := t.run(`insert into meta values ('gone_from', ?) on conflict do update set value = max(value, excluded.value)`, st.Mark)
		return err
	})
}

// Clock is the mark of the latest change: as long as it stays the same, so does what is read.
func (s *Store) Clock(ctx context.Context) (mark int64, err error) {
	_, err = s.row(ctx, []any{&mark}, `select coalesce((select value from meta where key = 'clock'), 0)`)
	return mark, err
}

// Changes is what an index made at some mark lacks.
type Changes struct {
	Mark  int64                  // the mark of an index that has them
	Units iter.Seq2[Unit, error] // to be indexed, anew where their id is known: beads, null beads, lone sentences
	Total int                    // how many units that is, if nobody writes meanwhile
	Gone  []string               // ids to delete
}

// ChangedSince tells what changed since mark; at mark 0 all units are in Units and Gone is empty. Changes
// made while Units is read come with the next mark at the latest. ErrStaleMark when it is not known any
// more what has gone since: then the index has to be made anew, from mark 0.
func (s *Store) ChangedSince(ctx context.Context, mark int64) (Changes, error) {
	var c Changes
	var from int64
	if _, err := s.row(ctx, []any{&c.Mark, &from}, `select coalesce((select value from meta where key = 'clock'), 0), coalesce((select value from meta where key = 'gone_from'), 0)`); err != nil {
		return c, err
	}
	if mark > c.Mark || mark > 0 && mark < from {
		return c, hint("build the index anew", "mark %d: %w", mark, ErrStaleMark)
	}
	if _, err := s.row(ctx, []any{&c.Total}, `select (select count(*) from pair cross join bead on bead.pair = pair.n where pair.mark > ?1 and pair.force = 1)
		+ (select coalesce(sum(sentences), 0) from article where mark > ?1 and state = 1)`, mark); err != nil {
		return c, err
	}
	all := UnitFilter{Nulls: true}
	c.Units = func(yield func(Unit, error) bool) {
		if s.unitsOfPairs(ctx, &all, yield, `pair.force = 1 and pair.mark > ?4`, mark) {
			s.unitsOfLone(ctx, &all, yield, `state = 1 and mark > ?4`, mark)
		}
	}
	if mark == 0 {
		return c, nil
	}
	// What came back since it went is a unit again and not gone.
	err := s.rows(ctx, func(r scanner) error {
		var id int64
		var sentences *int
		if err := r.Scan(&id, &sentences); err != nil {
			return err
		}
		if sentences == nil {
			c.Gone = append(c.Gone, formatID(id))
			return nil
		}
		for i := range *sentences {
			c.Gone = append(c.Gone, LoneID(formatID(id), i))
		}
		return nil
	}, `select id, max(sentences) from gone where mark > ? and case when sentences is null
		then not exists (select 1 from pair cross join bead on bead.pair = pair.n and bead.id = gone.id where `+inPair("gone.id")+` and force = 1)
		else not exists (select 1 from article where article.id = gone.id and state = 1 and article.sentences >= gone.sentences) end
		group by id, sentences is null order by id`, mark)
	if err != nil {
		return c, fmt.Errorf("changes since %d: %w", mark, err)
	}
	return c, nil
}
