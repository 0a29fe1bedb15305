package index

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
)

// plugin makes bleve's segments of units that a writer analysed. It writes what zap would, in zap's format, and leaves
// reading and merging to it; but the writer's terms are known by pointers, so that nothing is hashed, and a segment of
// many units takes little more memory than its postings. Fewer segments are cheaper to merge.
type plugin struct{ zap.ZapPlugin }

func init() { scorch.RegisterSegmentPlugin(&plugin{}, true) }

func (p *plugin) New(docs []index.Document) (segment.Segment, uint64, error) {
	return p.NewUsing(docs, nil)
}

func (p *plugin) NewUsing(docs []index.Document, config map[string]any) (segment.Segment, uint64, error) {
	units := make([]unit, len(docs))
	for i, d := range docs {
		u := &units[i]
		u.id = d.ID()
		known := true
		d.VisitFields(func(f index.Field) {
			if own, ok := f.(*field); ok {
				u.fields = append(u.fields, own)
				u.order = own.order
			} else if f.Name() != idField {
				known = false
			}
		})
		if !known { // a document of someone else's
			return p.ZapPlugin.NewUsing(docs, config)
		}
	}
	// The builder hands units over in no order. In theirs, those of one day and story stand together.
	slices.SortStableFunc(units, func(a, b unit) int { return a.order - b.order })
	s := &shaper{docs: len(units)}
	stored, sections, err := s.write(units)
	if err != nil {
		return nil, 0, err
	}
	stats, _ := config[segment.StatsKey].(*segment.Stats)
	if stats == nil {
		stats = &segment.Stats{}
	}
	base, err := zap.InitSegmentBase(s.out, crc32.ChecksumIEEE(s.out), zap.DefaultChunkMode, uint64(len(units)), stored, sections, config, stats)
	if err != nil {
		return nil, 0, err
	}
	return base, uint64(len(s.out)), nil
}

// idField is where bleve keeps the id of a document.
const idField = "_id"

// unit is a document of a segment.
type unit struct {
	id     string
	fields []*field
	order  int
}

// shaper writes one segment.
type shaper struct {
	docs  int
	field uint64 // that is being written
	out   []byte

	// Scratch of one field: the postings of its terms, one behind the other.
	terms   []*term
	numbers []uint32
	codes   []uint64
	lengths []uint32 // of the documents
	spills  map[int][]uint64

	// Scratch of one term.
	freqs, places chunks
	bitmap        *roaring.Bitmap
	buf           bytes.Buffer
}

// column is a field of all units that have it.
type column struct {
	name    string
	options index.FieldIndexingOptions
	docs    []uint32
	fields  []*field
}

// write writes the whole but for the footer, and says where the index of the stored fields and that of the sections are.
func (s *shaper) write(units []unit) (stored, sections uint64, err error) {
	columns := []*column{s.ids(units)}
	byName := map[string]*column{}
	for i := range units {
		for _, f := range units[i].fields {
			c := byName[f.name]
			if c == nil {
				c = &column{name: f.name}
				byName[f.name] = c
				columns = append(columns, c)
			}
			c.options |= f.options
			c.docs = append(c.docs, uint32(i))
			c.fields = append(c.fields, f)
		}
	}
	slices.SortFunc(columns[1:], func(a, b *column) int { return strings.Compare(a.name, b.name) })
	stored = s.store(units)
	at := make([]uint64, len(columns))
	for i, c := range columns {
		s.field = uint64(i)
		if at[i], err = s.column(c); err != nil {
			return 0, 0, err
		}
	}
	starts := make([]uint64, len(columns))
	for i, c := range columns {
		starts[i] = s.here()
		s.uvarints(uint64(len(c.name)))
		s.out = append(s.out, c.name...)
		s.uvarints(uint64(c.options), 1)
		s.out = binary.BigEndian.AppendUint16(s.out, zap.SectionInvertedTextIndex)
		s.out = binary.BigEndian.AppendUint64(s.out, at[i])
	}
	sections = s.here()
	s.uvarints(uint64(len(columns)))
	for _, start := range starts {
		s.out = binary.BigEndian.AppendUint64(s.out, start)
	}
	return stored, sections, nil
}

