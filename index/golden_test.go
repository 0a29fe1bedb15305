package index

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds, for each kind of query, how it is understood and what it finds among the authored
// pairs, so that a change in ranking is seen in a diff. After a wanted change: go test ./index -update
func TestGolden(t *testing.T) {
	s := newStore(t)
	putGold(t, s)
	x := built(t, s)
	e := func(text string) Expr { return parsed(t, text) }
	for _, c := range []struct {
		name string
		q    Query
	}{
		{"word", Query{Any: e("agreement"), Limit: 8}},
		{"words", Query{Any: e("deputy minister"), Limit: 8}},
		{"word-russian", Query{Any: e("министр"), Limit: 8}},
		{"phrase", Query{Any: e(`"Security Council"`), Limit: 8}},
		{"phrase-loose", Query{Any: e(`"совет безопасности"~`), Limit: 8}},
		{"exact", Query{Any: e("=talks"), Limit: 8}},
		{"wildcard", Query{Any: e("перегов*"), Limit: 8}},
		{"fuzzy", Query{Any: e("ministr~"), Limit: 8}},
		{"minus", Query{Any: e("minister -foreign"), Limit: 8}},
		{"or", Query{Any: e("reactor OR корабль"), Limit: 8}},
		{"both-sides", Query{Sides: [2]Expr{e("talks"), e("переговоры")}, Limit: 8}},
		{"one-without-the-other", Query{Sides: [2]Expr{e("official")}, Not: [2]Expr{nil, e("чиновник OR официальный OR представитель")}, Limit: 8}},
		{"cross", Query{Any: e("hospital"), Cross: true, Limit: 8}},
		{"name-across", Query{Sides: [2]Expr{nil, e("Lysenkov")}, Limit: 8}},
		{"figure", Query{Sides: [2]Expr{nil, e("6,500")}, Limit: 8}},
		{"figure-words", Query{Any: e("1.468 million"), Limit: 8}},
		{"country", Query{Sides: [2]Expr{nil, e("Ghana")}, Limit: 8}},
		{"nulls", Query{Any: e("reactor"), Filter: Filter{OnlyNulls: true}, Limit: 8}},
		{"by-date", Query{Any: e("Moscow"), Sort: ByDate, Limit: 8}},
		{"by-right-word", Query{Any: e("said"), Sort: ByRight, Limit: 8}},
		{"sample", Query{Any: e("said"), Sample: 5, Seed: 7}},
		{"renderings", Query{Any: e("agreement"), Echo: true, Limit: 8}},
		{"filters", Query{Any: e("minister"), Filter: Filter{Since: "2018", Until: "2021", Kinds: []string{"1-1", "1-2"}, MinConfidence: .9}, Limit: 8}},
		{"fleeting-vowel", Query{Any: e("рынок"), Limit: 8}},
		{"by-left-word", Query{Any: e("agreement"), Sort: ByLeft, Limit: 8}},
		{"by-confidence", Query{Any: e("agreement"), Sort: ByConfidence, Limit: 8}},
		{"nothing", Query{Any: e("reaktor nonsense")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden(t, c.name, readable(t, x, c.q))
		})
	}
}

// TestGoldenTranslations holds the renderings of single words, several words, names, acronyms and figures of
// either language, each with its example.
func TestGoldenTranslations(t *testing.T) {
	s := newStore(t)
	putGold(t, s)
	x := built(t, s)
	for _, c := range []struct{ name, term string }{
		{"word", "agreement"}, {"words", "deputy minister"}, {"russian", "переговоры"}, {"russian-words", "заместитель министра"},
		{"name", "Lysenkov"}, {"acronym", "IAEA"}, {"figure", "1.468 million"}, {"either", "судно OR корабль"}, {"nothing", "nonsense"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, err := x.Translations(ctx, Query{Any: parsed(t, c.term)}, TranslationsOptions{})
			must(t, err)
			var b strings.Builder
			fmt.Fprintf(&b, "%s: %d renderings\n", c.term, len(list))
			for _, r := range list {
				fmt.Fprintf(&b, "\n%s  %d  %.2f  (of %s %s)\n", r.Rendering, r.Count, r.Share, r.Lang, r.Term)
				h := Hit{Unit: r.Example, Marks: r.Marks}
				fmt.Fprintf(&b, "   %s\n   %s\n", marked(&h, 0), marked(&h, 1))
			}
			golden(t, "translations-"+c.name, b.String())
		})
	}
}

