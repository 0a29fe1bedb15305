package compare

import (
	"strconv"
	"strings"
	"time"

	"tolmach/align/facts"
	"tolmach/align/lang"
)

// dateSort says how a date is told.
type dateSort int

const (
	aDay dateSort = iota + 1 // September 29
	aMonth
	aYear
	aWeekday
	aDecade
	aCentury
	aClock // an hour
	aDaily // yesterday
	aSpell // last year
)

// date is a date or hour in a sentence.
type date struct {
	sentence   *sentence
	start, end int
	sort       dateSort
	month, day int
	value      int    // year, weekday, first year of a decade, century, minutes of the day, days or spells from now
	unit       string // of a spell: y, mo, d
	zone       int    // minutes east of Greenwich
	zoned      bool
	loose      bool // an hour that may be of either half of the day
	slack      int  // minutes that an hour may be off: "about 3 p.m.", "shortly before midnight"
}

// readDates turns what a sentence says of time into dates.
func (s *side) readDates(x *sentence) (out []*date) {
	for _, f := range x.facts {
		d := &date{sentence: x, start: f.Start, end: f.End}
		switch {
		case f.Kind == facts.Time:
			d.sort = aClock
			h, m, _ := strings.Cut(f.Key[1:], ":")
			d.value = atoi(h)*60 + atoi(m)
			s.readZone(d)
			d.slack = s.slack(x, d)
		case f.Kind == facts.Number && s.hundreds(d, f.Value), f.Kind == facts.Date && s.hundreds(d, f.Value):
		case f.Kind != facts.Date, s.counts(x, f):
			continue
		case f.Key[0] == 'd':
			d.sort, d.month, d.day = aDay, atoi(f.Key[1:3]), atoi(f.Key[4:])
		case f.Key[0] == 'm':
			d.sort, d.month = aMonth, atoi(f.Key[1:])
		case f.Key[0] == 'w':
			d.sort, d.value = aWeekday, atoi(f.Key[1:])
		case f.Key[0] == 'c':
			d.sort, d.value = aCentury, atoi(f.Key[1:])
		case strings.HasSuffix(f.Key, "s"):
			d.sort, d.value = aDecade, atoi(strings.TrimSuffix(f.Key, "s"))
		default:
			d.sort, d.value = aYear, atoi(f.Key)
		}
		out = append(out, d)
	}
	r := &s.lang.Rewording
	for i := range x.words {
		if v, ok := r.Hours[x.words[i].form]; ok {
			d := &date{sentence: x, start: x.words[i].start, end: x.words[i].end, sort: aClock, value: v}
			d.slack = s.slack(x, d)
			s.readZone(d)
			d.loose = true
			out = append(out, d)
		}
		if v := r.Weekdays[x.words[i].stem]; v > 0 {
			out = append(out, &date{sentence: x, start: x.words[i].start, end: x.words[i].end, sort: aWeekday, value: v})
		}
		for n := 4; n > 0; n-- {
			key, end := x.phrase(i, n)
			if end == 0 {
				continue
			}
			if days, ok := r.Days[key]; ok {
				out = append(out, &date{sentence: x, start: x.words[i].start, end: end, sort: aDaily, value: days})
				break
			}
			if spell, ok := r.Spell[key]; ok {
				v, unit, _ := strings.Cut(spell, " ")
				out = append(out, &date{sentence: x, start: x.words[i].start, end: end, sort: aSpell, value: atoi(v), unit: unit})
				break
			}
		}
	}
	return append(out, s.ago(x)...)
}

