package facts

import (
	"math"
	"strconv"
)

// days[m*32+d] is the key of a day of a month.
var days = func() (k [13 * 32]string) {
	for m := 1; m <= 12; m++ {
		for d := 1; d <= 31; d++ {
			k[m*32+d] = "d" + two(m) + "-" + two(d)
		}
	}
	return k
}()

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

func (r *reader) addDate(month, date, start, end int) {
	r.add(Date, days[month*32+date], 0, start, end)
}

func (r *reader) addYear(year float64, start, end int) { r.add(Date, amount(year), year, start, end) }

func (r *reader) addOrdinal(q quantity) int {
	end := q.next - 1
	if next := r.century(q.next, q.value, r.tokens[q.first].start); next > 0 {
		return next
	}
	r.add(Ordinal, "#"+amount(q.value), q.value, r.tokens[q.first].start, r.tokens[end].end)
	return q.next
}

// year says that token i is a figure that looks like a year.
func (r *reader) year(i int) bool {
	t := &r.tokens[i]
	return t.kind == figure && t.plain && t.digits == 4 && t.value >= 1000 && t.value < 2100
}

// yearWord passes over the word that makes a figure a year: "году", "г.", "-го года".
func (r *reader) yearWord(i int) int {
	if r.kind(i) == word && r.at(i).roles&isYear != 0 {
		t := &r.tokens[i]
		i++
		if t.end-t.start <= 4 && r.is(i, '.') && r.glued(i) && i+1 < len(r.tokens) && !r.tokens[i+1].capital {
			i++
		}
	}
	return i
}

// dayOf reads the day of a month at token i: a figure with or without suffix, or an ordinal in words.
func (r *reader) dayOf(i int) (date, next int) {
	switch t := &r.tokens[i]; {
	case t.kind == figure && t.plain && t.digits <= 2:
		if t.value < 1 || t.value > 31 {
			return 0, 0
		}
		next = i + 1
		if r.dash(next) && r.glued(next+1) && r.at(next+1).roles&isOrdinalSuffix != 0 {
			next += 2
		} else if r.glued(next) && r.at(next).roles&isOrdinalSuffix != 0 {
			next++
		}
		return int(t.value), next
	case t.kind == word && t.entry.roles&(isOrdinal|isNumber) != 0:
		if v, next, ordinal := r.readWords(i); ordinal && v >= 1 && v <= 31 {
			return int(v), next
		}
	}
	return 0, 0
}

// month gives the month that token i names, or 0.
func (r *reader) month(i int) int {
	if r.kind(i) != word || r.tokens[i].entry.roles&isMonth == 0 {
		return 0
	}
	if r.table.lang.CapitalMonths && !r.tokens[i].capital {
		return 0
	}
	return int(r.tokens[i].entry.month)
}

// readDate reads a date that begins at token i: "29 сентября 2017 года", "September 29, 2017", "29-30 сентября", a
// month with a year, a month alone. It gives 0 where none begins.
func (r *reader) readDate(i int) int {
	if m := r.month(i); m > 0 {
		return r.readMonth(i, m)
	}
	first, k := r.dayOf(i)
	if k == 0 {
		return 0
	}
	last, second, from := 0, 0, k
	switch {
	case r.dash(k) && k+1 < len(r.tokens):
		second = k + 1
	case r.at(k).roles&isRange != 0 && r.kind(k) == word && k+1 < len(r.tokens):
		second = k + 1
	}
	if second > 0 {
		if last, from = r.dayOf(second); from == 0 {
			last, from = 0, k
		}
	}
	// "29th of September": one small word may stand between.
	m, at := r.month(from), from
	if m == 0 && r.kind(from) == word && r.at(from).roles == isStop && r.kind(from-1) == word {
		at = from + 1
		m = r.month(at)
	}
	if m == 0 {
		return 0
	}
	end := r.tokens[at].end
	if last > 0 {
		r.addDate(m, first, r.tokens[i].start, r.tokens[k-1].end)
		r.addDate(m, last, r.tokens[second].start, end)
	} else {
		r.addDate(m, first, r.tokens[i].start, end)
	}
	return r.readYear(at + 1)
}

