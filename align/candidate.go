package align

import "math"

// What the second pass looks at, each about one in size.
const (
	jScore        = iota // score of the first pass
	jLogit               // its probability
	jCoverMin            // share of the words linked one to one, on the side that has less of it
	jCoverMax            //   ... more of it
	jAnyMin              // share of the words with any match
	jAnyMax              //
	jWeakShare           // share linked in the sentence that has least
	jWeakMass            // how much is linked there
	jBare                // next to nothing is linked there
	jDrop                // what the weakest sentence at an edge adds to the first score
	jGrow                // what one more sentence would add
	jRival               // probability of the strongest bead that wants some of the same sentences
	jBefore              // probability that a bead ends where this one begins
	jAfter               // probability that a bead begins where this one ends
	jGapBefore           // probability that sentences of both sides before it are left over
	jGapAfter            // ... behind it
	jLength              // log of the ratio of lengths
	jLengthSquare        //
	jChars               // log of the number of words
	jOrder               // share of the links that keep the order
	jAdjacent            // log of the links whose neighbours are linked with each other
	jNameHit             // logs of the names and figures linked and not
	jNameMiss            //
	jFigureHit           //
	jFigureMiss          //
	jQuoteSame           // as in the first pass
	jQuoteDiffers        //
	jAsk                 //
	jFirst               //
	jLast                // both end their texts
	jDiagonal            //
	jPartMin             // share linked in the part of a sentence that has least
	jPartBare            // parts with next to nothing linked
	jRun                 // log of the longest run of words without a link
	jTokensMin           // log of the words of the shorter side
	jDocNull             // share of the two texts that has no counterpart, by the first pass
	jDocBead             // share of the beads that are not 1-1
	jDocCross            // share of the beads that do not follow another
	jSplit               // best share of links that a cut into two beads would keep
	jSplitCross          // ... into two beads that cross
	jLeak                // most that the sentence next to the bead covers of a part better than the bead does
	jLeakMass            // ... weighed by the part's words
	jShape               // one for each shape
	judged        = jShape + shapes
)

// candidate is a bead that the first pass left in the running, with what the second pass looks at.
type candidate struct {
	scored
	prob     float64 // of the first pass
	features [judged]float64
}

// inRunning is the probability of the first pass that a candidate needs.
const inRunning = 2e-3

// field is the first pass's view of where beads are likely.
type field struct {
	*lattice
	probs  []float64
	at     []int32      // index of a bead + 1, by slot
	ends   []float64    // [i][j]: probability that a bead ends before source sentence i and target sentence j
	begins []float64    // ... begins there
	null   [2][]float64 // probability of each sentence to have no counterpart
	wanted [2][]claims  // the strongest beads that want each sentence
}

// candidates picks the beads that are still in the running after the first pass and describes them.
func (l *lattice) candidates(e *evidence) []candidate {
	f := &field{
		lattice: l, probs: make([]float64, len(l.beads)), at: make([]int32, l.n*l.m*maxSide*maxSide),
		ends: make([]float64, (l.n+1)*(l.m+1)), begins: make([]float64, (l.n+1)*(l.m+1)),
	}
	l.posterior(f.probs, nil)
	for side, n := range [2]int{l.n, l.m} {
		f.wanted[side], f.null[side] = make([]claims, n), make([]float64, n)
		for i := range n {
			f.null[side][i] = 1
		}
	}
	var out []candidate
	for x, b := range l.beads {
		f.at[f.slot(b.Bead)] = int32(x) + 1
		p := f.probs[x]
		if p < inRunning {
			continue
		}
		for side, s := range [2]Span{b.Src, b.Dst} {
			for i := s.From; i < s.To; i++ {
				f.null[side][i] -= p
				f.wanted[side][i].add(x, p)
			}
		}
		f.ends[b.Src.To*(l.m+1)+b.Dst.To] += p
		f.begins[b.Src.From*(l.m+1)+b.Dst.From] += p
		out = append(out, candidate{scored: b, prob: p})
	}
	null, odd, cross := f.whole(out)
	f.ends[0] = 1
	f.begins[len(f.begins)-1] = 1
	links := newLinker(e)
	for k := range out {
		c := &out[k]
		c.features[jDocNull], c.features[jDocBead], c.features[jDocCross] = 3*null, 3*odd, 3*cross
		f.describe(c)
		c.shape(e)
		links.describe(c)
	}
	return out
}

