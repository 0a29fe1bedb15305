package exchange

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align"
)

func bead(a, b, c, d int, confidence float64) align.Bead {
	return align.Bead{Src: align.Span{From: a, To: b}, Dst: align.Span{From: c, To: d}, Confidence: confidence}
}

func TestLadder(t *testing.T) {
	for _, test := range []struct {
		name  string
		beads []align.Bead
		want  string
		lost  int
	}{
		{"nothing", nil, "0 0 0", 0},
		{"straight", []align.Bead{bead(0, 1, 0, 2, .9), bead(1, 2, 2, 3, .8)}, "0 0 .9|1 2 .8|2 3 0", 0},
		{"null beads", []align.Bead{bead(0, 1, 0, 0, .7), bead(1, 2, 0, 1, .9), bead(2, 2, 1, 2, .6)}, "0 0 .7|1 0 .9|2 1 .6|2 2 0", 0},
		{"crossing", []align.Bead{bead(0, 1, 1, 2, .5), bead(1, 2, 0, 1, .9)}, "0 0 0|1 0 .9|2 1 0|2 2 0", 1},
	} {
		var b bytes.Buffer
		lost, err := WriteLadder(&b, test.beads)
		if err != nil {
			t.Fatal(err)
		}
		got := strings.NewReplacer("\t", " ", "0.0000", "0", "000\n", "\n", "0.", ".").Replace(b.String())
		got = strings.ReplaceAll(strings.TrimSpace(got), "\n", "|")
		if got != test.want || lost != test.lost {
			t.Errorf("%s: got %q, %d lost; want %q, %d lost", test.name, got, lost, test.want, test.lost)
		}
	}
}

// Whatever the beads, the ladder climbs from 0 0 to the numbers of sentences and never goes down.
func TestLadderClimbs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 12).Draw(t, "beads")
		order := rapid.Permutation(indices(n)).Draw(t, "order")
		starts, at := make([]int, n), 0
		for _, i := range order {
			starts[i] = at
			at += 1 + i%2
		}
		var beads []align.Bead
		for i := range n {
			beads = append(beads, bead(i, i+1, starts[i], starts[i]+1+i%2, rapid.Float64Range(0, 1).Draw(t, "confidence")))
		}
		kept, lost := monotone(beads)
		src, dst, linked := 0, 0, 0
		for _, k := range kept {
			if k.Src.From != src || k.Dst.From != dst {
				t.Fatalf("bead %v does not start at %d, %d", k, src, dst)
			}
			src, dst = k.Src.To, k.Dst.To
			if !k.Null() {
				linked++
			}
		}
		if src != n || dst != at || linked+lost != n {
			t.Fatalf("ends at %d, %d of %d, %d; %d linked, %d lost of %d", src, dst, n, at, linked, lost, n)
		}
	})
}

func indices(n int) []int {
	is := make([]int, n)
	for i := range is {
		is[i] = i
	}
	return is
}
