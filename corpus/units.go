package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"tolmach/align"
)

// UnitFilter chooses units. The zero value lets through every bead with text on both sides.
type UnitFilter struct {
	Pair          string // only this pair, by its full id
	Since, Until  string // as DateWithin; the date of either article may fit
	Agency        string // of either article, case ignored
	MinConfidence float64
	BeadKind      string // "1-1"
	Status        Status // Auto, Confirmed, Review
	Nulls         bool   // also null beads, and sentences of unpaired articles
	OnlyNulls     bool   // nothing else than those
}

// Match says whether the filter lets a unit through.
func (f *UnitFilter) Match(u *Unit) bool {
	return f.matchBead(&u.Bead) && f.matchArticles(&u.Articles) && (f.Pair == "" || f.Pair == u.Bead.Pair)
}

func (f *UnitFilter) matchBead(b *Bead) bool {
	if b.Null() {
		if !f.Nulls && !f.OnlyNulls {
			return false
		}
	} else if f.OnlyNulls {
		return false
	}
	return b.Confidence >= f.MinConfidence && (f.BeadKind == "" || f.BeadKind == b.Kind()) && (f.Status == "" || f.Status == b.Status)
}

func (f *UnitFilter) matchArticles(articles *[2]ArticleRef) bool {
	date, agency := false, false
	for _, a := range articles {
		date = date || DateWithin(a.Date, f.Since, f.Until)
		agency = agency || f.Agency == "" || strings.EqualFold(a.Agency, f.Agency)
	}
	return date && agency
}

const (
	refColumns  = `a.id, a.path, a.title, a.date, a.agency, a.url, b.id, b.path, b.title, b.date, b.agency, b.url`
	unitColumns = `bead.id, a0, a1, b0, b1, bead.confidence, crossing, coalesce(bead.status, 'auto'), coalesce(bead.who, ''), coalesce(bead.at, ''), coalesce(edited0, ''), coalesce(edited1, '')`
)

// refsRow takes in the columns refColumns.
type refsRow struct {
	ids  [2]int64
	refs [2]ArticleRef
}

func (r *refsRow) into() []any {
	a, b := &r.refs[0], &r.refs[1]
	return []any{&r.ids[0], &a.Path, &a.Title, &a.Date, &a.Agency, &a.URL, &r.ids[1], &b.Path, &b.Title, &b.Date, &b.Agency, &b.URL}
}

func (r *refsRow) done() [2]ArticleRef {
	r.refs[0].ID, r.refs[1].ID = formatID(r.ids[0]), formatID(r.ids[1])
	return r.refs
}

// Units gives units by their full ids, in that order. Ids that are gone are left out.
func (s *Store) Units(ctx context.Context, ids []string) ([]Unit, error) {
	var keys []int64
	lone := map[string][]int{}
	for _, id := range ids {
		if article, sentence, ok := splitLone(id); ok {
			lone[article] = append(lone[article], sentence)
		} else if key, ok := parseID(id); ok {
			keys = append(keys, key)
		}
	}
	found := make(map[string]*Unit, len(ids))
	texts := textCache{s: s}
	if len(keys) > 0 {
		js, err := json.Marshal(keys)
		if err != nil {
			return nil, err
		}
		err = s.rows(ctx, func(r scanner) error {
			var u Unit
			var refs refsRow
			var pair int64
			var articles [2]int64
			var err error
			if u.Bead, err = scanBead(r, "", append(refs.into(), &pair, &articles[0], &articles[1])...); err != nil {
				return err
			}
			u.Langs, u.Articles, u.Bead.Pair = s.langs, refs.done(), formatID(pair)
			found[u.ID] = &u
			texts.want(&u, articles)
			return nil
		}, `select `+unitColumns+`, `+refColumns+`, pair.id, pair.a, pair.b from json_each(?) as wanted cross join pair on `+inPair("wanted.value")+`
			cross join bead on bead.pair = pair.n and bead.id = wanted.value cross join article a on a.n = pair.a cross join article b on b.n = pair.b where pair.force = 1`, string(js))
		if err != nil {
			return nil, err
		}
	}
	for article, sentences := range lone {
		units, err := s.loneUnits(ctx, article)
		if err != nil {
			return nil, err
		}
		for _, n := range sentences {
			if n < len(units) {
				found[units[n].ID] = &units[n]
			}
		}
	}
	if err := texts.fill(ctx); err != nil {
		return nil, err
	}
	units := make([]Unit, 0, len(ids))
	for _, id := range ids {
		if u := found[id]; u != nil {
			units = append(units, *u)
		}
	}
	return units, nil
}

