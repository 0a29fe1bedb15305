package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align"
	"tolmach/corpus"
)

// alignment reads beads such as "0,1:0" and "-:2", with sentences a0, a1 ... and b0, b1 ... of the two sides. A bead's id is as it is
// written; "+" behind it marks a decision, "?" one for review, and "=text" stands for a rewritten second side.
func alignment(text string) *Alignment {
	a := &Alignment{}
	for _, word := range strings.Fields(text) {
		word, edited, _ := strings.Cut(word, "=")
		b := corpus.Bead{ID: strings.TrimRight(word, "+?"), Status: corpus.Auto}
		switch {
		case strings.HasSuffix(word, "+"):
			b.Status = corpus.Confirmed
		case strings.HasSuffix(word, "?"):
			b.Status = corpus.Review
		}
		b.Edited[1] = strings.ReplaceAll(edited, "_", " ")
		for side, list := range strings.Split(b.ID, ":") {
			var span align.Span
			if list != "-" {
				var first, last int
				if n, _ := fmt.Sscanf(list, "%d-%d", &first, &last); n < 2 {
					last = first
				}
				span = align.Span{From: first, To: last + 1}
			}
			b = with(b, side, span)
			for len(a.Sentences[side]) < span.To {
				a.Sentences[side] = append(a.Sentences[side], fmt.Sprintf("%c%d", 'a'+side, len(a.Sentences[side])))
			}
		}
		a.Beads = append(a.Beads, b)
	}
	return a
}

