package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
	"tolmach/corpus/compare"
)

var diffFormats = []string{"text", "jsonl", "tsv"}

func (a *app) diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "show what one version says and the other does not",
		ArgsUsage: "PAIR | --all",
		Description: `Shows how the two versions of a story differ: sentences that only one has, blocks that stand elsewhere, and figures,
dates, names and negations that disagree. Rounding, other units, time zones, weekdays for dates, short names and the like are
understood and not shown. PAIR is the id of a pair, or the path or id of one of its articles. --all ranks the pairs of the corpus,
those that differ most first, and sums up by agency; as jsonl or tsv it writes what was found in every one of them.

examples:
  tolmach diff wire/en/en-001.txt
  tolmach diff --all --agency TASS --format jsonl`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "rank all pairs"},
			&cli.StringFlag{Name: "since", Usage: "with --all: only articles of this `DATE` (2018, 2018-09, 2018-09-29) or later"},
			&cli.StringFlag{Name: "until", Usage: "with --all: only articles of this `DATE` or earlier"},
			&cli.StringFlag{Name: "agency", Usage: "with --all: only articles of this `AGENCY`"},
			&cli.IntFlag{Name: "limit", Usage: "with --all: at most `N` pairs; 0: all"},
			formatFlag("text", diffFormats...), outputFlag,
		},
		Action: func(c *cli.Context) error {
			format, err := formatOf(c, diffFormats...)
			if err != nil {
				return err
			}
			if err := checkDiff(c); err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			langs := s.Langs()
			lex, err := lexiconFor("", langs)
			if err != nil {
				return err
			}
			d := differ{app: a, store: s, comparer: compare.New(compare.Options{From: langs[0], To: langs[1], Lexicon: lex})}
			if c.Bool("all") {
				return d.all(c, format)
			}
			return d.one(c, format)
		},
	}
}

// checkDiff looks at the command line before anything is opened.
func checkDiff(c *cli.Context) error {
	if !c.Bool("all") {
		for _, f := range []string{"since", "until", "agency", "limit"} {
			if c.IsSet(f) {
				return usagef("add --all, or leave it out", "--%s chooses among all pairs", f)
			}
		}
		if c.NArg() == 0 {
			return usagef("write 'tolmach diff PAIR'; 'tolmach pair list' prints the ids; --all ranks all pairs", "no pair was named")
		}
		return arguments(c, 1, "PAIR")
	}
	if c.NArg() > 0 {
		return usagef("leave one of them out", "--all compares all pairs, but %q was named too", c.Args().First())
	}
	if c.Int("limit") < 0 {
		return usagef("write a number of pairs; 0 means all", "--limit %d is no number of pairs", c.Int("limit"))
	}
	for _, f := range []string{"since", "until"} {
		if text := c.String(f); text != "" {
			if !someDate(text) {
				return usagef("write a year, a month or a day: --"+f+" 2018, 2018-09 or 2018-09-29", "--%s %q is no date", f, text)
			}
		}
	}
	return nil
}

// someDate says that text is a year, a month or a day.
func someDate(text string) bool {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}

// differ compares the pairs of a corpus and writes what it finds.
type differ struct {
	*app
	store    *corpus.Store
	comparer *compare.Comparer
}

// one shows how the two versions of one pair differ.
func (d *differ) one(c *cli.Context, format string) error {
	what := c.Args().First()
	id, err := d.store.ResolvePair(c.Context, what)
	if errors.Is(err, corpus.ErrNotFound) {
		return failf("'tolmach pair list' prints the ids of pairs; the path of one of its articles serves too", "there is no pair with the id or article %q", what)
	}
	if err != nil {
		return err
	}
	r, err := d.comparer.Pair(c.Context, d.store, id)
	if errors.Is(err, compare.ErrNotAligned) {
		return failf("'tolmach align' does it", "%w", err)
	}
	if err != nil {
		return err
	}
	return d.writeTo(c.String("output"), func(w io.Writer) error {
		switch format {
		case "jsonl":
			return d.writeFindings(w, r)
		case "tsv":
			if err := d.writeHeader(w); err != nil {
				return err
			}
			return d.writeRows(w, r)
		}
		return d.writeReport(w, r)
	})
}

// all ranks the pairs of the corpus.
func (d *differ) all(c *cli.Context, format string) error {
	p := d.newProgress()
	ranking, err := d.comparer.Rank(c.Context, d.store,
		compare.Filter{Since: c.String("since"), Until: c.String("until"), Agency: c.String("agency")}, p.Stage("comparing"))
	p.Clear()
	if err != nil {
		return err
	}
	total := len(ranking.Pairs)
	if n := c.Int("limit"); n > 0 && n < total {
		ranking.Pairs = ranking.Pairs[:n]
	}
	err = d.writeTo(c.String("output"), func(w io.Writer) error {
		if format == "text" {
			return d.writeRanking(w, ranking)
		}
		write := d.writeFindings
		if format == "tsv" && total > 0 {
			if err := d.writeHeader(w); err != nil {
				return err
			}
			write = d.writeRows
		}
		return d.each(c.Context, ranking.Pairs, func(r compare.PairReport) error { return write(w, r) })
	})
	if err != nil {
		return err
	}
	if ranking.NotAligned > 0 {
		d.say("%s not aligned yet and left out; 'tolmach align' does it", isAre(ranking.NotAligned, "pair"))
	}
	if shown := len(ranking.Pairs); shown < total {
		d.say("%s of %s shown", thousands(shown), count(total, "pair"))
	} else {
		d.say("%s compared", count(total, "pair"))
	}
	return nil
}

// isAre writes a count with its verb.
func isAre(n int, noun string) string {
	if n == 1 {
		return count(n, noun) + " is"
	}
	return count(n, noun) + " are"
}

// each compares the pairs of a ranking again, one at a time, so that no more than one report is held.
func (d *differ) each(ctx context.Context, pairs []compare.Ranked, do func(compare.PairReport) error) error {
	for _, x := range pairs {
		r, err := d.comparer.Pair(ctx, d.store, x.ID)
		if err != nil {
			return err
		}
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

// writeFindings writes one JSON object a finding.
func (d *differ) writeFindings(w io.Writer, r compare.PairReport) error {
	langs := d.store.Langs()
	for _, f := range r.Findings {
		var numbers [2]any
		for k, p := range f.Sides {
			if p.Sentence >= 0 {
				numbers[k] = p.Sentence
			}
		}
		err := writeObject(w, "pair", r.Pair.ID, "kind", f.Kind, langs[0], f.Sides[0].Text, langs[1], f.Sides[1].Text,
			langs[0]+"_sentence", numbers[0], langs[1]+"_sentence", numbers[1])
		if err != nil {
			return err
		}
	}
	return nil
}

// writeHeader and writeRows write a table with tabs; the columns are those of the JSON objects.
func (d *differ) writeHeader(w io.Writer) error {
	x, y := d.store.Langs()[0], d.store.Langs()[1]
	_, err := fmt.Fprintf(w, "pair\tkind\t%s\t%s\t%s_sentence\t%s_sentence\n", x, y, x, y)
	return err
}

func (d *differ) writeRows(w io.Writer, r compare.PairReport) error {
	for _, f := range r.Findings {
		var numbers [2]string
		for k, p := range f.Sides {
			if p.Sentence >= 0 {
				numbers[k] = fmt.Sprint(p.Sentence)
			}
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Pair.ID, f.Kind, oneLine(f.Sides[0].Text), oneLine(f.Sides[1].Text), numbers[0], numbers[1]); err != nil {
			return err
		}
	}
	return nil
}

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
