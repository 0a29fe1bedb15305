package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

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