func (s *shaper) here() uint64 { return uint64(len(s.out)) }

func (s *shaper) uvarints(values ...uint64) {
	for _, v := range values {
		s.out = binary.AppendUvarint(s.out, v)
	}
}

// ids is the field of the documents' ids, each of which stands once.
func (s *shaper) ids(units []unit) *column {
	c := &column{name: idField, options: index.IndexField | index.StoreField}
	for i := range units {
		c.docs = append(c.docs, uint32(i))
		c.fields = append(c.fields, &field{length: 1, terms: []*term{{text: units[i].id}}, codes: []uint64{1}})
	}
	return c
}

// store writes the stored fields, which are the ids, and their index.
func (s *shaper) store(units []unit) (at uint64) {
	starts := make([]uint64, len(units))
	for i := range units {
		id := units[i].id
		starts[i] = s.here()
		size := binary.AppendUvarint(nil, uint64(len(id)))
		s.uvarints(uint64(len(size)), uint64(len(id)+1))
		s.out = append(s.out, size...)
		s.out = append(s.out, id...)
		s.out = append(s.out, 0) // nothing else, compressed
	}
	at = s.here()
	for _, start := range starts {
		s.out = binary.BigEndian.AppendUint64(s.out, start)
	}
	s.uvarints(0) // documents inside others
	return at
}

// column writes the postings and the dictionary of a field, and says where they are described.
func (s *shaper) column(c *column) (uint64, error) {
	s.gather(c)
	var dictionary bytes.Buffer
	fst, err := vellum.New(&dictionary, &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1}) // as zap
	if err != nil {
		return 0, err
	}
	from := 0
	for i, t := range s.terms {
		to := int(t.next)
		// A vocabulary that was begun anew has given the same term twice; the postings are in order all the same.
		if i+1 == len(s.terms) || s.terms[i+1].text != t.text {
			at, err := s.postings(from, to)
			if err != nil {
				return 0, err
			}
			if err := fst.Insert([]byte(t.text), at); err != nil {
				return 0, fmt.Errorf("index: term %q of %s: %w", t.text, c.name, err)
			}
			from = to
		}
	}
	if err := fst.Close(); err != nil {
		return 0, err
	}
	dict := s.here()
	s.uvarints(uint64(dictionary.Len()))
	s.out = append(s.out, dictionary.Bytes()...)
	at := s.here()
	s.uvarints(math.MaxUint64, math.MaxUint64, dict) // no doc values
	return at, nil
}

// gather sorts the terms of a field and collects the postings of each, in the order of the documents.
func (s *shaper) gather(c *column) {
	s.terms = s.terms[:0]
	total := 0
	for _, f := range c.fields {
		for _, t := range f.terms {
			if t.count == 0 {
				t.first = int32(len(s.terms))
				s.terms = append(s.terms, t)
			}
			t.count++
		}
		total += len(f.terms)
	}
	slices.SortFunc(s.terms, func(a, b *term) int {
		if order := strings.Compare(a.text, b.text); order != 0 {
			return order
		}
		return int(a.first - b.first)
	})
	at := int32(0)
	for _, t := range s.terms {
		t.next = at
		at += t.count
		t.count = 0
	}
	s.numbers = slices.Grow(s.numbers[:0], total)[:total]
	s.codes = slices.Grow(s.codes[:0], total)[:total]
	s.lengths = slices.Grow(s.lengths[:0], s.docs)[:s.docs]
	s.spills = map[int][]uint64{}
	for i, f := range c.fields {
		doc := c.docs[i]
		s.lengths[doc] = uint32(f.length)
		for k, t := range f.terms {
			at := t.next
			t.next++
			s.numbers[at], s.codes[at] = doc, 0
			if f.codes != nil {
				s.codes[at] = f.codes[k]
			}
			if positions := f.spills[k]; positions != nil {
				s.spills[int(at)] = positions
			}
		}
	}
}

