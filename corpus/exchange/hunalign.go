package exchange

import (
	"bufio"
)

// WriteHunalign writes three files for each pair: PAIR.en and PAIR.ru with a sentence a line, and PAIR.ladder;
// see WriteLadder. A ladder cannot cross: what crosses stands as null beads there.
func WriteHunalign(f Folder, units Units, o Options) (n int, err error) {
	return writeAligned(f, units, &o, "ladder", func(b *bufio.Writer, w *whole) error {
		_, err := WriteLadder(b, w.plain())
		return err
	})
}

// writeAligned writes the sentences of each pair in two files, one a line, and its alignment in a third.
func writeAligned(f Folder, units Units, o *Options, extension string, alignment func(b *bufio.Writer, w *whole) error) (n int, err error) {
	for w, err := range pairs(units, o) {
		if err != nil {
			return n, err
		}
		for side := range 2 {
			err := writeFile(f, w.ID+"."+o.code(side), func(b *bufio.Writer) error {
				for _, s := range w.Sentences[side] {
					b.WriteString(s.Text)
					b.WriteByte('\n')
				}
				return nil
			})
			if err != nil {
				return n, err
			}
		}
		if err := writeFile(f, w.ID+"."+extension, func(b *bufio.Writer) error { return alignment(b, w) }); err != nil {
			return n, err
		}
		n += w.Units
	}
	return n, nil
}
