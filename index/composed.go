package index

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"tolmach/align/lexicon"
)

// Words that one language writes in one the other writes in several: "Transport Ministry" is Минтранс, "drug
// cartel" наркокартель, "foreign ministry" МИД. Lexicons lack most of them, but their parts are the beginnings
// of the translations that the single words have.

const (
	composed      = 0.75 // weight of a word and a compound with the beginning of its translation
	partly        = 0.3  // of a word and a compound that begins with it and goes on with a word of its own language
	initial       = 0.2  // of a word and an acronym with its translation's first letter
	explained     = 0.3  // a word with such a weight needs no other reason
	leastPiece    = 3    // letters of a translation in a compound
	leastWhole    = 6    // letters of a compound
	leastRest     = 4    // letters of what a compound goes on with
	linking       = 1    // letters between two parts
	togetherness  = 6    // words that a compound's parts stand apart at most
	longestShort  = 6    // letters of an acronym
	initialsApart = 2    // words that those of an acronym stand apart at most
	ordinary      = 500  // a word that the lexicon has seen so often has its own translations
)

// compose gives weights to compounds and acronyms of either side and the words that they are made of. Weights has a
// row for each word of the term's side.
func (l *linker) compose(own, other []seenWord, weights []float64) {
	m := len(other)
	taken := [2][]bool{make([]bool, len(own)), make([]bool, m)} // words whose partner is known
	for i := range own {
		for j := range other {
			if weights[i*m+j] >= explained {
				taken[0][i], taken[1][j] = true, true
			}
		}
	}
	for j := range other {
		if !taken[1][j] {
			l.compound(own, taken[0], &other[j], 1-l.from, func(i int, w float64) { weights[i*m+j] = max(weights[i*m+j], w) })
		}
	}
	for i := range own {
		if !taken[0][i] {
			l.compound(other, taken[1], &own[i], l.from, func(j int, w float64) { weights[i*m+j] = max(weights[i*m+j], w) })
		}
	}
}

// compound looks among words for those of which one word of a side is made.
func (l *linker) compound(words []seenWord, taken []bool, whole *seenWord, side int, found func(i int, w float64)) {
	switch n := utf8.RuneCountInString(whole.form); {
	case whole.function() || whole.digits:
	case whole.acronym:
		if n <= longestShort {
			l.letters(words, taken, whole, side, found)
		}
	case n >= leastWhole && (whole.id < 0 || l.lexicon.Count(side, whole.id) <= ordinary):
		l.parts(words, taken, whole, side, found)
	}
}

// piece is a stretch of letters of a compound at which a translation of a word begins.
type piece struct{ word, from, to int }

// parts looks for two or three words whose translations begin one behind the other in a compound.
func (l *linker) parts(words []seenWord, taken []bool, whole *seenWord, side int, found func(i int, w float64)) {
	var pieces []piece
	for i := range words {
		if words[i].id >= 0 && !taken[i] && !words[i].function() {
			pieces = l.pieces(i, words[i].vocable, whole.form, side, pieces)
		}
	}
	if pieces == nil {
		return
	}
	form := []rune(whole.form)
	ends := min(utf8.RuneCountInString(whole.stem), len(form)-1)
	follows := func(b, a piece) bool {
		return b.from >= a.from+leastPiece && b.from <= a.to+linking && b.word != a.word && max(a.word-b.word, b.word-a.word) <= togetherness
	}
	for _, a := range pieces {
		if a.from != 0 {
			continue
		}
		// The rest may be a word that the other version leaves to be understood: замглавы, deputy head.
		if rest := form[a.to:]; whole.id < 0 && len(rest) >= leastRest && l.lexicon.Word(side, l.s.langs[side].Stem(string(rest))) >= 0 {
			found(a.word, partly)
			whole.partly = true
		}
		for _, b := range pieces {
			if !follows(b, a) {
				continue
			}
			if b.to >= ends || b.to >= b.from+leastPiece+2 {
				found(a.word, composed)
				found(b.word, composed)
				continue
			}
			for _, c := range pieces {
				if c.word != a.word && follows(c, b) && c.to >= ends {
					found(a.word, composed)
					found(b.word, composed)
					found(c.word, composed)
				}
			}
		}
	}
}

// pieces adds the places of a compound of a side at which translations of a word of the other side begin.
func (l *linker) pieces(i int, word *vocable, whole string, side int, pieces []piece) []piece {
	for _, t := range l.translations(1-side, word) {
		for skipped := 0; ; {
			at := strings.Index(whole[skipped:], t.head)
			if at < 0 || t.head == "" {
				break
			}
			from, rest := skipped+at, whole[skipped+at:]
			n := len(t.head)
			for n < len(rest) && n < len(t.stem) && rest[n] == t.stem[n] {
				n++
			}
			for n < len(rest) && !utf8.RuneStart(rest[n]) { // half a letter is none
				n--
			}
			start := utf8.RuneCountInString(whole[:from])
			pieces = append(pieces, piece{i, start, start + utf8.RuneCountInString(rest[:n])})
			skipped = from + len(t.head)
		}
	}
	return pieces
}

// letters looks for a row of words that give an acronym its letters, each another one, in any order: nearly all of them.
func (l *linker) letters(words []seenWord, taken []bool, whole *seenWord, side int, found func(i int, w float64)) {
	acronym := []rune(whole.form)
	gives := func(i int) (letters uint) {
		for _, t := range l.translations(1-side, words[i].vocable) {
			r, _ := utf8.DecodeRuneInString(t.stem)
			for k, letter := range acronym {
				if r == letter {
					letters |= 1 << k
				}
			}
		}
		return letters
	}
	var row, best []int
	var filled []uint // which letters the row may have filled
	most := max(1, len(acronym)-2)
	end := func() {
		if len(row) > most {
			best, most = slices.Clone(row), len(row)
		}
		row, filled = row[:0], append(filled[:0], 0)
	}
	for i := range words {
		if words[i].function() || words[i].digits || taken[i] {
			continue
		}
		if n := len(row); n > 0 && (i-row[n-1] > initialsApart || words[i].capital != words[row[n-1]].capital || words[i].starts) {
			end()
		}
		for {
			if len(row) == 0 {
				filled = append(filled[:0], 0)
			}
			var more []uint
			letters := gives(i)
			for _, f := range filled {
				for k := range acronym {
					if bit := uint(1) << k; letters&bit != 0 && f&bit == 0 && !slices.Contains(more, f|bit) {
						more = append(more, f|bit)
					}
				}
			}
			if more != nil {
				row, filled = append(row, i), more
				break
			}
			if letters == 0 || len(row) == 0 {
				break
			}
			end() // and try it as the first of another row
		}
	}
	end()
	for _, i := range best {
		found(i, initial)
	}
}

// translation is a stem with its first letters, by which it is known in a compound; these are "" when it is shorter.
type translation struct{ stem, head string }

// translations are the likeliest translations of a word.
func (l *linker) translations(side int, v *vocable) []translation {
	if v.asked || l.lexicon == nil || v.id < 0 || v.function() {
		return v.into
	}
	v.asked = true
	for _, e := range l.lexicon.Best(side, v.id, translations) {
		if math.Sqrt(float64(e.P)*float64(e.Q)) >= likely {
			t := translation{stem: l.lexicon.Stem(1-side, e.ID)}
			if t.head = lexicon.Root(t.stem, leastPiece); utf8.RuneCountInString(t.head) < leastPiece {
				t.head = ""
			}
			v.into = append(v.into, t)
		}
	}
	return v.into
}
