package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// chart is a drawing of counts, as inline SVG, and the same counts as a table for those who cannot see it or
// want the figures.
type chart struct {
	Name    string // of the kind: "year", "agency"
	Title   string
	Key     string // heading of the keys
	Columns bool   // upright, by year; else lying, by name
	W, H    float64
	Bars    []bar
	Lines   []guideline
	Shares  bool // the counts are parts of others
	Base    float64
}

// bar is one count. Text places are those of its label and of its figure.
type bar struct {
	Label, Figure  string
	Share          float64
	Of             string
	URL            string
	X, Y, W, H     float64
	LabelX, LabelY float64
	FigureX        float64
	FigureY        float64
	Bare           bool // no room for its label
}

type guideline struct {
	Y, TextY float64
	Figure   string
}

const (
	chartWidth   = 600.0
	columnsHigh  = 240.0
	columnsLeft  = 56.0
	columnsFoot  = 28.0
	columnsAbove = 22.0
	barHigh      = 30.0
	barsWidth    = 440.0
	barLabel     = 112.0
	barFigure    = 100.0
	barsShown    = 20
)

// columns draws counts by year, upright.
func (v *visit) columns(name, title, key string, t *tally, url func(string) string) *chart {
	c := &chart{Name: name, Title: title, Key: key, Columns: true, W: chartWidth, H: columnsHigh + columnsFoot, Base: columnsHigh}
	most := 0
	for _, x := range t.list {
		most = max(most, x.N)
		c.Shares = c.Shares || x.Of > 0
	}
	step := roundStep(most)
	top := int(math.Ceil(float64(max(most, 1))/float64(step))) * step
	high := columnsHigh - columnsAbove
	for n := 0; n <= top; n += step {
		y := columnsHigh - high*float64(n)/float64(top)
		c.Lines = append(c.Lines, guideline{tenth(y), tenth(y + 4), v.num(n)})
	}
	pitch := (chartWidth - columnsLeft) / float64(len(t.list))
	every := int(math.Ceil(44 / pitch)) // labels that would run into each other are left out
	for i, x := range t.list {
		h := high * float64(x.N) / float64(top)
		wide := min(pitch*.72, 64)
		middle := columnsLeft + pitch*(float64(i)+.5)
		b := v.bar(x, url)
		b.X, b.W, b.Y, b.H = tenth(middle-wide/2), tenth(wide), tenth(columnsHigh-h), tenth(h)
		b.LabelX, b.LabelY, b.FigureX, b.FigureY = tenth(middle), columnsHigh+18, tenth(middle), tenth(columnsHigh-h-6)
		b.Bare = i%every != 0
		c.Bars = append(c.Bars, b)
	}
	return c
}

// bars draws counts by name, lying, the highest first.
func (v *visit) bars(name, title, key string, t *tally, url func(string) string) *chart {
	list := slices.Clone(t.list)
	slices.SortStableFunc(list, func(a, b counted) int { return cmp.Or(b.N-a.N, strings.Compare(a.Key, b.Key)) })
	if len(list) > barsShown {
		rest := counted{Key: "…"}
		for _, x := range list[barsShown:] {
			rest.N += x.N
			rest.Of += x.Of
		}
		list = append(list[:barsShown], rest)
	}
	c := &chart{Name: name, Title: title, Key: key, W: barsWidth, H: barHigh * float64(len(list)), Base: barLabel}
	most := 1
	for _, x := range list {
		most = max(most, x.N)
		c.Shares = c.Shares || x.Of > 0
	}
	for i, x := range list {
		b := v.bar(x, url)
		b.X, b.Y, b.H = barLabel, tenth(barHigh*float64(i)+5), barHigh-10
		b.W = tenth((barsWidth - barLabel - barFigure) * float64(x.N) / float64(most))
		b.LabelX, b.LabelY = barLabel-10, tenth(b.Y+14.5)
		b.FigureX, b.FigureY = tenth(b.X+b.W+8), b.LabelY
		if x.Key == "…" {
			b.Label, b.URL = v.say("others"), ""
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

func (v *visit) bar(x counted, url func(string) string) bar {
	b := bar{Label: x.Key, Figure: v.num(x.N)}
	if x.N > 0 {
		b.URL = url(x.Key)
	}
	if x.Key == "" {
		b.Label = v.say("unknown")
	}
	if r := []rune(b.Label); len(r) > 16 {
		b.Label = string(r[:15]) + "…"
	}
	if x.Of > 0 {
		b.Share, b.Of = float64(x.N)/float64(x.Of), v.num(x.Of)
	}
	return b
}

// roundStep is a distance of guidelines that gives about four of them: 1, 2 or 5 times a power of ten.
func roundStep(most int) int {
	step := 1
	for {
		for _, m := range []int{1, 2, 5} {
			if m*step*4 >= most {
				return m * step
			}
		}
		step *= 10
	}
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// ViewBox is the drawing's own measure.
func (c *chart) ViewBox() string { return fmt.Sprintf("0 0 %g %g", c.W, c.H) }
