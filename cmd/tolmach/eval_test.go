package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const scorer = "../../../shared/eval/score.py"

// inPython prints the figures of the reference scorer with all their digits.
const inPython = `
import glob, importlib.util, json, os, sys
spec = importlib.util.spec_from_file_location('score', sys.argv[1])
s = importlib.util.module_from_spec(spec); spec.loader.exec_module(s)
pairs = []
for g in sorted(glob.glob(os.path.join(sys.argv[2], '*.gold'))):
    o = os.path.join(sys.argv[3], os.path.basename(g)[:-5] + '.out')
    pairs.append((s.read(g), s.read(o) if os.path.exists(o) else []))
x = s.score(pairs)
print(json.dumps({'docs': len(pairs), 'precision': x['P'], 'recall': x['R'], 'f1': x['F1'], 'f1_lax': x['F1_lax'],
    'f1_nonnull': x['F1_nonnull'], 'crossing_recall': x['cross_recall']}))
`

// agree compares the figures of eval with those of the reference scorer, to the last digit.
func agree(t *testing.T, gold, out string) map[string]float64 {
	t.Helper()
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the reference scorer is not here: ", err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	text, err := exec.Command(python, "-B", "-c", inPython, scorer, gold, out).Output()
	if err != nil {
		t.Fatal(err)
	}
	var want map[string]float64
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(mustRun(t, "eval", "--json", gold, out)), &got); err != nil {
		t.Fatal(err)
	}
	for name, x := range want {
		if got[name] != x {
			t.Errorf("%s is %v, but %v for the reference scorer", name, got[name], x)
		}
	}
	return want
}

// On the output of the aligner itself, with the lexicon and without.
func TestEvalAgreesOnAlignments(t *testing.T) {
	sets := []string{"../../testdata/gold/lines", "../../../shared/data/gold/adapt"}
	if testing.Short() {
		sets = sets[:1]
	}
	for _, set := range sets {
		for _, lexicon := range [][]string{nil, {"--lexicon", "none"}} {
			t.Run(filepath.Base(set)+strings.Join(lexicon, " "), func(t *testing.T) {
				golds, err := filepath.Glob(filepath.Join(set, "*.gold"))
				if err != nil {
					t.Fatal(err)
				}
				if len(golds) == 0 {
					t.Skip("no gold in ", set)
				}
				out := t.TempDir()
				var jobs strings.Builder
				for _, g := range golds {
					base := strings.TrimSuffix(g, ".gold")
					fmt.Fprintf(&jobs, "%s.en\t%s.ru\t%s\n", base, base, filepath.Join(out, filepath.Base(base)+".out"))
				}
				list := filepath.Join(out, "jobs")
				write(t, list, jobs.String())
				mustRun(t, append([]string{"align", "--lines", "--format", "vecalign", "--batch", list}, lexicon...)...)
				if x := agree(t, set, out); x["f1"] < .5 || x["crossing_recall"] == 0 {
					t.Errorf("these alignments prove little: %v", x)
				}
			})
		}
	}
}

// On alignments made up at random: beads that overlap, that stand twice, that are not contiguous, costs of all kinds, no output.
func TestEvalAgreesOnAnything(t *testing.T) {
	seed := uint64(1)
	r := rand.New(rand.NewPCG(seed, 7))
	side := func() string {
		var ns []string
		for range r.IntN(4) {
			ns = append(ns, fmt.Sprint(r.IntN(8)))
		}
		return "[" + strings.Join(ns, []string{",", ", "}[r.IntN(2)]) + "]"
	}
	beads := func() string {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(side() + ":" + side())
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, ":%.6f", r.Float64())
			}
			b.WriteString([]string{"\n", "\n\n", " \n"}[r.IntN(3)])
		}
		return b.String()
	}
	gold, out := t.TempDir(), t.TempDir()
	for i := range 300 {
		write(t, filepath.Join(gold, fmt.Sprintf("%03d.gold", i)), beads())
		if i%10 != 0 {
			write(t, filepath.Join(out, fmt.Sprintf("%03d.out", i)), beads())
		}
	}
	agree(t, gold, out)
}

// On cases counted by hand.
func TestEvalByHand(t *testing.T) {
	for _, c := range []struct {
		name, gold, out string
		want            map[string]float64
	}{
		// all there is: 2 of 4 given beads are right, 1 of 2 non-null ones of the gold is found, 1 of 2 non-null given ones is right
		{"half", "[0]:[0]\n[1]:[1]\n[2]:[]", "[0]:[0]\n[1]:[2]\n[2]:[]\n[]:[1]",
			map[string]float64{"precision": .5, "recall": .5, "f1": .5, "f1_nonnull": .5, "f1_lax": .5, "crossing_recall": 0}},
		// a merged bead is lax right, and finds both; 0 of 1, 0 of 2
		{"merged", "[0]:[0]\n[1]:[1]", "[0,1]:[0,1]",
			map[string]float64{"precision": 0, "recall": 0, "f1": 0, "f1_nonnull": 0, "f1_lax": 1}},
		// 1 of 1 given is right, 1 of 3 found: F1 is 2*1*(1/3)/(4/3); both beads that cross count, one is found
		{"crossing", "[0]:[1]\n[1]:[0]\n[2]:[2]", "[0]:[1]",
			map[string]float64{"precision": 1, "recall": 1. / 3, "f1": .5, "f1_nonnull": .5, "f1_lax": .5, "crossing_recall": .5}},
		{"nothing", "[0]:[0]", "", map[string]float64{"docs": 1, "precision": 0, "recall": 0, "f1": 0, "f1_nonnull": 0, "f1_lax": 0}},
		// null beads: two of the three given are right, and nothing is there to be found
		{"nulls", "[0]:[]\n[]:[0]", "[0]:[]\n[]:[0]\n[]:[1]", map[string]float64{"precision": 2. / 3, "recall": 0, "f1": 0, "f1_lax": 0}},
		// confidence .9 and right, .6 and wrong: (|.9-1| + |.6-0|)/2
		{"calibration", "[0]:[0]\n[1]:[1]", "[0]:[0]:0.1\n[1]:[2]:0.4", map[string]float64{"ece": .35}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "a.gold"), c.gold)
			write(t, filepath.Join(dir, "a.out"), c.out)
			var got map[string]any
			if err := json.Unmarshal([]byte(mustRun(t, "eval", "--json", filepath.Join(dir, "a.gold"), filepath.Join(dir, "a.out"))), &got); err != nil {
				t.Fatal(err)
			}
			for name, want := range c.want {
				if x, ok := got[name].(float64); !ok || x-want > 1e-12 || want-x > 1e-12 {
					t.Errorf("%s is %v, want %v", name, got[name], want)
				}
			}
		})
	}
}
