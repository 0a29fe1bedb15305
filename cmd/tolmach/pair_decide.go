package main

import (
	"context"
	"errors"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
)

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
			pair, err := pairOf(c.Context, s, c.Args().First())
			if err != nil {
				return err
			}
			if _, err := s.DecidePair(c.Context, pair.Articles[0], pair.Articles[1], corpus.Dropped, person()); err != nil {
				return err
			}
			a.say("pair %s is dropped\ntry next\n  %s build   looks for other counterparts and brings the index up to date", shortID(pair.ID), a.self())
			return nil
		},
	}
}

// aloneError says that an article is in no pair, not even as another version.
type aloneError struct{ article, what string }

func (e *aloneError) Error() string { return "the article " + quoted(e.what) + " is in no pair" }
func (e *aloneError) Hint() string {
	return "'tolmach pair explain' shows what comes near it; 'tolmach pair set' makes a pair by hand"
}

// pairOf finds the pair that a person means by its id, or by the id or path of one of its articles. One in force goes
// before one that makes an article another version, and that before one that was dropped.
func pairOf(ctx context.Context, s *corpus.Store, what string) (corpus.Pair, error) {
	id, err := s.ResolvePair(ctx, what)
	if err == nil {
		return s.Pair(ctx, id)
	}
	if !errors.Is(err, corpus.ErrNotFound) {
		return corpus.Pair{}, err
	}
	article, err := s.ResolveArticle(ctx, what)
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Pair{}, failf("'tolmach pair list' prints the ids of pairs; the path of one of its articles serves too", "there is no pair with the id or article %s", quoted(what))
	}
	if err != nil {
		return corpus.Pair{}, err
	}
	for _, status := range []corpus.Status{corpus.Alternative, corpus.Dropped} {
		var found []corpus.Pair
		var ids []string
		for p, err := range s.Pairs(ctx, corpus.PairFilter{Article: article, Status: status}) {
			if err != nil {
				return p, err
			}
			found, ids = append(found, p), append(ids, shortID(p.ID))
		}
		switch {
		case len(found) == 1:
			return found[0], nil
		case len(found) > 1:
			return corpus.Pair{}, failf("name one of them: "+strings.Join(ids, ", "), "the article %s is in several pairs, none of them in force", quoted(what))
		}
	}
	return corpus.Pair{}, &aloneError{article, what}
}
