package corpus

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// PutResult tells what became of one article of PutArticles. None of the three means that the corpus
// had it just so.
type PutResult struct {
	ID        string
	New       bool // not seen before
	Revised   bool // takes the place of an earlier revision, or of what was said about it (date, agency ...)
	Duplicate bool // known already from another place, which is noted
}

// Batch is what was read from a few files, stored in one transaction.
type Batch struct {
	Articles []Article
	Files    []File    // read to their end: what was refused of them before is forgotten
	Refused  []Refusal // remembered until their file is read again
}

// PutArticles stores articles in one transaction, sealing those that are not, and gives what became of
// each in the order given. An article whose language is not of the corpus is an error (ErrLangs).
//
// An article at a place whose article read otherwise before, or under an address or id of a similar
// article of its language, is a new revision: the earlier one is kept as superseded, and what persons
// decided on its pairs and beads is carried over where the sentences still stand.
func (s *Store) PutArticles(ctx context.Context, articles []Article) ([]PutResult, error) {
	return s.PutBatch(ctx, Batch{Articles: articles})
}

// PutBatch stores what was read, as PutArticles does, together with the state of the files.
func (s *Store) PutBatch(ctx context.Context, b Batch) ([]PutResult, error) {
	results := make([]PutResult, len(b.Articles))
	err := s.change(ctx, func(t *tx) error {
		for i := range b.Articles {
			a := b.Articles[i]
			side, err := s.side(a.Lang)
			if err != nil {
				return err
			}
			if a.ID == "" {
				a.Seal()
			}
			if a.Place.File == "" && !strings.HasPrefix(a.Place.Path, "-") {
				a.Place.File, a.Place.Entry, _ = strings.Cut(a.Place.Path, "#")
			}
			if results[i], err = t.put(&a, side); err != nil {
				return err
			}
		}
		return t.putFiles(b.Files, b.Refused)
	})
	if err != nil {
		return nil, err
	}
	return results, nil
}

// The states of an article.
const (
	superseded = iota
	alone      // in no pair in force: its sentences are units of their own
	paired
)

// row is what a transaction needs to know of a stored article.
type row struct {
	n        int64
	id       int64
	side     int
	state    int
	date     string
	time     string
	meta     string // all that is said about it, joined, to see changes
	sentence int    // how many
}

const rowColumns = `n, id, side, state, date, time,
	title || char(0) || deck || char(0) || dateline || char(0) || date || char(0) || time || char(0) || city || char(0) || agency || char(0) || url || char(0) || more, sentences`

func (t *tx) row(where string, args ...any) (*row, error) {
	var r row
	found, err := t.find([]any{&r.n, &r.id, &r.side, &r.state, &r.date, &r.time, &r.meta, &r.sentence}, "select "+rowColumns+" from article where "+where, args...)
	if err != nil || !found {
		return nil, err
	}
	return &r, nil
}

func metaOf(a *Article, more string) string {
	return strings.Join([]string{a.Title, a.Deck, a.Dateline, a.Date, a.Time, a.City, a.Agency, a.URL, more}, "\x00")
}

// more is what an article has beside the columns that are asked for.
type more struct {
	Captions     []string    `json:"captions,omitempty"`
	Credits      []string    `json:"credits,omitempty"`
	Translations []Reference `json:"translations,omitempty"`
	AltIDs       []string    `json:"alt_ids,omitempty"`
}

