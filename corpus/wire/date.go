package wire

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tolmach/align/lang"
)

// isoLayouts are the ways in which metadata writes a moment; those with a zone come first.
var isoLayouts = []struct {
	layout string
	zone   bool
}{
	{time.RFC3339, true}, {"2006-01-02T15:04:05-0700", true}, {"2006-01-02T15:04-07:00", true}, {"2006-01-02T15:04Z07:00", true},
	{"2006-01-02T15:04:05-07", true}, {"2006-01-02 15:04:05-07:00", true}, {"2006-01-02 15:04:05 -0700", true}, {"2006-01-02 15:04:05Z07:00", true},
	{"20060102T150405-0700", true}, {"20060102T150405Z07:00", true}, {"20060102T1504-0700", true},
	{time.RFC1123Z, true}, {"Mon, 2 Jan 2006 15:04:05 -0700", true}, {"2 Jan 2006 15:04:05 -0700", true}, {"Mon, 02 Jan 2006 15:04 -0700", true},
	{"Mon, 2 Jan 2006 15:04:05 MST", false}, {"2 Jan 2006 15:04:05 MST", false},
	{"2006-01-02T15:04:05", false}, {"2006-01-02T15:04", false}, {"2006-01-02 15:04:05", false}, {"2006-01-02 15:04", false},
	{"20060102T150405", false}, {"20060102T1504", false}, {"2006-01-02", false}, {"20060102", false},
	{"02.01.2006 15:04:05", false}, {"02.01.2006 15:04", false}, {"02.01.2006, 15:04", false}, {"15:04 02.01.2006", false}, {"15:04, 02.01.2006", false}, {"02.01.2006", false},
	{"2006/01/02", false}, {"January 2, 2006", false}, {"2 January 2006", false},
}

// moment reads a date, and the time too when its zone is known, from what metadata says.
func moment(s string) (date, clock string) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 64 {
		return "", ""
	}
	for _, l := range isoLayouts {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		if t.Year() < 1900 || t.Year() > 2100 {
			return "", ""
		}
		if l.zone || strings.HasSuffix(s, "GMT") || strings.HasSuffix(s, "UTC") {
			clock = t.Format(time.RFC3339)
		}
		return t.Format(time.DateOnly), clock
	}
	return "", ""
}

// setMoment takes a date from metadata unless there is one already.
func (d *draft) setMoment(s string) {
	date, clock := moment(s)
	if date == "" {
		return
	}
	if d.Date == "" || d.Date == date && d.Time == "" {
		d.Date, d.Time = date, clock
	}
}

var rxPathDate = regexp.MustCompile(`/((?:19|20)\d\d)[/\-]?(0[1-9]|1[0-2])[/\-]?(0[1-9]|[12]\d|3[01])(?:[/\-_.]|$)`)

// dateOfURL finds a date in an address, as in /2018/09/29/ or /20180929/.
func dateOfURL(address string) string {
	if m := rxPathDate.FindStringSubmatch(address); m != nil {
		return valid(m[1] + "-" + m[2] + "-" + m[3])
	}
	return ""
}

// valid passes a date of the calendar and nothing else.
func valid(date string) string {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return ""
	}
	return date
}

// complete gives a dateline's day the year that brings it nearest to what metadata says; without
// metadata the year stays open. A story of 31 December may be published on 1 January.
func complete(d dateline, meta string) string {
	if d.month == 0 {
		return meta
	}
	if d.year > 0 {
		if date := valid(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)); date != "" {
			return date
		}
	}
	published, err := time.Parse(time.DateOnly, meta)
	if err != nil {
		if _, err := time.Parse("2006-01-02", fmt.Sprintf("2000-%02d-%02d", d.month, d.day)); err != nil {
			return meta
		}
		return fmt.Sprintf("--%02d-%02d", d.month, d.day)
	}
	best, distance := meta, time.Duration(1<<62)
	for y := published.Year() - 1; y <= published.Year()+1; y++ {
		t := time.Date(y, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
		if gap := t.Sub(published).Abs(); gap < distance && t.Day() == d.day {
			best, distance = t.Format(time.DateOnly), gap
		}
	}
	return best
}

// overrideDate applies what a person said: a full date wins, a year alone completes what was found.
func overrideDate(found, said string) string {
	if said == "" {
		return found
	}
	if len(said) == 4 && strings.HasPrefix(found, "--") {
		if date := valid(said + found[1:]); date != "" {
			return date
		}
	}
	if date, _ := moment(said); date != "" {
		return date
	}
	return said
}

var (
	rxDayMonth = regexp.MustCompile(`(?:^|\D)(\d{1,2})\.?\s+(\p{L}{3,10})\.?,?\s+((?:19|20)\d\d)(?:\D|$)`)
	rxMonthDay = regexp.MustCompile(`(\p{L}{3,10})\.?\s+(\d{1,2}),?\s+((?:19|20)\d\d)(?:\D|$)`)
	rxDotted   = regexp.MustCompile(`(?:^|\D)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?:\D|$)`)
	rxISODay   = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:\D|$)`)
)

// dateLine reads a line that holds a publication date and hardly anything else: "29 September 2018,
// 21:04", "Опубликовано: 29.09.2018". ok says that it is such a line; a time alone is one too, "21:04",
// and gives no date.
func dateLine(s string, l *lang.Language) (date string, ok bool) {
	if len(s) > 120 || !strings.ContainsAny(s, "0123456789") || ends(s) && !strings.HasSuffix(s, "г.") {
		return "", false
	}
	rest := countLetters(s) // letters beside those of the date
	day := func(y string, m int, d string) (string, bool) {
		n, _ := strconv.Atoi(d)
		date := valid(fmt.Sprintf("%s-%02d-%02d", y, m, n))
		return date, date != ""
	}
	if m := rxDayMonth.FindStringSubmatch(s); m != nil && rest-countLetters(m[2]) <= 24 {
		if n := month(m[2], l); n > 0 {
			return day(m[3], n, m[1])
		}
	}
	if m := rxMonthDay.FindStringSubmatch(s); m != nil && rest-countLetters(m[1]) <= 24 {
		if n := month(m[1], l); n > 0 {
			return day(m[3], n, m[2])
		}
	}
	if rest > 20 {
		return "", false
	}
	if m := rxISODay.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		return day(m[1], n, m[3])
	}
	if m := rxDotted.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[2])
		return day(m[3], n, m[1])
	}
	return "", rest <= 12 && rxClock.MatchString(s)
}

var rxClock = regexp.MustCompile(`(?:^|\D)\d{1,2}:\d\d(?:\D|$)`)

func countLetters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
