package align

import (
	"math"

	"tolmach/align/lexicon"
)

// maxSide is the most sentences a bead may have on one side.
const maxSide = 4

// evidence holds what the words of each sentence say for and against each window of sentences of
// the other side.
type evidence struct {
	n, m  int
	sides [2]*half
	ms    [][]match
}

// half is one side's view of the other.
type half struct {
	t     *text
	other *text
	best  [][]float32            // type -> sentence of the other side -> strength of the best match there; nil: none anywhere
	logc  [][maxSide + 1]float32 // type -> window size -> log of the chance that an unrelated window matches
	log1c [][maxSide + 1]float32 // log of one minus it
	idf   []float32              // weight of a type in the coverage of a part
	sure  []float32              // strength of the best translation the lexicon has for the type
}

func newEvidence(src, dst *text, lex *lexicon.Lexicon, ms [][]match) *evidence {
	e := &evidence{n: len(src.sents), m: len(dst.sents), ms: ms}
	rev := make([][]match, len(dst.types))
	for i, row := range ms {
		for _, x := range row {
			rev[x.other] = append(rev[x.other], match{int32(i), x.m})
		}
	}
	e.sides[0] = newHalf(src, dst, ms)
	e.sides[1] = newHalf(dst, src, rev)
	return e
}

func newHalf(t, other *text, ms [][]match) *half {
	h := &half{t: t, other: other, best: make([][]float32, len(t.types))}
	where := make([][]int32, len(other.types))
	for j, s := range other.sents {
		for _, id := range s.tokens {
			if w := where[id]; len(w) == 0 || w[len(w)-1] != int32(j) {
				where[id] = append(where[id], int32(j))
			}
		}
	}
	h.idf = make([]float32, len(t.types))
	h.sure = make([]float32, len(t.types))
	for i, ty := range t.types {
		h.idf[i] = float32(min(10, max(0, -math.Log(ty.freq+1e-5)-3)) / 4)
		h.sure[i] = ty.sure
	}
	h.logc = make([][maxSide + 1]float32, len(t.types))
	h.log1c = make([][maxSide + 1]float32, len(t.types))
	n := len(other.sents)
	for i := range t.types {
		var row []float32
		for _, x := range ms[i] {
			if row == nil {
				row = make([]float32, n)
			}
			for _, j := range where[x.other] {
				row[j] = max(row[j], x.m)
			}
		}
		h.best[i] = row
		var sum, top float64
		for _, x := range row {
			sum += float64(x)
			top = max(top, float64(x))
		}
		c := (sum - top + chanceWeight*chanceFloor(t.types[i].kind, t.types[i].freq)) / (max(float64(n)-1, 0) + chanceWeight)
		c = min(max(c, .002), .95)
		for k := 1; k <= maxSide; k++ {
			ck := 1 - math.Pow(1-c, float64(k))
			h.logc[i][k] = float32(math.Log(ck))
			h.log1c[i][k] = float32(math.Log(1 - ck))
		}
	}
	return h
}

const chanceWeight = 10

// chanceFloor guesses how often a word finds a partner in an unrelated sentence: as often as the word itself would
// stand in one of twenty-five words.
func chanceFloor(k kind, freq float64) float64 {
	if k == figure {
		return .02
	}
	return min(.9, .01+1-math.Pow(1-freq, 25))
}

// token kinds' features, in this order for every kind
const (
	fMatchRare = iota // strength x -log chance
	fMatch            // strength
	fMiss             // 1 - strength
	fMissRare         // (1 - strength) x -log(1 - chance)
	fSquare           // strength squared
	fMissSure         // (1 - strength) x how sure the lexicon is of the word
	perKind
)

// features of a bead
const (
	fTokens = 0
	fBias   = fTokens + perKind*int(kinds) // one a shape
	fLength = fBias + shapes
)

const (
	fFirst = fLength + 1 + iota
	fQuoteSame
	fQuoteDiffers
	fAskDiffers
	fBare0
	fBare1
	fBare2
	fBare3
	fDiagonal
	fSkipSrc // source sentences skipped, target adjacent
	fForward // target sentences skipped, source adjacent
	fForwardLog
	fBoth // both skipped
	fBackward
	fBackwardLog
	features
)

const shapes = 8

