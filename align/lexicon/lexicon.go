// Package lexicon holds word-translation probabilities: it trains them from parallel text, keeps them in a
// small file, and looks them up quickly. It serves the aligner, the bilingual search and whoever wants
// to know how a word is translated; the embedded English-Russian one is [Default].
//
// Words are stems (see lang.Language): fold, then stem, then look up. Side 0 is the source language, side 1
// the target language. The promise: the same training text gives the same bytes whatever the number of
// cores, a file that was damaged is refused, and a lexicon never changes once it is made, so that it
// may be shared freely.
package lexicon

import (
	"fmt"
	"hash/crc32"
	"hash/maphash"
	"slices"
)

// Lexicon is a bilingual lexicon. It is immutable and safe for concurrent use.
type Lexicon struct {
	from, to string
	meta     []Meta
	sides    [2]side
	phrases  func() *phrases // nil: none
	sum      string          // of a lexicon that was read
}

// Meta is a line of what a lexicon says of its own making: how many pairs it was trained on, from which sources.
type Meta struct{ Key, Value string }

// Entry is a translation of a word. Whatever the side it is listed for, P is the probability of the
// target word given the source word and Q that of the source word given the target word.
type Entry struct {
	ID   int32 // the word of the other side
	P, Q float32
}

// side is the vocabulary of one language and its translations.
type side struct {
	text    string          // all stems in byte order, one behind the other
	ends    []uint32        // where each stem ends in text
	forms   func() []string // the most frequent form of each stem; nil when unknown
	count   []float32
	total   float64
	rows    []uint32 // the entries of word id are entries[rows[id]:rows[id+1]]
	entries []Entry
	slots   []int32 // open addressing: 1 + id, 0 is free
	seed    maphash.Seed
}

// From is the code of the source language, side 0.
func (l *Lexicon) From() string { return l.from }

// To is the code of the target language, side 1.
func (l *Lexicon) To() string { return l.to }

// Meta tells how the lexicon was made.
func (l *Lexicon) Meta() []Meta { return slices.Clone(l.meta) }

// Sum tells one lexicon from another: it is made of its whole content.
func (l *Lexicon) Sum() string {
	if l.sum != "" {
		return l.sum
	}
	h := crc32.New(castagnoli)
	skip := headSize
	l.WriteTo(writerFunc(func(b []byte) (int, error) { // nothing in it fails
		n := min(skip, len(b))
		skip -= n
		h.Write(b[n:])
		return len(b), nil
	}))
	return fmt.Sprintf("%08x", h.Sum32())
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(b []byte) (int, error) { return f(b) }

// Size is the number of words of each side and of the translation pairs.
func (l *Lexicon) Size() (source, target, pairs int) {
	return len(l.sides[0].ends), len(l.sides[1].ends), len(l.sides[0].entries)
}

// Word is the id of a stem of a side, or -1 when the lexicon does not know it. Ids are dense, from 0,
// in the byte order of the stems.
func (l *Lexicon) Word(side int, stem string) int32 { return l.sides[side].find(stem) }

// Stem is the stem of an id.
func (l *Lexicon) Stem(side int, id int32) string { return l.sides[side].stem(id) }

// Form is the most frequent form of a word in the training text, folded; the stem when that is unknown.
func (l *Lexicon) Form(side int, id int32) string {
	if f := l.sides[side].forms; f != nil {
		return f()[id]
	}
	return l.sides[side].stem(id)
}

// Pairs are the translations of a word, sorted by id. The slice is the lexicon's own: do not change it.
func (l *Lexicon) Pairs(side int, id int32) []Entry {
	s := &l.sides[side]
	return s.entries[s.rows[id]:s.rows[id+1]:s.rows[id+1]]
}

// Pair is the entry of a source and a target word; both probabilities are 0 when they are not known to
// translate each other, and either id may be -1.
func (l *Lexicon) Pair(source, target int32) (p, q float32) {
	if source < 0 || target < 0 {
		return 0, 0
	}
	row := l.Pairs(0, source)
	lo, hi := 0, len(row)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if row[mid].ID < target {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(row) && row[lo].ID == target {
		return row[lo].P, row[lo].Q
	}
	return 0, 0
}

// Prob looks two stems up: P(target|source) and P(source|target), 0 when unknown.
func (l *Lexicon) Prob(sourceStem, targetStem string) (p, q float32) {
	return l.Pair(l.Word(0, sourceStem), l.Word(1, targetStem))
}

// Freq is the relative frequency of a word in the training text of its side.
func (l *Lexicon) Freq(side int, id int32) float64 {
	s := &l.sides[side]
	return float64(s.count[id]) / max(s.total, 1)
}

// Count is how often, weighted, a word stood in the training text of its side.
func (l *Lexicon) Count(side int, id int32) float64 { return float64(l.sides[side].count[id]) }

// Tokens is how many words, weighted, the training text of a side had.
func (l *Lexicon) Tokens(side int) float64 { return l.sides[side].total }

// Best are the n likeliest translations of a word. What counts is their probability given the word and, for
// half as much, that of the word given them: rare words that stood beside a frequent one once go behind.
func (l *Lexicon) Best(side int, id int32, n int) []Entry {
	pairs := l.Pairs(side, id)
	best := make([]Entry, 0, min(n, len(pairs)))
	merit := func(e Entry) float32 {
		if side == 0 {
			return e.P * e.P * e.Q
		}
		return e.Q * e.Q * e.P
	}
	for _, e := range pairs {
		m, at := merit(e), len(best)
		for at > 0 && merit(best[at-1]) < m {
			at--
		}
		switch {
		case at >= n:
			continue
		case len(best) == n:
			best = best[:n-1]
		}
		best = slices.Insert(best, at, e)
	}
	return best
}

func (s *side) stem(id int32) string {
	start := uint32(0)
	if id > 0 {
		start = s.ends[id-1]
	}
	return s.text[start:s.ends[id]]
}

func (s *side) find(stem string) int32 {
	if len(s.slots) == 0 {
		return -1
	}
	mask := uint64(len(s.slots) - 1)
	for h := maphash.String(s.seed, stem) & mask; ; h = (h + 1) & mask {
		id := s.slots[h] - 1
		if id < 0 || s.stem(id) == stem {
			return id
		}
	}
}

// index makes the hash table of find.
func (s *side) index() {
	size := 1
	for size < 2*len(s.ends) {
		size *= 2
	}
	if len(s.ends) == 0 {
		return
	}
	s.slots, s.seed = make([]int32, size), maphash.MakeSeed()
	mask := uint64(size - 1)
	for id := range s.ends {
		h := maphash.String(s.seed, s.stem(int32(id))) & mask
		for s.slots[h] != 0 {
			h = (h + 1) & mask
		}
		s.slots[h] = int32(id) + 1
	}
}

// transpose fills the rows of the target side from those of the source side.
func (l *Lexicon) transpose() {
	s, t := &l.sides[0], &l.sides[1]
	t.rows = make([]uint32, len(t.ends)+1)
	for _, e := range s.entries {
		t.rows[e.ID+1]++
	}
	for i := 1; i < len(t.rows); i++ {
		t.rows[i] += t.rows[i-1]
	}
	next := slices.Clone(t.rows)
	t.entries = make([]Entry, len(s.entries))
	for id := range s.ends {
		for _, e := range s.entries[s.rows[id]:s.rows[id+1]] {
			t.entries[next[e.ID]] = Entry{ID: int32(id), P: e.P, Q: e.Q}
			next[e.ID]++
		}
	}
}
