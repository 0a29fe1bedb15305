package wire

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolmach/corpus"
)

// goldStory is one side of a story as its author wrote it down.
type goldStory struct {
	Date       string
	Title      string
	Caption    []string
	Paragraphs [][]string
}

// loadGold maps the name of each raw file to what is in it.
func loadGold(t *testing.T, dir string) map[string]goldStory {
	t.Helper()
	read := func(name string, v any) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, v); err != nil {
			t.Fatal(name, err)
		}
	}
	lines := func(name string) (rows [][]string) {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Skip("no gold: ", err)
		}
		for line := range strings.Lines(string(data)) {
			rows = append(rows, strings.Split(strings.TrimSpace(line), "\t"))
		}
		return rows
	}
	gold := map[string]goldStory{}
	for _, row := range lines("truth.tsv") {
		var pair struct {
			En, Ru           goldStory
			Date_en, Date_ru string
		}
		read("pairs/"+row[2]+".json", &pair)
		pair.En.Date, pair.Ru.Date = pair.Date_en, pair.Date_ru
		gold[row[0]], gold[row[1]] = pair.En, pair.Ru
	}
	for _, row := range lines("distractors.tsv") {
		var s goldStory
		read("distractors/"+row[1]+"."+row[0][:2]+".json", &s)
		gold[row[0]] = s
	}
	return gold
}

// TestGold reads every authored article and finds headline, captions and paragraphs as written,
// with the dateline cut off and nothing else.
func TestGold(t *testing.T) {
	gold := loadGold(t, "../../testdata/gold")
	files, _ := filepath.Glob("../../testdata/wire/*/*.txt")
	legacy, _ := filepath.Glob("../../testdata/gold/ru-cp1251/*.txt")
	if len(files) == 0 {
		t.Skip("no testdata/wire")
	}
	n := 0
	for _, f := range append(files, legacy...) {
		want, ok := gold[filepath.Base(f)]
		if !ok {
			t.Errorf("%s has no gold", f)
			continue
		}
		n++
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		articles, refusals, err := Read(Input{Path: f, Data: data, Langs: []string{"en", "ru"}})
		if err != nil || len(refusals) > 0 || len(articles) != 1 {
			t.Errorf("%s: %d articles, %v, %v", f, len(articles), refusals, err)
			continue
		}
		compareGold(t, f, articles[0], want)
		if strings.Contains(f, "cp1251") && articles[0].Place.Charset != "windows-1251" {
			t.Errorf("%s: charset %s", f, articles[0].Place.Charset)
		}
	}
	if n < 86 {
		t.Errorf("only %d articles were compared", n)
	}
}

func compareGold(t *testing.T, f string, a corpus.Article, want goldStory) {
	t.Helper()
	if a.Lang != filepath.Base(f)[:2] && !strings.HasPrefix(filepath.Base(f), "tass") {
		t.Errorf("%s: language %s", f, a.Lang)
	}
	if a.Title != want.Title {
		t.Errorf("%s: title %q, want %q", f, a.Title, want.Title)
	}
	var captions, credits []string
	for _, c := range want.Caption {
		if isCredit(c) {
			credits = append(credits, c)
		} else {
			captions = append(captions, c)
		}
	}
	if !slices.Equal(a.Captions, distinct(captions)) || !slices.Equal(a.Credits, credits) {
		t.Errorf("%s: captions %q, credits %q, want %q", f, a.Captions, a.Credits, want.Caption)
	}
	if a.Agency == "" || a.City == "" || a.Dateline == "" {
		t.Errorf("%s: dateline %q, city %q, agency %q", f, a.Dateline, a.City, a.Agency)
	}
	if strings.HasPrefix(a.Date, "--") && a.Date[2:] != want.Date[5:] && filepath.Base(f) != "ru-036.txt" && filepath.Base(f) != "ru-009.txt" {
		t.Errorf("%s: date %s, want %s", f, a.Date, want.Date)
	}
	if len(a.Paragraphs) != len(want.Paragraphs) {
		t.Errorf("%s: %d paragraphs, want %d:\n%s", f, len(a.Paragraphs), len(want.Paragraphs), strings.Join(a.Paragraphs, "\n"))
		return
	}
	for i, p := range want.Paragraphs {
		got := a.Paragraphs[i]
		if i == 0 {
			got = a.Dateline + " " + got
		}
		if w := strings.Join(p, " "); strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(w), " ") {
			t.Errorf("%s: paragraph %d\n got %q\nwant %q", f, i, got, w)
		}
	}
}

// TestSeed reads a page copied from an agency's site, and the Russian version beside it.
func TestSeed(t *testing.T) {
	dir := "../../../shared/data/seed/"
	data, err := os.ReadFile(dir + "tass-2018-09-29-dprk.gold.json")
	if err != nil {
		t.Skip("no seed: ", err)
	}
	var gold map[string]json.RawMessage
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"en", "ru"} {
		var want goldStory
		if err := json.Unmarshal(gold[code], &want); err != nil {
			t.Fatal(err)
		}
		want.Date = "2018-09-29"
		f := dir + "tass-2018-09-29-dprk." + code + ".txt"
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		articles, refusals, err := Read(Input{Path: f, Data: data, Langs: []string{"en", "ru"}})
		if err != nil || len(refusals) > 0 || len(articles) != 1 {
			t.Fatalf("%s: %d articles, %v, %v", f, len(articles), refusals, err)
		}
		compareGold(t, f, articles[0], want)
		if articles[0].Lang != code || articles[0].Date != "--09-29" || articles[0].Agency != "TASS" {
			t.Errorf("%s: %s %s %s", f, articles[0].Lang, articles[0].Date, articles[0].Agency)
		}
	}
}
