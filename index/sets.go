package index

import (
	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// set is a set of document numbers of one segment. It may share memory with the index and is never
// changed: operations give new sets.
type set struct{ *roaring.Bitmap }

var nothing = set{roaring.New()}

func setFrom(docs []uint32) set { return set{roaring.BitmapOf(docs...)} }

func (s set) size() uint64     { return s.GetCardinality() }
func (s set) and(o set) set    { return set{roaring.And(s.Bitmap, o.Bitmap)} }
func (s set) andNot(o set) set { return set{roaring.AndNot(s.Bitmap, o.Bitmap)} }
func (s set) or(o set) set     { return set{roaring.Or(s.Bitmap, o.Bitmap)} }

// union of many sets.
func union(sets []set) set {
	switch len(sets) {
	case 0:
		return nothing
	case 1:
		return sets[0]
	case 2:
		return sets[0].or(sets[1])
	}
	maps := make([]*roaring.Bitmap, len(sets))
	for i, s := range sets {
		maps[i] = s.Bitmap
	}
	return set{roaring.FastOr(maps...)}
}

// view is a segment as one search sees it.
type view struct {
	segment segment.Segment
	deleted *roaring.Bitmap
	first   uint64 // number of its first document in the whole index
	dicts   map[string]segment.TermDictionary
	raws    map[string]*dictionary
}

func newView(s *scorch.SegmentSnapshot, first uint64) *view {
	return &view{segment: s.Segment(), deleted: s.Deleted(), first: first, dicts: map[string]segment.TermDictionary{}, raws: map[string]*dictionary{}}
}

func (v *view) dict(field string) (segment.TermDictionary, error) {
	if d, ok := v.dicts[field]; ok {
		return d, nil
	}
	d, err := v.segment.Dictionary(field)
	if err == nil {
		v.dicts[field] = d
	}
	return d, err
}

// postings of a term; nil when the segment does not have it.
func (v *view) postings(field, term string) (segment.PostingsList, error) {
	d, err := v.dict(field)
	if err != nil {
		return nil, err
	}
	p, err := d.PostingsList([]byte(term), v.deleted, nil)
	if err != nil || p.Count() == 0 {
		return nil, err
	}
	return p, nil
}

// of is the set of the live documents that have a term.
func (v *view) of(field, term string) (set, error) {
	p, err := v.postings(field, term)
	if err != nil || p == nil {
		return nothing, err
	}
	return setOf(p), nil
}

func setOf(p segment.PostingsList) set {
	it, ok := p.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return nothing
	}
	if n, one := it.DocNum1Hit(); one {
		return set{roaring.BitmapOf(uint32(n))}
	}
	if b := it.ActualBitmap(); b != nil {
		return set{b}
	}
	return nothing
}

// union is the set of the documents that have any of the terms.
func (v *view) union(field string, terms []string) (set, error) {
	sets := make([]set, 0, len(terms))
	for _, t := range terms {
		s, err := v.of(field, t)
		if err != nil {
			return nothing, err
		}
		if !s.IsEmpty() {
			sets = append(sets, s)
		}
	}
	return union(sets), nil
}

// any is the union of terms of several fields.
func (v *view) any(of []termsOf) (set, error) {
	sets := make([]set, len(of))
	for i, t := range of {
		var err error
		if sets[i], err = v.union(t.field, t.terms); err != nil {
			return nothing, err
		}
	}
	return union(sets), nil
}

// all is the set of all live documents.
func (v *view) all() set {
	b := roaring.New()
	b.AddRange(0, v.segment.Count())
	if v.deleted != nil {
		b.AndNot(v.deleted)
	}
	return set{b}
}

// omitsCount is a dictionary that can be walked without reading the postings.
type omitsCount interface {
	AutomatonIteratorOmitCount(a segment.Automaton, from, to []byte) segment.DictionaryIterator
}
