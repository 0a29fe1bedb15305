package index

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Words that stand in a bead more often than their number holds, or far apart, are found in phrases too.
func TestPhraseAmongRepetitions(t *testing.T) {
	s := newStore(t)
	many := strings.Repeat("in town and in field or ", 12)
	far := strings.Repeat("word ", 300)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"1 " + many + "in the end.", "1 Конец."},
		[2]string{"2 in " + far + "in the end.", "2 Конец."},
		[2]string{"3 " + many + "in an end.", "3 Конец."})
	x := built(t, s)
	for query, want := range map[string]string{`"in the end"`: "1 2", `"town and in"`: "1 3", `"in town and in field or in"~`: "1 3", `"field in"`: ""} {
		if got := numbers(found(t, x, Query{Any: parsed(t, query)})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}

// A phrase is found where its words stand in a row, and nowhere else.
func TestPhraseIsExact(t *testing.T) {
	s := newStore(t)
	words := []string{"ab", "cd", "ef", "gh"}
	var texts []string
	var lines [][2]string
	for i := range 60 {
		var b strings.Builder
		for k := range 5 + i%30 {
			b.WriteString(words[(i*i+k*k*(i+1)+k)%len(words)] + " ")
		}
		text := strings.TrimSpace(b.String())
		texts = append(texts, text)
		lines = append(lines, [2]string{text, "нечто"})
	}
	putLines(t, s, "a", "2018-09-29", lines...)
	x := built(t, s)
	rapid.Check(t, func(rt *rapid.T) {
		row := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 2, 5).Draw(rt, "row"), " ")
		e, err := ParseQuery(`"` + row + `"`)
		if err != nil {
			rt.Fatal(err)
		}
		r, err := x.Search(ctx, Query{Any: e})
		if err != nil {
			rt.Fatal(err)
		}
		got := map[string]bool{}
		for _, h := range r.Hits {
			got[h.Unit.Texts[0][0]] = true
		}
		for _, text := range texts {
			if want := strings.Contains(" "+text+" ", " "+row+" "); got[text] != want {
				rt.Errorf("%q in %q: %v", row, text, got[text])
			}
		}
	})
}
