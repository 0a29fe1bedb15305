package review

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align"
	"tolmach/corpus"
)

// editor does one operation to one bead.
type editor struct {
	*Alignment
	at, side int
	firm     bool // sentences that come to stand alone do so by the person's will
	out      []corpus.Bead
	focus    int // index in out
}

func (e *editor) bead() *corpus.Bead { return &e.Beads[e.at] }

// neighbour is the bead below (1) or above (-1).
func (e *editor) neighbour(step int) (*corpus.Bead, error) {
	if at := e.at + step; at >= 0 && at < len(e.Beads) {
		return &e.Beads[at], nil
	}
	if step > 0 {
		return nil, impossible("choose a row further up", "this is the last row: there is none below it")
	}
	return nil, impossible("choose a row further down", "this is the first row: there is none above it")
}

// put adds beads to what comes out, confirmed; those with one side alone as null beads of one sentence each, which
// are left to the aligner unless a person meant them.
func (e *editor) put(beads ...corpus.Bead) error {
	for _, b := range beads {
		if b.Status != corpus.Review {
			b.Status = corpus.Confirmed
		}
		b.Confidence = 1
		if !b.Null() {
			e.out = append(e.out, b)
			continue
		}
		for side := range 2 {
			span := b.Side(side)
			if span.Len() > 1 && b.Edited[side] != "" {
				return rewritten()
			}
			if b.Status == corpus.Confirmed && b.Edited[side] == "" && !e.firm {
				b.Status, b.Confidence = corpus.Auto, corpus.Unsure
			}
			for i := span.From; i < span.To; i++ {
				e.out = append(e.out, without(with(b, side, align.Span{From: i, To: i + 1}), 1-side))
			}
		}
	}
	return nil
}

// rewritten refuses what would tear a text apart that a person wrote.
func rewritten() error {
	return impossible("empty its text to bring back the sentences as they were read, then do this", "the text of this row was rewritten as a whole")
}

// joined is one run of sentences of two; false when they do not stand next to each other.
func joined(a, b align.Span) (align.Span, bool) {
	switch {
	case a.Len() == 0:
		return b, true
	case b.Len() == 0:
		return a, true
	case a.To == b.From:
		return align.Span{From: a.From, To: b.To}, true
	case b.To == a.From:
		return align.Span{From: b.From, To: a.To}, true
	}
	return a, false
}

func (e *editor) merge() error {
	below, err := e.neighbour(1)
	if err != nil {
		return err
	}
	here := e.bead()
	both := *here
	if below.Status == corpus.Review {
		both.Status = corpus.Review
	}
	for side := range 2 {
		span, ok := joined(here.Side(side), below.Side(side))
		if !ok {
			return apart()
		}
		both = with(both, side, span)
		if here.Edited[side] != "" || below.Edited[side] != "" {
			first, second := here, below
			if second.Side(side).From < first.Side(side).From {
				first, second = second, first
			}
			both.Edited[side] = strings.TrimSpace(e.words(first, side) + " " + e.words(second, side))
		}
	}
	if both.Null() {
		return lonely()
	}
	return e.put(both)
}

func apart() error {
	return impossible("sentences that stand elsewhere are linked by picking one and then the other", "the sentences of the two rows do not stand next to each other in their article")
}

func lonely() error {
	return impossible("link each with what says the same, or leave them alone", "both have text in one language only")
}

func (e *editor) split(at int) error {
	b := e.bead()
	n, m := b.Side(e.side).Len(), b.Side(1-e.side).Len()
	if n < 2 && m >= 2 && at == 0 { // the side that can be cut
		e.side = 1 - e.side
		n, m = m, n
	}
	switch {
	case n < 2:
		return impossible("a row of several sentences can be split between them", "there is only one sentence to split")
	case b.Edited[0] != "" && b.Side(0).Len() > 1 || b.Edited[1] != "" && b.Side(1).Len() > 1:
		return rewritten()
	case at < 0 || at >= n:
		return impossible("choose a place between two sentences", "the row cannot be split there")
	case at == 0:
		at = e.cut(b, e.side, .5)
	}
	span, other := b.Side(e.side), b.Side(1-e.side)
	k := other.Len() // one sentence stays with the first part
	if m >= 2 {
		k = e.cut(b, 1-e.side, e.share(b, e.side, at))
	}
	first := with(with(*b, e.side, align.Span{From: span.From, To: span.From + at}), 1-e.side, align.Span{From: other.From, To: other.From + k})
	second := with(with(*b, e.side, align.Span{From: span.From + at, To: span.To}), 1-e.side, align.Span{From: other.From + k, To: other.To})
	second.Edited = [2]string{}
	return e.put(first, second)
}

// share is the part that the first sentences of a side have in its length.
func (e *editor) share(b *corpus.Bead, side, sentences int) float64 {
	part, whole := 0, 0
	span := b.Side(side)
	for i := span.From; i < span.To; i++ {
		n := utf8.RuneCountInString(e.Sentences[side][i])
		if whole += n; i < span.From+sentences {
			part += n
		}
	}
	return float64(part) / float64(max(whole, 1))
}

