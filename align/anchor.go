package align

import (
	"cmp"
	"slices"
)

// Long texts are cut into blocks at places where both texts surely go on together, and every block is looked at whole.
const (
	wholeCells  = 150 * 150 // texts of no more than so many pairs of sentences are one block
	blockSize   = 30        // sentences a block should have
	blockReach  = 60        // how far to look for a place to cut before taking a poor one
	rareEnough  = 6         // occurrences up to which a type helps to find places anywhere
	seldom      = 64        // ... to find them near the diagonal
	nearby      = .02       // how near, as a share of the length
	nearest     = 200       // ... but at least so many sentences
	leastVote   = .8        // votes that make an anchor
	strongRange = 2         // how far around an anchor its neighbours support it
)

// vote says how much the rare words of a source and a target sentence have in common.
type vote struct {
	i, j   int32
	weight float32
}

// votes pairs the sentences in which rare types meet their matches, in the order of the text.
func votes(s, t *text, ms [][]match) []vote {
	at := [2][][]int32{places(s), places(t)}
	n, m := len(s.sents), len(t.sents)
	reach := max(nearest, int(nearby*float64(m)))
	var all []vote
	for id, row := range ms {
		own := at[0][id]
		if len(own) == 0 || len(own) > seldom || s.types[id].kind == common {
			continue
		}
		for _, x := range row {
			other := at[1][x.other]
			if len(other) > seldom {
				continue
			}
			w := x.strength * s.types[id].idf
			for _, i := range own {
				near, share := other, float32(len(own)*len(other))
				if len(own) > rareEnough || len(other) > rareEnough {
					// What stands in many places, as in texts that repeat themselves, tells them apart only nearby.
					middle := int(i) * m / n
					from, _ := slices.BinarySearch(other, int32(max(0, middle-reach)))
					to, _ := slices.BinarySearch(other, int32(middle+reach))
					near = other[from:to]
					share = float32(len(near) * len(near))
				}
				for _, j := range near {
					all = append(all, vote{i, j, w / share})
				}
			}
		}
	}
	slices.SortFunc(all, byPlace)
	out := all[:0]
	for _, v := range all {
		if k := len(out) - 1; k >= 0 && out[k].i == v.i && out[k].j == v.j {
			out[k].weight += v.weight
		} else {
			out = append(out, v)
		}
	}
	return out
}

func byPlace(a, b vote) int { return cmp.Or(cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j)) }

// places lists the sentences in which each type stands; lists longer than what counts as seldom are cut short.
func places(t *text) [][]int32 {
	at := make([][]int32, len(t.types))
	for i, s := range t.sents {
		for _, id := range s.tokens {
			if row := at[id]; len(row) <= seldom && (len(row) == 0 || row[len(row)-1] != int32(i)) {
				at[id] = append(row, int32(i))
			}
		}
	}
	return at
}

// anchors is the heaviest chain of votes that runs forward in both texts.
func anchors(all []vote, m int) []vote {
	var cs []vote
	var near [2*strongRange + 1]int // for each distance, the first vote not before that neighbour of the vote at hand
	for _, v := range all {
		sum := v.weight
		for k := range near {
			d := int32(k - strongRange)
			for near[k] < len(all) && byPlace(all[near[k]], vote{i: v.i + d, j: v.j + d}) < 0 {
				near[k]++
			}
			if x := near[k]; d != 0 && x < len(all) && all[x].i == v.i+d && all[x].j == v.j+d {
				sum += all[x].weight / 2
			}
		}
		if sum >= leastVote {
			cs = append(cs, vote{v.i, v.j, sum})
		}
	}
	// The best chain that ends before target sentence j, in a Fenwick tree of maxima over j.
	type end struct {
		weight float64
		last   int
	}
	tree := make([]end, m+1)
	for j := range tree {
		tree[j].last = -1
	}
	sums, before := make([]float64, len(cs)), make([]int, len(cs))
	for a := 0; a < len(cs); {
		b := a
		for ; b < len(cs) && cs[b].i == cs[a].i; b++ { // of one source sentence, none follows another
			best := end{0, -1}
			for j := int(cs[b].j); j > 0; j -= j & -j {
				if tree[j].weight > best.weight {
					best = tree[j]
				}
			}
			sums[b], before[b] = best.weight+float64(cs[b].weight), best.last
		}
		for ; a < b; a++ {
			for j := int(cs[a].j) + 1; j <= m; j += j & -j {
				if sums[a] > tree[j].weight {
					tree[j] = end{sums[a], a}
				}
			}
		}
	}
	last := -1
	for k := range cs {
		if last < 0 || sums[k] > sums[last] {
			last = k
		}
	}
	var chain []vote
	for k := last; k >= 0; k = before[k] {
		chain = append(chain, cs[k])
	}
	slices.Reverse(chain)
	return chain
}

// block is a stretch of both texts.
type block struct{ src, dst Span }

// blocks cuts two texts between anchors that follow one another closely on both sides.
func blocks(n, m int, chain []vote) []block {
	var out []block
	i0, j0 := 0, 0
	cut := func(i, j int) {
		out = append(out, block{Span{i0, i}, Span{j0, j}})
		i0, j0 = i, j
	}
	for k := 0; k < len(chain); {
		// the surest place among those at a good distance
		best, sure := -1, float32(0)
		for ; k < len(chain); k++ {
			i, j := int(chain[k].i)-i0, int(chain[k].j)-j0
			far := max(i, j) > blockReach
			if far && best >= 0 {
				break
			}
			if min(i, j) < blockSize/2 && max(i, j) < blockSize {
				continue
			}
			w := chain[k].weight / 4
			if k > 0 && chain[k-1].i == chain[k].i-1 && chain[k-1].j == chain[k].j-1 {
				w = min(chain[k-1].weight, chain[k].weight)
			}
			if w > sure {
				best, sure = k, w
			}
			if far || max(i, j) > blockSize*3/2 && sure > 2*leastVote {
				break
			}
		}
		if best < 0 {
			break
		}
		cut(int(chain[best].i), int(chain[best].j))
		k = best + 1
	}
	cut(n, m)
	// Where there is no anchor for long, cut in proportion: a bound on time and memory comes first.
	var bounded []block
	for _, b := range out {
		parts := 1
		for (b.src.Len()/parts+1)*(b.dst.Len()/parts+1) > 4*wholeCells {
			parts++
		}
		for p := range parts {
			bounded = append(bounded, block{piece(b.src, p, parts), piece(b.dst, p, parts)})
		}
	}
	return bounded
}

// piece is the p-th of parts equal stretches of a span.
func piece(s Span, p, parts int) Span {
	return Span{s.From + s.Len()*p/parts, s.From + s.Len()*(p+1)/parts}
}
