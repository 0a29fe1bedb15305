package align

import (
	"math"
	"slices"
)

// judged features of a candidate bead, each about one in size
const (
	jScore = iota // first score / 10
	jLogit        // posterior of the first pass
	jCoverMin
	jCoverMax
	jAnyMin
	jAnyMax
	jWeakShare
	jWeakMass
	jBare
	jDrop
	jGrow
	jRival
	jBefore
	jAfter
	jGapBefore
	jGapAfter
	jLength
	jLengthSquare
	jChars
	jOrder
	jAdjacent
	jNameHit
	jNameMiss
	jFigureHit
	jFigureMiss
	jQuoteSame
	jQuoteDiffers
	jAsk
	jFirst
	jLast
	jDiagonal
	jPartMin
	jPartBare
	jRun
	jTokensMin
	jShape
	jFeatures = jShape + shapes
)

type judgedBead struct {
	scored
	prob float64
	f    [jFeatures]float64
}

// judge looks again at the candidates that the first pass left in the running.
type judge struct {
	e     *evidence
	ms    [][]match
	stamp []int32 // by target type: first position + 1 in the bead at hand
	chain []int32
	links []link
}

type link struct {
	s, t int32
	w    float32
	m    float32
}

const inRunning = 2e-3

// candidates picks the beads that are still in the running and describes them.
func (l *lattice) candidates(e *evidence, ms [][]match) []judgedBead {
	probs := make([]float64, len(l.beads))
	l.posterior(probs, nil)
	var out []judgedBead
	index := map[key]int{}
	nullS, nullT := make([]float64, l.n), make([]float64, l.m)
	for i := range nullS {
		nullS[i] = 1
	}
	for j := range nullT {
		nullT[j] = 1
	}
	ends := make(map[[2]int]float64)
	begins := make(map[[2]int]float64)
	rivalS, rivalT := make([][]int, l.n), make([][]int, l.m)
	for x, p := range probs {
		b := l.beads[x]
		index[keyOf(b.Bead)] = x
		if p < inRunning {
			continue
		}
		for i := b.Src.From; i < b.Src.To; i++ {
			nullS[i] -= p
			rivalS[i] = append(rivalS[i], x)
		}
		for j := b.Dst.From; j < b.Dst.To; j++ {
			nullT[j] -= p
			rivalT[j] = append(rivalT[j], x)
		}
		ends[[2]int{b.Src.To, b.Dst.To}] += p
		begins[[2]int{b.Src.From, b.Dst.From}] += p
		out = append(out, judgedBead{scored: b, prob: p})
	}
	ends[[2]int{0, 0}] = 1
	begins[[2]int{l.n, l.m}] = 1
	score := func(a, b, c, d int) (float64, bool) {
		if a < 0 || c < 0 || b > l.n || d > l.m || a >= b || c >= d {
			return 0, false
		}
		x, ok := index[key{a, b, c, d}]
		if !ok {
			return keepScore, true
		}
		return l.beads[x].score, true
	}
	at := func(null []float64, i int) float64 {
		if i < 0 || i >= len(null) {
			return 0
		}
		return max(0, null[i])
	}
	j := &judge{e: e, ms: ms, stamp: make([]int32, len(e.sides[1].t.types))}
	for k := range out {
		b := &out[k]
		f := &b.f
		f[jScore] = b.score / 10
		p := min(max(b.prob, 1e-4), 1-1e-4)
		f[jLogit] = math.Log(p/(1-p)) / 5
		// taking a sentence away, adding one
		drop, grow := math.Inf(1), math.Inf(-1)
		S, T := b.Src, b.Dst
		for _, v := range [][4]int{{S.From + 1, S.To, T.From, T.To}, {S.From, S.To - 1, T.From, T.To}, {S.From, S.To, T.From + 1, T.To}, {S.From, S.To, T.From, T.To - 1}} {
			if s, ok := score(v[0], v[1], v[2], v[3]); ok {
				drop = min(drop, b.score-max(s, 0))
			}
		}
		for _, v := range [][4]int{{S.From - 1, S.To, T.From, T.To}, {S.From, S.To + 1, T.From, T.To}, {S.From, S.To, T.From - 1, T.To}, {S.From, S.To, T.From, T.To + 1}} {
			if s, ok := score(v[0], v[1], v[2], v[3]); ok {
				grow = max(grow, s-b.score)
			}
		}
		if math.IsInf(drop, 1) {
			drop = 0
		}
		if math.IsInf(grow, -1) {
			grow = -5
		}
		f[jDrop], f[jGrow] = squash(drop/4), squash(grow/4)
		rival := 0.0
		for i := S.From; i < S.To; i++ {
			for _, x := range rivalS[i] {
				if l.beads[x].Bead != b.Bead {
					rival = max(rival, probs[x])
				}
			}
		}
		for t := T.From; t < T.To; t++ {
			for _, x := range rivalT[t] {
				if l.beads[x].Bead != b.Bead {
					rival = max(rival, probs[x])
				}
			}
		}
		f[jRival] = rival
		f[jBefore] = ends[[2]int{S.From, T.From}]
		f[jAfter] = begins[[2]int{S.To, T.To}]
		f[jGapBefore] = min(at(nullS, S.From-1), at(nullT, T.From-1))
		f[jGapAfter] = min(at(nullS, S.To), at(nullT, T.To))
		var w weights
		e.shapeFeatures(&w, b.Bead)
		f[jLengthSquare] = w[fLength]
		f[jLength] = math.Sqrt(w[fLength])
		f[jQuoteSame], f[jQuoteDiffers], f[jAsk], f[jFirst], f[jDiagonal] = w[fQuoteSame], w[fQuoteDiffers], w[fAskDiffers], w[fFirst], w[fDiagonal]
		if S.To == l.n && T.To == l.m {
			f[jLast] = 1
		}
		f[jShape+shape(S.Len(), T.Len())] = 1
		j.words(b)
	}
	return out
}

