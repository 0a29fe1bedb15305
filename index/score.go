package index

import (
	"encoding/binary"
	"math"
)

// BM25 with the usual constants. The length that counts as average is fixed, so that the score of a unit
// does not depend on what else was indexed when.
const (
	k1      = 1.2
	b       = 0.75
	average = 12.0 // ranked words of one side of a bead in agency copy
)

// saturated is how much it says that a word stands tf times among so many.
func saturated(tf, length float64) float64 {
	if length == 0 { // fields of forms have no length
		length = average
	}
	return tf * (k1 + 1) / (tf + k1*(1-b+b*length/average))
}

// saturation has the usual values of saturated.
var saturation = func() (t [9][128]float64) {
	for tf := range t {
		for length := range t[tf] {
			t[tf][length] = saturated(float64(tf), float64(length))
		}
	}
	return t
}()

// score adds up, for documents in rising order, what the leaves say of them.
func (p *plan) score(i int, docs []uint32) ([]float32, error) {
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
		already := nothing // documents that count
		for k, g := range l.groups {
			var own set
			var err error
			// How often a word that most units have stands in one says next to nothing, and costs most.
			counts, last := g.counts && l.count*2 <= p.x.total, k == len(l.groups)-1
			if !counts || !last {
				if own, err = p.x.views[i].union(g.field, g.terms); err != nil {
					return nil, err
				}
			}
			if counts {
				err = addCounted(scores, docs, p.x.views[i], g, already, idf*g.weight)
			} else {
				addConstant(scores, docs, own.andNot(already), float32(idf*g.weight))
			}
			if err != nil {
				return nil, err
			}
			if !last {
				already = already.or(own)
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

// addCounted scores by how often the terms stand in a document and how long that is, but for the documents that count
// already. Of several terms the one that counts most in a document counts.
func addCounted(scores []float32, docs []uint32, v *view, g group, already set, idf float64) error {
	d, err := v.raw(g.field)
	if err != nil {
		return err
	}
	var best []float32
	if len(g.terms) > 1 {
		best = make([]float32, len(docs))
	}
	anyAlready := !already.IsEmpty()
	var some [256]uint32
	for _, t := range g.terms {
		c, err := d.counted(t)
		if err != nil {
			return err
		}
		if c == nil {
			continue
		}
		at, place, passed := 0, 0, 0 // in docs; in the postings, and how many to pass over there
		for n := c.docs.NextMany(some[:]); n > 0 && at < len(docs); n = c.docs.NextMany(some[:]) {
			for _, doc := range some[:n] {
				for at < len(docs) && docs[at] < doc {
					at++
				}
				if at == len(docs) {
					break
				}
				if docs[at] != doc || anyAlready && already.Contains(doc) {
					passed++
					continue
				}
				if passed > 0 {
					place, passed = c.skip(place, passed), 0
				}
				code, size := binary.Uvarint(c.freqs[place:])
				place += size
				length, size := binary.Uvarint(c.freqs[place:])
				place += size
				tf := countOf(code >> 1)
				var s float32
				if length < uint64(len(saturation[0])) {
					s = float32(idf * saturation[tf][length])
				} else {
					s = float32(idf * saturated(float64(tf), float64(length)))
				}
				if best == nil {
					scores[at] += s
				} else if s > best[at] {
					scores[at] += s - best[at]
					best[at] = s
				}
			}
		}
	}
	return nil
}
