package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align/lexicon"
	"tolmach/corpus"
	"tolmach/corpus/pairing"
)

func (a *app) pairExplainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show why two articles are a pair, or why an article is in none",
		ArgsUsage: "ID",
		Description: `Shows the evidence for a pair: how well its texts align, who came second and by how much, and the shared names,
figures, dates and words with their share in the score. ID is the pair's, or one of its articles', or an
article's path. Of an article without a counterpart it shows what comes near it.

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
			lex, err := corpusLexicon(s, "")
			if err != nil {
				return err
			}
			e := &explainer{a, s, lex}
			pair, err := pairOf(c.Context, s, c.Args().First())
			var alone *aloneError
			if errors.As(err, &alone) {
				return a.writeTo("", func(w io.Writer) error { return e.alone(c.Context, w, alone.article) })
			}
			if err != nil {
				return err
			}
			return a.writeTo("", func(w io.Writer) error { return e.pair(c.Context, w, pair) })
		},
	}
}

// explainer tells why there are pairs, and why not.
type explainer struct {
	*app
	store   *corpus.Store
	lexicon *lexicon.Lexicon
}

func (e *explainer) pair(ctx context.Context, w io.Writer, pair corpus.Pair) error {
	as, err := both(ctx, e.store, pair)
	if err != nil {
		return err
	}
	p := paint(e.coloured(e.out))
	fmt.Fprintf(w, "pair %s  confidence %.2f  %s\n", p.bold(pair.ID), pair.Confidence, standing(pair))
	for _, x := range as {
		e.article(w, x)
	}
	return e.evidence(ctx, w, pair)
}

// alone explains an article without a counterpart by those that come nearest to being it.
func (e *explainer) alone(ctx context.Context, w io.Writer, id string) error {
	x, err := e.store.Article(ctx, id)
	if err != nil {
		return err
	}
	nearest, err := pairing.Nearest(ctx, e.store, id, pairing.Options{Window: pairing.DefaultWindow, Lexicon: e.lexicon})
	if err != nil {
		return err
	}
	p := paint(e.coloured(e.out))
	fmt.Fprintf(w, "article %s  without a counterpart\n", p.bold(id))
	e.article(w, x)
	if len(nearest) == 0 {
		fmt.Fprintln(w, "nothing of its days comes near it; 'tolmach pair --window 0' looks at all days")
		return nil
	}
	for i, pair := range nearest {
		other := pair.Articles[0]
		if other == id {
			other = pair.Articles[1]
		}
		y, err := e.store.Article(ctx, other)
		if err != nil {
			return err
		}
		if i == 0 {
			fmt.Fprintf(w, "nearest to it, with a probability of %.2f\n", pair.Confidence)
		} else {
			fmt.Fprintf(w, "and, with %.2f\n", pair.Confidence)
		}
		e.article(w, y)
		if in, err := e.store.ResolvePair(ctx, other); err == nil {
			fmt.Fprintf(w, "      is in pair %s\n", shortID(in))
		}
		if i == 0 {
			if err := e.evidence(ctx, w, pair); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *explainer) article(w io.Writer, x corpus.Article) {
	p := paint(e.coloured(e.out))
	fmt.Fprintf(w, "  %s  %-10s  %s  %s\n", x.Lang, x.Date, p.bold(title(x)), p.dim(x.Place.Path))
}

// evidence writes what speaks for a pair.
func (e *explainer) evidence(ctx context.Context, w io.Writer, pair corpus.Pair) error {
	list, err := pairing.Explain(ctx, e.store, pair, e.lexicon)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		fmt.Fprintln(w, "the two articles share no name, figure, date or word")
	}
	for _, x := range list {
		weight := fmt.Sprintf("%.2f", x.Weight)
		switch x.Kind {
		case "name", "figure", "date", "word":
			weight = fmt.Sprintf("%.1f%%", 100*x.Weight)
		case "runner-up":
			x.Text = e.named(ctx, x.Text)
		}
		fmt.Fprintf(w, "  %6s  %-9s  %s\n", weight, x.Kind, x.Text)
	}
	return nil
}

// named puts an article's headline and path in the place of the id that a text begins with.
func (e *explainer) named(ctx context.Context, text string) string {
	id, rest, _ := strings.Cut(text, " ")
	x, err := e.store.Article(ctx, id)
	if err != nil {
		return text
	}
	return fmt.Sprintf("%s (%s) %s", clip(title(x), 60), x.Place.Path, rest)
}

// standing is a status with who decided it and when.
func standing(p corpus.Pair) string {
	if p.By == "" {
		return string(p.Status)
	}
	return fmt.Sprintf("%s by %s, %s", p.Status, p.By, p.When)
}
