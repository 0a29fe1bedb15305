package web

import (
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/index"
)

// writable is a server of a copy of the corpus of testdata/wire in which everything may be changed.
func writable(t testing.TB) *Server {
	t.Helper()
	dir, err := wireFolder()
	must(t, err)
	mine := t.TempDir()
	must(t, os.CopyFS(mine, os.DirFS(filepath.Join(dir, "c"))))
	s, err := corpus.Open(mine, corpus.OpenOptions{})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	w, err := New(s, Options{Log: t.Logf, By: "vera", Align: bitext.Options{Lexicon: embedded(), LexiconName: "embedded"}})
	must(t, err)
	w.renewal.delay = 10 * time.Millisecond
	t.Cleanup(func() { w.Close() })
	return w
}

// post sends a form as a page of the server does; headers are names and values in turns.
func post(w http.Handler, address string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("POST", address, strings.NewReader(form.Encode()))
	r.Host = "127.0.0.1:8090"
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return rec
}

// hand is somebody who works on a pair.
type hand struct {
	testing.TB
	w    *Server
	pair string
}

func (h *hand) units() []corpus.Unit {
	h.Helper()
	list, err := h.w.pairUnits(ctx, h.pair)
	must(h, err)
	return list
}

// kinds are the shapes of all beads with what was decided on them.
func (h *hand) kinds() string {
	var out []string
	for _, u := range h.units() {
		out = append(out, u.Kind()+map[corpus.Status]string{corpus.Confirmed: "+", corpus.Review: "?"}[u.Status])
	}
	return strings.Join(out, " ")
}

var hidden = regexp.MustCompile(`name="(mark|bead|side)" value="([^"]*)"`)

// form is what the page sends along with every operation.
func (h *hand) form(address string) url.Values {
	h.Helper()
	f := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(page(h, h.w, address), -1) {
		f.Set(m[1], m[2])
	}
	if len(f) != 3 {
		h.Fatalf("the form of %s has %v", address, f)
	}
	return f
}

// do chooses a row by its number, presses a button and gives the address that leads back.
func (h *hand) do(row int, name, value string, more ...string) string {
	h.Helper()
	f := h.form("/pair/" + h.pair + "?row=" + h.units()[row].ID)
	f.Set(name, value)
	for i := 0; i+1 < len(more); i += 2 {
		f.Set(more[i], more[i+1])
	}
	rec := post(h.w, "/pair/"+h.pair, f)
	to := rec.Header().Get("Location")
	if rec.Code != http.StatusSeeOther || !strings.HasPrefix(to, "/pair/"+h.pair) {
		h.Fatalf("%s %s: %d %s\n%s", name, value, rec.Code, to, rec.Body)
	}
	return to
}

func TestDesk(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	first := h.kinds()
	text := page(t, w, "/pair/"+h.pair)
	has(t, text, `<form id="desk"`, `value="merge"`, `aria-keyshortcuts="Control+z" disabled`, "not 1-1:")

	// The page leads on to the row that was made, and to the next one after a confirmation.
	h.do(0, "op", "merge")
	merged := h.units()[0]
	if merged.Status != corpus.Confirmed || merged.By != "vera" || merged.Confidence != 1 {
		t.Errorf("merged: %+v", merged.Bead)
	}
	if to := h.do(1, "op", "confirm"); !strings.Contains(to, "row="+h.units()[2].ID) || !strings.HasSuffix(to, "#bead-"+h.units()[2].ID) {
		t.Errorf("after the confirmation: %s", to)
	}
	if u := h.units()[1]; u.Status != corpus.Confirmed {
		t.Errorf("%+v", u.Bead)
	}
	h.do(2, "op", "review")
	has(t, page(t, w, "/pair/"+h.pair), "? review", "✓ confirmed", `title="Mark for review"`, "vera")

	// Scissors, a text, a link.
	before := h.kinds()
	h.do(0, "cut", "ru:1")
	if h.kinds() == before {
		t.Error("nothing was cut")
	}
	h.do(0, "op", "undo")
	if now := h.kinds(); now != before {
		t.Errorf("undone: %s, before %s", now, before)
	}
	read := strings.Join(h.units()[1].Texts[1], " ")
	h.do(1, "op", "text", "side", "ru", "text", "Совсем <b>другое</b>.")
	if got := h.units()[1].Texts[1]; len(got) != 1 || got[0] != "Совсем <b>другое</b>." {
		t.Errorf("rewritten: %q", got)
	}
	text = page(t, w, "/pair/"+h.pair+"?edit=1&row="+h.units()[1].ID+"&side=ru")
	has(t, text, "<textarea", "Совсем &lt;b&gt;другое&lt;/b&gt;.", "As read")
	has(t, html.UnescapeString(text), read)
	has(t, page(t, w, "/pair/"+h.pair), "✎ rewritten")
	h.do(1, "op", "text", "side", "ru", "text", "")
	if got := strings.Join(h.units()[1].Texts[1], " "); got != read {
		t.Errorf("the text as read: %q", got)
	}
	row := 3
	for h.units()[row].Null() {
		row++
	}
	to, err := url.Parse(h.do(row, "op", "unlink"))
	must(t, err)
	last := h.units()
	row = slices.IndexFunc(last, func(u corpus.Unit) bool { return u.ID == to.Query().Get("row") })
	at := len(last) - 1
	for last[at].Null() {
		at--
	}
	h.do(row, "link", last[at].ID+":ru")
	if u := h.units()[row]; u.Dst != last[at].Dst || u.Null() {
		t.Errorf("linked: %+v, not with %+v", u.Bead, last[at].Bead)
	}

	// What nobody decided on is aligned again, and everything can be taken back.
	decided := h.kinds()
	h.do(0, "op", "realign")
	can := func(op string) bool {
		return !regexp.MustCompile(`value="` + op + `"[^>]* disabled`).MatchString(page(t, w, "/pair/"+h.pair))
	}
	for can("undo") {
		h.do(0, "op", "undo")
	}
	if now := h.kinds(); now != first {
		t.Errorf("all undone: %s, at first %s", now, first)
	}
	for can("redo") {
		h.do(0, "op", "redo")
	}
	if now := h.kinds(); strings.Count(now, "+") != strings.Count(decided, "+") || strings.Count(now, "?") != strings.Count(decided, "?") {
		t.Errorf("all redone: %s, had %s", now, decided)
	}
}

