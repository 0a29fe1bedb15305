package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
)

func (a *app) showCommand() *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "show an article, a pair or a bead, and where it came from",
		ArgsUsage: "ID",
		Description: `ID is that of an article, a pair or a bead, as search, pair list and show print it, shortened if it stays unique;
for an article its path serves too. A bead is shown with its neighbours.

examples:
  tolmach show wire/en/en-001.txt
  tolmach show --context 3 3f21b04c`,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "context", Value: 1, Usage: "show `N` beads before and after a bead"},
		},
		Action: func(c *cli.Context) error {
			if err := arguments(c, 1, "ID"); err != nil {
				return err
			}
			if c.Int("context") < 0 {
				return usagef("write a number of beads", "--context %d is no number of beads", c.Int("context"))
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			kind, id, err := resolve(c.Context, s, c.Args().First())
			if err != nil {
				return err
			}
			return a.writeTo("", func(w io.Writer) error {
				switch kind {
				case "article":
					return a.showArticle(c.Context, w, s, id)
				case "pair":
					return a.showPair(c.Context, w, s, id, "", 0)
				}
				us, err := s.Units(c.Context, []string{id})
				if err != nil || len(us) == 0 {
					return err
				}
				if us[0].Bead.Pair == "" {
					return a.writeColumns(w, yieldAll(us))
				}
				return a.showPair(c.Context, w, s, us[0].Bead.Pair, id, c.Int("context"))
			})
		},
	}
}

// resolve finds out what an id or a path stands for. A bead's id begins like its pair's, so that what
// fits a pair means the pair.
func resolve(ctx context.Context, s *corpus.Store, what string) (kind, id string, err error) {
	article, err := s.ResolveArticle(ctx, what)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return "", "", err
	}
	pair, err := s.ResolvePair(ctx, what)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return "", "", err
	}
	if !strings.HasPrefix(pair, strings.ToLower(what)) {
		pair = "" // that of the article
	}
	switch {
	case article != "" && pair != "":
		return "", "", failf(fmt.Sprintf("write more of it: it may be the article %s or the pair %s", article, pair), "the id %q is not unique", what)
	case article != "":
		return "article", article, nil
	case pair != "":
		return "pair", pair, nil
	}
	bead, err := s.ResolveBead(ctx, what)
	if errors.Is(err, corpus.ErrNotFound) {
		return "", "", failf("'tolmach pair list' and 'tolmach search' print ids; an article's path serves too", "there is nothing with the id or path %q in the corpus", what)
	}
	return "bead", bead, err
}

// showArticle prints an article as it is kept.
func (a *app) showArticle(ctx context.Context, w io.Writer, s *corpus.Store, id string) error {
	x, err := s.Article(ctx, id)
	if err != nil {
		return err
	}
	places, err := s.Places(ctx, id)
	if err != nil {
		return err
	}
	p := paint(a.coloured(a.out))
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%s %s\n", p.dim(fmt.Sprintf("%-9s", name)), value)
		}
	}
	fmt.Fprintln(w, p.bold(title(x)))
	field("article", x.ID)
	field("language", lang.NameOf(x.Lang))
	field("date", x.Date)
	field("time", x.Time)
	field("city", x.City)
	field("agency", x.Agency)
	field("url", x.URL)
	for i, place := range places {
		name := "path"
		if i > 0 {
			name = "also at"
		}
		field(name, fmt.Sprintf("%s  (%s, %s)", place.Path, place.Format, place.Charset))
	}
	for pair, err := range s.Pairs(ctx, corpus.PairFilter{All: true, Article: id}) {
		if err != nil {
			return err
		}
		as, err := both(ctx, s, pair)
		if err != nil {
			return err
		}
		other := as[0]
		if other.ID == id {
			other = as[1]
		}
		field("pair", fmt.Sprintf("%s  %.2f  %s  %s", shortID(pair.ID), pair.Confidence, standing(pair), title(other)))
	}
	field("deck", x.Deck)
	field("dateline", x.Dateline)
	for _, t := range x.Captions {
		field("caption", t)
	}
	for _, t := range x.Credits {
		field("credit", t)
	}
	last := -1
	for n, t := range x.Sentences {
		if t.Paragraph != last {
			fmt.Fprintln(w)
			last = t.Paragraph
		}
		for i, line := range wrap(t.Text, nil, width(a.out)-5) {
			number := fmt.Sprintf("%3d", n)
			if i > 0 {
				number = "   "
			}
			fmt.Fprintf(w, "%s  %s\n", p.dim(number), strings.TrimRight(line.String(p, 0), " "))
		}
	}
	return nil
}

// showPair prints a pair side by side; with a bead, that one and as many neighbours as asked for.
func (a *app) showPair(ctx context.Context, w io.Writer, s *corpus.Store, id, bead string, neighbours int) error {
	pair, err := s.Pair(ctx, id)
	if err != nil {
		return err
	}
	as, err := both(ctx, s, pair)
	if err != nil {
		return err
	}
	p := paint(a.coloured(a.out))
	fmt.Fprintf(w, "pair %s  confidence %.2f  %s\n", p.bold(pair.ID), pair.Confidence, standing(pair))
	for _, x := range as {
		fmt.Fprintf(w, "  %s  %-10s  %-8s  %s  %s\n", x.Lang, x.Date, x.Agency, p.bold(title(x)), p.dim(x.Place.Path))
	}
	var units []corpus.Unit
	at := 0
	for u, err := range s.AllUnits(ctx, corpus.UnitFilter{Pair: id, Nulls: true}) {
		if err != nil {
			return err
		}
		if u.ID == bead {
			at = len(units)
		}
		units = append(units, u)
	}
	if bead != "" && len(units) > 0 {
		units = units[max(0, at-neighbours):min(len(units), at+neighbours+1)]
	}
	if len(units) == 0 {
		a.say("not aligned yet; 'tolmach align' does it")
		return nil
	}
	return a.writeColumns(w, yieldAll(units))
}

// yieldAll streams units that are at hand.
func yieldAll(units []corpus.Unit) func(func(corpus.Unit, error) bool) {
	return func(yield func(corpus.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}
