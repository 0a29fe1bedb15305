package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
	"tolmach/index"
)

func (a *app) statsCommand() *cli.Command {
	return &cli.Command{
		Name:      "stats",
		Usage:     "count articles, pairs and beads",
		ArgsUsage: "[QUERY]",
		Description: `Counts what is in the corpus: articles, pairs, beads by kind, the share of sentences that have a counterpart, and the
inputs that were refused. --by counts by year, agency or both; with a QUERY or the filters of search only the hits are
counted: what was found, and in how many articles and pairs.

examples:
  tolmach stats
  tolmach stats --by year,agency sanctions`,
		Flags: append(a.filterFlags(),
			&cli.StringFlag{Name: "by", Usage: "count by `KEYS`: year, agency or year,agency"},
			formatFlag("text", "text", "json"), outputFlag),
		Action: func(c *cli.Context) error {
			format, err := formatOf(c, "text", "json")
			if err != nil {
				return err
			}
			by, err := statsKeys(c.String("by"))
			if err != nil {
				return err
			}
			q, err := a.readQuery(c, strings.Join(c.Args().Slice(), " "), c.NArg() > 0)
			if err != nil {
				return err
			}
			some := asks(&q) || filtered(c)
			if some && len(by) == 0 {
				by = []string{"year"}
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			if len(by) > 0 {
				var groups []corpus.Group
				if some {
					if !filtered(c) {
						q.Filter.Nulls = true // they have columns of their own
					}
					groups, err = groupHits(c.Context, s, q, by)
				} else {
					groups, err = s.StatsBy(c.Context, by...)
				}
				if err != nil {
					return err
				}
				return a.writeTo(c.String("output"), func(w io.Writer) error {
					if format == "json" {
						return groupsJSON(w, s.Langs(), by, groups)
					}
					return groupsTable(w, s.Langs(), by, groups)
				})
			}
			st, err := s.Stats(c.Context)
			if err != nil {
				return err
			}
			refused, err := s.Refused(c.Context)
			if err != nil {
				return err
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				if format == "json" {
					return statsJSON(w, st, refused)
				}
				return statsTable(w, st, refused)
			})
		},
	}
}

// groupHits counts the hits of a query by the date and agency of their article of the first language,
// or of the only one.
func groupHits(ctx context.Context, s *corpus.Store, q index.Query, by []string) ([]corpus.Group, error) {
	ix, err := index.Open(ctx, s)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	groups := map[string]*corpus.Group{}
	seen := map[string]bool{} // articles and pairs
	for h, err := range ix.Each(ctx, q) {
		if err != nil {
			return nil, err
		}
		u := &h.Unit
		from := u.Articles[0]
		if from.ID == "" {
			from = u.Articles[1]
		}
		keys := make([]string, len(by))
		for i, key := range by {
			switch {
			case key == "agency":
				keys[i] = from.Agency
			case len(from.Date) >= 4 && from.Date[0] != '-':
				keys[i] = from.Date[:4]
			}
		}
		name := strings.Join(keys, "\x00")
		g := groups[name]
		if g == nil {
			g = &corpus.Group{Keys: keys}
			groups[name] = g
		}
		for side, x := range u.Articles {
			if x.ID != "" && len(u.Texts[side]) > 0 && !seen[x.ID] {
				seen[x.ID] = true
				g.Articles[side]++
			}
		}
		if p := u.Bead.Pair; p != "" && !seen[p] {
			seen[p] = true
			g.Pairs++
		}
		switch {
		case len(u.Texts[1]) == 0:
			g.Nulls[0]++
		case len(u.Texts[0]) == 0:
			g.Nulls[1]++
		default:
			g.Beads++
		}
	}
	return slices.SortedFunc(func(yield func(corpus.Group) bool) {
		for _, g := range groups {
			if !yield(*g) {
				return
			}
		}
	}, func(a, b corpus.Group) int { return slices.Compare(a.Keys, b.Keys) }), nil
}

// statsKeys reads --by.
func statsKeys(text string) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	keys := strings.Split(strings.ReplaceAll(text, " ", ""), ",")
	for i, k := range keys {
		if k != "year" && k != "agency" || slices.Contains(keys[:i], k) {
			return nil, usagef("write --by year, --by agency or --by year,agency", "--by %q is nothing to count by", text)
		}
	}
	return keys, nil
}

