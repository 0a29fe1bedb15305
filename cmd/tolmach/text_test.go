package main

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestCount(t *testing.T) {
	for _, test := range []struct {
		n    int
		noun string
		want string
	}{{0, "pair", "0 pairs"}, {1, "pair", "1 pair"}, {1234567, "entry", "1,234,567 entries"}, {-1500, "bead", "-1,500 beads"}, {999, "bead", "999 beads"}} {
		if got := count(test.n, test.noun); got != test.want {
			t.Errorf("count(%d, %s) = %q, want %q", test.n, test.noun, got, test.want)
		}
	}
}

func TestRemaining(t *testing.T) {
	for _, test := range []struct {
		spent       time.Duration
		done, total int
		want        string
	}{
		{500 * time.Millisecond, 5, 10, ""}, {10 * time.Second, 50, 100, "0:10"}, {time.Minute, 1, 3, "2:00"},
		{time.Hour, 1, 3, "2:00:00"}, {time.Minute, 3, 3, ""}, {time.Minute, 0, 3, ""},
	} {
		if got := remaining(test.spent, test.done, test.total); got != test.want {
			t.Errorf("remaining(%v, %d, %d) = %q, want %q", test.spent, test.done, test.total, got, test.want)
		}
	}
}

func TestProgressDrawsLines(t *testing.T) {
	var b strings.Builder
	now := time.Unix(0, 0)
	p := &progress{w: &b, columns: 60, now: func() time.Time { return now }}
	step := p.Stage("aligning")
	step(1, 1000, "")
	step(2, 1000, "") // too soon after the last
	now = now.Add(10 * time.Second)
	step(500, 1000, "")
	p.Clear()
	want := "\raligning  1 of 1,000  0 %\x1b[K\raligning  500 of 1,000  50 %  0:10 left\x1b[K\r\x1b[K"
	if b.String() != want {
		t.Errorf("drew %q, want %q", b.String(), want)
	}
	var none *progress
	if none.Stage("x") != nil {
		t.Error("no progress line must mean no function")
	}
	none.Clear()
}

// Whatever the text, its lines are no longer than the column, hold all its words, and marks keep their place.
func TestWrapKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zа-я«».,]{1,30}`)).Draw(t, "words")
		text := strings.Join(words, " ")
		n := rapid.IntRange(5, 40).Draw(t, "columns")
		from := rapid.IntRange(0, len(words)).Draw(t, "from")
		to := rapid.IntRange(from, len(words)).Draw(t, "to")
		var marks [][2]int
		if from < to {
			start := len(strings.Join(words[:from], " "))
			if from > 0 {
				start++
			}
			marks = [][2]int{{start, start + len(strings.Join(words[from:to], " "))}}
		}
		all, marked := "", ""
		for _, r := range wrap(text, marks, n) {
			width := 0
			for _, p := range r {
				width += columnsOf(p.text)
				all += p.text
				if p.marked {
					marked += p.text
				}
			}
			if width > n {
				t.Fatalf("a line of %d columns in %d", width, n)
			}
		}
		squeeze := strings.NewReplacer(" ", "")
		if squeeze.Replace(all) != squeeze.Replace(text) {
			t.Fatalf("%q became %q", text, all)
		}
		if squeeze.Replace(marked) != squeeze.Replace(strings.Join(words[from:to], " ")) {
			t.Fatalf("marked %q", marked)
		}
	})
}
