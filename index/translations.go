package index

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// TranslationsOptions say how translations are looked for.
type TranslationsOptions struct {
	// Lang is the code of the term's language; "" takes it from the script and from what the corpus has.
	Lang string
	// Limit is how many renderings are wanted, the most frequent first; 0 for all.
	Limit int
}

// Rendering is one way in which a term was put on the other side.
type Rendering struct {
	Term      string
	Lang      string // of the term
	Rendering string // in its most frequent form
	// Count is in how many units it stands for the term, and Share that part of all units in which a
	// rendering was found; where one of two stretches may be it, each has a part. Of very many units only some are looked at; the count is then Estimated.
	Count     int
	Share     float64
	Estimated bool
	// Elsewhere says that the rendering is from other sentences of the other version than Example's: the term's own have no
	// counterpart, or little speaks for what was found in it.
	Elsewhere bool
	// Example is the unit that shows it best; Marks are the places of the term and of the rendering in it.
	Example corpus.Unit
	Marks   [2][]Mark
}

// ErrNoTerm is the error of asking for translations of a query that has no words.
var ErrNoTerm = errors.New("there is no term to be translated")

// examined bounds how many units are aligned word by word for one term.
const examined = 150

// Translations says how the words of a query were rendered on the other side, the most frequent rendering
// first. Several plain words are one term where they stand in a row, in any inflection. The query's
// filters hold; its sort, page and sample do not matter. Where the term stands in no unit with two sides, or little speaks for what was found, renderings are looked
// for in the rest of the other version of the same story (Elsewhere), unless the query excludes something there. Errors: ErrNoTerm, a *FilterError, an error of
// the store, the context's.
func (x *Index) Translations(ctx context.Context, q Query, o TranslationsOptions) ([]Rendering, error) {
	q.Filter.Nulls, q.Filter.OnlyNulls = false, false
	s, term, side, err := x.findTerm(ctx, q, o.Lang)
	if err != nil {
		return nil, err
	}
	defer s.close()
	total := s.size()
	excluded := q.Not[1-side] != nil // then what stands elsewhere was not asked for
	if total == 0 && !excluded {
		return x.alone(ctx, q, o)
	}
	var hits []Hit
	for chunk := range slices.Chunk(s.spread(examined), unitsAtOnce) {
		some, err := s.load(ctx, chunk)
		if err != nil {
			return nil, err
		}
		hits = append(hits, some...)
	}
	found, err := s.renderings(ctx, hits, side, total)
	if err != nil {
		return nil, err
	}
	list, err := s.listed(found, hits, term, side, o.Limit)
	if err != nil {
		return nil, err
	}
	if any := func(is func(r rendered) bool) bool {
		return slices.ContainsFunc(found, func(rs []rendered) bool { return slices.ContainsFunc(rs, is) })
	}; !excluded && len(hits) <= examinedAlone && !any(func(r rendered) bool { return r.known }) {
		more, err := s.elsewhere(ctx, hits, term, side, o.Limit)
		if err != nil {
			return nil, err
		}
		if len(more) > 0 {
			if any(func(r rendered) bool { return r.firm }) {
				return inTurn(list, more, o.Limit), nil
			}
			return inTurn(more, list, o.Limit), nil
		}
	}
	for i := range list {
		if r := &list[i]; len(hits) < total {
			r.Estimated = true
			r.Count = int(float64(r.Count)*float64(total)/float64(len(hits)) + .5)
		}
	}
	return list, nil
}

