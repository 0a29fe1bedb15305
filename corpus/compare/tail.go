package compare

import (
	"strings"

	"tolmach/align/lang"
)

// What stands behind a number can still change it.

// tailed says that words behind a number make it a rounded one: "с лишним", "or so".
func (s *side) tailed(x *sentence, at int) bool {
	return s.behind(x, at, s.lang.Rewording.Tails) > 0
}

// behind is the end of a phrase of a set that stands right behind a place in a sentence; 0 for none.
func (s *side) behind(x *sentence, at int, set map[string]bool) int {
	for i := range x.words {
		if x.words[i].start < at {
			continue
		}
		if !joined(x.text[at:x.words[i].start]) {
			return 0
		}
		for n := 3; n > 0; n-- {
			if key, end := x.phrase(i, n); end > 0 && set[key] {
				return end
			}
		}
		return 0
	}
	return 0
}

// halved adds a half that is joined with hyphens: "eight-and-a-half tons".
func (s *side) halved(x *sentence, a *amount) {
	if end := s.behind(x, a.end, s.lang.Rewording.Halves); end > 0 && strings.HasPrefix(x.text[a.end:], "-") {
		a.end = end
		a.add(.5)
	}
}

// add makes an amount greater.
func (a *amount) add(v float64) {
	a.value += v
	for i := range a.readings {
		a.readings[i].value += v
	}
}

// chill gives a temperature below zero its sign.
func (s *side) chill(x *sentence, a *amount) {
	if measures[a.readings[0].unit].dimension != "temperature" || a.value <= 0 {
		return
	}
	cold := strings.HasSuffix(strings.TrimRight(x.text[:a.start], " \u00a0"), "-") || strings.HasSuffix(x.text[:a.start], "−")
	for i := range x.words {
		w := &x.words[i]
		if w.end <= a.start && strings.TrimSpace(x.text[w.end:a.start]) == "" && s.lang.Rewording.Minus[w.form] {
			cold = true
		}
		if w.start >= a.end && w.start-a.end < 40 && !strings.ContainsAny(x.text[a.end:w.start], ",;") && s.lang.Rewording.Frost[w.form] {
			cold = true
		}
	}
	if !cold {
		return
	}
	a.value = -a.value
	for i := range a.readings {
		a.readings[i].value = -a.readings[i].value
	}
}

// goesOn says that a number in words goes on with the next one: "a hundred and fifty".
func (a *amount) goesOn(l *lang.Language, b *amount) bool {
	if a.written || b.written || a.sentence != b.sentence || a.value < 100 || a.value != float64(int(a.value)/100*100) || b.value >= 100 || b.value < 1 ||
		b.ordinal || a.readings[0].unit != "" {
		return false
	}
	return l.Joints[strings.TrimSpace(a.sentence.text[a.end:b.start])]
}

// extend adds the number that goes on with a.
func (a *amount) extend(b *amount) {
	for i := range b.readings {
		b.readings[i].value += a.value
	}
	a.end, a.value, a.readings, a.vague, a.percent, a.currency = b.end, a.value+b.value, b.readings, false, b.percent, b.currency
}
