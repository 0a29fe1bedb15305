package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
	"tolmach/corpus/pairing"
)

func (a *app) pairExplainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show why two articles are a pair",
		ArgsUsage: "ID",
		Description: `Shows the evidence for a pair: shared names, figures, dates and words with their share in the score. ID is
the pair's, or one of its articles', or an article's path.

examples:
  tolmach pair explain 3f21b04c
  tolmach pair explain wire/en/en-001.txt`,
		Action: func(c *cli.Context) error {
			if err := arguments(c, 1, "ID"); err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			id, err := s.ResolvePair(c.Context, c.Args().First())
			if err != nil {
				return err
			}
			pair, err := s.Pair(c.Context, id)
			if err != nil {
				return err
			}
			as, err := both(c.Context, s, pair)
			if err != nil {
				return err
			}
			lex, err := corpusLexicon(s, "")
			if err != nil {
				return err
			}
			evidence, err := pairing.Explain(c.Context, s, pair, lex)
			if err != nil {
				return err
			}
			return a.writeTo("", func(w io.Writer) error {
				p := paint(a.coloured(a.out))
				fmt.Fprintf(w, "pair %s  confidence %.2f  %s\n", p.bold(pair.ID), pair.Confidence, standing(pair))
				for _, x := range as {
					fmt.Fprintf(w, "  %s  %-10s  %s  %s\n", x.Lang, x.Date, p.bold(title(x)), p.dim(x.Place.Path))
				}
				if len(evidence) == 0 {
					fmt.Fprintln(w, "the two articles share no name, figure, date or word")
				}
				for _, e := range evidence {
					fmt.Fprintf(w, "  %6.2f  %-9s  %s\n", e.Weight, e.Kind, e.Text)
				}
				return nil
			})
		},
	}
}

// standing is a status with who decided it and when.
func standing(p corpus.Pair) string {
	if p.By == "" {
		return string(p.Status)
	}
	return fmt.Sprintf("%s by %s, %s", p.Status, p.By, p.When)
}

func (a *app) pairSetCommand() *cli.Command {
	return &cli.Command{
		Name:      "set",
		Usage:     "decide that two articles are a pair",
		ArgsUsage: "EN RU",
		Description: `Makes a pair of two articles, by id or path, in either order. It survives every later run; what either of them
was paired with before is no pair any more.

examples:
  tolmach pair set wire/en/en-001.txt wire/ru/ru-017.txt
  tolmach pair set 3f21b0 77aa01`,
		Action: func(c *cli.Context) error {
			if err := arguments(c, 2, "EN RU"); err != nil {
				return err
			}
			s, err := a.write()
			if err != nil {
				return err
			}
			defer s.Close()
			langs := s.Langs()
			var ids [2]string
			for _, what := range c.Args().Slice() {
				id, err := s.ResolveArticle(c.Context, what)
				if err != nil {
					return err
				}
				x, err := s.Article(c.Context, id)
				if err != nil {
					return err
				}
				side := 0
				if x.Lang == langs[1] {
					side = 1
				}
				if ids[side] != "" {
					return failf("a pair is one article of each language", "both articles are %s: %s", lang.NameOf(x.Lang), quoted(what))
				}
				ids[side] = id
			}
			pair, err := s.DecidePair(c.Context, ids[0], ids[1], corpus.Confirmed, person())
			if err != nil {
				return err
			}
			a.say("pair %s is confirmed\ntry next\n  %s build   aligns and indexes it", shortID(pair.ID), a.self())
			return nil
		},
	}
}

func (a *app) pairDropCommand() *cli.Command {
	return &cli.Command{
		Name:      "drop",
		Usage:     "decide that two articles are no pair",
		ArgsUsage: "ID",
		Description: `Drops a pair, by its id, or by the id or path of one of its articles. The two are never paired again by a later
run; 'pair set' takes the decision back.

examples:
  tolmach pair drop 3f21b04c
  tolmach pair drop wire/en/en-001.txt`,
		Action: func(c *cli.Context) error {
			if err := arguments(c, 1, "ID"); err != nil {
				return err
			}
			s, err := a.write()
			if err != nil {
				return err
			}
			defer s.Close()
			id, err := s.ResolvePair(c.Context, c.Args().First())
			if err != nil {
				return err
			}
			pair, err := s.Pair(c.Context, id)
			if err != nil {
				return err
			}
			if _, err := s.DecidePair(c.Context, pair.Articles[0], pair.Articles[1], corpus.Dropped, person()); err != nil {
				return err
			}
			a.say("pair %s is dropped\ntry next\n  %s build   looks for other counterparts and brings the index up to date", shortID(id), a.self())
			return nil
		},
	}
}
