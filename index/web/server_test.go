package web

import (
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tolmach/align"
	"tolmach/corpus"
	"tolmach/index"
)

func TestSearchPage(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/search?en=talks")
	has(t, text, `<mark>talks</mark>`, `<mark class="echo">переговоры</mark>`, `<html lang="en"`, `role="status"`, `class="skip"`)
	if n := strings.Count(text, `<li class="hit"`); n == 0 || n != strings.Count(text, `<div class="pairrow this">`) {
		t.Errorf("%d hits", n)
	}
	// Every text says its language.
	for _, cell := range regexp.MustCompile(`<p class="cell[^>]*>`).FindAllString(text, -1) {
		if !strings.Contains(cell, `lang="en"`) && !strings.Contains(cell, `lang="ru"`) {
			t.Errorf("a cell without its language: %s", cell)
		}
	}
}

func TestPagesNeedNothingFromElsewhere(t *testing.T) {
	w := wire(t, Options{})
	for _, address := range []string{"/", "/search?en=talks", "/search?en=talks&view=kwic", "/stats", "/stats?q=talks", "/help", "/differences", "/review", "/pair/" + aPair(t, w), "/pair/" + aPair(t, w) + "/differences"} {
		text := page(t, w, address)
		for _, bad := range []string{" style=", "<script>", "javascript:", " onclick", `src="http`, `href="http`, "ZgotmplZ", "<no value>", "%!"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s has %q", address, bad)
			}
		}
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(text, -1) {
			if ids[m[1]] {
				t.Errorf("%s has the id %s twice", address, m[1])
			}
			ids[m[1]] = true
		}
	}
}

// aPair is the id of some pair.
func aPair(t testing.TB, w *Server) string {
	for u, err := range w.store.AllUnits(ctx, corpus.UnitFilter{}) {
		must(t, err)
		return u.Bead.Pair
	}
	t.Fatal("no pair")
	return ""
}

func TestBothSidesMeet(t *testing.T) {
	w := wire(t, Options{})
	count := func(q ...string) string { return found(page(t, w, "/search?"+values(q...).Encode())) }
	with, without, all := count("en", "talks", "ru", "переговоры"), count("en", "talks", "not-ru", "переговоры"), count("en", "talks")
	if with != all || without != "0 hits" {
		t.Errorf("talks: %s, with переговоры %s, without it %s", all, with, without)
	}
	// Does not contain, in the first box, as the form sends it.
	rec := ask(w, "GET", "/search?"+values("en", "talks", "en-mode", "not", "ru", "переговоры", "q", "", "ru-mode", "", "since", "").Encode())
	if want := "/search?" + values("not-en", "talks", "ru", "переговоры").Encode(); rec.Code != http.StatusSeeOther || rec.Header().Get("Location") != want {
		t.Errorf("the form leads to %d %s, not to %s", rec.Code, rec.Header().Get("Location"), want)
	}
	has(t, page(t, w, rec.Header().Get("Location")), `<option value="not" selected>`, `value="talks"`)
	// An exact form.
	if a, b := count("en", "talk"), count("en", "talk", "en-exact", "1"); a == b {
		t.Errorf("talk is met %s in any form, and %s in this one", a, b)
	}
}

// found is the count of hits on a page.
func found(page string) string {
	return regexp.MustCompile(`class="found"><b>([^<]*)`).FindStringSubmatch(page)[1]
}

// values makes parameters of names and values in turns.
func values(q ...string) url.Values {
	v := url.Values{}
	for i := 0; i+1 < len(q); i += 2 {
		v.Add(q[i], q[i+1])
	}
	return v
}

func TestRenderingsFilter(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/search?en=talks")
	only := regexp.MustCompile(`class="only" href="([^"]+)"`).FindStringSubmatch(text)
	except := regexp.MustCompile(`class="except" href="([^"]+)"`).FindStringSubmatch(text)
	if only == nil || except == nil {
		t.Fatal("no renderings")
	}
	chosen := page(t, w, strings.ReplaceAll(only[1], "&amp;", "&"))
	has(t, chosen, `lang="ru" value="переговоры"`, `<li class="on">`, `<mark>переговоры</mark>`)
	left := page(t, w, strings.ReplaceAll(except[1], "&amp;", "&"))
	has(t, left, `value="not" selected`)
	if all, with, without := found(text), found(chosen), found(left); all != with || without != "0 hits" {
		t.Errorf("%s, with the rendering %s, without it %s", all, with, without)
	}
}

