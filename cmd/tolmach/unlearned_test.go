package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tolmach/corpus"
	"tolmach/index"
)

// The figures of whole commands on texts that nothing has learned from (testdata/unlearned/README.md says what was looked at):
//
//	go test ./cmd/tolmach -run Unlearned -v
const unlearned = "../../testdata/unlearned/"

// unlearnedCorpus builds a corpus of a folder with en and ru in it.
func unlearnedCorpus(t *testing.T, dir string) string {
	c := filepath.Join(t.TempDir(), "c")
	mustRun(t, "build", "--corpus", c, filepath.Join(dir, "en"), filepath.Join(dir, "ru"))
	return c
}

// rowsOf reads a file of tabs.
func rowsOf(t *testing.T, path string) (rows [][]string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), "\t"))
	}
	return rows
}

// jsonRows decodes lines of JSON.
func jsonRows[T any](t *testing.T, text string) (rows []T) {
	t.Helper()
	for line := range strings.Lines(text) {
		var x T
		if err := json.Unmarshal([]byte(line), &x); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, x)
	}
	return rows
}

type listedPair struct {
	ID string
	En string `json:"en_path"`
	Ru string `json:"ru_path"`
}

// plantedSets are the folders with slips, and floors: slips found, false alarms, terms right first and within three.
var plantedSets = []struct {
	name                        string
	found, alarms, first, three int
}{
	{"first", 53, 4, 0, 0}, // it has no terms of its own
	{"second", 47, 4, 37, 38},
	{"third", 41, 2, 42, 42},
	{"fourth", 41, 4, 39, 40},
	{"fifth", 45, 3, 40, 40},
	{"sixth", 42, 5, 37, 38},
	{"seventh", 43, 5, 32, 34},
	{"eighth", 41, 9, 39, 39},
	{"ninth", 40, 6, 40, 40}, // never looked at
	{"tenth", 41, 4, 41, 42}, // never looked at, written when all was done
}

func TestUnlearnedPairs(t *testing.T) {
	check := func(dir string, want map[[2]string]bool) {
		c := unlearnedCorpus(t, dir)
		found, wrong := 0, 0
		for _, p := range jsonRows[listedPair](t, mustRun(t, "pair", "list", "--corpus", c, "--format", "jsonl")) {
			if want[[2]string{filepath.Base(p.En), filepath.Base(p.Ru)}] {
				found++
			} else {
				wrong++
			}
		}
		if t.Logf("%s: %d of %d pairs, %d wrong", dir, found, len(want), wrong); found < len(want) || wrong > 0 {
			t.Error("all were found, and none wrong")
		}
	}
	want := map[[2]string]bool{}
	for _, r := range rowsOf(t, unlearned+"truth.tsv") {
		want[[2]string{r[0], r[1]}] = true
	}
	check(unlearned, want)
	for _, set := range plantedSets {
		want := map[[2]string]bool{}
		for _, x := range plantedIn(t, set.name) {
			want[[2]string{x.En, x.Ru}] = true
		}
		check(unlearned+"planted/"+set.name, want)
	}
}