func written(beads []corpus.Bead) string {
	var out []string
	for _, b := range beads {
		var sides [2]string
		for side := range 2 {
			switch span := b.Side(side); span.Len() {
			case 0:
				sides[side] = "-"
			case 1:
				sides[side] = fmt.Sprint(span.From)
			default:
				sides[side] = fmt.Sprintf("%d-%d", span.From, span.To-1)
			}
		}
		word := sides[0] + ":" + sides[1] + map[corpus.Status]string{corpus.Confirmed: "+", corpus.Review: "?", corpus.Auto: ""}[b.Status]
		if b.Edited[1] != "" {
			word += "=" + strings.ReplaceAll(b.Edited[1], " ", "_")
		}
		out = append(out, word)
	}
	return strings.Join(out, " ")
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name, beads string
		op          Operation
		want        string // what changes; "!" and a part of the reason where it is impossible
	}{
		{"merge", "0:0 1:1 2:2", Operation{Kind: Merge, Bead: "0:0"}, "0-1:0-1+"},
		{"merge with a sentence alone", "0:0 -:1 1:2", Operation{Kind: Merge, Bead: "0:0"}, "0:0-1+"},
		{"merge keeps a mark", "0:0 1:1?", Operation{Kind: Merge, Bead: "0:0"}, "0-1:0-1?"},
		{"merge joins texts", "0:0=x 1:1", Operation{Kind: Merge, Bead: "0:0"}, "0-1:0-1+=x_b1"},
		{"merge in the order of the text", "0:1=x 1:0", Operation{Kind: Merge, Bead: "0:1"}, "0-1:0-1+=b0_x"},
		{"merge what stands apart", "0:0 1:2 2:1", Operation{Kind: Merge, Bead: "0:0"}, "!next to each other"},
		{"merge the last", "0:0 1:1", Operation{Kind: Merge, Bead: "1:1"}, "!last row"},
		{"merge two of one side", "0:- 1:- 2:0", Operation{Kind: Merge, Bead: "0:-"}, "!one language"},

		{"split where asked", "0-2:0-2", Operation{Kind: Split, Bead: "0-2:0-2", Side: 1, At: 1}, "0:0+ 1-2:1-2+"},
		{"split in halves", "0-3:0-1", Operation{Kind: Split, Bead: "0-3:0-1"}, "0-1:0+ 2-3:1+"},
		{"split the side that can be", "0:0-1", Operation{Kind: Split, Bead: "0:0-1"}, "0:0+ -:1"},
		{"split one sentence", "0:0", Operation{Kind: Split, Bead: "0:0"}, "!only one"},
		{"split behind the end", "0-1:0", Operation{Kind: Split, Bead: "0-1:0", At: 2}, "!cannot be split"},
		{"split a rewritten text", "0:0-1=x", Operation{Kind: Split, Bead: "0:0-1", Side: 1}, "!rewritten"},

		{"up", "0:0 1:1-2", Operation{Kind: Up, Bead: "1:1-2", Side: 1}, "0:0-1+ 1:2+"},
		{"up to a sentence alone", "0:- 1:0", Operation{Kind: Up, Bead: "1:0", Side: 1}, "0:0+ 1:-"},
		{"up takes the row along", "0:0 -:1", Operation{Kind: Up, Bead: "-:1", Side: 1}, "0:0-1+"},
		{"up takes its text along", "0:0 1:1=x", Operation{Kind: Up, Bead: "1:1", Side: 1}, "0:0-1+=b0_x 1:-"},
		{"up from elsewhere", "0:0 1:2 2:1", Operation{Kind: Up, Bead: "1:2", Side: 1}, "!next to each other"},
		{"up to one of the same side", "-:0 0:1", Operation{Kind: Up, Bead: "0:1", Side: 1}, "!one language"},
		{"up without text", "0:0 1:-", Operation{Kind: Up, Bead: "1:-", Side: 1}, "!no sentence"},
		{"down", "0:0-1 1:2", Operation{Kind: Down, Bead: "0:0-1", Side: 1}, "1:1-2+ 0:0+"},
		{"down on the first side", "0-1:0 2:1", Operation{Kind: Down, Bead: "0-1:0", Side: 0}, "1-2:1+ 0:0+"},

		{"swap", "0:1 1:0", Operation{Kind: Swap, Bead: "0:1", Side: 1}, "0:0+ 1:1+"},
		{"swap with nothing", "0:0-1 1:-", Operation{Kind: Swap, Bead: "0:0-1", Side: 1}, "0:- 1:0-1+"},
		{"swap takes texts along", "0:1=x 1:0", Operation{Kind: Swap, Bead: "0:1", Side: 1}, "0:0+ 1:1+=x"},

		{"unlink", "0-1:0", Operation{Kind: Unlink, Bead: "0-1:0"}, "0:-+ 1:-+ -:0+"},
		{"unlink nothing", "0:-", Operation{Kind: Unlink, Bead: "0:-"}, "!linked with nothing"},
		{"unlink a rewritten text", "0:0-1=x", Operation{Kind: Unlink, Bead: "0:0-1"}, "!rewritten"},

		{"link two alone", "0:- 1:0 -:1", Operation{Kind: Link, Bead: "0:-", With: "-:1", Side: 1}, "0:1+"},
		{"link one that moved", "0:0 1:1 2:2 -:3", Operation{Kind: Link, Bead: "0:0", With: "-:3", Side: 1}, "0:3+ -:0"},
		{"link its neighbour", "0:1 -:0 1:2", Operation{Kind: Link, Bead: "0:1", With: "-:0", Side: 1}, "0:0-1+"},
		{"link from a pair", "0:- 1:0 2:1", Operation{Kind: Link, Bead: "0:-", With: "2:1", Side: 1}, "0:1+ 2:-"},
		{"link itself", "0:0", Operation{Kind: Link, Bead: "0:0", With: "0:0", Side: 1}, "!itself"},
		{"link nothing", "0:0 1:-", Operation{Kind: Link, Bead: "0:0", With: "1:-", Side: 1}, "!no text"},

		{"text", "0:0", Operation{Kind: Text, Bead: "0:0", Side: 1, Text: "  new\n text "}, "0:0+=new_text"},
		{"text as read", "0:0=x", Operation{Kind: Text, Bead: "0:0", Side: 1, Text: "b0"}, "0:0+"},
		{"text with what no format holds", "0:0", Operation{Kind: Text, Bead: "0:0", Side: 1, Text: "a\x00b\ufffe \u2028 c"}, "0:0+=ab_c"},
		{"text that nobody sees", "0:0=x", Operation{Kind: Text, Bead: "0:0", Side: 1, Text: "\u200b\u2060\x01"}, "0:0+"},
		{"text of a sentence alone", "0:- -:0", Operation{Kind: Text, Bead: "-:0", Side: 1, Text: "new"}, "-:0+=new"},
		{"no text", "0:0=x", Operation{Kind: Text, Bead: "0:0", Side: 1}, "0:0+"},
		{"confirm", "0:0?", Operation{Kind: Confirm, Bead: "0:0"}, "0:0+"},
		{"confirm all above", "0:0 1:1? 2:2 3:3", Operation{Kind: Above, Bead: "2:2"}, "0:0+ 2:2+"},
		{"review", "0:0", Operation{Kind: Check, Bead: "0:0"}, "0:0?"},
		{"release", "0:0+", Operation{Kind: Release, Bead: "0:0"}, "0:0"},
		{"nothing known", "0:0", Operation{Kind: "paint", Bead: "0:0"}, "!no operation"},
	} {
		got, err := Apply(alignment(c.beads), c.op)
		if reason, ok := strings.CutPrefix(c.want, "!"); ok {
			var no *Impossible
			if !errors.As(err, &no) || !strings.Contains(no.Reason, reason) || no.Remedy == "" {
				t.Errorf("%s: %v, %s", c.name, err, written(got.Beads))
			}
			continue
		}
		if err != nil || written(got.Beads) != c.want {
			t.Errorf("%s: %s, want %s (%v)", c.name, written(got.Beads), c.want, err)
		}
		if !slices.Contains(got.Beads, got.Focus) {
			t.Errorf("%s: goes on with %s", c.name, written([]corpus.Bead{got.Focus}))
		}
	}
	if _, err := Apply(alignment("0:0"), Operation{Kind: Confirm, Bead: "9:9"}); !errors.Is(err, corpus.ErrConflict) {
		t.Errorf("a bead that is gone: %v", err)
	}
}

