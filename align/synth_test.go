package align

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// synth makes documents of the kinds that agencies make out of running parallel text.
func synth(t testing.TB, tsv string, n int, seed uint64) []*doc {
	f, err := os.Open(tsv)
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	var all [][2]string
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		a, b, ok := strings.Cut(sc.Text(), "\t")
		if ok {
			all = append(all, [2]string{a, b})
		}
	}
	r := rand.New(rand.NewPCG(seed, 7))
	var out []*doc
	for k := range n {
		size := 8 + r.IntN(25)
		at := r.IntN(len(all) - size)
		out = append(out, adapted(r, fmt.Sprint("synth", k), all[at:at+size], all, k%10))
	}
	return out
}

type unit struct{ src, dst []string }

func adapted(r *rand.Rand, name string, lines [][2]string, all [][2]string, style int) *doc {
	var units []unit
	for _, l := range lines {
		units = append(units, unit{[]string{l[0]}, []string{l[1]}})
	}
	drop, join, foreign, move := 0.0, 0.0, 0.0, 0
	switch style {
	case 6, 7:
		drop, join, foreign, move = .25*r.Float64(), .25*r.Float64(), .15*r.Float64(), r.IntN(4)
		for i := range units {
			units[i].src[0] = loosen(r, units[i].src[0])
			units[i].dst[0] = loosen(r, units[i].dst[0])
		}
	case 8, 9:
		if r.IntN(2) == 0 {
			drop, join = .01, .01
		}
	case 4:
		drop, join = .02*r.Float64(), .02*r.Float64()
	case 5:
		drop, join, foreign, move = .3*r.Float64(), .25*r.Float64(), .15*r.Float64(), r.IntN(4)
	case 0:
		drop = .15
	case 1:
		drop, join = .05, .12
	case 2, 3:
		drop, join, foreign, move = .05+.1*r.Float64(), .1+.1*r.Float64(), .08, 1+r.IntN(3)
	}
	// drop
	for i := 0; i < len(units); i++ {
		for side := 0; side < 2; side++ {
			if r.Float64() < drop {
				run := 1
				if style >= 2 && r.Float64() < .4 {
					run += 1 + r.IntN(2)
				}
				for k := i; k < min(i+run, len(units)); k++ {
					if side == 0 {
						units[k].src = nil
					} else {
						units[k].dst = nil
					}
				}
			}
		}
	}
	units = slices.DeleteFunc(units, func(u unit) bool { return len(u.src)+len(u.dst) == 0 })
	// foreign background
	if foreign > 0 {
		var more []unit
		for _, u := range units {
			if r.Float64() < foreign {
				at := r.IntN(len(all) - 4)
				for k := range 1 + r.IntN(3) {
					if r.IntN(2) == 0 {
						more = append(more, unit{src: []string{all[at+k][0]}})
					} else {
						more = append(more, unit{dst: []string{all[at+k][1]}})
					}
				}
			}
			more = append(more, u)
		}
		units = more
	}
	// Order of the target side.
	order := make([]int, len(units))
	for i := range order {
		order[i] = i
	}
	for range move {
		if len(order) < 8 {
			break
		}
		n := 1 + r.IntN(3)
		from := r.IntN(len(order) - n)
		block := slices.Clone(order[from : from+n])
		order = slices.Delete(order, from, from+n)
		order = slices.Insert(order, r.IntN(len(order)+1), block...)
	}
	// Groups: joining neighbours on one side makes one line of two; the other side keeps two.
	d := &doc{name: name}
	type pos struct{ from, to int }
	srcAt := make([]pos, len(units))
	dstAt := make([]pos, len(units))
	n := 0
	rank := make([]int, len(units)) // place on the target side
	for k, i := range order {
		rank[i] = k
	}
	joinedSrc := make([]bool, len(units)) // unit i joined to the one before on the source side
	joinedDst := make([]bool, len(units))
	for i, u := range units {
		srcAt[i] = pos{n, n}
		if u.src == nil {
			continue
		}
		if i > 0 && units[i-1].src != nil && r.Float64() < join && !joinedSrc[i-1] && rank[i] == rank[i-1]+1 {
			d.lines[0][n-1] += " " + u.src[0]
			srcAt[i] = srcAt[i-1]
			joinedSrc[i] = true
			continue
		}
		d.lines[0] = append(d.lines[0], u.src[0])
		srcAt[i] = pos{n, n + 1}
		n++
	}
	n = 0
	for k, i := range order {
		u := units[i]
		dstAt[i] = pos{n, n}
		if u.dst == nil {
			continue
		}
		if k > 0 && units[order[k-1]].dst != nil && r.Float64() < join && !joinedDst[order[k-1]] && i == order[k-1]+1 {
			d.lines[1][n-1] += " " + u.dst[0]
			dstAt[i] = dstAt[order[k-1]]
			joinedDst[i] = true
			continue
		}
		d.lines[1] = append(d.lines[1], u.dst[0])
		dstAt[i] = pos{n, n + 1}
		n++
	}
	// Beads: connected components of units that share a line.
	type box struct{ a, b pos }
	var boxes []box
	for i := range units {
		if srcAt[i].from < srcAt[i].to && dstAt[i].from < dstAt[i].to {
			boxes = append(boxes, box{srcAt[i], dstAt[i]})
		}
	}
	for again := true; again; {
		again = false
		for i := 0; i < len(boxes) && !again; i++ {
			for k := i + 1; k < len(boxes); k++ {
				x, y := boxes[i], boxes[k]
				if x.a.from < y.a.to && y.a.from < x.a.to || x.b.from < y.b.to && y.b.from < x.b.to {
					boxes[i] = box{pos{min(x.a.from, y.a.from), max(x.a.to, y.a.to)}, pos{min(x.b.from, y.b.from), max(x.b.to, y.b.to)}}
					boxes = slices.Delete(boxes, k, k+1)
					again = true
					break
				}
			}
		}
	}
	for _, b := range boxes {
		if b.a.to-b.a.from > maxSide || b.b.to-b.b.from > maxSide {
			continue
		}
		d.gold = append(d.gold, Bead{Src: Span{b.a.from, b.a.to}, Dst: Span{b.b.from, b.b.to}})
	}
	slices.SortFunc(d.gold, func(a, b Bead) int { return a.Src.From - b.Src.From })
	return d
}

// loosen leaves words and clauses out, as an editor does.
func loosen(r *rand.Rand, s string) string {
	clauses := strings.Split(s, ", ")
	if len(clauses) > 2 && r.Float64() < .3 {
		k := r.IntN(len(clauses))
		clauses = slices.Delete(clauses, k, k+1)
	}
	words := strings.Fields(strings.Join(clauses, ", "))
	rate := .25 * r.Float64()
	out := words[:0]
	for _, w := range words {
		if r.Float64() > rate {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return s
	}
	return strings.Join(out, " ")
}