// TestUnlearnedTerms asks for renderings: equality of forms counts, boundaries included.
func TestUnlearnedTerms(t *testing.T) {
	check := func(dir string, leastFirst, leastThree int) {
		s, err := corpus.Open(unlearnedCorpus(t, dir), corpus.OpenOptions{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		x, err := index.Open(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		defer x.Close()
		first, three := 0, 0
		rows := rowsOf(t, filepath.Join(dir, "terms.tsv"))
		for i, r := range rows {
			right := strings.Split(bare(r[2]), "|")
			e, err := index.ParseQuery(r[1])
			if err != nil {
				t.Fatal(err)
			}
			list, err := x.Translations(t.Context(), index.Query{Any: e}, index.TranslationsOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, x := range list {
				got = append(got, bare(x.Rendering))
			}
			if len(got) > 0 && slices.Contains(right, got[0]) {
				first++
			}
			if slices.ContainsFunc(got[:min(3, len(got))], func(s string) bool { return slices.Contains(right, s) }) {
				three++
			} else {
				t.Logf("%s/terms.tsv:%d: %s: %q", dir, i+1, r[1], got)
			}
		}
		if t.Logf("%s: %d right first, %d within three, of %d", dir, first, three, len(rows)); first < leastFirst || three < leastThree {
			t.Errorf("the floors are %d and %d", leastFirst, leastThree)
		}
	}
	check(unlearned, 55, 57)
	for _, set := range plantedSets {
		if set.three > 0 {
			check(unlearned+"planted/"+set.name, set.first, set.three)
		}
	}
}

// bare folds what a spelling leaves open.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("«»\"“”.,", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, strings.ReplaceAll(s, "ё", "е"))
}

// planted is a slip or a rewording in a copy of an article.
type planted struct {
	En   string `json:"en_file"`
	Ru   string `json:"ru_file"`
	Kind string
	What string // the words on the side that was changed
	Side string
	// Other is what the other side says.
	Other string
}

// plantedIn lists the slips and rewordings of a set, the slips first.
func plantedIn(t *testing.T, name string) []planted {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(unlearned, "planted", name, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	list := jsonRows[planted](t, string(data))
	slices.SortStableFunc(list, func(a, b planted) int { return strings.Compare(a.sort(), b.sort()) })
	return list
}

func (x planted) sort() string {
	if x.Kind == "harmless" {
		return "rewording"
	}
	return " slip"
}

func TestUnlearnedSlips(t *testing.T) {
	for _, set := range plantedSets {
		t.Run(set.name, func(t *testing.T) {
			c := unlearnedCorpus(t, unlearned+"planted/"+set.name)
			pairs := map[string][2]string{}
			for _, p := range jsonRows[listedPair](t, mustRun(t, "pair", "list", "--corpus", c, "--format", "jsonl")) {
				pairs[p.ID] = [2]string{filepath.Base(p.En), filepath.Base(p.Ru)}
			}
			type report struct {
				sides [2]string
				used  bool
			}
			reports := map[[2]string][]*report{}
			for _, f := range jsonRows[struct{ Pair, Kind, En, Ru string }](t, mustRun(t, "diff", "--corpus", c, "--all", "--format", "jsonl")) {
				if f.Kind != "only" && f.Kind != "moved" {
					reports[pairs[f.Pair]] = append(reports[pairs[f.Pair]], &report{sides: [2]string{words(f.En), words(f.Ru)}})
				}
			}
			found, slips, alarms, rewordings := 0, 0, 0, 0
			for _, x := range plantedIn(t, set.name) {
				side := 0
				if x.Side == "ru" {
					side = 1
				}
				hit := false
				for _, r := range reports[[2]string{x.En, x.Ru}] {
					own, other := share(r.sides[side], words(x.What)), share(r.sides[1-side], words(x.Other))
					if !(own && (other || r.sides[1-side] == "" || x.Kind == "negation") || other && r.sides[side] == "") {
						continue
					}
					if x.Kind == "harmless" && r.used {
						continue // it reports a slip of the same article
					}
					hit, r.used = true, r.used || x.Kind != "harmless"
					break
				}
				switch {
				case x.Kind == "harmless":
					rewordings++
					if hit {
						alarms++
						t.Logf("false alarm: %s / %s", x.What, x.Other)
					}
				default:
					slips++
					if hit {
						found++
					} else {
						t.Logf("missed: %s: %s / %s", x.Kind, x.What, x.Other)
					}
				}
			}
			if t.Logf("found %d of %d slips, %d false alarms of %d rewordings", found, slips, alarms, rewordings); found < set.found || alarms > set.alarms {
				t.Errorf("the floors are %d found and %d false alarms", set.found, set.alarms)
			}
		})
	}
}

// words keeps the letters and digits of a text, with spaces between.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// share says that two texts have a word in common.
func share(a, b string) bool {
	list := strings.Fields(b)
	return slices.ContainsFunc(strings.Fields(a), func(w string) bool { return slices.Contains(list, w) })
}
