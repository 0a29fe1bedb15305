package corpus

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"strconv"
	"strings"
)

// Stub is what is asked of every article at once: a corpus of millions has room for all of them in memory.
type Stub struct {
	ID      string
	Side    int    // of the corpus's languages
	Date    string // as Article's
	Paired  bool   // in a pair in force
	Mark    int64  // grows with every change of the article's standing
	Profile bool   // it has a profile of the version asked for
}

// StubFilter chooses current articles.
type StubFilter struct {
	Version  int    // of the profiles that Stub.Profile tells of
	After    int64  // only those with a greater mark
	From, To string // only those with a date between, as text: "2018-09-29", "--09-29", ""
	Dated    bool   // From and To hold
	ID       string // only that article, by its full id
}

// Stubs gives current articles by date, then id; pieces of a translation memory (MemoryFormat) are none.
func (s *Store) Stubs(ctx context.Context, f StubFilter) iter.Seq2[Stub, error] {
	const page = 4096
	const columns = `select id, side, date, state, mark, exists (select 1 from profile where profile.n = article.n and version = ?1) from article `
	query := columns + `where (date, id) > (?2, ?3) and date <= ?4 and state > 0 and format <> 'memory' order by date, id limit ?5`
	if f.After > 0 {
		// Few: by the index of marks.
		query = columns + `where mark > ?6 and state > 0 and format <> 'memory' and (date, id) > (?2, ?3) and date <= ?4 order by date, id limit ?5`
	}
	one, _ := parseID(f.ID)
	if f.ID != "" {
		query = columns + `where id = ?6 and state > 0 and format <> 'memory' and (date, id) > (?2, ?3) and date <= ?4 limit ?5`
	}
	return func(yield func(Stub, error) bool) {
		date, id, last := "", int64(math.MinInt64), "\U0010ffff"
		if f.Dated {
			date, last = f.From, f.To
		}
		for {
			list := make([]Stub, 0, page)
			var key int64
			args := []any{f.Version, date, id, last, page}
			switch {
			case f.ID != "":
				args = append(args, one)
			case f.After > 0:
				args = append(args, f.After)
			}
			err := s.rows(ctx, func(r scanner) error {
				var x Stub
				var state int
				if err := r.Scan(&key, &x.Side, &x.Date, &state, &x.Mark, &x.Profile); err != nil {
					return err
				}
				x.ID, x.Paired = formatID(key), state == paired
				list = append(list, x)
				return nil
			}, query, args...)
			if err != nil {
				yield(Stub{}, err)
				return
			}
			for _, x := range list {
				if !yield(x, nil) {
					return
				}
			}
			if len(list) < page {
				return
			}
			date, id = list[len(list)-1].Date, key
		}
	}
}

// Profile gives the profile of an article by its full id; ErrNotFound when there is none of that version.
func (s *Store) Profile(ctx context.Context, id string, version int) (data []byte, err error) {
	key, _ := parseID(id)
	found, err := s.row(ctx, []any{&data}, `select data from article join profile using (n) where id = ? and version = ?`, key, version)
	if err == nil && !found {
		err = fmt.Errorf("profile of %q: %w", id, ErrNotFound)
	}
	return data, err
}

// PutProfiles keeps what pairing knows of articles, by their full ids, in one transaction. Articles that are
// gone in the meantime are passed over.
func (s *Store) PutProfiles(ctx context.Context, version int, profiles map[string][]byte) error {
	return s.change(ctx, func(t *tx) error {
		for id, data := range profiles {
			key, _ := parseID(id)
			if _, err := t.run(`insert or replace into profile select n, ?2, ?3 from article where id = ?1`, key, version, data); err != nil {
				return err
			}
		}
		return nil
	})
}

// Named lists the ids of the current articles of a side that are filed under an address or id.
func (s *Store) Named(ctx context.Context, side int, ref string) ([]string, error) {
	return s.ids(ctx, `select article.id from ref join article on n = ref.article where key = ? and side = ? and state > 0 order by article.id`, ref, side)
}

// PairingState is what the store remembers of the last pairing, so that the next one looks only at what
// changed.
type PairingState struct {
	Method string // how it was done; another method looks at everything
	Mark   int64  // up to which change
}

// PairingState gives what SetPairingState recorded; the zero value before the first pairing.
func (s *Store) PairingState(ctx context.Context) (st PairingState, err error) {
	var text string
	if _, err := s.row(ctx, []any{&text}, `select value from meta where key = 'pairing'`); err != nil {
		return st, err
	}
	mark, method, _ := strings.Cut(text, " ")
	if text != "" {
		if st.Mark, err = strconv.ParseInt(mark, 10, 64); err != nil {
			return PairingState{}, errors.Join(errBody, err)
		}
	}
	st.Method = method
	return st, nil
}

// SetPairingState records a pairing.
func (s *Store) SetPairingState(ctx context.Context, st PairingState) error {
	return s.change(ctx, func(t *tx) error {
		_, err := t.run(`insert into meta values ('pairing', ?1) on conflict do update set value = ?1`, fmt.Sprintf("%d %s", st.Mark, st.Method))
		return err
	})
}

// Mark is the mark of the latest change.
func (s *Store) Mark(ctx context.Context) (mark int64, err error) {
	_, err = s.row(ctx, []any{&mark}, `select coalesce((select value from meta where key = 'clock'), 0)`)
	return mark, err
}

// Unpaired counts the current articles that are in no pair in force.
func (s *Store) Unpaired(ctx context.Context) (n int, err error) {
	_, err = s.row(ctx, []any{&n}, `select count(*) from article where state = 1`)
	return n, err
}
