package web

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"hash/fnv"
	"html/template"
	"io"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"

	"tolmach/corpus/compare"
)

//go:embed templates static
var content embed.FS

// file is a file of static, with the sum of its content in its address.
type file struct {
	kind, tag string
	data      string
}

func (f *file) reader() io.ReadSeeker { return strings.NewReader(f.data) }

var kinds = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func readFiles() (map[string]*file, error) {
	entries, err := content.ReadDir("static")
	if err != nil {
		return nil, err
	}
	files := map[string]*file{}
	for _, e := range entries {
		data, err := content.ReadFile("static/" + e.Name())
		if err != nil {
			return nil, err
		}
		h := fnv.New64a()
		h.Write(data)
		files[e.Name()] = &file{kinds[path.Ext(e.Name())], fmt.Sprintf(`"%x"`, h.Sum64()), string(data)}
	}
	return files, nil
}

// pages are the templates in one language of the interface.
type pages struct {
	*speech
	templates *template.Template
}

// readPages reads the templates once for each language of the interface.
func readPages(langs [2]string, files map[string]*file) (map[string]*pages, error) {
	all, err := speeches()
	if err != nil {
		return nil, err
	}
	byCode := map[string]*pages{}
	for i, s := range all {
		t, err := template.New("").Funcs(template.FuncMap{
			"t": s.say, "num": s.num, "count": s.count, "figure": s.figure, "share": s.share,
			"row":       func(p *pairPage, r row) beadView { return beadView{&r, p.Desk, p.Lone, s.Code} },
			"differing": func(x float64, only [2]compare.Share) differing { return differing{x, only, 60 * x} },
			"cell":      cellHTML, "pieces": piecesHTML, "trust": s.trustHTML,
			"operation": func(what string) string { return s.say(cmp.Or(operationNames[what], what)) },
			"language":  s.language, "date": s.date, "moment": s.moment, "self": selfName,
			"static": func(name string) string { return "/static/" + name + "?" + strings.Trim(files[name].tag, `"`) },
			"ms":     func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 },
		}).ParseFS(content, "templates/*.html")
		if err != nil {
			return nil, err
		}
		byCode[s.Code] = &pages{s, t}
		if i == 0 {
			byCode[""] = byCode[s.Code]
		}
	}
	return byCode, nil
}

// visit is one request for a page or an answer.
type visit struct {
	http.ResponseWriter
	*http.Request
	*parameters
	*pages
	server  *Server
	ctx     context.Context
	release func() // of the turn it has
}

// newVisit reads a request. The language of the interface is that of ui, or what the browser asks for.
func (w *Server) newVisit(rw http.ResponseWriter, r *http.Request) *visit {
	v := &visit{ResponseWriter: rw, Request: r, server: w, ctx: r.Context(), parameters: readParameters(r.URL.Query(), w.langs)}
	v.pages = w.pages[v.get("ui")]
	if v.get("ui") == "" || v.pages == nil {
		v.pages = w.pages[w.preferred(r.Header.Get("Accept-Language"))]
		v.values.Del("ui")
	}
	if t := v.get("theme"); t != "" && t != "dark" && t != "light" {
		v.values.Del("theme")
	}
	return v
}

// preferred is the language of the interface that fits what a browser says its user reads.
func (w *Server) preferred(header string) string {
	tags, _, err := language.ParseAcceptLanguage(header)
	if err == nil {
		for _, t := range tags {
			base, _ := t.Base()
			if _, ok := w.pages[base.String()]; ok {
				return base.String()
			}
		}
	}
	return ""
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// page makes a handler of what makes a page.
func (w *Server) page(make func(*visit) error) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		v := w.newVisit(rw, r)
		rw.Header().Set("Vary", "Accept-Language")
		rw.Header().Set("Cache-Control", "private, no-cache")
		// Forms send everything there is in them. One address for one question: what says nothing is left out.
		if given := r.URL.Query(); !v.plain(given) {
			http.Redirect(rw, r, v.at(r.URL.EscapedPath()), http.StatusSeeOther)
			return
		}
		if err := v.work(make); err != nil {
			v.fail(err)
		}
	})
}

