package exchange

import (
	"bufio"

	"tolmach/align/gold"
)

// WriteVecalign writes three files for each pair: PAIR.en and PAIR.ru with a sentence a line, and PAIR.align with
// vecalign's lines, "[0]:[0,1]:0.031"; the last field is a cost, 1 - confidence.
func WriteVecalign(f Folder, units Units, o Options) (n int, err error) {
	return writeAligned(f, units, &o, "align", func(b *bufio.Writer, w *whole) error {
		return gold.Write(b, gold.FromBeads(w.plain()))
	})
}