// put stores one article.
func (t *tx) put(a *Article, side int) (PutResult, error) {
	result := PutResult{ID: a.ID}
	id, ok := parseID(a.ID)
	if !ok {
		return result, errBody
	}
	js, err := json.Marshal(more{a.Captions, a.Credits, a.Translations, a.AltIDs})
	if err != nil {
		return result, err
	}
	rest := string(js)
	same, err := t.row("id = ?", id)
	if err != nil {
		return result, err
	}
	before, whole, err := t.atPlace(&a.Place)
	if err != nil {
		return result, err
	}

	if same != nil && before != nil && same.n == before.n {
		return result, t.refresh(a, same, rest, &result)
	}

	// What this article takes the place of: what stood at its place before, if that is found nowhere
	// else, and similar articles under the same address or id.
	var earlier []*row
	if before != nil {
		others, err := t.numbers(`select n from place where article = ? and not (file = ? and entry = ?) limit 1`, before.n, a.Place.File, a.Place.Entry)
		if err != nil {
			return result, err
		}
		if len(others) == 0 && before.state != superseded {
			if !whole {
				// The n-th entry of a feed is another story tomorrow.
				if whole, err = t.similar(before, a); err != nil {
					return result, err
				}
			}
			if whole {
				earlier = append(earlier, before)
			}
		}
	}
	n := int64(0)
	switch {
	case same == nil:
		known, err := t.known(a, side)
		if err != nil {
			return result, err
		}
		for _, r := range known {
			if !slices.ContainsFunc(earlier, func(e *row) bool { return e.n == r.n }) {
				earlier = append(earlier, r)
			}
		}
		if n, err = t.insertArticle(a, id, side, rest); err != nil {
			return result, err
		}
		result.New = len(earlier) == 0
	default:
		n = same.n
		if len(earlier) > 0 && same.state == superseded {
			// The text went back to what it was.
			if _, err := t.run(`update article set successor = null where n = ?`, n); err != nil {
				return result, err
			}
			if err := t.setState(n, superseded, alone); err != nil {
				return result, err
			}
		}
		result.Duplicate = len(earlier) == 0
	}
	if err := t.putPlace(a, n); err != nil {
		return result, err
	}
	touched := []int64{n}
	for _, e := range earlier {
		from, to := e.n, n
		if e != before && older(a, e) {
			from, to = n, e.n // an old copy found late
		} else {
			result.Revised = true
		}
		if err := t.supersede(from, to); err != nil {
			return result, err
		}
		touched = append(touched, e.n)
		if from == n {
			break
		}
	}
	result.New = same == nil && !result.Revised
	return result, t.settle(touched...)
}

// atPlace finds the article that was read at this very place before. Whole says that the place is a
// file of its own.
func (t *tx) atPlace(p *Place) (r *row, whole bool, err error) {
	if p.File == "" {
		return nil, false, nil
	}
	r, err = t.row(`n = (select article from place where file = ? and entry = ?)`, p.File, p.Entry)
	return r, p.Entry == "", err
}

// known finds the current articles that are filed under the same address, id or path and similar.
func (t *tx) known(a *Article, side int) (list []*row, err error) {
	var numbers []int64
	for _, key := range refs(a) {
		found, err := t.numbers(`select article from ref where key = ? limit 100`, key)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, found...)
	}
	slices.Sort(numbers)
	for _, n := range slices.Compact(numbers) {
		r, err := t.row(`n = ? and side = ? and state > 0`, n, side)
		if err != nil {
			return nil, err
		}
		if r == nil {
			continue
		}
		alike, err := t.similar(r, a)
		if err != nil {
			return nil, err
		}
		if alike {
			list = append(list, r)
		}
	}
	return list, nil
}

// refs are the keys under which an article is filed elsewhere.
func refs(a *Article) []string {
	var keys []string
	if a.Place.Format == MemoryFormat {
		return nil
	}
	for _, key := range append([]string{a.URL}, a.AltIDs...) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// similar says whether an article tells the story of a stored one: most words of the shorter of the two
// stand in the other. A site that gives all its pages one address does not make them one article.
func (t *tx) similar(r *row, a *Article) (bool, error) {
	var title, text string
	if err := t.one([]any{&title, &text}, `select title, text from article join body using (n) where n = ?`, r.n); err != nil {
		return false, err
	}
	x, y := words(title+"\n"+text), words(a.Title+"\n"+strings.Join(a.Paragraphs, "\n"))
	if len(x) > len(y) {
		x, y = y, x
	}
	shared := 0
	for w := range x {
		if y[w] {
			shared++
		}
	}
	return 5*shared >= 3*len(x), nil
}

func words(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		set[strings.ToLower(strings.Trim(w, `.,;:!?"'«»“”()-–—`))] = true
	}
	return set
}

// older says whether the article was published before the stored one, where both say when.
func older(a *Article, r *row) bool {
	x, err := time.Parse(time.RFC3339, a.Time)
	y, err2 := time.Parse(time.RFC3339, r.time)
	if err == nil && err2 == nil {
		return x.Before(y)
	}
	return len(a.Date) == 10 && len(r.date) == 10 && a.Date < r.date
}

