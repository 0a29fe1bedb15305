package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"strings"
)

// ArticleFilter chooses articles.
type ArticleFilter struct {
	Lang         string // "" for both
	Unpaired     bool   // in no pair in force
	Since, Until string // as DateWithin
	Bare         bool   // leave out Paragraphs and Sentences, which is quicker
}

const articleColumns = `article.n, article.id, side, title, deck, dateline, date, time, city, agency, url, more, path, format, charset`

// articleRow is an article with what orders it.
type articleRow struct {
	Article
	n, id int64
}

func (s *Store) scanArticle(r scanner, bare bool) (a articleRow, err error) {
	var side int
	var js, text string
	var spans []byte
	into := []any{&a.n, &a.id, &side, &a.Title, &a.Deck, &a.Dateline, &a.Date, &a.Time, &a.City, &a.Agency, &a.URL, &js,
		&a.Place.Path, &a.Place.Format, &a.Place.Charset}
	if !bare {
		into = append(into, &text, &spans)
	}
	if err := r.Scan(into...); err != nil {
		return a, err
	}
	a.ID, a.Lang = formatID(a.id), s.langs[side]
	var m more
	if err := json.Unmarshal([]byte(js), &m); err != nil {
		return a, err
	}
	a.Captions, a.Credits, a.Translations, a.AltIDs = m.Captions, m.Credits, m.Translations, m.AltIDs
	if !bare {
		if a.Paragraphs, a.Sentences, err = unpackBody(text, spans); err != nil {
			return a, fmt.Errorf("article %s: %w", a.ID, err)
		}
	}
	return a, nil
}

// Article gives one article by its full id, an earlier revision too; ErrNotFound when there is none.
func (s *Store) Article(ctx context.Context, id string) (a Article, err error) {
	key, ok := parseID(id)
	found := false
	if ok {
		err = s.rows(ctx, func(r scanner) error {
			row, err := s.scanArticle(r, false)
			a, found = row.Article, true
			return err
		}, `select `+articleColumns+`, text, spans from article join body using (n) where id = ?`, key)
	}
	if err == nil && !found {
		err = fmt.Errorf("article %q: %w", id, ErrNotFound)
	}
	return a, err
}

// Revision tells where an article stands among its revisions: the id of the one that superseded it, "" when
// it is current, and the ids of those it superseded, the latest first.
func (s *Store) Revision(ctx context.Context, id string) (successor string, earlier []string, err error) {
	key, _ := parseID(id)
	var next int64
	found, err := s.row(ctx, []any{&next}, `select s.id from article a join article s on s.n = a.successor where a.id = ?`, key)
	if err != nil {
		return "", nil, err
	}
	if found {
		successor = formatID(next)
	}
	earlier, err = s.ids(ctx, `select e.id from article a join article e on e.successor = a.n where a.id = ? order by e.mark desc, e.n desc`, key)
	return successor, earlier, err
}

// ids reads a column of ids.
func (s *Store) ids(ctx context.Context, query string, args ...any) (list []string, err error) {
	err = s.rows(ctx, func(r scanner) error {
		var id int64
		err := r.Scan(&id)
		list = append(list, formatID(id))
		return err
	}, query, args...)
	return list, err
}

// Places lists where the article was found, the first first.
func (s *Store) Places(ctx context.Context, id string) (list []Place, err error) {
	key, _ := parseID(id)
	err = s.rows(ctx, func(r scanner) error {
		var p Place
		err := r.Scan(&p.Path, &p.Format, &p.Charset, &p.File, &p.Entry)
		list = append(list, p)
		return err
	}, `select place.path, place.format, place.charset, file, entry from place join article on article.n = article where article.id = ? order by place.n`, key)
	if err != nil || len(list) > 0 {
		return list, err
	}
	a, err := s.Article(ctx, id)
	return []Place{a.Place}, err
}

// Articles gives the current revisions by date, then id; those without a date first, then those without
// a year.
func (s *Store) Articles(ctx context.Context, f ArticleFilter) iter.Seq2[Article, error] {
	where := `state > 0`
	if f.Unpaired {
		where = `state = 1`
	}
	if f.Lang != "" {
		side, err := s.side(f.Lang)
		if err != nil {
			return failing[Article](err)
		}
		where += fmt.Sprintf(` and side = %d`, side)
	}
	return func(yield func(Article, error) bool) {
		for rows, err := range s.articleRows(ctx, where, f.Bare) {
			if err != nil {
				yield(Article{}, err)
				return
			}
			for _, a := range rows {
				if DateWithin(a.Date, f.Since, f.Until) && !yield(a.Article, nil) {
					return
				}
			}
		}
	}
}

// articleRows reads articles in pages; the condition's own arguments are numbered from ?4.
func (s *Store) articleRows(ctx context.Context, where string, bare bool, args ...any) iter.Seq2[[]articleRow, error] {
	const page = 256
	columns, tables := articleColumns+`, text, spans`, ` from article join body using (n) `
	if bare {
		columns, tables = articleColumns, ` from article `
	}
	query := `select ` + columns + tables + `where (date, id) > (?1, ?2) and ` + where + ` order by date, id limit ?3`
	return func(yield func([]articleRow, error) bool) {
		date, id := "", int64(math.MinInt64)
		for {
			rows := make([]articleRow, 0, page)
			err := s.rows(ctx, func(r scanner) error {
				a, err := s.scanArticle(r, bare)
				rows = append(rows, a)
				return err
			}, query, append([]any{date, id, page}, args...)...)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(rows) > 0 && !yield(rows, nil) || len(rows) < page {
				return
			}
			date, id = rows[len(rows)-1].Date, rows[len(rows)-1].id
		}
	}
}

// DateWithin says whether a date lies between since and until, both included and both optional; they may be
// a year, a month or a day ("2018", "2018-09", "2018-09-29"). A date that lacks its year ("--09-29") is
// compared by month and day, also across a year's end. A date that is not known lies within no bounds.
func DateWithin(date, since, until string) bool {
	if since == "" && until == "" {
		return true
	}
	if date == "" {
		return false
	}
	if day, partial := strings.CutPrefix(date, "--"); partial {
		return dayWithin(day, since, until)
	}
	return date >= since && (until == "" || date[:min(len(date), len(until))] <= until)
}

// dayWithin is DateWithin for a month and day of any year.
func dayWithin(day, since, until string) bool {
	if since == "" || until == "" || len(since) < 5 || len(until) < 5 {
		return true // some year's day lies there
	}
	var years [2]int
	for i, bound := range []string{since, until} {
		if _, err := fmt.Sscanf(bound[:4], "%d", &years[i]); err != nil {
			return true
		}
	}
	from, to := since[5:], until[5:]
	upTo := day[:min(len(day), len(to))] <= to
	switch years[1] - years[0] {
	case 0:
		return day >= from && upTo
	case 1:
		return day >= from || upTo
	}
	return years[1] > years[0]
}
