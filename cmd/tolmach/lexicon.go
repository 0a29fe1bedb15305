package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// lexiconName is the file of the corpus's own lexicon, in its folder.
const lexiconName = "lexicon.tlex"

// sourceCorpus is the source that a lexicon trained from the corpus names.
const sourceCorpus = "corpus"

func (a *app) lexiconCommand() *cli.Command {
	return &cli.Command{
		Name:  "lexicon",
		Usage: "train word translations from parallel text, look words up",
		Description: `A lexicon holds word-translation probabilities; the aligner and the search live on it. A corpus without one of its own
uses the built-in English-Russian one.

examples:
  tolmach lexicon show guarantee гарантия
  tolmach lexicon train news.tsv titles.tsv -o my.tlex`,
		Subcommands: []*cli.Command{a.lexiconTrainCommand(), a.lexiconShowCommand(), a.lexiconInfoCommand()},
		Action: func(c *cli.Context) error {
			const hint = "'tolmach lexicon -h' lists its commands: train, show, info"
			if c.NArg() > 0 {
				return usagef(hint, "there is no command 'lexicon %s'", c.Args().First())
			}
			return usagef(hint, "no command was given")
		},
	}
}

func (a *app) lexiconTrainCommand() *cli.Command {
	return &cli.Command{
		Name:      "train",
		Usage:     "train a lexicon from files, or from the corpus itself",
		ArgsUsage: "[FILE[:WEIGHT]...]",
		Description: `Each FILE has a text, a tab and its translation in a line; with --lines every two files have these in lines of the same
number. '.gz' is unpacked. ':0.3' behind a name makes its text count for less. Without FILE the confident beads of the
corpus are the text, those that persons confirmed counting three times, and what is known already (--prior, --adapt) stays
beside it; the result becomes the corpus's own lexicon.

examples:
  tolmach lexicon train news.tsv manual.tsv:0.3 -o my.tlex
  tolmach lexicon train --adapt`,
		Flags: []cli.Flag{
			outputFlag,
			&cli.BoolFlag{Name: "lines", Usage: "the files come in twos, a text in each line and its translation in the same line of the other"},
			&cli.StringFlag{Name: "from", Usage: "`CODE` of the first language", Value: defaultLangs[0]},
			&cli.StringFlag{Name: "to", Usage: "`CODE` of the second language", Value: defaultLangs[1]},
			&cli.BoolFlag{Name: "adapt", Usage: "from the corpus: start from its own lexicon, where that was trained on other texts, not from the built-in one"},
			&cli.StringFlag{Name: "prior", Usage: "`FILE` of a lexicon to start from, 'default' for the built-in one, or 'none'"},
			&cli.Float64Flag{Name: "strength", Value: 1, Usage: "the prior counts `X` times as heavy as the text that it was made of"},
			&cli.IntFlag{Name: "rounds", Value: 6, Usage: "`N` rounds of expectation maximisation"},
			&cli.Float64Flag{Name: "min-confidence", Value: 0.8, Usage: "from the corpus: only beads with a confidence of at least `X`"},
			&cli.IntFlag{Name: "memory", Value: 1024, Usage: "use about `MB` megabytes for the tables"},
			&cli.StringFlag{Name: "work", Usage: "keep the state after each round in `DIR`; the same command goes on from there when it was cut short"},
		},
		Action: a.trainLexicon,
	}
}

