package facts

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
)

// Token is a word prepared for the comparison of names. Prepare each word once, not for each comparison.
// The zero Token is like nothing.
type Token struct {
	script  script
	initial bool // "V." or "В": stands for any name it begins
	sound   soundWord
	roman   string
	classes uint8  // the classes of consonants in it
	known   string // the key of a country, place or body that the language names
}

type script uint8

const (
	noScript script = iota
	latinScript
	cyrillicScript
	otherScript
)

func scriptOf(s string) script {
	for _, c := range s {
		switch {
		case c < utf8.RuneSelf:
			if isLetter(c) {
				return latinScript
			}
		case unicode.Is(unicode.Latin, c):
			return latinScript
		case unicode.Is(unicode.Cyrillic, c):
			return cyrillicScript
		case unicode.IsLetter(c):
			return otherScript
		}
	}
	return noScript
}

// NewToken prepares a word of the language l, in any case; hyphens and apostrophes in it do not matter. A word
// without letters gives a Token that is like nothing.
func NewToken(l *lang.Language, word string) Token {
	t := Token{script: scriptOf(word)}
	if t.script == noScript {
		return t
	}
	folded := l.Fold(word)
	t.roman = romanise(folded)
	if e := tableOf(l).words[folded]; e != nil && e.roles&isName != 0 {
		t.known = e.name
	}
	t.classes = classesOf(t.roman)
	switch t.script {
	case latinScript:
		t.sound = loadSounds().code(0, folded)
	case cyrillicScript:
		t.sound = loadSounds().code(1, folded)
	}
	letters := 0
	for _, c := range word {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	t.initial = letters == 1 || letters == 2 && word[len(word)-1] == '.'
	return t
}

// Same says from 0 to 1 how likely two words are the same name or the same borrowed word, each in its language and
// script and in any case form: one half where unrelated names get in about one pair of a thousand, near 1 for long
// names spelt as one expects. An initial never passes one half.
func (t *Token) Same(o *Token) float64 {
	v := t.Evidence(o)
	if v < -20 {
		return 0
	}
	p := 1 / (1 + math.Exp(-v/3))
	if t.initial || o.initial {
		p = min(p, 0.5)
	}
	return p
}

// Evidence says how much likelier the two words are one name than two unrelated ones, as a natural logarithm less
// what one false pair in a thousand asks for: above 0 they more likely are the same. It grows with the length of the
// words; -100 means that nothing speaks for it.
func (t *Token) Evidence(o *Token) float64 {
	if t.script == noScript || o.script == noScript {
		return -100
	}
	v := int32(hopeless)
	switch {
	case t.known != "" && o.known != "":
		if t.known == o.known {
			return sameKnown
		}
		return -100
	case t.initial || o.initial:
	case !alike(t.classes, o.classes):
		return -100
	}
	switch {
	case t.script == latinScript && o.script == cyrillicScript:
		v = loadSounds().score(&t.sound, &o.sound, t.initial || o.initial) - threshold
	case t.script == cyrillicScript && o.script == latinScript:
		v = loadSounds().score(&o.sound, &t.sound, t.initial || o.initial) - threshold
	case t.initial || o.initial:
		if t.roman != "" && o.roman != "" && t.roman[0] == o.roman[0] {
			v = 0
		}
	default:
		v = kinship(t.roman, o.roman) - kinThreshold
	}
	return max(float64(v)/unitScale, -100)
}

// sameKnown is the evidence of two words that name one country or place: Deutschland, Germany, немецкий.
const sameKnown = 12

// Scores of unrelated pairs of names reach these about once in a thousand.
const (
	threshold    = 0
	kinThreshold = 4 * unitScale
)

// classesOf gives the classes of consonants of a word in plain Latin, each as a bit.
func classesOf(roman string) (set uint8) {
	for i := range len(roman) {
		switch roman[i] {
		case 'b', 'p', 'f', 'v':
			set |= 1
		case 't', 'd':
			set |= 2
		case 'c', 'k', 'q', 'g', 's', 'z', 'x':
			set |= 4
		case 'm':
			set |= 8
		case 'n':
			set |= 16
		case 'l':
			set |= 32
		case 'r':
			set |= 64
		}
	}
	return set
}

// alike says that two words have about the same classes of consonants. It spares the comparison of four pairs in ten
// and loses one true pair in four thousand.
func alike(a, b uint8) bool {
	unlike := bits.OnesCount8(a ^ b)
	return unlike <= 2 || unlike == 3 && a&b != 0
}

// addName adds a capitalised word that is nothing else.
func (r *reader) addName(t *token) {
	w := r.text[t.start:t.end]
	key, known := r.names[w]
	if !known {
		r.keys = appendKeys(r.keys[:0], r.table.lang, r.table.lang.Fold(w))
		if len(r.keys) > 0 {
			key = r.keys[0]
		}
		if len(r.names) >= rememberedNames {
			clear(r.names)
		}
		r.names[strings.Clone(w)] = key
	}
	if key != "" {
		r.add(Name, key, 0, t.start, t.end)
	}
}

// rememberedNames bounds the memory of a reader; the names of the news come again and again.
const rememberedNames = 1 << 13
