package exchange

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
)

// readTable reads TSV and CSV. A header names the columns; the two languages must be among them. A table without
// one has the text of one language in its first column and of the other in its second. TSV cells are taken
// as they are, unless the header is quoted; a cell that Excel quoted is unquoted. CSV may have semicolons.
func readTable(f *reading, t *taking) error {
	table := &table{f: f}
	if err := table.begin(); err != nil {
		return err
	}
	columns, err := table.header(t)
	if err != nil {
		return err
	}
	for {
		cells, err := table.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if len(cells) == 1 && strings.TrimSpace(cells[0]) == "" {
			continue
		}
		if table.named && len(cells) != table.width || len(cells) <= max(columns["0"], columns["1"]) {
			return table.bad(fmt.Sprintf("%d cells, where the first line has %d", len(cells), table.width), "a tab inside a text must be a space, and a quote inside a quoted cell is written twice")
		}
		for _, c := range cells {
			if len(c) > mostSegment {
				return table.bad(fmt.Sprintf("a cell is longer than %d KB", mostSegment>>10), "see whether a quote was left open")
			}
		}
		e := Entry{Confidence: -1, Line: table.line}
		for key, i := range columns {
			switch key {
			case "0":
				e.Texts[0] = cells[i]
			case "1":
				e.Texts[1] = cells[i]
			case "id":
				e.ID = cell(cells[i])
			case "date":
				tell(&e.Articles[0], key, cells[i])
				tell(&e.Articles[1], key, cells[i])
			default:
				if side, what, ok := strings.Cut(key, "_"); ok {
					tell(&e.Articles[slices.Index(t.langs[:], side)], what, cells[i])
				} else {
					e.say(key, cells[i])
				}
			}
		}
		e.Document = e.Articles[0].Path + "\x00" + e.Articles[1].Path
		if e.Document == "\x00" {
			e.Document = ""
		}
		if err := t.take(&e, ""); err != nil {
			return err
		}
	}
}

// table reads the lines of a table.
type table struct {
	f      *reading
	csv    *csv.Reader // nil for a TSV without quotes
	excel  bool        // apostrophes guard formulas
	named  bool        // the first line is a header
	width  int         // cells of the first line
	line   int
	first  []string // the first line, when it is none of the header's
	joined strings.Builder
}

// begin finds out from the first line what separates the cells.
func (t *table) begin() error {
	head, _ := t.f.r.Peek(1 << 15)
	line, _, _ := strings.Cut(string(head), "\n")
	separator := '\t'
	if !strings.Contains(line, "\t") {
		separator = ','
		if strings.Count(line, ";") > strings.Count(line, ",") {
			separator = ';'
		}
		t.excel = true
	}
	if t.excel || strings.HasPrefix(line, `"`) && strings.Contains(line, "\"\t\"") {
		t.csv = csv.NewReader(t.f)
		t.csv.Comma, t.csv.FieldsPerRecord, t.csv.ReuseRecord = separator, -1, true
	}
	return nil
}

func (t *table) next() ([]string, error) {
	if t.first != nil {
		cells := t.first
		t.first = nil
		return cells, nil
	}
	cells, err := t.read()
	if err != nil {
		return nil, err
	}
	for _, c := range cells {
		if !utf8.ValidString(c) {
			return nil, t.bad("it is not in UTF-8", "save it as UTF-8; Excel calls it CSV UTF-8")
		}
		if i := strings.IndexFunc(c, forbidden); i >= 0 {
			return nil, t.bad(fmt.Sprintf("a control character, %U", c[i]), "take the character out")
		}
	}
	if t.excel {
		for i := range cells {
			cells[i] = unguard(cells[i])
		}
	}
	return cells, nil
}