// golden compares a text with the file of its name, or writes it there.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".txt")
	if *update {
		must(t, os.MkdirAll(filepath.Dir(file), 0o755))
		must(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// readable writes a query, its parse, what was looked for and the hits.
func readable(t *testing.T, x *Index, q Query) string {
	var b strings.Builder
	langs := [2]string{x.langs[0].Code, x.langs[1].Code}
	line := func(name string, e Expr) {
		if e != nil {
			fmt.Fprintf(&b, "%s %s\n", name, e)
		}
	}
	line("any:", q.Any)
	for side, code := range langs {
		line(code+":", q.Sides[side])
		line("not "+code+":", q.Not[side])
	}
	if q.Cross {
		b.WriteString("cross\n")
	}
	if q.Filter.OnlyNulls {
		b.WriteString("only nulls\n")
	}
	if q.Sort != "" {
		fmt.Fprintf(&b, "sorted by %s\n", q.Sort)
	}
	s, err := x.find(ctx, &q)
	must(t, err)
	fmt.Fprintf(&b, "tree: %s\n\n", s.plan.root.describe(langs))
	for _, l := range s.plan.leaves {
		fmt.Fprintf(&b, "%-12s %s: %d units have %s\n", l.shown, langs[l.side], l.count, strings.ReplaceAll(l.describe(), separator, ":"))
	}
	s.close()
	r, err := x.Search(ctx, q)
	must(t, err)
	fmt.Fprintf(&b, "\n%d of %d\n", len(r.Hits), r.Total)
	for i, h := range r.Hits {
		fmt.Fprintf(&b, "\n%d. %.2f  %s  %s  %s\n", i+1, h.Score, dateOf(&h.Unit), h.Unit.Kind(), cmpOr(h.Unit.Articles[0].Path, h.Unit.Articles[1].Path))
		for side := range langs {
			if len(h.Unit.Texts[side]) > 0 {
				fmt.Fprintf(&b, "   %s\n", marked(&h, side))
			}
			if echo := (Hit{Unit: h.Unit, Marks: h.Echo}); len(h.Echo[side]) > 0 {
				for _, l := range echo.Lines() {
					if l.Side == side {
						fmt.Fprintf(&b, "   rendered by: %s\n", l.Hit)
					}
				}
			}
		}
	}
	if m := r.Missed; m != nil {
		fmt.Fprintf(&b, "\nwithout filters: %d\n", m.Filtered)
		for _, w := range m.Words {
			fmt.Fprintf(&b, "%s %s: %d, near %v\n", w.Lang, w.Query, w.Units, w.Near)
		}
	}
	return b.String()
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// marked is a side's text with the marks in brackets.
func marked(h *Hit, side int) string {
	texts := append([]string(nil), h.Unit.Texts[side]...)
	for i := len(h.Marks[side]) - 1; i >= 0; i-- {
		m := h.Marks[side][i]
		text := texts[m.Sentence]
		texts[m.Sentence] = text[:m.Start] + "[" + text[m.Start:m.End] + "]" + text[m.End:]
	}
	return strings.Join(texts, " ⏎ ")
}

func (n *node) describe(langs [2]string) string {
	if n.op == opLeaf {
		return langs[n.leaf.side] + ":" + n.leaf.shown
	}
	kids := make([]string, len(n.kids))
	for i, kid := range n.kids {
		kids[i] = kid.describe(langs)
	}
	name := map[op]string{opAnd: "and", opOr: "or", opNot: "not"}[n.op]
	if n.op == opAnd && len(kids) == 1 {
		return kids[0]
	}
	return name + "(" + strings.Join(kids, ", ") + ")"
}

func (l *leaf) describe() string {
	var parts []string
	for _, s := range l.row {
		var any []string
		for _, t := range s.any {
			any = append(any, t.field+" "+strings.Join(t.terms, "|"))
		}
		parts = append(parts, strings.Join(any, ", or "))
	}
	if len(parts) > 0 {
		return strings.Join(parts, ", then ")
	}
	for _, g := range l.groups {
		if len(g.terms) > 0 {
			parts = append(parts, g.field+" "+strings.Join(g.terms, "|"))
		}
	}
	return strings.Join(parts, ", or ")
}
