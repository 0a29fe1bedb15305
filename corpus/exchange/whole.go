package exchange

import (
	"iter"
	"strconv"
	"strings"

	"tolmach/align"
	"tolmach/corpus"
)

// whole is an aligned pair with both texts, for the formats that hold these.
type whole struct {
	ID        string
	Units     int // how many came
	Sentences [2][]sentence
	Beads     []placed // hold every sentence exactly once
}

type sentence struct {
	ID   string // "2.1": paragraph and sentence in it, from 1
	Text string
}

type placed struct {
	align.Bead
	Status corpus.Status
	Given  bool // came as a unit; others stand for sentences that no unit had
}

// pairs gathers units that come pair by pair. Sentences outside all pairs are passed over. A text that a
// person rewrote takes the place of its sentence when it is one.
func pairs(units Units, o *Options) iter.Seq2[*whole, error] {
	return func(yield func(*whole, error) bool) {
		var w *whole
		done := func() bool {
			if w == nil {
				return true
			}
			w.complete()
			return yield(w, nil)
		}
		for u, err := range units {
			if err != nil {
				yield(nil, err)
				return
			}
			if u.Bead.Pair == "" {
				continue
			}
			if w == nil || w.ID != u.Bead.Pair {
				if !done() {
					return
				}
				if w, err = readWhole(&u, o); err != nil {
					yield(nil, err)
					return
				}
			}
			w.add(&u)
		}
		done()
	}
}

func readWhole(u *corpus.Unit, o *Options) (*whole, error) {
	w := &whole{ID: u.Bead.Pair}
	for side, ref := range u.Articles {
		a, err := o.Article(ref.ID)
		if err != nil {
			return nil, err
		}
		paragraph, n := -1, 0
		numbered := 0
		for _, s := range a.Sentences {
			if n++; s.Paragraph != paragraph {
				paragraph, n = s.Paragraph, 1
				numbered++
			}
			w.Sentences[side] = append(w.Sentences[side], sentence{join(numbered, n), seg([]string{s.Text})})
		}
	}
	return w, nil
}

func join(paragraph, sentence int) string {
	return strconv.Itoa(paragraph) + "." + strconv.Itoa(sentence)
}

func (w *whole) add(u *corpus.Unit) {
	w.Units++
	w.Beads = append(w.Beads, placed{u.Bead.Bead, u.Status, true})
	for side := range 2 {
		span := u.Side(side)
		if span.Len() == 1 && u.Edited[side] != "" && span.To <= len(w.Sentences[side]) {
			w.Sentences[side][span.From].Text = seg([]string{u.Edited[side]})
		}
	}
}

// complete gives the sentences that no bead holds beads of their own, each where it stands in its text.
func (w *whole) complete() {
	for side := range 2 {
		held := make([]bool, len(w.Sentences[side]))
		for i := range w.Beads {
			s := w.Beads[i].Side(side)
			for j := s.From; j < min(s.To, len(held)); j++ {
				held[j] = true
			}
		}
		for j, h := range held {
			if h {
				continue
			}
			at := len(w.Beads)
			for i := range w.Beads {
				if s := w.Beads[i].Side(side); s.Len() > 0 && s.From > j {
					at = i
					break
				}
			}
			null := placed{}
			if side == 0 {
				null.Src = align.Span{From: j, To: j + 1}
			} else {
				null.Dst = align.Span{From: j, To: j + 1}
			}
			w.Beads = append(w.Beads[:at], append([]placed{null}, w.Beads[at:]...)...)
		}
	}
}

// ids names the sentences of a span, each with a prefix.
func (w *whole) ids(side int, s align.Span, prefix string) string {
	var b strings.Builder
	for i := s.From; i < s.To; i++ {
		if i > s.From {
			b.WriteByte(' ')
		}
		b.WriteString(prefix + w.Sentences[side][i].ID)
	}
	return b.String()
}

// plain are the beads as the aligner has them.
func (w *whole) plain() []align.Bead {
	beads := make([]align.Bead, len(w.Beads))
	for i, b := range w.Beads {
		beads[i] = b.Bead
	}
	return beads
}
