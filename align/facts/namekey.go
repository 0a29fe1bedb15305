package facts

import (
	"strings"
	"unicode/utf8"

	"tolmach/align/lang"
)

// NameKeys gives the keys under which a name is looked up: two words that are one name share one, whatever their
// language, script and case form, with few exceptions; that two words share one does not make them a name yet, ask
// [Token.Same]. A key is a row of consonant classes, with A for a vowel at the beginning.
func NameKeys(l *lang.Language, word string) []string {
	return appendKeys(nil, l, l.Fold(word))
}

// soundClasses give a group of letters the classes of sound it can mean, the likelier first; a hyphen is silence.
// Longer groups stand before shorter ones that begin them.
var soundClasses = func() (t [128][]soundClass) {
	for f := range strings.FieldsSeq(`shch=C tsch=C sch=C tch=C dzh=C kh=C- ph=P th=T tts=C ts=C tz=C dz=C dj=C ch=CT sh=C zh=C gh=C- wh=- cch=C
		ks=C x=C j=C- h=-C w=P- b=P p=P f=P v=P t=T d=T c=C k=C q=C gn=N g=C s=C z=C m=M ng=N n=N l=L r=R`) {
		group, classes, _ := strings.Cut(f, "=")
		t[group[0]] = append(t[group[0]], soundClass{group, classes})
	}
	return t
}()

type soundClass struct{ group, classes string }

const (
	longestKey = 5
	mostKeys   = 4 // of one form of a word; further alternatives are left out
)

// appendKeys adds the keys of a folded word.
func appendKeys(keys []string, l *lang.Language, word string) []string {
	from := len(keys)
	letters := utf8.RuneCountInString(word)
	for _, e := range l.NameEndings {
		stem, ok := strings.CutSuffix(word, e)
		if rest := letters - utf8.RuneCountInString(e); ok && rest >= 3 {
			if rest == 3 {
				keys = appendForm(keys, from, word)
			}
			keys = appendForm(keys, from, stem)
			break
		}
	}
	return appendForm(keys, from, word)
}

// appendForm adds the keys of one form that are not among keys[from:] yet.
func appendForm(keys []string, from int, word string) []string {
	var letters [64]byte
	roman := appendRoman(letters[:0], word)
	var row [mostKeys][longestKey]byte
	var size [mostKeys]int
	n := 1
	first := true
	push := func(k int, class byte) {
		if class == '-' && first {
			class = 'A'
		}
		if class != '-' && size[k] < longestKey && (size[k] == 0 || row[k][size[k]-1] != class) {
			row[k][size[k]] = class
			size[k]++
		}
	}
	for i := 0; i < len(roman); {
		c := roman[i]
		if c >= utf8.RuneSelf { // a script without a table: the letters themselves
			return append(keys, word)
		}
		step, classes := 1, "-"
		if c == 'n' && i+1 < len(roman) && (roman[i+1] == 'p' || roman[i+1] == 'b') {
			c = 'm' // as it sounds, and as Russian writes Japanese names
		}
		for _, s := range soundClasses[c] {
			if len(roman)-i >= len(s.group) && string(roman[i:i+len(s.group)]) == s.group {
				step, classes = len(s.group), s.classes
				break
			}
		}
		if have := n; len(classes) > 1 && 2*have <= mostKeys {
			for k := range have {
				row[have+k], size[have+k] = row[k], size[k]
				push(have+k, classes[1])
			}
			n = 2 * have
			for k := range have {
				push(k, classes[0])
			}
		} else {
			for k := range have {
				push(k, classes[0])
			}
		}
		i += step
		first = false
	}
next:
	for k := range n {
		key := row[k][:size[k]]
		if size[k] == 0 {
			continue
		}
		for _, have := range keys[from:] {
			if have == string(key) {
				continue next
			}
		}
		keys = append(keys, string(key))
	}
	return keys
}
