package index

import (
	"database/sql"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"tolmach/corpus"
)

// besideFTS asks SQLite's FTS5 the same questions about the same units, in the same run: stems of both
// sides in a table without content, ranked by its BM25. It gives the median times of ranked single stems
// and of two stems of both sides, for the 31 words from the 40th most frequent on.
func besideFTS(t *testing.T, s *corpus.Store, words [2][]string) {
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "fts.db"))
	must(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec(`pragma journal_mode = off; pragma synchronous = off; create virtual table f using fts5(en, ru, content = '', tokenize = "unicode61 remove_diacritics 0")`)
	must(t, err)
	w := newWriter(s.Langs())
	began, cpu := time.Now(), cpuTime()
	tx, err := db.Begin()
	must(t, err)
	insert, err := tx.Prepare(`insert into f(rowid, en, ru) values (?, ?, ?)`)
	must(t, err)
	n := 0
	for u, err := range s.AllUnits(ctx, corpus.UnitFilter{}) {
		must(t, err)
		var sides [2]string
		for side := range sides {
			var stems []string
			for _, text := range u.Texts[side] {
				toks, _ := w.analyzers[side].words(text, 0)
				for _, tok := range toks {
					if stem := w.analyzers[side].forms(tok.text).stem; stem != "" && tok.kind.primary() {
						stems = append(stems, stem)
					}
				}
			}
			sides[side] = strings.Join(stems, " ")
		}
		n++
		_, err = insert.Exec(n, sides[0], sides[1])
		must(t, err)
	}
	must(t, tx.Commit())
	t.Logf("FTS5 of %d beads, stems only: %v, %v of CPU", n, time.Since(began).Round(time.Millisecond), (cpuTime() - cpu).Round(time.Millisecond))
	stem := func(side, i int) string { return w.analyzers[side].forms(words[side][40+i]).stem }
	for _, c := range []struct {
		name  string
		match func(i int) string
	}{
		{"common term", func(i int) string { return `en : "` + stem(0, i) + `"` }},
		{"common Russian term", func(i int) string { return `ru : "` + stem(1, i) + `"` }},
		{"both sides, common", func(i int) string { return `en : "` + stem(0, i) + `" AND ru : "` + stem(1, i) + `"` }},
	} {
		var times []time.Duration
		for i := range 31 {
			began := time.Now()
			rows, err := db.Query(`select rowid from f where f match ? order by rank limit 20`, c.match(i))
			must(t, err)
			for rows.Next() {
				var id int
				must(t, rows.Scan(&id))
			}
			must(t, rows.Close())
			times = append(times, time.Since(began))
		}
		slices.Sort(times)
		t.Logf("FTS5 %-23s                found %8.2f ms", c.name, ms(times[15]))
	}
}
