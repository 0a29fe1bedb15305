package index

import (
	"fmt"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	kinds := map[tokenKind]string{word: "", part: "+", compound: "=", stump: "'"}
	for _, c := range []struct{ text, want string }{
		{"The U.S. and AT&T, 1.5 billion.", "0The 1U.S 2and 3AT 4T 51.5 6billion"},
		{"New York-based Нью\u2011Йорк", "0New 1+York 2+based 1=York-based 3+Нью 4+Йорк 3=Нью\u2011Йорк"},
		{"Putin’s l'homme don't", "0Putin’s 0'Putin 1l'homme 1'homme 2don't 2'don"},
		{"state-of-the-art - yes", "0+state 1+of 2+the 3+art 0=state-of-the-art 4yes"},
		{"во\u0301ды а\u00adбв ёлка", "0во\u0301ды 1а\u00adбв 2ёлка"},
		{"5-", "05"}, {"-5", "05"}, {"a--b", "0a 1b"}, {"", ""}, {" «» — …", ""},
		{"O'Neill-Smith's", "0+O'Neill 0'Neill 1+Smith's 1'Smith 0=O'Neill-Smith's"},
	} {
		toks, _ := split(c.text, 0, nil)
		var got []string
		for _, k := range toks {
			got = append(got, fmt.Sprintf("%d%s%s", k.pos, kinds[k.kind], k.text))
			if c.text[k.start:k.end] != k.text {
				t.Errorf("%q: token %q does not stand at %d-%d", c.text, k.text, k.start, k.end)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("split(%q)\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}
