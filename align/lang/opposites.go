package lang

import "strings"

// Opposites are words by what they say and by its contrary: for each axis, whose name is the same in every language, the
// words of the one pole and those of the other, folded, with spaces between. A star behind a word stands for every ending,
// behind three letters at least; two words with "_" between stand next to each other. A word may be on several axes
// ("declined": fell, refused).
type Opposites map[string][2]string

// Pole is an end, 0 or 1, of an axis.
type Pole struct {
	Axis  string
	End   int
	Words int // that tell it: 1 or 2
}

// Poles look words up in opposites.
type Poles map[string][]polePattern // by the first letters

type polePattern struct {
	words []string
	Pole
}

// Poles prepares opposites to be looked up.
func (o Opposites) Poles() Poles {
	p := Poles{}
	for axis, ends := range o {
		for end, list := range ends {
			for _, text := range strings.Fields(list) {
				words := strings.Split(text, "_")
				key := headOf(strings.TrimSuffix(words[0], "*"))
				p[key] = append(p[key], polePattern{words, Pole{axis, end, len(words)}})
			}
		}
	}
	return p
}

// At gives the poles of a word, given with the one that follows it, or "". Both are folded.
func (p Poles) At(word, next string) (poles []Pole) {
	for _, x := range p[headOf(word)] {
		if fits(x.words[0], word) && (len(x.words) == 1 || fits(x.words[1], next)) {
			poles = append(poles, x.Pole)
		}
	}
	return poles
}

func fits(pattern, word string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, prefix)
	}
	return pattern == word
}

// headOf is the first three letters of a word.
func headOf(word string) string {
	n := 0
	for i := range word {
		if n == 3 {
			return word[:i]
		}
		n++
	}
	return word
}
