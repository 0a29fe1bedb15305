package align

import "math"

// evidence is what the words of two texts say of each other.
type evidence struct {
	n, m    int // sentences
	matches [][]match
	sides   [2]*half
}

// half is one side's view of the other.
type half struct {
	text *text
	// best is the strength of a type's best match in each sentence of the other side; nil: none anywhere.
	best [][]float32
	// rare and rareMiss are minus the logs of the chances that an unrelated window of 1, 2 ... sentences
	// matches a type, and that it does not.
	rare, rareMiss [][maxSide + 1]float32
}

func newEvidence(src, dst *text, ms [][]match) *evidence {
	return &evidence{len(src.sents), len(dst.sents), ms, [2]*half{
		newHalf(src, dst, ms), newHalf(dst, src, reversed(ms, len(dst.types))),
	}}
}

func newHalf(t, other *text, ms [][]match) *half {
	n := len(other.sents)
	h := &half{
		text: t, best: make([][]float32, len(t.types)),
		rare: make([][maxSide + 1]float32, len(t.types)), rareMiss: make([][maxSide + 1]float32, len(t.types)),
	}
	where := make([][]int32, len(other.types))
	for j, s := range other.sents {
		for _, id := range s.tokens {
			if w := where[id]; len(w) == 0 || w[len(w)-1] != int32(j) {
				where[id] = append(where[id], int32(j))
			}
		}
	}
	for i, ty := range t.types {
		var sum, top float64
		if len(ms[i]) > 0 {
			row := make([]float32, n)
			for _, x := range ms[i] {
				for _, j := range where[x.other] {
					row[j] = max(row[j], x.strength)
				}
			}
			for _, x := range row {
				sum += float64(x)
				top = max(top, float64(x))
			}
			h.best[i] = row
		}
		// The best match is left out as the true one; a general guess steadies the rest in short texts.
		c := (sum - top + chanceWeight*ty.chance()) / (max(float64(n)-1, 0) + chanceWeight)
		c = min(max(c, leastChance), mostChance)
		miss := 1.0
		for k := 1; k <= maxSide; k++ {
			miss *= 1 - c
			h.rare[i][k] = float32(-math.Log(1 - miss))
			h.rareMiss[i][k] = float32(-math.Log(miss))
		}
	}
	return h
}

// How likely a type finds a match in an unrelated sentence, before the texts are looked at: as likely as the
// word itself would be among so many others.
const (
	chanceWords  = 25
	chanceWeight = 10 // sentences that the guess is worth
	figureChance = .02
	leastChance  = .002
	mostChance   = .95
)

func (t *typ) chance() float64 {
	if t.kind == figure {
		return figureChance
	}
	return min(.9, .01+1-math.Pow(1-t.freq, chanceWords))
}

// idf is what a word counts when coverage is measured, from 0 for the commonest to 2.1 for the unknown.
func idf(freq float64) float32 {
	return float32(min(10, max(0, -math.Log(freq+1e-5)-3)) / 4)
}

// windows scores every sentence against every window of k sentences of the other side.
func (h *half) windows(w *weights, n, k int) [][]float32 {
	width := max(0, n-k+1)
	out := make([][]float32, len(h.text.sents))
	cells := make([]float32, len(out)*width)
	rows := make([][]float32, len(h.text.types))
	flat := make([]float32, len(h.text.types))
	for id, ty := range h.text.types {
		v := w[fTokens+perKind*int(ty.kind):]
		hit := float32(v[fMatch]) + h.rare[id][k]*float32(v[fMatchRare])
		miss := float32(v[fMiss]) + h.rareMiss[id][k]*float32(v[fMissRare]) + ty.sure*float32(v[fMissSure])
		square := float32(v[fSquare])
		flat[id] = miss
		best := h.best[id]
		if best == nil {
			continue
		}
		row := make([]float32, width)
		for j := range row {
			m := best[j]
			for _, x := range best[j+1 : j+k] {
				m = max(m, x)
			}
			row[j] = m * (hit - miss + m*square)
		}
		rows[id] = row
	}
	for i, s := range h.text.sents {
		out[i] = cells[i*width : (i+1)*width]
		var base float32
		for _, id := range s.tokens {
			base += flat[id]
			row := rows[id]
			for j, x := range row {
				out[i][j] += x
			}
		}
		for j := range out[i] {
			out[i][j] += base
		}
	}
	return out
}
