package exchange

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strings"
)

// WriteHTML writes one page that needs nothing else: the pairs one under the other, their sentences side by
// side, with confidence and status in words and figures. It has no script and prints well.
func WriteHTML(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	esc := func(s string) string { return html.EscapeString(xmlText(cell(s))) }
	x, y := esc(o.Langs[0]), esc(o.Langs[1])
	fmt.Fprintf(b, pageHead, esc(o.Version), x, y)
	n, pair, open := 0, "", false
	end := func() {
		if open {
			b.WriteString("</tbody></table></section>\n")
		}
	}
	for u, err := range units {
		if err != nil {
			return n, err
		}
		if p := document(&u); p != pair || !open {
			end()
			b.WriteString("<section>")
			for side, a := range u.Articles {
				if a.ID == "" && a.Path == "" {
					continue
				}
				title := esc(a.Title)
				if title == "" {
					title = esc(a.Path)
				}
				if strings.HasPrefix(a.URL, "http://") || strings.HasPrefix(a.URL, "https://") {
					title = fmt.Sprintf(`<a href="%s">%s</a>`, esc(a.URL), title)
				}
				fmt.Fprintf(b, `<h2 lang="%s">%s</h2><p class="from">%s</p>`, esc(o.Langs[side]), title, esc(strings.Trim(strings.Join([]string{a.Date, a.Agency, a.Path}, " · "), " ·")))
			}
			fmt.Fprintf(b, `<table><thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">bead</th></tr></thead><tbody>`+"\n", x, y)
			pair, open = p, true
		}
		fmt.Fprintf(b, `<tr id="b%s"><td lang="%s">%s</td><td lang="%s">%s</td><td class="n">%s %.2f %s`, esc(u.ID), x, paragraph(u.Texts[0]), y, paragraph(u.Texts[1]), u.Kind(), u.Confidence, esc(string(u.Status)))
		if u.Crossing {
			b.WriteString(" crossing")
		}
		if _, err := b.WriteString("</td></tr>\n"); err != nil {
			return n, err
		}
		n++
	}
	end()
	fmt.Fprintf(b, "<p class=\"from\">%d beads</p>\n</body>\n</html>\n", n)
	return n, b.Flush()
}

// paragraph writes the sentences of a side, each marked as one.
func paragraph(sentences []string) string {
	var s strings.Builder
	for i, text := range sentences {
		if i > 0 {
			s.WriteString(" ")
		}
		s.WriteString("<span>" + html.EscapeString(xmlText(cell(text))) + "</span>")
	}
	return s.String()
}

const pageHead = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="tolmach %s">
<title>%s – %s, side by side</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, "Times New Roman", serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
section { margin-bottom: 3rem; }
h2 { font-size: 1.15rem; margin: .4rem 0 0; }
.from, .n, th { font: .8rem/1.5 system-ui, sans-serif; opacity: .75; margin: 0; }
table { border-collapse: collapse; width: 100%%; margin-top: .8rem; table-layout: fixed; }
th { text-align: left; } th:last-child { width: 6.5rem; }
td, th { vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid #8886; overflow-wrap: anywhere; }
td:empty::before { content: "–"; opacity: .5; }
span + span { border-left: 2px solid #8886; padding-left: .25rem; }
@media (max-width: 40rem) { table, tbody, tr, td { display: block; } thead { display: none; } td { border: 0; padding-right: 0; } tr { border-top: 1px solid #8886; } }
@media print { tr { break-inside: avoid; } }
</style>
</head>
<body>
`
