package facts

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// The sound model says how a name in Latin letters is spelt in Cyrillic ones. It is a list of units, pairs of short
// strings such as sh:ш, x:кс, jin:цзин, y$:ого$ ($ ends the word), each with the logarithm of its probability; a pair of
// words has the probability of the best way to cut both into units side by side (joint multigrams: Deligne and
// Bimbot 1995, Bisani and Ney 2008). What counts is how much likelier that is than two words that have nothing to do
// with each other, for which the model has the probability of each word by itself, from letter to letter.
//
// names.tsv was estimated by TestTrain from pairs of names of Wikidata (CC0), half of the pairs kept out for the
// measurement; the Russian side was put in a case form in every second pair, so that the units know declension.

//go:embed names.tsv
var soundTable string

// letterEnd ends every coded word.
const letterEnd = 0

// maxUnit is the most letters a side of a unit has.
const maxUnit = 4

// unitScale is how many steps of the table make one unit of the natural logarithm.
const unitScale = 100

// soundUnit is a unit; its letters are packed as in window.
type soundUnit struct {
	latin, cyrillic         uint32
	latinMask, cyrillicMask uint32
	latinLen, cyrillicLen   uint8
	weight                  int32
}

// soundModel is the table prepared for look-up.
type soundModel struct {
	letters [2]map[rune]byte // Latin, Cyrillic
	sizes   [2]int
	alone   [2][]int32 // weight of a letter that has nothing on the other side
	units   [][]soundUnit
	chain   [2][]int32 // [before*size+letter]: the word by itself
}

// loadSounds decodes the embedded table.
var loadSounds = sync.OnceValue(func() *soundModel { return parseSounds(soundTable) })

func parseSounds(text string) *soundModel {
	m := &soundModel{letters: [2]map[rune]byte{{'$': letterEnd}, {'$': letterEnd}}}
	type row struct {
		kind, a, b string
		weight     int32
	}
	var rows []row
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			panic("facts: names.tsv: not four columns: " + line)
		}
		w, err := strconv.Atoi(f[3])
		if err != nil {
			panic("facts: names.tsv: " + err.Error())
		}
		rows = append(rows, row{f[0], f[1], f[2], int32(w)})
		if f[0] == "unit" {
			for side, s := range []string{f[1], f[2]} {
				for _, c := range s {
					if _, ok := m.letters[side][c]; !ok {
						m.letters[side][c] = byte(len(m.letters[side]))
					}
				}
			}
		}
	}
	for side := range m.letters {
		m.sizes[side] = len(m.letters[side])
		m.alone[side] = slices.Repeat([]int32{-1500}, m.sizes[side])
		m.chain[side] = slices.Repeat([]int32{-900}, m.sizes[side]*m.sizes[side])
	}
	m.units = make([][]soundUnit, m.sizes[0]*m.sizes[1])
	code := func(side int, s string) (b []byte) {
		for _, c := range s {
			b = append(b, m.letters[side][c])
		}
		return b
	}
	for _, r := range rows {
		switch r.kind {
		case "unit":
			a, b := code(0, r.a), code(1, r.b)
			switch {
			case len(b) == 0:
				m.alone[0][a[0]] = r.weight
			case len(a) == 0:
				m.alone[1][b[0]] = r.weight
			default:
				u := soundUnit{latinLen: uint8(len(a)), cyrillicLen: uint8(len(b)), weight: r.weight}
				u.latin, u.latinMask = pack(a), 1<<(8*len(a))-1
				u.cyrillic, u.cyrillicMask = pack(b), 1<<(8*len(b))-1
				cell := int(a[0])*m.sizes[1] + int(b[0])
				m.units[cell] = append(m.units[cell], u)
			}
		case "latin", "cyrillic":
			side := 0
			if r.kind == "cyrillic" {
				side = 1
			}
			b := code(side, r.a)
			m.chain[side][int(b[0])*m.sizes[side]+int(b[1])] = r.weight
		case "mark": // a letter with a mark instead of the plain one
			marked, plain := code(0, r.a)[0], code(0, r.b)[0]
			n := m.sizes[0]
			for k := range n {
				m.chain[0][k*n+int(marked)] = m.chain[0][k*n+int(plain)] + r.weight
				m.chain[0][int(marked)*n+k] = m.chain[0][int(plain)*n+k]
			}
		}
	}
	return m
}

// pack puts up to four letters in one word, the first lowest.
func pack(b []byte) (v uint32) {
	for i := len(b) - 1; i >= 0; i-- {
		v = v<<8 | uint32(b[i])
	}
	return v
}

// soundWord is a word in the letters of the model.
type soundWord struct {
	letters []byte   // with letterEnd behind them
	windows []uint32 // the four letters from each place on
	chain   []int32  // weight by itself of the letters up to each place
}

