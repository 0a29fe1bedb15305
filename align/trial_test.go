package align

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// doc is a pair of texts with its gold beads, null beads left out.
type doc struct {
	name  string
	lines [2][]string
	gold  []Bead
	ev    *evidence
}

// shared is where the development data lies; tests that want it skip when it is absent.
const shared = "../../shared/data/"

// readGold reads a folder of NAME.en, NAME.ru and NAME.gold.
func readGold(t testing.TB, dir string) []*doc {
	files, _ := filepath.Glob(filepath.Join(dir, "*.gold"))
	if len(files) == 0 {
		t.Skip("no gold in ", dir)
	}
	var out []*doc
	for _, f := range files {
		base := strings.TrimSuffix(f, ".gold")
		d := &doc{name: filepath.Base(base), lines: [2][]string{readLines(t, base+".en"), readLines(t, base+".ru")}}
		for _, l := range readLines(t, f) {
			a, b, _ := strings.Cut(l, ":")
			if x, y := numbers(a), numbers(b); len(x) > 0 && len(y) > 0 {
				d.gold = append(d.gold, Bead{Src: Span{x[0], x[len(x)-1] + 1}, Dst: Span{y[0], y[len(y)-1] + 1}})
			}
		}
		out = append(out, d)
	}
	return out
}

func readLines(t testing.TB, path string) []string {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(b), "\n"), "\n")
}

func numbers(s string) (out []int) {
	s, _, _ = strings.Cut(strings.Trim(s, "["), "]")
	for _, f := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(f)); err == nil {
			out = append(out, n)
		}
	}
	return out
}

// prepare computes the evidence of documents.
func (a *Aligner) prepare(ds []*doc) []*doc {
	parallel(len(ds), func(k int) {
		s, t := a.src.read(ds[k].lines[0]), a.dst.read(ds[k].lines[1])
		ms, _ := a.matches(context.Background(), s, t)
		ds[k].ev = newEvidence(s, t, ms)
	})
	return ds
}

func parallel(n int, f func(int)) {
	var wg sync.WaitGroup
	for half := range 2 {
		wg.Go(func() {
			for i := half; i < n; i += 2 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// figures are scores as align/gold computes them, kept here because that package imports this one.
type figures struct {
	p, r, n, x [2]float64 // right, all: precision, recall, non-null precision, crossings
	judged     []judgement
}

type judgement struct {
	confidence float64
	right      bool
}

// auc is the probability that a right bead has more confidence than a wrong one.
func (f *figures) auc() float64 {
	js := slices.Clone(f.judged)
	slices.SortFunc(js, func(a, b judgement) int { return cmp.Compare(a.confidence, b.confidence) })
	var right, wrong, won float64
	for _, j := range js {
		if j.right {
			right++
			won += wrong
		} else {
			wrong++
		}
	}
	return won / max(1, right*wrong)
}

// reliability is the mean confidence and the share right in ten bins of equal count, least sure first.
func (f *figures) reliability() (table [10][2]float64) {
	js := slices.Clone(f.judged)
	slices.SortFunc(js, func(a, b judgement) int { return cmp.Compare(a.confidence, b.confidence) })
	for k := range table {
		part := js[k*len(js)/10 : (k+1)*len(js)/10]
		for _, j := range part {
			table[k][0] += j.confidence / float64(len(part))
			if j.right {
				table[k][1] += 1 / float64(len(part))
			}
		}
	}
	return table
}

// ece is the expected calibration error over those bins.
func (f *figures) ece() (e float64) {
	for _, bin := range f.reliability() {
		e += math.Abs(bin[0]-bin[1]) / 10
	}
	return e
}

type place [4]int

func placeOf(b Bead) place {
	switch {
	case b.Src.Len() == 0:
		return place{-1, -1, b.Dst.From, b.Dst.To}
	case b.Dst.Len() == 0:
		return place{b.Src.From, b.Src.To, -1, -1}
	}
	return place{b.Src.From, b.Src.To, b.Dst.From, b.Dst.To}
}

func (f *figures) count(d *doc, beads []Bead) {
	n, m := len(d.lines[0]), len(d.lines[1])
	want, got := complete(slices.Clone(d.gold), nulls{}, n, m), complete(slices.Clone(beads), nulls{}, n, m)
	right, found := map[place]bool{}, map[place]bool{}
	for _, b := range want {
		right[placeOf(b)] = true
	}
	tally := func(t *[2]float64, ok bool) {
		t[1]++
		if ok {
			t[0]++
		}
	}
	for _, b := range got {
		found[placeOf(b)] = true
		tally(&f.p, right[placeOf(b)])
		if !b.Null() {
			tally(&f.n, right[placeOf(b)])
			f.judged = append(f.judged, judgement{b.Confidence, right[placeOf(b)]})
		}
	}
	for _, b := range want {
		if !b.Null() {
			tally(&f.r, found[placeOf(b)])
			if b.Crossing {
				tally(&f.x, found[placeOf(b)])
			}
		}
	}
}

func (f *figures) f1() (strict, nonNull, crossing float64) {
	share := func(t [2]float64) float64 { return t[0] / max(1, t[1]) }
	p, r, n := share(f.p), share(f.r), share(f.n)
	return 2 * p * r / max(p+r, 1e-9), 2 * n * r / max(n+r, 1e-9), share(f.x)
}

func (f *figures) String() string {
	a, b, c := f.f1()
	return fmt.Sprintf("F1 %.4f non-null %.4f crossing %.3f ECE %.3f AUC %.3f", a, b, c, f.ece(), f.auc())
}

// trial scores what an aligner does with documents.
func trial(ds []*doc, align func(d *doc) []Bead) *figures {
	outs := make([][]Bead, len(ds))
	parallel(len(ds), func(k int) { outs[k] = align(ds[k]) })
	f := &figures{}
	for k, d := range ds {
		f.count(d, outs[k])
	}
	return f
}

func withoutNulls(beads []Bead) []Bead { return slices.DeleteFunc(slices.Clone(beads), Bead.Null) }
