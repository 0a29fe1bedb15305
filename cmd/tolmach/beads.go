package main

import (
	"fmt"
	"io"
	"strings"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
)

// writeColumns writes units in two columns: what each side says, and between rules the kind of the
// bead, its confidence and its id.
func (a *app) writeColumns(w io.Writer, units exchange.Units) error {
	for u, err := range units {
		if err != nil {
			return err
		}
		if err := a.writeBead(w, u, [2][][2]int{}); err != nil {
			return err
		}
	}
	return nil
}

// writeBead writes one unit in two columns. marks are byte ranges of each side's joined text that stand out.
func (a *app) writeBead(w io.Writer, u corpus.Unit, marks [2][][2]int) error {
	return a.writeMarked(w, u, [2][]stretch{stretches(marks[0], false), stretches(marks[1], false)})
}

// writeMarked is writeBead for marks of more than one kind.
func (a *app) writeMarked(w io.Writer, u corpus.Unit, marks [2][]stretch) error {
	p := paint(a.coloured(a.out))
	column := (width(a.out) - 3) / 2
	head := fmt.Sprintf("%s  %s  %.2f", shortBead(u.ID), u.Kind(), u.Confidence)
	if u.Crossing {
		head += "  crossing"
	}
	if u.Status != corpus.Auto && u.Status != "" {
		head += "  " + string(u.Status)
	}
	if _, err := fmt.Fprintln(w, p.dim(head)); err != nil {
		return err
	}
	left, right := wrapStretches(joined(u.Texts[0]), marks[0], column), wrapStretches(joined(u.Texts[1]), marks[1], column)
	for i := range max(len(left), len(right)) {
		var l, r row
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if _, err := fmt.Fprintf(w, "%s %s %s\n", l.String(p, column), p.dim("│"), r.String(p, 0)); err != nil {
			return err
		}
	}
	return nil
}

// joined is the text of a side in one string; search marks are offsets in it.
func joined(sentences []string) string { return strings.Join(sentences, " ") }

// shortBead is enough of a bead's id to name it: it begins like its pair's. A sentence outside all pairs
// has the id of its article and its number.
func shortBead(id string) string {
	if article, sentence, ok := strings.Cut(id, "."); ok {
		return shortID(article) + "." + sentence
	}
	return id[:min(len(id), 12)]
}
