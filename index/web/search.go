package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"tolmach/corpus"
	"tolmach/index"
)

// form is what the search form shows.
type form struct {
	Any      string
	Sides    [2]box
	Cross    bool
	Exactly  bool
	Agencies []choice
	Since    string
	Until    string
	Least    string
	Align    string
	Kinds    []choice
	Status   []choice
	Sort     string
	View     string
	Keep     []keep // carried along: exclusions that no box shows, the sample
	Two      bool   // the boxes of the languages are in use, so that a phone must show them
}

// box is the search box of one language.
type box struct {
	Lang  string
	Text  string
	Not   bool // the side must not have the text
	Exact bool
	Fault bool
}

type choice struct {
	Value string
	On    bool
}

// chip is a filter or an exclusion in force, with the address without it.
type chip struct{ Label, Value, Lang, URL string }

// results is the search page.
type results struct {
	Form    *form
	Chips   []chip
	Clear   string // without any filter
	Asked   bool
	Trouble *trouble

	Total      int
	Took       time.Duration
	First      int // of the hits shown, from 1
	Last       int
	Hits       []*hit
	Lines      []*line
	KWIC       bool
	Sorts      []link
	Views      []link
	Exports    []link
	Contexts   []link
	Share      string
	Pages      []link
	Prev, Next string
	Strip      *strip
	Frequency  string // address of the statistics of this query
	Missed     *missed
	Front      *front
}

// search answers with the form and, when something is asked for, with what was found.
func (w *Server) search(v *visit) error {
	if v.URL.Path == "/search" && !v.asks() {
		http.Redirect(v.ResponseWriter, v.Request, v.only("ui", "theme").at("/"), http.StatusSeeOther)
		return nil
	}
	r := &results{Form: w.form(v), Asked: v.asks()}
	if !r.Asked {
		front, err := w.front(v)
		if err != nil {
			return err
		}
		r.Front = front
		return v.show(http.StatusOK, "search", "", r)
	}
	r.Chips, r.Clear = w.chips(v, r.Form), v.without(filters()...).at("/search")
	q, err := v.query(maxPage)
	if err == nil {
		err = w.find(v, q, r)
	}
	status := http.StatusOK
	if err != nil {
		if errors.Is(err, v.ctx.Err()) && v.ctx.Err() != nil {
			return err
		}
		r.Trouble = v.trouble(err)
		status = r.Trouble.Status
		for i := range r.Form.Sides {
			b := &r.Form.Sides[i]
			b.Fault = r.Trouble.Parameter == b.Lang || b.Not && r.Trouble.Parameter == "not-"+b.Lang
		}
	}
	return v.show(status, "search", v.question(), r)
}

