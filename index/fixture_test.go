package index

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tolmach/align"
	"tolmach/align/gold"
	"tolmach/corpus"
)

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func newStore(t testing.TB) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(filepath.Join(t.TempDir(), "c"), corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

// goldArticle is an article of testdata/gold.
type goldArticle struct {
	Title      string
	Paragraphs [][]string
}

func (g goldArticle) article(lang, date, path string) corpus.Article {
	agency := map[string]string{"en": "TASS", "ru": "ТАСС"}[lang]
	a := corpus.Article{Lang: lang, Title: g.Title, Date: date, Agency: agency, Place: corpus.Place{Path: path}}
	for i, p := range g.Paragraphs {
		text := ""
		for _, s := range p {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: i, Text: s})
			text += s + " "
		}
		a.Paragraphs = append(a.Paragraphs, text[:len(text)-1])
	}
	a.Seal()
	return a
}

// putGold stores the authored pairs with their gold beads, those whose numbers are given or all, and with
// none given also the articles without a counterpart.
func putGold(t testing.TB, s *corpus.Store, numbers ...string) {
	t.Helper()
	const dir = "../testdata/gold"
	files, err := filepath.Glob(dir + "/pairs/*.json")
	must(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		var g struct {
			ID     string
			DateEn string `json:"date_en"`
			DateRu string `json:"date_ru"`
			En, Ru goldArticle
		}
		must(t, json.Unmarshal(data, &g))
		if len(numbers) > 0 && !slices.Contains(numbers, g.ID) {
			continue
		}
		en, ru := g.En.article("en", g.DateEn, g.ID+".en"), g.Ru.article("ru", g.DateRu, g.ID+".ru")
		links, err := gold.ReadFile(dir + "/lines/" + g.ID + ".gold")
		must(t, err)
		putPair(t, s, en, ru, beadsOf(links))
	}
	if len(numbers) > 0 {
		return
	}
	files, err = filepath.Glob(dir + "/distractors/*.json")
	must(t, err)
	for _, file := range files {
		data, err := os.ReadFile(file)
		must(t, err)
		var g struct {
			Date string
			goldArticle
		}
		must(t, json.Unmarshal(data, &g))
		name := filepath.Base(file) // d01.en.json
		_, err = s.PutArticles(ctx, []corpus.Article{g.article(name[4:6], g.Date, name)})
		must(t, err)
	}
}

func beadsOf(links []gold.Link) []align.Bead {
	span := func(ns []int) align.Span {
		if len(ns) == 0 {
			return align.Span{}
		}
		return align.Span{From: ns[0], To: ns[len(ns)-1] + 1}
	}
	beads := make([]align.Bead, len(links))
	for i, l := range links {
		beads[i] = align.Bead{Src: span(l.Src), Dst: span(l.Dst), Confidence: 1 - float64(i%10)/100}
	}
	align.MarkCrossings(beads)
	return beads
}

// putPair stores a pair of articles with its beads.
func putPair(t testing.TB, s *corpus.Store, en, ru corpus.Article, beads []align.Bead) string {
	t.Helper()
	_, err := s.PutArticles(ctx, []corpus.Article{en, ru})
	must(t, err)
	p := corpus.Pair{ID: corpus.PairID(en.ID, ru.ID), Articles: [2]string{en.ID, ru.ID}, Confidence: 1, Status: corpus.Auto}
	_, err = s.SetPairs(ctx, []corpus.Pair{p})
	must(t, err)
	must(t, s.SetBeads(ctx, p.ID, beads, "test"))
	return p.ID
}

// putLines stores a pair whose sentences are linked one to one; an empty sentence leaves a null bead.
func putLines(t testing.TB, s *corpus.Store, name, date string, lines ...[2]string) string {
	t.Helper()
	var articles [2]corpus.Article
	for side, code := range s.Langs() {
		articles[side] = corpus.Article{Lang: code, Title: name, Date: date, Agency: "TASS", Place: corpus.Place{Path: name + "." + code}}
	}
	var beads []align.Bead
	var at [2]int
	for _, l := range lines {
		var spans [2]align.Span
		for side, text := range l {
			spans[side] = align.Span{From: at[side], To: at[side]}
			if text != "" {
				articles[side].Sentences = append(articles[side].Sentences, corpus.Sentence{Paragraph: at[side], Text: text})
				articles[side].Paragraphs = append(articles[side].Paragraphs, text)
				at[side]++
				spans[side].To++
			}
		}
		beads = append(beads, align.Bead{Src: spans[0], Dst: spans[1], Confidence: .9})
	}
	for side := range articles {
		articles[side].Seal()
	}
	return putPair(t, s, articles[0], articles[1], beads)
}

// built gives an open index of a store.
func built(t testing.TB, s *corpus.Store) *Index {
	t.Helper()
	_, err := Build(ctx, s, Options{})
	must(t, err)
	return opened(t, s)
}

func opened(t testing.TB, s *corpus.Store) *Index {
	t.Helper()
	x, err := Open(ctx, s)
	must(t, err)
	t.Cleanup(func() { x.Close() })
	return x
}

func parsed(t testing.TB, text string) Expr {
	t.Helper()
	e, err := ParseQuery(text)
	must(t, err)
	return e
}
