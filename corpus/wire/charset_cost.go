package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// sampleSize is how much of a file is looked at to guess its charset.
const sampleSize = 32 << 10

// The prices, in half bits, of what is unusual in a text that was decoded rightly.
const (
	costCase    = 14 // a capital behind a small letter of the same word, or a small one behind two capitals
	costMixed   = 14 // a Latin letter beside a Cyrillic one
	costForeign = 13 // a Cyrillic letter that Russian does not have but Ukrainian or Belarusian do
	costRare    = 26 // a letter of other languages still
	costAccent  = 11 // a Latin letter with a mark, of those that are frequent
	costAccents = 16 // two of them side by side
	costSign    = 12 // quotes, dashes, №, no-break space
	costOdd     = 22 // other signs
	costBox     = 30 // frames and control characters
)

const (
	frequentAccents = "äöüßÄÖÜéèêëàâçîïôûùÉÈÀÇñóíáúÑÓÍÁÚãõåæøÅÆØìò"
	frequentSigns   = "«»—–“”„‘’…№§°€©\u00a0"
	foreignCyrillic = "іїєґўІЇЄҐЎ"
)

// charsetCost is how improbable a text is when decoded in a charset, over all bytes that are not
// ASCII and the letters next to them. Words of Cyrillic letters are priced by the pairs of
// neighbouring letters in Russian, so that one word is enough, and upper case as good as lower.
func charsetCost(data []byte, enc *charmap.Charmap) float64 {
	cost := 0
	prev, prevPrev := ' ', ' ' // the characters before
	for _, b := range data[:min(len(data), sampleSize)] {
		r := enc.DecodeByte(b)
		if b < utf8.RuneSelf && prev < utf8.RuneSelf {
			prevPrev, prev = prev, r
			continue
		}
		letter, before := unicode.IsLetter(r), unicode.IsLetter(prev)
		cyrillic, cyrillicBefore := unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Cyrillic, prev)
		switch {
		case cyrillic:
			from := 0
			if cyrillicBefore {
				from = russianRank(prev)
			} else if before {
				cost += costMixed
			}
			to := russianRank(r)
			switch {
			case to > 0:
				cost += bigramCost(from, to)
			case strings.ContainsRune(foreignCyrillic, r):
				cost += costForeign
			default:
				cost += costRare
			}
			if cyrillicBefore && (unicode.IsUpper(r) && unicode.IsLower(prev) ||
				unicode.IsLower(r) && unicode.IsUpper(prev) && unicode.IsUpper(prevPrev)) {
				cost += costCase
			}
		case cyrillicBefore: // a Cyrillic word has ended
			cost += bigramCost(russianRank(prev), 0)
			if letter {
				cost += costMixed
			}
		}
		if b >= utf8.RuneSelf && !cyrillic {
			switch {
			case letter && before && prev >= utf8.RuneSelf:
				cost += costAccents
			case letter && strings.ContainsRune(frequentAccents, r):
				cost += costAccent
			case letter:
				cost += costRare
			case strings.ContainsRune(frequentSigns, r) && !(r == '°' && before):
				cost += costSign
			case unicode.IsControl(r) || r == utf8.RuneError || r >= 0x2500 && r < 0x2600:
				cost += costBox
			default:
				cost += costOdd
			}
			if letter && before && unicode.IsUpper(r) && unicode.IsLower(prev) {
				cost += costCase
			}
		}
		prevPrev, prev = prev, r
	}
	if unicode.Is(unicode.Cyrillic, prev) {
		cost += bigramCost(russianRank(prev), 0)
	}
	return float64(cost)
}

// russianRank numbers the Russian letters from 1; 0 is anything else, and the edge of a word.
func russianRank(r rune) int {
	switch {
	case r >= 'а' && r <= 'я':
		return int(r-'а') + 1
	case r >= 'А' && r <= 'Я':
		return int(r-'А') + 1
	case r == 'ё' || r == 'Ё':
		return int('е'-'а') + 1
	}
	return 0
}

// bigramCost is the price of a letter behind another.
func bigramCost(from, to int) int { return int(bigrams[from][to] - '0') }
