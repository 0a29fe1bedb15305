package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
)

// abbreviated reports whether the single full stop at i belongs to the token before it, so that the
// sentence goes on with f.
func (c *scan) abbreviated(i int, f following) bool {
	from := max(tokenBefore(c.s, i), c.start)
	token := c.s[from:i]
	if token == "" {
		return false
	}
	opens := c.empty(from)
	if figures(token) {
		switch {
		case opens:
			return len(token) <= 3 || len(token) <= 6 && strings.IndexByte(token, '.') > 0 // 1. and 2.3. of a list
		case c.l.OrdinalStops:
			return len(token) <= 2 && f.start == capital
		}
		return false
	}
	if opens && roman(token) {
		return true
	}
	if r, _ := before(c.s[c.start:], from-c.start); strings.ContainsRune("/°&+@_=", r) {
		return false // 20 м/с. 17°С. AT&T.
	}
	class := c.class(from, token)
	if f.dashed && class != word && class != initials {
		return true // 20 тыс. — Кения
	}
	switch class {
	case lang.Never:
		// 10 с. are seconds, с. Михайловка is a village
		return !c.measured(from) || !c.opens(f) && utf8.RuneCountInString(token) > 1
	case lang.BeforeNumber:
		return f.start == figure || roman(c.s[f.word:wordAt(c.s, f.word)])
	case lang.AfterNumber:
		return c.adverbial(from, f)
	case lang.Maybe:
		return f.start == figure || f.start == sign || !c.opens(f)
	case lang.Usually:
		return f.start == capital && f.opened == 0 && c.continues(f.word)
	case initials:
		return f.start == figure || !c.opens(f) && !c.labelled(from)
	}
	return false
}

// Classes of tokens beside those that a language lists.
const (
	word     lang.Abbreviation = 0
	initials lang.Abbreviation = -1
)

// class looks a token up, as written, then folded, then in parts.
func (c *scan) class(from int, token string) lang.Abbreviation {
	table, folded := c.l.Abbreviations, c.l.Fold(token)
	if r, n := after(token, 0); n == len(token) {
		switch {
		case r < utf8.RuneSelf && c.l.Script != nil && !unicode.Is(c.l.Script, r):
			return word // Петр I, витамин C: Latin letters are no initials here
		case upper(r):
			return initials
		}
		if a, ok := table[c.spaced(from, folded)]; ok {
			return a
		}
	}
	if a, ok := table[token]; ok {
		return a
	}
	if loud(token) && !c.loud() {
		return word // the SEC is no section, EST no year of foundation
	}
	if a, ok := table[folded]; ok {
		return a
	}
	if allInitials(token) {
		return initials
	}
	if k := strings.LastIndexAny(folded, "-.0123456789"); k >= 0 { // Lt.-Gen, ул.Ленина,д.5, 2010г
		if a, ok := table[folded[k+1:]]; ok && (!digit(rune(folded[k])) || a == lang.AfterNumber) {
			return a
		}
	}
	switch {
	case letters(token):
		return lang.Maybe // к.э.н.
	case c.l.Consonants && len(token) <= 4 && !vowels(folded) && !camel(token) && (len(token) > 1 || !c.measured(from)):
		return lang.Never
	}
	return word
}

// spaced writes a single letter and those before it as one key: "т. е" gives "т.е".
func (c *scan) spaced(from int, key string) string {
	for k := 0; k < 3; k++ {
		i := from
		for i > c.start && (c.s[i-1] == ' ') {
			i--
		}
		if strings.HasSuffix(c.s[:i], "\u00a0") {
			i -= 2
		}
		if i <= c.start || c.s[i-1] != '.' {
			break
		}
		from = max(tokenBefore(c.s, i-1), c.start)
		part := c.s[from : i-1]
		if utf8.RuneCountInString(part) != 1 {
			break
		}
		key = part + "." + key
	}
	return key
}

// opens reports whether f looks like the first word of a sentence rather than the rest of a name.
func (c *scan) opens(f following) bool {
	if f.start != capital {
		return false
	}
	if f.opened != 0 && f.opened != '«' {
		return true
	}
	return c.starter(f.word)
}

func (c *scan) starter(i int) bool {
	if len(c.l.Starters) == 0 {
		return false
	}
	end := wordAt(c.s, i)
	if end < len(c.s) && c.s[end] == '.' && utf8.RuneCountInString(c.s[i:end]) == 1 {
		return false // an initial: А. С. Пушкин
	}
	return c.l.Starters[c.l.Fold(c.s[i:end])]
}

