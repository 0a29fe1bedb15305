package compare

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
)

// readAmounts turns the figures of a sentence into amounts.
func (s *side) readAmounts(x *sentence) (out []*amount) {
	r := &s.lang.Rewording
	last := 0 // end of the last span
	for _, f := range x.facts {
		if f.Start < last {
			continue
		}
		a := &amount{sentence: x, start: f.Start, end: f.End, value: f.Value}
		if f.Kind == facts.Date {
			a.value = float64(atoi(f.Key))
		}
		text := x.text[f.Start:f.End]
		if s.compound(x, f) || s.hundreds(&date{sentence: x, start: f.Start, end: f.End}, a.value) {
			continue
		}
		a.written = strings.ContainsAny(text, "0123456789") || f.Kind == facts.Ordinal && strings.Trim(text, "IVXLC") == "" // of a king, a century
		switch f.Kind {
		case facts.Number, facts.Percent, facts.Money:
		case facts.Date:
			if !s.counts(x, f) {
				continue
			}
		case facts.Ordinal:
			a.ordinal = true
			if !a.written && a.value < leastOrdinal {
				continue // "first" is a word like others
			}
		default:
			continue
		}
		if f.Value == 0 && !a.written {
			continue // "below zero", "нулевой"
		}
		if f.Value == 1 && !a.written && f.Kind == facts.Number && !strings.Contains(f.Key, " ") && s.measureOf(x, f) == "" {
			continue
		}
		a.percent = f.Kind == facts.Percent
		if m := s.measureOf(x, f); m == "cent" && f.Value <= 21 {
			continue // the 19th century, written without its suffix
		}
		a.fraction = !a.written && f.Value > 0 && f.Value < 1
		a.vague = !a.written && s.isVague(x, f)
		a.hedged = s.hedged(x, f.Start) || s.tailed(x, f.End)
		_, unit, _ := strings.Cut(f.Key, " ")
		switch {
		case f.Kind == facts.Money:
			a.currency, _, _ = strings.Cut(f.Key, " ")
			a.readings = append(a.readings, reading{"$" + a.currency, f.Value})
			if m := s.measureOf(x, f); m != "" {
				a.readings = append(a.readings, reading{m, f.Value}) // pounds
			}
		case a.percent:
			if s.preceded(x, f.Start, r.AllBut) {
				a.value = 100 - a.value
			}
			a.readings = append(a.readings, reading{"%", a.value})
		case a.ordinal:
			a.readings = append(a.readings, reading{"", f.Value})
		default:
			if m := s.measureOf(x, f); m != "" {
				unit = m
			}
			if unit == "%/100" { // basis points
				a.percent, a.value = true, f.Value/100
				a.readings = append(a.readings, reading{"%", a.value})
				break
			}
			if code, cents := strings.CutSuffix(unit, "/100"); cents {
				a.currency, a.value = code, f.Value/100
				a.readings = append(a.readings, reading{"$" + code, a.value})
				break
			}
			a.readings = append(a.readings, reading{unit, a.value})
			if unit == "m" && strings.HasSuffix(text, "m") && len(text) > 1 && isDigit(text[len(text)-2]) {
				a.readings = append(a.readings, reading{"", f.Value * 1e6}) // "800m people"
			}
			if unit == "" && f.Value == .5 && !a.written {
				a.readings = append(a.readings, reading{"y", f.Value})
			}
		}
		a.dozen = a.vague && (f.Value == 12 || f.Value == 10) || !a.written && f.Value == 12
		if by := s.declined(x, f); by > 1 { // "15-ти миллионов"
			for i := range a.readings {
				a.readings[i].value *= by
			}
			a.value *= by
		}
		if foreignGroup(text) {
			for _, r := range a.readings {
				a.readings = append(a.readings, reading{r.unit, r.value * 1000})
			}
		}
		s.halved(x, a)
		s.chill(x, a)
		if n := len(out); n > 0 && out[n-1].goesOn(s.lang, a) {
			out[n-1].extend(a)
			continue
		}
		if n := len(out); n > 0 && !s.lang.Comma && out[n-1].grouped(a, text) {
			out[n-1].join(a)
			continue
		}
		out = append(out, a)
	}
	out = s.shares(x, s.whole(x, out))
	s.lend(x, out)
	// Words that are a number and its measure at once.
	covered := 0
	for i := range x.words {
		for n := 5; n > 0; n-- {
			key, end := x.phrase(i, n)
			span, ok := r.Spans[key]
			if !ok || end == 0 || x.words[i].start < covered {
				continue
			}
			covered = end
			number, unit, _ := strings.Cut(span, " ")
			v, err := strconv.ParseFloat(number, 64)
			if err != nil {
				continue
			}
			a := &amount{sentence: x, start: x.words[i].start, end: end, value: v, readings: []reading{{unit, v}}, fraction: v < 1 && unit == "",
				hedged: s.hedged(x, x.words[i].start)}
			out = slices.DeleteFunc(out, func(o *amount) bool { return o.start < a.end && o.end > a.start })
			// "five decades": the number before it counts it already.
			if !slices.ContainsFunc(out, func(o *amount) bool {
				return o.end <= a.start && strings.TrimLeft(x.text[o.end:a.start], " \u00a0-") == ""
			}) {
				out = append(out, a)
			}
			break
		}
	}
	for i := range x.words {
		w := &x.words[i]
		if v, unit := s.numberWord(w.form); v > 0 {
			// Without a measure it may be another word; then it only helps to understand a figure of the other side.
			out = append(out, &amount{sentence: x, start: w.start, end: w.end, value: v, percent: unit == "%", vague: unit == "", readings: []reading{{unit, v}}})
		}
	}
	out = append(out, x.scores()...)
	for _, a := range out {
		a.shown = s.withMeasure(x, a.end)
		a.age = s.behind(x, a.end, r.Ages) > 0 || s.behind(x, a.start, r.Ages) > 0
		a.rate = s.rate(x, a)
		switch {
		case s.preceded(x, a.start, r.Leasts):
			a.bound = 1
		case s.preceded(x, a.start, r.Mosts):
			a.bound = -1
		}
	}
	out = append(out, s.bareUnits(x, out)...)
	slices.SortFunc(out, func(a, b *amount) int { return a.start - b.start })
	return out
}

