package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
)

// parallel is a text in two made-up languages, whose words nothing but the texts connects; a figure stands here and there.
type parallel struct {
	sides [2][]string
	gold  []string // vecalign lines
}

// speak makes n sentences a side or so: of each nine one is left out on one side, one on the other, and one is joined
// with the next. Words are as frequent as words are, and keep no order.
func speak(n int, seed uint64) (p parallel) {
	r := rand.New(rand.NewPCG(seed, 3))
	syllables := [2][]string{strings.Fields("ba du ge ki lo ma nu pe ri so"), strings.Fields("vra che stu plo gri zna tro blu kve snu")}
	word := func(side, k int) string {
		s := syllables[side]
		return s[k%10] + s[k/10%10] + s[k/100%10] + s[(k*7+3)%10]
	}
	sentence := func() (both [2]string) {
		var words [2][]string
		for range 6 + r.IntN(9) {
			k := int(600 * r.Float64() * r.Float64())
			words[0] = append(words[0], word(0, k))
			words[1] = append(words[1], word(1, k))
		}
		if r.IntN(5) == 0 {
			for side := range words {
				words[side] = append(words[side], fmt.Sprint(100+len(p.gold)))
			}
		}
		r.Shuffle(len(words[1]), func(i, j int) { words[1][i], words[1][j] = words[1][j], words[1][i] })
		for side := range both {
			both[side] = strings.Join(words[side], " ") + "."
		}
		return both
	}
	put := func(side int, text string) string {
		p.sides[side] = append(p.sides[side], text)
		return fmt.Sprint(len(p.sides[side]) - 1)
	}
	for len(p.sides[0]) < n {
		a, b := sentence(), sentence()
		switch r.IntN(9) {
		case 0:
			p.gold = append(p.gold, "["+put(0, a[0])+"]:[]")
		case 1:
			p.gold = append(p.gold, "[]:["+put(1, a[1])+"]")
		case 2:
			p.gold = append(p.gold, "["+put(0, a[0])+","+put(0, b[0])+"]:["+put(1, a[1]+" "+b[1])+"]")
		default:
			p.gold = append(p.gold, "["+put(0, a[0])+"]:["+put(1, a[1])+"]")
		}
	}
	return p
}

func (p *parallel) write(t *testing.T, base string) {
	for side, code := range []string{"sw", "eu"} {
		write(t, base+"."+code, strings.Join(p.sides[side], "\n")+"\n")
	}
	write(t, base+".gold", strings.Join(p.gold, "\n")+"\n")
}

// A pair of languages that no lexicon is known for is learnt from the texts, those of one long file or of all jobs of a batch.
func TestLanguagesLearntFromFiles(t *testing.T) {
	dir := t.TempDir()
	one := filepath.Join(dir, "one")
	long := speak(1000, 1)
	long.write(t, one)
	f1 := func(gold, out string) float64 {
		var x struct{ F1 float64 }
		if err := json.Unmarshal([]byte(mustRun(t, "eval", "--json", gold, out)), &x); err != nil {
			t.Fatal(err)
		}
		return x.F1
	}
	langs := []string{"align", "--lines", "--from", "sw", "--to", "eu", "--format", "vecalign"}
	with := func(more ...string) []string { return append(append([]string{}, langs...), more...) }
	mustRun(t, with(one+".sw", one+".eu", "-o", one+".out")...)
	mustRun(t, with(one+".sw", one+".eu", "-o", one+".bare", "--lexicon", "none")...)
	learnt, bare := f1(one+".gold", one+".out"), f1(one+".gold", one+".bare")
	t.Logf("one file of 1,000 sentences: F1 %.3f, without a lexicon %.3f", learnt, bare)
	if learnt < .9 || learnt <= bare {
		t.Errorf("F1 %.3f, without a lexicon %.3f", learnt, bare)
	}

	batch := filepath.Join(dir, "batch")
	var jobs strings.Builder
	for k := range 60 {
		p := speak(17, uint64(100+k))
		base := filepath.Join(batch, fmt.Sprintf("%02d", k))
		p.write(t, base)
		fmt.Fprintf(&jobs, "%s.sw\t%s.eu\t%s.out\n", base, base, base)
	}
	write(t, filepath.Join(dir, "jobs"), jobs.String())
	cmd, messages := tolmach(with("--batch", filepath.Join(dir, "jobs"))...)
	if err := cmd.Run(); err != nil {
		t.Fatal(err, messages)
	}
	if !strings.HasPrefix(messages.String(), "learnt a lexicon from 60 jobs: ") {
		t.Errorf("messages: %s", messages)
	}
	pooled := f1(batch, batch)
	mustRun(t, with("--lexicon", "none", "--batch", filepath.Join(dir, "jobs"))...)
	bare = f1(batch, batch)
	t.Logf("60 jobs of 17 sentences: F1 %.3f, without a lexicon %.3f", pooled, bare)
	if pooled < .85 || pooled <= bare {
		t.Errorf("60 jobs: F1 %.3f, without a lexicon %.3f", pooled, bare)
	}
}

// A corpus of such languages learns by itself as soon as there is enough text, keeps what it learnt, aligns new pairs with it,
// and learns again when it has grown to twice the size.
func TestLanguagesLearntFromCorpus(t *testing.T) {
	dir := t.TempDir()
	c := filepath.Join(dir, "c")
	articles := func(name string, from, to int) string {
		var b strings.Builder
		for k := from; k < to; k++ {
			p := speak(30, uint64(1000+k))
			for side, code := range []string{"sw", "eu"} {
				a := map[string]any{"id": fmt.Sprintf("%s%d", code, k), "lang": code, "date": "2020-01-01", "title": fmt.Sprintf("%s number %d", code, k),
					"paragraphs": p.sides[side]}
				if side == 1 {
					a["translation_of"] = fmt.Sprintf("sw%d", k)
				}
				line, err := json.Marshal(a)
				if err != nil {
					t.Fatal(err)
				}
				b.Write(append(line, '\n'))
			}
		}
		path := filepath.Join(dir, name+".jsonl")
		write(t, path, b.String())
		return path
	}
	build := func(args ...string) string {
		cmd, messages := tolmach(append([]string{"build", "--corpus", c}, args...)...)
		if err := cmd.Run(); err != nil {
			t.Fatal(err, messages)
		}
		return messages.String()
	}
	sum := func() string { return mustRun(t, "lexicon", "info", "--corpus", c) }
	for _, step := range []struct {
		name     string
		from, to int
		says     string // "" for nothing of a lexicon
		other    bool   // the lexicon changes
	}{
		{"little", 0, 4, "no lexicon of sw and eu, and 4 pairs hold too little text", false},
		{"enough", 4, 30, "learnt a lexicon from 30 pairs: ", true},
		{"nothing", 0, 0, "", false},
		{"more", 30, 36, "", false},
		{"twice", 36, 65, "learnt a lexicon from 65 pairs: ", true},
		{"nothing", 0, 0, "", false},
	} {
		before := sum()
		args := []string{"--langs", "sw,eu", articles(step.name, step.from, step.to)}
		if step.to == 0 {
			args = nil
		}
		said := build(args...)
		switch {
		case step.says == "" && strings.Contains(said, "lexicon"), !strings.Contains(said, step.says):
			t.Errorf("%s: %s", step.name, said)
		case (sum() != before) != step.other:
			t.Errorf("%s: the lexicon changed: %v", step.name, !step.other)
		case step.to == 0 && !strings.Contains(said, "nothing changed"):
			t.Errorf("%s: %s", step.name, said)
		}
	}
	mustRun(t, "check", "--corpus", c)
}