func (t *table) read() ([]string, error) {
	t.f.step()
	if t.csv != nil {
		cells, err := t.csv.Read()
		var p *csv.ParseError
		if errors.As(err, &p) && !errors.Is(err, errPiece) {
			return nil, &Unreadable{Line: p.Line, Column: p.Column, Reason: p.Err.Error(), Remedy: "a quote inside a quoted cell is written twice"}
		}
		if err == nil {
			t.line, _ = t.csv.FieldPos(0)
		}
		return cells, err
	}
	t.line++
	t.joined.Reset()
	for {
		part, err := t.f.r.ReadSlice('\n')
		t.joined.Write(part)
		if t.joined.Len() > mostPiece {
			return nil, t.bad(errPiece.Error(), "a line is a unit")
		}
		if err == nil || err == io.EOF && t.joined.Len() > 0 {
			break
		}
		if err != io.EOF && errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	cells := strings.Split(strings.TrimRight(t.joined.String(), "\r\n"), "\t")
	for i, c := range cells {
		cells[i] = unquote(c)
	}
	return cells, nil
}

// unquote takes off the quotes that Excel puts around a cell with quotes in it. A text that stands in quotes itself
// has none that are doubled inside.
func unquote(c string) string {
	if len(c) < 4 || c[0] != '"' || c[len(c)-1] != '"' {
		return c
	}
	inner := c[1 : len(c)-1]
	single := strings.ReplaceAll(inner, `""`, "")
	if len(single) == len(inner) || strings.Contains(single, `"`) {
		return c
	}
	return strings.ReplaceAll(inner, `""`, `"`)
}

func (t *table) bad(reason, remedy string) error {
	return &Unreadable{Line: t.line, Reason: reason, Remedy: remedy}
}

// header finds the columns: "0" and "1" are the texts.
func (t *table) header(take *taking) (map[string]int, error) {
	cells, err := t.next()
	if err == io.EOF {
		return nil, &Unreadable{Reason: "it is empty", Remedy: "give a table with a line for each unit"}
	}
	if err != nil {
		return nil, err
	}
	t.width = len(cells)
	columns := map[string]int{}
	known := []string{"id", "score", "confidence", "bead", "status", "date", "fingerprint"}
	for _, l := range take.langs {
		known = append(known, l+"_url", l+"_path", l+"_date", l+"_agency")
	}
	for i, c := range cells {
		key := strings.ToLower(strings.TrimSpace(c))
		for side, l := range take.langs {
			if base, _, _ := strings.Cut(strings.ReplaceAll(key, "_", "-"), "-"); key == l || key == strings.ToLower(lang.NameOf(l)) || base == l && len(key) <= len(l)+5 && !slices.Contains(known, key) {
				key = fmt.Sprint(side)
				break
			}
		}
		if key == "tuid" {
			key = "id"
		}
		if _, twice := columns[key]; twice && (key == "0" || key == "1" || slices.Contains(known, key)) {
			return nil, t.bad(fmt.Sprintf("there are two columns %q", c), "give each column its own name")
		}
		if key == "0" || key == "1" || slices.Contains(known, key) {
			columns[key] = i
		}
	}
	_, x := columns["0"]
	_, y := columns["1"]
	switch {
	case x && y:
		t.named = true
		return columns, nil
	case x || y || len(columns) > 1 || columns["id"] == 0 && slices.Contains(cells, "id"):
		return nil, t.bad(fmt.Sprintf("the first line has no column %s or no column %s", take.langs[0], take.langs[1]), "name the columns of the two texts by their language codes")
	case t.width < 2:
		return nil, t.bad("a line has but one cell", "give a table with the two texts in columns, separated by tabs")
	}
	t.first = slices.Clone(cells)
	if t.swapped(take.langs, cells) {
		return map[string]int{"1": 0, "0": 1}, nil
	}
	return map[string]int{"0": 0, "1": 1}, nil
}

// swapped says whether the scripts of the first two cells are those of the languages the other way round.
func (t *table) swapped(langs [2]string, cells []string) bool {
	in := func(s string, l *lang.Language) (n int) {
		for _, r := range s {
			if l.Script != nil && unicode.Is(l.Script, r) {
				n++
			}
		}
		return n
	}
	x, y := lang.Get(langs[0]), lang.Get(langs[1])
	return in(cells[0], y)+in(cells[1], x) > in(cells[0], x)+in(cells[1], y)
}
