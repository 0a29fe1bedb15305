package lexicon

import (
	"context"
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// table holds what may translate what: for source word e, the targets col[row[e]:row[e+1]], ascending.
type table struct {
	row   []int64
	col   []int32
	p, q  []float32 // P(target|source), P(source|target)
	count []uint64  // expected counts, in units of 1/one
	// near shortens the search in a row: its targets from b<<shift[e] on begin at place near[nearRow[e]+b].
	near    []int32
	nearRow []int64
	shift   []uint8
}

// bytesPerEntry is what an entry of the table costs while it is worked on.
const bytesPerEntry = 4 + 4 + 4 + 8 + 1

// candidates collects which words stand in the same pairs, and how often, in as many passes over the text as the
// memory asks for. When there are too many, those of the weakest association (joint count over the geometric
// mean of both counts) go.
func candidates(ctx context.Context, t *bitext, o TrainOptions) (*table, error) {
	nSource, nTarget := len(t.words[0].stem), len(t.words[1].stem)
	// How many places each source word asks for, and in how many pairs each word stands.
	need := make([]int64, nSource)
	seen := [2][]int64{make([]int64, nSource), make([]int64, nTarget)}
	err := t.each(ctx, o.Workers, func() (func(s, d []int32, w float64), func()) {
		var sets [2][]int32
		return func(s, d []int32, _ float64) {
			sets[0], sets[1] = set(sets[0], s), set(sets[1], d)
			for _, e := range sets[0] {
				atomic.AddInt64(&need[e], int64(len(sets[1])))
			}
			for side, ids := range sets {
				for _, id := range ids {
					atomic.AddInt64(&seen[side][id], 1)
				}
			}
		}, func() {}
	})
	if err != nil {
		return nil, err
	}
	room := o.Memory / 8 / 4                   // places of 4 bytes for one pass
	limit := int(o.Memory / 2 / bytesPerEntry) // entries of the table
	limit = min(limit, math.MaxInt32)          //
	tab := &table{row: make([]int64, 1, nSource+1)}
	var joint []uint32
	least := 0.0
	strength := func(e int, f int32, n uint32) float64 {
		return float64(n) / math.Sqrt(float64(seen[0][e])*float64(seen[1][f]))
	}
	for from := 0; from < nSource; {
		to, places := from, int64(0)
		for to < nSource && (to == from || places+need[to] <= room) {
			places += need[to]
			to++
		}
		starts := make([]int64, to-from+1)
		for e := from; e < to; e++ {
			starts[e-from+1] = starts[e-from] + need[e]
		}
		lists, err := collect(ctx, t, o.Workers, from, to, starts)
		if err != nil {
			return nil, err
		}
		for e := from; e < to; e++ {
			for list := lists[starts[e-from]:starts[e-from+1]]; len(list) > 0; {
				n := 1
				for n < len(list) && list[n] == list[0] {
					n++
				}
				if strength(e, list[0], uint32(n)) >= least {
					tab.col = append(tab.col, list[0])
					joint = append(joint, uint32(n))
				}
				list = list[n:]
			}
			tab.row = append(tab.row, int64(len(tab.col)))
			if len(tab.col) > limit {
				for len(tab.col) > limit*9/10 {
					least = max(least*1.25, 0.002)
					joint = tab.thin(joint, func(e int, k int64) bool { return strength(e, tab.col[k], joint[k]) >= least })
				}
			}
		}
		o.Progress(to, nSource, "candidates")
		from = to
	}
	tab.p, tab.q = make([]float32, len(tab.col)), make([]float32, len(tab.col))
	tab.count = make([]uint64, len(tab.col))
	for e := range nSource {
		for k := tab.row[e]; k < tab.row[e+1]; k++ {
			tab.p[k] = float32(joint[k]) / float32(seen[0][e])
			tab.q[k] = float32(joint[k]) / float32(seen[1][tab.col[k]])
		}
	}
	return tab, nil
}

// collect lists the targets that stand with each source word of [from, to), sorted, with repetitions.
func collect(ctx context.Context, t *bitext, workers, from, to int, starts []int64) ([]int32, error) {
	lists := make([]int32, starts[to-from])
	next := slices.Clone(starts[:to-from])
	err := t.each(ctx, workers, func() (func(s, d []int32, w float64), func()) {
		var sources, targets []int32
		return func(s, d []int32, _ float64) {
			sources = set(sources, s)
			targets = targets[:0]
			for _, e := range sources {
				if int(e) < from || int(e) >= to {
					continue
				}
				if len(targets) == 0 {
					targets = set(targets, d)
				}
				at := atomic.AddInt64(&next[int(e)-from], int64(len(targets))) - int64(len(targets))
				copy(lists[at:], targets)
			}
		}, func() {}
	})
	if err != nil {
		return nil, err
	}
	var wg sync.WaitGroup
	var turn atomic.Int64
	for range workers {
		wg.Go(func() {
			for ctx.Err() == nil {
				e := int(turn.Add(1)) - 1
				if e >= to-from {
					return
				}
				slices.Sort(lists[starts[e]:starts[e+1]])
			}
		})
	}
	wg.Wait()
	return lists, ctx.Err()
}

// thin drops the entries that keep refuses.
func (t *table) thin(joint []uint32, keep func(e int, k int64) bool) []uint32 {
	n := int64(0)
	start := int64(0)
	for e := range len(t.row) - 1 {
		end := t.row[e+1]
		for k := start; k < end; k++ {
			if keep(e, k) {
				t.col[n], joint[n] = t.col[k], joint[k]
				n++
			}
		}
		start = end
		t.row[e+1] = n
	}
	t.col = t.col[:n]
	return joint[:n]
}

// prepare makes the short cuts of find; targets is how many target words there are.
func (t *table) prepare(targets int) {
	rows := len(t.row) - 1
	t.nearRow, t.shift = make([]int64, rows+1), make([]uint8, rows)
	t.near = t.near[:0]
	for e := range rows {
		row := t.col[t.row[e]:t.row[e+1]]
		shift := uint8(0)
		for targets>>shift > len(row)/4 {
			shift++
		}
		t.shift[e] = shift
		k := 0
		for b := 0; b<<shift <= targets; b++ {
			for k < len(row) && int(row[k]) < b<<shift {
				k++
			}
			t.near = append(t.near, int32(k))
		}
		t.near = append(t.near, int32(len(row)))
		t.nearRow[e+1] = int64(len(t.near))
	}
}

// find is the place of a pair in the table, or -1.
func (t *table) find(e, f int32) int64 {
	b := t.nearRow[e] + int64(f>>t.shift[e])
	lo, hi := t.row[e]+int64(t.near[b]), t.row[e]+int64(t.near[b+1])
	for lo < hi {
		mid := int64(uint64(lo+hi) >> 1)
		switch c := t.col[mid]; {
		case c == f:
			return mid
		case c < f:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return -1
}

// set copies ids to buf, sorted and each once.
func set(buf, ids []int32) []int32 {
	buf = append(buf[:0], ids...)
	slices.Sort(buf)
	return slices.Compact(buf)
}
