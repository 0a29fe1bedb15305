package align

import (
	"context"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// Options say which languages an aligner reads.
type Options struct {
	From, To string           // language codes: "en", "ru"
	Lexicon  *lexicon.Lexicon // nil: none
}

// Aligner aligns texts of one pair of languages. It is safe for concurrent use.
type Aligner struct {
	from, to *lang.Language
	lex      *lexicon.Lexicon
	w        *weights
}

// New makes an aligner.
func New(o Options) *Aligner {
	return &Aligner{lang.Get(o.From), lang.Get(o.To), o.Lexicon, &learned}
}

// Align aligns the sentences of two texts: every sentence comes out in exactly one bead.
func (a *Aligner) Align(ctx context.Context, src, dst []string) ([]Bead, error) {
	e := a.evidence(src, dst)
	l := newLattice(e, a.w, keepScore)
	return complete(l.best(60), len(src), len(dst)), ctx.Err()
}

const keepScore = -1.0

func (a *Aligner) evidence(src, dst []string) *evidence {
	s, t := read(a.from, a.lex, 0, src), read(a.to, a.lex, 1, dst)
	return newEvidence(s, t, a.lex, matches(s, t, a.lex))
}

// complete puts what the beads leave out into null beads of one sentence each, in reading order.
func complete(beads []Bead, n, m int) []Bead {
	used := [2][]bool{make([]bool, n), make([]bool, m)}
	for _, b := range beads {
		for i := b.Src.From; i < b.Src.To; i++ {
			used[0][i] = true
		}
		for j := b.Dst.From; j < b.Dst.To; j++ {
			used[1][j] = true
		}
	}
	out := make([]Bead, 0, len(beads))
	k, after := 0, 0
	// a missing target sentence stands behind the bead of the sentence before it
	follow := func(j int) {
		for ; j < m && !used[1][j]; j++ {
			out = append(out, Bead{Src: Span{after, after}, Dst: Span{j, j + 1}, Confidence: .5})
		}
	}
	follow(0)
	for i := 0; i < n; {
		if !used[0][i] {
			out = append(out, Bead{Src: Span{i, i + 1}, Dst: Span{0, 0}, Confidence: .5})
			i++
			continue
		}
		b := beads[k]
		k++
		out = append(out, b)
		i = b.Src.To
		after = i
		follow(b.Dst.To)
	}
	MarkCrossings(out)
	return out
}

var learned = func() weights {
	var w weights
	a := [kinds]float64{.7, .8, .85, .5}
	scale := [kinds]float64{.4, .4, .4, .1}
	logs := [kinds][2]float64{{-.357, -1.2}, {-.22, -1.6}, {-.16, -1.9}, {-.69, -.69}}
	_ = a
	for k := range kinds {
		w[fTokens+perKind*int(k)+fMatchRare] = scale[k]
		w[fTokens+perKind*int(k)+fMatch] = scale[k] * logs[k][0]
		w[fTokens+perKind*int(k)+fMiss] = scale[k] * logs[k][1]
		w[fTokens+perKind*int(k)+fMissRare] = scale[k]
	}
	for s, b := range [shapes]float64{0, -1, -3, -5, -3, -5, -7, -8} {
		w[fBias+s] = b
	}
	w[fLength] = -2
	w[fDiagonal] = -1
	w[fForward] = -1
	w[fBackward] = -4
	return w
}()
