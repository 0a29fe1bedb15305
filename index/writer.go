package index

import (
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/corpus"
)

// term is a term of the index. One pointer stands for it in all units that have it, so that a segment is made without
// comparing texts; only a vocabulary that grew too large is begun anew.
type term struct {
	text string

	// Of the writer: the list in which it was put last, and where in that.
	list, at int32

	// Of the plugin, while it makes a segment.
	count, first, next int32
}

// entry is a word as written, with the terms under which it is kept.
type entry struct {
	form        *term
	stem, short *term // nil without
	names       []*term
	named       bool // names are known
}

// rememberedTerms bounds the memory of a writer.
const rememberedTerms = 1 << 18

// writer turns units into documents. It is not safe for concurrent use.
type writer struct {
	langs     [2]string
	analyzers [2]*analyzer
	words     [2]map[string]*entry
	terms     map[string]*term
	units     int
	buf       []byte
	met       []occurrence

	// The terms of the field that is gathered, and the positions of each.
	list  []*term
	spots [][]uint16
	lists int32 // so far
}

// occurrence is a word at its position.
type occurrence struct {
	*entry
	at uint16
}

// maxPosition is where counting ends in a bead of absurd length; words behind it are found, phrases not.
const maxPosition = 1<<16 - 1

func newWriter(langs [2]string) *writer {
	w := &writer{langs: langs}
	w.forget()
	for side, code := range langs {
		w.analyzers[side] = newAnalyzer(lang.Get(code))
	}
	return w
}

// forget begins the vocabulary anew.
func (w *writer) forget() {
	w.terms = map[string]*term{}
	w.words = [2]map[string]*entry{{}, {}}
}

// fields makes the fields of a unit.
func (w *writer) fields(u *corpus.Unit) []document.Field {
	if len(w.terms) > rememberedTerms || len(w.words[0])+len(w.words[1]) > rememberedTerms {
		w.forget()
	}
	w.units++
	out := make([]document.Field, 0, 8)
	for side := range u.Texts {
		if len(u.Texts[side]) > 0 {
			out = w.side(side, u.Texts[side], out)
		}
	}
	w.unitTerms(u)
	return append(out, w.gathered(unitField, keyOptions, 0))
}

// side makes the fields of one side.
func (w *writer) side(side int, texts []string, out []document.Field) []document.Field {
	a, code := w.analyzers[side], w.langs[side]
	w.met = w.met[:0]
	pos, length := 0, 0
	for _, text := range texts {
		var toks []token
		toks, pos = a.words(text, pos)
		for _, t := range toks {
			e := w.entry(side, t.text)
			w.met = append(w.met, occurrence{e, uint16(min(t.pos, maxPosition))})
			if e.stem != nil && t.kind.primary() {
				length++
			}
		}
		pos += gap
	}
	for _, o := range w.met {
		if o.stem != nil {
			w.put(o.stem, o.at)
			if o.short != nil {
				w.put(o.short, o.at)
			}
		}
	}
	if len(w.list) > 0 {
		out = append(out, w.gathered(stemField(code), wordOptions, max(length, 1)))
	}
	for _, o := range w.met {
		w.put(o.form, o.at)
	}
	if len(w.list) > 0 {
		out = append(out, w.gathered(formField(code), wordOptions, 0))
	}
	for _, text := range texts {
		w.keys(side, text)
	}
	if len(w.list) > 0 {
		out = append(out, w.gathered(keyField(code), keyOptions, 0))
	}
	return out
}

// entry is that of a word as written.
func (w *writer) entry(side int, text string) *entry {
	e := w.words[side][text]
	if e == nil {
		f := w.analyzers[side].shape(text)
		e = &entry{form: w.term(f.form)}
		if f.stem != "" {
			e.stem = w.term(f.stem)
		}
		if f.short != "" {
			e.short = w.term(f.short)
		}
		w.words[side][strings.Clone(text)] = e
	}
	return e
}

func (w *writer) term(text string) *term {
	t := w.terms[text]
	if t == nil {
		text = strings.Clone(text)
		t = &term{text: text}
		w.terms[text] = t
	}
	return t
}

// join is the term of some texts behind each other.
func (w *writer) join(texts ...string) *term {
	w.buf = w.buf[:0]
	for _, text := range texts {
		w.buf = append(w.buf, text...)
	}
	if t := w.terms[string(w.buf)]; t != nil {
		return t
	}
	return w.term(string(w.buf))
}

// keys puts the names and figures of a text, as the analyzer's keys are.
func (w *writer) keys(side int, text string) {
	a := w.analyzers[side]
	for _, f := range facts.Find(a.lang, text) {
		if f.Kind != facts.Name {
			w.put(w.join(factMark, f.Key), 0)
			if amount := figure(f); amount != "" {
				w.put(w.join(factMark, amount), 0)
			}
			continue
		}
		e := w.entry(side, text[f.Start:f.End])
		if !e.named {
			e.named = true
			for _, k := range facts.NameKeys(a.lang, e.form.text) {
				e.names = append(e.names, w.join(nameMark, k, separator, e.form.text))
			}
		}
		for _, t := range e.names {
			w.put(t, 0)
		}
	}
}

// put adds a term at a position to the field that is gathered.
func (w *writer) put(t *term, at uint16) {
	if t.list != w.lists+1 {
		t.list, t.at = w.lists+1, int32(len(w.list))
		w.list = append(w.list, t)
		if len(w.spots) < len(w.list) {
			w.spots = append(w.spots, nil)
		}
		w.spots[t.at] = append(w.spots[t.at][:0], at)
		return
	}
	w.spots[t.at] = append(w.spots[t.at], at)
}

// gathered is the field whose terms were put since the last.
func (w *writer) gathered(name string, options index.FieldIndexingOptions, length int) *field {
	f := &field{name: name, options: options, length: length, terms: slices.Clone(w.list), order: w.units}
	if !options.SkipFreqNorm() {
		f.codes = make([]uint64, len(f.terms))
		for i := range f.terms {
			spots := w.spots[i]
			if len(spots) > 1 {
				slices.Sort(spots)
				spots = slices.Compact(spots)
			}
			var fits bool
			if f.codes[i], fits = pack(spots); !fits {
				all := make([]uint64, len(spots))
				for k, p := range spots {
					all[k] = uint64(p)
				}
				if f.spills == nil {
					f.spills = map[int][]uint64{}
				}
				f.spills[i] = all
			}
		}
	}
	w.list = w.list[:0]
	w.lists++
	return f
}

// unitTerms puts the terms of the field "unit".
func (w *writer) unitTerms(u *corpus.Unit) {
	add := func(key, value string) { w.put(w.join(key, "=", value), 0) }
	add("kind", u.Kind())
	add("status", string(u.Status))
	if u.Null() {
		add("null", "")
	}
	for side := range u.Articles {
		a := &u.Articles[side]
		if a.Agency != "" {
			add("agency", strings.ToLower(a.Agency))
		}
		switch {
		case len(a.Date) == len("2006-01-02"):
			add("month", a.Date[:7])
			add("day", a.Date)
		case strings.HasPrefix(a.Date, "--"): // a day whose year is not known
			add("day", a.Date)
		}
	}
	if d := dateOf(u); d != "" {
		add("sort", d)
	}
	if a := agencyOf(u); a != "" {
		add("by", a)
	}
	conf := strconv.Itoa(1e5 + int(u.Confidence*1e4+.5))[1:]
	for n := 1; n <= len(conf); n++ {
		add("conf", conf[:n])
	}
}
