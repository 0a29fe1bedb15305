package facts

import (
	"bufio"
	"hash/fnv"
	"math/rand"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"tolmach/align/lang"
)

// persons is the list of name pairs the model is measured on.
const persons = "../../../shared/data/names/persons.tsv"

type person struct {
	latin, cyrillic string
	count           float64
	held            bool // of the half that nothing is tuned on
}

// readPersons reads the pairs; the halves are split by the Latin word, so that no word is in both.
func readPersons(t testing.TB) (all []person) {
	f, err := os.Open(persons)
	if err != nil {
		t.Skip("no name pairs: ", err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		c := strings.Split(lines.Text(), "\t")
		if len(c) != 3 {
			continue
		}
		n, _ := strconv.ParseFloat(c[2], 64)
		h := fnv.New32a()
		h.Write([]byte(c[0]))
		all = append(all, person{c[0], c[1], n, h.Sum32()%2 == 1})
	}
	return all
}

type measure struct{ recall, weighted float64 }

func TestNames(t *testing.T) {
	all := readPersons(t)
	en, ru := lang.Get("en"), lang.Get("ru")
	random := rand.New(rand.NewSource(1))
	for _, half := range []string{"dev", "held-out"} {
		for _, form := range []string{"nominative", "case forms"} {
			var a, b []Token
			var count []float64
			var ps []person
			for _, p := range all {
				if p.held != (half == "held-out") {
					continue
				}
				if form == "case forms" {
					if f := ru.Decline(p.cyrillic); len(f) > 1 {
						p.cyrillic = f[1+random.Intn(len(f)-1)]
					}
				}
				ps = append(ps, p)
				a = append(a, NewToken(en, p.latin))
				b = append(b, NewToken(ru, p.cyrillic))
				count = append(count, p.count)
			}
			known := map[[2]string]bool{}
			for _, p := range ps {
				known[[2]string{p.latin, p.cyrillic}] = true
			}
			truth := make([]float64, len(ps))
			for i := range ps {
				truth[i] = a[i].Evidence(&b[i])
			}
			draw := drawer(random, count)
			byLength := map[int][]int{}
			for i := range a {
				n := len(a[i].roman)
				byLength[n] = append(byLength[n], i)
			}
			for _, kind := range []string{"any", "same length", "weighted"} {
				var chance []float64
				start := time.Now()
				for len(chance) < 200000 {
					i, j := random.Intn(len(ps)), random.Intn(len(ps))
					switch kind {
					case "same length":
						g := byLength[len(a[i].roman)]
						j = g[random.Intn(len(g))]
					case "weighted":
						i, j = draw(), draw()
					}
					if !known[[2]string{ps[i].latin, ps[j].cyrillic}] {
						chance = append(chance, a[i].Evidence(&b[j]))
					}
				}
				took := time.Since(start)
				slices.Sort(chance)
				cut := chance[len(chance)-len(chance)/1000]
				false0 := 0
				for _, c := range chance {
					if c > 0 {
						false0++
					}
				}
				r, r0, w, w0, sum := 0.0, 0.0, 0.0, 0.0, 0.0
				for i, v := range truth {
					sum += count[i]
					if v > cut {
						r++
						w += count[i]
					}
					if v > 0 {
						r0++
						w0 += count[i]
					}
				}
				n := float64(len(truth))
				t.Logf("%-8s %-10s %-11s at 1:1000 (%.2f): recall %.4f weighted %.4f; at 0: %.4f %.4f, false %.5f; %v a pair", half, form, kind, cut, r/n, w/sum, r0/n, w0/sum,
					float64(false0)/float64(len(chance)), took/time.Duration(len(chance)))
			}
		}
	}
}

// drawer draws indices by their count.
func drawer(random *rand.Rand, count []float64) func() int {
	sums := make([]float64, len(count))
	sum := 0.0
	for i, n := range count {
		sum += n
		sums[i] = sum
	}
	return func() int { i, _ := slices.BinarySearch(sums, random.Float64()*sum); return min(i, len(sums)-1) }
}

func TestNameKeys(t *testing.T) {
	all := readPersons(t)
	en, ru := lang.Get("en"), lang.Get("ru")
	random := rand.New(rand.NewSource(1))
	shared, first, n, chance, keys := 0, 0, 0, 0, 0
	share := func(a, b []string) bool {
		for _, k := range a {
			if slices.Contains(b, k) {
				return true
			}
		}
		return false
	}
	for _, p := range all {
		f := ru.Decline(p.cyrillic)
		word := f[random.Intn(min(len(f), 5))]
		x, y := NewToken(en, p.latin), NewToken(ru, word)
		if x.Evidence(&y) <= 0 {
			continue
		}
		n++
		a, b := NameKeys(en, p.latin), NameKeys(ru, word)
		keys += len(a) + len(b)
		if share(a, b) {
			shared++
		} else if random.Intn(200) == 0 && testing.Verbose() {
			t.Log(p.latin, word, a, b)
		}
		if len(a) > 0 && len(b) > 0 && a[0] == b[0] {
			first++
		}
		if share(a, NameKeys(ru, all[random.Intn(len(all))].cyrillic)) {
			chance++
		}
	}
	t.Logf("shared %.4f first %.4f by chance %.5f keys %.2f", float64(shared)/float64(n), float64(first)/float64(n), float64(chance)/float64(n), float64(keys)/float64(2*n))
}
