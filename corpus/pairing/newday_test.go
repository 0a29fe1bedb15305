package pairing

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"tolmach/corpus"
)

// TestNewDay measures a day's new articles against an archive in a store, which is settled: TOLMACH_STORE=100000
// articles of each language. The made-up articles have profiles but hardly any text; the new ones are authored.
func TestNewDay(t *testing.T) {
	n := 500
	if text := os.Getenv("TOLMACH_STORE"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	s := newStore(t)
	a := newArchive(n, 6)
	const batch = 1000
	for side, lang := range s.Langs() {
		for from := 0; from < n; from += batch {
			var articles []corpus.Article
			for i := from; i < min(from+batch, n); i++ {
				text := fmt.Sprintf("%s %d.", lang, i)
				articles = append(articles, cut(corpus.Article{Lang: lang, Title: text, Paragraphs: []string{text}, Date: a.sides[side][i].day.String(),
					Place: corpus.Place{Path: text}}, 1))
			}
			profiles := map[string][]byte{}
			for i, id := range put(t, s, articles...) {
				profiles[id] = a.profile(side, int32(from+i)).pack()
			}
			if err := s.PutProfiles(ctx, profileVersion, profiles); err != nil {
				t.Fatal(err)
			}
		}
	}
	began := time.Now()
	first := mustPair(t, s)
	t.Logf("%d articles of each language for the first time: %v, peak %d MB, %+v", n, time.Since(began).Round(time.Millisecond), peak(), first)

	day := a.sides[0][n/2].day.String()
	var fresh []corpus.Article
	for _, x := range slices.Concat(readFolder(t, testdata+"/wire/en"), readFolder(t, testdata+"/wire/ru")) {
		x.Date = day
		fresh = append(fresh, x)
	}
	put(t, s, fresh...)
	began = time.Now()
	report := mustPair(t, s)
	took := time.Since(began)
	t.Logf("%d new articles of %s: %v, %+v", len(fresh), day, took.Round(time.Millisecond), report)
	if report.Pairs < 29 || report.Pairs > 31 || took > 20*time.Second {
		t.Errorf("%d pairs in %v", report.Pairs, took)
	}
}
