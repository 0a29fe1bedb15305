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
		ArgsUsage: "GOLD OUT",
		Description: `Scores alignment files, lines like '[0]:[0,1]' with an optional ':cost'. GOLD and OUT are two files, or two folders
with NAME.gold in the one and NAME.out in the other; a missing output counts as empty. Strict: a bead is right when the
gold has the very same. Lax: when it shares a link with one. Recall leaves null beads out, precision counts them.

examples:
  tolmach eval testdata/gold/lines/01.gold 01.out
  tolmach eval --json testdata/gold/lines out`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "print one JSON object"}, outputFlag,
		},
		Action: func(c *cli.Context) error {
			if err := arguments(c, 2, "GOLD OUT"); err != nil {
				return err
			}
			score, missing, err := scoreFiles(c.Args().Get(0), c.Args().Get(1))
			if err != nil {
				return err
			}
			if len(missing) > 0 {
				a.say("warning: %s missing and counted as empty: %s", count(len(missing), "output"), clip(strings.Join(missing, ", "), 200))
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				if c.Bool("json") {
					return scoreJSON(w, score)
				}
				return scoreTable(w, score)
			})
		},
	}
}

// scoreFiles scores a file against a file, or the files of a folder against those of another.
func scoreFiles(want, got string) (s *gold.Score, missing []string, err error) {
	s = &gold.Score{}
	info, err := os.Stat(want)
	if err != nil {
		return nil, nil, err
	}
	if !info.IsDir() {
		return s, nil, scoreFile(s, want, got)
	}
	if info, err := os.Stat(got); err != nil || !info.IsDir() {
		return nil, nil, failf("give two files or two folders", "%s is a folder and %s is none", want, got)
	}
	files, err := filepath.Glob(filepath.Join(want, "*.gold"))
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, nil, failf("the gold of NAME is a file NAME.gold", "there is no gold in %s", want)
	}
	for _, file := range files {
		out := filepath.Join(got, strings.TrimSuffix(filepath.Base(file), ".gold")+".out")
		if _, err := os.Stat(out); os.IsNotExist(err) {
			missing = append(missing, filepath.Base(out))
			out = ""
		}
		if err := scoreFile(s, file, out); err != nil {
			return nil, nil, err
		}
	}
	return s, missing, nil
}

// scoreFile adds one document; without an output it counts as unaligned.
func scoreFile(s *gold.Score, want, got string) error {
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
	s.Add(right, links)
	return nil
}

func evalError(err error) error {
	if os.IsNotExist(err) || os.IsPermission(err) {
		return err
	}
	return failf("a line is a bead, as in '[3]:[4,5]' or '[3]:[]', with an optional ':cost' behind", "%w", err)
}

func scoreJSON(w io.Writer, s *gold.Score) error {
	var ece any // null where the output has no costs
	if x := s.ECE(); !math.IsNaN(x) {
		ece = x
	}
	kinds := s.ByKind
	if kinds == nil {
		kinds = map[string]gold.Kind{}
	}
	return writeObject(w, "docs", s.Docs, "precision", s.Precision, "recall", s.Recall, "f1", s.F1, "f1_lax", s.F1Lax,
		"f1_nonnull", s.F1NonNull, "crossing_recall", s.CrossingRecall, "ece", ece, "by_kind", kinds)
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
	fmt.Fprintf(w, "\n%s, crossing recall %.3f of %d", count(s.Docs, "document"), s.CrossingRecall, s.Crossings)
	if x := s.ECE(); !math.IsNaN(x) {
		fmt.Fprintf(w, ", expected calibration error %.3f", x)
	}
	fmt.Fprint(w, "\n\n")
	t = tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "bead\tgold\tout\tright\t")
	for _, kind := range slices.Sorted(maps.Keys(s.ByKind)) {
		k := s.ByKind[kind]
		fmt.Fprintf(t, "%s\t%d\t%d\t%d\t\n", kind, k.Gold, k.Out, k.Right)
	}
	return t.Flush()
}
