package compare

import (
	"strings"
)

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
