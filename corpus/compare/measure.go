package compare

import (
	"strings"
	"unicode"

	"tolmach/align/facts"
)

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
	if m := s.perHour(x, f); m != "" {
		return m
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
		for n := 4; n > 0; n-- {
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

// perHour is the measure of a figure that is grown together with its unit and has another one behind a stroke: "125km/h".
func (s *side) perHour(x *sentence, f facts.Fact) string {
	rest, ok := strings.CutPrefix(x.text[f.End:], "/")
	if !ok {
		return ""
	}
	unit := strings.TrimLeft(x.text[f.Start:f.End], "0123456789., \u00a0")
	end := strings.IndexFunc(rest, func(c rune) bool { return !unicode.IsLetter(c) })
	if end < 0 {
		end = len(rest)
	}
	return s.lang.Rewording.Measures[s.lang.Fold(unit)+" "+s.lang.Fold(rest[:end])]
}
