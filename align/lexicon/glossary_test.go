package lexicon

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestGlossary holds the form of the glossary's files: sorted lines of English, a tab and Russian, none twice in all files.
func TestGlossary(t *testing.T) {
	files, err := filepath.Glob("glossary/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	seen := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		last, n := "", 0
		for line := range strings.Lines(string(data)) {
			n++
			line = strings.TrimSuffix(line, "\n")
			english, russian, ok := strings.Cut(line, "\t")
			switch {
			case !ok || strings.TrimSpace(english) != english || strings.TrimSpace(russian) != russian || english == "" || russian == "" || strings.Contains(russian, "\t"):
				t.Errorf("%s:%d: %q is no entry", file, n, line)
			case strings.ContainsFunc(english, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }):
				t.Errorf("%s:%d: Cyrillic letters in %q", file, n, english)
			case line <= last:
				t.Errorf("%s:%d: not in order", file, n)
			case seen[line] != "":
				t.Errorf("%s:%d: %q stands in %s too", file, n, line, seen[line])
			}
			last, seen[line] = line, file
		}
	}
}
