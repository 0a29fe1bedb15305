package index

import (
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// The fields of a document, which is a unit. Every side has three, their names carrying its language
// code; what does not belong to a side is a term in the field "unit". Nothing is stored, nothing has
// doc values: texts come from the store, order and counts from postings.
//
//	en.stem  stems with positions and the side's length: what ranks. Function words are not in it.
//	en.form  words as folded, with positions: exact forms, phrases, wildcards, fuzzy search.
//	en.key   names and figures as keys that are equal in every language.
//	unit     kind=1-2 status=auto agency=tass by=TASS day=2018-09-29 sort=2018-09-29 conf=97 null= ...
func stemField(code string) string { return code + ".stem" }
func formField(code string) string { return code + ".form" }
func keyField(code string) string  { return code + ".key" }

const unitField = "unit"

const (
	wordOptions = index.IndexField
	keyOptions  = index.IndexField | index.SkipFreqNorm
)

// field is a field that has been analysed already.
type field struct {
	name    string
	length  int
	terms   index.TokenFrequencies
	options index.FieldIndexingOptions
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) Value() []byte                                    { return nil }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return 0 }

// schema is a bleve mapping whose documents are units made ready by a writer: bleve keeps them, the
// project's own analysis makes their terms.
type schema struct{ *mapping.IndexMappingImpl }

func newSchema() schema {
	m := mapping.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	return schema{m}
}

// MapDocument takes the fields that a writer made.
func (schema) MapDocument(doc *document.Document, data any) error {
	fields, ok := data.([]document.Field)
	if !ok {
		return fmt.Errorf("index: a document must be fields, not %T", data)
	}
	doc.Fields = append(doc.Fields, fields...)
	return nil
}

// writer turns units into documents. It is not safe for concurrent use.
type writer struct {
	langs        [2]string
	analyzers    [2]*analyzer
	stems, forms gathering
	known        map[string]*index.TokenFreq // terms without positions, the same for many units
}

func newWriter(langs [2]string) *writer {
	w := &writer{langs: langs, known: map[string]*index.TokenFreq{}}
	for side, code := range langs {
		w.analyzers[side] = newAnalyzer(lang.Get(code))
	}
	return w
}

// fields makes the fields of a unit.
func (w *writer) fields(u *corpus.Unit) []document.Field {
	out := make([]document.Field, 0, 7)
	for side := range u.Texts {
		if len(u.Texts[side]) > 0 {
			out = w.side(side, u.Texts[side], out)
		}
	}
	return append(out, &field{name: unitField, terms: w.unitTerms(u), options: keyOptions})
}

// side makes the fields of one side.
func (w *writer) side(side int, texts []string, out []document.Field) []document.Field {
	a, code := w.analyzers[side], w.langs[side]
	w.stems.reset()
	w.forms.reset()
	keys := index.TokenFrequencies{}
	pos, length := 0, 0
	for _, text := range texts {
		var toks []token
		toks, pos = a.words(text, pos)
		for _, t := range toks {
			f := a.forms(t.text)
			at := uint16(min(t.pos, maxPosition))
			w.forms.add(f.form, at)
			if f.stem != "" {
				w.stems.add(f.stem, at)
				if f.short != "" {
					w.stems.add(f.short, at)
				}
				if t.kind.primary() {
					length++
				}
			}
		}
		pos += gap
		for _, k := range a.keys(text) {
			w.add(keys, k.term)
		}
	}
	if len(w.stems.list) > 0 {
		out = append(out, &field{name: stemField(code), length: max(length, 1), terms: w.stems.terms(), options: wordOptions})
	}
	if len(w.forms.list) > 0 {
		out = append(out, &field{name: formField(code), terms: w.forms.terms(), options: wordOptions})
	}
	if len(keys) > 0 {
		out = append(out, &field{name: keyField(code), terms: keys, options: keyOptions})
	}
	return out
}

// add puts a term into a field without frequencies.
func (w *writer) add(terms index.TokenFrequencies, term string) {
	t := w.known[term]
	if t == nil {
		if len(w.known) >= rememberedWords {
			clear(w.known)
		}
		term = strings.Clone(term)
		t = &index.TokenFreq{Term: []byte(term)}
		w.known[term] = t
	}
	terms[term] = t
}

// maxPosition is where counting ends in a bead of absurd length; words behind it are found, phrases not.
const maxPosition = 1<<16 - 1

// gathering collects the words of one field with their positions. A side has few words: a list that is
// sorted at the end is quicker than a map.
type gathering struct {
	list  []occurrence
	spots []uint16
}

type occurrence struct {
	term string
	at   uint16
}

func (g *gathering) reset() { g.list = g.list[:0] }

func (g *gathering) add(term string, at uint16) {
	g.list = append(g.list, occurrence{term, at})
}

// terms are what was gathered, as bleve wants it.
func (g *gathering) terms() index.TokenFrequencies {
	slices.SortFunc(g.list, func(a, b occurrence) int {
		if c := strings.Compare(a.term, b.term); c != 0 {
			return c
		}
		return int(a.at) - int(b.at)
	})
	terms := make(index.TokenFrequencies, len(g.list))
	slab := make([]index.TokenFreq, 0, len(g.list))
	size := 0
	for i := range g.list {
		size += len(g.list[i].term)
	}
	text := make([]byte, 0, size) // of all terms
	for i := 0; i < len(g.list); {
		term := g.list[i].term
		g.spots = g.spots[:0]
		for ; i < len(g.list) && g.list[i].term == term; i++ {
			if n := len(g.spots); n == 0 || g.spots[n-1] != g.list[i].at {
				g.spots = append(g.spots, g.list[i].at)
			}
		}
		from := len(text)
		text = append(text, term...)
		slab = append(slab, index.TokenFreq{Term: text[from:len(text):len(text)]})
		t := &slab[len(slab)-1]
		setPositions(t, g.spots)
		terms[term] = t
	}
	return terms
}

// dateOf is the date by which a unit is sorted: of two, the first side's.
func dateOf(u *corpus.Unit) string {
	if d := u.Articles[0].Date; d != "" {
		return d
	}
	return u.Articles[1].Date
}

// agencyOf is the agency under which a unit is counted: of two, the first side's.
func agencyOf(u *corpus.Unit) string {
	if u.Articles[0].ID != "" {
		return u.Articles[0].Agency
	}
	return u.Articles[1].Agency
}

// unitTerms are the terms of the field "unit".
func (w *writer) unitTerms(u *corpus.Unit) index.TokenFrequencies {
	terms := make(index.TokenFrequencies, 20)
	add := func(key, value string) { w.add(terms, key+"="+value) }
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
	conf := fmt.Sprintf("%05d", int(u.Confidence*1e4+.5))
	for n := 1; n <= len(conf); n++ {
		add("conf", conf[:n])
	}
	return terms
}