// question is the query as the title of the page has it.
func (p *parameters) question() string {
	var parts []string
	for _, name := range p.words() {
		for _, text := range p.values[name] {
			if strings.HasPrefix(name, "not-") {
				text = "≠ " + text
			}
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " · ")
}

// without is a copy that lacks some parameters, and starts again at the first hit.
func (p *parameters) without(names ...string) *parameters {
	c := p.clone()
	for _, n := range append(names, "offset", "open") {
		c.values.Del(n)
	}
	return c
}

// find fills in the hits of a query and all around them.
func (w *Server) find(v *visit, q index.Query, r *results) error {
	began := time.Now()
	r.KWIC = v.get("view") == "kwic"
	q.Echo = true
	var found index.Result
	err := w.index.use(v.ctx, func(x *index.Index) (err error) {
		if found, err = w.resultOf(v, x, q); err == nil { // without hits there may be renderings elsewhere
			r.Strip, err = w.strip(v, x, q)
		}
		return err
	})
	if err != nil {
		return err
	}
	r.Total, r.Took = found.Total, time.Since(began)
	if found.Total == 0 {
		r.Missed = w.missed(v, found.Missed)
		return nil
	}
	r.First, r.Last = min(q.Offset+1, found.Total), min(q.Offset+len(found.Hits), found.Total)
	around := 0
	if v.get("context") != "" {
		if around, err = v.number("context", 0); err != nil {
			return err
		}
	}
	open := v.opened()
	if r.KWIC {
		r.Lines = linesOf(v, found.Hits)
	} else {
		for i := range found.Hits {
			h, err := w.hit(v, &found.Hits[i], around, open)
			if err != nil {
				return err
			}
			r.Hits = append(r.Hits, h)
		}
	}
	fresh := v.without()
	for _, s := range index.Sorts() {
		if (s == index.ByLeft || s == index.ByRight) && !r.KWIC && string(s) != v.get("sort") {
			continue
		}
		r.Sorts = append(r.Sorts, link{sortNames[s], fresh.with("sort", string(s)).at("/search"), string(s), string(s) == v.get("sort") || s == index.ByRelevance && v.get("sort") == ""})
	}
	for _, x := range []struct{ name, text string }{{"sentences", "Sentences"}, {"kwic", "KWIC"}} {
		r.Views = append(r.Views, link{x.text, v.with("view", x.name, "open", "").at("/search"), x.name, (x.name == "kwic") == r.KWIC})
	}
	for _, format := range exportFormats {
		r.Exports = append(r.Exports, link{format.text, v.without("limit", "view", "context").with("format", format.name).at("/export"), format.name, false})
	}
	r.Share = v.at("/search")
	r.Frequency = v.without("limit", "view", "context", "sort").at("/stats")
	r.Pages, r.Prev, r.Next = paging(v, q, found.Total)
	return nil
}

// resultOf searches, or takes what the same query gave before, if nothing has changed since: for another view, a
// context opened, a page gone back to.
func (w *Server) resultOf(v *visit, x *index.Index, q index.Query) (index.Result, error) {
	key, err := w.keyOf(v, x)
	if err != nil {
		return index.Result{}, err
	}
	key = fmt.Sprint(q.Limit, " ", key)
	if r, ok := w.results.get(key); ok {
		return r, nil
	}
	r, err := x.Search(v.ctx, q)
	if err == nil && len(r.Hits) <= 50 {
		w.results.put(key, r)
	}
	return r, err
}

// keyOf is what a query is known by until something changes in the store, whatever its view.
func (w *Server) keyOf(v *visit, x *index.Index) (string, error) {
	clock, err := w.store.Clock(v.ctx)
	return fmt.Sprint(x.Generation(), " ", clock, " ",
		v.with("view", "", "open", "", "context", "", "ui", "", "theme", "", "lang", "", "limit", "").values.Encode()), err
}

// frequenciesOf counts hits, or takes what the same query gave before, if nothing has changed since.
func (w *Server) frequenciesOf(v *visit, x *index.Index, q index.Query) ([]index.Frequency, error) {
	key, err := w.keyOf(v, x)
	if err != nil {
		return nil, err
	}
	if list, ok := w.counts.get(key); ok {
		return list, nil
	}
	list, err := x.Frequencies(v.ctx, q)
	if err == nil {
		w.counts.put(key, list)
	}
	return list, err
}

var sortNames = map[index.Sort]string{
	index.ByRelevance: "relevance", index.ByDate: "date", index.ByConfidence: "confidence", index.ByLeft: "left word", index.ByRight: "right word",
}

// paging gives links to the first pages, those around this one, and the last.
func paging(v *visit, q index.Query, total int) (pages []link, prev, next string) {
	at := func(page int) string {
		return v.with("offset", itoa((page-1)*q.Limit), "open", "").at("/search")
	}
	here, last := q.Offset/q.Limit+1, (total+q.Limit-1)/q.Limit
	if here > 1 {
		prev = at(min(here-1, last))
	}
	if here < last {
		next = at(here + 1)
	}
	if last < 2 {
		return nil, prev, next
	}
	before := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < here-2 || n > here+2) {
			continue
		}
		if before > 0 && n > before+1 {
			pages = append(pages, link{Text: "…"})
		}
		pages = append(pages, link{v.num(n), at(n), "", n == here})
		before = n
	}
	return pages, prev, next
}

