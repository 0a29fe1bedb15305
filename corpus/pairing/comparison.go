package pairing

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"
	"unicode/utf8"

	"tolmach/align"
	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/corpus"
)

// proof is what two articles showed when they were read side by side.
type proof struct {
	share float32 // of the letters of both, those in beads with a counterpart, each counted by its bead's confidence
	full  float32 // that of the side of which more has a counterpart
	beads float32 // how many beads are right, by their confidence
	title float32 // how sure the headlines are to translate each other
	odd   float32 // figures and dates a bead that stand on one of its sides only
}

// Which candidates are read side by side: aligning takes a thousand times as long as comparing vectors.
const (
	mostCompared = 3
	nearBest     = .6 // of the best candidate's score
	hopeless     = -4 // logarithm of the odds by the vectors alone
	settled      = 3  // that of a pair beside which no weaker candidate need be looked at
)

// weigh reads the best candidates of every article that looks for a counterpart side by side: first the best of each,
// then further ones of those articles for which this was not convincing.
func (r *run) weigh(ctx context.Context) error {
	near := [2][][]int32{r.adjacent(0), r.adjacent(1)}
	chosen := make([]bool, len(r.edges))
	choose := func(most int, skip func(side int, i int32) bool) {
		for side := range near {
			for i, list := range near[side] {
				if len(list) == 0 || !r.sides[side][i].looking() || skip(side, int32(i)) {
					continue
				}
				best := r.edges[list[0]].score
				for n, k := range list {
					e := &r.edges[k]
					other := [2]int32{e.b, e.a}[side]
					if e.link != unlinked || n < most && e.score >= nearBest*best && quick(e) > hopeless && !skip(1-side, other) {
						chosen[k] = true
					}
				}
			}
		}
	}
	choose(1, func(int, int32) bool { return false })
	if err := r.weighAll(ctx, chosen, "aligning candidates"); err != nil {
		return err
	}
	choose(mostCompared, func(side int, i int32) bool {
		for _, k := range near[side][i] {
			if r.edges[k].state == weighed && r.edges[k].z > settled {
				return true
			}
		}
		return false
	})
	return r.weighAll(ctx, chosen, "aligning more candidates")
}

// weighAll reads the chosen edges side by side.
func (r *run) weighAll(ctx context.Context, chosen []bool, what string) error {
	// All candidates of one article by one core, which keeps its text.
	var work []int32
	for k := range r.edges {
		if chosen[k] && r.edges[k].state == found {
			work = append(work, int32(k))
		}
	}
	slices.SortFunc(work, func(x, y int32) int {
		return cmp.Or(cmp.Compare(r.edges[x].b, r.edges[y].b), cmp.Compare(r.edges[x].a, r.edges[y].a))
	})
	var mu sync.Mutex
	return parallel(ctx, len(work), func(int) func(int) error {
		var last [2]*reading
		at := [2]int32{-1, -1}
		get := func(side int, i int32) error {
			if at[side] == i {
				return nil
			}
			a, err := r.text(ctx, side, i)
			last[side], at[side] = open(&a), i
			return err
		}
		return func(n int) error {
			e := &r.edges[work[n]]
			if err := cmp.Or(get(0, e.a), get(1, e.b)); err != nil {
				return err
			}
			p, beads, err := compare(ctx, r.aligner, last[0], last[1])
			if err != nil {
				return err
			}
			e.proof, e.state = p, weighed
			if e.z = thorough(e); e.z >= 0 && r.Aligner != "" {
				mu.Lock()
				r.beads[work[n]] = beads
				mu.Unlock()
			}
			r.Progress(n, len(work), what)
			return nil
		}
	})
}

// adjacent lists the edges of every article of a side, those with the best score first.
func (r *run) adjacent(side int) [][]int32 {
	ends := make([]int32, len(r.sides[side])+1)
	node := func(e *edge) int32 {
		if side == 0 {
			return e.a
		}
		return e.b
	}
	for k := range r.edges {
		ends[node(&r.edges[k])+1]++
	}
	for i := range r.sides[side] {
		ends[i+1] += ends[i]
	}
	at := slices.Clone(ends)
	all := make([]int32, len(r.edges))
	for k := range r.edges {
		n := node(&r.edges[k])
		all[at[n]] = int32(k)
		at[n]++
	}
	lists := make([][]int32, len(r.sides[side]))
	for i := range lists {
		lists[i] = all[ends[i]:ends[i+1]]
		slices.SortFunc(lists[i], func(x, y int32) int {
			e, f := &r.edges[x], &r.edges[y]
			return cmp.Or(cmp.Compare(f.score, e.score), cmp.Compare(e.a, f.a), cmp.Compare(e.b, f.b))
		})
	}
	return lists
}

// reading is an article as it is read beside others.
type reading struct {
	title     string
	sentences []string
	figures   [][]string // by sentence: keys of its figures and dates
}

// open makes an article ready to be read.
func open(a *corpus.Article) *reading {
	r := &reading{title: a.Title}
	for _, s := range a.Sentences {
		var keys []string
		for _, f := range facts.Find(lang.Get(a.Lang), s.Text) {
			if f.Kind != facts.Name && f.Kind != facts.Acronym {
				keys = append(keys, f.Key)
			}
		}
		r.sentences, r.figures = append(r.sentences, s.Text), append(r.figures, keys)
	}
	return r
}

// compare aligns two articles, and gives the beads of their sentences too.
func compare(ctx context.Context, aligner *align.Aligner, a, b *reading) (p proof, beads []align.Bead, err error) {
	if beads, err = aligner.Align(ctx, a.sentences, b.sentences); err != nil {
		return p, nil, err
	}
	var all, got [2]float64
	for _, bead := range beads {
		var figures [2][]string
		for side, s := range [2]align.Span{bead.Src, bead.Dst} {
			r := [2]*reading{a, b}[side]
			for i := s.From; i < s.To; i++ {
				n := float64(utf8.RuneCountInString(r.sentences[i]))
				all[side] += n
				if !bead.Null() {
					got[side] += n * bead.Confidence
					figures[side] = append(figures[side], r.figures[i]...)
				}
			}
		}
		if !bead.Null() {
			p.beads += float32(bead.Confidence)
			p.odd += float32(bead.Confidence) * float32(unshared(figures))
		}
	}
	p.odd /= max(p.beads, 1)
	if all[0] > 0 && all[1] > 0 {
		p.share = float32((got[0] + got[1]) / (all[0] + all[1]))
		p.full = float32(math.Max(got[0]/all[0], got[1]/all[1]))
	}
	if a.title != "" && b.title != "" {
		titles, err := aligner.Align(ctx, []string{a.title}, []string{b.title})
		if err != nil {
			return p, nil, err
		}
		for _, bead := range titles {
			if !bead.Null() {
				p.title = float32(bead.Confidence)
			}
		}
	}
	return p, beads, nil
}

// unshared counts the distinct keys that are in one of two lists.
func unshared(lists [2][]string) (n int) {
	for side := range lists {
		slices.Sort(lists[side])
		lists[side] = slices.Compact(lists[side])
	}
	for side, list := range lists {
		for _, key := range list {
			if _, ok := slices.BinarySearch(lists[1-side], key); !ok {
				n++
			}
		}
	}
	return n
}
