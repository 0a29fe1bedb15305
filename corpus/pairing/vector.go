package pairing

import (
	"cmp"
	"math"
	"slices"

	"tolmach/align/lexicon"
)

// term is one coordinate of an article in the space both languages share.
type term struct {
	key    uint32
	weight float32
}

// vector is an article in the shared space, whose coordinates are the words of the first language, the keys
// of names, and facts. An article of the second language stands there by the translations of its
// words. The score of two articles is the product of their vectors, as a share of what they could have.
type vector struct {
	terms []term  // sorted by key
	norm  float32 // length of the vector in its own language
}

// What words and their places tell.
const (
	commonWord  = 5.   // nats a word tells that says nothing of the subject: half a per cent of the text
	strangeWord = 6.   // what a word tells that the lexicon does not know, and the most that any tells
	leadWeight  = 1.25 // words of the lead tell more of the story, those of the headline more still
	headWeight  = 1.5
	leastLink   = .2 // weakest translation that counts
	sureLink    = .3 // translation from which a name need not be compared by its sound
)

// space turns profiles into vectors. It is safe for concurrent use.
type space struct {
	ids   [2]map[uint32]int32 // by hash of the stem
	tells [2][]float32        // by lexicon id
	keys  []uint32            // of the first language's words, by lexicon id
	links [][]term            // translations of the second language's words, by lexicon id
}

// newSpace makes the space of a lexicon, whose sides may be in either order; nil: without translations, names and
// facts alone are shared.
func newSpace(lex *lexicon.Lexicon, from string) *space {
	s := &space{}
	if lex == nil {
		return s
	}
	first := 0
	if lex.From() != from {
		first = 1
	}
	var sizes [2]int
	sizes[0], sizes[1], _ = lex.Size()
	for side := range 2 {
		own := side ^ first
		s.ids[side] = make(map[uint32]int32, sizes[own])
		s.tells[side] = make([]float32, sizes[own])
		for id := range int32(sizes[own]) {
			s.ids[side][hash(lex.Stem(own, id))] = id
			s.tells[side][id] = float32(min(max(-math.Log(lex.Freq(own, id)+1e-9)-commonWord, 0), strangeWord))
		}
	}
	s.keys = make([]uint32, sizes[first])
	for id := range s.keys {
		s.keys[id] = hash(lex.Stem(first, int32(id)))
	}
	s.links = make([][]term, sizes[1^first])
	for id := range s.links {
		for _, e := range lex.Pairs(1^first, int32(id)) {
			p, q := float64(e.P), float64(e.Q)
			if w := min(1, 3*max(math.Sqrt(p*q), max(p, q)/2)); w >= leastLink {
				s.links[id] = append(s.links[id], term{s.keys[e.ID], float32(w)})
			}
		}
	}
	return s
}

// worth is what a token tells, and its id in the lexicon or -1.
func (s *space) worth(side int, t *token) (float32, int32) {
	var w float32
	id := int32(-1)
	if t.kind == fact {
		w = float32(t.tell) / 16
	} else {
		w = strangeWord
		if s.ids[side] != nil {
			var ok bool
			if id, ok = s.ids[side][t.key]; ok {
				w = s.tells[side][id]
			} else {
				id = -1
			}
		}
		w *= 1 + float32(math.Log(float64(max(t.tell, 1))))/3
	}
	switch t.place {
	case head:
		w *= headWeight
	case lead:
		w *= leadWeight
	}
	return w, id
}

// place adds the coordinates of a token, and gives what it tells.
func (s *space) place(terms []term, side int, t *token) ([]term, float32) {
	w, id := s.worth(side, t)
	if w == 0 {
		return terms, 0
	}
	sure := float32(0)
	if side == 1 && id >= 0 {
		for _, l := range s.links[id] {
			terms = append(terms, term{l.key, w * l.weight})
			sure = max(sure, l.weight)
		}
	}
	if side == 0 || id < 0 {
		terms = append(terms, term{t.key, w})
	}
	if side == 0 || sure < sureLink {
		for _, k := range t.names {
			share := sound[k&7]
			if side == 1 {
				share /= float32(math.Sqrt(float64(len(t.names))))
			}
			terms = append(terms, term{k, w * share})
		}
	}
	return terms, w
}

// vector places a profile of a side in the space.
func (s *space) vector(side int, p *profile) *vector {
	v := &vector{terms: make([]term, 0, 2*len(p.tokens))}
	var all float64
	for i := range p.tokens {
		var w float32
		v.terms, w = s.place(v.terms, side, &p.tokens[i])
		all += float64(w * w)
	}
	v.norm = float32(math.Sqrt(all))
	// Of what meets in one coordinate the strongest counts.
	slices.SortFunc(v.terms, func(a, b term) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.weight, a.weight)) })
	v.terms = slices.CompactFunc(v.terms, func(a, b term) bool { return a.key == b.key })
	return v
}

// sound is how much a shared key of a name tells, of what the name does, by the key's length: many short names
// sound alike.
var sound = [8]float32{0, 0, .3, .6, .9, 1, 1, 1}
