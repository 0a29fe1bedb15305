package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"math"
	"slices"
	"time"
)

// PairFilter chooses pairs; the zero value means those in force.
type PairFilter struct {
	All     bool   // also those not in force: alternative, dropped, of an earlier revision
	Article string // only those of this article, by its full id
	Status  Status // only those of this status; implies All
}

const pairColumns = `pair.n, pair.id, a.id, b.id, pair.status, pair.confidence, pair.evidence, pair.who, pair.at, pair.aligner, pair.mark, pair.date`
const pairTables = ` from pair join article a on a.n = pair.a join article b on b.n = pair.b `

// pairRow is a pair with what orders it.
type pairRow struct {
	Pair
	n, id int64
	date  string
}

func scanPair(r scanner) (p pairRow, err error) {
	var a, b int64
	var js string
	if err = r.Scan(&p.n, &p.id, &a, &b, &p.Status, &p.Confidence, &js, &p.By, &p.When, &p.Aligner, &p.Mark, &p.date); err != nil {
		return p, err
	}
	p.ID, p.Articles = formatID(p.id), [2]string{formatID(a), formatID(b)}
	if js != "" {
		err = json.Unmarshal([]byte(js), &p.Evidence)
	}
	return p, err
}

// Pairs gives pairs by date, then id.
func (s *Store) Pairs(ctx context.Context, f PairFilter) iter.Seq2[Pair, error] {
	where, args := `1`, []any{}
	if f.Article != "" {
		id, ok := parseID(f.Article)
		if !ok {
			return failing[Pair](fmt.Errorf("article %q: %w", f.Article, ErrNotFound))
		}
		where, args = `(a.id = ?4 or b.id = ?4)`, append(args, id)
	}
	if f.Status != "" {
		where, args = where+fmt.Sprintf(` and pair.status = ?%d`, len(args)+4), append(args, string(f.Status))
	} else if !f.All {
		where += ` and pair.force = 1`
	}
	return s.pairs(ctx, where, args...)
}

// PairsToAlign gives the pairs in force whose beads are missing or were made by another version of the
// aligner, by date; with version "" only those without beads.
func (s *Store) PairsToAlign(ctx context.Context, version string) iter.Seq2[Pair, error] {
	if version == "" {
		return s.pairs(ctx, `pair.force = 1 and pair.aligner = ''`)
	}
	// What a person, or a file, decided bead for bead would come out as it is.
	return s.pairs(ctx, `pair.force = 1 and pair.aligner <> ?4 and (pair.aligner = '' or exists (select 1 from bead where bead.pair = pair.n and status is null)
		or not exists (select 1 from bead where bead.pair = pair.n))`, version)
}

func (s *Store) pairs(ctx context.Context, where string, args ...any) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for rows, err := range s.pairRows(ctx, where, args...) {
			if err != nil {
				yield(Pair{}, err)
				return
			}
			for _, p := range rows {
				if !yield(p.Pair, nil) {
					return
				}
			}
		}
	}
}

// pairRows reads pairs in pages; the condition's own arguments are numbered from ?4.
func (s *Store) pairRows(ctx context.Context, where string, args ...any) iter.Seq2[[]pairRow, error] {
	const page = 256
	query := `select ` + pairColumns + pairTables + `where (pair.date, pair.id) > (?1, ?2) and ` + where + ` order by pair.date, pair.id limit ?3`
	return func(yield func([]pairRow, error) bool) {
		date, id := "", int64(math.MinInt64)
		for {
			rows := make([]pairRow, 0, page)
			err := s.rows(ctx, func(r scanner) error {
				p, err := scanPair(r)
				rows = append(rows, p)
				return err
			}, query, append([]any{date, id, page}, args...)...)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(rows) > 0 && !yield(rows, nil) || len(rows) < page {
				return
			}
			date, id = rows[len(rows)-1].date, rows[len(rows)-1].id
		}
	}
}

func failing[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var zero T
		yield(zero, err)
	}
}

// Pair gives one pair by its full id; ErrNotFound when there is none.
func (s *Store) Pair(ctx context.Context, id string) (p Pair, err error) {
	number, ok := parseID(id)
	found := false
	if ok {
		err = s.rows(ctx, func(r scanner) error {
			row, err := scanPair(r)
			p, found = row.Pair, true
			return err
		}, `select `+pairColumns+pairTables+`where pair.id = ?`, number)
	}
	if err == nil && !found {
		err = fmt.Errorf("pair %q: %w", id, ErrNotFound)
	}
	return p, err
}