// cut is after how many sentences of a side its length comes nearest to a share of the whole.
func (e *editor) cut(b *corpus.Bead, side int, share float64) (at int) {
	best := math.Inf(1)
	for k := 1; k < b.Side(side).Len(); k++ {
		if d := math.Abs(e.share(b, side, k) - share); d < best {
			best, at = d, k
		}
	}
	return at
}

// shift moves the outermost sentence of a side to the bead above or below.
func (e *editor) shift(step int) error {
	to, err := e.neighbour(step)
	if err != nil {
		return err
	}
	b := e.bead()
	span := b.Side(e.side)
	if span.Len() == 0 {
		return impossible("choose the side that has one", "there is no sentence on this side of the row")
	}
	if b.Edited[e.side] != "" && span.Len() > 1 || to.Edited[e.side] != "" {
		return rewritten()
	}
	one, rest := align.Span{From: span.From, To: span.From + 1}, align.Span{From: span.From + 1, To: span.To}
	if step > 0 {
		one, rest = align.Span{From: span.To - 1, To: span.To}, align.Span{From: span.From, To: span.To - 1}
	}
	grown, ok := joined(to.Side(e.side), one)
	if !ok {
		return apart()
	}
	if to.Side(1-e.side).Len() == 0 {
		return lonely()
	}
	taker, giver := with(*to, e.side, grown), with(*b, e.side, rest)
	if rest.Len() == 0 {
		taker.Edited[e.side], giver.Edited[e.side] = giver.Edited[e.side], ""
		if to.Side(e.side).Len() > 0 && taker.Edited[e.side] != "" {
			taker.Edited[e.side] = strings.TrimSpace(e.inOrder(e.read(to, e.side), taker.Edited[e.side], step))
		}
	}
	if err := e.put(taker); err != nil {
		return err
	}
	if giver.Src.Len()+giver.Dst.Len() == 0 {
		return nil // all of it has gone
	}
	e.focus = len(e.out)
	return e.put(giver)
}

// inOrder joins the text of a bead with what came from the one below (-1) or above (1) it.
func (e *editor) inOrder(own, came string, step int) string {
	if step > 0 {
		return came + " " + own
	}
	return own + " " + came
}

func (e *editor) swap() error {
	below, err := e.neighbour(1)
	if err != nil {
		return err
	}
	here := e.bead()
	first := with(*here, e.side, below.Side(e.side))
	second := with(*below, e.side, here.Side(e.side))
	first.Edited[e.side], second.Edited[e.side] = below.Edited[e.side], here.Edited[e.side]
	if err := e.put(first); err != nil {
		return err
	}
	return e.put(second)
}

func (e *editor) unlink() error {
	b := e.bead()
	if b.Null() {
		return impossible("press Enter to confirm that it stands alone", "this sentence is linked with nothing")
	}
	e.firm = true
	return e.put(without(*b, 1), without(*b, 0))
}

// link gives the bead the text of a side that another bead has. It joins what the bead has there where the two stand next
// to each other, and takes its place where they do not.
func (e *editor) link(id string) error {
	from := e.find(id)
	switch {
	case from < 0:
		return impossible("look at the pair again", "the row that was picked is not there any more")
	case from == e.at:
		return impossible("pick one row, then go to the other", "a row cannot be linked with itself")
	}
	b, giver := e.bead(), &e.Beads[from]
	came := giver.Side(e.side)
	if came.Len() == 0 {
		return impossible("pick the text of the other language", "the row that was picked has no text on this side")
	}
	if b.Side(1-e.side).Len() == 0 {
		return lonely()
	}
	linked, left := *b, corpus.Bead{}
	if span, ok := joined(b.Side(e.side), came); ok {
		linked = with(linked, e.side, span)
		if own := b.Side(e.side); b.Edited[e.side] != "" || giver.Edited[e.side] != "" {
			step := -1
			if came.From < own.From {
				step = 1
			}
			linked.Edited[e.side] = strings.TrimSpace(e.inOrder(e.words(b, e.side), e.words(giver, e.side), step))
		}
	} else {
		left = without(*b, 1-e.side)
		linked = with(linked, e.side, came)
		linked.Edited[e.side] = giver.Edited[e.side]
	}
	return e.put(linked, left, without(*giver, e.side))
}

// text rewrites a side.
func (e *editor) text(text string) error {
	b := *e.bead()
	if b.Side(e.side).Len() == 0 {
		return impossible("choose the side that has one", "there is no text on this side of the row")
	}
	text = cleaned(text)
	if text == strings.Join(strings.Fields(e.read(&b, e.side)), " ") {
		text = ""
	}
	b.Edited[e.side] = text
	e.firm = true
	return e.put(b)
}

// cleaned is a text on one line without characters that no format can hold; "" where nothing is left to be seen.
func cleaned(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r&0xfffe == 0xfffe:
			return -1
		}
		return r
	}, text)
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }) {
		return ""
	}
	return strings.Join(strings.Fields(text), " ")
}
