package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/index"
)

// queryFlags are the filters and the orders that search and export share.
func (a *app) queryFlags() []cli.Flag {
	return append(a.filterFlags(),
		&cli.IntFlag{Name: "offset", Usage: "leave out the first `N`"},
		&cli.StringFlag{Name: "sort", Usage: "`ORDER`: relevance, date, confidence, left, right", Value: string(index.ByRelevance)},
		&cli.IntFlag{Name: "sample", Usage: "take `N` of the hits at random"},
		&cli.Uint64Flag{Name: "seed", Usage: "`NUMBER` that the random choice is made by", DefaultText: "0"},
	)
}

// filterFlags are the flags of a query that say which beads are meant, in whatever order.
func (a *app) filterFlags() []cli.Flag {
	return append(a.languageFlags(),
		&cli.BoolFlag{Name: "cross", Usage: "also find pairs through translations of the query"},
		&cli.StringFlag{Name: "since", Usage: "only articles of `DATE` (2018-09-29, 2018-09, 2018) or later"},
		&cli.StringFlag{Name: "until", Usage: "only articles of `DATE` or earlier"},
		&cli.StringFlag{Name: "agency", Usage: "only articles of this `AGENCY`; several with commas between"},
		&cli.Float64Flag{Name: "min-confidence", Usage: "only beads of at least this `PROBABILITY`, from 0 to 1", DefaultText: "0"},
		&cli.StringFlag{Name: "bead", Usage: "only beads of this `KIND`, like 1-1; several with commas between"},
		&cli.StringFlag{Name: "status", Usage: "only beads of this `STATUS`: auto, confirmed, review"},
		&cli.BoolFlag{Name: "nulls", Usage: "also null beads and sentences of unpaired articles"},
		&cli.BoolFlag{Name: "only-nulls", Usage: "nothing but these"},
	)
}

// readQuery reads the flags of queryFlags or filterFlags and the query that stands in either language.
func (a *app) readQuery(c *cli.Context, text string, given bool) (q index.Query, err error) {
	q = index.Query{
		Cross: c.Bool("cross"),
		Filter: index.Filter{
			Since: c.String("since"), Until: c.String("until"),
			Agencies: list(c.String("agency")), Kinds: list(c.String("bead")),
			MinConfidence: c.Float64("min-confidence"),
			Nulls:         c.Bool("nulls"), OnlyNulls: c.Bool("only-nulls"),
		},
		Sort: index.Sort(c.String("sort")), Offset: c.Int("offset"), Limit: c.Int("limit"),
		Sample: c.Int("sample"), Seed: c.Uint64("seed"),
	}
	for _, s := range list(c.String("status")) {
		q.Filter.Status = append(q.Filter.Status, corpus.Status(s))
	}
	if given {
		if q.Any, err = index.ParseQuery(text); err != nil {
			return q, err
		}
	}
	for side, code := range a.langs {
		for _, x := range []struct {
			flag string
			into *index.Expr
		}{{code, &q.Sides[side]}, {"not-" + code, &q.Not[side]}} {
			if !c.IsSet(x.flag) {
				continue
			}
			if *x.into, err = index.ParseQuery(c.String(x.flag)); err != nil {
				return q, fmt.Errorf("--%s: %w", x.flag, err)
			}
		}
	}
	return q, q.Check()
}

// asks says whether a query asks for words, and not only for kinds of beads.
func asks(q *index.Query) bool {
	return q.Any != nil || q.Sides != [2]index.Expr{} || q.Not != [2]index.Expr{}
}

// list reads values with commas between.
func list(text string) (values []string) {
	for _, v := range strings.Split(text, ",") {
		if v = strings.TrimSpace(v); v != "" {
			values = append(values, v)
		}
	}
	return values
}
