package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
)

func (a *app) pairListCommand() *cli.Command {
	return &cli.Command{
		Name:  "list",
		Usage: "list the pairs, the most confident first",
		Description: `Lists the pairs in force: every article stands in one of them at most. --all adds alternatives (a second version of
an article that is paired already) and the pairs that a person dropped.

examples:
  tolmach pair list
  tolmach pair list --all --format jsonl`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "also the pairs that are not in force"},
			formatFlag("text", "text", "jsonl"), outputFlag,
		},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			format, err := formatOf(c, "text", "jsonl")
			if err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			pairs, err := pairsBySureness(c.Context, s, corpus.PairFilter{All: c.Bool("all")})
			if err != nil {
				return err
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				if format == "jsonl" {
					return listPairsJSONL(c.Context, w, s, pairs)
				}
				return a.listPairs(c.Context, w, s, pairs)
			})
		},
	}
}

// pairsBySureness gives pairs, the most confident first.
func pairsBySureness(ctx context.Context, s *corpus.Store, f corpus.PairFilter) ([]corpus.Pair, error) {
	var pairs []corpus.Pair
	for p, err := range s.Pairs(ctx, f) {
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, p)
	}
	slices.SortStableFunc(pairs, func(a, b corpus.Pair) int {
		switch {
		case a.Confidence > b.Confidence:
			return -1
		case a.Confidence < b.Confidence:
			return 1
		}
		return 0
	})
	return pairs, nil
}

// both reads the two articles of a pair.
func both(ctx context.Context, s *corpus.Store, p corpus.Pair) (as [2]corpus.Article, err error) {
	for side, id := range p.Articles {
		if as[side], err = s.Article(ctx, id); err != nil {
			return as, err
		}
	}
	return as, nil
}

func (a *app) listPairs(ctx context.Context, w io.Writer, s *corpus.Store, pairs []corpus.Pair) error {
	p := paint(a.coloured(a.out))
	room := max((width(a.out)-44)/2, 20)
	for _, pair := range pairs {
		as, err := both(ctx, s, pair)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s  %.2f  %-11s  %-10s  %s  %s\n", shortID(pair.ID), pair.Confidence, pair.Status,
			as[0].Date, p.bold(pad(clip(title(as[0]), room), room)), clip(title(as[1]), room))
		if err != nil {
			return err
		}
	}
	if len(pairs) == 0 {
		a.say("there are no pairs yet; 'tolmach build' makes them")
	}
	return nil
}

func listPairsJSONL(ctx context.Context, w io.Writer, s *corpus.Store, pairs []corpus.Pair) error {
	b := bufio.NewWriter(w)
	langs := s.Langs()
	for _, pair := range pairs {
		as, err := both(ctx, s, pair)
		if err != nil {
			return err
		}
		err = writeObject(b, "id", pair.ID, langs[0]+"_path", as[0].Place.Path, langs[1]+"_path", as[1].Place.Path,
			langs[0]+"_id", as[0].ID, langs[1]+"_id", as[1].ID, "confidence", fourDigits(pair.Confidence), "status", pair.Status)
		if err != nil {
			return err
		}
	}
	return b.Flush()
}

// title is the headline of an article, or the start of its text.
func title(a corpus.Article) string {
	switch {
	case a.Title != "":
		return a.Title
	case len(a.Paragraphs) > 0:
		return a.Paragraphs[0]
	}
	return a.Place.Path
}
