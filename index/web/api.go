package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"time"

	"tolmach/corpus"
	"tolmach/index"
)

// answer makes a handler of what makes an answer of the API.
func (w *Server) answer(make func(*visit) (any, error)) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		v := w.newVisit(rw, r)
		v.pages = w.pages[""] // programs read English
		h := rw.Header()
		h.Set("Content-Type", "application/json; charset=utf-8")
		h.Set("Cache-Control", "private, no-cache")
		var b bytes.Buffer
		status := http.StatusOK
		err := v.work(func(v *visit) error {
			x, err := make(v)
			if err == nil {
				err = encode(&b, x)
			}
			return err
		})
		if err != nil {
			if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
				return
			}
			t := v.trouble(err)
			status = t.Status
			b.Reset()
			if e := encode(&b, t); e != nil {
				w.options.Log("error: %v", e)
			}
		}
		rw.WriteHeader(status)
		if r.Method != http.MethodHead {
			rw.Write(b.Bytes())
		}
	})
}

func encode(b *bytes.Buffer, x any) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	return enc.Encode(x)
}

// ordered is a JSON object whose keys keep their order; it takes keys and values in turns.
type ordered []any

// MarshalJSON writes the object.
func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, x := range o {
		switch {
		case i%2 == 1:
			b.WriteByte(':')
		case i > 0:
			b.WriteByte(',')
		}
		if err := encode(&b, x); err != nil {
			return nil, err
		}
		b.Truncate(b.Len() - 1) // the encoder's newline
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// bySide names what belongs to the sides by their languages.
func bySide[T any](langs [2]string, x [2]T) ordered {
	return ordered{langs[0], x[0], langs[1], x[1]}
}

func four(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func (w *Server) apiSearch(v *visit) (any, error) {
	began := time.Now()
	q, err := v.query(maxAnswer)
	if err != nil {
		return nil, err
	}
	if !v.asks() {
		return nil, &fault{"q", &index.FilterError{Setting: "q", Message: "there is nothing to search for", Remedy: "give q, a language's parameter, or a filter"}}
	}
	around, err := v.number("context", 0)
	if err != nil {
		return nil, err
	}
	q.Echo = true
	var found index.Result
	if err := w.index.use(v.ctx, func(x *index.Index) (err error) {
		found, err = w.resultOf(v, x, q)
		return err
	}); err != nil {
		return nil, err
	}
	hits := []any{}
	for i := range found.Hits {
		h := &found.Hits[i]
		o := ordered{"unit", h.Unit, "score", four(h.Score), "marks", marksOf(h.Unit, h.Marks), "renderings", marksOf(h.Unit, h.Echo)}
		if around > 0 {
			before, after, err := w.around(v.ctx, &h.Unit, min(around, maxContext))
			if err != nil {
				return nil, err
			}
			o = append(o, "before", units(before), "after", units(after))
		}
		hits = append(hits, o)
	}
	answer := ordered{"total", found.Total, "offset", q.Offset, "limit", q.Limit, "took_ms", four(float64(time.Since(began).Microseconds()) / 1000), "hits", hits}
	if m := found.Missed; m != nil && found.Total == 0 {
		words := []any{}
		for _, x := range m.Words {
			near := []any{}
			for _, n := range x.Near {
				near = append(near, ordered{"word", n.Word, "units", n.Units})
			}
			words = append(words, ordered{"lang", x.Lang, "query", x.Query, "units", x.Units, "near", near})
		}
		answer = append(answer, "missed", ordered{"words", words, "without_filters", m.Filtered})
	}
	return answer, nil
}

func marksOf(u corpus.Unit, marks [2][]index.Mark) ordered {
	return bySide(u.Langs, [2][][3]int{characters(u.Texts[0], marks[0]), characters(u.Texts[1], marks[1])})
}

func units(list []corpus.Unit) []corpus.Unit {
	if list == nil {
		return []corpus.Unit{}
	}
	return list
}

func (w *Server) apiTranslations(v *visit) (any, error) {
	q, err := v.query(maxAnswer)
	if err != nil {
		return nil, err
	}
	var list []index.Rendering
	if err := w.index.use(v.ctx, func(x *index.Index) (err error) {
		return v.long(workTimeout, func() (err error) {
			list, err = x.Translations(v.ctx, q, index.TranslationsOptions{Lang: v.get("lang"), Limit: q.Limit})
			return err
		})
	}); err != nil {
		return nil, err
	}
	out := []any{}
	for i := range list {
		r := &list[i]
		out = append(out, ordered{"term", r.Term, "lang", r.Lang, "rendering", r.Rendering, "count", r.Count, "share", four(r.Share),
			"estimated", r.Estimated, "elsewhere", r.Elsewhere, "example", r.Example, "marks", marksOf(r.Example, r.Marks)})
	}
	return ordered{"translations", out}, nil
}

func (w *Server) apiFrequencies(v *visit) (any, error) {
	q, err := v.query(maxAnswer)
	if err != nil {
		return nil, err
	}
	var list []index.Frequency
	if err := w.index.use(v.ctx, func(x *index.Index) (err error) {
		list, err = w.frequenciesOf(v, x, q)
		return err
	}); err != nil {
		return nil, err
	}
	out := []any{}
	units, of := 0, 0
	for _, f := range list {
		out = append(out, ordered{"year", f.Year, "agency", f.Agency, "units", f.Units, "of", f.Of})
		units, of = units+f.Units, of+f.Of
	}
	return ordered{"units", units, "of", of, "frequencies", out}, nil
}

func (w *Server) apiBead(v *visit) (any, error) {
	around, err := v.number("context", 0)
	if err != nil {
		return nil, err
	}
	id, err := w.store.ResolveBead(v.ctx, v.PathValue("id"))
	if err != nil {
		return nil, err
	}
	list, err := w.store.Units(v.ctx, []string{id})
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, corpus.ErrNotFound
	}
	before, after, err := w.around(v.ctx, &list[0], min(around, maxContext))
	if err != nil {
		return nil, err
	}
	return ordered{"unit", list[0], "before", units(before), "after", units(after)}, nil
}

func (w *Server) apiPair(v *visit) (any, error) {
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return nil, err
	}
	return w.pairAnswer(v, id)
}

