package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/index"
)

var translationsFormats = []string{"text", "tsv", "jsonl"}

func (a *app) translationsCommand() *cli.Command {
	x, y := a.langs[0], a.langs[1]
	return &cli.Command{
		Name:      "translations",
		Usage:     "show how a term was put in the other language, and how often",
		ArgsUsage: "TERM",
		Description: fmt.Sprintf(`Ranks what stands for a term on the other side of its beads: each rendering in its most frequent form, all its inflections
counted together, with its share of the beads in which one was found and an example. Several words are one term when they
stand in a row. The language of the term is known by its letters; --%s TERM and --%s TERM say it, and --not-%s and --not-%s leave out
what is known already. The filters are those of search.

examples:
  tolmach translations 'security council'
  tolmach translations --%s talks --not-%s переговоры --since 2018 --format tsv`, x, y, x, y, x, y),
		Flags: append(a.filterFlags(),
			&cli.IntFlag{Name: "limit", Value: 10, Usage: "show at most `N` renderings; 0: all"},
			formatFlag("text", translationsFormats...), outputFlag),
		Action: func(c *cli.Context) error {
			format, err := formatOf(c, translationsFormats...)
			if err != nil {
				return err
			}
			q, err := a.readQuery(c, strings.Join(c.Args().Slice(), " "), c.NArg() > 0)
			if err != nil {
				return err
			}
			limit := q.Limit
			noTerm := usagef(fmt.Sprintf("write 'tolmach translations TERM', or --%s TERM", x), "there is no term to be translated")
			if q.Any == nil && q.Sides == [2]index.Expr{} {
				return noTerm
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			ix, err := index.Open(c.Context, s)
			if err != nil {
				return err
			}
			defer ix.Close()
			list, err := ix.Translations(c.Context, q, index.TranslationsOptions{Limit: limit})
			if errors.Is(err, index.ErrNoTerm) {
				return noTerm
			}
			if err != nil {
				return err
			}
			err = a.writeTo(c.String("output"), func(w io.Writer) error {
				switch format {
				case "tsv":
					return writeRenderingsTSV(w, s.Langs(), list)
				case "jsonl":
					return writeRenderingsJSON(w, list)
				}
				return a.writeRenderings(w, list)
			})
			if err != nil {
				return err
			}
			return a.reportRenderings(c, ix, q, list)
		},
	}
}

// reportRenderings says what the counts rest on and, when nothing was found, why.
func (a *app) reportRenderings(c *cli.Context, ix *index.Index, q index.Query, list []index.Rendering) error {
	if len(list) > 0 {
		if slices.ContainsFunc(list, func(r index.Rendering) bool { return r.Elsewhere }) {
			a.say("what the examples do not show is from elsewhere in the other version of the same story")
		}
		if list[0].Estimated {
			a.say("the counts are estimates: the term stands in many beads, and some of them were looked at")
		}
		return nil
	}
	q.Limit = 1
	found, err := ix.Search(c.Context, q)
	if err != nil {
		return err
	}
	if found.Total > 0 {
		a.say("%s, but no rendering is clear in them", count(found.Total, "hit"))
		a.say("see for yourself: tolmach search")
		return nil
	}
	a.reportHits(&q, found)
	return nil
}

// writeRenderings writes each rendering with its figures and its example in two columns.
func (a *app) writeRenderings(w io.Writer, list []index.Rendering) error {
	p := paint(a.coloured(a.out))
	wide := 0
	for _, r := range list {
		wide = max(wide, columnsOf(r.Rendering))
	}
	wide = min(wide, 60)
	for i, r := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s  %6s  %5.1f %%\n", p.bold(pad(r.Rendering, wide)), thousands(r.Count), 100*r.Share)
		h := index.Hit{Unit: r.Example}
		for side, code := range r.Example.Langs {
			if code == r.Lang {
				h.Marks[side], h.Echo[1-side] = r.Marks[side], r.Marks[1-side]
			}
		}
		if err := a.writeMarked(w, h.Unit, marksOf(&h)); err != nil {
			return err
		}
	}
	return nil
}

// writeRenderingsTSV writes a table with tabs: the rendering, its figures and its example. A tab or a line break in a text
// becomes a space.
func writeRenderingsTSV(w io.Writer, langs [2]string, list []index.Rendering) error {
	if len(list) == 0 {
		return nil // not even a header, as in search
	}
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "term\tlang\trendering\tcount\tshare\texample\t%s\t%s\n", langs[0], langs[1])
	for _, r := range list {
		fmt.Fprintf(b, "%s\t%s\t%s\t%d\t%.4f\t%s\t%s\t%s\n", oneLine(r.Term), r.Lang, oneLine(r.Rendering), r.Count, r.Share,
			r.Example.ID, oneLine(joined(r.Example.Texts[0])), oneLine(joined(r.Example.Texts[1])))
	}
	return b.Flush()
}

func writeRenderingsJSON(w io.Writer, list []index.Rendering) error {
	for _, r := range list {
		err := writeObject(w, "term", r.Term, "lang", r.Lang, "rendering", r.Rendering, "count", r.Count, "share", fourDigits(r.Share), "example", r.Example)
		if err != nil {
			return err
		}
	}
	return nil
}
