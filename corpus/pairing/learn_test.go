package pairing

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// example is a candidate as the models see it.
type example struct {
	x      []float64
	right  bool
	weight float64
}

func (d *dataset) examples(quick bool, use func(fold int) bool) (list []example) {
	for k := range d.edges {
		if use(d.fold[k]) {
			list = append(list, example{features(&d.edges[k], quick), d.right[k], 300 / float64(len(d.edges))})
		}
	}
	return list
}

// fit learns a logistic model by gradient descent, with a pull towards small weights that keeps it from certainty.
func fit(list []example) []float64 {
	const pull = .02
	n := len(list[0].x)
	w, m, v := make([]float64, n), make([]float64, n), make([]float64, n)
	for step := 1; step <= 4000; step++ {
		g := make([]float64, n)
		for _, e := range list {
			d := logistic(dot(w, e.x...))
			if e.right {
				d--
			}
			for i, x := range e.x {
				g[i] += e.weight * d * x
			}
		}
		for i := range w {
			if i > 0 {
				g[i] += pull * w[i]
			}
			m[i] = .9*m[i] + .1*g[i]
			v[i] = .999*v[i] + .001*g[i]*g[i]
			if i > 0 && w[i] == 0 && g[i] > 0 {
				continue
			}
			w[i] -= .05 * m[i] / (1 - math.Pow(.9, float64(step))) / (math.Sqrt(v[i]/(1-math.Pow(.999, float64(step)))) + 1e-8)
			if i > 0 {
				w[i] = max(0, w[i])
			}
		}
	}
	return w
}

func features(e *edge, quick bool) []float64 {
	if quick {
		x := e.quickFeatures()
		return x[:]
	}
	x := e.features()
	return x[:]
}

// score decides with a model's weights and counts: true pairs, false pairs, missed pairs.
func (d *dataset) score(w []float64, quick bool, use func(fold int) bool) (hit, wrong, missed int, list []made) {
	r := &run{}
	for side := range r.sides {
		for _, a := range d.sides[side] {
			r.sides[side] = append(r.sides[side], article{id: a.ID, fresh: true})
		}
	}
	r.edges = slices.Clone(d.edges)
	for k := range r.edges {
		r.edges[k].z = float32(dot(w, features(&r.edges[k], quick)...))
	}
	list = r.decide(anyDay)
	for _, m := range list {
		b := d.sides[1][m.b].Place.Path
		if !use(int(hash(b) % 5)) {
			continue
		}
		if d.truth[[2]string{d.sides[0][m.a].Place.Path, b}] {
			hit++
		} else {
			wrong++
		}
	}
	for p := range d.truth {
		if use(int(hash(p[1]) % 5)) {
			missed++
		}
	}
	return hit, wrong, missed - hit, list
}

func f1(hit, wrong, missed int) float64 {
	if hit+wrong+missed == 0 {
		return 1
	}
	return 2 * float64(hit) / float64(2*hit+wrong+missed)
}

// TestLearn learns the weights of model.go anew, and prints what they reach: on what they were learned from, on parts
// left out by turns, and on kinds of articles they never saw. TOLMACH_LEARN=1.
func TestLearn(t *testing.T) {
	if os.Getenv("TOLMACH_LEARN") == "" {
		t.Skip("TOLMACH_LEARN=1 learns the weights anew")
	}
	ds := datasets(t)
	all := func(int) bool { return true }
	for _, quick := range []bool{true, false} {
		fmt.Printf("quick: %v\n", quick)
		learn := func(use func(d, fold int) bool) []float64 {
			var list []example
			for i, d := range ds {
				if len(d.truth) == 0 {
					continue // measured only: it would teach to leave articles alone
				}
				list = append(list, d.examples(quick, func(fold int) bool { return use(i, fold) })...)
			}
			return fit(list)
		}
		whole := learn(func(int, int) bool { return true })
		fmt.Printf("weights %.2f\n", whole)
		for _, d := range ds {
			line := fmt.Sprintf("%-38s", d.name)
			h, w, m, list := d.score(whole, quick, all)
			line += fmt.Sprintf("  in fold %.4f (+%d -%d)", f1(h, w, m), w, m)
			var out [3]int
			for fold := range 5 {
				weights := learn(func(_, f int) bool { return f != fold })
				h, w, m, _ := d.score(weights, quick, func(f int) bool { return f == fold })
				out[0] += h
				out[1] += w
				out[2] += m
			}
			line += fmt.Sprintf("  out of fold %.4f (+%d -%d)", f1(out[0], out[1], out[2]), out[1], out[2])
			kind := func(d *dataset) string { name, _, _ := strings.Cut(d.name, ","); return name }
			elsewhere := learn(func(k, _ int) bool { return kind(ds[k]) != kind(d) })
			h, w, m, _ = d.score(elsewhere, quick, all)
			line += fmt.Sprintf("  elsewhere %.4f (+%d -%d) %.1f", f1(h, w, m), w, m, elsewhere)
			fmt.Println(line)
			if !quick {
				got := map[[2]int32]bool{}
				for _, x := range list {
					got[[2]int32{x.a, x.b}] = true
				}
				for k, e := range d.edges {
					if got[[2]int32{e.a, e.b}] != d.right[k] {
						x := e.features()
						fmt.Printf("  %v: %s %s %.2f: %.1f\n", d.right[k], d.sides[0][e.a].Place.Path, d.sides[1][e.b].Place.Path, x, dot(whole, x[:]...))
					}
				}
			}
			var bins [10][3]float64
			for _, x := range list {
				k := min(int(x.confidence*10), 9)
				bins[k][0]++
				bins[k][1] += x.confidence
				if d.truth[[2]string{d.sides[0][x.a].Place.Path, d.sides[1][x.b].Place.Path}] {
					bins[k][2]++
				}
			}
			for k, b := range bins {
				if b[0] > 0 {
					fmt.Printf("   %.1f: %3.0f said %.2f are %.2f\n", float64(k)/10, b[0], b[1]/b[0], b[2]/b[0])
				}
			}
		}
	}
}
