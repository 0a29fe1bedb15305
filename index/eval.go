package index

import (
	"context"
	"math"

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

// BM25 with the usual constants. The length that counts as average is fixed, so that the score of a unit
// does not depend on what else was indexed when.
const (
	k1      = 1.2
	b       = 0.75
	average = 12.0 // ranked words of one side of a bead in agency copy
)

// score adds up, for documents in rising order, what the leaves say of them.
func (p *plan) score(i int, docs []uint32, wanted set) ([]float32, error) {
	scores := make([]float32, len(docs))
	total := float64(p.x.total)
	for _, l := range p.leaves {
		if !l.ranks || l.sets[i].IsEmpty() {
			continue
		}
		idf := math.Log(1 + (total-float64(l.count)+.5)/(float64(l.count)+.5))
		if l.row != nil {
			addConstant(scores, docs, l.sets[i], float32(idf*float64(len(l.row))))
			continue
		}
		var before set
		for _, g := range l.groups {
			own, err := p.x.views[i].union(g.field, g.terms)
			if err != nil {
				return nil, err
			}
			if before.Bitmap != nil {
				own = own.andNot(before)
			}
			// How often a word that most units have stands in one says next to nothing, and costs most.
			if g.counts && l.count*2 <= p.x.total {
				err = addCounted(scores, docs, p.x.views[i], g, own, wanted, idf*g.weight)
			} else {
				addConstant(scores, docs, own, float32(idf*g.weight))
			}
			if err != nil {
				return nil, err
			}
			if len(l.groups) > 1 {
				if before.Bitmap == nil {
					before = own
				} else {
					before = before.or(own)
				}
			}
		}
	}
	return scores, nil
}

func addConstant(scores []float32, docs []uint32, own set, weight float32) {
	if own.size() > 4*uint64(len(docs)) {
		for i, doc := range docs {
			if own.Contains(doc) {
				scores[i] += weight
			}
		}
		return
	}
	at := 0
	for it := own.Iterator(); it.HasNext() && at < len(docs); {
		doc := it.Next()
		for at < len(docs) && docs[at] < doc {
			at++
		}
		if at < len(docs) && docs[at] == doc {
			scores[at] += weight
		}
	}
}

// addCounted scores by how often the terms stand in a document and how long that is. Of several terms
// the one that counts most in a document counts.
func addCounted(scores []float32, docs []uint32, v *view, g group, own, wanted set, idf float64) error {
	var best []float32
	if len(g.terms) > 1 {
		best = make([]float32, len(docs))
	}
	for _, t := range g.terms {
		p, err := v.postings(g.field, t)
		if err != nil {
			return err
		}
		if p == nil {
			continue
		}
		it := p.Iterator(true, true, false, nil)
		if few := own.and(wanted); few.size()*8 < p.Count() {
			only(it, setOf(p), few)
		}
		at := 0
		for at < len(docs) {
			posting, err := it.Next()
			if err != nil {
				return err
			}
			if posting == nil {
				break
			}
			doc := uint32(posting.Number())
			for at < len(docs) && docs[at] < doc {
				at++
			}
			if at == len(docs) || docs[at] != doc {
				continue
			}
			tf := float64(countOf(posting.Frequency()))
			length := average
			if l, ok := posting.(interface{ NormUint64() uint64 }); ok {
				if n := l.NormUint64(); n > 0 { // fields of forms have no length
					length = float64(n)
				}
			}
			s := float32(idf * tf * (k1 + 1) / (tf + k1*(1-b+b*length/average)))
			if best == nil {
				scores[at] += s
			} else if s > best[at] {
				scores[at] += s - best[at]
				best[at] = s
			}
		}
	}
	return nil
}
