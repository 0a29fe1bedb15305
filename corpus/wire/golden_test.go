package wire

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// dump writes articles and refusals so that a person can read what was made of a file.
func dump(in Input) string {
	articles, refusals, err := Read(in)
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	for _, a := range articles {
		fmt.Fprintf(&b, "== %s (%s, %s, %s)\n", a.Place.Path, a.Place.Format, a.Place.Charset, a.Lang)
		line("title", a.Title)
		line("deck", a.Deck)
		line("dateline", a.Dateline)
		line("date", a.Date)
		line("time", a.Time)
		line("city", a.City)
		line("agency", a.Agency)
		line("url", a.URL)
		for _, c := range a.Captions {
			line("caption", c)
		}
		for _, c := range a.Credits {
			line("credit", c)
		}
		for _, r := range a.Translations {
			line("translation", strings.TrimSpace(r.Lang+" "+r.Ref))
		}
		for _, id := range a.AltIDs {
			line("id", id)
		}
		for _, p := range a.Paragraphs {
			fmt.Fprintf(&b, "\n%s\n", p)
		}
		b.WriteByte('\n')
	}
	for _, r := range refusals {
		fmt.Fprintf(&b, "refused %s line %d: %s\n  hint: %s\n", r.Path, r.Line, r.Reason, r.Hint)
	}
	if err != nil {
		fmt.Fprintln(&b, "error:", err)
	}
	return b.String()
}

// TestGoldens reads pages and wire files of every kind; what must come out stands beside each.
func TestGoldens(t *testing.T) {
	files, _ := filepath.Glob("testdata/pages/*.*")
	if len(files) < 30 {
		t.Fatal("the test files are missing")
	}
	for _, f := range files {
		if strings.HasSuffix(f, ".want") {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got := dump(Input{Path: filepath.Base(f), Data: data, Langs: []string{"en", "ru"}})
		if *update {
			if err := os.WriteFile(f+".want", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(f + ".want")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, []byte(got)) {
			t.Errorf("%s:\n--- got\n%s\n--- want\n%s", f, got, want)
		}
	}
}
