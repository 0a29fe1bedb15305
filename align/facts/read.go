package facts

import (
	"math"
	"strconv"
)

// read turns the tokens into facts, from left to right. Each reading takes the tokens it understands and says
// where it stopped; every token is looked at a bounded number of times.
func (r *reader) read() {
	for i := 0; i < len(r.tokens); {
		t := &r.tokens[i]
		next := 0
		switch t.kind {
		case noon:
			next = r.readTime(i)
		case day:
			r.addDate(int(t.month), int(t.date), t.start, t.end)
			r.addYear(t.value, t.start, t.end)
			next = i + 1
		case figure:
			if next = r.readDate(i); next == 0 {
				if next = r.readPeriod(i); next == 0 {
					next = r.readQuantity(i)
				}
			}
		case sign:
			if currencySigns(t.sign) != "" {
				next = r.readQuantity(i)
			} else if t.sign == '\'' || t.sign == '’' {
				next = r.readPeriod(i)
			}
		case word:
			next = r.readWord(i, t)
		}
		if next <= i {
			next = i + 1
		}
		i = next
	}
}

// readWord reads what begins with a word.
func (r *reader) readWord(i int, t *token) int {
	e := t.entry
	if e.phrases != nil {
		if next := r.readPhrase(i, t); next > 0 {
			return next
		}
	}
	if e.roles&(isMonth|isOrdinal|isNumber) != 0 {
		if next := r.readDate(i); next > 0 {
			return next
		}
	}
	if e.roles&(isNumber|isMultiplier|isOrdinal|isFraction|isArticle|isDecade) != 0 {
		if next := r.readPeriod(i); next > 0 {
			return next
		}
		if next := r.readQuantity(i); next > 0 {
			return next
		}
	}
	if e.roles&isCurrency != 0 && t.upper && r.kind(i+1) == figure {
		if next := r.readQuantity(i); next > 0 {
			return next
		}
	}
	if e.roles&isWeekday != 0 {
		r.add(Date, "w"+strconv.Itoa(int(e.weekday)), 0, t.start, t.end)
		return i + 1
	}
	if t.upper && currencySigns(r.signAt(i+1)) != "" && r.glued(i+1) {
		if next := r.readQuantity(i + 1); next > 0 { // US$5
			return next
		}
	}
	if t.upper || t.capital {
		if next := r.readRoman(i, t); next > 0 {
			return next
		}
	}
	if t.capital || t.upper {
		if next := r.readAcronym(i, t); next > 0 {
			return next
		}
	}
	if e.roles&isName != 0 && (t.capital || e.roles&needsCapital == 0) {
		r.add(Acronym, e.name, 0, t.start, t.end)
		return i + 1
	}
	if t.capital && e.roles == 0 && t.end-t.start > 2 {
		r.addName(t)
	}
	return i + 1
}

// kind is the kind of a token, or 0 past the end.
func (r *reader) kind(i int) tokenKind {
	if i < len(r.tokens) {
		return r.tokens[i].kind
	}
	return 0
}

// at is the entry of a word, or an empty one.
func (r *reader) at(i int) *entry {
	if i >= 0 && i < len(r.tokens) {
		return r.tokens[i].entry
	}
	return noEntry
}

// is says that token i is the sign c.
func (r *reader) is(i int, c rune) bool {
	return i < len(r.tokens) && r.tokens[i].kind == sign && r.tokens[i].sign == c
}

func (r *reader) signAt(i int) rune {
	if i < len(r.tokens) && r.tokens[i].kind == sign {
		return r.tokens[i].sign
	}
	return 0
}

// dash says that token i is a hyphen or a dash with no space before it.
func (r *reader) dash(i int) bool {
	if i >= len(r.tokens) || r.tokens[i].kind != sign || !r.tokens[i].glued {
		return false
	}
	switch r.tokens[i].sign {
	case '-', '‐', '‑', '–', '—', '−':
		return true
	}
	return false
}

// glued says that token i follows the one before without a space.
func (r *reader) glued(i int) bool { return i < len(r.tokens) && r.tokens[i].glued }

func (r *reader) add(k Kind, key string, value float64, start, end int) {
	r.facts = append(r.facts, Fact{Kind: k, Key: key, Value: value, Start: start, End: end})
}

// addAmount adds a number, percentage or sum.
func (r *reader) addAmount(value float64, unit, currency string, start, end int) {
	switch {
	case currency != "":
		r.add(Money, currency+" "+amount(value), value, start, end)
	case unit == "%":
		r.add(Percent, amount(value)+"%", value, start, end)
	case unit != "":
		r.add(Number, amount(value)+" "+unit, value, start, end)
	default:
		r.add(Number, amount(value), value, start, end)
	}
}

// small are the keys of small whole numbers, made once.
var small = func() (s [2100]string) {
	for i := range s {
		s[i] = strconv.Itoa(i)
	}
	return s
}()

// amount writes a value so that what is the same amount is the same text: 1.5 bln and 1,500 million.
func amount(v float64) string {
	if v >= 0 && v < float64(len(small)) && v == math.Trunc(v) {
		return small[int(v)]
	}
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatInt(int64(v), 10)
	}
	// Multiplying decimals leaves dust in the last places (4.35 million): ten digits are enough for any story.
	s := strconv.FormatFloat(v, 'g', 10, 64)
	if f, err := strconv.ParseFloat(s, 64); err == nil {
		v = f
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func currencySigns(c rune) string {
	switch c {
	case '$':
		return "USD"
	case '€':
		return "EUR"
	case '£':
		return "GBP"
	case '¥':
		return "JPY"
	case '₽':
		return "RUB"
	case '₴':
		return "UAH"
	case '₸':
		return "KZT"
	case '₹':
		return "INR"
	case '₩':
		return "KRW"
	case '₺':
		return "TRY"
	case '₪':
		return "ILS"
	}
	return ""
}
