package facts

import (
	"strings"
	"unicode/utf8"
)

// matches says that the phrase p begins at token i. Hyphens between its words do not matter.
func (r *reader) matches(p *phrase, i int) bool { return r.length(p, i) > 0 }

// length is the number of tokens the phrase takes from token i, or 0 when it is not there.
func (r *reader) length(p *phrase, i int) int {
	k := i + 1
	for _, want := range p.rest {
		if r.dash(k) || r.is(k, '.') && r.glued(k) {
			k++
		}
		if r.kind(k) != word || !r.at(k).hasLemma(want) {
			return 0
		}
		k++
	}
	return k - i
}

func (e *entry) hasLemma(l int32) bool {
	for _, have := range e.lemmas {
		if have == l {
			return true
		}
	}
	return false
}

// readPhrase reads the longest name of a country or body of several words that begins at token i.
func (r *reader) readPhrase(i int, t *token) int {
	best, size := (*phrase)(nil), 0
	for k := range t.entry.phrases {
		p := &t.entry.phrases[k]
		if p.meaning.roles&isName == 0 || p.meaning.roles&needsCapital != 0 && !t.capital {
			continue
		}
		if n := r.length(p, i); n > size {
			best, size = p, n
		}
	}
	if best == nil {
		return 0
	}
	r.add(Acronym, best.meaning.name, 0, t.start, r.tokens[i+size-1].end)
	return i + size
}

// acronymOf gives the key of a known acronym, or "".
func (r *reader) acronymOf(t *token) string {
	if t.kind != word || !t.capital && !t.upper {
		return ""
	}
	s := r.text[t.start:t.end]
	if key, ok := r.table.acronyms[s]; ok {
		return key
	}
	if strings.Contains(s, ".") {
		return r.table.acronyms[strings.ReplaceAll(s, ".", "")]
	}
	return ""
}

// readAcronym reads an acronym, or a designation such as Su-30. An acronym nobody listed has its romanised letters
// for a key, a designation the key of its name with its figure; letters with full stops that nobody listed are initials.
func (r *reader) readAcronym(i int, t *token) int {
	if r.dash(i+1) && r.glued(i+2) && r.kind(i+2) == figure && r.tokens[i+2].plain && t.end-t.start <= 16 {
		end := r.tokens[i+2].end
		s := r.text[t.start:end]
		key := r.table.acronyms[s]
		if key == "" {
			r.keys = appendKeys(r.keys[:0], r.table.lang, r.table.lang.Fold(r.text[t.start:t.end]))
			if len(r.keys) == 0 {
				return 0
			}
			key = r.keys[0] + "-" + r.text[r.tokens[i+2].start:end]
		}
		r.add(Acronym, key, 0, t.start, end)
		return i + 3
	}
	// G20, S400: letters that touch figures.
	if r.glued(i+1) && r.kind(i+1) == figure {
		if key := r.table.acronyms[r.text[t.start:r.tokens[i+1].end]]; key != "" {
			r.add(Acronym, key, 0, t.start, r.tokens[i+1].end)
			return i + 2
		}
	}
	if key := r.acronymOf(t); key != "" {
		r.add(Acronym, key, 0, t.start, t.end)
		return i + 1
	}
	if t.upper && !t.dotted && t.entry.roles&(isName|isMonth|isStop|isNumber) == 0 && utf8.RuneCountInString(r.text[t.start:t.end]) <= 5 {
		r.add(Acronym, romanise(r.text[t.start:t.end]), 0, t.start, t.end)
		return i + 1
	}
	return 0
}

// readRoman reads a Roman figure: with a century behind it, or of two letters and more.
func (r *reader) readRoman(i int, t *token) int {
	if !t.upper && t.end-t.start > 2 {
		return 0
	}
	n := roman(r.text[t.start:t.end])
	if n == 0 {
		return 0
	}
	if next := r.century(i+1, float64(n), t.start); next > 0 {
		return next
	}
	if n > 40 || !t.upper {
		return 0
	}
	r.add(Ordinal, "#"+amount(float64(n)), float64(n), t.start, t.end)
	return i + 1
}

// roman reads a Roman figure up to 89 of I, V, X and L, some of which may be Cyrillic letters of the same shape; 0 for
// anything else.
func roman(s string) int {
	n, last := 0, 0
	for _, c := range s {
		v := 0
		switch c {
		case 'I', 'І':
			v = 1
		case 'V':
			v = 5
		case 'X', 'Х':
			v = 10
		case 'L':
			v = 50
		default:
			return 0
		}
		if last > 0 && v > last {
			n += v - 2*last
		} else {
			n += v
		}
		last = v
	}
	return n
}
