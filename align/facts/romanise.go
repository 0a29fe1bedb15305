package facts

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latin spells letters of other scripts, and Latin letters with marks that do not part from them, in plain Latin.
var latin = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "y",
	'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya",
	'і': "i", 'ї': "yi", 'є': "ye", 'ґ': "g", 'ў': "u", 'ј': "y", 'љ': "l", 'њ': "n", 'ћ': "ch", 'ђ': "dj", 'џ': "dzh",
	'ѓ': "g", 'ќ': "k", 'ѕ': "dz", 'қ': "k", 'ғ': "g", 'ң': "n", 'ө': "o", 'ү': "u", 'ұ': "u", 'һ': "h", 'ә': "a",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l",
	'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "i", 'φ': "f",
	'χ': "kh", 'ψ': "ps", 'ω': "o",
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ŋ': "n", 'ħ': "h",
	'ə': "a", 'ſ': "s", 'ŧ': "t", 'ĸ': "k",
}

// plainLatin are the letters of Latin scripts without their marks, for the runes below its length.
var plainLatin = func() (t [0x250]byte) {
	for c := range rune(len(t)) {
		l := unicode.ToLower(c)
		if l < utf8.RuneSelf && unicode.IsLetter(l) {
			t[c] = byte(l)
			continue
		}
		if d := norm.NFD.PropertiesString(string(l)).Decomposition(); len(d) > 0 && d[0] < utf8.RuneSelf && unicode.IsLetter(rune(d[0])) {
			t[c] = d[0]
		}
	}
	return t
}()

// romanise writes a word in small plain Latin letters; what has no letter there is left out.
func romanise(s string) string {
	var buf [64]byte
	return string(appendRoman(buf[:0], s))
}

func appendRoman(b []byte, s string) []byte {
	for _, c := range s {
		if c < rune(len(plainLatin)) && plainLatin[c] != 0 {
			b = append(b, plainLatin[c])
			continue
		}
		if c < utf8.RuneSelf {
			continue
		}
		if l, ok := latin[unicode.ToLower(c)]; ok {
			b = append(b, l...)
		} else if unicode.IsLetter(c) {
			// A letter of a script without a table stands for itself, so that equal words stay equal.
			b = utf8.AppendRune(b, unicode.ToLower(c))
		}
	}
	return b
}
