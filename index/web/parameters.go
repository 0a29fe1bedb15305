package web

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tolmach/corpus"
	"tolmach/index"
)

// parameters are what an address asks for, in one normal form: the names of the command line's flags, nothing
// empty, nothing that is so anyway. The short-hands of the forms are resolved.
type parameters struct {
	values url.Values
	langs  [2]string
}

// The names, beside those made of the language codes: en, not-en, en-exact.
var (
	several = []string{"agency", "bead", "status"} // may come more than once, or with commas between
	singles = []string{"q", "since", "until", "min-confidence", "sort", "limit", "offset", "sample", "seed", "context", "view", "open", "lang", "by", "ui", "theme", "row", "side", "pick", "edit", "after", "only"}
	flags   = []string{"cross", "nulls", "only-nulls"}
	normal  = map[string]string{"sort": "relevance", "limit": "20", "offset": "0", "context": "0", "view": "sentences", "min-confidence": "0", "sample": "0", "seed": "0"}
)

// readParameters brings what a form or a person wrote into the normal form.
func readParameters(given url.Values, langs [2]string) *parameters {
	p := &parameters{values: url.Values{}, langs: langs}
	for _, name := range singles {
		if v := strings.TrimSpace(given.Get(name)); v != "" && v != normal[name] {
			p.values.Set(name, v)
		}
	}
	for _, name := range several {
		for _, text := range given[name] {
			for _, v := range strings.Split(text, ",") {
				p.add(name, v)
			}
		}
	}
	for _, name := range flags {
		if on(given.Get(name)) {
			p.values.Set(name, "1")
		}
	}
	for _, code := range langs {
		text := strings.TrimSpace(given.Get(code))
		for _, v := range given["not-"+code] {
			p.add("not-"+code, v)
		}
		if given.Get(code+"-mode") == "not" {
			p.add("not-"+code, text)
			text = ""
		}
		if text != "" {
			p.values.Set(code, text)
		}
		if on(given.Get(code + "-exact")) {
			p.values.Set(code+"-exact", "1")
		}
	}
	switch v := given.Get("align"); v {
	case "nulls", "only-nulls":
		p.values.Set(v, "1")
	default:
		p.add("bead", v)
	}
	return p
}

func on(v string) bool { return v != "" && v != "0" && v != "false" }

func (p *parameters) add(name, value string) {
	if value = strings.TrimSpace(value); value != "" && !slices.Contains(p.values[name], value) {
		p.values.Add(name, value)
	}
}

func (p *parameters) get(name string) string { return p.values.Get(name) }

// clone is a copy to be changed.
func (p *parameters) clone() *parameters {
	c := &parameters{values: make(url.Values, len(p.values)), langs: p.langs}
	for k, v := range p.values {
		c.values[k] = slices.Clone(v)
	}
	return c
}

// with is a copy with some parameters set, by name and value; an empty value takes one out.
func (p *parameters) with(pairs ...string) *parameters {
	c := p.clone()
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" || pairs[i+1] == normal[pairs[i]] {
			c.values.Del(pairs[i])
		} else {
			c.values.Set(pairs[i], pairs[i+1])
		}
	}
	return c
}

// less is a copy without one value of a parameter.
func (p *parameters) less(name, value string) *parameters {
	c := p.clone()
	c.values[name] = slices.DeleteFunc(c.values[name], func(v string) bool { return v == value })
	if len(c.values[name]) == 0 {
		c.values.Del(name)
	}
	return c
}

// only is a copy of some parameters.
func (p *parameters) only(names ...string) *parameters {
	c := &parameters{values: url.Values{}, langs: p.langs}
	for _, n := range names {
		if v := p.values[n]; len(v) > 0 {
			c.values[n] = slices.Clone(v)
		}
	}
	return c
}

// at is the address of a path with these parameters.
func (p *parameters) at(path string) string {
	if len(p.values) == 0 {
		return path
	}
	return path + "?" + p.values.Encode()
}

// plain says whether a query of an address is written in the normal form already.
func (p *parameters) plain(given url.Values) bool {
	if len(given) != len(p.values) {
		return false
	}
	for k, v := range p.values {
		if !slices.Equal(given[k], v) {
			return false
		}
	}
	return true
}

// words are the names of the parameters that say what to look for.
func (p *parameters) words() []string {
	names := []string{"q"}
	for _, code := range p.langs {
		names = append(names, code, "not-"+code)
	}
	return names
}

// filters are the names of those that choose among the hits.
func filters() []string {
	return []string{"since", "until", "agency", "min-confidence", "bead", "status", "nulls", "only-nulls", "sample", "seed"}
}

