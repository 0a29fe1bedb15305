package main

import (
	"context"
	"fmt"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/pairing"
)

var windowFlag = &cli.IntFlag{Name: "window", Value: pairing.DefaultWindow, Usage: "pair articles dated at most `DAYS` apart; 0: any dates"}

func windowOf(c *cli.Context) (int, error) {
	if n := c.Int("window"); n < 0 {
		return 0, usagef("write a number of days, or 0 for no window at all", "--window %d is no number of days", n)
	}
	return c.Int("window"), nil
}

func (a *app) pairCommand() *cli.Command {
	return &cli.Command{
		Name:  "pair",
		Usage: "pair the articles that tell the same story, and decide on pairs",
		Description: `Pairs what is unpaired, and aligns what it pairs. What a person decided by 'pair set' and 'pair drop' survives every
later run.

examples:
  tolmach pair --window 3
  tolmach pair list --format jsonl`,
		Flags: []cli.Flag{windowFlag},
		Subcommands: []*cli.Command{
			a.pairListCommand(), a.pairExplainCommand(), a.pairSetCommand(), a.pairDropCommand(),
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return usagef("'tolmach pair -h' lists its commands: list, explain, set, drop", "there is no command 'pair %s'", c.Args().First())
			}
			window, err := windowOf(c)
			if err != nil {
				return err
			}
			s, err := a.write()
			if err != nil {
				return err
			}
			defer s.Close()
			p := a.newProgress()
			report, err := a.pairCorpus(c.Context, s, window, p)
			p.Clear()
			if err != nil {
				return err
			}
			if report.Changed == 0 {
				a.say("no new pair among %s without a counterpart", count(report.Unpaired, "article"))
				return nil
			}
			a.say("%s, %s without a counterpart", fmt.Sprintf("%s found", count(report.Pairs, "pair")), count(report.Unpaired, "article"))
			if report.Alternatives > 0 {
				a.say("%s of paired articles: 'pair list --all' shows them", count(report.Alternatives, "other version"))
			}
			a.say("try next\n  %s build   makes them searchable", a.self())
			return nil
		},
	}
}

// pairCorpus pairs what is unpaired in the corpus. The alignments it takes are kept where aligning would make the same
// ones: not with a lexicon that aligning would first learn.
func (a *app) pairCorpus(ctx context.Context, s *corpus.Store, window int, p *progress) (pairing.Report, error) {
	lex, err := corpusLexicon(s, "")
	if err != nil {
		return pairing.Report{}, err
	}
	o := pairing.Options{Window: window, Lexicon: lex, Progress: p.Stage("pairing")}
	if lex != nil && !selfTaught(lex) {
		with := bitextOptions(lex)
		o.Aligner = with.Version()
	}
	return pairing.Run(ctx, s, o)
}
