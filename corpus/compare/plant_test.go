package compare

import (
	"context"
	"fmt"
	"testing"

	"tolmach/align"
	"tolmach/align/lexicon"
)

// outcome is what a run of plants came to.
type outcome struct {
	found, false, planted, reworded int
	misses                          []string
	byWhat                          map[string][2]int
}

// trial compares every plant's copy with the untouched story and counts what is new.
func (p *planter) trial(t testing.TB, plants []plant, beads func(story) []align.Bead) (o outcome) {
	c := newComparer()
	base := make([]map[string]bool, len(p.stories))
	name := func(f Finding) string {
		return fmt.Sprint(f.Kind, f.Sides[0].Sentence, f.Sides[0].Text, f.Sides[1].Sentence, f.Sides[1].Text)
	}
	o.byWhat = map[string][2]int{}
	for _, x := range plants {
		if base[x.story] == nil {
			base[x.story] = map[string]bool{}
			s := p.stories[x.story]
			for _, f := range c.Compare(s.versions, beads(s)).Findings {
				base[x.story][name(f)] = true
			}
		}
		s := p.apply(x)
		hit := false
		var news []Finding
		for _, f := range c.Compare(s.versions, beads(s)).Findings {
			if f.Kind == Only || f.Kind == Moved || base[x.story][name(f)] {
				continue
			}
			news = append(news, f)
			hit = hit || f.Kind == x.kind && f.Sides[x.side].Sentence <= x.sentence && x.sentence < f.Sides[x.side].Sentence+f.Sides[x.side].Count
		}
		n := o.byWhat[x.what]
		n[1]++
		if x.kind != "" {
			o.planted++
			if hit {
				o.found++
				n[0]++
			}
		} else {
			o.reworded++
			if len(news) > 0 {
				o.false++
				n[0]++
			}
		}
		o.byWhat[x.what] = n
		if hit != (x.kind != "") || x.kind == "" && len(news) > 0 {
			o.misses = append(o.misses, fmt.Sprintf("story %s, %s %d, %s\n  - %s\n  + %s\n  %v", p.stories[x.story].number, codes[x.side], x.sentence, x.what, x.before, x.after, news))
		}
	}
	return o
}

// TestPlants plants disagreements and harmless rewordings in copies of the authored stories, with the gold beads and with
// those of the aligner. About one disagreement in twenty is no fair one: its other side does not say what was changed.
func TestPlants(t *testing.T) {
	aligner := align.New(align.Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	for _, run := range []struct {
		name  string
		beads func(story) []align.Bead
	}{
		{"gold beads", func(s story) []align.Bead { return s.beads }},
		{"aligned", func(s story) []align.Bead {
			beads, err := aligner.Align(context.Background(), s.versions[0].Sentences, s.versions[1].Sentences)
			if err != nil {
				t.Fatal(err)
			}
			return beads
		}},
	} {
		t.Run(run.name, func(t *testing.T) {
			found, planted := 0, 0
			for _, seed := range []int64{6, 7, 8} {
				p := newPlanter(t, seed)
				bad := p.trial(t, p.some(100, disagreements), run.beads)
				good := p.trial(t, p.some(100, harmless), run.beads)
				t.Logf("seed %d: found %d of %d disagreements %v; %d false alarms of %d rewordings %v",
					seed, bad.found, bad.planted, bad.byWhat, good.false, good.reworded, good.byWhat)
				for _, m := range append(bad.misses, good.misses...) {
					t.Log(m)
				}
				found, planted = found+bad.found, planted+bad.planted
				if bad.planted != 100 || good.reworded != 100 || bad.found < 85 || good.false > 5 {
					t.Errorf("seed %d: floors are 85 found and 5 false alarms", seed)
				}
			}
			if found < planted*9/10 {
				t.Errorf("found %d of %d: the floor is nine in ten", found, planted)
			}
		})
	}
}