// pairAnswer is a pair with its evidence and units.
func (w *Server) pairAnswer(v *visit, id string) (ordered, error) {
	p, err := w.store.Pair(v.ctx, id)
	if err != nil {
		return nil, err
	}
	list, err := w.pairUnits(v.ctx, id)
	if err != nil {
		return nil, err
	}
	evidence := p.Evidence
	if evidence == nil {
		evidence = []corpus.Evidence{}
	}
	return ordered{"id", p.ID, v.langs[0] + "_id", p.Articles[0], v.langs[1] + "_id", p.Articles[1], "confidence", four(p.Confidence), "status", p.Status,
		"mark", p.Mark, "evidence", evidence, "units", units(list)}, nil
}

func (w *Server) apiArticle(v *visit) (any, error) {
	id, err := w.store.ResolveArticle(v.ctx, v.PathValue("id"))
	if err != nil {
		return nil, err
	}
	a, err := w.store.Article(v.ctx, id)
	if err != nil {
		return nil, err
	}
	sentences := []any{}
	for _, s := range a.Sentences {
		sentences = append(sentences, ordered{"paragraph", s.Paragraph, "text", s.Text})
	}
	pair, err := w.store.ResolvePair(v.ctx, id)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return nil, err
	}
	return ordered{"id", a.ID, "lang", a.Lang, "title", a.Title, "deck", a.Deck, "dateline", a.Dateline, "date", a.Date, "time", a.Time, "city", a.City,
		"agency", a.Agency, "url", a.URL, "path", a.Place.Path, "pair", pair, "sentences", sentences}, nil
}

func (w *Server) apiStats(v *visit) (any, error) {
	st, groups, err := w.facts.get(v.ctx, w)
	if err != nil {
		return nil, err
	}
	by := []any{}
	for _, g := range groups {
		by = append(by, ordered{"year", g.Keys[0], "agency", g.Keys[1], "articles", bySide(v.langs, g.Articles), "pairs", g.Pairs, "beads", g.Beads,
			"nulls", bySide(v.langs, g.Nulls)})
	}
	return ordered{"langs", st.Langs, "articles", bySide(v.langs, st.Articles), "unpaired", bySide(v.langs, st.Unpaired), "sentences", bySide(v.langs, st.Sentences),
		"aligned", bySide(v.langs, [2]float64{four(st.Aligned[0]), four(st.Aligned[1])}), "pairs", st.Pairs, "to_align", st.ToAlign, "beads", st.Beads,
		"superseded", st.Superseded, "refused", st.Refused, "groups", by}, nil
}
