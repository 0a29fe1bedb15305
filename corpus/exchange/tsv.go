package exchange

import (
	"bufio"
	"io"
	"strings"
)

// WriteTSV writes a table with tabs and a header line: id, both texts, score, bead, status, date, the
// addresses, the paths and the fingerprint. A tab or a line break inside a text becomes a space, so there is
// no quoting, unless Options.Quote asks for it.
func WriteTSV(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	put := func(cells []string) error {
		for i, c := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			if o.Quote || unquote(c) != c { // else it would be read as what Excel makes of another text
				c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
			}
			b.WriteString(c)
		}
		return b.WriteByte('\n')
	}
	put(head(&o))
	n := 0
	for u, err := range units {
		if err == nil {
			err = put(row(&u))
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, b.Flush()
}
