package main

import (
	"strings"
	"testing"

	"tolmach/corpus"
	"tolmach/index"
)

// The hits of a concordance stand under each other in a window of any width, with no gap before a full stop.
func TestConcordance(t *testing.T) {
	text := "Россия подписала меморандум с Международным агентством по атомной энергии. "
	from := strings.Index(text, "Международным")
	to := strings.Index(text, ".")
	hits := []index.Hit{
		{Unit: corpus.Unit{Langs: [2]string{"en", "ru"}, Texts: [2][]string{nil, {text}}}, Marks: [2][]index.Mark{nil, {{Start: from, End: to}}}},
		{Unit: corpus.Unit{Langs: [2]string{"en", "ru"}, Texts: [2][]string{nil, {"МАГАТЭ."}}}, Marks: [2][]index.Mark{nil, {{Start: 0, End: len("МАГАТЭ")}}}},
	}
	for _, columns := range []int{1, 40, 60, 100, 160} {
		var b strings.Builder
		if err := writeConcordance(&b, false, hits, columns); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if len(lines) != 2 || !strings.HasSuffix(lines[0], " энергии.") || !strings.HasSuffix(lines[1], " МАГАТЭ.") {
			t.Fatalf("%d columns: %q", columns, lines)
		}
		if a, b := column(lines[0], "Международным"), column(lines[1], "МАГАТЭ"); a != b {
			t.Errorf("%d columns: hits at %d and %d: %q", columns, a, b, lines)
		}
	}
}

func column(line, word string) int { return columnsOf(line[:strings.Index(line, word)]) }
