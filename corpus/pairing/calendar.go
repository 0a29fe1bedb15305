package pairing

import (
	"fmt"
	"iter"
	"strings"
	"time"
)

// day is a date whose year may not be known.
type day struct {
	text string
	year int // 0: not known
	of   int // day of a leap year, from 0; -1: no date at all
}

func dayOf(date string) day {
	layout, year := "2006-01-02", true
	full := date
	if rest, ok := strings.CutPrefix(date, "--"); ok {
		full, year = "2004-"+rest, false // a leap year
	}
	t, err := time.Parse(layout, full)
	if err != nil {
		return day{of: -1}
	}
	d := day{text: date, of: time.Date(2004, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC).YearDay() - 1}
	if year {
		d.year = t.Year()
	}
	return d
}

const leapYear = 366

// apart is the distance in days; without one of the years, that of day and month, across a year's end
// too. It is -1 when one has no date.
func (d day) apart(o day) int {
	if d.of < 0 || o.of < 0 {
		return -1
	}
	if d.year != 0 && o.year != 0 {
		a, _ := time.Parse("2006-01-02", d.text)
		b, _ := time.Parse("2006-01-02", o.text)
		n := int(a.Sub(b).Hours() / 24)
		return max(n, -n)
	}
	n := max(d.of-o.of, o.of-d.of)
	return min(n, leapYear-n)
}

// calendar finds articles by day.
type calendar struct {
	days    [leapYear][]*profile
	undated []*profile
	all     []*profile
}

func newCalendar(ps []*profile) *calendar {
	c := &calendar{all: ps}
	for _, p := range ps {
		if p.date.of < 0 {
			c.undated = append(c.undated, p)
		} else {
			c.days[p.date.of] = append(c.days[p.date.of], p)
		}
	}
	return c
}

// near gives the articles that are dated at most window days from p's date, and those without a date.
// Without a window, or without a date of p's, that is all.
func (c *calendar) near(p *profile, window int) iter.Seq[*profile] {
	return func(yield func(*profile) bool) {
		if window == 0 || p.date.of < 0 || window >= leapYear/2 {
			for _, o := range c.all {
				if n := p.date.apart(o.date); window > 0 && n > window {
					continue
				}
				if !yield(o) {
					return
				}
			}
			return
		}
		// A day more on either side: the calendar has a February 29 in every year.
		for i := -window - 1; i <= window+1; i++ {
			for _, o := range c.days[(p.date.of+i+leapYear)%leapYear] {
				if p.date.apart(o.date) <= window && !yield(o) {
					return
				}
			}
		}
		for _, o := range c.undated {
			if !yield(o) {
				return
			}
		}
	}
}

// describeDates says how the dates of a pair lie.
func describeDates(a, b *profile) string {
	switch n := a.date.apart(b.date); {
	case n < 0:
		return ""
	case n == 0:
		return fmt.Sprintf("both of %s", a.date.text)
	case n == 1:
		return fmt.Sprintf("%s and %s: a day apart", a.date.text, b.date.text)
	default:
		return fmt.Sprintf("%s and %s: %d days apart", a.date.text, b.date.text, n)
	}
}
