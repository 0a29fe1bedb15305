package main

import (
	"fmt"
	"io"
	"strings"

	"tolmach/align/lang"
	"tolmach/corpus/compare"
)

// kindTitles head the parts of a report.
var kindTitles = map[compare.Kind]string{
	compare.Figure: "figures that disagree", compare.Date: "dates that disagree", compare.Name: "names that disagree",
	compare.Negation: "said on one side, denied on the other", compare.Moved: "blocks that stand elsewhere", compare.Only: "only in one version",
}

// kindOrder is how a reader wants them: what may be wrong comes first.
var kindOrder = []compare.Kind{compare.Figure, compare.Date, compare.Name, compare.Negation, compare.Moved, compare.Only}

// writeReport writes a report for a reader, the two sides side by side.
func (d *differ) writeReport(w io.Writer, r compare.PairReport) error {
	p := paint(d.coloured(d.out))
	fmt.Fprintf(w, "pair %s  difference %.2f\n", p.bold(r.Pair.ID), r.Difference)
	for _, x := range r.Articles {
		fmt.Fprintf(w, "  %s  %-10s  %-8s  %s  %s\n", x.Lang, x.Date, x.Agency, p.bold(title(x)), p.dim(x.Place.Path))
	}
	for k, s := range r.Only {
		fmt.Fprintf(w, "  only in %s: %s, %s, %.0f %% of the article\n", lang.NameOf(r.Articles[k].Lang), count(s.Sentences, "sentence"),
			count(s.Characters, "character"), 100*s.Part)
	}
	if len(r.Findings) == 0 {
		_, err := fmt.Fprintln(w, "\nno differences were found")
		return err
	}
	for _, kind := range kindOrder {
		if r.Counts[kind] == 0 {
			continue
		}
		fmt.Fprintf(w, "\n%s\n", p.bold(fmt.Sprintf("%s (%d)", kindTitles[kind], r.Counts[kind])))
		for _, f := range r.Findings {
			if f.Kind != kind {
				continue
			}
			if err := d.writeFinding(w, r, f, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeFinding writes one difference: the places, and the sentences with what disagrees marked.
func (d *differ) writeFinding(w io.Writer, r compare.PairReport, f compare.Finding, p paint) error {
	column := (width(d.out) - 3) / 2
	var sides [2][]row
	for k, x := range f.Sides {
		if x.Sentence < 0 {
			continue
		}
		var texts []string
		sentences := r.Articles[k].Sentences
		for i := x.Sentence; i < min(x.Sentence+max(x.Count, 1), len(sentences)); i++ {
			texts = append(texts, sentences[i].Text)
		}
		text, marks := strings.Join(texts, " "), [][2]int{{x.Start, x.End}}
		switch {
		case f.Kind == compare.Moved:
			text, marks = clip(text, 3*column), nil
		case f.Kind == compare.Only || x.Text == "":
			marks = nil
		}
		head := fmt.Sprint(x.Sentence)
		if x.Count > 1 {
			head = fmt.Sprintf("%d-%d", x.Sentence, x.Sentence+x.Count-1)
		}
		if f.Kind != compare.Moved && f.Kind != compare.Only {
			if x.Text == "" {
				head += ": -"
			} else {
				head += ": " + x.Text
			}
		}
		sides[k] = append(sides[k], wrap(head, [][2]int{{0, len(head)}}, column)...)
		sides[k] = append(sides[k], wrap(text, marks, column)...)
	}
	for i := range max(len(sides[0]), len(sides[1])) {
		var l, m row
		if i < len(sides[0]) {
			l = sides[0][i]
		}
		if i < len(sides[1]) {
			m = sides[1][i]
		}
		if _, err := fmt.Fprintf(w, "%s %s %s\n", l.String(p, column), p.dim("│"), m.String(p, 0)); err != nil {
			return err
		}
	}
	return nil
}

// writeRanking writes the pairs, those that differ most first, and the agencies.
func (d *differ) writeRanking(w io.Writer, r compare.Ranking) error {
	if len(r.Pairs) == 0 {
		return nil
	}
	p := paint(d.coloured(d.out))
	langs := d.store.Langs()
	head := fmt.Sprintf("%-10s  diff  only %s  only %s  moved  fig  date  name  neg", "", langs[0], langs[1])
	cells := func(difference float64, only [2]compare.Share, n map[compare.Kind]int) string {
		return fmt.Sprintf("%.2f  %5.0f %%  %5.0f %%  %5d  %3d  %4d  %4d  %3d", difference, 100*only[0].Part, 100*only[1].Part,
			n[compare.Moved], n[compare.Figure], n[compare.Date], n[compare.Name], n[compare.Negation])
	}
	room := max(width(d.out)-columnsOf(head)-14, 20)
	fmt.Fprintln(w, p.dim(head+"  date        title"))
	for _, x := range r.Pairs {
		fmt.Fprintf(w, "%-10s  %s  %-10s  %s\n", shortID(x.ID), cells(x.Difference, x.Only, x.Counts), x.Articles[0].Date, clip(x.Articles[0].Title, room))
	}
	fmt.Fprintf(w, "\n%s\n", p.dim(head+"  pairs  agency"))
	for _, x := range r.Agencies {
		name := x.Name
		if name == "" {
			name = "unknown"
		}
		if _, err := fmt.Fprintf(w, "%-10s  %s  %5d  %s\n", "", cells(x.Difference, x.Only, x.Counts), x.Pairs, name); err != nil {
			return err
		}
	}
	return nil
}
