package compare

import "strings"

// whole makes one amount of those told in two measures, a larger and a smaller: "three hours and 11 minutes", "6 часов 28 минут".
func (s *side) whole(x *sentence, list []*amount) (out []*amount) {
	for _, b := range list {
		n := len(out)
		if n == 0 || !s.continues(x, out[n-1], b) {
			out = append(out, b)
			continue
		}
		a := out[n-1]
		large, small := a.readings[0].unit, b.readings[0].unit
		a.value += b.value * measures[small].factor / measures[large].factor
		a.readings = []reading{{large, a.value}}
		a.end, a.shown, a.hedged = b.end, b.shown, a.hedged || b.hedged
	}
	return out
}

// continues says that b tells the rest of a in a smaller measure.
func (s *side) continues(x *sentence, a, b *amount) bool {
	large, small := a.readings[0].unit, b.readings[0].unit
	m, n := measures[large], measures[small]
	if m.dimension == "" || m.dimension == "temperature" || m.dimension != n.dimension || n.factor >= m.factor || b.value >= m.factor/n.factor ||
		a.value != float64(int(a.value)) || b.start < a.end {
		return false
	}
	between := strings.Fields(s.lang.Fold(x.text[a.end:b.start]))
	if len(between) == 2 && !s.lang.Joints[between[1]] && !s.lang.Ranges[between[1]] || len(between) == 0 || len(between) > 2 {
		return false
	}
	return s.lang.Rewording.Measures[between[0]] == large
}
