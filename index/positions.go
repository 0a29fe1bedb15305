package index

import (
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// The positions of a word in a document decide phrases. Bleve keeps them as term vectors, six bytes and
// an allocation each, which is half of an index. Here they ride in the number that bleve keeps as the
// word's frequency: its lowest byte is the first position plus one, each byte above the distance to the
// next. One occurrence, which is what nearly all words have, costs what its frequency would. What does
// not fit, a word that stands there more than packed times or far apart, has term vectors after all.
const (
	packed   = 7
	overflow = uint64(1) << 60 // set when the positions are in the term vectors
)

// setPositions writes the ascending positions of a word into its term.
func setPositions(t *index.TokenFreq, positions []uint16) {
	code, last := uint64(0), -1
	for i, p := range positions {
		step := int(p) - last
		if last = int(p); i >= packed || step > 255 {
			spill(t, positions)
			return
		}
		code |= uint64(step) << (8 * i)
	}
	t.SetFrequency(int(code))
}

func spill(t *index.TokenFreq, positions []uint16) {
	all := make([]uint64, len(positions))
	for i, p := range positions {
		all[i] = uint64(p)
	}
	t.SetFrequency(int(overflow | uint64(len(positions))))
	t.Locations = []*index.TokenLocation{{ArrayPositions: all}}
}

// positionsOf appends the positions of a posting to out. The iterator must have been asked for locations.
func positionsOf(p segment.Posting, out []uint16) []uint16 {
	code := p.Frequency()
	if code&overflow != 0 {
		for _, l := range p.Locations() {
			for _, at := range l.ArrayPositions() {
				out = append(out, uint16(at))
			}
		}
		return out
	}
	at := -1
	for ; code != 0; code >>= 8 {
		at += int(code & 0xff)
		out = append(out, uint16(at))
	}
	return out
}

// countOf is how often the word stands in the document.
func countOf(code uint64) int {
	if code&overflow != 0 {
		return int(code &^ overflow)
	}
	n := 0
	for ; code != 0; code >>= 8 {
		n++
	}
	return n
}