// postings writes those of one term, and says where.
func (s *shaper) postings(from, to int) (uint64, error) {
	docs := s.numbers[from:to]
	size := s.docs / (len(docs)/1024 + 1) // zap's "chunk mode" 1026
	s.freqs.reset(size, s.docs)
	s.places.reset(size, s.docs)
	for i, doc := range docs {
		code, vectors := s.codes[from+i], s.spills[from+i]
		has := uint64(0)
		if vectors != nil {
			has = 1
		}
		s.freqs.at(doc)
		s.freqs.add(code<<1 | has)
		if code > 0 {
			s.freqs.add(uint64(s.lengths[doc]))
		}
		if vectors != nil {
			s.places.at(doc)
			s.places.vector(s.field, vectors)
		}
	}
	freqs, places := s.chunked(&s.freqs), s.chunked(&s.places)
	at := s.here()
	s.uvarints(freqs, places)
	return at, s.set(docs)
}

// chunked writes chunks and says where; 0 when there are none.
func (s *shaper) chunked(c *chunks) uint64 {
	if len(c.data) == 0 {
		return 0
	}
	c.close()
	at := s.here()
	s.uvarints(uint64(len(c.ends)))
	s.uvarints(c.ends...)
	s.out = append(s.out, c.data...)
	return at
}

// set writes document numbers as a roaring bitmap; those of most terms are one short list, whose form is plain.
func (s *shaper) set(docs []uint32) error {
	const (
		longest = 4096    // numbers of a list
		reach   = 1 << 16 // of the numbers of one container
		cookie  = 12346
		header  = 4 + 4 + 2 + 2 + 4
	)
	if len(docs) <= longest && s.docs <= reach {
		s.uvarints(uint64(header + 2*len(docs)))
		s.out = binary.LittleEndian.AppendUint32(s.out, cookie)
		s.out = binary.LittleEndian.AppendUint32(s.out, 1)
		s.out = binary.LittleEndian.AppendUint16(s.out, 0)
		s.out = binary.LittleEndian.AppendUint16(s.out, uint16(len(docs)-1))
		s.out = binary.LittleEndian.AppendUint32(s.out, header)
		for _, doc := range docs {
			s.out = binary.LittleEndian.AppendUint16(s.out, uint16(doc))
		}
		return nil
	}
	if s.bitmap == nil {
		s.bitmap = roaring.New()
	}
	s.bitmap.Clear()
	s.bitmap.AddMany(docs)
	s.buf.Reset()
	if _, err := s.bitmap.WriteTo(&s.buf); err != nil {
		return err
	}
	s.uvarints(uint64(s.buf.Len()))
	s.out = append(s.out, s.buf.Bytes()...)
	return nil
}

// chunks are numbers of documents, those of a range of documents together, so that a reader can skip.
type chunks struct {
	size int
	data []byte
	ends []uint64
	now  int
}

func (c *chunks) reset(size, docs int) {
	c.size, c.now, c.data = size, 0, c.data[:0]
	n := (docs-1)/size + 1
	c.ends = slices.Grow(c.ends[:0], n)[:n]
}

// at says that what follows is of a document.
func (c *chunks) at(doc uint32) {
	for ; c.now < int(doc)/c.size; c.now++ {
		c.ends[c.now] = uint64(len(c.data))
	}
}

func (c *chunks) add(v uint64) { c.data = binary.AppendUvarint(c.data, v) }

// vector adds what bleve calls a location, with positions for its array positions and nothing else.
func (c *chunks) vector(field uint64, positions []uint64) {
	const pos, start, end = 0, 0, 0
	var body []byte
	for _, v := range []uint64{field, pos, start, end, uint64(len(positions))} {
		body = binary.AppendUvarint(body, v)
	}
	for _, p := range positions {
		body = binary.AppendUvarint(body, p)
	}
	c.add(uint64(len(body)))
	c.data = append(c.data, body...)
}

func (c *chunks) close() {
	for ; c.now < len(c.ends); c.now++ {
		c.ends[c.now] = uint64(len(c.data))
	}
}
