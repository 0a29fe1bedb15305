package corpus

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Stats counts what is in the corpus. What has two figures has them by side. What belongs to translation memories is
// counted in Memory alone.
type Stats struct {
	Langs      [2]string `json:"langs"`
	Articles   [2]int    `json:"articles"`   // current
	Unpaired   [2]int    `json:"unpaired"`   // of these in no pair in force
	Superseded int       `json:"superseded"` // earlier revisions
	Sentences  [2]int    `json:"sentences"`  // of current articles

	Pairs   map[Status]int `json:"pairs"`    // of current articles, by status
	ToAlign int            `json:"to_align"` // pairs in force without beads
	Beads   map[string]int `json:"beads"`    // of pairs in force, by kind
	// Decided counts the beads that a person decided on, by status.
	Decided map[Status]int `json:"decided"`
	// Aligned is the share of the sentences of aligned pairs that have a counterpart.
	Aligned [2]float64 `json:"aligned"`

	Memory  MemoryStats `json:"memory"`
	Refused int         `json:"refused"` // inputs
}

// MemoryStats counts what is in the translation memories of a corpus.
type MemoryStats struct {
	Units int `json:"units"` // beads
	Pairs int `json:"pairs"` // the pieces in which they are kept
}

// Stats counts.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	st := Stats{Langs: s.langs, Pairs: map[Status]int{}, Beads: map[string]int{}, Decided: map[Status]int{}}
	err := s.rows(ctx, func(r scanner) error {
		var side, state, n, sentences int
		if err := r.Scan(&side, &state, &n, &sentences); err != nil {
			return err
		}
		if state == superseded {
			st.Superseded += n
			return nil
		}
		st.Articles[side] += n
		st.Sentences[side] += sentences
		if state == alone {
			st.Unpaired[side] += n
		}
		return nil
	}, `select side, state, count(*), sum(sentences) from article where format <> 'memory' group by side, state`)
	if err != nil {
		return st, err
	}
	err = s.rows(ctx, func(r scanner) error {
		var status Status
		var aligned, memory bool
		var n int
		if err := r.Scan(&status, &aligned, &memory, &n); err != nil {
			return err
		}
		if memory {
			st.Memory.Pairs += n
			return nil
		}
		st.Pairs[status] += n
		if status.InForce() && !aligned {
			st.ToAlign += n
		}
		return nil
	}, `select status, aligner <> '', x.format = 'memory', count(*) from pair join article x on x.n = a
		where x.state > 0 and (select state from article where n = b) > 0 group by 1, 2, 3`)
	if err != nil {
		return st, err
	}
	var all, linked [2]int
	err = s.rows(ctx, func(r scanner) error {
		var size [2]int
		var status Status
		var memory bool
		var n int
		if err := r.Scan(&size[0], &size[1], &status, &memory, &n); err != nil {
			return err
		}
		if memory {
			st.Memory.Units += n
			return nil
		}
		st.Beads[fmt.Sprintf("%d-%d", size[0], size[1])] += n
		if status != Auto {
			st.Decided[status] += n
		}
		for side := range 2 {
			all[side] += n * size[side]
			if size[1-side] > 0 {
				linked[side] += n * size[side]
			}
		}
		return nil
	}, `select a1 - a0, b1 - b0, coalesce(bead.status, 'auto'), x.format = 'memory', count(*)
		from pair join article x on x.n = a join bead on bead.pair = pair.n where force = 1 group by 1, 2, 3, 4`)
	if err != nil {
		return st, err
	}
	for side := range 2 {
		if all[side] > 0 {
			st.Aligned[side] = float64(linked[side]) / float64(all[side])
		}
	}
	_, err = s.row(ctx, []any{&st.Refused}, `select count(*) from refusal`)
	return st, err
}

// Group is the counts of one group of StatsBy.
type Group struct {
	Keys     []string `json:"keys"` // in the order asked for; "" when not known
	Articles [2]int   `json:"articles"`
	Pairs    int      `json:"pairs"` // in force, by the date and agency of their article of the first language
	Beads    int      `json:"beads"` // with text on both sides
	Nulls    [2]int   `json:"nulls"` // sentences of pairs without a counterpart, by side
}

// StatsBy counts, translation memories left out, by "year", "month" or "agency", or several of them, sorted by these keys.
func (s *Store) StatsBy(ctx context.Context, by ...string) ([]Group, error) {
	columns := make([]string, len(by))
	for i, key := range by {
		switch key {
		case "year":
			columns[i] = `case when x.date like '--%' then '' else substr(x.date, 1, 4) end`
		case "month":
			columns[i] = `case when x.date like '--%' then '' else substr(x.date, 1, 7) end`
		case "agency":
			columns[i] = `x.agency`
		default:
			return nil, hint("give year, month or agency, or several with commas", "counts by %q cannot be had", key)
		}
	}
	if len(by) == 0 {
		columns = []string{"''"}
	}
	groups := map[string]*Group{}
	count := func(what string, add func(g *Group, counts [4]int)) error {
		return s.rows(ctx, func(r scanner) error {
			keys := make([]string, len(columns))
			into := make([]any, 0, len(keys)+4)
			for i := range keys {
				into = append(into, &keys[i])
			}
			var counts [4]int
			for i := range counts {
				into = append(into, &counts[i])
			}
			if err := r.Scan(into...); err != nil {
				return err
			}
			name := strings.Join(keys, "\x00")
			if groups[name] == nil {
				groups[name] = &Group{Keys: keys[:len(by)]}
			}
			add(groups[name], counts)
			return nil
		}, `select `+strings.Join(columns, ", ")+`, `+what+` group by `+numbered(len(columns)))
	}
	err := count(`sum(side = 0), sum(side = 1), 0, 0 from article x where state > 0 and format <> 'memory'`, func(g *Group, n [4]int) {
		g.Articles = [2]int{n[0], n[1]}
	})
	if err == nil {
		err = count(`count(*), 0, 0, 0 from pair join article x on x.n = a where force = 1 and format <> 'memory'`, func(g *Group, n [4]int) { g.Pairs = n[0] })
	}
	if err == nil {
		err = count(`sum(a1 > a0 and b1 > b0), sum(iif(b1 > b0, 0, a1 - a0)), sum(iif(a1 > a0, 0, b1 - b0)), 0
			from pair join article x on x.n = a join bead on bead.pair = pair.n where force = 1 and format <> 'memory'`, func(g *Group, n [4]int) {
			g.Beads, g.Nulls = n[0], [2]int{n[1], n[2]}
		})
	}
	if err != nil {
		return nil, err
	}
	list := make([]Group, 0, len(groups))
	for _, g := range groups {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b Group) int { return slices.Compare(a.Keys, b.Keys) })
	return list, nil
}

// numbered is "1, 2, ... n".
func numbered(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprint(i + 1)
	}
	return strings.Join(list, ", ")
}
