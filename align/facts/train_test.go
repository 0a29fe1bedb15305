package facts

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"tolmach/align/lang"
)

var update = flag.Bool("update", false, "estimate names.tsv anew from ../shared/data/names (minutes)")

// TestTrain estimates the sound model from the development half of the name pairs and writes names.tsv:
//
//	go test -run TestTrain ./align/facts -update -timeout 30m
func TestTrain(t *testing.T) {
	if !*update {
		t.Skip("without -update")
	}
	var pairs []trainPair
	random := rand.New(rand.NewSource(7))
	for _, p := range readPersons(t) {
		if p.held {
			continue
		}
		a, b := trainLetters(0, p.latin), trainLetters(1, p.cyrillic)
		if len(a) < 3 || len(b) < 3 || len(a) > 20 || len(b) > 20 {
			continue
		}
		pairs = append(pairs, trainPair{a, b, math.Min(math.Sqrt(p.count), 5)})
		if forms := lang.Get("ru").Decline(p.cyrillic); len(forms) > 1 && len(b) > 3 {
			pairs = append(pairs, trainPair{a, trainLetters(1, forms[1+random.Intn(len(forms)-1)]), math.Min(math.Sqrt(p.count), 5)})
		}
	}
	m := newTrainer(pairs)
	t.Logf("%d pairs", len(pairs))
	single := func(u trainUnit) bool { return len(u.a)+len(u.b) <= 1 || len(u.a) == 1 && len(u.b) == 1 }
	for range 5 {
		m.round(1)
	}
	// Longer units: what the first alignment puts side by side often enough.
	seen := map[trainUnit]float64{}
	for _, p := range pairs {
		path := m.path(p)
		for i := range path {
			u := trainUnit{}
			for k := i; k < len(path) && k < i+4; k++ {
				u.a, u.b = u.a+path[k].a, u.b+path[k].b
				if n, l := len([]rune(u.a)), len([]rune(u.b)); n <= maxUnit && l <= maxUnit && n > 0 && l > 0 && n+l > 2 {
					seen[u]++
				}
			}
		}
	}
	for u, n := range seen {
		if n >= 12 {
			m.weight[u] = math.Log(n/float64(len(pairs))/10) - float64(len([]rune(u.a+u.b))-2)
		}
	}
	for k := range 5 {
		m.round(4)
		t.Logf("round %d: %d units, %.4f of the pairs no noise, log likelihood %.0f", k, len(m.weight), m.kept, m.likelihood)
	}
	m.prune(1.5, single)
	for range 3 {
		m.round(4)
	}
	t.Logf("%d units, %.4f of the pairs no noise, log likelihood %.0f", len(m.weight), m.kept, m.likelihood)
	if err := os.WriteFile("names.tsv", m.table(), 0o644); err != nil {
		t.Fatal(err)
	}
}

type trainPair struct {
	a, b  []rune // with $ at the end
	count float64
}

type trainUnit struct{ a, b string }

type trainer struct {
	pairs            []trainPair
	weight           map[trainUnit]float64
	chain            [2]map[[2]rune]float64
	marks            map[rune]float64
	alphabet         [2][]rune
	kept, likelihood float64
}

const cyrillicAlphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

// markedLetters are the Latin letters that keep their marks in the model, since they sound unlike the plain ones.
const markedLetters = "áàâäãåāăąçćčéèêëēėęěğíîïīıłľñńňóòôöõøőōřśšşșţțúùûüűūýźžżæœþđð"

func trainLetters(side int, s string) (w []rune) {
	known := "abcdefghijklmnopqrstuvwxyz" + markedLetters
	if side == 1 {
		known = cyrillicAlphabet
	}
	for _, c := range s {
		switch {
		case strings.ContainsRune(known, c):
			w = append(w, c)
		case side == 1:
			w = append(w, []rune(cyrillicLetters[c])...)
		case c < rune(len(plainLatin)) && plainLatin[c] != 0:
			w = append(w, rune(plainLatin[c]))
		default:
			w = append(w, []rune(latin[c])...)
		}
	}
	return append(w, '$')
}

