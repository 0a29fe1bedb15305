package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
	"tolmach/corpus/exchange"
	"tolmach/index"
)

var searchFormats = []string{"text", "kwic", "tsv", "jsonl"}

func (a *app) searchCommand() *cli.Command {
	x, y := a.langs[0], a.langs[1]
	return &cli.Command{
		Name:      "search",
		Usage:     "search both languages, and see each hit with its other side",
		ArgsUsage: "QUERY",
		Description: fmt.Sprintf(`Words are found in every inflection, in either language; several words must all occur. "exact phrase", word* (any
ending), word~ (a letter or two wrong), =word (this form only), -word (must not occur), a OR b. --%s and --%s ask one
side, --not-%s and --not-%s say what it must not have. A query that begins with '-' goes behind '--'.

examples:
  tolmach search 'security guarantees'
  tolmach search --%s sanctions --not-%s санкции --since 2018`, x, y, x, y, x, y),
		Flags: append(a.queryFlags(),
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "show at most `N` hits; 0: all"},
			&cli.IntFlag{Name: "context", Usage: "show `N` beads before and after each hit"},
			formatFlag("text", searchFormats...), outputFlag),
		Action: func(c *cli.Context) error {
			format, err := formatOf(c, searchFormats...)
			if err != nil {
				return err
			}
			if c.Int("context") < 0 {
				return usagef("write a number of beads", "--context %d is no number of beads", c.Int("context"))
			}
			q, err := a.readQuery(c, strings.Join(c.Args().Slice(), " "), c.NArg() > 0)
			if err != nil {
				return err
			}
			if !asks(&q) && !filtered(c) {
				return usagef(fmt.Sprintf("write 'tolmach search QUERY', or ask one side: --%s QUERY", x), "there is nothing to search for")
			}
			q.Echo = format == "text" && a.coloured(a.out)
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
			found, err := ix.Search(c.Context, q)
			if err != nil {
				return err
			}
			err = a.writeTo(c.String("output"), func(w io.Writer) error {
				switch format {
				case "text":
					return a.writeHits(c.Context, w, s, found.Hits, c.Int("context"))
				case "kwic":
					return a.writeLines(w, found.Hits)
				}
				if format == "tsv" && len(found.Hits) == 0 {
					return nil // not even a header
				}
				_, err := exchange.Formats[format](w, unitsOfHits(found.Hits), exchange.Options{Langs: s.Langs(), Version: version})
				return err
			})
			if err != nil {
				return err
			}
			a.reportHits(&q, found)
			return nil
		},
	}
}

// filtered says whether a search without words says at least which beads are meant.
func filtered(c *cli.Context) bool {
	for _, f := range []string{"since", "until", "agency", "min-confidence", "bead", "status", "nulls", "only-nulls", "sample"} {
		if c.IsSet(f) {
			return true
		}
	}
	return false
}

// reportHits tells how much was found, and for no hits what was looked for and what comes near.
func (a *app) reportHits(q *index.Query, found index.Result) {
	if found.Total > 0 {
		if shown := len(found.Hits); shown < found.Total {
			a.say("%s of %s shown", thousands(shown), count(found.Total, "hit"))
			if next := q.Offset + shown; shown > 0 && next < found.Total {
				a.say("the next ones: --offset %d; all: --limit 0", next)
			}
		} else {
			a.say("%s", count(found.Total, "hit"))
		}
		return
	}
	a.say("nothing found")
	if found.Missed == nil {
		return
	}
	for _, w := range found.Missed.Words {
		terms := ""
		if len(w.Terms) > 0 {
			terms = " (as " + strings.Join(w.Terms, ", ") + ")"
		}
		line := fmt.Sprintf("  %s: %s%s stands in %s", lang.NameOf(w.Lang), w.Query, terms, count(w.Units, "bead"))
		for i, n := range w.Near {
			if i == 0 {
				line += "; near: "
			} else {
				line += ", "
			}
			line += fmt.Sprintf("%s (%s)", n.Word, thousands(n.Units))
		}
		a.say("%s", line)
	}
	if found.Missed.Filtered > 0 {
		a.say("  without filters, and with --nulls: %s", count(found.Missed.Filtered, "hit"))
	}
}

func unitsOfHits(hits []index.Hit) exchange.Units {
	return func(yield func(corpus.Unit, error) bool) {
		for i := range hits {
			if !yield(hits[i].Unit, nil) {
				return
			}
		}
	}
}