// The second of two who look at one state is told so; nothing is overwritten and what was typed is shown.
func TestDeskConflict(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	seen := h.form("/pair/" + h.pair)
	h.do(0, "op", "confirm")
	now := h.kinds()
	seen.Set("op", "text")
	seen.Set("text", "Мой текст.")
	rec := post(w, "/pair/"+h.pair, seen)
	if rec.Code != http.StatusConflict {
		t.Errorf("status %d", rec.Code)
	}
	has(t, rec.Body.String(), "The pair was changed meanwhile", "Мой текст.", `class="back"`)
	if h.kinds() != now {
		t.Error("the second one changed something")
	}
	// Another process may be that somebody, too.
	other, err := corpus.Open(w.store.Dir(), corpus.OpenOptions{})
	must(t, err)
	defer other.Close()
	seen = h.form("/pair/" + h.pair)
	b := h.units()[1].Bead
	b.Status = corpus.Review
	must(t, other.DecideBeads(ctx, h.pair, []corpus.Bead{b}, corpus.Decision{By: "boris"}))
	seen.Set("op", "merge")
	if rec := post(w, "/pair/"+h.pair, seen); rec.Code != http.StatusConflict {
		t.Errorf("after another process: status %d", rec.Code)
	}
}

// What cannot be done is said with its reason, in the language of the pages, and changes nothing.
func TestDeskRefusals(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	before := h.kinds()
	last := h.units()[len(h.units())-1].ID
	f := h.form("/pair/" + h.pair + "?row=" + last)
	f.Set("op", "merge")
	rec := post(w, "/pair/"+h.pair+"?ui=ru", f)
	if rec.Code != http.StatusUnprocessableEntity {
		t.Errorf("status %d", rec.Code)
	}
	has(t, rec.Body.String(), "это последняя строка", "выберите строку выше", `<html lang="ru"`)
	for _, c := range []struct {
		name, value string
		want        int
	}{
		{"op", "paint", http.StatusUnprocessableEntity}, {"op", "undo", http.StatusUnprocessableEntity}, {"bead", "", http.StatusUnprocessableEntity}, {"bead", "0000000000000000", http.StatusConflict},
		{"side", "de", http.StatusUnprocessableEntity}, {"mark", "", http.StatusUnprocessableEntity}, {"mark", "0", http.StatusUnprocessableEntity},
	} {
		f := h.form("/pair/" + h.pair)
		f.Set("op", "split")
		f.Set(c.name, c.value)
		if rec := post(w, "/pair/"+h.pair, f); rec.Code != c.want {
			t.Errorf("%s=%s: status %d, want %d", c.name, c.value, rec.Code, c.want)
		}
	}
	if h.kinds() != before {
		t.Error("something changed")
	}
	// Who only reads sees no desk and changes nothing.
	for _, r := range []*Server{wire(t, Options{}), readOnlyOf(t, w)} {
		if text := page(t, r, "/pair/"+h.pair); strings.Contains(text, "<form id=\"desk\"") || strings.Contains(text, "desk.js") {
			t.Error("a desk for who only reads")
		}
		if rec := post(r, "/pair/"+h.pair, f); rec.Code != http.StatusMethodNotAllowed {
			t.Errorf("for reading only: status %d", rec.Code)
		}
	}
}

