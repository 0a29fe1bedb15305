package align

import (
	"context"
	"fmt"
	"os"
	"testing"

	"tolmach/align/lexicon"
)

// longText strings the documents of the hard set together until a side has n sentences; the gold goes with it.
func longText(t testing.TB, n int) *doc {
	ds := readGold(t, shared+"gold/hard")
	d := &doc{}
	for k := 0; len(d.lines[0]) < n; k++ {
		x := ds[k%len(ds)]
		for _, b := range x.gold {
			i, j := len(d.lines[0]), len(d.lines[1])
			d.gold = append(d.gold, Bead{Src: Span{b.Src.From + i, b.Src.To + i}, Dst: Span{b.Dst.From + j, b.Dst.To + j}})
		}
		d.lines[0] = append(d.lines[0], x.lines[0]...)
		d.lines[1] = append(d.lines[1], x.lines[1]...)
	}
	return d
}

// BenchmarkLong aligns one pair of files: go test ./align -run xxx -bench Long -benchtime 1x
func BenchmarkLong(b *testing.B) {
	for _, n := range []int{900, 9000, 90000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 9000 && os.Getenv("TOLMACH_BENCH") == "" {
				b.Skip("without TOLMACH_BENCH")
			}
			d := longText(b, n)
			a := New(Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
			b.ReportAllocs()
			b.ResetTimer()
			var beads []Bead
			for b.Loop() {
				beads, _ = a.Align(context.Background(), d.lines[0], d.lines[1])
			}
			f := &figures{}
			f.count(d, withoutNulls(beads))
			strict, _, _ := f.f1()
			b.ReportMetric(strict, "F1")
		})
	}
}
