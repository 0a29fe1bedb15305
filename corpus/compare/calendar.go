package compare

import (
	"sort"

	"tolmach/align"
)

// compareDates matches the dates and hours of every bead and reports what is left and disagrees.
func (p *pair) compareDates() {
	for _, b := range p.beads {
		var all [2][]*date
		for k, s := range p.sides {
			for _, x := range s.of(b.Side(k)) {
				all[k] = append(all[k], x.dates...)
			}
		}
		type couple struct {
			a, b  *date
			score float64
		}
		var couples []couple
		matched := map[*date]bool{}
		zones := p.zones(b)
		perhaps := map[*date]bool{}
		for _, a := range all[0] {
			for _, b := range all[1] {
				v := p.agreeDates(a, b)
				if v > unsure || zones && p.neighbours(a, b) {
					matched[a], matched[b] = true, true
				} else if v > 0 {
					perhaps[a], perhaps[b] = true, true
				}
			}
		}
		for _, a := range all[0] {
			for _, b := range all[1] {
				if matched[a] || matched[b] || !a.rivals(b) || a.sort != b.sort && (perhaps[a] || perhaps[b]) {
					continue
				}
				away := p.dateElsewhere(0, a) && p.dateElsewhere(1, b)
				if away && (len(all[0]) > 1 || len(all[1]) > 1) {
					continue
				}
				score := 0.0
				if a.sort == b.sort {
					score = 1
				}
				couples = append(couples, couple{a, b, score})
			}
		}
		sort.SliceStable(couples, func(i, j int) bool { return couples[i].score > couples[j].score })
		done := map[*date]bool{}
		for _, c := range couples {
			if !done[c.a] && !done[c.b] {
				done[c.a], done[c.b] = true, true
				p.add(Date, 0, c.a.place(), c.b.place())
			}
		}
		for k := range all {
			for _, d := range all[k] {
				// Years and days get lost on the way to a shorter version; told where the other version gives no time at all
				// they are news.
				if done[d] || matched[d] || perhaps[d] || len(all[1-k]) > 0 || !(d.sort == aDay || d.sort == aYear || d.sort == aClock) {
					continue
				}
				if p.lasts(1-k, b) || p.dateElsewhere(k, d) || p.dateAsAmount(b.Src.From, b.Src.To, b.Dst.From, b.Dst.To, k, d) || p.published(d) {
					continue
				}
				p.add(Date, k, d.place(), silent(b.Side(1-k)))
			}
		}
	}
}

// dateElsewhere says that the version other than k tells this date somewhere.
func (p *pair) dateElsewhere(k int, d *date) bool {
	other := p.sides[1-k]
	for _, list := range [][]*sentence{other.body, other.round} {
		for _, x := range list {
			for _, o := range x.dates {
				a, b := d, o
				if k == 1 {
					a, b = o, d
				}
				if p.agreeDates(a, b) > .65 && (o.exact() || !d.exact()) {
					return true
				}
			}
		}
	}
	return false
}

// dateAsAmount says that the other side of the bead has the date as a number: "17 часов", "1900 рабочих".
func (p *pair) dateAsAmount(a, b, c, e, k int, d *date) bool {
	from, to := c, e
	if k == 1 {
		from, to = a, b
	}
	for _, x := range p.sides[1-k].body[from:to] {
		for _, o := range x.amounts {
			v := int(o.value)
			if d.sort == aYear && v == d.value || d.sort == aClock && (v == d.value/60 || v == d.value/60-12) {
				return true
			}
			if d.sort == aDay && v == d.day {
				return true
			}
		}
	}
	return false
}

// lasts says that side k of a bead tells a time by how long it is: "until Nov 30" may be «два месяца».
func (p *pair) lasts(k int, b align.Bead) bool {
	for _, x := range p.sides[k].of(b.Side(k)) {
		for _, a := range x.amounts {
			if len(a.readings) > 0 && measures[a.readings[0].unit].dimension == "time" {
				return true
			}
		}
	}
	return false
}

// published says that a date is the day of one of the versions, or its year.
func (p *pair) published(d *date) bool {
	for _, s := range p.sides {
		if s.date.IsZero() {
			continue
		}
		_, month, day := s.date.Date()
		if s.dated && d.sort == aYear && d.value == s.date.Year() || d.sort == aDay && d.month == int(month) && d.day == day {
			return true
		}
	}
	return false
}

func (d *date) place() Place { return d.sentence.place(d.start, d.end) }

// zones says that a bead tells hours by the zone: then it may be the day after on the other side.
func (p *pair) zones(b align.Bead) bool {
	for k, s := range p.sides {
		for _, x := range s.of(b.Side(k)) {
			for i := range x.words {
				for n := 3; n > 0; n-- {
					if key, end := x.phrase(i, n); end > 0 {
						if _, ok := s.lang.Rewording.Zones[key]; ok {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// neighbours says that one of two days can be the day before the other.
func (p *pair) neighbours(a, b *date) bool {
	if a.sort == aWeekday && b.sort == aWeekday {
		d := (a.value - b.value + 7) % 7
		return d == 1 || d == 6
	}
	x, ok := p.sides[0].days(a)
	y, known := p.sides[1].days(b)
	return ok && known && within(x, y, 1) > 0
}