func TestPagesNeitherRepeatNorLose(t *testing.T) {
	w := wire(t, Options{})
	hits := regexp.MustCompile(`id="hit-([0-9a-f.]+)"`)
	for _, view := range []string{"", "&view=kwic"} {
		seen := map[string]bool{}
		next := "/search?limit=7&q=in" + view
		pages := 0
		for next != "" {
			text := page(t, w, next)
			for _, m := range hits.FindAllStringSubmatch(text, -1) {
				if seen[m[1]] {
					t.Errorf("%s is shown twice", m[1])
				}
				seen[m[1]] = true
			}
			m := regexp.MustCompile(`id="next" href="([^"]+)"`).FindStringSubmatch(text)
			next = ""
			if m != nil {
				next = strings.ReplaceAll(m[1], "&amp;", "&")
			}
			if pages++; pages > 100 {
				t.Fatal("no end")
			}
		}
		var want int
		must(t, w.index.use(ctx, func(x *index.Index) error {
			e, err := index.ParseQuery("in")
			must(t, err)
			r, err := x.Search(ctx, index.Query{Any: e, Limit: 1})
			want = r.Total
			return err
		}))
		if len(seen) != want || pages < 3 {
			t.Errorf("%d hits on %d pages, of %d", len(seen), pages, want)
		}
	}
}

func TestContextInPlace(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/search?en=talks")
	toggle := regexp.MustCompile(`class="act context" href="([^"#]+)#`).FindStringSubmatch(text)[1]
	open := page(t, w, strings.ReplaceAll(toggle, "&amp;", "&"))
	if n := strings.Count(open, `class="pairrow near"`); n < 2 || n > 4 {
		t.Errorf("%d rows of context", n)
	}
	has(t, open, `aria-expanded="true"`)
	more := regexp.MustCompile(`class="act more" href="([^"#]+)#`).FindStringSubmatch(open)[1]
	if a, b := strings.Count(page(t, w, strings.ReplaceAll(more, "&amp;", "&")), `"pairrow near"`), strings.Count(open, `"pairrow near"`); a <= b {
		t.Errorf("more context has %d rows, the first %d", a, b)
	}
	if n := strings.Count(page(t, w, "/search?context=1&en=talks"), `class="pairrow near"`); n < 3 {
		t.Errorf("%d rows of context around all hits", n)
	}
}

func TestPairPage(t *testing.T) {
	w := wire(t, Options{})
	id := aPair(t, w)
	text := page(t, w, "/pair/"+id)
	units, err := w.pairUnits(ctx, id)
	must(t, err)
	if n := strings.Count(text, `<section class="bead`); n != len(units) {
		t.Errorf("%d rows of %d", n, len(units))
	}
	alone := 0
	for _, u := range units {
		if u.Null() {
			alone++
		}
	}
	if n := strings.Count(text, `<section class="bead hit alone"`); n != alone {
		t.Errorf("%d rows on one side, of %d", n, alone)
	}
	if rec := ask(w, "GET", "/pair/"+id[:10]); rec.Code != http.StatusSeeOther || rec.Header().Get("Location") != "/pair/"+id {
		t.Errorf("a prefix leads to %d %s", rec.Code, rec.Header().Get("Location"))
	}
	for a, err := range w.store.Articles(ctx, corpus.ArticleFilter{Unpaired: true}) {
		must(t, err)
		has(t, page(t, w, "/article/"+a.ID), `lang="`+a.Lang+`"`, "no counterpart")
		break
	}
	for _, address := range []string{"/pair/ffffffffffffffff", "/article/nothing", "/nowhere", "/search/x"} {
		if rec := ask(w, "GET", address); rec.Code != http.StatusNotFound || !strings.Contains(rec.Body.String(), `role="alert"`) {
			t.Errorf("%s: %d", address, rec.Code)
		}
	}
}

func TestMovedRowsAreFew(t *testing.T) {
	var units []corpus.Unit
	for i, dst := range []int{1, 2, 3, 0, 4} {
		u := corpus.Unit{Texts: [2][]string{{"a"}, {"b"}}}
		u.Src, u.Dst = align.Span{From: i, To: i + 1}, align.Span{From: dst, To: dst + 1}
		units = append(units, u)
	}
	rows := make([]row, len(units))
	for i := range rows {
		rows[i].Alone = -1
	}
	if n := markMoved(units, rows); n != 1 || !rows[3].Moved {
		t.Errorf("%d moved: %+v", n, rows)
	}
}

func TestNothingFound(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/search?"+values("agency", "TASS", "en", "=presidant").Encode())
	has(t, text, "What was looked for", "Near it", ">president</a>", "en=%3Dpresident", "Without the filter: agency TASS")
	text = page(t, w, "/search?"+values("en", "talks", "agency", "Nobody").Encode())
	has(t, text, "Without the filter: agency Nobody", "Search without filters")
}

