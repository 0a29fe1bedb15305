package exchange

import (
	"bufio"
	"fmt"
	"strings"
)

// WriteCES writes a corpus as OPUS has them: corpus.en-ru.xml with the links (XCES, cesAlign) and a text for
// each article, en/PAIR.xml and ru/PAIR.xml. Link targets stand in the order from, to. Every sentence is in the
// texts; what has no counterpart is a link with an empty side.
func WriteCES(f Folder, units Units, o Options) (n int, err error) {
	var files outputs
	defer func() { err = files.close(err) }()
	b := files.create(f, "corpus."+o.code(0)+"-"+o.code(1)+".xml")
	if b == nil {
		return 0, files.err
	}
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
`)
	for w, err := range pairs(units, &o) {
		if err != nil {
			return n, err
		}
		var names [2]string
		for side := range 2 {
			names[side] = o.code(side) + "/" + w.ID + ".xml"
			if err := writeFile(f, names[side], func(b *bufio.Writer) error { return writeText(b, w, side, "s") }); err != nil {
				return n, err
			}
		}
		fmt.Fprintf(b, "<linkGrp targType=\"s\" fromDoc=\"%s\" toDoc=\"%s\">\n", attribute(names[0]), attribute(names[1]))
		for i, k := range w.Beads {
			fmt.Fprintf(b, "<link id=\"SL%d\" xtargets=\"%s;%s\" certainty=\"%.4f\"/>\n", i+1, w.ids(0, k.Src, "s"), w.ids(1, k.Dst, "s"), k.Confidence)
		}
		if _, err := b.WriteString("</linkGrp>\n"); err != nil {
			return n, err
		}
		n += w.Units
	}
	b.WriteString("</cesAlign>\n")
	return n, nil
}

// writeText writes a text as paragraphs of numbered sentences. The prefix goes before the numbers; without
// one, paragraph and sentence are joined by a colon, as InterText has it.
func writeText(b *bufio.Writer, w *whole, side int, prefix string) error {
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<text>\n")
	paragraph := ""
	for _, s := range w.Sentences[side] {
		p, _, _ := strings.Cut(s.ID, ".")
		if p != paragraph {
			if paragraph != "" {
				b.WriteString("</p>\n")
			}
			mark := ""
			if prefix != "" {
				mark = "p"
			}
			fmt.Fprintf(b, "<p id=\"%s%s\">\n", mark, p)
			paragraph = p
		}
		id := prefix + s.ID
		if prefix == "" {
			id = colon(id)
		}
		fmt.Fprintf(b, "<s id=\"%s\">", id)
		escape.WriteString(b, s.Text)
		b.WriteString("</s>\n")
	}
	if paragraph != "" {
		b.WriteString("</p>\n")
	}
	_, err := b.WriteString("</text>\n")
	return err
}

func colon(ids string) string { return strings.ReplaceAll(ids, ".", ":") }
