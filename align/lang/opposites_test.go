package lang

import (
	"strings"
	"testing"
)

func TestPoles(t *testing.T) {
	p := Opposites{"rise": {"rose increas*", "fell declin*"}, "agree": {"took_into", "declin* turn*_down"}}.Poles()
	for _, c := range []struct{ word, next, want string }{
		{"rose", "", "rise0"}, {"roses", "", ""}, {"increasing", "", "rise0"}, {"fell", "by", "rise1"}, {"took", "into", "agree0"},
		{"took", "in", ""}, {"took", "", ""}, {"turning", "down", "agree1"}, {"no", "", ""},
	} {
		var got []string
		for _, x := range p.At(c.word, c.next) {
			got = append(got, x.Axis+string(rune('0'+x.End)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s %s: %q, want %q", c.word, c.next, got, c.want)
		}
	}
	if got := p.At("declined", ""); len(got) != 2 {
		t.Errorf("declined: %v", got)
	}
}

// The languages have the same axes, and no word stands for both ends of one.
func TestOpposites(t *testing.T) {
	for _, l := range []*Language{Get("en"), Get("ru")} {
		p := l.Opposites.Poles()
		for axis, ends := range l.Opposites {
			if _, ok := englishOpposites[axis]; !ok {
				t.Errorf("%s: axis %q is none of English", l.Code, axis)
			}
			for end, list := range ends {
				for _, word := range strings.Fields(list) {
					first, second, _ := strings.Cut(strings.TrimSuffix(word, "*"), "_")
					first = strings.TrimSuffix(first, "*")
					if l.Fold(first) != first || strings.HasSuffix(word, "*") && len([]rune(first)) < 3 {
						t.Errorf("%s: %q", l.Code, word)
					}
					for _, x := range p.At(first, second) {
						if x.Axis == axis && x.End != end {
							t.Errorf("%s: %q stands for both ends of %q", l.Code, word, axis)
						}
					}
				}
			}
		}
	}
}
