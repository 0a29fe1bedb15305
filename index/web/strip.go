package web

import (
	"errors"
	"strings"

	"tolmach/index"
)

// strip is the row of renderings above the hits.
type strip struct {
	Term      string
	From, To  string // language codes
	Estimated bool
	List      []rendering
	Later     string // address to ask for it again, when there was no time for it now
}

type rendering struct {
	Text   string
	Share  float64
	Count  int
	Only   string // address of the hits that have it
	Except string // and of those that do not; "" when no hit has it
	On     bool   // it is asked for
}

// renderings is how many the strip shows.
const renderings = 8

// strip finds the renderings of what one side is asked for. Nil where there is no one term, or none was found.
func (w *Server) strip(v *visit, x *index.Index, q index.Query) (*strip, error) {
	asked := [2]bool{q.Sides[0] != nil, q.Sides[1] != nil}
	if !asked[0] && !asked[1] && q.Any == nil || q.Filter.OnlyNulls {
		return nil, nil
	}
	// What the other side is asked for narrows the hits, but not the renderings to choose from. Which side has
	// the term the strip's own links say; else it is the only one asked, or the first.
	lang, other := v.get("lang"), -1
	for side := range asked {
		if lang == v.langs[side] && (asked[side] || q.Any != nil) || lang == "" && asked[side] && q.Any == nil {
			lang, other = v.langs[side], 1-side
			break
		}
	}
	if other < 0 {
		lang, q.Not = "", [2]index.Expr{}
	} else {
		q.Sides[other], q.Not[other] = nil, nil
	}
	list, err := w.renderingsOf(v, x, q, lang, other)
	if err == errBusy { // on a busy day the hits do not wait for it
		return &strip{Later: v.at("/search")}, nil
	}
	if err != nil || len(list) == 0 {
		return nil, err
	}
	from := list[0].Lang
	side := 0
	if v.langs[0] == from {
		side = 1
	}
	code := v.langs[side]
	s := &strip{Term: list[0].Term, From: from, To: code, Estimated: list[0].Estimated}
	fresh := v.without().with("lang", from)
	for _, r := range list {
		text := r.Rendering
		if strings.ContainsFunc(text, func(r rune) bool { return r == ' ' }) {
			text = `"` + text + `"~`
		}
		if _, err := index.ParseQuery(text); err != nil {
			text = `"` + strings.ReplaceAll(r.Rendering, `"`, " ") + `"`
		}
		if r.Elsewhere { // no hit has it, but other sentences of the same story do
			s.List = append(s.List, rendering{Text: r.Rendering, Share: r.Share, Count: r.Count,
				Only: v.without("q", "lang", from, from+"-exact", "not-"+code).with(code, text, code+"-exact", "", "nulls", "1").at("/search")})
			continue
		}
		out := fresh.with(code+"-exact", "")
		if out.get(code) == text {
			out.values.Del(code)
		}
		out.add("not-"+code, text)
		s.List = append(s.List, rendering{Text: r.Rendering, Share: r.Share, Count: r.Count, On: v.get(code) == text,
			Only: fresh.with(code, text, code+"-exact", "").less("not-"+code, text).at("/search"), Except: out.at("/search")})
	}
	return s, nil
}

// renderingsOf finds the renderings of a term, or takes them from what was found last in this generation.
func (w *Server) renderingsOf(v *visit, x *index.Index, q index.Query, lang string, other int) ([]index.Rendering, error) {
	p := v.without("limit", "view", "context", "sort", "sample", "seed", "ui", "theme", "nulls", "lang")
	for side, code := range v.langs {
		if other < 0 || side == other {
			p.values.Del("not-" + code)
		}
		if side == other {
			p.values.Del(code)
			p.values.Del(code + "-exact")
		}
	}
	key := x.Generation() + " " + lang + " " + p.values.Encode()
	if list, ok := w.strips.get(key); ok {
		return list, nil
	}
	var list []index.Rendering
	err := v.long(stripPatience, func() (err error) {
		if known, ok := w.strips.get(key); ok { // somebody else has waited for the same
			list = known
			return nil
		}
		list, err = x.Translations(v.ctx, q, index.TranslationsOptions{Lang: lang, Limit: renderings})
		if errors.Is(err, index.ErrNoTerm) {
			err = nil
		}
		if err == nil {
			for i := range list { // the strip has no examples
				list[i].Example.Texts = [2][]string{}
			}
			w.strips.put(key, list)
		}
		return err
	})
	return list, err
}
