package exchange

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a sheet of a workbook holds at most.
const (
	sheetRows = 1 << 20
	cellRunes = 32767
)

// WriteXLSX writes a workbook for Excel and LibreOffice: the table of WriteTSV with a heading that stays in
// sight, filters, and wide columns for the texts. Past 1,048,575 units it goes on in another sheet; a text
// longer than a cell may be is cut. Rows wait in temporary files, not in memory.
func WriteXLSX(w io.Writer, units Units, o Options) (n int, err error) {
	f := excelize.NewFile()
	defer f.Close()
	book := workbook{file: f, o: &o}
	if book.wrap, err = f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}); err != nil {
		return 0, err
	}
	if book.bold, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
		return 0, err
	}
	if err := book.begin(); err != nil {
		return 0, err
	}
	for u, err := range units {
		if err != nil {
			return n, err
		}
		if book.row == sheetRows {
			if err := book.end(); err != nil {
				return n, err
			}
			if err := book.begin(); err != nil {
				return n, err
			}
		}
		values := book.values[:0]
		for i, c := range row(&u) {
			switch i {
			case 1, 2:
				values = append(values, excelize.Cell{StyleID: book.wrap, Value: cut(c)})
			case 3:
				values = append(values, u.Confidence)
			default:
				values = append(values, cut(c))
			}
		}
		book.values = values
		if err := book.add(values); err != nil {
			return n, err
		}
		n++
	}
	if err := book.end(); err != nil {
		return n, err
	}
	return n, f.Write(w)
}

// workbook is a workbook in the making, one sheet at a time.
type workbook struct {
	file       *excelize.File
	o          *Options
	sheet      *excelize.StreamWriter
	sheets     int
	row        int // how many are written to the sheet
	wrap, bold int // styles
	values     []any
}

func (b *workbook) begin() error {
	b.sheets++
	name := fmt.Sprintf("beads %d", b.sheets)
	var err error
	if b.sheets == 1 {
		name = "beads"
		err = b.file.SetSheetName("Sheet1", name)
	} else {
		_, err = b.file.NewSheet(name)
	}
	if err != nil {
		return err
	}
	if b.sheet, err = b.file.NewStreamWriter(name); err != nil {
		return err
	}
	for i, width := range []float64{19, 70, 70, 8, 7, 11, 11, 30, 30, 30, 30, 19} {
		if err := b.sheet.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := b.sheet.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	b.row = 0
	var names []any
	for _, c := range head(b.o) {
		names = append(names, excelize.Cell{StyleID: b.bold, Value: c})
	}
	return b.add(names)
}

func (b *workbook) add(values []any) error {
	b.row++
	return b.sheet.SetRow(fmt.Sprintf("A%d", b.row), values)
}

// end finishes a sheet; a table over all of it gives the filters.
func (b *workbook) end() error {
	if b.row > 1 {
		last, err := excelize.CoordinatesToCellName(len(head(b.o)), b.row)
		if err != nil {
			return err
		}
		if err := b.sheet.AddTable(&excelize.Table{Range: "A1:" + last, StyleName: "TableStyleLight1"}); err != nil {
			return err
		}
	}
	return b.sheet.Flush()
}

// cut shortens a text to what a cell takes: characters are counted as UTF-16 has them.
func cut(s string) string {
	if len(s) <= cellRunes {
		return s
	}
	units := 0
	for i, r := range s {
		if units++; r > 0xFFFF {
			units++
		}
		if units >= cellRunes {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
