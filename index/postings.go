package index

import (
	"encoding/binary"
	"fmt"
	"math/bits"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/vellum"
	zap "github.com/blevesearch/zapx/v17"
)

// Scoring looks at every posting of a word, so it reads them where they lie in the segment's file, as segment.go wrote
// them; all else goes through bleve's readers, which take ten times as long for a posting.

// dictionary is the terms of a field in a segment.
type dictionary struct {
	data []byte
	fst  *vellum.FST // nil when the segment does not have the field
}

// raw is the dictionary of a field.
func (v *view) raw(field string) (*dictionary, error) {
	if d, ok := v.raws[field]; ok {
		return d, nil
	}
	s, ok := v.segment.(*zap.Segment)
	if !ok {
		return nil, fmt.Errorf("index: a segment is a %T", v.segment)
	}
	d := &dictionary{data: s.Data()}
	r := scanner{d.data, s.SectionsIndexOffset()}
	for n := r.uvarint(); n > 0 && d.fst == nil; n-- {
		f := scanner{d.data, r.fixed()}
		if f.text() != field {
			continue
		}
		f.uvarint() // options
		for n := f.uvarint(); n > 0; n-- {
			section := binary.BigEndian.Uint16(d.data[f.at:])
			f.at += 2
			at := f.fixed()
			if section != zap.SectionInvertedTextIndex || at == 0 {
				continue
			}
			f := scanner{d.data, at}
			f.uvarint() // doc values
			f.uvarint()
			f.at = f.uvarint()
			fst, err := vellum.Load(f.bytes())
			if err != nil {
				return nil, err
			}
			d.fst = fst
		}
	}
	v.raws[field] = d
	return d, nil
}

// scanner reads a segment's numbers and texts.
type scanner struct {
	data []byte
	at   uint64
}

func (s *scanner) uvarint() uint64 {
	v, n := binary.Uvarint(s.data[s.at:])
	s.at += uint64(n)
	return v
}

func (s *scanner) fixed() uint64 {
	s.at += 8
	return binary.BigEndian.Uint64(s.data[s.at-8:])
}

// bytes are as many as the number before them says.
func (s *scanner) bytes() []byte {
	n := s.uvarint()
	s.at += n
	return s.data[s.at-n : s.at]
}

func (s *scanner) text() string { return string(s.bytes()) }

// counted are the postings of a term in a field with positions: documents, with a code and a length of each.
type counted struct {
	docs  roaring.ManyIntIterable
	freqs []byte // two numbers a document; the lowest bit of the first tells of positions that did not fit
}

// skip says where the numbers are that lie n documents behind those at some place.
func (c *counted) skip(at, n int) int {
	const ends = 0x8080808080808080 // bits that the last byte of a number lacks
	for n *= 2; n > 8 && at+8 <= len(c.freqs); at += 8 {
		n -= bits.OnesCount64(^binary.LittleEndian.Uint64(c.freqs[at:]) & ends)
	}
	for ; n > 0; at++ {
		if c.freqs[at] < 0x80 {
			n--
		}
	}
	return at
}

// counted finds the postings of a term; nil when there are none.
func (d *dictionary) counted(term string) (*counted, error) {
	if d.fst == nil {
		return nil, nil
	}
	at, ok, err := d.fst.Get([]byte(term))
	if !ok || err != nil {
		return nil, err
	}
	if at&zap.FSTValEncodingMask == zap.FSTValEncoding1Hit {
		doc, length := zap.FSTValDecode1Hit(at)
		return &counted{docs: roaring.BitmapOf(uint32(doc)).ManyIterator(), freqs: binary.AppendUvarint([]byte{1 << 1}, length)}, nil
	}
	s := scanner{d.data, at}
	freqs := s.uvarint()
	s.uvarint() // where its long lists of positions are
	set := roaring.New()
	if _, err := set.FromBuffer(s.bytes()); err != nil {
		return nil, err
	}
	// The chunks lie behind each other in the order of the documents.
	f := scanner{d.data, freqs}
	end := uint64(0)
	for n := f.uvarint(); n > 0; n-- {
		end = f.uvarint()
	}
	return &counted{docs: set.ManyIterator(), freqs: d.data[f.at : f.at+end]}, nil
}