// work waits for a turn and does the work, in bounded time.
func (v *visit) work(f func(*visit) error) error {
	done, err := v.server.work.take(v.ctx, workTimeout)
	if err != nil {
		return err
	}
	v.release = done
	defer func() {
		if v.release != nil {
			v.release()
		}
	}()
	ctx, cancel := context.WithTimeout(v.ctx, workTimeout)
	defer cancel()
	v.ctx = ctx
	return f(v)
}

// long does a part of the work that takes long. It has a queue of its own, so that those who wait for it do not
// keep the others waiting; errBusy when that queue is too long for the patience there is.
func (v *visit) long(patience time.Duration, f func() error) error {
	if v.release != nil {
		v.release()
		v.release = nil
	}
	done, err := v.server.heavy.take(v.ctx, patience)
	if err == nil {
		func() {
			defer done()
			err = f()
		}()
	}
	if err != nil && err != errBusy {
		return err
	}
	again, e := v.server.work.take(v.ctx, workTimeout)
	if e != nil {
		return e
	}
	v.release = again
	return err
}

// frame is what every page has around its content.
type frame struct {
	Title    string
	Code     string // language of the interface
	Theme    string
	Langs    [2]string
	Here     string // which page it is, for the menu
	Keep     []keep // parameters that forms carry along
	Speeches []link
	Themes   []link
	Home     string
	Stats    string
	Differ   string
	Review   string
	Help     string
	Version  string
	Read     bool // only
	Body     any
}

type keep struct{ Name, Value string }

// link is a place to go to; On says that it is where one is.
type link struct {
	Text, URL, Code string
	On              bool
}

// show writes a page made of a template.
func (v *visit) show(status int, name, title string, body any) error {
	around := v.only("ui", "theme")
	f := frame{Title: title, Code: v.Code, Theme: v.get("theme"), Langs: v.server.langs, Here: name, Version: v.server.options.Version,
		Read: v.server.readOnly(), Body: body, Home: around.at("/"), Stats: around.at("/stats"), Differ: around.at("/differences"), Review: around.at("/review"), Help: around.at("/help")}
	for _, k := range []string{"ui", "theme"} {
		if x := v.get(k); x != "" {
			f.Keep = append(f.Keep, keep{k, x})
		}
	}
	all := v.server.pages
	for code, p := range all {
		if code != "" {
			f.Speeches = append(f.Speeches, link{p.Name, v.with("ui", code).at(v.URL.EscapedPath()), code, code == v.Code})
		}
	}
	sortLinks(f.Speeches)
	for _, theme := range []string{"light", "dark"} {
		f.Themes = append(f.Themes, link{theme, v.with("theme", theme).at(v.URL.EscapedPath()), theme, theme == f.Theme})
	}
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := v.templates.ExecuteTemplate(b, name+".html", &f); err != nil {
		return err
	}
	h := v.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", v.Code)
	h.Set("Content-Length", fmt.Sprint(b.Len()))
	v.WriteHeader(status)
	if v.Method != http.MethodHead {
		v.Write(b.Bytes()) // a client that has gone is no failure of ours
	}
	return nil
}

// Header and Write are those of the answer, not of the request.
func (v *visit) Header() http.Header         { return v.ResponseWriter.Header() }
func (v *visit) Write(b []byte) (int, error) { return v.ResponseWriter.Write(b) }

// fail answers with what went wrong.
func (v *visit) fail(err error) {
	if errors.Is(err, context.Canceled) && v.Request.Context().Err() != nil {
		return // nobody waits for it
	}
	t := v.trouble(err)
	if e := v.show(t.Status, "trouble", v.say(t.Heading), t); e != nil {
		v.server.options.Log("error: %v", e)
		http.Error(v.ResponseWriter, "error: "+err.Error(), http.StatusInternalServerError)
	}
}
