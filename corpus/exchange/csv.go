package exchange

import (
	"bufio"
	"encoding/csv"
	"io"
	"strings"
)

// WriteCSV writes the table of WriteTSV as Excel opens it without questions: UTF-8 with a byte order mark,
// CRLF, quotes where they are needed. A cell that Excel would take for a formula gets an apostrophe in
// front; reading takes it off again.
func WriteCSV(w io.Writer, units Units, o Options) (int, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteString("\ufeff")
	c := csv.NewWriter(b)
	c.UseCRLF = true
	c.Write(head(&o))
	n := 0
	for u, err := range units {
		if err != nil {
			return n, err
		}
		cells := row(&u)
		for i := range cells {
			cells[i] = guard(cells[i])
		}
		if err := c.Write(cells); err != nil {
			return n, err
		}
		n++
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return n, err
	}
	return n, b.Flush()
}

// formula says whether Excel may take a cell for a formula, apostrophes in front or not.
func formula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && strings.IndexByte("=+-@", s[0]) >= 0
}

func guard(s string) string {
	if formula(s) {
		return "'" + s
	}
	return s
}

// unguard is the reverse of guard.
func unguard(s string) string {
	if strings.HasPrefix(s, "'") && formula(s) {
		return s[1:]
	}
	return s
}
