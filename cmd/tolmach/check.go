package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/index"
)

func (a *app) checkCommand() *cli.Command {
	return &cli.Command{
		Name:  "check",
		Usage: "see whether store, index and counts agree",
		Description: `Looks into the store (every row, every reference, every bead against its sentences) and compares the index with it.
Prints a line for each problem with its remedy, and then fails.

examples:
  tolmach check
  tolmach check --corpus /srv/wire`,
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			problems, err := s.Check(c.Context)
			if err != nil {
				return err
			}
			more, err := checkIndex(c.Context, s)
			if err != nil {
				return err
			}
			problems = append(problems, more...)
			if len(problems) == 0 {
				a.say("store, index and counts agree")
				return nil
			}
			if err := a.writeTo("", func(w io.Writer) error {
				for _, p := range problems {
					fmt.Fprintf(w, "%s (%s)\n", p.What, p.Hint)
				}
				return nil
			}); err != nil {
				return err
			}
			return failf("the remedy stands behind each", "%s found", count(len(problems), "problem"))
		},
	}
}

// checkIndex compares the index with the store.
func checkIndex(ctx context.Context, s *corpus.Store) ([]corpus.Problem, error) {
	x, err := index.Open(ctx, s)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return []corpus.Problem{{What: err.Error(), Hint: hintOf(err)}}, nil
	}
	defer x.Close()
	state, err := s.IndexState(ctx)
	if err != nil {
		return nil, err
	}
	lacks, err := s.ChangedSince(ctx, state.Mark)
	switch {
	case errors.Is(err, corpus.ErrStaleMark):
		return []corpus.Problem{{What: err.Error(), Hint: "'tolmach index' makes it anew"}}, nil
	case err != nil:
		return nil, err
	case lacks.Total+len(lacks.Gone) > 0:
		return []corpus.Problem{{
			What: fmt.Sprintf("the index is behind the store by %s", count(lacks.Total+len(lacks.Gone), "bead")),
			Hint: "'tolmach index' brings it up to date"}}, nil
	}
	return nil, nil
}