func statsTable(w io.Writer, st corpus.Stats, refused []corpus.Refusal) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, a, b int) {
		fmt.Fprintf(t, "%s\t%s\t%s\t\n", name, thousands(a), thousands(b))
	}
	fmt.Fprintf(t, "\t%s\t%s\t\n", lang.NameOf(st.Langs[0]), lang.NameOf(st.Langs[1]))
	row("articles", st.Articles[0], st.Articles[1])
	row("without a counterpart", st.Unpaired[0], st.Unpaired[1])
	row("sentences", st.Sentences[0], st.Sentences[1])
	fmt.Fprintf(t, "aligned share\t%.1f %%\t%.1f %%\t\n", 100*st.Aligned[0], 100*st.Aligned[1])
	if err := t.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(w)
	fmt.Fprintf(w, "pairs %s", thousands(inForce(st.Pairs)))
	for _, status := range slices.Sorted(maps.Keys(st.Pairs)) {
		fmt.Fprintf(w, "  %s %s", status, thousands(st.Pairs[status]))
	}
	if st.ToAlign > 0 {
		fmt.Fprintf(w, "  to be aligned %s", thousands(st.ToAlign))
	}
	total := 0
	for _, n := range st.Beads {
		total += n
	}
	fmt.Fprintf(w, "\nbeads %s", thousands(total))
	for _, kind := range kindsByCount(st.Beads) {
		fmt.Fprintf(w, "  %s %s", kind, thousands(st.Beads[kind]))
	}
	fmt.Fprintln(w)
	if st.Memory.Units > 0 {
		fmt.Fprintf(w, "memories %s\n", count(st.Memory.Units, "unit"))
	}
	if st.Superseded > 0 {
		fmt.Fprintf(w, "earlier revisions kept %s\n", thousands(st.Superseded))
	}
	_, err := fmt.Fprintf(w, "refused inputs %s\n", thousands(st.Refused))
	for _, r := range refused {
		_, err = fmt.Fprintf(w, "  %s: %s\n", r.Path, oneLine(r.Reason))
	}
	return err
}

// kindsByCount gives the kinds of beads, the most frequent first.
func kindsByCount(beads map[string]int) []string {
	return slices.SortedFunc(maps.Keys(beads), func(a, b string) int {
		if d := beads[b] - beads[a]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
}

func statsJSON(w io.Writer, st corpus.Stats, refused []corpus.Refusal) error {
	bySide := func(ns [2]int) map[string]int { return map[string]int{st.Langs[0]: ns[0], st.Langs[1]: ns[1]} }
	type refusal struct {
		Path   string `json:"path"`
		Line   int    `json:"line"`
		Reason string `json:"reason"`
	}
	list := []refusal{}
	for _, r := range refused {
		list = append(list, refusal{r.Path, r.Line, r.Reason})
	}
	return writeObject(w,
		"langs", st.Langs,
		"articles", bySide(st.Articles), "unpaired", bySide(st.Unpaired), "sentences", bySide(st.Sentences),
		"aligned", map[string]float64{st.Langs[0]: fourDigits(st.Aligned[0]), st.Langs[1]: fourDigits(st.Aligned[1])},
		"pairs", st.Pairs, "to_align", st.ToAlign, "beads", st.Beads, "memory_units", st.Memory.Units, "superseded", st.Superseded,
		"refused", st.Refused, "refusals", list)
}

func groupsTable(w io.Writer, langs [2]string, by []string, groups []corpus.Group) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\t%s articles\t%s articles\tpairs\tbeads\t%s alone\t%s alone\n", strings.Join(by, "\t"), langs[0], langs[1], langs[0], langs[1])
	for _, g := range groups {
		keys := slices.Clone(g.Keys)
		for i := range keys {
			if keys[i] == "" {
				keys[i] = "-"
			}
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", strings.Join(keys, "\t"), thousands(g.Articles[0]), thousands(g.Articles[1]),
			thousands(g.Pairs), thousands(g.Beads), thousands(g.Nulls[0]), thousands(g.Nulls[1]))
	}
	return t.Flush()
}

func groupsJSON(w io.Writer, langs [2]string, by []string, groups []corpus.Group) error {
	rows := []map[string]any{}
	for _, g := range groups {
		row := map[string]any{
			"articles": map[string]int{langs[0]: g.Articles[0], langs[1]: g.Articles[1]},
			"pairs":    g.Pairs, "beads": g.Beads,
			"nulls": map[string]int{langs[0]: g.Nulls[0], langs[1]: g.Nulls[1]},
		}
		for i, k := range by {
			row[k] = g.Keys[i]
		}
		rows = append(rows, row)
	}
	return writeObject(w, "by", by, "groups", rows)
}
