package lexicon

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Phrase is an entry of a glossary that has several words on a side and is told by the other side as a whole: "dump
// truck", самосвал. It holds the ids of the words of both sides, in order, function words included.
type Phrase [2][]int32

// phrases are those of a lexicon, sorted.
type phrases struct {
	list  []Phrase
	begin [2]func() map[int32][]Phrase // by their first word
}

func newPhrases(list []Phrase) *phrases {
	slices.SortFunc(list, func(a, b Phrase) int {
		return cmp.Or(slices.Compare(a[0], b[0]), slices.Compare(a[1], b[1]))
	})
	p := &phrases{list: slices.CompactFunc(list, func(a, b Phrase) bool { return slices.Equal(a[0], b[0]) && slices.Equal(a[1], b[1]) })}
	for side := range p.begin {
		p.begin[side] = sync.OnceValue(func() map[int32][]Phrase {
			m := make(map[int32][]Phrase, len(p.list))
			for _, x := range p.list {
				m[x[side][0]] = append(m[x[side][0]], x)
			}
			return m
		})
	}
	return p
}

// Phrases gives the phrases that begin with a word of a side. The slice is the lexicon's own: do not change it.
func (l *Lexicon) Phrases(side int, first int32) []Phrase {
	if l.phrases == nil || first < 0 {
		return nil
	}
	return l.phrases().begin[side]()[first]
}

// PhraseCount is how many phrases the lexicon knows.
func (l *Lexicon) PhraseCount() int {
	if l.phrases == nil {
		return 0
	}
	return len(l.phrases().list)
}

const (
	longestPhrase = 5       // words of a side
	mostPhrases   = 1 << 18 // entries that a training keeps; what comes later is told word by word only
	partner       = .05     // geometric mean of the probabilities with which one word of a phrase accounts for another
)

// isEntry says that a pair looks like an entry of a glossary and not like a sentence: a few words without figures and
// without a mark at the end. Names of persons, as many words with a capital on both sides, are told word by word.
func isEntry(p Pair, words [2][]string) bool {
	n, m := len(words[0]), len(words[1])
	if min(n, m) == 0 || max(n, m) < 2 || max(n, m) > longestPhrase {
		return false
	}
	small := false
	for _, text := range [2]string{p.Source, p.Target} {
		if strings.ContainsFunc(text, unicode.IsDigit) || strings.ContainsAny(text, "!?;:,()[]…\"«»") || strings.HasSuffix(strings.TrimSpace(text), ".") {
			return false
		}
		for _, w := range strings.Fields(text) {
			small = small || !unicode.IsUpper([]rune(w)[0])
		}
	}
	return small || n != m
}

// phrasesOf gives the phrases of a training text, and those of the lexicon before it, in the ids of l. What is told
// word by word is none.
func (m *model) phrasesOf(l *Lexicon) func() *phrases {
	var list []Phrase
	add := func(stem func(side int, word int32) string, x Phrase, trusted bool) {
		var p Phrase
		for s := range p {
			for _, w := range x[s] {
				id := l.Word(s, stem(s, w))
				if id < 0 {
					return
				}
				p[s] = append(p[s], id)
			}
		}
		if trusted || !l.wordByWord(p) {
			list = append(list, p)
		}
	}
	for _, x := range m.text.phrases {
		add(func(s int, w int32) string { return m.text.words[s].stem[w] }, x, false)
	}
	if m.prior != nil && m.prior.old.phrases != nil {
		for _, x := range m.prior.old.phrases().list {
			add(m.prior.old.Stem, x, true)
		}
	}
	if len(list) == 0 {
		return nil
	}
	p := newPhrases(list)
	return func() *phrases { return p }
}

// wordByWord says that a phrase has as many words on both sides and every word its partner.
func (l *Lexicon) wordByWord(p Phrase) bool {
	if len(p[0]) != len(p[1]) {
		return false
	}
	linked := func(source, target int32) bool {
		p, q := l.Pair(source, target)
		return math.Sqrt(float64(p)*float64(q)) >= partner
	}
	for _, e := range p[0] {
		if !slices.ContainsFunc(p[1], func(f int32) bool { return linked(e, f) }) {
			return false
		}
	}
	for _, f := range p[1] {
		if !slices.ContainsFunc(p[0], func(e int32) bool { return linked(e, f) }) {
			return false
		}
	}
	return true
}

func (p *phrases) append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(p.list)))
	for _, x := range p.list {
		for _, ids := range x {
			b = binary.AppendUvarint(b, uint64(len(ids)))
			for _, id := range ids {
				b = binary.AppendUvarint(b, uint64(id))
			}
		}
	}
	return b
}

// readPhrases is called when phrases are first asked for: many who open a lexicon do not ask. Where the section makes no
// sense there are none.
func (l *Lexicon) readPhrases(in *reader) *phrases {
	n := in.size()
	if n > len(in.data)/4 { // four numbers at least
		return newPhrases(nil)
	}
	list := make([]Phrase, n)
	ids := make([]int32, 0, len(in.data))
	for i := range list {
		for s := range list[i] {
			k := in.size()
			if k < 1 || k > longestPhrase {
				return newPhrases(nil)
			}
			first := len(ids)
			for range k {
				id := in.size()
				if in.failed || id >= len(l.sides[s].ends) {
					return newPhrases(nil)
				}
				ids = append(ids, int32(id))
			}
			list[i][s] = ids[first:len(ids):len(ids)]
		}
	}
	if len(in.data) > 0 {
		return newPhrases(nil)
	}
	return newPhrases(list)
}
