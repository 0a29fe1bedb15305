package compare

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"tolmach/align"
)

// parallel is news translated sentence by sentence, which says the same on both sides but for slips.
const parallel = "../../../shared/data/train/newstest2012-2018.tsv"

// parallelPart is a part of the parallel text.
type parallelPart struct {
	name     string
	from, to int // lines
	// What a thousand sentences may have of each kind, and the share of planted negations that is to be found.
	most  map[Kind]float64
	least float64
}

// sentences gives the pairs of a part.
func (p parallelPart) sentences(t *testing.T) (out [][2]string) {
	f, err := os.Open(parallel)
	if err != nil {
		t.Skip("no parallel text: ", err)
	}
	defer f.Close()
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan() && n < p.to; n++ {
		if en, ru, ok := strings.Cut(lines.Text(), "\t"); ok && n >= p.from {
			out = append(out, [2]string{en, ru})
		}
	}
	return out
}

// TestParallel holds how often something is reported in translated news: most of it are false alarms, since translators
// seldom err. Twenty sentences stand for an article. The alarms of the first 12,000 sentences were looked at and lists
// of words made longer for them, the next 4,000 a little; the rest was never looked at.
func TestParallel(t *testing.T) {
	c := newComparer()
	for _, part := range []parallelPart{
		{"looked at", 0, 12_000, map[Kind]float64{Figure: 3, Date: 2.5, Name: 11, Negation: 13}, .84},
		{"not looked at", 16_000, 21_000, map[Kind]float64{Figure: 4, Date: 3.5, Name: 13, Negation: 13}, .84},
	} {
		t.Run(part.name, func(t *testing.T) {
			counts := map[Kind]int{}
			var v [2]Version
			var beads []align.Bead
			all := part.sentences(t)
			for _, x := range all {
				i := len(beads)
				v[0].Sentences, v[1].Sentences = append(v[0].Sentences, x[0]), append(v[1].Sentences, x[1])
				beads = append(beads, align.Bead{Src: span(i, i+1), Dst: span(i, i+1), Confidence: 1})
				if len(beads) == 20 {
					for kind, k := range c.Compare(v, beads).Counts {
						counts[kind] += k
					}
					v, beads = [2]Version{}, nil
				}
			}
			t.Logf("%d sentences: %v", len(all), counts)
			for kind, most := range part.most {
				rate := 1000 * float64(counts[kind]) / float64(len(all))
				if t.Logf("%s: %.1f in a thousand", kind, rate); rate > most {
					t.Errorf("%s: at most %.1f are allowed", kind, most)
				}
			}
			found, planted := plantNegations(t, c, all)
			t.Logf("planted negations found: %d of %d", found, planted)
			if float64(found) < part.least*float64(planted) {
				t.Errorf("the floor is %.2f", part.least)
			}
		})
	}
}

// plantNegations drops the negation of sentences that have one on both sides, and puts one into every fourth of those that
// have none; it counts those found.
func plantNegations(t *testing.T, c *Comparer, all [][2]string) (found, planted int) {
	p := newPlanter(t, 5)
	adds, drops := disagreements[4], disagreements[5]
	for n, x := range all {
		q := &pair{Comparer: c}
		var denials [2]int
		for k := range x {
			q.sides[k] = c.read(k, Version{Sentences: []string{x[k]}})
			denials[k] = len(q.denials(k, q.sides[k].body[0]))
		}
		change, side := adds, n/4%2
		switch {
		case denials == [2]int{1, 1}:
			change, side = drops, n%2
		case denials != [2]int{} || n%4 > 0:
			continue
		}
		after := change.make(p, Version{}, side, x[side])
		if after == "" {
			continue
		}
		planted++
		v := [2]Version{{Sentences: []string{x[0]}}, {Sentences: []string{x[1]}}}
		v[side].Sentences[0] = after
		if c.Compare(v, []align.Bead{{Src: span(0, 1), Dst: span(0, 1), Confidence: 1}}).Counts[Negation] > 0 {
			found++
		}
	}
	return found, planted
}

func BenchmarkCompare(b *testing.B) {
	all := stories(b)
	c := newComparer()
	b.ResetTimer()
	for i := range b.N {
		s := all[i%len(all)]
		c.Compare(s.versions, s.beads)
	}
}