// readMonth reads what begins with the month m at token i.
func (r *reader) readMonth(i, m int) int {
	k := i + 1
	if r.is(k, '.') && r.glued(k) && r.tokens[i].end-r.tokens[i].start <= 8 && r.kind(k+1) == figure {
		k++ // "Sept. 29"
	}
	if r.kind(k) == figure || r.kind(k) == word && r.at(k).roles&isOrdinal != 0 {
		if date, next := r.dayOf(k); next > 0 && !r.is(next, '%') && r.at(next).roles&(isMultiplier|isUnit|isCurrency) == 0 {
			end := r.tokens[next-1].end
			r.addDate(m, date, r.tokens[i].start, end)
			if (r.dash(next) || r.at(next).roles&isRange != 0) && next+1 < len(r.tokens) && r.kind(next+1) == figure {
				if last, after := r.dayOf(next + 1); after > 0 && last > date && r.at(after).roles&(isMultiplier|isUnit|isCurrency|isMonth) == 0 && !r.is(after, '%') {
					r.addDate(m, last, r.tokens[next+1].start, r.tokens[after-1].end)
					next = after
				}
			}
			return r.readYear(next)
		}
	}
	t := &r.tokens[i]
	yearNext := k < len(r.tokens) && r.year(k)
	// A month that is another word as well ("may", "March") counts alone only inside a sentence or before a year.
	if t.entry.roles&isStop != 0 && t.starts && !yearNext {
		return 0
	}
	r.add(Date, "m"+two(m), 0, t.start, t.end)
	return r.readYear(i + 1)
}

// readYear reads the year behind a date, with or without a comma, and gives the token behind it, or i.
func (r *reader) readYear(i int) int {
	k := i
	if r.is(k, ',') || r.is(k, '.') && r.glued(k) {
		k++
	}
	if k < len(r.tokens) && r.year(k) && !(r.dash(k+1) && r.glued(k+2)) {
		next := r.yearWord(k + 1)
		r.addYear(r.tokens[k].value, r.tokens[k].start, r.tokens[next-1].end)
		return next
	}
	return i
}

// suffix reads what touches a figure and makes it an ordinal or a decade: 2nd, 2-й, 1990s, 90-х.
func (r *reader) suffix(q quantity) int {
	if !q.bare || q.next >= len(r.tokens) {
		return 0
	}
	k := q.next
	if r.dash(k) {
		k++
	}
	if !r.glued(k) || r.kind(k) != word {
		return 0
	}
	e, start := r.tokens[k].entry, r.tokens[q.first].start
	if e.roles&isDecadeSuffix != 0 && r.tokens[q.first].plain && int(q.value)%10 == 0 {
		years := r.kind(k+1) == word && r.at(k+1).roles&isYear != 0
		if decade := decadeOf(int(q.value)); decade > 0 && (years || q.value >= 1000 || e.roles&isOrdinalSuffix == 0) {
			next := r.yearWord(k + 1)
			r.addDecade(decade, start, r.tokens[next-1].end)
			return next
		}
	}
	if e.roles&isOrdinalSuffix != 0 {
		if next := r.century(k+1, q.value, start); next > 0 {
			return next
		}
		if r.year(q.first) {
			next := r.yearWord(k + 1)
			r.addYear(q.value, start, r.tokens[next-1].end)
			return next
		}
		r.add(Ordinal, "#"+amount(q.value), q.value, start, r.tokens[k].end)
		return k + 1
	}
	return 0
}

// decadeOf gives the first year of a decade written with four figures or two, or 0.
func decadeOf(n int) int {
	switch {
	case n >= 1000 && n < 2100:
		return n
	case n >= 20 && n < 100:
		return 1900 + n
	}
	return 0
}

func (r *reader) addDecade(decade, start, end int) {
	r.add(Date, amount(float64(decade))+"s", float64(decade), start, end)
}