func readOnlyOf(t *testing.T, w *Server) *Server {
	r, err := New(w.store, Options{Log: t.Logf, ReadOnly: true})
	must(t, err)
	t.Cleanup(func() { r.Close() })
	return r
}

// No other site can change anything, in no browser.
func TestDeskForgery(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	before := h.kinds()
	f := h.form("/pair/" + h.pair)
	f.Set("op", "merge")
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", "", "Origin", "http://evil.example"},
		{"Sec-Fetch-Site", "", "Origin", "null"}, {"Sec-Fetch-Site", ""}, {"Sec-Fetch-Site", "", "Content-Type", "text/plain"},
		{"Sec-Fetch-Site", "cross-site", "Content-Type", "application/json"},
	} {
		for _, address := range []string{"/pair/" + h.pair, "/api/pairs/" + h.pair + "/edits"} {
			r := httptest.NewRequest("POST", address, strings.NewReader(f.Encode()))
			r.Host = "127.0.0.1:8090"
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for i := 0; i < len(headers); i += 2 {
				if headers[i+1] != "" {
					r.Header.Set(headers[i], headers[i+1])
				}
			}
			rec := httptest.NewRecorder()
			w.ServeHTTP(rec, r)
			if rec.Code != http.StatusForbidden {
				t.Errorf("%s with %q: status %d", address, headers, rec.Code)
			}
		}
	}
	if rec := post(w, "/pair/"+h.pair, f, "Sec-Fetch-Site", "", "Origin", "http://127.0.0.1:8090"); rec.Code != http.StatusSeeOther {
		t.Errorf("its own page, in an older browser: status %d", rec.Code)
	}
	if h.kinds() == before {
		t.Error("its own page changed nothing")
	}
}

func TestChangeAPI(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	send := func(body string) (int, map[string]any) {
		r := httptest.NewRequest("POST", "/api/pairs/"+h.pair+"/edits", strings.NewReader(body))
		r.Host = "127.0.0.1:8090"
		r.Header.Set("Content-Type", "application/json")
		rec := httptest.NewRecorder()
		w.ServeHTTP(rec, r)
		answer := map[string]any{}
		must(t, json.Unmarshal(rec.Body.Bytes(), &answer))
		return rec.Code, answer
	}
	p, err := w.store.Pair(ctx, h.pair)
	must(t, err)
	mark := strconv.FormatInt(p.Mark, 10)
	status, answer := send(`{"op":"confirm","bead":"` + h.units()[0].ID + `","mark":` + mark + `}`)
	if status != http.StatusOK || answer["focus"] != h.units()[1].ID || answer["mark"] == float64(p.Mark) || h.units()[0].Status != corpus.Confirmed {
		t.Errorf("%d %v", status, answer)
	}
	if status, answer := send(`{"op":"undo","mark":` + mark + `}`); status != http.StatusConflict || answer["hint"] == "" {
		t.Errorf("an old mark: %d %v", status, answer)
	}
	for _, body := range []string{`{"op":"confirm","mark":1,"color":"red"}`, `[`, ``} {
		if status, answer := send(body); status != http.StatusBadRequest || answer["parameter"] != "body" {
			t.Errorf("%s: %d %v", body, status, answer)
		}
	}
	list := ask(w, "GET", "/api/pairs/"+h.pair+"/edits").Body.String()
	if !strings.Contains(list, `"op":"confirm","by":"vera"`) {
		t.Errorf("edits: %s", list)
	}
}

// What is corrected is found a moment later, without another command.
func TestRenewal(t *testing.T) {
	w := writable(t)
	h := &hand{t, w, aPair(t, w)}
	h.do(0, "op", "text", "side", "ru", "text", "Небывалое слово абракадабра.")
	for range 1000 {
		if strings.Contains(page(t, w, "/search?ru="+url.QueryEscape("абракадабра")), "<b>1 hit</b>") {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	has(t, page(t, w, "/search?ru="+url.QueryEscape("абракадабра")), "<b>1 hit</b>")
	w.Close()
	h.w.renewal.due() // does nothing any more
	if r, err := index.Build(ctx, w.store, index.Options{}); err != nil || r.Changed {
		t.Errorf("left for the next build: %+v, %v", r, err)
	}
}