func TestFaults(t *testing.T) {
	w := wire(t, Options{})
	for _, c := range []struct {
		query []string
		says  string
	}{
		{[]string{"en", `"open`}, "unclosed quote"},
		{[]string{"ru", "(нефть"}, "unclosed parenthesis"},
		{[]string{"en", "oil", "since", "yesterday"}, "2018-09-29"},
		{[]string{"en", "oil", "min-confidence", "much"}, "a probability from 0 to 1"},
		{[]string{"en", "oil", "offset", "-3"}, "a whole number"},
		{[]string{"en", "oil", "bead", "all"}, "sentence counts"},
	} {
		rec := ask(w, "GET", "/search?"+values(c.query...).Encode())
		if rec.Code != http.StatusBadRequest || !strings.Contains(rec.Body.String(), c.says) || !strings.Contains(rec.Body.String(), `role="alert"`) {
			t.Errorf("%v: %d, without %q", c.query, rec.Code, c.says)
		}
	}
	// What the query says is text, never markup.
	rec := ask(w, "GET", "/search?"+values("en", `"<script>alert(1)</script>`).Encode())
	if strings.Contains(rec.Body.String(), "<script>alert") {
		t.Error("a query becomes markup")
	}
}

func TestLanguageOfThePages(t *testing.T) {
	w := wire(t, Options{})
	for header, want := range map[string]string{"": "en", "ru": "ru", "ru-RU,ru;q=0.9,en;q=0.8": "ru", "de,en;q=0.5,ru;q=0.1": "en", "fr": "en", "q=;;": "en"} {
		rec := ask(w, "GET", "/search?en=talks", "Accept-Language", header)
		if got := rec.Header().Get("Content-Language"); got != want {
			t.Errorf("%q gives %s", header, got)
		}
	}
	text := page(t, w, "/search?en=talks&ui=ru")
	has(t, text, `<html lang="ru"`, "наход", "не содержит", `name="ui" value="ru"`, "ui=ru")
	if got := ask(w, "GET", "/search?en=talks&ui=en", "Accept-Language", "ru").Header().Get("Content-Language"); got != "en" {
		t.Errorf("ui=en gives %s", got)
	}
	has(t, page(t, w, "/?theme=dark"), `data-theme="dark"`, `name="theme" value="dark"`)
}

func TestGuard(t *testing.T) {
	w := wire(t, Options{Hosts: []string{"reader.example"}, ReadOnly: true})
	for host, want := range map[string]int{"127.0.0.1:8090": 200, "localhost": 200, "LOCALHOST:1": 200, "[::1]:8090": 200, "192.168.1.5:8090": 200, "reader.example:8090": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "localhost.evil.example:8090": 421, "": 421} {
		if rec := ask(w, "GET", "/help", "Host", host); rec.Code != want {
			t.Errorf("host %q: %d", host, rec.Code)
		}
	}
	rec := ask(w, "GET", "/search?en=talks")
	for header, part := range map[string]string{"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY"} {
		if !strings.Contains(rec.Header().Get(header), part) {
			t.Errorf("%s: %q", header, rec.Header().Get(header))
		}
	}
	if c := rec.Header().Get("Content-Security-Policy"); strings.Contains(c, "unsafe") || strings.Contains(c, "http") {
		t.Errorf("the policy lets in too much: %s", c)
	}
	if rec.Header().Get("Set-Cookie") != "" || rec.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Error("a cookie, or leave for other sites")
	}
	if rec := ask(w, "POST", "/search"); rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("a change of what is for reading only: %d", rec.Code)
	}
	open := wire(t, Options{})
	if rec := ask(open, "POST", "/search", "Sec-Fetch-Site", "cross-site", "Origin", "http://evil.example"); rec.Code != http.StatusForbidden {
		t.Errorf("a change by another site: %d", rec.Code)
	}
	if rec := ask(open, "POST", "/search", "Origin", "http://127.0.0.1:8090"); rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("a change where there is none: %d", rec.Code)
	}
}

func TestStaticFiles(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/")
	for _, m := range regexp.MustCompile(`(?:src|href)="(/static/[^"]+)"`).FindAllStringSubmatch(text, -1) {
		rec := ask(w, "GET", m[1])
		if rec.Code != http.StatusOK || rec.Body.Len() == 0 || !strings.Contains(rec.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d", m[1], rec.Code)
		}
	}
	for _, bad := range []string{"/static/none.css", "/static/..%2fdoc.go", "/static/"} {
		if rec := ask(w, "GET", bad); rec.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, rec.Code)
		}
	}
}