// code writes a lower-case word in the letters of a side. Letters the model lacks lose their marks, or are spelt in
// those it has; others are left out.
func (m *soundModel) code(side int, s string) soundWord {
	letters := make([]byte, 0, len(s)+1)
	for _, c := range s {
		if k, ok := m.letters[side][c]; ok && c != '$' {
			letters = append(letters, k)
			continue
		}
		if c < utf8.RuneSelf {
			continue
		}
		spelt := ""
		if side == 0 {
			if c < rune(len(plainLatin)) && plainLatin[c] != 0 {
				spelt = string(rune(plainLatin[c]))
			} else {
				spelt = latin[c]
			}
		} else {
			spelt = cyrillicLetters[c]
		}
		for _, c := range spelt {
			letters = append(letters, m.letters[side][c])
		}
	}
	w := soundWord{letters: append(letters, letterEnd)}
	n := len(w.letters)
	w.windows = make([]uint32, n)
	w.chain = make([]int32, n+1)
	window, before := uint32(0), byte(letterEnd)
	for i := n - 1; i >= 0; i-- {
		window = window<<8 | uint32(w.letters[i])
		w.windows[i] = window
	}
	for i, c := range w.letters {
		w.chain[i+1] = w.chain[i] + m.chain[side][int(before)*m.sizes[side]+int(c)]
		before = c
	}
	return w
}

// cyrillicLetters spell letters of other Cyrillic alphabets in those of the model.
var cyrillicLetters = map[rune]string{
	'ё': "е", 'і': "и", 'ї': "и", 'є': "е", 'ґ': "г", 'ў': "у", 'ј': "й", 'љ': "ль", 'њ': "нь", 'ћ': "ч", 'ђ': "дж", 'џ': "дж",
	'ѓ': "г", 'ќ': "к", 'ѕ': "дз", 'қ': "к", 'ғ': "г", 'ң': "н", 'ө': "о", 'ү': "у", 'ұ': "у", 'һ': "х", 'ә': "а",
}

const (
	hopeless = -1 << 28
	// beam is how far behind chance a beginning may fall before it is given up.
	beam = -8 * unitScale
	// longestWord bounds the work on one pair; the rest of a longer word is not looked at.
	longestWord = 40
)

// score says how much likelier the two words are one name than two unrelated words, as a natural logarithm times
// unitScale. With prefix, it is enough that the shorter word begins the longer.
func (m *soundModel) score(a, b *soundWord, prefix bool) int32 {
	n, l := len(a.letters), len(b.letters)
	if n > longestWord || l > longestWord || n < 2 || l < 2 {
		return hopeless
	}
	// best[i][j] is the best score of the first i Latin and j Cyrillic letters; a unit reaches maxUnit rows ahead, so
	// a ring of rows is enough.
	const rows = maxUnit + 1
	var best [rows][longestWord + 1]int32
	for i := range rows {
		for j := 0; j <= l; j++ {
			best[i][j] = hopeless
		}
	}
	best[0][0] = 0
	result := int32(hopeless)
	alive := 0 // the last row that something reached
	for i := 0; i <= n; i++ {
		if i > alive {
			return result
		}
		row := &best[i%rows]
		for j := 0; j <= l; j++ {
			v := row[j]
			if v == hopeless || v-a.chain[i]-b.chain[j] < beam {
				continue
			}
			if prefix && (i == n-1 || j == l-1) {
				result = max(result, v-a.chain[i]-b.chain[j])
			}
			if j < l {
				if w := v + m.alone[1][b.letters[j]]; w > row[j+1] {
					row[j+1] = w
				}
			}
			if i == n {
				continue
			}
			if w, to := v+m.alone[0][a.letters[i]], &best[(i+1)%rows][j]; w > *to {
				*to = w
				alive = max(alive, i+1)
			}
			if j == l {
				continue
			}
			units := m.units[int(a.letters[i])*m.sizes[1]+int(b.letters[j])]
			for k := range units {
				u := &units[k]
				if a.windows[i]&u.latinMask != u.latin || b.windows[j]&u.cyrillicMask != u.cyrillic {
					continue
				}
				x, y := i+int(u.latinLen), j+int(u.cyrillicLen)
				if x > n || y > l {
					continue // past the end, where the window is padded
				}
				if w, to := v+u.weight, &best[x%rows][y]; w > *to {
					*to = w
					alive = max(alive, x)
				}
			}
		}
		if i < n {
			for j := 0; j <= l; j++ {
				row[j] = hopeless // the row that i+rows will use
			}
		}
	}
	if !prefix {
		result = best[n%rows][l]
		if result != hopeless {
			result -= a.chain[n] + b.chain[l]
		}
	}
	return result
}