// form is the search form as it is to be shown again.
func (w *Server) form(v *visit) *form {
	f := &form{Any: v.get("q"), Cross: v.get("cross") != "", Since: v.get("since"), Until: v.get("until"), Least: v.get("min-confidence"),
		Sort: v.get("sort"), View: v.get("view")}
	for side, code := range v.langs {
		b := box{Lang: code, Text: v.get(code), Exact: v.get(code+"-exact") != ""}
		nots := v.values["not-"+code]
		if b.Text == "" && len(nots) > 0 {
			b.Text, b.Not, nots = nots[0], true, nots[1:]
		}
		for _, x := range nots {
			f.Keep = append(f.Keep, keep{"not-" + code, x})
		}
		f.Two = f.Two || b.Text != ""
		f.Sides[side] = b
	}
	for _, name := range []string{"sample", "seed", "limit", "context"} {
		if x := v.get(name); x != "" {
			f.Keep = append(f.Keep, keep{name, x})
		}
	}
	beads := v.values["bead"]
	switch {
	case v.get("only-nulls") != "":
		f.Align = "only-nulls"
	case v.get("nulls") != "":
		f.Align = "nulls"
	case len(beads) > 0:
		f.Align = beads[0]
		for _, b := range beads[1:] {
			f.Keep = append(f.Keep, keep{"bead", b})
		}
	}
	if f.Align != "" && f.Align != "1-1" && f.Align != "nulls" && f.Align != "only-nulls" {
		f.Kinds = append(f.Kinds, choice{f.Align, true})
	}
	chosen := v.values["agency"]
	for _, a := range w.facts.agencies(v.ctx, w) {
		f.Agencies = append(f.Agencies, choice{a, slices.ContainsFunc(chosen, func(c string) bool { return strings.EqualFold(a, c) })})
	}
	for _, c := range chosen {
		if !slices.ContainsFunc(f.Agencies, func(a choice) bool { return strings.EqualFold(a.Value, c) }) {
			f.Agencies = append(f.Agencies, choice{c, true})
		}
	}
	for _, s := range []corpus.Status{corpus.Auto, corpus.Confirmed, corpus.Review} {
		f.Status = append(f.Status, choice{string(s), slices.Contains(v.values["status"], string(s))})
	}
	return f
}

// chips are the filters in force, and the exclusions that no box shows.
func (w *Server) chips(v *visit, f *form) (list []chip) {
	fresh := v.without()
	add := func(label, value, lang, name string) {
		list = append(list, chip{label, value, lang, fresh.less(name, v.values.Get(name)).at("/search")})
	}
	for side, code := range v.langs {
		for i, x := range v.values["not-"+code] {
			if i == 0 && f.Sides[side].Not {
				continue
			}
			list = append(list, chip{v.say("%s without", v.language(code)), x, code, fresh.less("not-"+code, x).at("/search")})
		}
	}
	for _, x := range []struct{ name, label string }{{"since", "since"}, {"until", "until"}, {"min-confidence", "confidence at least"}, {"sample", "random sample of"}, {"context", "context"}} {
		if value := v.get(x.name); value != "" {
			add(v.say(x.label), value, "", x.name)
		}
	}
	if v.get("cross") != "" {
		add(v.say("also through translations"), "", "", "cross")
	}
	if v.get("nulls") != "" {
		add(v.say("with untranslated sentences"), "", "", "nulls")
	}
	if v.get("only-nulls") != "" {
		add(v.say("only untranslated sentences"), "", "", "only-nulls")
	}
	for _, x := range []struct{ name, label string }{{"agency", "agency"}, {"bead", "alignment"}, {"status", "status"}} {
		for _, value := range v.values[x.name] {
			shown := value
			if x.name == "status" {
				shown = v.say(value)
			}
			list = append(list, chip{v.say(x.label), shown, "", fresh.less(x.name, value).at("/search")})
		}
	}
	return list
}
