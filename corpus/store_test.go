package corpus

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tolmach/align"
)

var ctx = context.Background()

// newStore gives an empty corpus of English and Russian.
func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "c"), OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		sound(t, s)
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// sound fails the test when Check finds anything.
func sound(t tester, s *Store) {
	t.Helper()
	problems, err := s.Check(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Error("check:", p.What)
	}
}

// article makes an article whose sentences are given, all in one paragraph.
func article(lang, path, date string, sentences ...string) Article {
	a := Article{Lang: lang, Title: sentences[0], Date: date, Agency: "TASS",
		Paragraphs: []string{strings.Join(sentences, " ")}, Place: Place{Path: path, Format: "text", Charset: "utf-8"}}
	for _, s := range sentences {
		a.Sentences = append(a.Sentences, Sentence{0, s})
	}
	a.Seal()
	return a
}

func put(t testing.TB, s *Store, articles ...Article) []PutResult {
	t.Helper()
	r, err := s.PutArticles(ctx, articles)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func collect[T any](t testing.TB, seq iter.Seq2[T, error]) (list []T) {
	t.Helper()
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t tester, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// oneToOne aligns n sentences with n, 1-1.
func oneToOne(n int) []align.Bead {
	beads := make([]align.Bead, n)
	for i := range beads {
		beads[i] = align.Bead{Src: align.Span{From: i, To: i + 1}, Dst: align.Span{From: i, To: i + 1}, Confidence: .9}
	}
	return beads
}

// small stores two aligned pairs and a lone Russian article.
func small(t testing.TB, s *Store) (en, ru []Article) {
	t.Helper()
	en = []Article{
		article("en", "en/1.txt", "2018-09-29", "Ministers met.", "Talks went well.", "Nothing was signed."),
		article("en", "en/2.txt", "2018-09-30", "Oil fell.", "Gas rose."),
	}
	ru = []Article{
		article("ru", "ru/1.txt", "2018-09-29", "Министры встретились.", "Переговоры удались.", "Ничего не подписано."),
		article("ru", "ru/2.txt", "2018-09-30", "Нефть подешевела.", "Газ подорожал."),
		article("ru", "ru/3.txt", "2018-10-01", "Погода испортилась.", "Пошёл снег."),
	}
	put(t, s, append(slices.Clone(en), ru...)...)
	_, err := s.SetPairs(ctx, []Pair{
		{Articles: [2]string{en[0].ID, ru[0].ID}, Status: Auto, Confidence: .9, Evidence: []Evidence{{"date", "2018-09-29", 1}}},
		{Articles: [2]string{en[1].ID, ru[1].ID}, Status: Auto, Confidence: .8},
	})
	must(t, err)
	must(t, s.SetBeads(ctx, PairID(en[0].ID, ru[0].ID), oneToOne(3), "v1"))
	must(t, s.SetBeads(ctx, PairID(en[1].ID, ru[1].ID), oneToOne(2), "v1"))
	return en, ru
}

// show prints units a line each.
func show(units []Unit) string {
	var b strings.Builder
	for _, u := range units {
		fmt.Fprintf(&b, "%s %s | %s | %s\n", u.Kind(), u.Status, strings.Join(u.Texts[0], " "), strings.Join(u.Texts[1], " "))
	}
	return b.String()
}

func TestArticleComesBackAsItWas(t *testing.T) {
	s := newStore(t)
	a := Article{Lang: "en", Title: "T", Deck: "D", Dateline: "MOSCOW, September 29. /TASS/.", Captions: []string{"c"}, Credits: []string{"© x"},
		Paragraphs: []string{"One. Two.", "***", "Three  tidied."}, Date: "2018-09-29", Time: "2018-09-29T10:00:00Z", City: "MOSCOW", Agency: "TASS", URL: "https://x/1",
		Sentences:    []Sentence{{0, "One."}, {0, "Two."}, {2, "Three tidied."}},
		Translations: []Reference{{"ru", "https://x/ru/1"}}, AltIDs: []string{"guid-1"},
		Place: Place{Path: "feed.xml#2", Format: "rss", Charset: "utf-8"}}
	put(t, s, a)
	a.Seal()
	got, err := s.Article(ctx, a.ID)
	must(t, err)
	same(t, "article", got, a)
	places, err := s.Places(ctx, a.ID)
	must(t, err)
	same(t, "places", places, []Place{{Path: "feed.xml#2", Format: "rss", Charset: "utf-8", File: "feed.xml", Entry: "2"}})
	for _, what := range []string{a.ID, a.ID[:5], strings.ToUpper(a.ID[:7]), "feed.xml#2"} {
		id, err := s.ResolveArticle(ctx, what)
		must(t, err)
		same(t, what, id, a.ID)
	}
}

func TestUnits(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	must(t, s.SetBeads(ctx, pair, []align.Bead{
		{Src: align.Span{From: 0, To: 2}, Dst: align.Span{From: 1, To: 2}, Confidence: .5},
		{Dst: align.Span{From: 0, To: 1}, Confidence: .7},
		{Src: align.Span{From: 2, To: 3}, Confidence: .6},
		{Dst: align.Span{From: 2, To: 3}, Confidence: .4},
	}, "v2"))
	all := collect(t, s.AllUnits(ctx, UnitFilter{Nulls: true}))
	same(t, "all", show(all), `0-1 auto |  | Министры встретились.
2-1 auto | Ministers met. Talks went well. | Переговоры удались.
0-1 auto |  | Ничего не подписано.
1-0 auto | Nothing was signed. | 
1-1 auto | Oil fell. | Нефть подешевела.
1-1 auto | Gas rose. | Газ подорожал.
0-1 auto |  | Погода испортилась.
0-1 auto |  | Пошёл снег.
`)
	same(t, "articles", all[1].Articles, [2]ArticleRef{
		{en[0].ID, "en/1.txt", "Ministers met.", "2018-09-29", "TASS", ""}, {ru[0].ID, "ru/1.txt", "Министры встретились.", "2018-09-29", "TASS", ""}})

	// The same units by their ids, in any order, whoever is gone.
	var ids []string
	for _, u := range slices.Backward(all) {
		ids = append(ids, u.ID, "0123456789abcdef", "nonsense", ru[2].ID+".99")
		full, err := s.ResolveBead(ctx, u.ID)
		must(t, err)
		same(t, "resolved", full, u.ID)
	}
	got, err := s.Units(ctx, ids)
	must(t, err)
	slices.Reverse(got)
	same(t, "by id", got, all)

	for name, c := range map[string]struct {
		f    UnitFilter
		want int
	}{
		"plain":        {UnitFilter{}, 3},
		"only nulls":   {UnitFilter{OnlyNulls: true}, 5},
		"kind":         {UnitFilter{BeadKind: "1-1"}, 2},
		"null kind":    {UnitFilter{BeadKind: "0-1", Nulls: true}, 4},
		"confidence":   {UnitFilter{MinConfidence: .6}, 2},
		"pair":         {UnitFilter{Pair: pair, Nulls: true}, 4},
		"since":        {UnitFilter{Since: "2018-09-30"}, 2},
		"until":        {UnitFilter{Until: "2018-09-29", Nulls: true}, 4},
		"month":        {UnitFilter{Since: "2018-09", Until: "2018-09"}, 3},
		"agency":       {UnitFilter{Agency: "tass"}, 3},
		"other agency": {UnitFilter{Agency: "RIA", Nulls: true}, 0},
		"status":       {UnitFilter{Status: Confirmed, Nulls: true}, 0},
	} {
		units := collect(t, s.AllUnits(ctx, c.f))
		if len(units) != c.want {
			t.Errorf("%s: %d units, want %d:\n%s", name, len(units), c.want, show(units))
		}
		matching := 0
		for i := range all {
			if c.f.Match(&all[i]) {
				matching++
			}
		}
		same(t, name+": Match agrees", matching, c.want)
	}
}

func TestSecondTimeChangesNothing(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	before, err := s.ChangedSince(ctx, 0)
	must(t, err)
	for _, r := range put(t, s, append(slices.Clone(en), ru...)...) {
		if r.New || r.Revised || r.Duplicate {
			t.Errorf("%+v", r)
		}
	}
	changed, err := s.SetPairs(ctx, []Pair{
		{Articles: [2]string{en[0].ID, ru[0].ID}, Status: Auto, Confidence: .9, Evidence: []Evidence{{"date", "2018-09-29", 1}}},
		{Articles: [2]string{en[1].ID, ru[1].ID}, Status: Auto, Confidence: .8},
	}, ru[2].ID)
	must(t, err)
	same(t, "pairs changed", changed, 0)
	same(t, "to align", len(collect(t, s.PairsToAlign(ctx, "v1"))), 0)
	same(t, "to align by another version", len(collect(t, s.PairsToAlign(ctx, "v2"))), 2)
	must(t, s.SetBeads(ctx, PairID(en[0].ID, ru[0].ID), oneToOne(3), "v2"))
	after, err := s.ChangedSince(ctx, before.Mark)
	must(t, err)
	same(t, "mark", after.Mark, before.Mark)
	same(t, "units", after.Total, 0)
	same(t, "gone", len(after.Gone), 0)
}

func TestDateWithin(t *testing.T) {
	for _, c := range []struct {
		date, since, until string
		want               bool
	}{
		{"", "", "", true}, {"", "2018", "", false},
		{"2018-09-29", "2018-09-29", "2018-09-29", true}, {"2018-09-29", "2018-09-30", "", false},
		{"2018-09-29", "2018", "2018", true}, {"2018-09-29", "", "2018-08", false}, {"2018-09-29", "", "2018-09", true},
		{"--09-29", "2018-09-01", "2018-10-01", true}, {"--09-29", "2018-10-01", "2018-11-01", false},
		{"--01-02", "2018-12-30", "2019-01-05", true}, {"--09-29", "2018-12-30", "2019-01-05", false},
		{"--09-29", "2018-12-30", "", true}, {"--09-29", "2016-12-30", "2019-01-01", true}, {"--09-29", "2018", "2018", true},
	} {
		if got := DateWithin(c.date, c.since, c.until); got != c.want {
			t.Errorf("DateWithin(%q, %q, %q) = %v", c.date, c.since, c.until, got)
		}
	}
}

// tester is a test of testing's or of rapid's.
type tester interface {
	Helper()
	Error(...any)
	Errorf(string, ...any)
	Fatal(...any)
}