// adverbialMax is the number of words that can stand before the subject: "По данным на 1 января 2015 г."
const adverbialMax = 6

// adverbial decides for what follows a figure ("2015 г."): the sentence goes on when all of it so far is an
// adverbial of time or measure, that is to say short, or short and opened by a preposition.
func (c *scan) adverbial(from int, f following) bool {
	before := strings.TrimRight(c.s[c.start:from], " \u00a0")
	k := strings.LastIndexAny(before[max(0, len(before)-1):], "0123456789IVXLCХ")
	if k < 0 && !strings.HasSuffix(before, "Х") && !strings.HasSuffix(before, "-х") && !digit(rune(c.s[from])) {
		return !c.opens(f) // г. Москва
	}
	if c.starter(f.word) {
		return false
	}
	if len(before) > 120 {
		before = before[len(before)-120:]
		if k := strings.LastIndexAny(before, ",—:("); k >= 0 {
			before = before[k:]
		} else {
			return false
		}
	} else if k := strings.LastIndex(before, ", "); k >= 0 {
		before = before[k+1:]
	}
	words := strings.Fields(before)
	if len(words) == 0 {
		return true
	}
	return len(words) <= 2 || len(words) <= adverbialMax && c.l.Prepositions[c.l.Fold(words[0])]
}

// continues reports whether the words at i belong behind a time of day or a company: "Moscow time", "Chief Executive".
func (c *scan) continues(i int) bool {
	for k := 0; k < 3 && i < len(c.s); k++ {
		end := wordAt(c.s, i)
		w := c.s[i:end]
		first, _ := after(w, 0)
		if (k == 0 || lower(first)) && c.l.Continuers[c.l.Fold(w)] {
			return true
		}
		if k == 0 && (len(w) <= 4 && loud(w) || c.starter(i)) {
			return !c.starter(i)
		}
		i = skipSpace(c.s, end)
	}
	return false
}

// labelled reports whether the word before from takes a letter as its number: "Plan B", "витамин С".
func (c *scan) labelled(from int) bool {
	if len(c.l.Lettered) == 0 {
		return false
	}
	end := len(strings.TrimRight(c.s[c.start:from], " \u00a0")) + c.start
	start := max(tokenBefore(c.s, end), c.start)
	return c.l.Lettered[c.l.Fold(c.s[start:end])]
}

// figures reports whether a token is made of digits and inner stops.
func figures(token string) bool {
	for _, r := range token {
		if !digit(r) && r != '.' {
			return false
		}
	}
	return true
}

// roman reports whether a token is a Roman numeral in capitals.
func roman(token string) bool {
	for i := 0; i < len(token); i++ {
		if strings.IndexByte("IVXLC", token[i]) < 0 {
			return false
		}
	}
	return token != "" && len(token) <= 6
}

// allInitials reports whether a token is made of single capitals: "J", "U.S", "А.С", "Ж.-Б".
func allInitials(token string) bool {
	single := false // the last rune was a capital that opened a part
	for _, r := range token {
		switch {
		case r == '.' || r == '-':
			single = false
		case single || !upper(r):
			return false
		default:
			single = true
		}
	}
	return single
}

// letters reports whether a token is made of single letters with stops between them.
func letters(token string) bool {
	n := 0
	for i, w := 0, 0; i < len(token); i += w + 1 {
		var r rune
		r, w = after(token, i)
		if !letter(r) || i+w < len(token) && token[i+w] != '.' {
			return false
		}
		n++
	}
	return n > 1
}

// loud reports whether a token is two or more capitals and nothing else.
func loud(token string) bool {
	n := 0
	for _, r := range token {
		if !upper(r) {
			return false
		}
		n++
	}
	return n > 1
}

// loud reports whether the whole paragraph is in capitals.
func (c *scan) loud() bool {
	if !c.weighed {
		c.weighed, c.capitals = true, strings.IndexFunc(c.s, lower) < 0
	}
	return c.capitals
}

// measured reports whether a figure stands before from.
func (c *scan) measured(from int) bool {
	i := from
	for i > c.start {
		r, n := before(c.s, i)
		if !space(r) {
			return digit(r)
		}
		i -= n
	}
	return false
}

func vowels(word string) bool {
	return strings.ContainsAny(word, "aeiouyáéíóúýàèìòùâêîôûäöüãõåæøœąęěůűőаеёиоуыэюяіїє")
}
