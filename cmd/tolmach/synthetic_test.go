package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// goldPair is an article pair of testdata/gold/pairs.
type goldPair struct {
	En, Ru struct {
		Title      string     `json:"title"`
		Paragraphs [][]string `json:"paragraphs"`
	}
	Links []struct {
		En []int `json:"en"`
		Ru []int `json:"ru"`
	}
}

func goldPairs(t testing.TB) (pairs []goldPair) {
	t.Helper()
	files, err := filepath.Glob("../../testdata/gold/pairs/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold pairs", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var p goldPair
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(file, err)
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// synthesize writes n articles under dir, half of them English, four fifths of them with a counterpart: text
// files in a folder a day, over three years. An article is a mixture of beads of the authored pairs,
// so that no two of them are alike, but many speak of the same people. It returns the true pairs as
// paths relative to dir. The same seed gives the same articles.
func synthesize(t testing.TB, dir string, n int, seed uint64) (truth map[string]string) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	gold := goldPairs(t)
	truth = map[string]string{}
	first := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n / 2 {
		day := first.AddDate(0, 0, r.IntN(3*365))
		paths := [2]string{
			fmt.Sprintf("en/%s/%05d.txt", day.Format("2006-01-02"), i),
			fmt.Sprintf("ru/%s/%05d.txt", day.Format("2006-01-02"), r.IntN(1e9)),
		}
		if r.IntN(5) > 0 {
			texts := mixture(r, gold, day)
			write(t, filepath.Join(dir, paths[0]), texts[0])
			write(t, filepath.Join(dir, paths[1]), texts[1])
			truth[paths[0]] = paths[1]
		} else { // two articles of one day that tell different stories
			write(t, filepath.Join(dir, paths[0]), mixture(r, gold, day)[0])
			write(t, filepath.Join(dir, paths[1]), mixture(r, gold, day)[1])
		}
	}
	return truth
}

var russianMonths = strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")

// mixture makes both versions of a story out of the beads of three authored pairs.
func mixture(r *rand.Rand, gold []goldPair, day time.Time) [2]string {
	var texts [2]strings.Builder
	picked := r.Perm(len(gold))[:3]
	fmt.Fprintf(&texts[0], "%s\n\nMOSCOW, %s. /TASS/. ", gold[picked[0]].En.Title, day.Format("January 2, 2006"))
	fmt.Fprintf(&texts[1], "%s\n\nМОСКВА, %d %s %d. /ТАСС/. ", gold[picked[0]].Ru.Title, day.Day(), russianMonths[day.Month()-1], day.Year())
	for _, k := range picked {
		p := gold[k]
		sides := [2][]string{flat(p.En.Paragraphs), flat(p.Ru.Paragraphs)}
		from := 1 + r.IntN(max(1, len(p.Links)-6)) // the first bead has a dateline of its own
		for _, l := range p.Links[min(from, len(p.Links)):min(from+6, len(p.Links))] {
			for side, numbers := range [2][]int{l.En, l.Ru} {
				for _, s := range numbers {
					texts[side].WriteString(sides[side][s] + " ")
				}
			}
		}
		for side := range texts {
			texts[side].WriteString("\n\n")
		}
	}
	return [2]string{texts[0].String(), texts[1].String()}
}

func flat(paragraphs [][]string) (all []string) {
	for _, p := range paragraphs {
		all = append(all, p...)
	}
	return all
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
