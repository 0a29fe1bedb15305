package web

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
	"tolmach/index"
)

// exportFormats are the formats of one file, as the menu lists them.
var exportFormats = []struct{ name, text, ending, kind string }{
	{"tmx", "TMX", ".tmx", "application/xml"},
	{"xliff", "XLIFF 1.2", ".xlf", "application/xml"},
	{"xliff2", "XLIFF 2.1", ".xlf", "application/xml"},
	{"tsv", "TSV", ".tsv", "text/tab-separated-values; charset=utf-8"},
	{"csv", "CSV", ".csv", "text/csv; charset=utf-8"},
	{"xlsx", "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"jsonl", "JSON lines", ".jsonl", "application/jsonl"},
	{"html", "HTML", ".html", "text/html; charset=utf-8"},
}

// download answers with a file. Files take long, so they have turns of their own.
func (w *Server) download(rw http.ResponseWriter, r *http.Request) {
	v := w.newVisit(rw, r)
	done, err := w.exports.take(v.ctx, workTimeout)
	if err == nil {
		defer done()
		err = w.export(v)
	}
	if err != nil {
		v.fail(err)
	}
}

// export sends all hits of a query, or a whole pair, as a file of another program.
func (w *Server) export(v *visit) error {
	given := v.URL.Query()
	for _, f := range exportFormats {
		if f.name != given.Get("format") {
			continue
		}
		units, name, err := w.exported(v, given.Get("pair"))
		if err != nil {
			return err
		}
		h := v.Header()
		h.Set("Content-Type", f.kind)
		h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s%s"`, name, f.ending))
		return v.send(exchange.Formats[f.name], units)
	}
	return errNoPage
}

// exported streams what is to be sent. The index stays open while it lasts: its Close waits for what runs.
func (w *Server) exported(v *visit, pair string) (exchange.Units, string, error) {
	if pair != "" {
		id, err := w.store.ResolvePair(v.ctx, pair)
		if err != nil {
			return nil, "", err
		}
		return w.store.AllUnits(v.ctx, corpus.UnitFilter{Pair: id, Nulls: true}), "pair-" + id[:8], nil
	}
	q, err := v.query(0)
	if err != nil {
		return nil, "", err
	}
	q.Offset, q.Limit = 0, 0
	if q.Sort == "" {
		q.Sort = index.ByDate
	}
	x, err := w.index.get(v.ctx)
	if err != nil {
		return nil, "", err
	}
	one := q
	one.Limit = 1 // shows whether there is anything to be had, before a file is begun
	if _, err := x.Search(v.ctx, one); err != nil {
		return nil, "", err
	}
	return func(yield func(corpus.Unit, error) bool) {
		for h, err := range x.Each(v.ctx, q) {
			if !yield(h.Unit, err) {
				return
			}
		}
	}, "tolmach-" + time.Now().Format("2006-01-02"), nil
}

// send writes a file. A failure on the way breaks the connection off, so that nobody takes a part for the whole.
func (v *visit) send(write exchange.Writer, units exchange.Units) error {
	if v.Method == http.MethodHead {
		return nil
	}
	_ = http.NewResponseController(v.ResponseWriter).SetWriteDeadline(time.Now().Add(fileTimeout))
	_, err := write(v.ResponseWriter, units, exchange.Options{Langs: v.server.langs, Version: v.server.options.Version,
		Article: func(id string) (corpus.Article, error) {
			return v.server.store.Article(context.WithoutCancel(v.ctx), id)
		}})
	if err != nil {
		if v.ctx.Err() == nil {
			v.server.options.Log("error: export: %v", err)
		}
		panic(http.ErrAbortHandler)
	}
	return nil
}
