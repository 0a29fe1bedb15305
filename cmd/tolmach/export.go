package main

import (
	"cmp"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
)

var exportFormats = []string{"tmx", "xliff", "xliff2", "tsv", "csv", "xlsx", "moses", "jsonl", "html", "cesalign", "intertext", "hunalign", "vecalign", "tbx", "glossary", "omegat"}

func (a *app) exportCommand() *cli.Command {
	return &cli.Command{
		Name:  "export",
		Usage: "write the corpus, or the hits of a query, for other programs",
		Description: `Writes all beads, or with --query and the filters of search those that match, in the order of dates. Null beads only
with --nulls. --dedupe pair keeps one of beads with equal texts on both sides, --dedupe source the most confident of
those with an equal source, which is what a translation memory wants. moses, cesalign, intertext, hunalign, vecalign
and omegat are made of several files and need -o FOLDER. Says how many beads each filter left out.

examples:
  tolmach export --format tmx --dedupe source -o wire.tmx
  tolmach export --query 'security guarantees' --since 2018 --format jsonl`,
		Flags: append(a.queryFlags(),
			&cli.StringFlag{Name: "query", Usage: "only hits of `QUERY`, as in search"},
			&cli.IntFlag{Name: "limit", Usage: "write at most `N` beads; 0: all", DefaultText: "0"},
			&cli.StringFlag{Name: "dedupe", Usage: "`WHAT`: pair, source"},
			&cli.StringFlag{Name: "lang-codes", Usage: "`CODES` to write instead of the corpus's, like en-US,ru-RU"},
			&cli.StringFlag{Name: "segtype", Usage: "`TYPE` in the head of a TMX: sentence, paragraph (OmegaT then cuts the units by its own rules)", Value: "sentence"},
			&cli.BoolFlag{Name: "quote", Usage: "quote the cells of a TSV, as in CSV"},
			formatFlag("tsv", exportFormats...), exportOutputFlag),
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			e, err := a.readExport(c)
			if err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			return a.export(c, s, e)
		},
	}
}

var exportOutputFlag = &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` (or FOLDER) instead of standard output; it appears whole or not at all"}

var codePattern = regexp.MustCompile(`^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$`)

// readExport reads the flags of export.
func (a *app) readExport(c *cli.Context) (e selection, err error) {
	if e.format, err = formatOf(c, exportFormats...); err != nil {
		return e, err
	}
	e.dedupe = c.String("dedupe")
	if c.IsSet("dedupe") && e.dedupe != "pair" && e.dedupe != "source" {
		return e, usagef("write --dedupe pair or --dedupe source", "--dedupe %q is neither", e.dedupe)
	}
	e.options.SegType, e.options.Quote, e.options.Version = c.String("segtype"), c.Bool("quote"), version
	if !slices.Contains([]string{"sentence", "paragraph", "block", "phrase"}, e.options.SegType) {
		return e, usagef("write --segtype sentence or --segtype paragraph", "--segtype %q is none that TMX knows", e.options.SegType)
	}
	if text := c.String("lang-codes"); c.IsSet("lang-codes") {
		x, y, ok := strings.Cut(text, ",")
		if !ok || !codePattern.MatchString(x) || !codePattern.MatchString(y) {
			return e, usagef("write two codes with a comma between, like en-US,ru-RU", "--lang-codes %q is not understood", text)
		}
		e.options.Codes = [2]string{x, y}
	}
	if _, several := exchange.Folders[e.format]; several && cmp.Or(c.String("output"), "-") == "-" {
		return e, usagef("write -o FOLDER", "%s is made of several files", e.format)
	}
	e.sorted = c.IsSet("sort")
	if exchange.Whole(e.format) && (e.dedupe != "" || c.IsSet("limit") || c.IsSet("offset") || c.IsSet("sample")) {
		return e, usagef("leave out --dedupe, --limit, --offset and --sample", "%s holds whole texts", e.format)
	}
	e.query, err = a.readQuery(c, c.String("query"), c.IsSet("query"))
	return e, err
}

func (a *app) export(c *cli.Context, s *corpus.Store, e selection) error {
	units, done, err := e.units(c.Context, s)
	if err != nil {
		return err
	}
	defer done()
	o := e.options
	o.Langs = s.Langs()
	o.Article = func(id string) (corpus.Article, error) { return s.Article(c.Context, id) }
	if _, ok := exchange.Glossaries[e.format]; ok || e.format == "omegat" {
		if o.Lexicon, err = corpusLexicon(s, ""); err != nil {
			return err
		}
	}
	came := 0
	units = counted(units, &came)
	var n int
	output := c.String("output")
	if several, ok := exchange.Folders[e.format]; ok {
		err = a.writeFolder(output, func(f exchange.Folder) (err error) {
			n, err = several(f, units, o)
			return err
		})
	} else {
		write, ok := exchange.Formats[e.format]
		if !ok {
			write = exchange.Glossaries[e.format]
		}
		err = a.writeTo(output, func(w io.Writer) (err error) {
			n, err = write(w, units, o)
			return err
		})
	}
	if err != nil {
		return err
	}
	what := "bead"
	if _, ok := exchange.Glossaries[e.format]; ok {
		what = "term"
	}
	e.report(c.Context, a.say)
	if what == "bead" && came > n {
		why := "has no room for what lacks a side"
		if exchange.Whole(e.format) {
			why = "has no room for unpaired articles"
		}
		a.say("  %s left out: %s %s", count(came-n, "bead"), e.format, why)
	}
	a.say("%s written to %s", count(n, what), cmp.Or(output, "standard output"))
	return nil
}

// counted counts the units of the last time they were gone through.
func counted(units exchange.Units, n *int) exchange.Units {
	return func(yield func(corpus.Unit, error) bool) {
		*n = 0
		for u, err := range units {
			if err == nil {
				*n++
			}
			if !yield(u, err) {
				return
			}
		}
	}
}
