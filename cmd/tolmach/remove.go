package main

import (
	"errors"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/index"
)

func (a *app) removeCommand() *cli.Command {
	return &cli.Command{
		Name:      "remove",
		Usage:     "take an article, or what a folder gave, out again",
		ArgsUsage: "PATH|ID...",
		Description: `Takes articles out of the corpus with their pairs and beads, by path, by folder or by id. The files themselves
stay. When a person has confirmed a pair or a bead of them, nothing is taken out without --force.

examples:
  tolmach remove wire/en/en-001.txt
  tolmach remove --force wire/2018-09-29`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "force", Usage: "also what a person has confirmed"}},
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return usagef("name an article by path or id, or a folder", "'tolmach remove' needs a PATH or an ID")
			}
			s, err := a.write()
			if err != nil {
				return err
			}
			defer s.Close()
			var ids []string
			for _, what := range c.Args().Slice() {
				found, err := s.Under(c.Context, what)
				if err == nil && len(found) == 0 {
					var id string
					id, err = s.ResolveArticle(c.Context, what)
					found = []string{id}
				}
				if err != nil {
					return err
				}
				ids = append(ids, found...)
			}
			removed, err := s.Remove(c.Context, ids, c.Bool("force"))
			if errors.Is(err, corpus.ErrDecided) {
				return failf("add --force to take it out all the same; the decision is lost then", "%w", err)
			}
			if err != nil {
				return err
			}
			p := a.newProgress()
			_, err = index.Build(c.Context, s, index.Options{Progress: p.Stage("indexing")})
			p.Clear()
			if err != nil {
				return err
			}
			a.say("taken out: %s, %s, %s", count(removed.Articles, "article"), count(removed.Pairs, "pair"), count(removed.Beads, "bead"))
			return nil
		},
	}
}