// findTerm evaluates a query as a term: all its words on one side, in a row if they are plain. With no
// language given it is the side in whose script the words are written or, where that does not tell, the
// one that has them more often.
func (x *Index) findTerm(ctx context.Context, q Query, code string) (s *search, term string, side int, err error) {
	sides := []int{0, 1}
	switch {
	case q.Any == nil && q.Sides == [2]Expr{}:
		return nil, "", 0, ErrNoTerm
	case code != "":
		side := slices.IndexFunc(x.langs[:], func(l *lang.Language) bool { return l.Code == code })
		if side < 0 {
			return nil, "", 0, &FilterError{"lang", "the corpus has no " + code, "it is " + x.langs[0].Code + " or " + x.langs[1].Code}
		}
		sides = []int{side}
	case q.Any == nil && q.Sides[0] == nil:
		sides = []int{1}
	case q.Any == nil && q.Sides[1] == nil:
		sides = []int{0}
	default:
		if home, ok := x.script(q.Any, q.Sides[0]); ok {
			sides = []int{home}
		}
	}
	for _, k := range sides {
		t, name, e := x.findOn(ctx, q, k)
		if e != nil {
			if s != nil {
				s.close()
			}
			return nil, "", 0, e
		}
		if s == nil || t.size() > s.size() {
			s, t = t, s
			term, side = name, k
		}
		if t != nil {
			t.close()
		}
	}
	return s, term, side, nil
}

// findOn evaluates a query as a term of one side.
func (x *Index) findOn(ctx context.Context, q Query, side int) (*search, string, error) {
	term := q.Any
	if term == nil {
		term = q.Sides[side]
	}
	if term == nil { // the other side's words are asked for with this side's language
		return nil, "", ErrNoTerm
	}
	q.Cross = false
	q.Sample, q.Offset, q.Limit, q.Sort = 0, 0, 0, ""
	with := func(term Expr) (*search, string, error) {
		t := q
		if t.Any == nil || t.Sides[side] == nil {
			t.Sides[side] = term
		} else {
			t.Sides[side] = &AndExpr{Xs: []Expr{term, q.Sides[side]}}
		}
		t.Any = nil
		s, err := x.find(ctx, &t)
		name := term.String()
		if p, ok := term.(*PhraseExpr); ok {
			name = p.Text
		}
		return s, name, err
	}
	if row := inOneRow(term); row != nil {
		s, name, err := with(row)
		if err != nil || s.size() > 0 {
			return s, name, err
		}
		s.close()
	}
	return with(term)
}

// inOneRow makes a phrase of several plain words; nil when they are not that.
func inOneRow(e Expr) Expr {
	row, ok := e.(*AndExpr)
	if !ok {
		return nil
	}
	words := make([]string, len(row.Xs))
	for i, x := range row.Xs {
		w, ok := x.(*WordExpr)
		if !ok || w.Kind != Stemmed {
			return nil
		}
		words[i] = w.Text
	}
	return &PhraseExpr{Text: strings.Join(words, " "), Loose: true}
}

// script is the side in whose script most letters of queries are written; false when that does not tell.
func (x *Index) script(es ...Expr) (side int, ok bool) {
	scripts := [2]*unicode.RangeTable{x.langs[0].Script, x.langs[1].Script}
	if scripts[0] == nil || scripts[1] == nil || scripts[0] == scripts[1] {
		return 0, false
	}
	var letters [2]int
	for _, e := range es {
		if e == nil {
			continue
		}
		for _, r := range e.String() {
			for side := range scripts {
				if unicode.Is(scripts[side], r) {
					letters[side]++
				}
			}
		}
	}
	if letters[1] > letters[0] {
		return 1, true
	}
	return 0, letters[0] > letters[1]
}

// size is how many units were found.
func (s *search) size() (n int) {
	for _, r := range s.results {
		n += int(r.size())
	}
	return n
}

// spread takes at most n of the units found, at even distances in the order of the index.
func (s *search) spread(n int) []place {
	total := s.size()
	n = min(n, total)
	places := make([]place, 0, n)
	at := 0
	for i, r := range s.results {
		for it := r.Iterator(); it.HasNext(); at++ {
			doc := it.Next()
			if len(places) < n && at >= len(places)*total/n {
				places = append(places, place{segment: i, doc: doc})
			}
		}
	}
	return places
}