// newTrainer starts from the letters that stand at about the same place in both words.
func newTrainer(pairs []trainPair) *trainer {
	m := &trainer{pairs: pairs, weight: map[trainUnit]float64{}, marks: map[rune]float64{}}
	counts := map[trainUnit]float64{}
	for _, p := range pairs {
		for i, a := range p.a {
			for j, b := range p.b {
				if d := float64(i)/float64(len(p.a)) - float64(j)/float64(len(p.b)); math.Abs(d) <= 0.35 {
					counts[trainUnit{string(a), string(b)}]++
				}
			}
		}
	}
	m.chains()
	m.normalise(counts, 1)
	return m
}

// chains estimates each side by itself: letter after letter, and marks by their plain letter.
func (m *trainer) chains() {
	for side := range m.chain {
		pair, before, letter, all := map[[2]rune]float64{}, map[rune]float64{}, map[rune]float64{}, 0.0
		marked, plain := map[rune]float64{}, map[rune]float64{}
		for _, p := range m.pairs {
			w, last := p.a, '$'
			if side == 1 {
				w = p.b
			}
			for _, c := range w {
				if d := plainOf(c); side == 0 && d != c {
					marked[c]++
					c = d
				}
				plain[c]++
				pair[[2]rune{last, c}]++
				before[last]++
				letter[c]++
				all++
				last = c
			}
		}
		m.alphabet[side] = slices.Sorted(maps.Keys(letter))
		m.chain[side] = map[[2]rune]float64{}
		for _, a := range m.alphabet[side] {
			for _, b := range m.alphabet[side] {
				m.chain[side][[2]rune{a, b}] = math.Log((pair[[2]rune{a, b}] + 5*letter[b]/all) / (before[a] + 5))
			}
		}
		for c, n := range marked {
			m.marks[c] = math.Log(n / plain[plainOf(c)])
		}
	}
}

func plainOf(c rune) rune {
	if c < rune(len(plainLatin)) && plainLatin[c] != 0 {
		return rune(plainLatin[c])
	}
	if s := latin[c]; c < 0x250 && s != "" {
		return rune(s[0])
	}
	return c
}

func (m *trainer) alone(side int, w []rune) (sum float64) {
	last := '$'
	for _, c := range w {
		d := c
		if side == 0 {
			d = plainOf(c)
			sum += m.marks[c]
		}
		sum += m.chain[side][[2]rune{last, d}]
		last = d
	}
	return sum
}

// normalise makes weights of counts, without those under least.
func (m *trainer) normalise(counts map[trainUnit]float64, least float64) {
	// A letter can always stand alone, and a plain pair of letters is never quite forgotten.
	for side, letters := range [2][]rune{[]rune("abcdefghijklmnopqrstuvwxyz$" + markedLetters), []rune(cyrillicAlphabet + "$")} {
		for _, c := range letters {
			u := trainUnit{a: string(c)}
			if side == 1 {
				u = trainUnit{b: string(c)}
			}
			counts[u] += 0.3
		}
	}
	total := 0.0
	for _, u := range sortedUnits(counts) { // in a fixed order: the sum must not depend on the map
		if n := counts[u]; n >= least || len(u.a) == 0 || len(u.b) == 0 {
			total += n
		} else {
			delete(counts, u)
		}
	}
	m.weight = map[trainUnit]float64{}
	for u, n := range counts {
		m.weight[u] = math.Log(n / total)
	}
}

func sortedUnits(m map[trainUnit]float64) []trainUnit {
	return slices.SortedFunc(maps.Keys(m), func(x, y trainUnit) int {
		return cmp.Or(strings.Compare(x.a, y.a), strings.Compare(x.b, y.b))
	})
}

type trainArc struct {
	from, to int
	unit     trainUnit
	weight   float64
}

// arcs lists the units that fit the pair, in the order of where they begin.
func (m *trainer) arcs(p trainPair) (arcs []trainArc, size int) {
	n, l := len(p.a), len(p.b)
	for i := 0; i <= n; i++ {
		for j := 0; j <= l; j++ {
			for x := 0; x <= maxUnit && i+x <= n; x++ {
				for y := 0; y <= maxUnit && j+y <= l; y++ {
					if x+y == 0 || x == 0 && y > 1 || y == 0 && x > 1 {
						continue
					}
					u := trainUnit{string(p.a[i : i+x]), string(p.b[j : j+y])}
					if w, ok := m.weight[u]; ok {
						arcs = append(arcs, trainArc{i*(l+1) + j, (i+x)*(l+1) + j + y, u, w})
					}
				}
			}
		}
	}
	return arcs, (n + 1) * (l + 1)
}