// asks says whether there is anything to search for, if only by a filter.
func (p *parameters) asks() bool {
	return slices.ContainsFunc(append(append(p.words(), filters()...), "sort"), func(name string) bool { return len(p.values[name]) > 0 })
}

// A fault is what is wrong with a parameter.
type fault struct {
	parameter string
	err       error
}

func (f *fault) Error() string { return f.parameter + ": " + f.err.Error() }
func (f *fault) Unwrap() error { return f.err }
func (f *fault) Hint() string {
	var h corpus.Hinter
	if errors.As(f.err, &h) {
		return h.Hint()
	}
	return "change it or leave it out"
}

// query reads the parameters as a query. The error is a *fault.
func (p *parameters) query(most int) (q index.Query, err error) {
	number := func(name string, otherwise, most int) int {
		text := p.get(name)
		if text == "" {
			return otherwise
		}
		n, e := strconv.Atoi(text)
		if (e != nil || n < 0) && err == nil {
			err = &fault{name, &index.FilterError{Setting: name, Message: strconv.Quote(text) + " is not possible", Remedy: "write a whole number, 0 or more"}}
		}
		if most > 0 && n > most {
			n = most
		}
		return n
	}
	parse := func(name, text string, exact bool) index.Expr {
		x, e := index.ParseQuery(text)
		if e != nil {
			if err == nil {
				err = &fault{name, e}
			}
			return nil
		}
		if exact {
			x = asWritten(x)
		}
		return x
	}
	q.Offset, q.Limit = number("offset", 0, 0), max(1, number("limit", 20, most))
	q.Sample = number("sample", 0, maxRandom)
	if text := p.get("seed"); text != "" {
		var e error
		if q.Seed, e = strconv.ParseUint(text, 10, 64); e != nil && err == nil {
			err = &fault{"seed", &index.FilterError{Setting: "seed", Message: strconv.Quote(text) + " is not possible", Remedy: "write a whole number, 0 or more"}}
		}
	}
	if text := p.get("min-confidence"); text != "" {
		var e error
		if q.Filter.MinConfidence, e = strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); e != nil && err == nil {
			err = &fault{"min-confidence", &index.FilterError{Setting: "min-confidence", Message: strconv.Quote(text) + " is not possible", Remedy: "give a probability from 0 to 1"}}
		}
	}
	if text := p.get("q"); text != "" {
		q.Any = parse("q", text, false)
	}
	for side, code := range p.langs {
		exact := p.get(code+"-exact") != ""
		if text := p.get(code); text != "" {
			q.Sides[side] = parse(code, text, exact)
		}
		var nots []index.Expr
		for _, text := range p.values["not-"+code] {
			nots = append(nots, parse("not-"+code, text, exact))
		}
		switch len(nots) {
		case 0:
		case 1:
			q.Not[side] = nots[0]
		default:
			q.Not[side] = &index.OrExpr{Xs: nots}
		}
	}
	q.Cross = p.get("cross") != ""
	q.Sort = index.Sort(p.get("sort"))
	q.Filter.Since, q.Filter.Until = p.get("since"), p.get("until")
	q.Filter.Agencies, q.Filter.Kinds = p.values["agency"], p.values["bead"]
	for _, s := range p.values["status"] {
		q.Filter.Status = append(q.Filter.Status, corpus.Status(s))
	}
	q.Filter.Nulls, q.Filter.OnlyNulls = p.get("nulls") != "", p.get("only-nulls") != ""
	if err == nil {
		if e := q.Check(); e != nil {
			var f *index.FilterError
			name := ""
			if errors.As(e, &f) {
				name = f.Setting
			}
			err = &fault{name, e}
		}
	}
	return q, err
}

// asWritten turns every word of a query into this form only.
func asWritten(x index.Expr) index.Expr {
	switch x := x.(type) {
	case *index.WordExpr:
		if x.Kind == index.Stemmed {
			w := *x
			w.Kind = index.Exact
			return &w
		}
	case *index.PhraseExpr:
		p := *x
		p.Loose = false
		return &p
	case *index.NotExpr:
		return &index.NotExpr{X: asWritten(x.X)}
	case *index.AndExpr:
		return &index.AndExpr{Xs: each(x.Xs, asWritten)}
	case *index.OrExpr:
		return &index.OrExpr{Xs: each(x.Xs, asWritten)}
	}
	return x
}

func each(xs []index.Expr, f func(index.Expr) index.Expr) []index.Expr {
	out := make([]index.Expr, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}
