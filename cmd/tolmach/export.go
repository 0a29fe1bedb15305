package main

import (
	"cmp"
	"context"
	"hash/maphash"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
	"tolmach/index"
)

var exportFormats = []string{"tsv", "jsonl", "tmx"}

func (a *app) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write the corpus, or the hits of a query, for other programs",
		Description: `Writes all beads, or with --query and the filters of search those that match, in the order of dates. Null beads only
with --nulls. --dedupe pair keeps one of beads with equal texts on both sides, --dedupe source the most confident of
those with an equal source, which is what a translation memory wants.

examples:
  tolmach export --format tmx --dedupe source -o wire.tmx
  tolmach export --query 'security guarantees' --since 2018 --format jsonl`,
		Flags: append(a.queryFlags(),
			&cli.StringFlag{Name: "query", Usage: "only hits of `QUERY`, as in search"},
			&cli.IntFlag{Name: "limit", Usage: "write at most `N` beads; 0: all", DefaultText: "0"},
			&cli.StringFlag{Name: "dedupe", Usage: "`WHAT`: pair, source"},
			formatFlag("tsv", exportFormats...), outputFlag),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			format, err := formatOf(c, exportFormats...)
			if err != nil {
				return err
			}
			dedupe := c.String("dedupe")
			if c.IsSet("dedupe") && dedupe != "pair" && dedupe != "source" {
				return usagef("write --dedupe pair or --dedupe source", "--dedupe %q is neither", dedupe)
			}
			q, err := a.readQuery(c, c.String("query"), c.IsSet("query"))
			if err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			units, done, err := unitsFor(c.Context, s, q, c.IsSet("sort"))
			if err != nil {
				return err
			}
			defer done()
			switch dedupe {
			case "pair":
				units = onePerPair(units)
			case "source":
				if units, err = onePerSource(units); err != nil {
					return err
				}
			}
			units = cut(units, q.Offset, q.Limit)
			var n int
			err = a.writeTo(c.String("output"), func(w io.Writer) (err error) {
				n, err = exchange.Formats[format](w, units, exchange.Options{Langs: s.Langs(), Version: version})
				return err
			})
			if err != nil {
				return err
			}
			a.say("%s written to %s", count(n, "bead"), cmp.Or(c.String("output"), "standard output"))
			return nil
		},
	}
}

// unitsFor streams the units of a query: from the index where it asks for words, an order or a sample,
// else from the store. Offset and limit are left to the caller. done releases the index.
func unitsFor(ctx context.Context, s *corpus.Store, q index.Query, sorted bool) (units exchange.Units, done func(), err error) {
	f := q.Filter
	if !asks(&q) && !sorted && q.Sample == 0 {
		all := s.AllUnits(ctx, corpus.UnitFilter{Since: f.Since, Until: f.Until, MinConfidence: f.MinConfidence, Nulls: f.Nulls, OnlyNulls: f.OnlyNulls})
		return func(yield func(corpus.Unit, error) bool) {
			for u, err := range all {
				if (err != nil || fits(&f, &u)) && !yield(u, err) {
					return
				}
			}
		}, func() {}, nil
	}
	ix, err := index.Open(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	q.Offset, q.Limit = 0, 0
	if !sorted {
		q.Sort = index.ByDate
	}
	return func(yield func(corpus.Unit, error) bool) {
		for h, err := range ix.Each(ctx, q) {
			if !yield(h.Unit, err) {
				return
			}
		}
	}, func() { ix.Close() }, nil
}

// fits says whether a unit passes the filters that may have several values.
func fits(f *index.Filter, u *corpus.Unit) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, u.Kind())) &&
		(len(f.Status) == 0 || slices.Contains(f.Status, u.Status)) &&
		(len(f.Agencies) == 0 || slices.ContainsFunc(f.Agencies, func(agency string) bool {
			return strings.EqualFold(agency, u.Articles[0].Agency) || strings.EqualFold(agency, u.Articles[1].Agency)
		}))
}

// cut leaves out the first units and ends after the limit; 0 is no limit.
func cut(units exchange.Units, offset, limit int) exchange.Units {
	if offset == 0 && limit == 0 {
		return units
	}
	return func(yield func(corpus.Unit, error) bool) {
		n := 0
		for u, err := range units {
			if n++; err == nil && n <= offset {
				continue
			}
			if limit > 0 && n > offset+limit || !yield(u, err) {
				return
			}
		}
	}
}

// textKey is the same for texts that differ in nothing but white space.
func textKey(seed maphash.Seed, u *corpus.Unit, sides ...int) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, side := range sides {
		h.WriteString(oneLine(strings.Join(u.Texts[side], " ")))
		h.WriteByte(0)
	}
	return h.Sum64()
}

// onePerPair keeps the first of the units with equal texts on both sides.
func onePerPair(units exchange.Units) exchange.Units {
	return func(yield func(corpus.Unit, error) bool) {
		seed, seen := maphash.MakeSeed(), map[uint64]bool{}
		for u, err := range units {
			if err == nil {
				k := textKey(seed, &u, 0, 1)
				if seen[k] {
					continue
				}
				seen[k] = true
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// onePerSource keeps the most confident of the units with an equal source. It goes through them twice.
func onePerSource(units exchange.Units) (exchange.Units, error) {
	type best struct {
		confidence float64
		n          int
	}
	seed, kept := maphash.MakeSeed(), map[uint64]best{}
	n := 0
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		k := textKey(seed, &u, 0)
		if b, ok := kept[k]; !ok || u.Confidence > b.confidence {
			kept[k] = best{u.Confidence, n}
		}
		n++
	}
	return func(yield func(corpus.Unit, error) bool) {
		n := 0
		for u, err := range units {
			if err == nil {
				keep := kept[textKey(seed, &u, 0)].n == n || len(u.Texts[0]) == 0
				if n++; !keep {
					continue
				}
			}
			if !yield(u, err) {
				return
			}
		}
	}, nil
}
