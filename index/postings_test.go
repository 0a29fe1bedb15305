package index

import (
	"encoding/binary"
	"path/filepath"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The postings that scoring reads are those that bleve reads, in segments as they are written and as they are merged.
func TestPostingsLikeZap(t *testing.T) {
	var parts []segment.Segment
	p := &plugin{}
	for i, n := range []int{3000, 70, 1} {
		own, _ := randomUnits(n)
		s, _, err := p.New(own)
		must(t, err)
		path := filepath.Join(t.TempDir(), "a.zap")
		must(t, s.(segment.UnpersistedSegment).Persist(path))
		parts = append(parts, nil)
		parts[i], err = p.Open(path)
		must(t, err)
		samePostings(t, parts[i])
	}
	path := filepath.Join(t.TempDir(), "all.zap")
	_, _, err := p.Merge(parts, []*roaring.Bitmap{nil, roaring.BitmapOf(3, 5), nil}, path, nil, nil)
	must(t, err)
	all, err := p.Open(path)
	must(t, err)
	samePostings(t, all)
	for _, s := range append(parts, all) {
		must(t, s.Close())
	}
}

// samePostings compares the two ways of reading.
func samePostings(t *testing.T, s segment.Segment) {
	for _, field := range []string{"en.stem", "en.form", "ru.form"} {
		v := &view{segment: s, dicts: map[string]segment.TermDictionary{}, raws: map[string]*dictionary{}}
		raw, err := v.raw(field)
		must(t, err)
		must(t, v.terms(field, "", func(term string) error {
			p, err := v.postings(field, term)
			must(t, err)
			c, err := raw.counted(term)
			must(t, err)
			docs, at := make([]uint32, s.Count()), 0
			docs = docs[:c.docs.NextMany(docs)]
			every := p.Iterator(true, true, false, nil)
			for i, doc := range docs {
				q, err := every.Next()
				must(t, err)
				code, n := binary.Uvarint(c.freqs[at:])
				length, m := binary.Uvarint(c.freqs[at+n:])
				if q.Number() != uint64(doc) || q.Frequency() != code>>1 || q.(interface{ NormUint64() uint64 }).NormUint64() != length {
					t.Errorf("%s %s: %d %d %d, want %d %d", field, term, doc, code>>1, length, q.Number(), q.Frequency())
				}
				if at += n + m; c.skip(0, i+1) != at {
					t.Errorf("%s %s: %d postings are skipped to %d, want %d", field, term, i+1, c.skip(0, i+1), at)
				}
			}
			if q, _ := every.Next(); q != nil || at != len(c.freqs) {
				t.Errorf("%s %s: postings are left over", field, term)
			}
			return nil
		}))
		if c, err := raw.counted("no such term"); c != nil || err != nil {
			t.Error(c, err)
		}
	}
}
