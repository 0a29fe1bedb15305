package exchange

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"tolmach/corpus"
)

// WriteTMX writes a translation memory: TMX 1.4b, level 1. The tuid of a unit is the bead's id, so
// that a corrected memory finds its way back. Units without one of the sides are left out, because
// programs refuse or miscount them. Segments are trimmed, and spaces of the first language's side are
// made plain: a no-break space there costs the exact match with a translator's document.
func WriteTMX(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="tolmach" creationtoolversion="%s" segtype="%s" o-tmf="tolmach" adminlang="en" srclang="%s" datatype="plaintext"/>
<body>
`, attribute(o.Version), attribute(cmp.Or(o.SegType, "sentence")), attribute(o.code(0)))
	n := 0
	for u, err := range units {
		if err != nil {
			return n, err
		}
		source, target := source(u.Texts[0]), seg(u.Texts[1])
		if source == "" || target == "" {
			continue
		}
		fmt.Fprintf(b, `<tu tuid="%s"`, attribute(u.ID))
		if t, err := time.Parse(time.RFC3339, u.When); err == nil {
			fmt.Fprintf(b, ` changedate="%s"`, t.UTC().Format("20060102T150405Z"))
		}
		if u.By != "" {
			fmt.Fprintf(b, ` changeid="%s"`, attribute(u.By))
		}
		b.WriteString(">\n")
		prop(b, "x-score", fmt.Sprintf("%.4f", u.Confidence))
		prop(b, "x-bead", u.Kind())
		prop(b, "x-status", string(u.Status))
		prop(b, "x-pair-id", u.Bead.Pair)
		prop(b, "x-fingerprint", fingerprint(&u))
		variant(b, o.code(0), u.Articles[0], source)
		variant(b, o.code(1), u.Articles[1], target)
		if _, err := b.WriteString("</tu>\n"); err != nil {
			return n, err
		}
		n++
	}
	b.WriteString("</body>\n</tmx>\n")
	return n, b.Flush()
}

// variant writes one side of a unit with where it came from.
func variant(b *bufio.Writer, code string, a corpus.ArticleRef, text string) {
	fmt.Fprintf(b, "<tuv xml:lang=\"%s\">", attribute(code))
	prop(b, "x-article-id", a.ID)
	prop(b, "x-source-path", a.Path)
	prop(b, "x-source-url", a.URL)
	prop(b, "x-date", a.Date)
	prop(b, "x-agency", a.Agency)
	b.WriteString("<seg>")
	escape.WriteString(b, text)
	b.WriteString("</seg></tuv>\n")
}

// prop writes a property unless it is empty.
func prop(b *bufio.Writer, kind, value string) {
	if value = strings.TrimSpace(xmlText(cell(value))); value == "" {
		return
	}
	fmt.Fprintf(b, `<prop type="%s">`, kind)
	escape.WriteString(b, value)
	b.WriteString("</prop>")
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
var escapeQuotes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", " ", "\t", " ", "\r", " ")

func attribute(s string) string { return escapeQuotes.Replace(xmlText(s)) }
