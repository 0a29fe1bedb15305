package index

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"tolmach/corpus"
)

// plain is a field as bleve's own segments want it.
type plain struct{ *field }

func (p plain) AnalyzedTokenFrequencies() index.TokenFrequencies {
	terms := index.TokenFrequencies{}
	for i, t := range p.terms {
		f := &index.TokenFreq{Term: []byte(t.text)}
		if p.codes != nil {
			f.SetFrequency(int(p.codes[i]))
		}
		if positions := p.spills[i]; positions != nil {
			f.Locations = []*index.TokenLocation{{ArrayPositions: positions}}
		}
		terms[t.text] = f
	}
	return terms
}

// randomUnits are documents with a few fields, in which terms are common and rare, near and far.
func randomUnits(n int) (own, plainly []index.Document) {
	r := rand.New(rand.NewSource(int64(n)))
	w := newWriter([2]string{"en", "ru"})
	for i := range n {
		if i%1000 == 999 {
			w.forget() // so that terms come twice
		}
		w.units++
		var fields []*field
		for k, name := range []string{"en.stem", "en.form", "ru.form"} {
			if r.Intn(3) == 0 {
				continue
			}
			at := r.Intn(3)
			for range 1 + r.Intn(5) {
				t := w.term(fmt.Sprint(int(r.ExpFloat64() * 20)))
				for range 1 + r.Intn(2)*r.Intn(2)*r.Intn(12) {
					w.put(t, uint16(at))
					at += 1 + r.Intn(3)
					if r.Intn(200) == 0 {
						at += 300
					}
				}
			}
			fields = append(fields, w.gathered(name, wordOptions, k*at))
		}
		w.put(w.term("all"), 0)
		if r.Intn(2) == 0 {
			w.put(w.term("half"), 0)
		}
		fields = append(fields, w.gathered(unitField, keyOptions, 0))
		a, b := document.NewDocument(fmt.Sprint("id", i)), document.NewDocument(fmt.Sprint("id", i))
		for _, f := range fields {
			a.Fields = append(a.Fields, f)
			b.Fields = append(b.Fields, plain{f})
		}
		a.AddIDField()
		b.AddIDField()
		b.VisitFields(func(f index.Field) { f.Analyze() })
		own, plainly = append(own, a), append(plainly, b)
	}
	r.Shuffle(n, func(i, k int) { own[i], own[k] = own[k], own[i] })
	return own, plainly
}

// A segment holds what zap would have written.
func TestSegmentLikeZap(t *testing.T) {
	for _, n := range []int{1, 2, 40, 5000, 1<<16 + 500} {
		own, plainly := randomUnits(n)
		got, _, err := (&plugin{}).New(own)
		must(t, err)
		want, _, err := (&zap.ZapPlugin{}).New(plainly)
		must(t, err)
		if got.Count() != want.Count() || !reflect.DeepEqual(got.Fields(), want.Fields()) {
			t.Fatalf("%d units: %d %v, want %d %v", n, got.Count(), got.Fields(), want.Count(), want.Fields())
		}
		for doc := range uint64(n) {
			a, err := got.DocID(doc)
			must(t, err)
			if want := fmt.Sprint("id", doc); string(a) != want {
				t.Fatalf("%d units: document %d is %s", n, doc, a)
			}
		}
		for _, field := range want.Fields() {
			a, b := postingsOf(t, got, field), postingsOf(t, want, field)
			if !reflect.DeepEqual(a, b) {
				t.Errorf("%d units: %s differs", n, field)
			}
		}
	}
}

// postingsOf lists all of a field's terms with their documents.
func postingsOf(t *testing.T, s segment.Segment, field string) []string {
	var all []string
	d, err := s.Dictionary(field)
	must(t, err)
	it := d.AutomatonIterator(nil, nil, nil)
	for {
		e, err := it.Next()
		must(t, err)
		if e == nil {
			return all
		}
		p, err := d.PostingsList([]byte(e.Term), nil, nil)
		must(t, err)
		var line strings.Builder
		fmt.Fprintf(&line, "%s %d:", e.Term, e.Count)
		docs := p.Iterator(true, true, true, nil)
		for {
			q, err := docs.Next()
			must(t, err)
			if q == nil {
				break
			}
			fmt.Fprintf(&line, " %d %d %v", q.Number(), q.Frequency(), q.(interface{ NormUint64() uint64 }).NormUint64())
			for _, l := range q.Locations() {
				fmt.Fprint(&line, l.Field(), l.ArrayPositions())
			}
		}
		all = append(all, line.String())
	}
}

// What a writer puts for a text is what an analyzer says of it, which is how hits are marked.
func TestWriterLikeAnalyzer(t *testing.T) {
	w := newWriter([2]string{"en", "ru"})
	text := [2]string{"The U.N. and Guterres' York-based 1.5 billion rose by 5 percent in 2017; in 2017 Putin's Su-30 flew.",
		"Рынок и рынки Санкт-Петербурга, ООН и Гутерреш: 1,5 млрд рублей, на 5% больше, чем в 2017 году; Лавров о Лаврове."}
	for range 2 {
		fields := w.fields(&corpus.Unit{Texts: [2][]string{{text[0]}, {text[1]}}})
		for side, code := range w.langs {
			want := map[string]map[string]bool{stemField(code): {}, formField(code): {}, keyField(code): {}}
			a := newAnalyzer(w.analyzers[side].lang)
			toks, _ := a.words(text[side], 0)
			for _, tok := range toks {
				f := a.forms(tok.text)
				want[formField(code)][f.form] = true
				if f.stem != "" {
					want[stemField(code)][f.stem] = true
				}
				if f.short != "" {
					want[stemField(code)][f.short] = true
				}
			}
			for _, k := range a.keys(text[side]) {
				want[keyField(code)][k.term] = true
			}
			for _, f := range fields {
				f := f.(*field)
				if want[f.name] == nil {
					continue
				}
				got := map[string]bool{}
				for _, t := range f.terms {
					got[t.text] = true
				}
				if !reflect.DeepEqual(got, want[f.name]) {
					t.Errorf("%s: %v, want %v", f.name, got, want[f.name])
				}
				delete(want, f.name)
			}
			if len(want) > 0 {
				t.Errorf("missing: %v", want)
			}
		}
	}
}
