package exchange

import (
	"bufio"
	"fmt"
	"io"

	"tolmach/corpus"
)

// WriteXLIFF writes XLIFF 1.2: a file element for each pair, a trans-unit for each bead, whose id is the
// bead's. Confirmed beads are approved, the others need review, which is what programs count by. A
// unit without a source is left out; one without a target is a gap to translate.
func WriteXLIFF(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
`)
	n, pair, open := 0, "", false
	end := func() {
		if open {
			b.WriteString("</body>\n</file>\n")
		}
	}
	for u, err := range units {
		if err != nil {
			return n, err
		}
		src, dst := source(u.Texts[0]), seg(u.Texts[1])
		if src == "" {
			continue
		}
		if p := document(&u); p != pair || !open {
			end()
			fmt.Fprintf(b, "<file original=\"%s\" source-language=\"%s\" target-language=\"%s\" datatype=\"plaintext\">\n<header>", attribute(p), attribute(o.code(0)), attribute(o.code(1)))
			for side, a := range u.Articles {
				for _, note := range [][2]string{{"url", a.URL}, {"path", a.Path}, {"date", a.Date}, {"agency", a.Agency}, {"title", a.Title}} {
					if text := seg([]string{note[1]}); text != "" {
						fmt.Fprintf(b, `<note from="%s">`, attribute(o.Langs[side]+" "+note[0]))
						escape.WriteString(b, text)
						b.WriteString("</note>")
					}
				}
			}
			fmt.Fprintf(b, "<tool tool-id=\"tolmach\" tool-name=\"tolmach\" tool-version=\"%s\"/></header>\n<body>\n", attribute(o.Version))
			pair, open = p, true
		}
		approved, state := "no", "needs-review-translation"
		if u.Status == corpus.Confirmed && dst != "" {
			approved, state = "yes", "translated"
		}
		fmt.Fprintf(b, `<trans-unit id="%s" xml:space="preserve" approved="%s"><source xml:lang="%s">`, attribute(u.ID), approved, attribute(o.code(0)))
		escape.WriteString(b, src)
		b.WriteString("</source>")
		if dst != "" {
			fmt.Fprintf(b, `<target xml:lang="%s" state="%s">`, attribute(o.code(1)), state)
			escape.WriteString(b, dst)
			b.WriteString("</target>")
		}
		fmt.Fprintf(b, `<context-group purpose="information"><context context-type="x-score">%.4f</context><context context-type="x-bead">%s</context>`+
			`<context context-type="x-status">%s</context><context context-type="x-fingerprint">%s</context></context-group>`, u.Confidence, u.Kind(), u.Status, fingerprint(&u))
		if _, err := b.WriteString("</trans-unit>\n"); err != nil {
			return n, err
		}
		n++
	}
	if !open { // the format wants a file
		fmt.Fprintf(b, "<file original=\"none\" source-language=\"%s\" datatype=\"plaintext\"><body>", attribute(o.code(0)))
		open = true
	}
	end()
	b.WriteString("</xliff>\n")
	return n, b.Flush()
}

// document is what a unit belongs to: its pair, or its article where it has no pair.
func document(u *corpus.Unit) string {
	for _, id := range []string{u.Bead.Pair, u.Articles[0].ID, u.Articles[1].ID} {
		if id != "" {
			return id
		}
	}
	return "none"
}