// whole describes the two texts: the shares of sentences without counterpart, of beads that are not 1-1, and of beads
// that do not follow another.
func (f *field) whole(cs []candidate) (null, odd, cross float64) {
	sentences := 0
	for _, side := range f.null {
		sentences += len(side)
		for _, p := range side {
			null += p
		}
	}
	mass := 1.0
	for _, c := range cs {
		mass += c.prob
		if c.Src.Len()+c.Dst.Len() > 2 {
			odd += c.prob
		}
		cross += c.prob * (1 - f.ends[c.Src.From*(f.m+1)+c.Dst.From])
	}
	return max(0, null) / float64(max(1, sentences)), odd / mass, cross / mass
}

// describe looks at a candidate's rivals and neighbours.
func (f *field) describe(c *candidate) {
	v := &c.features
	v[jScore] = c.score / 10
	p := min(max(c.prob, 1e-4), 1-1e-4)
	v[jLogit] = math.Log(p/(1-p)) / 5
	s, t := c.Src, c.Dst
	drop, grow := math.Inf(1), math.Inf(-1)
	for _, b := range [...]Bead{
		{Src: Span{s.From + 1, s.To}, Dst: t}, {Src: Span{s.From, s.To - 1}, Dst: t},
		{Src: s, Dst: Span{t.From + 1, t.To}}, {Src: s, Dst: Span{t.From, t.To - 1}},
	} {
		if score, ok := f.score(b); ok {
			drop = min(drop, c.score-max(score, 0))
		}
	}
	for _, b := range [...]Bead{
		{Src: Span{s.From - 1, s.To}, Dst: t}, {Src: Span{s.From, s.To + 1}, Dst: t},
		{Src: s, Dst: Span{t.From - 1, t.To}}, {Src: s, Dst: Span{t.From, t.To + 1}},
	} {
		if score, ok := f.score(b); ok {
			grow = max(grow, score-c.score)
		}
	}
	if !math.IsInf(drop, 1) {
		v[jDrop] = math.Tanh(drop / 4)
	}
	v[jGrow] = math.Tanh(max(grow, -5) / 4)
	for side, s := range [2]Span{s, t} {
		for i := s.From; i < s.To; i++ {
			v[jRival] = max(v[jRival], f.wanted[side][i].besides(int(f.at[f.slot(c.Bead)])-1))
		}
	}
	v[jBefore], v[jAfter] = f.ends[s.From*(f.m+1)+t.From], f.begins[s.To*(f.m+1)+t.To]
	v[jGapBefore] = min(f.nullAt(0, s.From-1), f.nullAt(1, t.From-1))
	v[jGapAfter] = min(f.nullAt(0, s.To), f.nullAt(1, t.To))
	if s.To == f.n && t.To == f.m {
		v[jLast] = 1
	}
}

// score is the first score of a bead; false when there can be no such bead.
func (f *field) score(b Bead) (float64, bool) {
	if b.Src.From < 0 || b.Dst.From < 0 || b.Src.To > f.n || b.Dst.To > f.m || b.Null() {
		return 0, false
	}
	if b.Src.Len() <= maxSide && b.Dst.Len() <= maxSide {
		if x := f.at[f.slot(b)]; x > 0 {
			return f.beads[x-1].score, true
		}
	}
	return leastScore, true
}

// slot numbers all beads that there can be.
func (f *field) slot(b Bead) int {
	return ((b.Src.From*f.m+b.Dst.From)*maxSide+b.Src.Len()-1)*maxSide + b.Dst.Len() - 1
}

// claims are the two likeliest beads that want a sentence.
type claims struct {
	first, second float64
	bead          int // the likeliest
}

func (c *claims) add(x int, p float64) {
	switch {
	case p > c.first:
		c.first, c.second, c.bead = p, c.first, x
	case p > c.second:
		c.second = p
	}
}

// besides is the probability of the likeliest bead but x.
func (c *claims) besides(x int) float64 {
	if c.bead == x && c.first > 0 {
		return c.second
	}
	return c.first
}

func (f *field) nullAt(side, i int) float64 {
	if i < 0 || i >= len(f.null[side]) {
		return 0
	}
	return max(0, f.null[side][i])
}

// shape takes over what the first pass knows of a bead's outside.
func (c *candidate) shape(e *evidence) {
	f, v := e.beadFeatures(c.Bead), &c.features
	v[jLengthSquare], v[jLength] = f[fLength], math.Sqrt(f[fLength])
	v[jQuoteSame], v[jQuoteDiffers], v[jAsk] = f[fQuoteSame], f[fQuoteDiffers], f[fAskDiffers]
	v[jFirst], v[jDiagonal] = f[fFirst], f[fDiagonal]
	v[jShape+shape(c.Src.Len(), c.Dst.Len())] = 1
}