func squash(x float64) float64 { return math.Tanh(x) }

// words links the words of the two sides of a bead one to one, best first, and describes what is left over.
func (j *judge) words(b *judgedBead) {
	src, dst := j.e.sides[0], j.e.sides[1]
	var S, T []int32
	var sEnd, tEnd []int // ends of sentences, in tokens
	var sPart, tPart []int
	for i := b.Src.From; i < b.Src.To; i++ {
		for _, p := range src.t.sents[i].parts {
			sPart = append(sPart, len(S)+int(p))
		}
		S = append(S, src.t.sents[i].tokens...)
		sEnd = append(sEnd, len(S))
	}
	for i := b.Dst.From; i < b.Dst.To; i++ {
		for _, p := range dst.t.sents[i].parts {
			tPart = append(tPart, len(T)+int(p))
		}
		T = append(T, dst.t.sents[i].tokens...)
		tEnd = append(tEnd, len(T))
	}
	j.chain = append(j.chain[:0], make([]int32, len(T))...)
	for t := len(T) - 1; t >= 0; t-- {
		j.chain[t] = j.stamp[T[t]]
		j.stamp[T[t]] = int32(t) + 1
	}
	j.links = j.links[:0]
	anyS, anyT := make([]float32, len(S)), make([]float32, len(T))
	for s, id := range S {
		for _, x := range j.ms[id] {
			for t := j.stamp[x.other]; t > 0; t = j.chain[t-1] {
				off := math.Abs(float64(s)/float64(len(S)) - float64(t-1)/float64(len(T)))
				w := x.m * (src.idf[id] + dst.idf[x.other] + .2) * float32(1-.3*off)
				j.links = append(j.links, link{int32(s), t - 1, w, x.m})
				anyS[s] = max(anyS[s], x.m)
				anyT[t-1] = max(anyT[t-1], x.m)
			}
		}
	}
	for _, id := range T {
		j.stamp[id] = 0
	}
	slices.SortFunc(j.links, func(a, b link) int {
		switch {
		case a.w > b.w:
			return -1
		case a.w < b.w:
			return 1
		case a.s != b.s:
			return int(a.s - b.s)
		}
		return int(a.t - b.t)
	})
	hitS, hitT := make([]float32, len(S)), make([]float32, len(T))
	toS := make([]int32, len(S))
	for i := range toS {
		toS[i] = -1
	}
	for _, l := range j.links {
		if toS[l.s] < 0 && hitT[l.t] == 0 {
			toS[l.s] = l.t
			hitS[l.s], hitT[l.t] = l.m, l.m
		}
	}
	f := &b.f
	a, c := cover(src, S, hitS), cover(dst, T, hitT)
	f[jCoverMin], f[jCoverMax] = min(a, c), max(a, c)
	a, c = cover(src, S, anyS), cover(dst, T, anyT)
	f[jAnyMin], f[jAnyMax] = min(a, c), max(a, c)
	f[jWeakShare], f[jWeakMass] = 1, 3
	weak := func(h *half, toks []int32, hit []float32, ends []int) {
		from := 0
		for _, to := range ends {
			f[jWeakShare] = min(f[jWeakShare], cover(h, toks[from:to], hit[from:to]))
			f[jWeakMass] = min(f[jWeakMass], mass(h, toks[from:to], hit[from:to]))
			from = to
		}
	}
	weak(src, S, hitS, sEnd)
	weak(dst, T, hitT, tEnd)
	f[jPartMin] = 1
	part := func(h *half, toks []int32, hit []float32, ends []int) {
		from := 0
		for _, to := range ends {
			if to-from >= 3 {
				c := cover(h, toks[from:to], hit[from:to])
				f[jPartMin] = min(f[jPartMin], c)
				if c < .15 {
					f[jPartBare]++
				}
			}
			from = to
		}
	}
	part(src, S, hitS, sPart)
	part(dst, T, hitT, tPart)
	run := func(h *half, toks []int32, hit []float32) float64 {
		top, sum := 0.0, 0.0
		for k, id := range toks {
			if hit[k] > .15 {
				sum = 0
				continue
			}
			sum += float64(h.idf[id])
			top = max(top, sum)
		}
		return top
	}
	f[jRun] = math.Log1p(max(run(src, S, hitS), run(dst, T, hitT))) / 3
	f[jTokensMin] = math.Log1p(float64(min(len(S), len(T)))) / 3
	f[jChars] = math.Log1p(float64(len(S)+len(T))) / 4
	count := func(h *half, toks []int32, hit []float32) {
		for k, id := range toks {
			switch h.t.types[id].kind {
			case name:
				f[jNameHit] += float64(hit[k])
				f[jNameMiss] += float64(1 - hit[k])
			case figure:
				f[jFigureHit] += float64(hit[k])
				f[jFigureMiss] += float64(1 - hit[k])
			}
		}
	}
	count(src, S, hitS)
	count(dst, T, hitT)
	for _, k := range []int{jNameHit, jNameMiss, jFigureHit, jFigureMiss} {
		f[k] = math.Log1p(f[k]) / 2
	}
	prev, n, order, adjacent := int32(-1), 0, 0, 0
	for _, t := range toS {
		if t < 0 {
			continue
		}
		if prev >= 0 {
			n++
			if t > prev {
				order++
			}
			if t > prev && t <= prev+2 {
				adjacent++
			}
		}
		prev = t
	}
	f[jOrder] = (float64(order) + 1) / (float64(n) + 2)
	f[jAdjacent] = math.Log1p(float64(adjacent)) / 2
	bare := 0.0
	if f[jWeakShare] < .15 {
		bare = 1
	}
	f[jBare] = bare
}

