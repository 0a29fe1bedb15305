package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// datelines of the authored articles.
var datelines = regexp.MustCompile(`^.{2,90}?(/[^/]*(TASS|ТАСС)[^/]*/\.|\((Sputnik|Interfax)\)\s*[—–-]|РИА Новости\.|INTERFAX\.RU\s*[—–-])`)

// TestRawToBeads builds from the authored articles as they were published and compares the beads that come out with the
// gold: what a user gets, reading, segmentation, pairing and alignment together. Texts are compared letter by letter
// without spaces; a dateline that is left out is no loss; beads of headlines or captions count as wrong, for the gold
// has none.
func TestRawToBeads(t *testing.T) {
	c := filepath.Join(t.TempDir(), "c")
	mustRun(t, "build", "--corpus", c, wireDir)
	out := mustRun(t, "export", "--corpus", c, "--format", "jsonl", "--nulls")

	gold := map[string]map[[2]string]bool{} // by English file: its non-null beads
	pairs := map[string]goldPair{}
	files, err := filepath.Glob("../../testdata/gold/pairs/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold pairs", err)
	}
	for i, p := range goldPairs(t) {
		pairs[strings.TrimSuffix(filepath.Base(files[i]), ".json")] = p
	}
	total := 0
	truth, err := os.ReadFile("../../testdata/gold/truth.tsv")
	if err != nil {
		t.Fatal(err)
	}
	partner := map[string]string{}
	for line := range strings.Lines(string(truth)) {
		f := strings.Fields(line)
		p, ok := pairs[f[2]]
		if !ok {
			t.Fatal("no gold for", f[2])
		}
		partner[f[0]] = f[1]
		sides := [2][]string{flat(p.En.Paragraphs), flat(p.Ru.Paragraphs)}
		gold[f[0]] = map[[2]string]bool{}
		for _, l := range p.Links {
			var key [2]string
			for side, numbers := range [2][]int{l.En, l.Ru} {
				for _, s := range numbers {
					key[side] += letters(datelines.ReplaceAllString(sides[side][s], ""))
				}
			}
			if key[0] != "" && key[1] != "" {
				gold[f[0]][key] = true
				total++
			}
		}
	}

	right, made := 0, 0
	for line := range strings.Lines(out) {
		var b struct {
			En, Ru    []string
			EnArticle struct{ Path string } `json:"en_article"`
			RuArticle struct{ Path string } `json:"ru_article"`
		}
		if err := json.Unmarshal([]byte(line), &b); err != nil {
			t.Fatal(err)
		}
		if len(b.En) == 0 || len(b.Ru) == 0 {
			continue
		}
		made++
		en, ru := filepath.Base(b.EnArticle.Path), filepath.Base(b.RuArticle.Path)
		if partner[en] != ru {
			continue
		}
		key := [2]string{letters(datelines.ReplaceAllString(strings.Join(b.En, ""), "")), letters(datelines.ReplaceAllString(strings.Join(b.Ru, ""), ""))}
		if gold[en][key] {
			delete(gold[en], key) // each is found once
			right++
		}
	}
	precision, recall := float64(right)/float64(made), float64(right)/float64(total)
	f := 2 * precision * recall / (precision + recall)
	t.Logf("%d beads, %d of them right, %d in the gold: precision %.3f, recall %.3f, F1 %.4f", made, right, total, precision, recall, f)
	if f < .90 {
		t.Errorf("F1 %.4f over non-null beads", f)
	}
}

// letters is a text without spaces.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
