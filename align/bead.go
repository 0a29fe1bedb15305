package align

import (
	"fmt"
	"slices"
)

// Span is a run of sentences of one side, counted from 0: From is in it, To is not.
type Span struct{ From, To int }

// Len is the number of sentences in the span.
func (s Span) Len() int { return s.To - s.From }

// Bead links a run of source sentences with the run of target sentences that says the same.
// A side without sentences makes it a null bead: the sentence of the other side has no counterpart.
type Bead struct {
	Src, Dst Span
	// Confidence is the probability, from 0 to 1, that the bead is exactly right; for a null bead,
	// that the sentence has no counterpart.
	Confidence float64
	// Crossing says that some other non-null bead of the same alignment crosses this one.
	Crossing bool
}

// Null says that one side of the bead is empty.
func (b Bead) Null() bool { return b.Src.Len() == 0 || b.Dst.Len() == 0 }

// Side is where the sentences of a side stand: 0 the source, 1 the target.
func (b Bead) Side(side int) Span {
	if side == 0 {
		return b.Src
	}
	return b.Dst
}

// Kind names the bead by its sentence counts: "1-1", "2-1", "0-1".
func (b Bead) Kind() string { return fmt.Sprintf("%d-%d", b.Src.Len(), b.Dst.Len()) }

// MarkCrossings sets Crossing on every non-null bead that another non-null bead crosses.
func MarkCrossings(beads []Bead) {
	order := make([]int, 0, len(beads))
	for i := range beads {
		beads[i].Crossing = false
		if !beads[i].Null() {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return beads[a].Src.From - beads[b].Src.From })
	// A bead is crossed when one before it on the source side comes after it on the target side,
	// or one after it comes before: running maximum and minimum of the target side tell both.
	most := -1
	for _, i := range order {
		if beads[i].Dst.From < most {
			beads[i].Crossing = true
		}
		most = max(most, beads[i].Dst.From)
	}
	least := int(^uint(0) >> 1)
	for _, i := range slices.Backward(order) {
		if beads[i].Dst.From > least {
			beads[i].Crossing = true
		}
		least = min(least, beads[i].Dst.From)
	}
}