// textCache collects units and gives them their texts, reading each article once.
type textCache struct {
	s        *Store
	units    []*Unit
	articles [][2]int64
}

func (c *textCache) want(u *Unit, articles [2]int64) {
	c.units, c.articles = append(c.units, u), append(c.articles, articles)
}

func (c *textCache) fill(ctx context.Context) error {
	var numbers []int64
	texts := map[int64][]Sentence{}
	for i, u := range c.units {
		for side, n := range c.articles[i] {
			if _, ok := texts[n]; !ok && u.Side(side).Len() > 0 {
				texts[n] = nil
				numbers = append(numbers, n)
			}
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	js, err := json.Marshal(numbers)
	if err != nil {
		return err
	}
	err = c.s.rows(ctx, func(r scanner) error {
		var n int64
		var text string
		var spans []byte
		err := r.Scan(&n, &text, &spans)
		if err == nil {
			_, texts[n], err = unpackBody(text, spans)
		}
		return err
	}, `select n, text, spans from json_each(?) as wanted cross join body on n = wanted.value`, string(js))
	if err != nil {
		return err
	}
	for i, u := range c.units {
		for side, n := range c.articles[i] {
			u.setTexts(side, texts[n])
		}
	}
	return nil
}

// setTexts gives a unit the text of one side: what a person made of it, or the sentences.
func (u *Unit) setTexts(side int, sentences []Sentence) {
	span := u.Side(side)
	if span.Len() == 0 || span.To > len(sentences) {
		return
	}
	if u.Edited[side] != "" {
		u.Texts[side] = []string{u.Edited[side]}
		return
	}
	u.Texts[side] = make([]string, 0, span.Len())
	for _, s := range sentences[span.From:span.To] {
		u.Texts[side] = append(u.Texts[side], s.Text)
	}
}

// loneUnits gives the units of an article outside all pairs: each sentence one, without a counterpart for sure.
func (s *Store) loneUnits(ctx context.Context, article string) (units []Unit, err error) {
	key, _ := parseID(article)
	err = s.rows(ctx, func(r scanner) error {
		a, err := s.scanArticle(r, false)
		units = s.asUnits(&a.Article)
		return err
	}, `select `+articleColumns+`, text, spans from article join body using (n) where id = ? and state = 1`, key)
	return units, err
}

func (s *Store) asUnits(a *Article) []Unit {
	units := make([]Unit, len(a.Sentences))
	side, _ := s.side(a.Lang)
	for i, sentence := range a.Sentences {
		u := &units[i]
		u.Langs = s.langs
		u.ID, u.Status, u.Confidence = LoneID(a.ID, i), Auto, 1
		span := align.Span{From: i, To: i + 1}
		if side == 0 {
			u.Src = span
		} else {
			u.Dst = span
		}
		u.Texts[side] = []string{sentence.Text}
		u.Articles[side] = ArticleRef{a.ID, a.Place.Path, a.Title, a.Date, a.Agency, a.URL}
	}
	return units
}

// AllUnits gives units in an order that does not depend on how the corpus came about: the pairs by date and
// id, each in reading order, then (with Nulls or OnlyNulls) the unpaired articles by date and id.
func (s *Store) AllUnits(ctx context.Context, f UnitFilter) iter.Seq2[Unit, error] {
	where, args := `pair.force = 1`, []any(nil)
	if f.Pair != "" {
		key, ok := parseID(f.Pair)
		if !ok {
			return failing[Unit](fmt.Errorf("pair %q: %w", f.Pair, ErrNotFound))
		}
		where, args = where+` and pair.id = ?4`, []any{key}
	}
	return func(yield func(Unit, error) bool) {
		if !s.unitsOfPairs(ctx, &f, yield, where, args...) || f.Pair != "" || !f.Nulls && !f.OnlyNulls {
			return
		}
		s.unitsOfLone(ctx, &f, yield, `state = 1`)
	}
}

// unitsOfPairs yields the units of pairs; false when it is over, by an error or by the caller's wish.
func (s *Store) unitsOfPairs(ctx context.Context, f *UnitFilter, yield func(Unit, error) bool, where string, args ...any) bool {
	for rows, err := range s.pairRows(ctx, where, args...) {
		if err != nil {
			yield(Unit{}, err)
			return false
		}
		units, err := s.unitsOf(ctx, f, rows)
		if err != nil {
			yield(Unit{}, err)
			return false
		}
		for i := range units {
			if !yield(*units[i], nil) {
				return false
			}
		}
	}
	return true
}

// unitsOf reads the units of a page of pairs.
func (s *Store) unitsOf(ctx context.Context, f *UnitFilter, rows []pairRow) ([]*Unit, error) {
	numbers := make([]int64, len(rows))
	for i, p := range rows {
		numbers[i] = p.n
	}
	js, err := json.Marshal(numbers)
	if err != nil {
		return nil, err
	}
	heads := make(map[int64]*refsRow, len(rows))
	articles := make(map[int64][2]int64, len(rows))
	var passed []int64
	err = s.rows(ctx, func(r scanner) error {
		var n int64
		var both [2]int64
		refs := &refsRow{}
		if err := r.Scan(append(refs.into(), &n, &both[0], &both[1])...); err != nil {
			return err
		}
		refs.done()
		if f.matchArticles(&refs.refs) {
			heads[n], articles[n] = refs, both
			passed = append(passed, n)
		}
		return nil
	}, `select `+refColumns+`, pair.n, pair.a, pair.b from json_each(?) as wanted cross join pair on pair.n = wanted.value
		cross join article a on a.n = pair.a cross join article b on b.n = pair.b`, string(js))
	if err != nil || len(passed) == 0 {
		return nil, err
	}
	if js, err = json.Marshal(passed); err != nil {
		return nil, err
	}
	texts := textCache{s: s}
	err = s.rows(ctx, func(r scanner) error {
		var pair int64
		b, err := scanBead(r, "", &pair)
		if err != nil || !f.matchBead(&b) {
			return err
		}
		refs := heads[pair]
		u := &Unit{Langs: s.langs, Bead: b, Articles: refs.refs}
		u.Bead.Pair = PairID(refs.refs[0].ID, refs.refs[1].ID)
		texts.want(u, articles[pair])
		return nil
	}, `select `+unitColumns+`, pair from json_each(?) as wanted cross join bead on bead.pair = wanted.value order by wanted.key, seq`, string(js))
	if err != nil {
		return nil, err
	}
	return texts.units, texts.fill(ctx)
}

// unitsOfLone yields the sentences of unpaired articles.
func (s *Store) unitsOfLone(ctx context.Context, f *UnitFilter, yield func(Unit, error) bool, where string, args ...any) bool {
	for rows, err := range s.articleRows(ctx, where, false, args...) {
		if err != nil {
			yield(Unit{}, err)
			return false
		}
		for i := range rows {
			for _, u := range s.asUnits(&rows[i].Article) {
				if f.Match(&u) && !yield(u, nil) {
					return false
				}
			}
		}
	}
	return true
}