// lend gives the first number of a range the multiplier and unit of the second, as another reading: "0.5 - 1 billion".
func (s *side) lend(x *sentence, list []*amount) {
	for i, a := range list[:max(0, len(list)-1)] {
		b := list[i+1]
		gap := strings.TrimSpace(x.text[min(a.end, b.start):b.start])
		ranges := a.value < b.value && (strings.Trim(gap, "-–—$€") == "" || s.lang.Ranges[s.lang.Fold(gap)])
		if len(gap) > 8 || !ranges && strings.ContainsAny(gap, ",;.() ") {
			continue
		}
		by := 1.0
		for _, m := range []float64{1e3, 1e6, 1e9, 1e12} {
			if ranges && a.value < 1000 && b.value >= m && b.value < m*1000 {
				by = m
			}
		}
		for _, r := range b.readings {
			if by > 1 || r.unit != "" && a.readings[0].unit == "" {
				a.readings = append(a.readings, reading{r.unit, a.value * by})
			}
		}
	}
}

// isVague says that a number is one word such as "hundreds".
func (s *side) isVague(x *sentence, f facts.Fact) bool {
	form := s.lang.Fold(x.text[f.Start:f.End])
	return s.lang.Multipliers[form] > 0 || s.lang.Multipliers[strings.Fields(form + " x")[0]] > 0
}

// hedged says that words before a number make it a rounded one.
func (s *side) hedged(x *sentence, at int) bool { return s.preceded(x, at, s.lang.Rewording.Hedges) }

// preceded says that a phrase of a set stands before a place in a sentence; a preposition may stand between: "почти на четверть".
func (s *side) preceded(x *sentence, at int, set map[string]bool) bool {
	last := -1
	for i := range x.words {
		if x.words[i].end <= at {
			last = i
		}
	}
	if last < 0 || len(strings.TrimLeft(x.text[x.words[last].end:at], " \u00a0$€£¥₽~")) > 0 {
		return strings.HasSuffix(strings.TrimRight(x.text[:at], " $€£"), "~")
	}
	for range 2 {
		for n := 1; n <= 4 && n <= last+1; n++ {
			if key, _ := x.phrase(last-n+1, n); set[key] {
				return true
			}
		}
		if w := x.words[last].form; last == 0 || !s.lang.Prepositions[w] && !s.lang.Articles[w] {
			break
		}
		last--
	}
	return false
}

// withMeasure is the end of a figure with the measure behind it: a reader wants to see "12 months".
func (s *side) withMeasure(x *sentence, end int) int {
	for i := range x.words {
		if w := &x.words[i]; w.start >= end {
			m := s.lang.Rewording.Measures[w.form]
			if gap := x.text[end:w.start]; (gap == " " || gap == "\u00a0") && len(w.form) > 1 && m != "" {
				return w.end
			}
			break
		}
	}
	return end
}

// counts says that what looks like a year counts things: "1340 человек".
func (s *side) counts(x *sentence, f facts.Fact) bool {
	year := atoi(f.Key)
	if f.Kind != facts.Date || len(f.Key) != 4 || year == 0 || year >= firstYear && year <= lastYear || f.End-f.Start != 4 {
		return false
	}
	next, ok := strings.CutPrefix(strings.ReplaceAll(x.text[f.End:], "\u00a0", " "), " ")
	first, _ := utf8.DecodeRuneInString(next)
	if !ok || !unicode.IsLower(first) {
		return false
	}
	for i := range x.words {
		if w := &x.words[i]; w.start > f.End {
			return !w.stop && !s.lang.Years[w.form]
		}
	}
	return false
}

// The years that news is about; before and after them a number with a noun behind it is a count.
const (
	firstYear = 1900
	lastYear  = 2040
)

// leastOrdinal is the first ordinal that counts when it is told in words.
const leastOrdinal = 2
