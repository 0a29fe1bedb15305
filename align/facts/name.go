package facts

import (
	"strings"

	"tolmach/align/lang"
)

// Token is a word prepared for the comparison of names. Prepare it once for each word, not for each comparison.
type Token struct {
	roman    string   // in small plain Latin letters
	skeleton []string // the keys
}

// NewToken prepares a word of the language l.
func NewToken(l *lang.Language, word string) Token {
	t := Token{roman: romanise(word)}
	t.skeleton = NameKeys(l, word)
	return t
}

// Same says from 0 to 1 how likely two words are the same name or the same borrowed word, each in its language:
// over one half, they more likely are than not; unrelated words of news text pass one half about once in a thousand
// pairs.
func (t *Token) Same(o *Token) float64 {
	if t.roman == "" || o.roman == "" {
		return 0
	}
	best := 0.0
	for _, a := range t.skeleton {
		for _, b := range o.skeleton {
			if a == b && len(a) > 0 {
				best = max(best, 1-1/float64(2+len(a)))
				continue
			}
			if n := max(len(a), len(b)); n >= 4 {
				best = max(best, 1-1.7*float64(distance(a, b))/float64(n))
			}
		}
	}
	return best
}

func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func (r *reader) addName(t *token) {
	keys := NameKeys(r.table.lang, r.text[t.start:t.end])
	if len(keys) > 0 {
		r.add(Name, keys[0], 0, t.start, t.end)
	}
}

var sounds = strings.NewReplacer("shch", "S", "sch", "S", "tsch", "S", "zh", "S", "sh", "S", "ch", "S", "ts", "S", "dz", "S", "j", "S", "z", "S", "c", "K",
	"s", "S", "kh", "K", "h", "", "ph", "P", "th", "T", "x", "KS", "q", "K", "k", "K", "g", "K", "b", "P", "p", "P", "f", "P", "v", "P", "w", "P", "t", "T", "d", "T",
	"a", "", "e", "", "i", "", "o", "", "u", "", "y", "", "m", "M", "n", "N", "l", "L", "r", "R")

// NameKeys gives the keys under which a name is looked up; two words can be the same name when they share one.
func NameKeys(l *lang.Language, token string) []string {
	rom := romanise(token)
	if rom == "" {
		return nil
	}
	var b strings.Builder
	last := rune(0)
	if strings.ContainsRune("aeiouy", rune(rom[0])) {
		b.WriteByte('A')
	}
	for _, c := range sounds.Replace(rom) {
		if c != last {
			b.WriteRune(c)
		}
		last = c
	}
	return []string{b.String()}
}
