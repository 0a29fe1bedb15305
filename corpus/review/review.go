// Package review is what a person does to an alignment: merging and splitting beads, moving a sentence to the
// next one, linking what moved, confirming. It is for the pages in which alignments are corrected, and for
// programs that do the same.
//
// It knows no store and no page: [Apply] takes the beads of a pair as they are and gives those that take their
// place, for corpus.Store.DecideBeads. It promises that they cover the sentences that they take over exactly
// once, that beads stay contiguous on both sides and null beads hold one sentence, and that a text which a person
// wrote is never dropped without a word. What an operation links, and what it unlinks, is confirmed by it, unless it was
// marked for review; a sentence that merely lost its partner to another row is left to the aligner.
//
// The operations are those of InterText and of OmegaT's aligner.
package review

import (
	"fmt"
	"slices"
	"strings"

	"tolmach/align"
	"tolmach/corpus"
)

// The kinds of operations. Those with a side act on the text of one language alone.
const (
	Merge   = "merge"   // with the bead below
	Split   = "split"   // side: before its sentence number At of the bead; the other side is cut where its length fits
	Up      = "up"      // side: its first sentence goes to the bead above
	Down    = "down"    // side: its last sentence goes to the bead below
	Swap    = "swap"    // side: exchange its text with that of the bead below
	Unlink  = "unlink"  // all its sentences become null beads
	Link    = "link"    // side: takes that side's text of bead With, which becomes free of it
	Text    = "text"    // side: rewrites its text; the text as read, or none, brings back what was read
	Confirm = "confirm" // the bead is right
	Above   = "above"   // this bead and all above it that nobody decided on are right
	Check   = "review"  // somebody has to look at the bead again
	Release = "release" // takes the decision on the bead back
)

// Operation is one thing that a person does.
type Operation struct {
	Kind string
	Bead string // id of the bead it is done to
	Side int    // 0 or 1
	At   int    // Split: how many sentences of the side stay; 0: as even as can be
	With string // Link: id of another bead
	Text string // Text: how the side shall read
}

// Sided says whether a kind of operation acts on the text of one language alone.
func Sided(kind string) bool {
	return slices.Contains([]string{Split, Up, Down, Swap, Link, Text}, kind)
}

// Impossible is an operation that these beads do not allow.
type Impossible struct{ Reason, Remedy string }

func (e *Impossible) Error() string { return e.Reason }

// Hint says what can be done instead.
func (e *Impossible) Hint() string { return e.Remedy }

func impossible(remedy, reason string) error { return &Impossible{reason, remedy} }

// Alignment is a pair as a person sees it: the beads in reading order and the sentences of both sides as read.
type Alignment struct {
	Beads     []corpus.Bead
	Sentences [2][]string
}

// Change is what an operation makes of an alignment.
type Change struct {
	Beads []corpus.Bead // they take the place of all beads with a sentence of theirs; with statuses, without ids
	Focus corpus.Bead   // of these, the one that a person goes on with
}

// Apply does an operation. The error is an *Impossible when it cannot be done to this bead, ErrConflict of corpus
// when there is no such bead any more.
func Apply(a *Alignment, op Operation) (Change, error) {
	i := a.find(op.Bead)
	if i < 0 {
		return Change{}, fmt.Errorf("bead %q: %w", op.Bead, corpus.ErrConflict)
	}
	if op.Side != 0 && op.Side != 1 {
		return Change{}, fmt.Errorf("side %d: %w", op.Side, corpus.ErrLangs)
	}
	e := &editor{Alignment: a, at: i, side: op.Side}
	var err error
	switch op.Kind {
	case Merge:
		err = e.merge()
	case Split:
		err = e.split(op.At)
	case Up:
		err = e.shift(-1)
	case Down:
		err = e.shift(1)
	case Swap:
		err = e.swap()
	case Unlink:
		err = e.unlink()
	case Link:
		err = e.link(op.With)
	case Text:
		err = e.text(op.Text)
	case Confirm, Check, Release:
		b := a.Beads[i]
		b.Status = map[string]corpus.Status{Confirm: corpus.Confirmed, Check: corpus.Review, Release: corpus.Auto}[op.Kind]
		e.out = []corpus.Bead{b}
	case Above:
		for _, b := range a.Beads[:i+1] {
			if b.Status == corpus.Auto || b.ID == op.Bead {
				b.Status = corpus.Confirmed
				e.out = append(e.out, b)
			}
		}
		e.focus = len(e.out) - 1
	default:
		err = impossible("use one that the documentation lists", "there is no operation of that name")
	}
	if err != nil {
		return Change{}, err
	}
	return Change{e.out, e.out[e.focus]}, nil
}

func (a *Alignment) find(id string) int {
	return slices.IndexFunc(a.Beads, func(b corpus.Bead) bool { return b.ID == id })
}

// read is the text of a side of a bead as it was read.
func (a *Alignment) read(b *corpus.Bead, side int) string {
	span := b.Side(side)
	return strings.Join(a.Sentences[side][span.From:span.To], " ")
}

// words is the text of a side of a bead as it stands, whoever wrote it.
func (a *Alignment) words(b *corpus.Bead, side int) string {
	if b.Edited[side] != "" {
		return b.Edited[side]
	}
	return a.read(b, side)
}

// with is a bead with another run of sentences on a side.
func with(b corpus.Bead, side int, span align.Span) corpus.Bead {
	if side == 0 {
		b.Src = span
	} else {
		b.Dst = span
	}
	return b
}

// without is a bead that has no text on a side.
func without(b corpus.Bead, side int) corpus.Bead {
	b = with(b, side, align.Span{})
	b.Edited[side] = ""
	return b
}
