package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

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

// field is a field that has been analysed already, for the plugin to write. Bleve sees no terms in it.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int
	terms   []*term  // each once, in no order
	codes   []uint64 // of each term, where it stands; nil in a field that does not say
	spills  map[int][]uint64
	order   int // of the unit among those of its writer
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return nil }
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