// ago are the dates that are counted back: "two days ago", "три года назад".
func (s *side) ago(x *sentence) (out []*date) {
	for _, a := range x.amounts {
		m := a.readings[0].unit
		if a.bare { // more than a week ago is no day
			continue
		}
		if measures[m].dimension != "time" || a.value != float64(int(a.value)) {
			continue
		}
		end := s.behind(x, a.end, s.lang.Rewording.Ago)
		for i := range x.words {
			if w := &x.words[i]; end == 0 && w.start >= a.end && joined(x.text[a.end:w.start]) && s.lang.Rewording.Measures[w.form] == m {
				end = s.behind(x, w.end, s.lang.Rewording.Ago)
			}
		}
		if end == 0 {
			continue
		}
		d := &date{sentence: x, start: a.start, end: end, sort: aSpell, value: -int(a.value), unit: m}
		if m == "d" || m == "wk" {
			d.sort, d.value = aDaily, -int(a.value*measures[m].factor/measures["d"].factor)
		}
		out = append(out, d)
	}
	return out
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// readZone reads the time zone in or behind an hour.
func (s *side) readZone(d *date) {
	x := d.sentence
	d.loose = d.value > 0 && d.value <= 12*60 && d.end-d.start <= 5 && !strings.ContainsAny(x.text[d.start:d.end], ":.")
	behind := 0
	for i := range x.words {
		w := &x.words[i]
		if w.start < d.start {
			continue
		}
		if w.start >= d.end {
			if behind++; behind > 2 || !joined(strings.Trim(x.text[max(d.end, x.words[max(i-1, 0)].end*min(behind-1, 1)):w.start], "(,")) {
				return
			}
		}
		for n := 3; n > 0; n-- {
			if key, end := x.phrase(i, n); end > 0 {
				if zone, ok := s.lang.Rewording.Zones[key]; ok {
					d.zone, d.zoned = zone, true
					return
				}
			}
		}
	}
}

// hundreds reads "1400 GMT": hours and minutes in one figure with a zone behind it.
func (s *side) hundreds(d *date, v float64) bool {
	text := d.sentence.text[d.start:d.end]
	if len(text) != 4 || v != float64(int(v)) || int(v)/100 > 24 || int(v)%100 > 59 || strings.Trim(text, "0123456789") != "" {
		return false
	}
	t := *d
	t.sort, t.value = aClock, int(v)/100*60+int(v)%100
	if s.readZone(&t); !t.zoned {
		return false
	}
	t.loose = false
	*d = t
	return true
}

// agree says how well two dates of the two sides agree, from 0 to 1.
func (p *pair) agreeDates(a, b *date) float64 {
	if a.sort == b.sort {
		switch a.sort {
		case aDay:
			switch {
			case a.month == b.month && a.day == b.day:
				return 1
			case a.closes(b) || b.closes(a):
				return .7
			}
		case aMonth:
			if a.month == b.month {
				return 1
			}
		case aClock:
			return agreeClocks(a, b)
		case aSpell:
			if a.value == b.value && a.unit == b.unit {
				return 1
			}
		case aDaily:
			if a.value == b.value {
				return 1
			}
			if x, ok := p.sides[0].days(a); ok {
				y, _ := p.sides[1].days(b)
				return within(x, y, 1)
			}
		default:
			if a.value == b.value {
				return 1
			}
		}
		return 0
	}
	if a.sort > b.sort {
		return p.agreeTurned(b, 1, a, 0)
	}
	return p.agreeTurned(a, 0, b, 1)
}

// closes says that a date is the last day of a month and the other the first of the next: figures as of September 30
// are those «на 1 октября».
func (d *date) closes(o *date) bool {
	next := time.Date(2000, time.Month(d.month), d.day+1, 0, 0, 0, 0, time.UTC)
	return o.day == 1 && next.Day() == 1 && int(next.Month()) == o.month || d.month == 2 && d.day == 28 && o.month == 3 && o.day == 1
}

// unsure is how well two dates agree when the date of publication would tell and is not known.
const unsure = .3

// agreeTurned compares dates of two sorts, the lower sort first; i and j are their sides.
func (p *pair) agreeTurned(a *date, i int, b *date, j int) float64 {
	s, t := p.sides[i], p.sides[j]
	switch {
	case a.sort == aDay && b.sort == aMonth:
		if a.month == b.month {
			return .6
		}
	case (a.sort == aDay || a.sort == aWeekday) && (b.sort == aWeekday || b.sort == aDaily):
		x, ok := s.days(a)
		y, known := t.days(b)
		if ok && known {
			slack := 0
			if b.sort == aDaily {
				slack = 1
			}
			return within(x, y, slack)
		}
		return unsure
	case a.sort == aMonth && b.sort == aSpell && b.unit == "mo":
		if !t.dated {
			return unsure
		}
		if (int(t.date.Month())-1+b.value+24)%12+1 == a.month {
			return .8
		}
	case a.sort == aYear && b.sort == aSpell && b.unit == "y":
		if !t.dated {
			return unsure
		}
		if t.date.Year()+b.value == a.value {
			return .9
		}
	case a.sort == aYear && b.sort == aDecade:
		if a.value/10 == b.value/10 {
			return .7
		}
	case a.sort == aYear && b.sort == aCentury || a.sort == aDecade && b.sort == aCentury:
		if a.value/100+1 == b.value {
			return .7
		}
	}
	return 0
}

// agreeClocks compares hours over their zones.
func agreeClocks(a, b *date) float64 {
	apart := a.value - b.value
	if a.zoned && b.zoned && a.zone != lang.LocalZone && b.zone != lang.LocalZone {
		apart -= a.zone - b.zone
	} else if a.zoned && b.zoned && a.zone != b.zone && apart%30 == 0 {
		return .6 // local time of a place unknown
	}
	apart = (apart%1440 + 1440) % 1440
	switch {
	case apart == 0:
		return 1
	case a.zoned != b.zoned && apart%30 == 0 && min(apart, 1440-apart) >= farZone:
		return .6 // the one may be told by the clocks of its place
	case (a.loose || b.loose) && apart == 720:
		return .8
	case min(apart, 1440-apart) <= max(a.slack, b.slack):
		return .7
	}
	return 0
}

// farZone is how many minutes an hour with a zone and one without must be apart, for them to be of two zones and no slip.
const farZone = 120

// How many minutes an hour may be off that is told as a rounded one, or as near another.
const (
	hedgedClock = 10
	nearClock   = 60
)

// slack is how many minutes an hour may be off by the words before it.
func (s *side) slack(x *sentence, d *date) int {
	switch {
	case d.value%5 != 0:
		return 0
	case s.preceded(x, d.start, s.lang.Rewording.Nears):
		return nearClock
	case s.hedged(x, d.start):
		return hedgedClock
	}
	return 0
}

// days are the days a date can mean, as numbers.
func (s *side) days(d *date) (out []int, ok bool) {
	if !s.dated {
		return nil, false
	}
	now := number(s.date)
	switch d.sort {
	case aDaily:
		return []int{now + d.value}, true
	case aWeekday:
		for k := now - 8; k <= now+8; k++ {
			if weekday(k) == d.value {
				out = append(out, k)
			}
		}
	case aDay:
		for y := s.date.Year() - 1; y <= s.date.Year()+1; y++ {
			out = append(out, number(time.Date(y, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)))
		}
	}
	return out, true
}

func number(t time.Time) int { return int(t.Unix() / 86400) }

// weekday is 1 for Monday to 7 for Sunday.
func weekday(day int) int { return (day+3)%7 + 1 }

// within says that some days of both lists are at most slack apart.
func within(x, y []int, slack int) float64 {
	for _, a := range x {
		for _, b := range y {
			if d := a - b; d <= slack && d >= -slack {
				return .9
			}
		}
	}
	return 0
}

// exact says that a date is told as such and not from the day of writing.
func (d *date) exact() bool { return d.sort != aDaily && d.sort != aSpell }

// rivals says that of two dates in one bead one must be wrong, if they stand for each other.
func (d *date) rivals(o *date) bool {
	switch {
	case d.sort == o.sort:
		return d.exact()
	case d.sort > o.sort:
		d, o = o, d
	}
	switch {
	case d.sort == aDay && (o.sort == aMonth || o.sort == aWeekday):
		return true
	case (d.sort == aDay || d.sort == aWeekday) && o.sort == aDaily:
		return o.value != 0 // "today" may be these days
	case d.sort == aYear && o.sort == aSpell:
		return o.unit == "y"
	case d.sort == aMonth && o.sort == aSpell:
		return o.unit == "mo"
	}
	return false
}
