package align

import "math"

// maxSide is the most sentences a bead may have on one side.
const maxSide = 4

// What the first pass looks at. The features of words come once for every kind of token.
const (
	fMatchRare = iota // strength of the best match x how unlikely it is by chance
	fMatch            // strength
	fMiss             // 1 - strength
	fMissRare         // (1 - strength) x how unlikely a miss is by chance
	fSquare           // strength squared
	fMissSure         // (1 - strength) x how sure the lexicon is of the word
	perKind
)

const (
	fTokens = 0
	fShape  = fTokens + perKind*int(kinds) // one for each shape of bead
	fLength = fShape + shapes              // squared log of the ratio of lengths
)

const (
	fFirst        = fLength + 1 + iota // both begin their texts
	fQuoteSame                         // both quote
	fQuoteDiffers                      // only one does
	fAskDiffers                        // only one asks
	fDiagonal                          // distance from the diagonal, of 1
	fSkipSrc                           // features of jumps from here on: source sentences skipped before, target adjacent
	fForward                           // target sentences skipped, source adjacent
	fForwardLog                        // log of how many
	fBoth                              // sentences of both sides skipped
	fBackward                          // a jump back
	fBackwardLog                       // log of how far
	features
)

const jumps = features - fSkipSrc

type weights [features]float64

func (w *weights) dot(f *weights) float64 {
	var s float64
	for i, x := range f {
		s += x * w[i]
	}
	return s
}

// shapes of beads; mirror images are of one shape.
const shapes = 8

func shape(m, n int) int {
	if m > n {
		m, n = n, m
	}
	switch {
	case m == 1:
		return n - 1
	case m == 2:
		return n + 2
	}
	return 7
}

// beadFeatures describes what does not come from a bead's words.
func (e *evidence) beadFeatures(b Bead) (f weights) {
	f[fShape+shape(b.Src.Len(), b.Dst.Len())] = 1
	s, t := e.sides[0].text.sents[b.Src.From:b.Src.To], e.sides[1].text.sents[b.Dst.From:b.Dst.To]
	r := math.Log((float64(chars(s)) + 5) / (float64(chars(t)) + 5))
	f[fLength] = min(r*r, 4)
	if b.Src.From == 0 && b.Dst.From == 0 {
		f[fFirst] = 1
	}
	switch p, q := quotes(s), quotes(t); {
	case p && q:
		f[fQuoteSame] = 1
	case p != q:
		f[fQuoteDiffers] = 1
	}
	if s[len(s)-1].interrogates != t[len(t)-1].interrogates {
		f[fAskDiffers] = 1
	}
	f[fDiagonal] = math.Abs(middle(b.Src)/float64(e.n) - middle(b.Dst)/float64(e.m))
	return f
}

func chars(sents []sentence) (n int) {
	for i := range sents {
		n += sents[i].chars
	}
	return n
}

func quotes(sents []sentence) bool { return sents[0].opens || sents[len(sents)-1].ends }

func middle(s Span) float64 { return float64(s.From+s.To) / 2 }

// jumpFeatures describes passing over skipped source sentences and going on d target sentences behind the last bead.
func jumpFeatures(skipped, d int) (f weights) {
	switch {
	case d < 0:
		f[fBackward] = 1
		f[fBackwardLog] = math.Log(float64(-d))
	case d == 0 && skipped > 0:
		f[fSkipSrc] = 1
	case d > 0:
		f[fForward] = 1
		if skipped > 0 {
			f[fForward], f[fBoth] = 0, 1
		}
		f[fForwardLog] = math.Log(float64(d))
	}
	return f
}