// shape puts beads of like sizes together, mirror images among them.
func shape(m, n int) int {
	if m > n {
		m, n = n, m
	}
	switch {
	case m == 1 && n == 1:
		return 0
	case m == 1 && n == 2:
		return 1
	case m == 1 && n == 3:
		return 2
	case m == 1 && n == 4:
		return 3
	case m == 2 && n == 2:
		return 4
	case m == 2 && n == 3:
		return 5
	case m == 2:
		return 6
	}
	return 7
}

type weights [features]float64

// tokens adds the features of sentence i against the window [j, j+n) of the other side.
func (h *half) tokens(f *weights, i, j, n int) {
	sent := &h.t.sents[i]
	part := 0
	var hit, all float64
	for k, id := range sent.tokens {
		var m float32
		if row := h.best[id]; row != nil {
			for _, x := range row[j : j+n] {
				m = max(m, x)
			}
		}
		ty := &h.t.types[id]
		base := fTokens + perKind*int(ty.kind)
		f[base+fMatchRare] -= float64(m * h.logc[id][n])
		f[base+fMatch] += float64(m)
		f[base+fMiss] += float64(1 - m)
		f[base+fMissRare] -= float64((1 - m) * h.log1c[id][n])
		f[base+fSquare] += float64(m * m)
		f[base+fMissSure] += float64((1 - m) * h.sure[id])
		hit += float64(m * h.idf[id])
		all += float64(h.idf[id])
		if part < len(sent.parts) && k+1 == int(sent.parts[part]) {
			if b := bare(hit, all); b >= 0 {
				f[fBare0+b]++
			}
			hit, all = 0, 0
			part++
		}
	}
}

// bare puts a part of a sentence into one of four classes by how little of it is matched; -1: enough is.
func bare(hit, all float64) int {
	switch r := hit / (all + 2); {
	case all < 6:
		return -1
	case r < .06:
		return 0
	case r < .14:
		return 1
	case r < .24:
		return 2
	case r < .36:
		return 3
	}
	return -1
}

// score is the same as tokens times the weights.
func (h *half) score(w *weights, i, j, n int) float64 {
	var f weights
	h.tokens(&f, i, j, n)
	return dot(&f, w)
}

// shapeFeatures adds what does not come from the words.
func (e *evidence) shapeFeatures(f *weights, b Bead) {
	f[fBias+shape(b.Src.Len(), b.Dst.Len())]++
	var chars [2]int
	for i := b.Src.From; i < b.Src.To; i++ {
		chars[0] += e.sides[0].t.sents[i].chars
	}
	for j := b.Dst.From; j < b.Dst.To; j++ {
		chars[1] += e.sides[1].t.sents[j].chars
	}
	r := math.Log((float64(chars[0]) + 5) / (float64(chars[1]) + 5))
	f[fLength] += min(r*r, 4) * 1
	if b.Src.From == 0 && b.Dst.From == 0 {
		f[fFirst]++
	}
	first, last := &e.sides[0].t.sents[b.Src.From], &e.sides[0].t.sents[b.Src.To-1]
	ofirst, olast := &e.sides[1].t.sents[b.Dst.From], &e.sides[1].t.sents[b.Dst.To-1]
	q := (first.quotes&1 != 0 || last.quotes&2 != 0)
	oq := (ofirst.quotes&1 != 0 || olast.quotes&2 != 0)
	if q && oq {
		f[fQuoteSame]++
	} else if q != oq {
		f[fQuoteDiffers]++
	}
	if last.ask != olast.ask {
		f[fAskDiffers]++
	}
	f[fDiagonal] += math.Abs((float64(b.Src.From)+float64(b.Src.Len())/2)/float64(e.n) - (float64(b.Dst.From)+float64(b.Dst.Len())/2)/float64(e.m))
}

// jump adds the features of passing over skipped source sentences and going on d target sentences behind the last bead.
func jump(f *weights, skipped, d int) {
	switch {
	case d < 0:
		f[fBackward]++
		f[fBackwardLog] += math.Log(float64(-d))
	case d == 0 && skipped > 0:
		f[fSkipSrc]++
	case d > 0:
		if skipped == 0 {
			f[fForward]++
		} else {
			f[fBoth]++
		}
		f[fForwardLog] += math.Log(float64(d))
	}
}

func dot(a, b *weights) float64 {
	var s float64
	for i, x := range a {
		s += x * b[i]
	}
	return s
}
