package compare

import (
	"regexp"

	"tolmach/align/facts"
)

// scoreLike finds what can be the score of a game: "3-1", "21:15".
var scoreLike = regexp.MustCompile(`(?:^|[^\d.,:/–-])(\d{1,3})([:–-])(\d{1,3})(?:[^\d:/%–-]|$)`)

// scores are the scores of a sentence, either side first. What only looks like one has nothing to agree with on the other side.
func (x *sentence) scores() (out []*amount) {
	for _, m := range scoreLike.FindAllStringSubmatchIndex(x.text, -1) {
		start, end := m[2], m[7]
		hour := false
		for _, f := range x.facts {
			hour = hour || f.Kind == facts.Time && f.Start < end && f.End > start
		}
		if hour {
			continue
		}
		one, other := float64(atoi(x.text[start:m[3]])), float64(atoi(x.text[m[6]:end]))
		out = append(out, &amount{sentence: x, start: start, end: end, value: one, written: true, score: true,
			readings: []reading{{"score", one*1000 + other}, {"score", other*1000 + one}}})
	}
	return out
}
