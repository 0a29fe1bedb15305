package facts

import (
	"math/rand"
	"slices"
	"testing"

	"tolmach/align/lang"
)

// TestKinship measures words of one script: two Latin spellings of one Cyrillic name against two of different names.
func TestKinship(t *testing.T) {
	all := readPersons(t)
	random := rand.New(rand.NewSource(1))
	by := map[string][]Token{}
	var tokens []Token
	for _, p := range all {
		if len(p.latin) < 3 {
			continue
		}
		x := NewToken(lang.Get("de"), p.latin)
		by[p.cyrillic] = append(by[p.cyrillic], x)
		tokens = append(tokens, x)
	}
	hit, n := 0.0, 0.0
	var scores []float64
	for _, p := range all {
		g := by[p.cyrillic]
		if len(g) < 2 || p.count < 2 {
			continue
		}
		a, b := g[random.Intn(len(g))], g[random.Intn(len(g))]
		if a.roman == b.roman {
			continue
		}
		v := a.Evidence(&b)
		scores = append(scores, v)
		n++
		if v > 0 {
			hit++
		}
	}
	slices.Sort(scores)
	var chance []float64
	for range 200000 {
		a, b := tokens[random.Intn(len(tokens))], tokens[random.Intn(len(tokens))]
		if a.roman != b.roman {
			chance = append(chance, a.Evidence(&b))
		}
	}
	slices.Sort(chance)
	cut := chance[len(chance)-len(chance)/1000]
	at, _ := slices.BinarySearch(scores, cut)
	t.Logf("at 1 in 1,000 (cut %.2f): recall %.4f of pairs that are spelt unlike", cut, 1-float64(at)/float64(len(scores)))
	if cut > 0.5 || hit/n < .74 {
		t.Error("floors: a cut of .5 at most, recall .74 at 0")
	}
	t.Logf("at 0: %.4f of %.0f", hit/n, n)
}