func cover(h *half, toks []int32, hit []float32) float64 {
	var got, all float32 = 0, 1
	for k, id := range toks {
		got += hit[k] * h.idf[id]
		all += h.idf[id]
	}
	return float64(got / all)
}

func mass(h *half, toks []int32, hit []float32) float64 {
	var got float32
	for k, id := range toks {
		got += hit[k] * h.idf[id]
	}
	return math.Log1p(float64(got))
}

// net is a small network with one hidden layer and a direct way past it.
type net struct {
	in   [jHidden][jFeatures]float64
	bias [jHidden]float64
	out  [jHidden]float64
	past [jFeatures]float64
	base float64
	jump [8]float64
}

const jHidden = 20

func (n *net) score(f *[jFeatures]float64, h *[jHidden]float64) float64 {
	s := n.base
	for i, x := range f {
		s += n.past[i] * x
	}
	for k := range n.in {
		a := n.bias[k]
		for i, x := range f {
			a += n.in[k][i] * x
		}
		h[k] = math.Tanh(a)
		s += n.out[k] * h[k]
	}
	return s
}

// relattice is the lattice of the second pass.
func (l *lattice) relattice(cands []judgedBead, n *net) *lattice {
	r := &lattice{n: l.n, m: l.m}
	var h [jHidden]float64
	r.beads = make([]scored, len(cands))
	for k := range cands {
		r.beads[k] = scored{cands[k].Bead, n.score(&cands[k].f, &h)}
	}
	x := 0
	for i := 0; i <= l.n; i++ {
		for x < len(r.beads) && r.beads[x].Src.From < i {
			x++
		}
		r.starts = append(r.starts, x)
	}
	for skipped := range r.jumps {
		r.jumps[skipped] = make([]float64, 2*l.m+1)
		for d := -l.m; d <= l.m; d++ {
			var f weights
			jump(&f, skipped, d)
			for k := range n.jump {
				if fSkipSrc+k < features {
					r.jumps[skipped][d+l.m] += n.jump[k] * f[fSkipSrc+k]
				}
			}
		}
	}
	return r
}