// writeHits writes hits in two columns, what was looked for marked, with neighbours.
func (a *app) writeHits(ctx context.Context, w io.Writer, s *corpus.Store, hits []index.Hit, neighbours int) error {
	p := paint(a.coloured(a.out))
	for i := range hits {
		h := &hits[i]
		if i > 0 {
			fmt.Fprintln(w)
		}
		if _, err := fmt.Fprintln(w, p.dim(origin(h.Unit))); err != nil {
			return err
		}
		before, after, err := around(ctx, s, h.Unit, neighbours)
		if err != nil {
			return err
		}
		for _, u := range before {
			if err := a.writeBead(w, u, [2][][2]int{}); err != nil {
				return err
			}
		}
		if err := a.writeMarked(w, h.Unit, marksOf(h)); err != nil {
			return err
		}
		for _, u := range after {
			if err := a.writeBead(w, u, [2][][2]int{}); err != nil {
				return err
			}
		}
	}
	return nil
}

// origin says where a unit comes from: date, agency and address or path of both articles.
func origin(u corpus.Unit) string {
	var parts []string
	for _, x := range u.Articles {
		if x.ID == "" {
			continue
		}
		from := x.URL
		if from == "" {
			from = x.Path
		}
		parts = append(parts, strings.Join(strings.Fields(x.Date+" "+x.Agency+" "+from), " "))
	}
	return strings.Join(parts, "  │  ")
}

// around gives the units before and after one in its pair.
func around(ctx context.Context, s *corpus.Store, u corpus.Unit, n int) (before, after []corpus.Unit, err error) {
	if n == 0 || u.Bead.Pair == "" {
		return nil, nil, nil
	}
	var all []corpus.Unit
	at := 0
	for x, err := range s.AllUnits(ctx, corpus.UnitFilter{Pair: u.Bead.Pair, Nulls: true}) {
		if err != nil {
			return nil, nil, err
		}
		if x.ID == u.ID {
			at = len(all)
		}
		all = append(all, x)
	}
	return all[max(0, at-n):at], all[min(at+1, len(all)):min(at+1+n, len(all))], nil
}

// marksOf gives what is to stand out in a hit: the words that were looked for, and more lightly their
// renderings.
func marksOf(h *index.Hit) (marks [2][]stretch) {
	for side := range marks {
		texts := h.Unit.Texts[side]
		marks[side] = append(stretches(placesIn(texts, h.Marks[side]), false), stretches(placesIn(texts, h.Echo[side]), true)...)
		slices.SortFunc(marks[side], func(a, b stretch) int { return a.from - b.from })
	}
	return marks
}

// placesIn turns marks in sentences into byte ranges of the sentences joined by spaces.
func placesIn(sentences []string, marks []index.Mark) (places [][2]int) {
	starts := make([]int, len(sentences))
	for i := 1; i < len(sentences); i++ {
		starts[i] = starts[i-1] + len(sentences[i-1]) + 1
	}
	for _, m := range marks {
		places = append(places, [2]int{starts[m.Sentence] + m.Start, starts[m.Sentence] + m.End})
	}
	return places
}

// beside is what stands beside a hit, on one line, with the space between them if there is one.
func beside(text string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text))
}

// writeLines writes hits as a concordance: the words looked for under each other.
func (a *app) writeLines(w io.Writer, hits []index.Hit) error {
	return writeConcordance(w, paint(a.coloured(a.out)), hits, width(a.out))
}

func writeConcordance(w io.Writer, p paint, hits []index.Hit, columns int) error {
	type line struct {
		unit corpus.Unit
		index.Line
	}
	var lines []line
	wide := 0
	for i := range hits {
		for _, l := range hits[i].Lines() {
			lines = append(lines, line{hits[i].Unit, l})
			wide = max(wide, columnsOf(l.Hit))
		}
	}
	wide = min(wide, 30)
	side := max((columns-wide-20)/2, 8) // a narrow window breaks the longest lines
	for _, l := range lines {
		left, right := beside(l.Left), beside(l.Right)
		if len(left) > side+1 {
			left = append([]rune{'…'}, left[len(left)-side:]...)
		}
		_, err := fmt.Fprintf(w, "%s  %s  %s%s%s%s\n", p.dim(pad(shortBead(l.unit.ID), 12)), p.dim(l.unit.Langs[l.Side]),
			strings.Repeat(" ", side+1-len(left)), string(left), p.mark(l.Hit), strings.TrimRight(clip(string(right), side+1), " "))
		if err != nil {
			return err
		}
	}
	return nil
}
