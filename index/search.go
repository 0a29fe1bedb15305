package index

import (
	"context"
	"iter"
	"slices"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// Result is what a query found.
type Result struct {
	Total int // all hits, those outside the page included; with Sample, at most that
	Hits  []Hit
	// Missed tells, when nothing was found, what was looked for and what comes near; else nil.
	Missed *Missed
}

// Hit is a unit that was found.
type Hit struct {
	Unit  corpus.Unit
	Score float64
	// Marks are the places that met the query in each side's sentences, in their order, as they are to be
	// highlighted. A side that only met an exclusion, or nothing, has none.
	Marks [2][]Mark
	// Echo are the places that render what is marked on the other side, to be highlighted more lightly;
	// only with Query.Echo. None of them overlaps a mark.
	Echo [2][]Mark
}

// Mark is a place in a text.
type Mark struct {
	Sentence   int // index into the side's texts
	Start, End int // byte offsets in that sentence
}

// Search answers a query. Errors: a *FilterError from Check, an error of the store, the context's.
func (x *Index) Search(ctx context.Context, q Query) (Result, error) {
	s, err := x.find(ctx, &q)
	if err != nil {
		return Result{}, err
	}
	defer s.close()
	page, total, err := s.page(ctx, &q)
	if err != nil {
		return Result{}, err
	}
	r := Result{Total: total}
	for chunk := range slices.Chunk(page, unitsAtOnce) {
		hits, err := s.load(ctx, chunk)
		if err != nil {
			return Result{}, err
		}
		r.Hits = append(r.Hits, hits...)
	}
	if total == 0 {
		r.Missed, err = s.missed()
	}
	if q.Echo && err == nil {
		err = s.echo(ctx, r.Hits, total)
	}
	return r, err
}

// Each yields the hits of a query, from Offset to Limit, in its order; the texts of all are not in
// memory at once. It serves exports.
func (x *Index) Each(ctx context.Context, q Query) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		s, err := x.find(ctx, &q)
		if err != nil {
			yield(Hit{}, err)
			return
		}
		defer s.close()
		page, _, err := s.page(ctx, &q)
		if err != nil {
			yield(Hit{}, err)
			return
		}
		for chunk := range slices.Chunk(page, unitsAtOnce) {
			hits, err := s.load(ctx, chunk)
			if err != nil {
				yield(Hit{}, err)
				return
			}
			for _, h := range hits {
				if !yield(h, nil) {
					return
				}
			}
		}
	}
}

// unitsAtOnce bounds how many units are asked of the store in one go.
const unitsAtOnce = 500

// search is one search under way.
type search struct {
	index     *Index
	langs     [2]*lang.Language
	analyzers *[2]*analyzer
	snapshot  *scorch.IndexSnapshot
	views     []*view
	total     uint64
	plan      *plan
	results   []set // one a segment
}

func (s *search) code(side int) string { return s.langs[side].Code }

func (s *search) close() {
	s.snapshot.Close()
	s.index.analyzers.Put(s.analyzers)
	s.index.use.RUnlock()
}

// start takes what a search needs of the index.
func (x *Index) start() (*search, error) {
	x.use.RLock()
	if x.closed {
		x.use.RUnlock()
		return nil, ErrClosed
	}
	snapshot, err := snapshotOf(x.bleve)
	if err != nil {
		x.use.RUnlock()
		return nil, err
	}
	s := &search{index: x, langs: x.langs, snapshot: snapshot, analyzers: x.analyzers.Get().(*[2]*analyzer)}
	for _, segment := range snapshot.Segments() {
		v := newView(segment, s.total)
		s.views = append(s.views, v)
		s.total += segment.Count()
	}
	return s, nil
}

// find evaluates a query.
func (x *Index) find(ctx context.Context, q *Query) (*search, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	s, err := x.start()
	if err != nil {
		return nil, err
	}
	if err := s.evaluate(ctx, q); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *search) evaluate(ctx context.Context, q *Query) error {
	s.plan = &plan{x: s, known: map[string]*leaf{}, cross: q.Cross}
	if q.Cross && s.index.lexicon() == nil {
		return &FilterError{"cross", "there is no lexicon for these languages", "train one: tolmach lexicon train"}
	}
	root := and()
	add := func(e Expr, side int, wanted bool) error {
		if e == nil {
			return nil
		}
		n, err := s.plan.compile(e, side, wanted)
		if !wanted {
			n = not(n)
		}
		root.kids = append(root.kids, n)
		return err
	}
	if err := add(q.Any, anywhere, true); err != nil {
		return err
	}
	for side := range q.Sides {
		if err := add(q.Sides[side], side, true); err != nil {
			return err
		}
		if err := add(q.Not[side], side, false); err != nil {
			return err
		}
	}
	s.plan.root = root
	if err := s.plan.resolve(ctx); err != nil {
		return err
	}
	for i, v := range s.views {
		if err := ctx.Err(); err != nil {
			return err
		}
		var result set
		passes, err := s.filter(&q.Filter, v)
		if err != nil {
			return err
		}
		if len(root.kids) == 0 && passes != nil {
			result = *passes
		} else if result = s.plan.eval(root, i); passes != nil {
			result = result.and(*passes)
		}
		s.results = append(s.results, result)
	}
	return nil
}

// place is a document that was found.
type place struct {
	segment int
	doc     uint32
	score   float32
	id      string
}

// page takes the hits of the query's page, in its order, and counts all.
func (s *search) page(ctx context.Context, q *Query) (page []place, total int, err error) {
	if q.Sample > 0 {
		if err := s.sample(q.Sample, q.Seed); err != nil {
			return nil, 0, err
		}
	}
	for _, r := range s.results {
		total += int(r.size())
	}
	from, to := min(q.Offset, total), total
	if q.Limit > 0 {
		to = min(from+q.Limit, total)
	}
	if from == to {
		return nil, total, nil
	}
	switch q.Sort {
	case ByDate:
		page, err = s.byTerm("sort=", to)
	case ByConfidence:
		page, err = s.byTerm("conf=", to)
	case ByLeft, ByRight:
		page, err = s.byContext(ctx, q.Sort)
	default:
		page, err = s.byScore(to)
	}
	if err != nil {
		return nil, 0, err
	}
	return page[from:to], total, nil
}

// name fills the ids of places.
func (s *search) name(places []place) error {
	for i := range places {
		p := &places[i]
		if p.id != "" {
			continue
		}
		id, err := s.views[p.segment].segment.DocID(uint64(p.doc))
		if err != nil {
			return err
		}
		p.id = string(id)
	}
	return nil
}

// load reads the units of places from the store and marks them. A unit that has gone since is left out.
func (s *search) load(ctx context.Context, places []place) ([]Hit, error) {
	if err := s.name(places); err != nil {
		return nil, err
	}
	ids := make([]string, len(places))
	scores := make(map[string]float32, len(places))
	for i, p := range places {
		ids[i], scores[p.id] = p.id, p.score
	}
	units, err := s.index.store.Units(ctx, ids)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(units))
	for i := range units {
		hits[i] = Hit{Unit: units[i], Score: float64(scores[units[i].ID]), Marks: s.marks(&units[i])}
	}
	return hits, nil
}
