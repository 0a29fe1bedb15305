package lexicon

import (
	"slices"
	"strings"
)

// Root is the beginning of a stem, length letters long or less.
func Root(stem string, length int) string {
	n := 0
	for i := range stem {
		if n == length {
			return stem[:i]
		}
		n++
	}
	return stem
}

// Roots makes a lexicon of the beginnings of stems, for words that the lexicon does not know in this very form:
// oil-нефтяной helps with oil-нефтяник. Look up with [Root] of the same length; five or six letters do for most
// European languages. Counts behind equal beginnings are added up.
func (l *Lexicon) Roots(length int) *Lexicon {
	r := &Lexicon{from: l.from, to: l.to, meta: l.meta}
	var group [2][]int32 // stem id -> root id, both ascending
	for s := range l.sides {
		old, side := &l.sides[s], &r.sides[s]
		group[s] = make([]int32, len(old.ends))
		var text strings.Builder
		text.Grow(len(old.text))
		last, first := "", true
		for id := range old.ends {
			stem := old.stem(int32(id))
			// Bytes order as letters do, so equal beginnings are neighbours.
			if root := Root(stem, length); first || root != last {
				text.WriteString(root)
				side.ends = append(side.ends, uint32(text.Len()))
				side.count = append(side.count, 0)
				last, first = root, false
			}
			group[s][id] = int32(len(side.ends) - 1)
			side.count[group[s][id]] += old.count[id]
		}
		side.text, side.total = text.String(), old.total
		side.index()
	}
	source, target := &r.sides[0], &r.sides[1]
	source.rows = make([]uint32, len(source.ends)+1)
	source.entries = make([]Entry, 0, len(l.sides[0].entries))
	type part struct {
		target int32
		count  float64
	}
	var row []part
	for id := 0; id < len(group[0]); {
		root := group[0][id]
		row = row[:0]
		for ; id < len(group[0]) && group[0][id] == root; id++ {
			for _, e := range l.Pairs(0, int32(id)) {
				row = append(row, part{group[1][e.ID], l.joint(int32(id), e)})
			}
		}
		slices.SortStableFunc(row, func(a, b part) int { return int(a.target - b.target) })
		for i := 0; i < len(row); {
			sum, f := 0.0, row[i].target
			for ; i < len(row) && row[i].target == f; i++ {
				sum += row[i].count
			}
			p := min(1, sum/(float64(source.count[root])+shrink))
			q := min(1, sum/(float64(target.count[f])+shrink))
			source.entries = append(source.entries, Entry{f, float32(p), float32(q)})
		}
		source.rows[root+1] = uint32(len(source.entries))
	}
	r.transpose()
	return r
}
