package compare

import (
	"slices"

	"tolmach/align"
)

// rate is the time that an amount is told for, "" for none: 12 million a week.
func (s *side) rate(x *sentence, a *amount) string {
	end := max(a.end, a.shown)
	for i := range x.words {
		if x.words[i].start < end {
			continue
		}
		for k := i; k < min(len(x.words), i+rateReach); k++ {
			if k > 0 && x.words[k-1].start >= a.start && !joined(x.text[max(end, x.words[k-1].end):max(end, x.words[k].start)]) {
				return ""
			}
			for n := 2; n > 0; n-- {
				if key, _ := x.phrase(k, n); s.lang.Rewording.Rates[key] != "" {
					return s.lang.Rewording.Rates[key]
				}
			}
		}
		break
	}
	return ""
}

// rateReach is how many words behind an amount its rate may begin: "tons of crude oil a day".
const rateReach = 4

// perTime compares amounts that are told for different times: 7 million a week and one million a day.
func (a *amount) perTime(b *amount) float64 {
	best := 0.0
	for _, x := range a.readings {
		for _, y := range b.readings {
			v, w := x.value/measures[a.rate].factor, y.value/measures[b.rate].factor
			if x.unit == y.unit && apart(v, w) <= byUnit {
				best = .8
			}
		}
	}
	return best
}

// bareUnits are measures of time with a hedge and no number: "less than a minute", "более часа".
func (s *side) bareUnits(x *sentence, others []*amount) (out []*amount) {
	for i := range x.words {
		w := &x.words[i]
		m := s.lang.Rewording.Measures[w.form]
		if measures[m].dimension != "time" || !s.hedged(x, w.start) {
			continue
		}
		a := &amount{sentence: x, start: w.start, end: w.end, value: 1, vague: true, bare: true, hedged: true, readings: []reading{{m, 1}}}
		taken := false
		for _, o := range others {
			taken = taken || o.start < a.end && max(o.end, o.shown) > a.start
		}
		if !taken {
			out = append(out, a)
		}
	}
	return out
}

// unitOnly says that side k of a bead has the measure that an amount comes to, without a number: 12 months, "in a year".
func (p *pair) unitOnly(k int, span align.Span, a *amount) bool {
	m := measures[a.readings[0].unit]
	if m.dimension != "time" {
		return false
	}
	for _, x := range p.sides[k].of(span) {
		for i := range x.words {
			w := &x.words[i]
			if slices.ContainsFunc(x.amounts, func(o *amount) bool { return !o.bare && o.start < w.end && max(o.end, o.shown) > w.start }) {
				continue
			}
			u := measures[p.langs[k].Rewording.Measures[w.form]]
			if u.dimension == m.dimension && apart(m.base(a.value), u.factor) <= byUnit {
				return true
			}
		}
	}
	return false
}

// near says that an amount is about as long as a bare unit.
func (a *amount) near(b *amount) bool {
	if !a.bare {
		return false
	}
	u := measures[a.readings[0].unit]
	for _, y := range b.readings {
		if m := measures[y.unit]; m.dimension == u.dimension && m.base(y.value) > u.factor/2 && m.base(y.value) < u.factor*2 {
			return true
		}
	}
	return false
}
