package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pad fills a text to n columns.
func pad(s string, n int) string {
	if short := n - columnsOf(s); short > 0 {
		return s + strings.Repeat(" ", short)
	}
	return s
}

// columnsOf is the room a text takes on a terminal: marks that stand on another letter take none.
func columnsOf(s string) (n int) {
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Cf, r) {
			n++
		}
	}
	return n
}

// piece is a stretch of text with its look.
type piece struct {
	text   string
	marked bool
	light  bool // marked more lightly
}

// stretch is a byte range of a text that stands out.
type stretch struct {
	from, to int
	light    bool
}

// stretches are byte ranges as such.
func stretches(marks [][2]int, light bool) (all []stretch) {
	for _, m := range marks {
		all = append(all, stretch{m[0], m[1], light})
	}
	return all
}

// row is one line of a column: pieces of one text.
type row []piece

// String is the line with its marks painted, filled to n columns.
func (r row) String(p paint, n int) string {
	var b strings.Builder
	for _, x := range r {
		if x.light {
			b.WriteString(p.echo(x.text))
		} else if x.marked {
			b.WriteString(p.mark(x.text))
		} else {
			b.WriteString(x.text)
		}
		n -= columnsOf(x.text)
	}
	if n > 0 {
		b.WriteString(strings.Repeat(" ", n))
	}
	return b.String()
}

// wrap breaks a text into lines of at most n columns, between words where it can. marks are byte
// ranges of the text, in order, that stand out.
func wrap(text string, marks [][2]int, n int) []row {
	return wrapStretches(text, stretches(marks, false), n)
}

// wrapStretches is wrap for marks of more than one kind.
func wrapStretches(text string, marks []stretch, n int) []row {
	var rows []row
	var line row
	room := n
	emit := func(from, to int, marked, light bool) {
		if from < to {
			line = append(line, piece{text[from:to], marked, light})
			room -= columnsOf(text[from:to])
		}
	}
	// put writes text[from:to], cut at the edges of marks.
	put := func(from, to int) {
		for _, m := range marks {
			if m.to <= from || m.from >= to {
				continue
			}
			emit(from, max(from, m.from), false, false)
			emit(max(from, m.from), min(to, m.to), true, m.light)
			from = min(to, m.to)
		}
		emit(from, to, false, false)
	}
	end := func() {
		rows, line, room = append(rows, line), nil, n
	}
	for at := 0; at < len(text); {
		if text[at] == ' ' || text[at] == '\n' || text[at] == '\t' {
			at++
			continue
		}
		stop := at + wordEnd(text[at:])
		space := 0
		if len(line) > 0 {
			space = 1
		}
		if space+columnsOf(text[at:stop]) > room && len(line) > 0 {
			end()
			space = 0
		}
		if space == 1 {
			// the space belongs to a mark that covers both its neighbours
			marked, light := false, false
			for _, m := range marks {
				if m.from < at && m.to > at {
					marked, light = true, m.light
				}
			}
			line, room = append(line, piece{" ", marked, light}), room-1
		}
		for stop-at > 0 && columnsOf(text[at:stop]) > n { // a word longer than a line
			cut := at
			for k := 0; k < n; k++ {
				_, size := utf8.DecodeRuneInString(text[cut:])
				cut += size
			}
			put(at, cut)
			end()
			at = cut
		}
		put(at, stop)
		at = stop
	}
	if len(line) > 0 {
		end()
	}
	return rows
}

// wordEnd is where the first word of s ends.
func wordEnd(s string) int {
	if i := strings.IndexAny(s, " \n\t"); i >= 0 {
		return i
	}
	return len(s)
}
