package exchange

import (
	"bufio"
	"fmt"
	"io"
)

// WriteTBX writes the glossary of Terms as TBX, in the older core (martif) that translation programs read. It
// returns the number of terms.
func WriteTBX(w io.Writer, units Units, o Options) (int, error) {
	terms, err := Terms(units, o)
	if err != nil {
		return 0, err
	}
	b := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(b, `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="%s">
<martifHeader><fileDesc><sourceDesc><p>tolmach %s</p></sourceDesc></fileDesc></martifHeader>
<text><body>
`, attribute(o.code(0)), attribute(o.Version))
	for i, t := range terms {
		fmt.Fprintf(b, "<termEntry id=\"t%d\"><descrip type=\"subjectField\">%s</descrip><note>%s</note>", i+1, t.Kind, t.note())
		for side, text := range t.Texts {
			fmt.Fprintf(b, `<langSet xml:lang="%s"><tig><term>`, attribute(o.code(side)))
			escape.WriteString(b, text)
			b.WriteString("</term></tig></langSet>")
		}
		if _, err := b.WriteString("</termEntry>\n"); err != nil {
			return i, err
		}
	}
	b.WriteString("</body></text>\n</martif>\n")
	return len(terms), b.Flush()
}
