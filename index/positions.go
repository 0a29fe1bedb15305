package index

import (
	"math/bits"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The positions of a word in a document decide phrases. Bleve keeps them as term vectors, six bytes and
// an allocation each, which is half of an index. Here they ride in the number that bleve keeps as the
// word's frequency: its lowest byte is the first position plus two, each byte above the distance to the
// next. One occurrence, which is what nearly all words have, costs what its frequency would. What does
// not fit, a word that stands there more than packed times or far apart, has a term vector after all,
// and spilled for its frequency: bleve makes room for as many vectors as that says, so it must be small.
//
// No code is 1: a merge writes the one posting of a term in another way when its frequency is 1, and where the field
// has no length loses it (TestPostingsLikeZap).
const (
	packed  = 7
	before  = -2     // from where the first position is counted
	spilled = 0x0101 // reads as two occurrences, which is near enough for ranking
)

// pack makes a number of the ascending positions of a word, or says that they do not fit.
func pack(positions []uint16) (code uint64, fits bool) {
	last := before
	for i, p := range positions {
		step := int(p) - last
		if last = int(p); i >= packed || step > 255 {
			return spilled, false
		}
		code |= uint64(step) << (8 * i)
	}
	return code, true
}

// positionsOf appends the positions of a posting to out. The iterator must have been asked for locations.
func positionsOf(p segment.Posting, out []uint16) []uint16 {
	if vectors := p.Locations(); len(vectors) > 0 {
		for _, v := range vectors {
			for _, at := range v.ArrayPositions() {
				out = append(out, uint16(at))
			}
		}
		return out
	}
	at := before
	for code := p.Frequency(); code != 0; code >>= 8 {
		at += int(code & 0xff)
		out = append(out, uint16(at))
	}
	return out
}

// countOf is how often the word stands in the document.
func countOf(code uint64) int { return (bits.Len64(code) + 7) / 8 }
