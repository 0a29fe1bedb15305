package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"tolmach/align/gold"
)

func (a *app) evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "score alignments against gold",
		ArgsUsage: "[GOLD OUT]",
		Description: `Scores alignment files, lines like '[0]:[0,1]' with an optional ':cost'. GOLD and OUT are two files, or two folders
with NAME.gold in the one and NAME.out in the other; a missing output counts as empty. Strict: a bead is right when the
gold has the very same. Lax: when it shares a link with one. Recall leaves null beads out, precision counts them. Where
the output has costs, a table shows which share of the non-null beads is right, by tenths of rising confidence.

Without arguments, the beads that persons confirmed in the corpus are the gold: what the aligner makes of the same
sentences on its own is scored against them.

--errors counts the places where the output goes wrong, by kind, and shows N of them, from all documents: with their
sentences where these stand beside the gold, a sentence a line, in NAME.en and NAME.ru or in two other languages.

examples:
  tolmach eval --json
  tolmach eval --errors 10 testdata/gold/lines out`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "print one JSON object"},
			&cli.IntFlag{Name: "errors", Usage: "count the errors by kind, and show up to `N`"}, outputFlag,
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				if err := arguments(c, 2, "GOLD OUT"); err != nil {
					return err
				}
			}
			if c.Int("errors") < 0 {
				return usagef("write how many errors to show, or 0 for their counts alone", "--errors is below 0")
			}
			e := &evaluation{}
			if c.IsSet("errors") {
				e.wrong = &misaligned{}
			}
			score := func() error { return e.scoreAll(c.Args().Get(0), c.Args().Get(1)) }
			if c.NArg() == 0 {
				score = func() error { return a.scoreConfirmed(c, e) }
			}
			if err := score(); err != nil {
				return err
			}
			if len(e.missing) > 0 {
				a.say("warning: %s missing and counted as empty: %s", count(len(e.missing), "output"), clip(strings.Join(e.missing, ", "), 200))
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				if c.Bool("json") {
					return e.json(w, c.Int("errors"))
				}
				if err := scoreTable(w, &e.score); err != nil || e.wrong == nil {
					return err
				}
				return e.wrong.table(w, c.Int("errors"))
			})
		},
	}
}

// evaluation is what the comparison of outputs with their gold comes to.
type evaluation struct {
	score   gold.Score
	wrong   *misaligned // nil: nobody asks
	missing []string    // outputs
}

// scoreAll scores a file against a file, or the files of a folder against those of another.
func (e *evaluation) scoreAll(want, got string) error {
	info, err := os.Stat(want)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return e.scoreFile(want, got)
	}
	if info, err := os.Stat(got); err != nil || !info.IsDir() {
		return failf("give two files or two folders", "%s is a folder and %s is none", want, got)
	}
	files, err := filepath.Glob(filepath.Join(want, "*.gold"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return failf("the gold of NAME is a file NAME.gold", "there is no gold in %s", want)
	}
	for _, file := range files {
		out := filepath.Join(got, strings.TrimSuffix(filepath.Base(file), ".gold")+".out")
		if _, err := os.Stat(out); os.IsNotExist(err) {
			e.missing = append(e.missing, filepath.Base(out))
			out = ""
		}
		if err := e.scoreFile(file, out); err != nil {
			return err
		}
	}
	return nil
}

// scoreFile adds one document; without an output it counts as unaligned.
func (e *evaluation) scoreFile(want, got string) error {
	right, err := gold.ReadFile(want)
	if err != nil {
		return evalError(err)
	}
	var links []gold.Link
	if got != "" {
		if links, err = gold.ReadFile(got); err != nil {
			return evalError(err)
		}
	}
	e.score.Add(right, links)
	if e.wrong != nil {
		e.wrong.add(want, right, links)
	}
	return nil
}

func evalError(err error) error {
	if os.IsNotExist(err) || os.IsPermission(err) {
		return err
	}
	return failf("a line is a bead, as in '[3]:[4,5]' or '[3]:[]', with an optional ':cost' behind", "%w", err)
}

// json writes the figures as one object; with those of the errors only when somebody asks for them.
func (e *evaluation) json(w io.Writer, shown int) error {
	s := &e.score
	var ece any // null where the output has no costs
	if x := s.ECE(); !math.IsNaN(x) {
		ece = x
	}
	kinds := s.ByKind
	if kinds == nil {
		kinds = map[string]gold.Kind{}
	}
	row := []any{"docs", s.Docs, "precision", s.Precision, "recall", s.Recall, "f1", s.F1, "f1_lax", s.F1Lax,
		"f1_nonnull", s.F1NonNull, "crossing_recall", s.CrossingRecall, "ece", ece, "by_kind", kinds}
	if e.wrong != nil {
		objects, err := e.wrong.objects(shown)
		if err != nil {
			return err
		}
		row = append(row, "errors_by_kind", e.wrong.counts(), "errors", objects)
	}
	return writeObject(w, row...)
}

func scoreTable(w io.Writer, s *gold.Score) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\tprecision\trecall\tF1\t")
	fmt.Fprintf(t, "strict\t%.3f\t%.3f\t%.3f\t\n", s.Precision, s.Recall, s.F1)
	fmt.Fprintf(t, "lax\t%.3f\t%.3f\t%.3f\t\n", s.PrecisionLax, s.RecallLax, s.F1Lax)
	fmt.Fprintf(t, "non-null\t%.3f\t%.3f\t%.3f\t\n", s.PrecisionNonNull, s.Recall, s.F1NonNull)
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%s", count(s.Docs, "document"))
	if s.Crossings > 0 {
		fmt.Fprintf(w, ", crossing recall %.3f of %d", s.CrossingRecall, s.Crossings)
	}
	fmt.Fprint(w, "\n\n")
	t = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "bead\tgold\tout\tright\t")
	for _, kind := range slices.Sorted(maps.Keys(s.ByKind)) {
		k := s.ByKind[kind]
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t\n", kind, k.Gold, k.Out, k.Right)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	return reliabilityTable(w, s)
}

// reliabilityTable shows whether confidence means what it says; nothing where the output has none.
func reliabilityTable(w io.Writer, s *gold.Score) error {
	bins := s.Reliability()
	if len(bins) == 0 {
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nnon-null\tconfidence\tright\t")
	for _, b := range bins {
		fmt.Fprintf(t, "%d\t%.3f\t%.3f\t\n", b.Beads, b.Confidence, b.Right)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "\nexpected calibration error %.3f", s.ECE())
	if x := s.AUC(); !math.IsNaN(x) {
		fmt.Fprintf(w, ", area under the curve of right against wrong %.3f", x)
	}
	_, err := fmt.Fprintln(w)
	return err
}