// Whatever is done to any alignment, the beads that come out hold what those had whose place they take, each sentence
// once; null beads hold one; and what was rewritten is still somewhere, unless that row was rewritten again.
func TestApplyKeepsAll(t *testing.T) {
	kinds := []string{Merge, Split, Up, Down, Swap, Unlink, Link, Confirm, Above, Check, Release}
	rapid.Check(t, func(t *rapid.T) {
		a := anyAlignment(t)
		pick := func(label string) string { return a.Beads[rapid.IntRange(0, len(a.Beads)-1).Draw(t, label)].ID }
		op := Operation{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Bead: pick("bead"), With: pick("with"),
			Side: rapid.IntRange(0, 1).Draw(t, "side"), At: rapid.IntRange(0, 3).Draw(t, "at")}
		c, err := Apply(a, op)
		if err != nil {
			return
		}
		for side := range 2 {
			var has, had []int
			for _, b := range c.Beads {
				for i := b.Side(side).From; i < b.Side(side).To; i++ {
					has = append(has, i)
				}
				if b.Null() && b.Src.Len()+b.Dst.Len() != 1 {
					t.Fatalf("%+v leaves %s", op, written(c.Beads))
				}
			}
			for _, b := range a.Beads {
				touched := false
				for s := range 2 {
					for _, x := range c.Beads {
						span, old := x.Side(s), b.Side(s)
						touched = touched || max(span.From, old.From) < min(span.To, old.To)
					}
				}
				for i := b.Side(side).From; touched && i < b.Side(side).To; i++ {
					had = append(had, i)
				}
			}
			slices.Sort(has)
			slices.Sort(had)
			if !slices.Equal(has, had) {
				t.Fatalf("%+v on %s: %s holds %v of side %d, not %v", op, written(a.Beads), written(c.Beads), has, side, had)
			}
		}
		if op.Kind == Release {
			return
		}
		all := written(c.Beads)
		for _, b := range c.Beads {
			for _, old := range a.Beads {
				if old.Edited[1] != "" && max(b.Dst.From, old.Dst.From) < min(b.Dst.To, old.Dst.To) && !strings.Contains(all, old.Edited[1]) {
					t.Fatalf("%+v on %s loses a text: %s", op, written(a.Beads), all)
				}
			}
		}
	})
}

// anyAlignment makes beads that cover both sides, in any order on the second.
func anyAlignment(t *rapid.T) *Alignment {
	var words []string
	var at [2]int
	n := rapid.IntRange(1, 6).Draw(t, "beads")
	for k := range n {
		var sides [2]string
		first := rapid.IntRange(0, 1).Draw(t, "alone")
		shape := rapid.SampledFrom([][2]int{{1, 1}, {1, 1}, {1, 2}, {2, 2}, {1, 0}}).Draw(t, "shape")
		for s := range 2 {
			side := (s + first) % 2
			switch shape[s] {
			case 0:
				sides[side] = "-"
			case 1:
				sides[side] = fmt.Sprint(at[side])
			default:
				sides[side] = fmt.Sprintf("%d-%d", at[side], at[side]+1)
			}
			at[side] += shape[s]
		}
		word := sides[0] + ":" + sides[1] + rapid.SampledFrom([]string{"", "+", "?"}).Draw(t, "status")
		if sides[1] != "-" && rapid.IntRange(0, 3).Draw(t, "edited") == 0 {
			word += fmt.Sprintf("=x%d", k)
		}
		words = append(words, word)
	}
	if rapid.Bool().Draw(t, "crossing") {
		a := alignment(strings.Join(words, " "))
		var full []int
		for i, b := range a.Beads {
			if !b.Null() {
				full = append(full, i)
			}
		}
		if len(full) > 1 {
			x, y := &a.Beads[full[0]], &a.Beads[full[len(full)-1]]
			x.Dst, y.Dst = y.Dst, x.Dst
			x.Edited, y.Edited = y.Edited, x.Edited
		}
		return a
	}
	return alignment(strings.Join(words, " "))
}