// century adds a century when the word for it stands at token i.
func (r *reader) century(i int, number float64, start int) int {
	if r.dash(i) {
		i++
	}
	if r.kind(i) != word || r.at(i).roles&isCentury == 0 || number < 1 || number > 30 || number != math.Trunc(number) {
		return 0
	}
	r.add(Date, "c"+strconv.Itoa(int(number)), 0, start, r.tokens[i].end)
	return i + 1
}

// readPeriod reads decades in words and with an apostrophe: "nineties", "'90s", "девяностые годы".
func (r *reader) readPeriod(i int) int {
	t := &r.tokens[i]
	switch {
	case t.kind == sign && r.kind(i+1) == figure && r.glued(i+1):
		k := i + 2
		if f := &r.tokens[i+1]; f.digits == 2 && f.plain && int(f.value)%10 == 0 && r.glued(k) && r.kind(k) == word &&
			r.at(k).roles&isDecadeSuffix != 0 {
			r.addDecade(1900+int(f.value), t.start, r.tokens[k].end)
			return k + 1
		}
	case t.kind == word && t.entry.roles&isDecade != 0:
		r.addDecade(1900+t.entry.decade, t.start, t.end)
		return i + 1
	case t.kind == word && t.entry.roles&isOrdinal != 0 && t.entry.ordinal >= 20 && t.entry.ordinal < 100 &&
		r.kind(i+1) == word && r.at(i+1).roles&isYear != 0 && r.tokens[i+1].end-r.tokens[i+1].start >= 8 && int(t.entry.ordinal)%10 == 0:
		r.addDecade(1900+int(t.entry.ordinal), t.start, r.tokens[i+1].end)
		return i + 2
	case t.kind == figure:
		return r.readHour(i)
	}
	return 0
}

// readHour reads "5 p.m." and "17.00 мск".
func (r *reader) readHour(i int) int {
	t := &r.tokens[i]
	half, next := r.clock(i + 1)
	if next == 0 || t.value >= 25 {
		return 0
	}
	hour := math.Trunc(t.value)
	minute := math.Round((t.value - hour) * 100)
	if minute >= 60 || half < 0 && t.plain {
		return 0
	}
	return r.addTime(hour*60+minute, half, i, next)
}

// readTime reads an hour with minutes and the half of the day behind it.
func (r *reader) readTime(i int) int {
	half, next := r.clock(i + 1)
	if next == 0 {
		half, next = -1, i+1
		if t := &r.tokens[i]; t.dotted && (r.at(next).roles&(isMultiplier|isUnit|isCurrency) != 0 || r.is(next, '%')) {
			// "1.25 млн": a decimal point where a comma is the rule.
			t.kind, t.value = figure, math.Floor(t.value/60)+math.Mod(t.value, 60)/100
			return r.readQuantity(i)
		}
	}
	return r.addTime(r.tokens[i].value, half, i, next)
}

func (r *reader) addTime(minutes float64, half, i, next int) int {
	m := int(minutes)
	if half >= 0 && m < 13*60 {
		m = m%(12*60) + half*60
	}
	m %= 24 * 60
	if half >= 0 { // "5 p.m. Moscow time"
		if _, after := r.clock(next); after > 0 {
			next = after
		}
	}
	r.add(Time, "t"+two(m/60)+":"+two(m%60), 0, r.tokens[i].start, r.tokens[next-1].end)
	return next
}

// clock reads the words behind an hour and gives the half of the day they mean, or -1, and the token behind them.
func (r *reader) clock(i int) (half, next int) {
	if r.kind(i) != word {
		return 0, 0
	}
	e := r.tokens[i].entry
	for k := range e.phrases {
		if p := &e.phrases[k]; p.meaning.roles&isClock != 0 && r.matches(p, i) {
			return int(p.meaning.clock), i + 1 + len(p.rest)
		}
	}
	if e.roles&isClock != 0 {
		return int(e.clock), i + 1
	}
	return 0, 0
}
