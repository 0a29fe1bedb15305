package exchange

import (
	"bufio"
	"fmt"
	"io"

	"tolmach/corpus"
)

// WriteXLIFF2 writes XLIFF 2.1: a file element for each pair, a unit with one segment for each bead, whose id
// is the bead's. A unit without a source is left out; one without a target is a gap to translate.
func WriteXLIFF2(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="%s" trgLang="%s">
`, attribute(o.code(0)), attribute(o.code(1)))
	n, pair, files := 0, "", 0
	for u, err := range units {
		if err != nil {
			return n, err
		}
		src, dst := source(u.Texts[0]), seg(u.Texts[1])
		if src == "" {
			continue
		}
		if p := document(&u); p != pair || files == 0 {
			if files > 0 {
				b.WriteString("</file>\n")
			}
			files++
			fmt.Fprintf(b, "<file id=\"f%d\" original=\"%s\">\n", files, attribute(p))
			pair = p
		}
		fmt.Fprintf(b, `<unit id="%s"><mda:metadata><mda:metaGroup category="tolmach">`, attribute(u.ID))
		for _, m := range [][2]string{{"score", fmt.Sprintf("%.4f", u.Confidence)}, {"bead", u.Kind()}, {"status", string(u.Status)}, {"fingerprint", fingerprint(&u)},
			{o.Langs[0] + "-url", u.Articles[0].URL}, {o.Langs[1] + "-url", u.Articles[1].URL}, {o.Langs[0] + "-path", u.Articles[0].Path}, {o.Langs[1] + "-path", u.Articles[1].Path},
			{o.Langs[0] + "-date", u.Articles[0].Date}, {o.Langs[1] + "-date", u.Articles[1].Date}, {o.Langs[0] + "-agency", u.Articles[0].Agency}, {o.Langs[1] + "-agency", u.Articles[1].Agency}} {
			if text := seg([]string{m[1]}); text != "" {
				fmt.Fprintf(b, `<mda:meta type="%s">`, attribute(m[0]))
				escape.WriteString(b, text)
				b.WriteString("</mda:meta>")
			}
		}
		fmt.Fprintf(b, `</mda:metaGroup></mda:metadata><segment id="s1" state="%s"><source xml:space="preserve">`, state2(u.Status, dst))
		escape.WriteString(b, src)
		b.WriteString("</source>")
		if dst != "" {
			b.WriteString(`<target xml:space="preserve">`)
			escape.WriteString(b, dst)
			b.WriteString("</target>")
		}
		if _, err := b.WriteString("</segment></unit>\n"); err != nil {
			return n, err
		}
		n++
	}
	if files == 0 { // the format wants a file, and in it a unit
		b.WriteString("<file id=\"f1\"><unit id=\"none\"><segment><source/></segment></unit>")
	}
	b.WriteString("</file>\n</xliff>\n")
	return n, b.Flush()
}

// state2 is the state of a segment: confirmed is final, anything else is translated as far as a machine goes.
func state2(s corpus.Status, target string) string {
	switch {
	case target == "":
		return "initial"
	case s == corpus.Confirmed:
		return "final"
	}
	return "translated"
}
