package pairing

import (
	"os"
	"slices"
	"testing"
	"time"

	"tolmach/corpus"
	"tolmach/corpus/intake"
)

// put stores articles and gives their ids.
func put(t *testing.T, s *corpus.Store, articles ...corpus.Article) (ids []string) {
	t.Helper()
	results, err := s.PutArticles(ctx, articles)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		ids = append(ids, r.ID)
	}
	return ids
}

// all gives every pair with its status.
func all(t *testing.T, s *corpus.Store) map[[2]string]corpus.Pair {
	t.Helper()
	pairs := map[[2]string]corpus.Pair{}
	for p, err := range s.Pairs(ctx, corpus.PairFilter{All: true}) {
		if err != nil {
			t.Fatal(err)
		}
		pairs[p.Articles] = p
	}
	return pairs
}

func mustPair(t *testing.T, s *corpus.Store) Report {
	t.Helper()
	report, err := Run(ctx, s, Options{Window: DefaultWindow})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// authored is an article of the authored ones, by its file name.
func authored(t *testing.T, name string) corpus.Article {
	t.Helper()
	for _, a := range readFolder(t, testdata+"/wire/"+name[:2]) {
		if a.Place.Path == name {
			return a
		}
	}
	t.Fatal("no article", name)
	return corpus.Article{}
}

// What the sources say goes before what the texts say, and beyond any window of days.
func TestLinks(t *testing.T) {
	text := func(lang, date, title string) corpus.Article {
		return cut(corpus.Article{Lang: lang, Title: title, Date: date, URL: "https://example.org/" + lang + "/" + title, Paragraphs: []string{title + "."}}, 1)
	}
	name := func(a *corpus.Article, others ...corpus.Article) {
		for _, o := range others {
			a.Translations = append(a.Translations, corpus.Reference{Lang: o.Lang, Ref: o.URL})
		}
	}
	en := []corpus.Article{text("en", "2020-01-01", "Snow"), text("en", "2020-01-02", "Ballet"), text("en", "2020-01-03", "Tram"), text("en", "2020-01-04", "Harvest"), text("en", "2020-01-05", "Index")}
	ru := []corpus.Article{text("ru", "2020-03-01", "Матч"), text("ru", "2020-03-02", "Выборы"), text("ru", "2020-03-03", "Порт"), text("ru", "2020-03-04", "Главная")}
	name(&en[0], ru[0])
	name(&ru[0], en[0])                  // with its return link
	name(&en[1], ru[1])                  // without
	en[2].AltIDs = []string{"urn:story"} // a common id
	ru[2].AltIDs = []string{"urn:story"}
	name(&en[3], ru[3]) // every page links to the front page: that is no link
	name(&en[4], ru[3])
	s := newStore(t)
	ids := put(t, s, slices.Concat(en, ru)...)
	mustPair(t, s)
	pairs := all(t, s)
	for i := range 3 {
		if p := pairs[[2]string{ids[i], ids[5+i]}]; p.Status != corpus.Auto || len(p.Evidence) == 0 || p.Evidence[0].Kind != "link" {
			t.Errorf("%s and %s: %+v", en[i].Title, ru[i].Title, p)
		}
	}
	if len(pairs) != 3 {
		t.Errorf("%d pairs: %v", len(pairs), pairs)
	}

	// A version that comes a month later, and names the article it translates.
	late := text("ru", "2020-02-04", "Хлеб")
	name(&late, en[3])
	id := put(t, s, late)[0]
	mustPair(t, s)
	if p := all(t, s)[[2]string{ids[3], id}]; p.Status != corpus.Auto {
		t.Errorf("a late version: %+v", p)
	}
}

// An early and a full version of one article: one is its pair, the other an alternative.
func TestAlternatives(t *testing.T) {
	full, ru := authored(t, "en-010.txt"), authored(t, "ru-021.txt")
	early := cut(full, 2)
	early.Place.Path = "early.txt"
	for _, order := range [][]corpus.Article{{early, full, ru}, {ru, full, early}} {
		s := newStore(t)
		ids := put(t, s, order...)
		report := mustPair(t, s)
		for i, a := range order {
			if a.Lang == "ru" {
				continue
			}
			want := corpus.Auto
			if a.ID == early.ID {
				want = corpus.Alternative
			}
			if p := all(t, s)[[2]string{ids[i], ru.ID}]; p.Status != want {
				t.Errorf("%d paragraphs: %q", len(a.Paragraphs), p.Status)
			}
		}
		if report.Pairs != 1 || report.Alternatives != 1 || report.Unpaired != 1 {
			t.Errorf("%+v", report)
		}
	}

	// The full version comes when the early one is settled.
	s := newStore(t)
	put(t, s, early, ru)
	mustPair(t, s)
	put(t, s, full)
	mustPair(t, s)
	pairs := all(t, s)
	if p := pairs[[2]string{early.ID, ru.ID}]; p.Status != corpus.Auto {
		t.Errorf("the settled pair is %q", p.Status)
	}
	if p := pairs[[2]string{full.ID, ru.ID}]; p.Status != corpus.Alternative {
		t.Errorf("the full version is %q", p.Status)
	}
	// The settled one goes: the other takes its place.
	if _, err := s.DecidePair(ctx, early.ID, ru.ID, corpus.Dropped, "tester"); err != nil {
		t.Fatal(err)
	}
	mustPair(t, s)
	if p := all(t, s)[[2]string{full.ID, ru.ID}]; p.Status != corpus.Auto {
		t.Errorf("after the decision the full version is %q", p.Status)
	}
}

// Two versions of a story are looked for a day apart, then within five days, and without a window at any distance; the turn
// of the year is no distance.
func TestWindows(t *testing.T) {
	en, ru := authored(t, "en-010.txt"), authored(t, "ru-021.txt")
	for _, test := range []struct {
		dates  [2]string
		window int
		want   bool
	}{
		{[2]string{"2018-09-27", "2018-09-28"}, 1, true},
		{[2]string{"2018-09-27", "2018-10-02"}, 1, true},
		{[2]string{"2018-09-27", "2018-10-03"}, 1, false},
		{[2]string{"2018-09-27", "2018-10-03"}, 6, true},
		{[2]string{"2018-09-27", "2019-10-03"}, 0, true},
		{[2]string{"2018-12-31", "--01-01"}, 1, true},
		{[2]string{"--12-30", "--01-02"}, 1, true},
		{[2]string{"--12-20", "--01-02"}, 1, false},
		{[2]string{"", "2018-09-27"}, 1, true},
	} {
		s := newStore(t)
		a, b := en, ru
		a.Date, b.Date = test.dates[0], test.dates[1]
		put(t, s, a, b)
		report, err := Run(ctx, s, Options{Window: test.window})
		if err != nil || (report.Pairs == 1) != test.want {
			t.Errorf("%q, window %d: %+v, %v", test.dates, test.window, report, err)
		}
		near, err := Nearest(ctx, s, a.ID, Options{Window: test.window})
		if err != nil || (len(near) == 1) != test.want {
			t.Errorf("%q, window %d: nearest %v, %v", test.dates, test.window, near, err)
		}
	}
}

// Of several stories of one event those are paired that have a counterpart, the others are left alone; and when all are
// looked at again, a sibling of a settled story is no version of it.
func TestSiblings(t *testing.T) {
	d := siblings(t)
	s := newStore(t)
	put(t, s, slices.Concat(d.sides[0], d.sides[1])...)
	mustPair(t, s)
	found := paired(t, s)
	for en, ru := range found {
		if !d.truth[[2]string{en, ru}] {
			t.Errorf("%s is paired with %s", en, ru)
		}
	}
	if len(found) != len(d.truth) {
		t.Errorf("%d pairs of %d", len(found), len(d.truth))
	}
	for _, window := range []int{0, DefaultWindow} {
		if report, err := Run(ctx, s, Options{Window: window}); err != nil || report.Changed != 0 {
			t.Errorf("again, window %d: %+v, %v", window, report, err)
		}
	}
	wire := newStore(t, testdata+"/wire")
	mustPair(t, wire)
	if report, err := Run(ctx, wire, Options{}); err != nil || report.Changed != 0 {
		t.Errorf("without a window: %+v, %v", report, err)
	}
}

// Articles that come day by day give the pairs that they give at once, and settled pairs are not touched.
func TestDayByDay(t *testing.T) {
	at := newStore(t, testdata+"/wire")
	mustPair(t, at)
	want := paired(t, at)
	s := newStore(t)
	before := map[[2]string]corpus.Pair{}
	articles := slices.Concat(readFolder(t, testdata+"/wire/en"), readFolder(t, testdata+"/wire/ru"))
	byDate := map[string][]corpus.Article{}
	for _, a := range articles {
		byDate[a.Date] = append(byDate[a.Date], a)
	}
	for _, list := range byDate {
		put(t, s, list...)
		mustPair(t, s)
		now := all(t, s)
		for articles, p := range before {
			if q := now[articles]; p.Status == corpus.Auto && (q.Mark != p.Mark || q.Status != p.Status) {
				t.Errorf("a settled pair was touched: %+v, now %+v", p, q)
			}
		}
		before = now
	}
	got := paired(t, s)
	for en, ru := range want {
		if got[en] != ru {
			t.Errorf("%s: %s at once, %q day by day", en, ru, got[en])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d pairs at once, %d day by day", len(want), len(got))
	}
	if report := mustPair(t, s); report.Changed != 0 {
		t.Errorf("again: %+v", report)
	}
}

func TestExplain(t *testing.T) {
	s := newStore(t, testdata+"/wire")
	mustPair(t, s)
	id, err := s.ResolvePair(ctx, testdata+"/wire/en/en-010.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Pair(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	evidence, err := Explain(ctx, s, p, nil)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, e := range evidence {
		kinds[e.Kind]++
	}
	for _, kind := range []string{"alignment", "dates", "name", "word", "figure"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s in %v", kind, evidence)
		}
	}
}

// TestPublished pairs the heavily adapted articles of data/pairing through the store, as a user does.
func TestPublished(t *testing.T) {
	dir := shared + "/pairing"
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the articles are not here: ", err)
	}
	s := newStore(t)
	began := time.Now()
	if _, err := intake.Add(ctx, s, []string{dir + "/en", dir + "/ru"}, intake.Options{}); err != nil {
		t.Fatal(err)
	}
	read := time.Since(began)
	mustPair(t, s)
	truth := readTruth(t, dir+"/truth.tsv")
	hit, wrong := 0, 0
	for en, ru := range paired(t, s) {
		if truth[[2]string{en, ru}] {
			hit++
		} else {
			wrong++
		}
	}
	f := f1(hit, wrong, len(truth)-hit)
	t.Logf("%d right, %d wrong, %d missed: F1 %.4f; read in %v, paired in %v", hit, wrong, len(truth)-hit, f, read, time.Since(began)-read)
	if f < .985 {
		t.Errorf("F1 %.4f", f)
	}
}