func (a *app) trainLexicon(c *cli.Context) error {
	for name, ok := range map[string]bool{
		"rounds": c.Int("rounds") > 0, "strength": c.Float64("strength") > 0, "memory": c.Int("memory") > 0,
	} {
		if !ok {
			return usagef("write a number above 0", "--%s is not above 0", name)
		}
	}
	o := lexicon.TrainOptions{
		From: c.String("from"), To: c.String("to"), Rounds: c.Int("rounds"), Strength: c.Float64("strength"),
		Memory: int64(c.Int("memory")) << 20, Dir: c.String("work"),
	}
	var err error
	var pairs iter.Seq2[lexicon.Pair, error]
	out, prior := c.String("output"), c.String("prior")
	if c.Bool("adapt") && (c.NArg() > 0 || prior != "") {
		return usagef("leave out the files and --prior, or --adapt", "--adapt adapts the corpus's own lexicon to its texts")
	}
	if c.NArg() > 0 {
		if out == "" {
			return usagef("write -o NAME.tlex", "a lexicon needs a file to go to")
		}
		if gone := missing(sourceFiles(c.Args().Slice())); len(gone) > 0 {
			return failf("check the spelling of the path", "there is no %s", gone[0])
		}
		o.Entries = true
		if pairs, o.Sources, err = sources(c.Args().Slice(), c.Bool("lines")); err != nil {
			return err
		}
	} else {
		for _, name := range []string{"lines", "from", "to"} {
			if c.IsSet(name) {
				return usagef("name the files, or leave the flag out to train from the corpus", "--%s needs files", name)
			}
		}
		s, err := a.read()
		if err != nil {
			return err
		}
		defer s.Close()
		langs := s.Langs()
		o.From, o.To = langs[0], langs[1]
		o.Sources = []string{sourceCorpus}
		o.Discount = 1 // the corpus is to be aligned with it again
		pairs = fromCorpus(c, s)
		if out == "" {
			out = filepath.Join(s.Dir(), lexiconName)
		}
		if c.Bool("adapt") {
			if o.Prior, err = priorLexicon(s, ""); err != nil {
				return err
			}
		} else if prior == "" && lexicon.For(o.From, o.To) != nil {
			prior = "default"
		}
	}
	switch prior {
	case "", "none":
	case "default":
		if o.Prior = lexicon.For(o.From, o.To); o.Prior == nil {
			return failf("name a file, or leave --prior out", "there is no built-in lexicon of %s and %s", o.From, o.To)
		}
	default:
		if o.Prior, err = lexiconFor(prior, [2]string{o.From, o.To}); err != nil {
			return err
		}
	}
	p := a.newProgress()
	var stage string
	var report func(done, total int, what string)
	o.Progress = func(done, total int, what string) {
		if what != stage {
			stage, report = what, p.Stage("lexicon: "+what)
		}
		if report != nil {
			report(done, total, "")
		}
	}
	l, err := lexicon.Train(c.Context, pairs, o)
	p.Clear()
	if err != nil {
		if err == lexicon.ErrNoText {
			return failf("each line needs a text, a tab and its translation; a corpus needs aligned pairs", "nothing to train from: %w", err)
		}
		return err
	}
	if err := a.writeTo(out, func(w io.Writer) error { _, err := l.WriteTo(w); return err }); err != nil {
		return err
	}
	source, target, entries := l.Size()
	a.say("%s: %s and %s, %s", out, count(source, langNoun(o.From)), count(target, langNoun(o.To)), count(entries, "translation"))
	a.say("try next\n  %s lexicon show --lexicon %s WORD", a.self(), quoted(out))
	return nil
}

// sources makes the pairs of files, each with a weight behind its name or without.
func sources(args []string, lines bool) (iter.Seq2[lexicon.Pair, error], []string, error) {
	var all []iter.Seq2[lexicon.Pair, error]
	var names []string
	if lines && len(args)%2 != 0 {
		return nil, nil, usagef("with --lines write the file of the one language, then that of the other", "--lines needs files in twos, but was given %s", count(len(args), "file"))
	}
	for i := 0; i < len(args); i++ {
		path, weight := weighted(args[i])
		name := filepath.Base(path)
		if lines {
			i++
			second, w := weighted(args[i])
			if w != 1 {
				weight = w
			}
			name += " " + filepath.Base(second)
			all = append(all, lexicon.ReadLines(path, second, weight))
		} else {
			all = append(all, lexicon.ReadTSV(path, weight))
		}
		if weight != 1 {
			name += " x" + strconv.FormatFloat(weight, 'g', -1, 64)
		}
		names = append(names, name)
	}
	return lexicon.Concat(all...), names, nil
}

// weighted takes a weight off a file's name. A file whose very name ends so goes first.
func weighted(arg string) (path string, weight float64) {
	i := strings.LastIndexByte(arg, ':')
	if i < 0 {
		return arg, 1
	}
	if _, err := os.Stat(arg); err == nil {
		return arg, 1
	}
	w, err := strconv.ParseFloat(arg[i+1:], 64)
	if err != nil || !(w > 0) {
		return arg, 1
	}
	return arg[:i], w
}

func sourceFiles(args []string) []string {
	paths := make([]string, len(args))
	for i, arg := range args {
		paths[i], _ = weighted(arg)
	}
	return paths
}

// confirmedWeight is how much more a bead counts that a person confirmed: somebody has read it.
const confirmedWeight = 3

// fromCorpus gives the texts of the beads that are surely right.
func fromCorpus(c *cli.Context, s *corpus.Store) iter.Seq2[lexicon.Pair, error] {
	return func(yield func(lexicon.Pair, error) bool) {
		for u, err := range s.AllUnits(c.Context, corpus.UnitFilter{MinConfidence: c.Float64("min-confidence")}) {
			pair := lexicon.Pair{Weight: 1, Source: strings.Join(u.Texts[0], " "), Target: strings.Join(u.Texts[1], " ")}
			if u.Status == corpus.Confirmed && u.By != corpus.ByImport {
				pair.Weight = confirmedWeight
			}
			if !yield(pair, err) || err != nil {
				return
			}
		}
	}
}

// langNoun names the words of a language for counting: "en word".
func langNoun(code string) string { return fmt.Sprintf("%s word", code) }