// refresh takes over what is said now about an article that stands where it stood: its date and so on
// from its first place, and its sentences.
func (t *tx) refresh(a *Article, same *row, rest string, result *PutResult) error {
	var first string
	if _, err := t.find([]any{&first}, `select file || '#' || entry from place where article = ? order by n limit 1`, same.n); err != nil {
		return err
	}
	if first != a.Place.File+"#"+a.Place.Entry {
		return nil
	}
	if metaOf(a, rest) != same.meta {
		result.Revised = true
		if err := t.restate(a, same.n, rest); err != nil {
			return err
		}
	}
	text, spans := packBody(a.Paragraphs, a.Sentences)
	var had []byte
	if err := t.one([]any{&had}, `select spans from body where n = ?`, same.n); err != nil {
		return err
	}
	if string(had) != string(spans) {
		result.Revised = true
		if err := t.resegment(a, same.n, text, spans); err != nil {
			return err
		}
	}
	return t.putPlace(a, same.n)
}

// restate writes anew what is said about an article; pairs made by what was said before are undone.
func (t *tx) restate(a *Article, n int64, rest string) error {
	mark, err := t.now()
	if err != nil {
		return err
	}
	if _, err := t.run(`update article set dateline = ?, date = ?, time = ?, city = ?, agency = ?, url = ?, more = ?, mark = ? where n = ?`,
		a.Dateline, a.Date, a.Time, a.City, a.Agency, a.URL, rest, mark, n); err != nil {
		return err
	}
	for _, query := range []string{`delete from ref where article = ?`, `delete from profile where n = ?`} {
		if _, err := t.run(query, n); err != nil {
			return err
		}
	}
	if err := t.putRefs(a, n); err != nil {
		return err
	}
	if _, err := t.run(`update pair set mark = ?1, date = `+pairDate+` where a = ?2 or b = ?2`, mark, n); err != nil {
		return err
	}
	undo, err := t.numbers(`select n from pair where (a = ?1 or b = ?1) and `+undecided, n)
	if err != nil {
		return err
	}
	return t.dropPairs(undo)
}

// pairDate is the date by which pairs are ordered, for an update of table pair.
const pairDate = `coalesce(nullif((select date from article where n = a), ''), (select date from article where n = b))`

func (t *tx) insertArticle(a *Article, id int64, side int, rest string) (int64, error) {
	mark, err := t.now()
	if err != nil {
		return 0, err
	}
	n, err := t.insert(`insert into article (id, side, state, title, deck, dateline, date, time, city, agency, url, more, path, format, charset, sentences, mark)
		values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, side, a.Title, a.Deck, a.Dateline, a.Date, a.Time, a.City, a.Agency, a.URL, rest,
		a.Place.Path, a.Place.Format, a.Place.Charset, len(a.Sentences), mark)
	if err != nil {
		return 0, err
	}
	text, spans := packBody(a.Paragraphs, a.Sentences)
	if _, err := t.run(`insert into body values (?, ?, ?)`, n, text, spans); err != nil {
		return 0, err
	}
	return n, t.putRefs(a, n)
}

func (t *tx) putRefs(a *Article, n int64) error {
	for _, key := range refs(a) {
		if _, err := t.run(`insert or ignore into ref values (?, ?)`, key, n); err != nil {
			return err
		}
	}
	return nil
}

// putPlace notes that the article stands at its place; the path shown stays that of the first place.
func (t *tx) putPlace(a *Article, n int64) error {
	p := a.Place
	if p.File == "" {
		return nil
	}
	var holder int64
	var path string
	known, err := t.find([]any{&holder, &path}, `select article, path from place where file = ? and entry = ?`, p.File, p.Entry)
	if err != nil {
		return err
	}
	if known && holder == n {
		return nil
	}
	if known {
		if _, err := t.run(`delete from place where file = ? and entry = ?`, p.File, p.Entry); err != nil {
			return err
		}
	}
	if _, err := t.run(`insert into place (file, entry, article, path, format, charset) values (?, ?, ?, ?, ?, ?)`,
		p.File, p.Entry, n, p.Path, p.Format, p.Charset); err != nil {
		return err
	}
	for _, n := range []int64{n, holder} {
		// An article without a place left keeps the path it had.
		if n == 0 {
			continue
		}
		if _, err := t.run(`update article set (path, format, charset) = (select path, format, charset from place where article = ?1 order by n limit 1)
			where n = ?1 and exists (select 1 from place where article = ?1)`, n); err != nil {
			return err
		}
	}
	return nil
}