func TestExport(t *testing.T) {
	w := wire(t, Options{})
	for _, f := range exportFormats {
		rec := ask(w, "GET", "/export?en=talks&format="+f.name)
		if rec.Code != http.StatusOK || rec.Body.Len() == 0 || !strings.Contains(rec.Header().Get("Content-Disposition"), f.ending) {
			t.Errorf("%s: %d, %d bytes", f.name, rec.Code, rec.Body.Len())
		}
	}
	if rec := ask(w, "GET", "/export?en=talks&format=tsv"); strings.Count(rec.Body.String(), "\n") != 1+strings.Count(page(t, w, "/search?en=talks"), `<li class="hit"`) {
		t.Errorf("not the hits:\n%s", rec.Body)
	}
	has(t, ask(w, "GET", "/export?format=tmx&pair="+aPair(t, w)).Body.String(), "<tmx")
	if rec := ask(w, "GET", "/export?en=talks&format=exe"); rec.Code != http.StatusNotFound {
		t.Errorf("an unknown format: %d", rec.Code)
	}
	if rec := ask(w, "GET", "/export?en=%22talks&format=tmx"); rec.Code != http.StatusBadRequest {
		t.Errorf("a query that cannot be read: %d", rec.Code)
	}
}

// small is a corpus of its own, in other languages, to be built while it is served.
func small(t *testing.T, langs [2]string) *corpus.Store {
	s, err := corpus.Open(filepath.Join(t.TempDir(), "c"), corpus.OpenOptions{Create: true, NewLangs: langs})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func putPair(t *testing.T, s *corpus.Store, first, second string) {
	var articles [2]corpus.Article
	for side, text := range []string{first, second} {
		articles[side] = corpus.Article{Lang: s.Langs()[side], Title: text, Date: "2018-09-29", Agency: "dpa", Paragraphs: []string{text},
			Sentences: []corpus.Sentence{{Text: text}}, Place: corpus.Place{Path: text}}
		articles[side].Seal()
	}
	_, err := s.PutArticles(ctx, articles[:])
	must(t, err)
	id := corpus.PairID(articles[0].ID, articles[1].ID)
	_, err = s.SetPairs(ctx, []corpus.Pair{{ID: id, Articles: [2]string{articles[0].ID, articles[1].ID}, Confidence: 1, Status: corpus.Auto}})
	must(t, err)
	must(t, s.SetBeads(ctx, id, []align.Bead{{Src: align.Span{To: 1}, Dst: align.Span{To: 1}, Confidence: 1}}, "test"))
}

func TestNewGenerationAndOtherLanguages(t *testing.T) {
	s := small(t, [2]string{"de", "fr"})
	w, err := New(s, Options{Log: t.Logf})
	must(t, err)
	defer w.Close()
	has(t, page(t, w, "/"), "The corpus is empty", "Deutsch", "Français", `name="not`[:6], `name="de"`, `name="fr-exact"`)
	if rec := ask(w, "GET", "/search?de=Frieden"); rec.Code != http.StatusServiceUnavailable || rec.Header().Get("Retry-After") == "" {
		t.Errorf("without an index: %d", rec.Code)
	}
	putPair(t, s, "Der Frieden ist sicher.", "La paix est assurée.")
	_, err = index.Build(ctx, s, index.Options{})
	must(t, err)
	has(t, page(t, w, "/search?de=Frieden"), "<b>1 hit</b>", `lang="fr"`)
	has(t, page(t, w, "/search?de=Frieden&not-fr=guerre"), "<b>1 hit</b>")
	putPair(t, s, "Frieden und Handel.", "La paix et le commerce.")
	_, err = index.Build(ctx, s, index.Options{})
	must(t, err)
	has(t, page(t, w, "/search?de=Frieden"), "<b>2 hits</b>")
	has(t, page(t, w, "/stats?de=Frieden"), "Hits by year", "2018")
}

// A page does not wait long for the renderings when others are in the way.
func TestBusyDay(t *testing.T) {
	w := wire(t, Options{})
	for range cap(w.heavy) {
		done, err := w.heavy.take(ctx, workTimeout)
		must(t, err)
		defer done()
	}
	has(t, page(t, w, "/search?en=talks"), `<li class="hit"`, "the server is busy")
	if len(w.work) != 0 {
		t.Errorf("%d turns are not given back", len(w.work))
	}
}

// A term whose sentences have no counterpart has its rendering from elsewhere in the story, with a way to it and no way without it.
func TestRenderingsFromElsewhere(t *testing.T) {
	w := wire(t, Options{})
	text := page(t, w, "/search?ru=кислородную")
	has(t, text, "0 hits", "oxygen", "elsewhere in the story")
	if strings.Contains(text, `class="except"`) {
		t.Error("hits without the rendering are offered")
	}
	only := regexp.MustCompile(`class="only" href="([^"]+)"`).FindStringSubmatch(text)
	if only == nil {
		t.Fatal("no rendering")
	}
	has(t, page(t, w, strings.ReplaceAll(only[1], "&amp;", "&")), `<mark>oxygen</mark>`)
}
