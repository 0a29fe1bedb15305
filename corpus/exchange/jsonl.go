package exchange

import (
	"bufio"
	"io"
)

// WriteJSONL writes one JSON object a line, with keys named by the language codes; see corpus.Unit.
func WriteJSONL(w io.Writer, units Units, _ Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	n := 0
	for u, err := range units {
		if err != nil {
			return n, err
		}
		text, err := u.MarshalJSON()
		if err != nil {
			return n, err
		}
		b.Write(text)
		if err := b.WriteByte('\n'); err != nil {
			return n, err
		}
		n++
	}
	return n, b.Flush()
}
