package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/compare"
)

// The page of a pair's differences shows every finding once, with what disagrees marked, and leads to its row.
func TestDifferencesPage(t *testing.T) {
	w := wire(t, Options{Align: bitext.Options{Lexicon: embedded()}})
	kinds := map[compare.Kind]int{}
	for p, err := range w.store.Pairs(ctx, corpus.PairFilter{}) {
		must(t, err)
		r, err := w.comparer.Pair(ctx, w.store, p.ID)
		must(t, err)
		text := page(t, w, "/pair/"+p.ID+"/differences")
		if n := strings.Count(text, `<div class="difference">`); n != len(r.Findings) {
			t.Errorf("%s: %d differences shown, %d found", p.ID, n, len(r.Findings))
		}
		marks := 0
		for _, f := range r.Findings {
			kinds[f.Kind]++
			for _, x := range f.Sides {
				if x.Sentence >= 0 && x.Text != "" && f.Kind != compare.Only && f.Kind != compare.Moved {
					marks++
				}
			}
		}
		if n := strings.Count(text, "<mark>"); n != marks {
			t.Errorf("%s: %d places marked, not %d", p.ID, n, marks)
		}
		whole := page(t, w, "/pair/"+p.ID)
		for _, m := range regexp.MustCompile(`#(bead-[0-9a-f]+)"`).FindAllStringSubmatch(text, -1) {
			if !strings.Contains(whole, `id="`+m[1]+`"`) {
				t.Errorf("%s leads to %s, which is not there", p.ID, m[1])
			}
		}
	}
	if kinds[compare.Only] == 0 || kinds[compare.Moved] == 0 || len(kinds) < 3 {
		t.Errorf("only %v were seen", kinds)
	}
}

func TestRankingPage(t *testing.T) {
	w := wire(t, Options{Align: bitext.Options{Lexicon: embedded()}})
	text := page(t, w, "/differences")
	last := 2.
	rows := regexp.MustCompile(`</svg> (\d\.\d\d)</td>`).FindAllStringSubmatch(text[:strings.Index(text, "By agency")], -1)
	for _, m := range rows {
		x, err := strconv.ParseFloat(m[1], 64)
		must(t, err)
		if x > last {
			t.Errorf("%.2f after %.2f", x, last)
		}
		last = x
	}
	if len(rows) != 30 {
		t.Errorf("%d pairs", len(rows))
	}
	has(t, text, "<b>30 article pairs</b>", "By agency", "Sputnik / RIA")
	has(t, page(t, w, "/differences?agency=Interfax"), "<b>5 article pairs</b>")
	has(t, page(t, w, "/differences?agency=Nobody"), "<b>0 article pairs</b>")
	if rec := ask(w, "GET", "/differences?since=soon"); rec.Code != http.StatusBadRequest {
		t.Errorf("a date that is none: %d", rec.Code)
	}
	if n := len(w.rankings.order); n != 3 {
		t.Errorf("%d rankings are kept", n)
	}
	answer := ask(w, "GET", "/api/differences?limit=2&offset=1").Body.String()
	has(t, answer, `{"total":30,"not_aligned":0,"offset":1,"limit":2,"pairs":[{"pair":`, `"agencies":[{"agency":"TASS"`)
	id := regexp.MustCompile(`"pair":"([0-9a-f]+)"`).FindStringSubmatch(answer)[1]
	has(t, ask(w, "GET", "/api/pairs/"+id+"/differences").Body.String(), `{"pair":"`+id+`"`, `"only":{"en":{"sentences":`, `"findings":[{"kind":"`, `"en_sentence":`)
}
