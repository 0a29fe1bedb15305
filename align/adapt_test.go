package align

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"testing"

	"tolmach/align/lexicon"
)

var adaptFlag = flag.Bool("adapt", false, "print what adaptation gives on the development sets")

// TestAdaptFigures: go test ./align -run AdaptFigures -adapt -v
func TestAdaptFigures(t *testing.T) {
	if !*adaptFlag {
		t.Skip("without -adapt")
	}
	for _, set := range []string{"gold/mn", "gold/hard", "wire/lines"} {
		ds := readGold(t, shared+set)
		var texts []Texts
		for _, d := range ds {
			texts = append(texts, Texts{d.lines[0], d.lines[1]})
		}
		for _, n := range []int{len(texts), 80} {
			if n > len(texts) {
				continue
			}
			for _, o := range []Options{{From: "en", To: "ru", Lexicon: lexicon.Default()}, {From: "en", To: "ru"}, {From: "x1", To: "x2"}} {
				score := func(o Options) *figures {
					a := New(o)
					return trial(ds[:n], func(d *doc) []Bead {
						beads, err := a.Align(context.Background(), d.lines[0], d.lines[1])
						if err != nil {
							t.Error(err)
						}
						return slices.DeleteFunc(beads, Bead.Null)
					})
				}
				before := score(o)
				adapted, err := Adapt(context.Background(), o, texts[:n])
				if err != nil {
					t.Fatal(err)
				}
				fmt.Printf("%-10s %4d %s-%s lexicon %-5v %v\n      -> %v\n", set, n, o.From, o.To, o.Lexicon != nil, before, score(Options{From: o.From, To: o.To, Lexicon: adapted}))
			}
		}
	}
}
