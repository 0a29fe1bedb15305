package pairing

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// day is a date as pairing compares them. A dateline often leaves the year out.
type day struct {
	kind dayKind
	n    int32 // dated: days since 1970; yearless: day of a leap year, from 0
}

type dayKind uint8

const (
	undated dayKind = iota
	yearless
	dated
)

const (
	anyDay   = -1  // a window without an end
	leapYear = 366 // days
	leap     = 2004
)

// dayOf reads an article's date.
func dayOf(date string) day {
	if rest, ok := strings.CutPrefix(date, "--"); ok {
		if t, err := time.Parse(time.DateOnly, fmt.Sprintf("%d-%s", leap, rest)); err == nil {
			return day{yearless, int32(t.YearDay() - 1)}
		}
		return day{}
	}
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return day{dated, int32(t.Unix() / 86400)}
	}
	return day{}
}

// String is the date as an article has it.
func (d day) String() string {
	switch t := d.in(leap); d.kind {
	case dated:
		return t.Format(time.DateOnly)
	case yearless:
		return t.Format("--01-02")
	}
	return ""
}

// in is the day as a time; in that year if its own is not known.
func (d day) in(year int) time.Time {
	if d.kind == yearless {
		t := time.Date(leap, 1, 1+int(d.n), 0, 0, 0, 0, time.UTC)
		return time.Date(year, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return time.Unix(int64(d.n)*86400, 0).UTC()
}

// apart is the distance in days; without one of the years the least it can be. It is -1 when one has no
// date.
func (d day) apart(o day) int {
	switch {
	case d.kind == undated || o.kind == undated:
		return -1
	case d.kind == dated && o.kind == dated:
		return int(max(d.n-o.n, o.n-d.n))
	case d.kind == yearless && o.kind == yearless:
		n := int(max(d.n-o.n, o.n-d.n))
		return min(n, leapYear-n)
	case d.kind == yearless:
		return o.apart(d)
	}
	least := leapYear
	for year := d.in(0).Year() - 1; year <= d.in(0).Year()+1; year++ {
		n := int(d.n) - int(o.in(year).Unix()/86400)
		least = min(least, max(n, -n))
	}
	return least
}

// span is a run of documents of a catalogue: from is in it, to is not.
type span struct{ from, to int32 }

// calendar finds documents by day. They are sorted: first the dated, then those without a year, then those
// without a date.
type calendar struct {
	days  []day
	first [4]int32 // where each kind begins, by order; and the end
}

// before is the order of a calendar.
func (d day) before(o day) int {
	if d.kind != o.kind {
		return int(o.kind) - int(d.kind)
	}
	return int(d.n) - int(o.n)
}

// newCalendar makes a calendar of days in order.
func newCalendar(days []day) *calendar {
	c := &calendar{days: days}
	for _, d := range days {
		c.first[dated-d.kind+1]++
	}
	for i := range 3 {
		c.first[i+1] += c.first[i]
	}
	return c
}

// between adds the documents of a kind from one day to another, both included.
func (c *calendar) between(list []span, k dayKind, from, to int) []span {
	lo, hi := c.first[dated-k], c.first[dated-k+1]
	at := func(n int) int32 {
		i, _ := slices.BinarySearchFunc(c.days[lo:hi], n, func(d day, n int) int { return int(d.n) - n })
		return lo + int32(i)
	}
	if s := (span{at(from), at(to + 1)}); s.from < s.to {
		list = append(list, s)
	}
	return list
}

// near lists the documents at most window days from d, and those without a date, in order. Without a window, or
// without a date, that is all.
func (c *calendar) near(d day, window int) []span {
	end := int32(len(c.days))
	if window == anyDay || d.kind == undated || window >= leapYear/2 {
		if d.kind == dated && window != anyDay {
			list := c.between(nil, dated, int(d.n)-window, int(d.n)+window)
			return joined(append(list, span{c.first[1], end}))
		}
		return joined([]span{{0, end}})
	}
	var list []span
	around := func(n int) {
		for _, turn := range [3]int{-leapYear, 0, leapYear} {
			list = c.between(list, yearless, n-window+turn, n+window+turn)
		}
	}
	if d.kind == dated {
		list = c.between(list, dated, int(d.n)-window, int(d.n)+window)
		t := d.in(0)
		n := time.Date(leap, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).YearDay() - 1
		// A year without February 29 is a day shorter: look a day farther, and at the distance itself.
		window++
		around(n)
		window--
		list = c.trim(list, d, window)
	} else {
		if c.first[1] > 0 {
			for year := c.days[0].in(0).Year() - 1; year <= c.days[c.first[1]-1].in(0).Year()+1; year++ {
				n := int(d.in(year).Unix() / 86400)
				list = c.between(list, dated, n-window, n+window)
			}
		}
		around(int(d.n))
	}
	if c.first[2] < end {
		list = append(list, span{c.first[2], end})
	}
	return joined(list)
}

// trim cuts spans to what lies within the window.
func (c *calendar) trim(list []span, d day, window int) []span {
	out := list[:0]
	for _, s := range list {
		for s.from < s.to && c.days[s.from].apart(d) > window {
			s.from++
		}
		for s.from < s.to && c.days[s.to-1].apart(d) > window {
			s.to--
		}
		if s.from < s.to {
			out = append(out, s)
		}
	}
	return out
}

// joined sorts spans and joins those that meet.
func joined(list []span) []span {
	slices.SortFunc(list, func(a, b span) int { return int(a.from) - int(b.from) })
	out := list[:0]
	for _, s := range list {
		if k := len(out); k > 0 && s.from <= out[k-1].to {
			out[k-1].to = max(out[k-1].to, s.to)
		} else if s.from < s.to {
			out = append(out, s)
		}
	}
	return out
}