// SetPairs stores what pairing found, with status Auto or Alternative, in one transaction. For the
// articles named in pairs, and those considered besides, it takes the place of the pairs found before:
// what is not in pairs is no longer paired. Pairs of other articles stand, and so does everything that a
// person decided: no pair is made of what a person dropped, and none in force for an article that a
// person paired otherwise. Articles that are superseded or gone in the meantime are passed over. It
// says how many pairs were made, changed or undone; those that are as they were keep their beads.
func (s *Store) SetPairs(ctx context.Context, pairs []Pair, considered ...string) (changed int, err error) {
	err = s.change(ctx, func(t *tx) error {
		changed, err = t.setPairs(pairs, considered, true)
		return err
	})
	return changed, err
}

// setPairs stores pairs. The articles named in pairs are in its scope when named says so, those considered
// always.
func (t *tx) setPairs(pairs []Pair, considered []string, named bool) (changed int, err error) {
	numbers := map[string]int64{} // current articles by id; 0 for others
	var scope []int64
	number := func(id string, side int) (int64, error) {
		if n, ok := numbers[id]; ok {
			return n, nil
		}
		var n int64
		if key, ok := parseID(id); ok {
			if _, err := t.find([]any{&n}, `select n from article where id = ? and state > 0 and side = coalesce(?, side)`, key, nullSide(side)); err != nil {
				return 0, err
			}
		}
		if n != 0 && named {
			scope = append(scope, n)
		}
		numbers[id] = n
		return n, nil
	}
	type key struct{ a, b int64 }
	wanted := map[key]*Pair{}
	for i, p := range pairs {
		if p.Status != Auto && p.Status != Alternative {
			return 0, fmt.Errorf("pair of %s and %s: status %q is a person's to give", p.Articles[0], p.Articles[1], p.Status)
		}
		a, err := number(p.Articles[0], 0)
		if err != nil {
			return 0, err
		}
		b, err := number(p.Articles[1], 1)
		if err != nil {
			return 0, err
		}
		if a != 0 && b != 0 {
			wanted[key{a, b}] = &pairs[i]
		}
	}
	for _, id := range considered {
		n, err := number(id, -1)
		if err != nil {
			return 0, err
		}
		if n != 0 {
			scope = append(scope, n)
		}
	}
	slices.Sort(scope)
	scope = slices.Compact(scope)

	// What stands already: keep it, change it, or undo it.
	var undo, touched []int64
	seen := map[int64]bool{}
	for _, n := range scope {
		type old struct {
			n, a, b int64
			p       Pair
			js      string
			free    bool
		}
		var olds []old
		err := t.each(func(r scanner) error {
			var o old
			err := r.Scan(&o.n, &o.a, &o.b, &o.p.Status, &o.p.Confidence, &o.js, &o.free)
			olds = append(olds, o)
			return err
		}, `select n, a, b, status, confidence, evidence, `+undecided+` from pair where a = ?1 or b = ?1`, n)
		if err != nil {
			return 0, err
		}
		for _, o := range olds {
			if seen[o.n] {
				continue // from its other article
			}
			seen[o.n] = true
			k := key{o.a, o.b}
			p := wanted[k]
			if p == nil {
				if o.free {
					undo = append(undo, o.n)
				}
				continue
			}
			delete(wanted, k)
			if o.p.Status.Decided() {
				continue
			}
			js, err := evidence(p)
			if err != nil {
				return 0, err
			}
			if !o.free {
				p = &Pair{Status: Auto, Confidence: p.Confidence} // a person worked on its beads
			}
			if o.p.Status == p.Status && o.p.Confidence == p.Confidence && o.js == js {
				continue
			}
			if _, err := t.run(`update pair set status = ?, confidence = ?, evidence = ? where n = ?`, string(p.Status), p.Confidence, js, o.n); err != nil {
				return 0, err
			}
			touched = append(touched, o.a, o.b)
			changed++
		}
	}
	if err := t.dropPairs(undo); err != nil {
		return 0, err
	}
	changed += len(undo)
	// Pairs that turned into alternatives leave force before others take their articles.
	if err := t.settle(touched...); err != nil {
		return 0, err
	}
	for i := range pairs {
		p := &pairs[i]
		k := key{numbers[p.Articles[0]], numbers[p.Articles[1]]}
		if wanted[k] != p {
			continue
		}
		delete(wanted, k)
		if p.Status == Auto {
			taken, err := t.numbers(`select n from pair where force = 1 and (a = ? or b = ?) limit 1`, k.a, k.b)
			if err != nil {
				return 0, err
			}
			if len(taken) > 0 {
				continue
			}
		}
		js, err := evidence(p)
		if err != nil {
			return 0, err
		}
		if _, err := t.insertPair(k.a, k.b, *p, js); err != nil {
			return 0, err
		}
		if err := t.settle(k.a, k.b); err != nil {
			return 0, err
		}
		changed++
	}
	return changed, nil
}

