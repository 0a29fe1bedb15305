package exchange

import (
	"bufio"
	"fmt"

	"tolmach/corpus"
)

// WriteInterText writes three files for each pair, as the InterText editor opens them: PAIR.en.xml and
// PAIR.ru.xml with the texts, PAIR.en.ru.xml with the links. The sides of a link stand in the order to, from,
// the reverse of OPUS. Confirmed beads have the status man, the others auto; beads to be reviewed are marked.
func WriteInterText(f Folder, units Units, o Options) (n int, err error) {
	x, y := o.code(0), o.code(1)
	for w, err := range pairs(units, &o) {
		if err != nil {
			return n, err
		}
		texts := [2]string{w.ID + "." + x + ".xml", w.ID + "." + y + ".xml"}
		for side := range 2 {
			if err := writeFile(f, texts[side], func(b *bufio.Writer) error { return writeText(b, w, side, "") }); err != nil {
				return n, err
			}
		}
		err := writeFile(f, w.ID+"."+x+"."+y+".xml", func(b *bufio.Writer) error {
			fmt.Fprintf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<linkGrp toDoc=\"%s\" fromDoc=\"%s\">\n", attribute(texts[1]), attribute(texts[0]))
			for _, k := range w.Beads {
				status, mark := "auto", ""
				switch k.Status {
				case corpus.Confirmed:
					status = "man"
				case corpus.Review:
					mark = ` mark="1"`
				}
				fmt.Fprintf(b, "<link type=\"%d-%d\" xtargets=\"%s;%s\" status=\"%s\"%s/>\n", k.Dst.Len(), k.Src.Len(),
					colon(w.ids(1, k.Dst, "")), colon(w.ids(0, k.Src, "")), status, mark)
			}
			_, err := b.WriteString("</linkGrp>\n")
			return err
		})
		if err != nil {
			return n, err
		}
		n += w.Units
	}
	return n, nil
}
