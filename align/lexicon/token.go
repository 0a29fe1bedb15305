package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
)

// Token is a word as the lexicon counts it: its folded form and where it stands in the text.
type Token struct {
	Form       string // folded by the language; lang.Language.Stem makes the look-up key of it
	Start, End int    // byte offsets in the text
}

// Tokens splits a sentence into the words that a lexicon knows: runs of letters and digits, with inner
// apostrophes ("don't"), dotted initials as one word ("U.S."), the parts of hyphenated compounds each
// for itself, and every ideograph alone. Figures are left out, with what declines them ("21st",
// "5-го", "1990s"): they are compared by value, not by translation.
func Tokens(l *lang.Language, text string) []Token {
	tokens := make([]Token, 0, len(text)/6+1)
	figureEnd := -1 // where a figure ended, to recognise its ending behind a hyphen
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += size
			continue
		}
		start, end := i, i+size
		if !ideograph(r) {
			end = wordEnd(text, i)
		}
		word := text[start:end]
		i = end
		letters, digitFirst := shape(word)
		switch {
		case letters == 0 || digitFirst && letters <= 2:
			figureEnd = end
			continue
		case letters <= 2 && figureEnd >= 0 && hyphen(text[figureEnd:start]):
			continue
		}
		for word != "" {
			part := word
			// Elided articles and particles are words: l'eau, d'Estaing, O'Brien; but not I'm, we've, he'll.
			if at := strings.IndexAny(word, "'’"); at > 0 && utf8.RuneCountInString(word[:at]) <= 2 && utf8.RuneCountInString(word[at:]) > 3 {
				part = word[:at]
			}
			if form := l.Fold(part); form != "" && len(form) <= maxWord/2 {
				tokens = append(tokens, Token{Form: form, Start: start, End: start + len(part)})
			}
			start += len(part)
			word = word[len(part):]
			if word != "" {
				_, n := utf8.DecodeRuneInString(word) // the apostrophe
				word, start = word[n:], start+n
			}
		}
	}
	return tokens
}

// wordEnd is where the word that begins at start ends.
func wordEnd(text string, start int) int {
	i, letters := start, 0
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case ideograph(r):
			return i
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		case unicode.IsMark(r) || r == '\u00ad':
		case r == '\'' || r == '’':
			if !letterAt(text, i+size) {
				return i
			}
		case r == '.':
			// Only between single letters: U.S, not "end.Start".
			if letters != 1 || !letterAt(text, i+size) || !singleAt(text, i+size) {
				return i
			}
			letters = 0
		default:
			return i
		}
		i += size
	}
	return i
}

// shape counts the letters of a word and says whether it begins with a digit.
func shape(word string) (letters int, digitFirst bool) {
	for i, r := range word {
		if unicode.IsLetter(r) {
			letters++
		} else if i == 0 && unicode.IsDigit(r) {
			digitFirst = true
		}
	}
	return letters, digitFirst
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// singleAt says that the letter at i stands alone before a dot or the end of the word.
func singleAt(text string, i int) bool {
	_, size := utf8.DecodeRuneInString(text[i:])
	r, _ := utf8.DecodeRuneInString(text[i+size:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func hyphen(s string) bool { return s == "-" || s == "\u2010" || s == "\u2011" || s == "–" }

// ideograph says that a letter of a script written without spaces stands for itself.
func ideograph(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}