// nullSide is the side as an argument; nil for either.
func nullSide(side int) any {
	if side < 0 {
		return nil
	}
	return side
}

func evidence(p *Pair) (string, error) {
	if len(p.Evidence) == 0 {
		return "", nil
	}
	js, err := json.Marshal(p.Evidence)
	return string(js), err
}

// insertPair adds a pair that is not in force yet; whoever calls settles its articles.
func (t *tx) insertPair(a, b int64, p Pair, js string) (int64, error) {
	var first, second int64
	if err := t.one([]any{&first, &second}, `select (select id from article where n = ?), (select id from article where n = ?)`, a, b); err != nil {
		return 0, err
	}
	id, _ := parseID(PairID(formatID(first), formatID(second)))
	n, err := t.insert(`insert into pair (id, a, b, date, status, confidence, evidence, who, at, force, aligner, mark)
		values (?, ?, ?, '', ?, ?, ?, ?, ?, 0, '', 0)`, id, a, b, string(p.Status), p.Confidence, js, p.By, p.When)
	if err == nil {
		_, err = t.run(`update pair set date = `+pairDate+` where n = ?`, n)
	}
	return n, err
}

// DecidePair records a person's decision on the pair of two articles, given by their full ids in the
// order of the corpus's languages: Confirmed, Review, Dropped, or Auto, which takes a decision back.
// A pair that is put in force takes the place of other pairs of its two articles: those of the program's
// making are undone, those of a person's are dropped by the same person.
func (s *Store) DecidePair(ctx context.Context, first, second string, status Status, by string) (Pair, error) {
	switch status {
	case Auto, Confirmed, Review, Dropped:
	default:
		return Pair{}, fmt.Errorf("status %q is not a person's to give", status)
	}
	err := s.decide(ctx, func(t *tx) error {
		var articles [2]int64
		for side, id := range []string{first, second} {
			key, _ := parseID(id)
			found, err := t.find([]any{&articles[side]}, `select n from article where id = ? and side = ? and state > 0`, key, side)
			if err != nil {
				return err
			}
			if !found {
				return hint("name one article of each language, and the current one where an article was revised",
					"article %q, which should be in %q: %w", id, s.langs[side], ErrNotFound)
			}
		}
		return t.decidePair(articles[0], articles[1], status, by, time.Now().UTC().Format(time.RFC3339))
	})
	if err != nil {
		return Pair{}, err
	}
	return s.Pair(ctx, PairID(first, second))
}

func (t *tx) decidePair(a, b int64, status Status, by, at string) error {
	if status == Auto {
		by, at = "", ""
	}
	if status.InForce() {
		undo, err := t.numbers(`select n from pair where (a = ?1 or b = ?2) and not (a = ?1 and b = ?2) and force = 1 and `+undecided, a, b)
		if err != nil {
			return err
		}
		if err := t.dropPairs(undo); err != nil {
			return err
		}
		if _, err := t.run(`update pair set status = 'dropped', who = ?3, at = ?4 where (a = ?1 or b = ?2) and not (a = ?1 and b = ?2) and force = 1`, a, b, by, at); err != nil {
			return err
		}
		if err := t.settle(a, b); err != nil {
			return err
		}
	}
	var n int64
	var was string
	found, err := t.find([]any{&n, &was}, `select n, status from pair where a = ? and b = ?`, a, b)
	if err != nil {
		return err
	}
	if !found {
		if _, err = t.insertPair(a, b, Pair{Status: status, Confidence: 1, By: by, When: at}, ""); err != nil {
			return err
		}
	} else if was != string(status) {
		mark, err := t.now()
		if err != nil {
			return err
		}
		if _, err := t.run(`update pair set status = ?, who = ?, at = ?, mark = ? where n = ?`, string(status), by, at, mark, n); err != nil {
			return err
		}
	}
	return t.settle(a, b)
}
