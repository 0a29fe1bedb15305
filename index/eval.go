package index

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// resolve finds the documents of every leaf.
func (p *plan) resolve(ctx context.Context) error {
	for _, l := range p.leaves {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.sets = make([]set, len(p.x.views))
		for i, v := range p.x.views {
			s, err := l.in(v)
			if err != nil {
				return err
			}
			l.sets[i] = s
			l.count += s.size()
		}
	}
	return nil
}

// in finds the documents of a leaf in a segment.
func (l *leaf) in(v *view) (set, error) {
	if l.row != nil {
		return phraseIn(v, l.row)
	}
	sets := make([]set, 0, len(l.groups))
	for _, g := range l.groups {
		s, err := v.union(g.field, g.terms)
		if err != nil {
			return nothing, err
		}
		sets = append(sets, s)
	}
	return union(sets), nil
}

// eval finds the documents of a tree in segment i.
func (p *plan) eval(n *node, i int) set {
	switch n.op {
	case opLeaf:
		return n.leaf.sets[i]
	case opAll:
		return p.x.views[i].all()
	case opNot:
		return p.x.views[i].all().andNot(p.eval(n.kids[0], i))
	case opOr:
		sets := make([]set, len(n.kids))
		for k, kid := range n.kids {
			sets[k] = p.eval(kid, i)
		}
		return union(sets)
	}
	// What is excluded is taken from the rest, not looked for among everything.
	var result set
	for _, kid := range n.kids {
		if kid.op != opNot {
			if s := p.eval(kid, i); result.Bitmap == nil {
				result = s
			} else {
				result = result.and(s)
			}
		}
	}
	if result.Bitmap == nil {
		result = p.x.views[i].all()
	}
	for _, kid := range n.kids {
		if kid.op == opNot && !result.IsEmpty() {
			result = result.andNot(p.eval(kid.kids[0], i))
		}
	}
	return result
}

// phraseIn finds the documents in which the slots of a phrase stand in a row.
func phraseIn(v *view, row []slot) (set, error) {
	var both set
	for _, s := range row {
		has, err := v.any(s.any)
		if err != nil {
			return nothing, err
		}
		if both.Bitmap == nil {
			both = has
		} else {
			both = both.and(has)
		}
		if both.IsEmpty() {
			return nothing, nil
		}
	}
	// Every document of both has every slot, so the postings of single terms go in step.
	readers := make([]*slotReader, len(row))
	for i, s := range row {
		r, err := newSlotReader(v, s, both)
		if err != nil {
			return nothing, err
		}
		readers[i] = r
	}
	found := roaring.New()
	spots := make([][]uint16, len(row))
	for docs := both.Iterator(); docs.HasNext(); {
		doc := docs.Next()
		for i, r := range readers {
			var err error
			if spots[i], err = r.positions(doc, spots[i][:0]); err != nil {
				return nothing, err
			}
		}
		if inRow(spots, row) {
			found.Add(doc)
		}
	}
	return set{found}, nil
}

// inRow says whether some position of the first slot starts the phrase.
func inRow(spots [][]uint16, row []slot) bool {
next:
	for _, start := range spots[0] {
		for i := 1; i < len(row); i++ {
			want, ok := int(start)+row[i].at-row[0].at, false
			for _, p := range spots[i] {
				ok = ok || int(p) == want
			}
			if !ok {
				continue next
			}
		}
		return true
	}
	return false
}

// slotReader reads the positions of the terms of a slot, document by document in rising order.
type slotReader struct{ terms []*termReader }

type termReader struct {
	it  segment.PostingsIterator
	now segment.Posting
}

func newSlotReader(v *view, s slot, docs set) (*slotReader, error) {
	r := &slotReader{}
	for _, alike := range s.any {
		for _, t := range alike.terms {
			p, err := v.postings(alike.field, t)
			if err != nil {
				return nil, err
			}
			if p == nil {
				continue
			}
			own := setOf(p)
			it := p.Iterator(true, true, true, nil)
			only(it, own, docs)
			now, err := it.Next()
			if err != nil {
				return nil, err
			}
			r.terms = append(r.terms, &termReader{it, now})
		}
	}
	return r, nil
}

// only makes an iterator skip the documents that are not wanted, when they are many.
func only(it segment.PostingsIterator, own, wanted set) {
	o, ok := it.(segment.OptimizablePostingsIterator)
	if !ok || o.ActualBitmap() == nil {
		return
	}
	if both := own.and(wanted); both.size() < own.size() {
		o.ReplaceActual(both.Bitmap)
	}
}

func (r *slotReader) positions(doc uint32, out []uint16) ([]uint16, error) {
	for _, t := range r.terms {
		var err error
		for t.now != nil && t.now.Number() < uint64(doc) {
			if t.now, err = t.it.Next(); err != nil {
				return out, err
			}
		}
		if t.now != nil && t.now.Number() == uint64(doc) {
			out = positionsOf(t.now, out)
		}
	}
	return out, nil
}
