package exchange

import (
	"fmt"
)

// WriteMoses writes parallel text for training: corpus.en and corpus.ru, where line k of one is the
// translation of line k of the other, and corpus.ids with the id and the confidence of each. A unit
// without text on both sides is left out; no line is empty.
func WriteMoses(f Folder, units Units, o Options) (n int, err error) {
	var files outputs
	defer func() { err = files.close(err) }()
	x, y, ids := files.create(f, "corpus."+o.code(0)), files.create(f, "corpus."+o.code(1)), files.create(f, "corpus.ids")
	if files.err != nil {
		return 0, files.err
	}
	for u, err := range units {
		if err != nil {
			return n, err
		}
		a, b := seg(u.Texts[0]), seg(u.Texts[1])
		if a == "" || b == "" {
			continue
		}
		fmt.Fprintln(x, a)
		fmt.Fprintln(y, b)
		if _, err := fmt.Fprintf(ids, "%s\t%.4f\n", u.ID, u.Confidence); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