// round is one step of expectation and maximisation, in which a pair counts as far as it is no noise.
func (m *trainer) round(least float64) {
	const noise = 0.03
	counts := map[trainUnit]float64{}
	m.kept, m.likelihood = 0, 0
	for _, p := range m.pairs {
		arcs, size := m.arcs(p)
		forward, backward := make([]float64, size), make([]float64, size)
		for i := range size {
			forward[i], backward[i] = math.Inf(-1), math.Inf(-1)
		}
		forward[0], backward[size-1] = 0, 0
		for _, a := range arcs {
			forward[a.to] = logSum(forward[a.to], forward[a.from]+a.weight)
		}
		for _, a := range slices.Backward(arcs) {
			backward[a.from] = logSum(backward[a.from], backward[a.to]+a.weight)
		}
		all := forward[size-1]
		if math.IsInf(all, -1) {
			continue
		}
		chance := math.Log(noise) + m.alone(0, p.a) + m.alone(1, p.b)
		name := math.Log(1-noise) + all
		kept := math.Exp(name - logSum(name, chance))
		m.kept += kept / float64(len(m.pairs))
		m.likelihood += logSum(name, chance)
		for _, a := range arcs {
			if g := kept * p.count * math.Exp(forward[a.from]+a.weight+backward[a.to]-all); g > 1e-6 {
				counts[a.unit] += g
			}
		}
	}
	m.normalise(counts, least)
}

func logSum(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) || b < a-40 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// path is the best way to cut a pair into units.
func (m *trainer) path(p trainPair) (path []trainUnit) {
	arcs, size := m.arcs(p)
	best, by := make([]float64, size), make([]int, size)
	for i := range best {
		best[i] = math.Inf(-1)
	}
	best[0] = 0
	for k, a := range arcs {
		if v := best[a.from] + a.weight; v > best[a.to] {
			best[a.to], by[a.to] = v, k
		}
	}
	if math.IsInf(best[size-1], -1) {
		return nil
	}
	for at := size - 1; at > 0; at = arcs[by[at]].from {
		path = append(path, arcs[by[at]].unit)
	}
	slices.Reverse(path)
	return path
}

// prune drops the units that their parts explain within slack.
func (m *trainer) prune(slack float64, keep func(trainUnit) bool) {
	for _, u := range sortedUnits(m.weight) {
		if keep(u) {
			continue
		}
		w := m.weight[u]
		delete(m.weight, u)
		parts := 0.0
		if path := m.path(trainPair{a: []rune(u.a), b: []rune(u.b)}); path == nil {
			parts = math.Inf(-1)
		} else {
			for _, v := range path {
				parts += m.weight[v]
			}
		}
		if w-parts >= slack {
			m.weight[u] = w
		}
	}
}

func (m *trainer) table() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# How names in Latin letters are spelt in Cyrillic, estimated by TestTrain from name pairs of Wikidata (CC0).\n")
	fmt.Fprintf(&b, "# unit LATIN CYRILLIC WEIGHT; latin and cyrillic: a letter behind another; mark: a marked letter for its plain one.\n")
	fmt.Fprintf(&b, "# Weights are natural logarithms times %d. $ ends a word.\n", unitScale)
	step := func(w float64) int { return int(math.Round(w * unitScale)) }
	for _, u := range sortedUnits(m.weight) {
		fmt.Fprintf(&b, "unit\t%s\t%s\t%d\n", u.a, u.b, step(m.weight[u]))
	}
	for side, name := range []string{"latin", "cyrillic"} {
		for _, x := range m.alphabet[side] {
			for _, y := range m.alphabet[side] {
				fmt.Fprintf(&b, "%s\t%s\t\t%d\n", name, string([]rune{x, y}), step(m.chain[side][[2]rune{x, y}]))
			}
		}
	}
	for _, c := range slices.Sorted(maps.Keys(m.marks)) {
		fmt.Fprintf(&b, "mark\t%s\t%s\t%d\n", string(c), string(plainOf(c)), step(m.marks[c]))
	}
	return b.Bytes()
}
