package exchange

import (
	"strconv"
	"strings"

	"tolmach/corpus"
)

// head names the columns of the tables: TSV, CSV and XLSX have the same.
func head(o *Options) []string {
	x, y := o.Langs[0], o.Langs[1]
	return []string{"id", x, y, "score", "bead", "status", "date", x + "_url", y + "_url", x + "_path", y + "_path", "fingerprint"}
}

// row gives the cells of a unit, each of one line.
func row(u *corpus.Unit) []string {
	a, b := &u.Articles[0], &u.Articles[1]
	return []string{u.ID, tidy(u.Texts[0]), tidy(u.Texts[1]), strconv.FormatFloat(u.Confidence, 'f', 4, 64), u.Kind(), string(u.Status), cell(date(*u)),
		cell(a.URL), cell(b.URL), cell(a.Path), cell(b.Path), fingerprint(u)}
}

// tidy is a side of a unit in one line, without the characters that no reader of tables expects.
func tidy(sentences []string) string { return strings.TrimSpace(xmlText(line(sentences))) }

func cell(s string) string { return tidy([]string{s}) }
