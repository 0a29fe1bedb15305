package facts

import (
	"os"
	"strings"
	"testing"

	"tolmach/align/lang"
)

// TestFind reads the phrases of testdata, each with the keys of its facts.
func TestFind(t *testing.T) {
	for _, name := range []string{"en", "ru", "en.check", "ru.check"} {
		code, _, _ := strings.Cut(name, ".")
		data, err := os.ReadFile("testdata/" + name + ".facts")
		if err != nil {
			t.Fatal(err)
		}
		cases := 0
		for n, line := range strings.Split(string(data), "\n") {
			text, want, ok := strings.Cut(line, " =>")
			if !ok || line[0] == '#' {
				continue
			}
			cases++
			var keys []string
			for _, f := range Find(lang.Get(code), text) {
				if f.Kind != Name {
					keys = append(keys, f.Key)
				}
			}
			if got := strings.Join(keys, "; "); got != strings.TrimSpace(want) {
				t.Errorf("%s.facts:%d: %s: got %q, want %q", name, n+1, text, got, strings.TrimSpace(want))
			}
		}
		if cases < 100 {
			t.Errorf("%s: only %d cases", name, cases)
		}
	}
}
