package gold

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// links reads links written with spaces between: "[0]:[0] [1]:[1,2]".
func links(t testing.TB, text string) []Link {
	t.Helper()
	ls, err := Read(strings.NewReader(strings.ReplaceAll(text, " ", "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return ls
}

func written(ls []Link) string {
	var parts []string
	for _, l := range ls {
		parts = append(parts, l.String())
	}
	return strings.Join(parts, " ")
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, want, got string
		errors          []string // kind, gold, output
	}{
		{"nothing wrong", "[0]:[0] [1]:[]", "[0]:[0] [1]:[]", nil},
		{"both empty", "", "", nil},
		{"two taken for one", "[0]:[0] [1]:[1]", "[0,1]:[0,1]", []string{"merge too much | [0]:[0] [1]:[1] | [0,1]:[0,1]"}},
		{"one sentence too many", "[0]:[0] [1]:[]", "[0,1]:[0]", []string{"merge too much | [0]:[0] | [0,1]:[0]"}},
		{"one for two", "[0,1]:[0,1]", "[0]:[0] [1]:[1]", []string{"merge too little | [0,1]:[0,1] | [0]:[0] [1]:[1]"}},
		{"a short one left out", "[0,1]:[0]", "[0]:[] [1]:[0]", []string{"merge too little | [0,1]:[0] | [1]:[0]"}},
		{"a shifted border", "[0,1]:[0] [2]:[1]", "[0]:[0] [1,2]:[1]", []string{"merge too much | [0,1]:[0] [2]:[1] | [0]:[0] [1,2]:[1]"}},
		{"missed", "[0]:[0] [1]:[1]", "[0]:[0] [1]:[] []:[1]", []string{"missed pair | [1]:[1] | "}},
		{"no output", "[0]:[0] [1]:[1]", "", []string{"missed pair | [0]:[0] | ", "missed pair | [1]:[1] | "}},
		{"false", "[0]:[0] [1]:[] []:[1]", "[0]:[0] [1]:[1]", []string{"false pair |  | [1]:[1]"}},
		{"the wrong partner", "[0]:[0] [1]:[1] []:[2]", "[0]:[0] [1]:[2] []:[1]", []string{"false pair | [1]:[1] | [1]:[2]"}},
		{"a crossing pair missed", "[0]:[1] [1]:[0]", "[0]:[1] [1]:[] []:[0]", []string{"crossing | [1]:[0] | "}},
		{"a false crossing", "[0]:[0] [1]:[] []:[1] [2]:[2]", "[0]:[0] [1]:[3] [2]:[2]", []string{"crossing |  | [1]:[3]"}},
		{"a moved bead found but cut short", "[0,1]:[2] [2]:[0]", "[0]:[2] [1]:[] [2]:[0]", []string{"merge too little | [0,1]:[2] | [0]:[2]"}},
		{"in reading order, apart", "[0]:[0] [1]:[1] [2,3]:[2]", "[1]:[1] [2]:[2]", []string{"missed pair | [0]:[0] | ", "merge too little | [2,3]:[2] | [2]:[2]"}},
		{"a null bead of two is no error", "[0]:[] [1]:[]", "[0,1]:[]", nil},
		{"not contiguous", "[0,2]:[0]", "[0,1,2]:[0]", []string{"merge too much | [0,2]:[0] | [0,1,2]:[0]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range Errors(links(t, c.want), links(t, c.got)) {
				got = append(got, string(e.Kind)+" | "+written(e.Want)+" | "+written(e.Got))
			}
			if diff := cmp.Diff(c.errors, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Every wrong non-null bead of either alignment stands in exactly one error, and no right one does.
func TestErrorsHoldEachWrongBeadOnce(t *testing.T) {
	bead := rapid.Custom(func(t *rapid.T) Link {
		span := func(label string) []int {
			var ns []int
			from, n := rapid.IntRange(0, 5).Draw(t, label), rapid.IntRange(0, 2).Draw(t, label)
			for i := range n {
				ns = append(ns, from+i)
			}
			return ns
		}
		return Link{Src: span("src"), Dst: span("dst")}
	})
	rapid.Check(t, func(t *rapid.T) {
		want, got := rapid.SliceOfN(bead, 0, 6).Draw(t, "want"), rapid.SliceOfN(bead, 0, 6).Draw(t, "got")
		wrong := func(these, others []Link) []string {
			var out []string
			for _, l := range linked(unique(these)) {
				if !set(others)[l.String()] {
					out = append(out, l.String())
				}
			}
			slices.Sort(out)
			return out
		}
		var wants, gots []string
		for _, e := range Errors(want, got) {
			if !slices.Contains(ErrorKinds, e.Kind) {
				t.Fatalf("no such kind: %q", e.Kind)
			}
			for _, l := range e.Want {
				wants = append(wants, l.String())
			}
			for _, l := range e.Got {
				gots = append(gots, l.String())
			}
		}
		slices.Sort(wants)
		slices.Sort(gots)
		if diff := cmp.Diff(wrong(want, got), wants); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(wrong(got, want), gots); diff != "" {
			t.Fatal(diff)
		}
	})
}
