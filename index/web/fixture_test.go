package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tolmach/align/lexicon"
	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/intake"
	"tolmach/corpus/pairing"
	"tolmach/index"
)

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wireFolder is a corpus of testdata/wire, made once for all tests; they only read it.
var wireFolder = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "tolmach-web-*")
	if err != nil {
		return "", err
	}
	s, err := corpus.Open(filepath.Join(dir, "c"), corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	if err != nil {
		return dir, err
	}
	defer s.Close()
	if _, err := intake.Add(ctx, s, []string{"../../testdata/wire"}, intake.Options{}); err != nil {
		return dir, err
	}
	if _, err := pairing.Run(ctx, s, pairing.Options{}); err != nil {
		return dir, err
	}
	if _, err := bitext.Run(ctx, s, bitext.Options{Lexicon: embedded(), LexiconName: "embedded"}); err != nil {
		return dir, err
	}
	_, err = index.Build(ctx, s, index.Options{})
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	stopBrowser()
	if dir, _ := wireFolder(); dir != "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func embedded() *lexicon.Lexicon { return lexicon.For("en", "ru") }

// wire is a server of the corpus of testdata/wire.
func wire(t testing.TB, o Options) *Server {
	t.Helper()
	dir, err := wireFolder()
	must(t, err)
	s, err := corpus.Open(filepath.Join(dir, "c"), corpus.OpenOptions{ReadOnly: true})
	must(t, err)
	t.Cleanup(func() { s.Close() })
	if o.Log == nil {
		o.Log = t.Logf
	}
	w, err := New(s, o)
	must(t, err)
	t.Cleanup(func() { w.Close() })
	return w
}

// ask asks a server for an address of itself; headers are names and values in turns.
func ask(w http.Handler, method, address string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, nil)
	r.Host = "127.0.0.1:8090"
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, r)
	return rec
}

// page asks for a page that must be there.
func page(t testing.TB, w http.Handler, address string, headers ...string) string {
	t.Helper()
	rec := ask(w, "GET", address, headers...)
	if rec.Code != http.StatusOK {
		t.Fatalf("%s: status %d (%s)\n%s", address, rec.Code, rec.Header().Get("Location"), rec.Body)
	}
	return rec.Body.String()
}

func has(t testing.TB, page string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(page, p) {
			t.Errorf("the page lacks %q", p)
		}
	}
}
