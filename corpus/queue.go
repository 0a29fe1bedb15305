package corpus

import (
	"context"
	"math"
)

// Unfinished is a pair in which a person still has something to look at.
type Unfinished struct {
	ID        string
	Date      string // of the pair, for the order of things
	Articles  [2]ArticleRef
	Undecided int // beads that nobody decided on
	Weak      int // of these, those under the confidence asked for
	Review    int // beads that somebody marked
}

// What makes a pair unfinished.
const (
	AnyUndecided = ""       // a bead that nobody decided on, or one that somebody marked
	AnyWeak      = "weak"   // an undecided bead under the confidence asked for
	AnyReview    = "review" // a bead that somebody marked
)

// Queue asks for unfinished pairs, by date, then id.
type Queue struct {
	Only   string  // one of the above
	Sure   float64 // from this confidence on a bead is not weak
	Beyond string  // id of a pair: only those after it; "" from the beginning
	Back   bool    // those before it instead, the nearest first
	Limit  int
}

// Unfinished gives the pairs of a queue. ErrNotFound when there is no pair Beyond.
func (s *Store) Unfinished(ctx context.Context, q Queue) (list []Unfinished, err error) {
	date, id := "", int64(math.MinInt64)
	if q.Back {
		date, id = "\U0010ffff", math.MaxInt64
	}
	if q.Beyond != "" {
		id, _ = parseID(q.Beyond)
		if found, err := s.row(ctx, []any{&date}, `select date from pair where id = ?`, id); err != nil || !found {
			return nil, hint("begin at the first one", "pair %q: %w", q.Beyond, ErrNotFound)
		}
	}
	what := `undecided + marked > 0`
	switch q.Only {
	case AnyWeak:
		what = `weak > 0`
	case AnyReview:
		what = `marked > 0`
	}
	beyond, order := `>`, `pair.date, pair.id`
	if q.Back {
		beyond, order = `<`, `pair.date desc, pair.id desc`
	}
	err = s.rows(ctx, func(r scanner) error {
		var u Unfinished
		var pair int64
		a, b := &u.Articles[0], &u.Articles[1]
		err := r.Scan(&pair, &u.Date, &a.Title, &a.Date, &a.Agency, &a.Path, &b.Title, &b.Date, &b.Agency, &b.Path, &u.Undecided, &u.Weak, &u.Review)
		u.ID = formatID(pair)
		list = append(list, u)
		return err
	}, `select * from (select pair.id as id, pair.date as date, a.title, a.date, a.agency, a.path, b.title, b.date, b.agency, b.path,
			(select count(*) from bead where bead.pair = pair.n and bead.status is null) as undecided,
			(select count(*) from bead where bead.pair = pair.n and bead.status is null and bead.confidence < ?1) as weak,
			(select count(*) from bead where bead.pair = pair.n and bead.status = 'review') as marked`+pairTables+`
			where force = 1 and (pair.date, pair.id) `+beyond+` (?2, ?3) order by `+order+`)
		where `+what+` limit ?4`, q.Sure, date, id, q.Limit)
	return list, err
}
