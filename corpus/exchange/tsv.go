package exchange

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteTSV writes a table with tabs and a header line: id, both texts, score, bead, status, date, the
// addresses and the paths. There is no quoting; a tab or a line break inside a text becomes a space.
func WriteTSV(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	x, y := o.Langs[0], o.Langs[1]
	fmt.Fprintln(b, strings.Join([]string{"id", x, y, "score", "bead", "status", "date", x + "_url", y + "_url", x + "_path", y + "_path"}, "\t"))
	n := 0
	for u, err := range units {
		if err != nil {
			return n, err
		}
		for _, cell := range []string{u.ID, line(u.Texts[0]), line(u.Texts[1])} {
			b.WriteString(cell)
			b.WriteByte('\t')
		}
		fmt.Fprintf(b, "%.4f\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", u.Confidence, u.Kind(), u.Status, date(u),
			cell(u.Articles[0].URL), cell(u.Articles[1].URL), cell(u.Articles[0].Path), cell(u.Articles[1].Path))
		n++
	}
	return n, b.Flush()
}

func cell(s string) string { return line([]string{s}) }
