package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
)

// amount is a number in a sentence, with everything it can mean.
type amount struct {
	sentence   *sentence
	start, end int
	value      float64
	readings   []reading
	written    bool // in figures
	ordinal    bool
	vague      bool // "hundreds", "десятки"
	hedged     bool
	fraction   bool // "two thirds", "half"
	percent    bool
	currency   string
	dozen      bool
	whole      bool // what a part is counted of
}

// reading is one meaning of an amount: a value in a unit; "" counts things.
type reading struct {
	unit  string
	value float64
}

// readAmounts turns the figures of a sentence into amounts.
func (s *side) readAmounts(x *sentence) (out []*amount) {
	r := &s.lang.Rewording
	last := 0 // end of the last span
	for _, f := range x.facts {
		if f.Start < last {
			continue
		}
		a := &amount{sentence: x, start: f.Start, end: f.End, value: f.Value}
		text := x.text[f.Start:f.End]
		if s.compound(x, f) {
			continue
		}
		a.written = strings.ContainsAny(text, "0123456789")
		switch f.Kind {
		case facts.Number, facts.Percent, facts.Money:
		case facts.Ordinal:
			a.ordinal = true
			if !a.written {
				continue // "first", "second" are words like others
			}
		default:
			continue
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
		a.hedged = s.hedged(x, f.Start)
		_, unit, _ := strings.Cut(f.Key, " ")
		switch {
		case f.Kind == facts.Money:
			a.currency, _, _ = strings.Cut(f.Key, " ")
			a.readings = append(a.readings, reading{"$" + a.currency, f.Value})
			if m := s.measureOf(x, f); m != "" {
				a.readings = append(a.readings, reading{m, f.Value}) // pounds
			}
		case a.percent:
			a.readings = append(a.readings, reading{"%", f.Value})
		case a.ordinal:
			a.readings = append(a.readings, reading{"", f.Value})
		default:
			if m := s.measureOf(x, f); m != "" {
				unit = m
			}
			if code, cents := strings.CutSuffix(unit, "/100"); cents {
				a.currency, a.value = code, f.Value/100
				a.readings = append(a.readings, reading{"$" + code, a.value})
				break
			}
			a.readings = append(a.readings, reading{unit, f.Value})
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
		if n := len(out); n > 0 && !s.lang.Comma && out[n-1].grouped(a, text) {
			out[n-1].join(a)
			continue
		}
		out = append(out, a)
	}
	out = s.shares(x, out)
	s.lend(x, out)
	// Words that are a number and its measure at once.
	for i := range x.words {
		for n := 4; n > 0; n-- {
			key, end := x.phrase(i, n)
			span, ok := r.Spans[key]
			if !ok || end == 0 {
				continue
			}
			number, unit, _ := strings.Cut(span, " ")
			v, err := strconv.ParseFloat(number, 64)
			if err != nil {
				continue
			}
			a := &amount{sentence: x, start: x.words[i].start, end: end, value: v, readings: []reading{{unit, v}}}
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
	slices.SortFunc(out, func(a, b *amount) int { return a.start - b.start })
	return out
}

// numberWord reads a number grown together with its measure: "восемнадцатилетний", "стопроцентный".
func (s *side) numberWord(form string) (float64, string) {
	if len(form) < 16 || !s.lang.Comma {
		return 0, ""
	}
	sum, rest := 0.0, form
	for range 3 {
		best := 0
		for i := range rest {
			if _, ok := s.lang.Numbers[rest[:i]]; ok && i > 4 {
				best = i
			}
		}
		if best == 0 {
			break
		}
		sum += s.lang.Numbers[rest[:best]]
		rest = rest[best:]
		if m := s.lang.Rewording.Measures[rest]; m != "" {
			return sum, m
		}
		if m := s.lang.Units[rest]; m != "" {
			return sum, m
		}
	}
	if n := len(form) - len(rest); n >= 8 && len(rest) >= 8 {
		return sum, ""
	}
	return 0, ""
}

// declined is the multiplier behind a figure whose ending is written with a hyphen, 1 for none.
func (s *side) declined(x *sentence, f facts.Fact) float64 {
	rest, ok := strings.CutPrefix(x.text[f.End:], "-")
	if !ok {
		return 1
	}
	ws := strings.Fields(rest[:min(len(rest), 40)])
	if len(ws) < 2 || utf8.RuneCountInString(ws[0]) > 3 || isDigit(ws[0][0]) {
		return 1
	}
	return max(1, s.lang.Multipliers[strings.TrimRight(s.lang.Fold(ws[1]), ".,")])
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

// phrase joins n words from word i, that have nothing but spaces and hyphens between them, with spaces; "" otherwise.
func (x *sentence) phrase(i, n int) (string, int) {
	if i+n > len(x.words) {
		return "", 0
	}
	var b strings.Builder
	for k := i; k < i+n; k++ {
		if k > i {
			if !joined(x.text[x.words[k-1].end:x.words[k].start]) {
				return "", 0
			}
			b.WriteByte(' ')
		}
		b.WriteString(x.words[k].form)
	}
	return b.String(), x.words[i+n-1].end
}

// joined says that words with this between them belong together.
func joined(between string) bool {
	return len(between) < 6 && strings.Trim(between, " \u00a0\u202f\u2009-‑/.'’") == ""
}

// measureOf finds the measure in or behind a figure, "" for none.
func (s *side) measureOf(x *sentence, f facts.Fact) string {
	if rest := strings.TrimLeft(x.text[f.End:], " \u00a0"); strings.HasPrefix(rest, "°") || strings.HasSuffix(x.text[f.Start:f.End], "°") {
		rest = strings.TrimLeft(strings.TrimPrefix(rest, "°"), " \u00a0")
		switch {
		case strings.HasPrefix(rest, "F"):
			return "F"
		case strings.HasPrefix(rest, "C"), strings.HasPrefix(rest, "С"):
			return "C"
		}
		return "degree"
	}
	best, size, behind, between := "", 0, 0, 0
	for i := range x.words {
		w := &x.words[i]
		if w.end <= f.Start || w.start < f.Start {
			continue
		}
		if w.start >= f.End {
			gap := x.text[f.End:w.start]
			if behind == 0 && !joined(gap) || behind > 0 && !joined(x.text[x.words[i-1].end:w.start]) {
				break
			}
			behind++
		}
		for n := 3; n > 0; n-- {
			key, end := x.phrase(i, n)
			m, ok := s.lang.Rewording.Measures[key]
			if !ok || n < size || end < f.End && n == 1 && strings.Contains(f.Key, " ") && f.Kind == facts.Number {
				continue
			}
			// One word may stand between a number and a duration: "24 calendar months".
			if behind > 1 && (measures[m].dimension != "time" || w.capital || strings.Contains(f.Key, " ") || x.words[i-1].stop || f.Kind != facts.Number) {
				continue
			}
			if len(key) == 1 && !w.upper && !w.capital && (key == "f" || key == "c") {
				continue
			}
			best, size, between = m, n, behind
			break
		}
		if behind >= 2 || best != "" && between <= 1 && behind >= 1 {
			break
		}
	}
	return best
}

// isVague says that a number is one word such as "hundreds".
func (s *side) isVague(x *sentence, f facts.Fact) bool {
	form := s.lang.Fold(x.text[f.Start:f.End])
	return s.lang.Multipliers[form] > 0 || s.lang.Multipliers[strings.Fields(form + " x")[0]] > 0
}

// hedged says that a word before a number makes it a rounded one.
func (s *side) hedged(x *sentence, at int) bool {
	last := -1
	for i := range x.words {
		if x.words[i].end <= at {
			last = i
		}
	}
	if last < 0 || len(strings.TrimLeft(x.text[x.words[last].end:at], " \u00a0$€£¥₽~")) > 0 {
		return strings.HasSuffix(strings.TrimRight(x.text[:at], " $€£"), "~")
	}
	for n := 1; n <= 3 && n <= last+1; n++ {
		if key, _ := x.phrase(last-n+1, n); s.lang.Rewording.Hedges[key] {
			return true
		}
	}
	return false
}

// agree says how well two amounts agree: 0 not at all, 1 exactly, less when rounded or converted.
func (a *amount) agree(b *amount) float64 {
	best := 0.0
	hedged := a.hedged || b.hedged
	if (a.dozen || b.dozen) && apart(a.value, b.value) <= byDozen {
		best = .8
	}
	for _, x := range a.readings {
		for _, y := range b.readings {
			best = max(best, x.agree(y, hedged, a.fraction || b.fraction))
		}
	}
	return best
}

func (x reading) agree(y reading, hedged, fraction bool) float64 {
	m, mok := measures[x.unit]
	n, nok := measures[y.unit]
	exact := apart(x.value, y.value) < nothing
	if x.unit == "share" || y.unit == "share" {
		if x.unit == "share" {
			x, y = y, x
		}
		switch {
		case x.unit == "%" && math.Abs(x.value-y.value*100) <= 1.5, (x.unit == "share" || fraction && x.unit == "") && math.Abs(x.value-y.value) <= .015:
			return .9
		}
		return 0
	}
	switch {
	case x.unit == y.unit:
		switch {
		case exact:
			return 1
		case m.dimension == "temperature" && math.Abs(x.value-y.value) <= 1 && hedged:
			return .7
		case rounds(x.value, y.value, hedged):
			return .8
		}
		return 0
	case mok && nok && m.dimension == n.dimension:
		if m.dimension == "temperature" {
			if x.unit == "degree" && exact || y.unit == "degree" && exact || math.Abs(m.base(x.value)-n.base(y.value)) <= 1.2 {
				return .9
			}
			// a degree without a scale may be of either
			for _, scale := range []string{"F", "C"} {
				if f := measures[scale]; x.unit == "degree" && math.Abs(f.base(x.value)-n.base(y.value)) <= 1.2 ||
					y.unit == "degree" && math.Abs(f.base(y.value)-m.base(x.value)) <= 1.2 {
					return .6
				}
			}
			return 0
		}
		a, b := m.base(x.value), n.base(y.value)
		if apart(a, b) < 1e-3 {
			return .95
		}
		if converts(a, b, grain(x.value)*m.factor, grain(y.value)*n.factor, hedged) {
			return .8
		}
		return 0
	case x.unit == "%" && y.unit == "" && fraction || y.unit == "%" && x.unit == "" && fraction:
		share, percent := x.value, y.value
		if x.unit == "%" {
			share, percent = percent, share
		}
		if d := math.Abs(share*100 - percent); d <= 1 || hedged && d <= 4 {
			return .9
		}
		return 0
	case x.unit == "" || y.unit == "":
		// What a number counts is often left to the context.
		if exact {
			return .7
		}
		if rounds(x.value, y.value, hedged) {
			return .5
		}
	}
	return 0
}

// comparable says that two amounts measure the same sort of thing, so that one of them is wrong if they stand for each other.
func (a *amount) comparable(b *amount) bool {
	if a.ordinal != b.ordinal {
		return false
	}
	for _, x := range a.readings {
		for _, y := range b.readings {
			m, n := measures[x.unit], measures[y.unit]
			if x.unit == "share" || y.unit == "share" || x.unit == "" && y.unit == "" && a.fraction != b.fraction {
				continue
			}
			if x.unit == y.unit || m.dimension != "" && m.dimension == n.dimension {
				return true
			}
			if x.unit != "" && y.unit != "" && x.unit[0] == '$' && y.unit[0] == '$' && apart(x.value, y.value) < nothing {
				return true // the same figure in another currency
			}
			if x.unit == "%" && b.fraction || y.unit == "%" && a.fraction {
				return true
			}
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// compound says that a figure is a part of something else: a result of 3:2, a paragraph 1.2.3, the '80s.
func (s *side) compound(x *sentence, f facts.Fact) bool {
	if before, _ := utf8.DecodeLastRuneInString(x.text[:f.Start]); unicode.IsLetter(before) {
		return true // G20
	}
	if i := f.Start; i >= 2 && strings.IndexByte(":.,/", x.text[i-1]) >= 0 && isDigit(x.text[i-2]) {
		return true
	}
	rest := x.text[f.End:]
	if len(rest) >= 2 && strings.IndexByte(":.,/", rest[0]) >= 0 && isDigit(rest[1]) && isDigit(x.text[f.End-1]) {
		return true
	}
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s")
}

// foreignGroup says that a figure has three digits behind its only mark, so that the mark may part thousands in the
// manner of another language: 1,700 or 1.700.
func foreignGroup(text string) bool {
	i := strings.IndexAny(text, ".,")
	if i < 1 || i > 3 || len(text) < i+4 || text[0] == '0' {
		return false
	}
	for k := range text[:i+4] {
		if k != i && !isDigit(text[k]) {
			return false
		}
	}
	return len(text) == i+4 || !isDigit(text[i+4])
}

// grouped says that b goes on with the figure a as its next three digits: "40 000" in a language that writes 40,000.
func (a *amount) grouped(b *amount, text string) bool {
	if a.sentence != b.sentence || len(text) < 3 || !isDigit(text[2]) || len(text) > 3 && isDigit(text[3]) {
		return false
	}
	gap := a.sentence.text[a.end:b.start]
	head := a.sentence.text[a.start:a.end]
	return (gap == " " || gap == "\u00a0" || gap == "\u202f") && len(head) <= 3 && strings.Trim(head, "0123456789") == ""
}

// join makes a and b one figure.
func (a *amount) join(b *amount) {
	scale := math.Pow(1000, math.Ceil(math.Log(max(b.value, 1)+1)/math.Log(1000)))
	v := a.value
	*a = amount{sentence: a.sentence, start: a.start, end: b.end, value: v*max(scale, 1000) + b.value, readings: b.readings, written: true,
		hedged: a.hedged, percent: b.percent, currency: b.currency}
	for i := range a.readings {
		a.readings[i].value += v * max(scale, 1000)
	}
}

// shares makes one amount of a part and its whole: "seven out of ten", "60 из 100".
func (s *side) shares(x *sentence, list []*amount) (out []*amount) {
	for _, a := range list {
		if a.countsOnly() && a.value > 1 && a.value <= 1000 {
			if one := s.oneOf(x, a); one != nil {
				a.whole = true
				out = append(out, one, a)
				continue
			}
		}
		n := len(out)
		if n == 0 || !out[n-1].countsOnly() || !a.countsOnly() || out[n-1].value >= a.value || a.value > 1000 {
			out = append(out, a)
			continue
		}
		between := strings.Fields(s.lang.Fold(x.text[out[n-1].end:a.start]))
		if k := len(between); k == 0 || k > 2 || !s.lang.Rewording.Parts[between[k-1]] {
			out = append(out, a)
			continue
		}
		part := out[n-1]
		part.readings = append(part.readings, reading{"share", part.value / a.value})
		a.whole = true
		out = append(out, a)
	}
	return out
}

// oneOf is the amount of "one in five", where a is the five; nil when it is none.
func (s *side) oneOf(x *sentence, a *amount) *amount {
	for i := 1; i < len(x.words); i++ {
		one, in := &x.words[i-1], &x.words[i]
		if s.lang.Numbers[one.form] == 1 && s.lang.Rewording.Parts[in.form] && in.end < a.start && strings.TrimSpace(x.text[in.end:a.start]) == "" {
			return &amount{sentence: x, start: one.start, end: one.end, value: 1, vague: true, readings: []reading{{"share", 1 / a.value}}}
		}
	}
	return nil
}

// countsOnly says that an amount has no unit.
func (a *amount) countsOnly() bool {
	return len(a.readings) > 0 && a.readings[0].unit == "" && !a.ordinal && !a.fraction
}
