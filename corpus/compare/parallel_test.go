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

// TestParallel holds how often something is reported in translated news: most of it are false alarms, since translators
// seldom err. Twenty sentences stand for an article.
func TestParallel(t *testing.T) {
	f, err := os.Open(parallel)
	if err != nil {
		t.Skip("no parallel text: ", err)
	}
	defer f.Close()
	c := newComparer()
	counts := map[Kind]int{}
	var v [2]Version
	var beads []align.Bead
	n := 0
	for lines := bufio.NewScanner(f); lines.Scan() && n < 12_000; {
		en, ru, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			continue
		}
		i := len(beads)
		v[0].Sentences, v[1].Sentences = append(v[0].Sentences, en), append(v[1].Sentences, ru)
		beads = append(beads, align.Bead{Src: span(i, i+1), Dst: span(i, i+1), Confidence: 1})
		if n++; len(beads) == 20 {
			for kind, k := range c.Compare(v, beads).Counts {
				counts[kind] += k
			}
			v, beads = [2]Version{}, nil
		}
	}
	t.Logf("%d sentences: %v", n, counts)
	for kind, most := range map[Kind]float64{Figure: .008, Date: .004, Name: .025, Negation: .027} {
		if share := float64(counts[kind]) / float64(n); share > most {
			t.Errorf("%s: reported in %.4f of the sentences, at most %.4f are allowed", kind, share, most)
		}
	}
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
