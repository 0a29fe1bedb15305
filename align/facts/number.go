package facts

// quantity is a number as read, before its unit.
type quantity struct {
	value      float64
	multiplier float64 // of its last part, 1 without
	first      int     // token where it begins
	next       int     // token behind it
	ordinal    bool
	bare       bool // one figure and nothing else
	fraction   bool
}

// readNumber reads a number that begins at token i: figures with multipliers, words, fractions, ordinals in words.
func (r *reader) readNumber(i int) (quantity, bool) {
	q := quantity{multiplier: 1, first: i}
	article := r.at(i).roles&isArticle != 0 && r.tokens[i].kind == word
	if article {
		i++
		// "a million", "a third of"; an article before anything else is no number.
		e := r.at(i)
		if e.roles&(isMultiplier|isFraction) == 0 {
			if f, next := r.phraseFraction(i); next > 0 {
				q.value, q.next, q.fraction = f, next, true
				return r.multiplied(q), true
			}
			return q, false
		}
	}
	if e := r.at(i); e.roles&isFraction != 0 && e.roles&isNumber == 0 && r.kind(i) == word {
		q.value, q.next, q.fraction = e.fraction, i+1, true
		return r.multiplied(q), true
	}
	if f, next := r.phraseFraction(i); next > 0 {
		q.value, q.next, q.fraction = f, next, true
		return r.multiplied(q), true
	}
	total, lastMultiplier := 0.0, 1e18
	read := false
	for i < len(r.tokens) {
		part, next, ok := 0.0, i, false
		switch t := &r.tokens[i]; {
		case t.kind == figure:
			if read && (t.value >= lastMultiplier || t.digits > 3 || r.glued(i)) {
				break
			}
			part, next, ok = t.value, i+1, true
		case t.kind == word && t.entry.roles&(isNumber|isOrdinal) != 0:
			var ordinal bool
			part, next, ordinal = r.readWords(i)
			if ordinal {
				if part >= lastMultiplier {
					break
				}
				q.value, q.next, q.ordinal = total+part, next, true
				return q, true
			}
			if read && part >= lastMultiplier {
				break
			}
			ok = true
		case t.kind == word && t.entry.roles&isMultiplier != 0 && !read:
			part, next, ok = 1, i, true
		}
		if !ok {
			break
		}
		// "two thirds", "two and a half", "2 1/2".
		if r.dash(next) && r.glued(next+1) && r.at(next+1).roles&isFraction != 0 {
			next++ // "two-thirds"
		}
		if e := r.at(next); !read && e.roles&isFraction != 0 && r.kind(next) == word && e.fraction < 0.5 {
			q.value, q.next, q.fraction = part*e.fraction, next+1, true
			return r.multiplied(q), true
		} else if e.roles&isJoint != 0 {
			k := next + 1
			if r.at(k).roles&isArticle != 0 {
				k++
			}
			if f := r.at(k); f.roles&isFraction != 0 && f.fraction == 0.5 {
				part, next = part+0.5, k+1
			}
		} else if e.roles&isOrdinal != 0 && !read && part >= 1 && part < 10 && e.ordinal > 2 && next == i+1 && r.tokens[i].kind == word {
			// "one fifth", "две десятых": a small number before an ordinal can only count parts.
			q.value, q.next, q.fraction = part/e.ordinal, next+1, true
			return r.multiplied(q), true
		}
		by, after := r.readMultipliers(next)
		total += part * by
		bare := r.tokens[i].kind == figure && by == 1
		q.bare = bare && !read
		q.multiplier, q.next, read = by, after, true
		i, lastMultiplier = after, by
		if by < 1000 {
			break // only "two million three hundred" goes on
		}
		if r.at(i).roles&isJoint != 0 && r.at(i+1).roles&isNumber != 0 && r.tokens[i-1].kind == word {
			i++
		}
	}
	q.value = total
	return q, read
}

// multiplied takes the multiplier behind a fraction: "half a million", "a quarter of a billion".
func (r *reader) multiplied(q quantity) quantity {
	k := q.next
	if r.at(k).roles&isArticle != 0 {
		k++
	}
	switch e := r.at(k); {
	case r.kind(k) != word:
	case e.roles&isMultiplier != 0:
		q.value, q.next, q.multiplier, q.fraction = q.value*e.multiplier, k+1, e.multiplier, false
	case k > q.next && e.roles&isUnit != 0:
		q.next = k // "half a percent"
	}
	return q
}

// phraseFraction reads a fraction of several words ("third of").
func (r *reader) phraseFraction(i int) (float64, int) {
	for k := range r.at(i).phrases {
		p := &r.tokens[i].entry.phrases[k]
		if p.meaning.roles&isFraction != 0 && r.matches(p, i) {
			return p.meaning.fraction, i + 1 + len(p.rest)
		}
	}
	return 0, 0
}

// readMultipliers reads the multipliers behind a number: "thousand", "тыс.", "bln", "5bn".
func (r *reader) readMultipliers(i int) (float64, int) {
	by := 1.0
	for {
		k := i
		if r.dash(k) && r.glued(k+1) {
			k++ // "250-тысячная", "$2-billion"
		} else if by > 1 && r.kind(k) == word && r.at(k).roles == isStop {
			k++ // "hundreds of thousands"
		}
		if r.kind(k) != word || r.at(k).roles&isMultiplier == 0 {
			break
		}
		t := &r.tokens[k]
		if t.end-t.start == 1 && !t.glued {
			break // "5k", but not "5 K Street"
		}
		by *= t.entry.multiplier
		i = k + 1
		// "тыс." has a stop that ends no sentence when a small letter or figure follows.
		if r.is(i, '.') && r.glued(i) && i+1 < len(r.tokens) && !r.tokens[i+1].capital && r.tokens[i+1].kind == word && t.end-t.start < 8 {
			i++
		}
	}
	return by, i
}

// readWords reads number words up to 999 and the ordinal that may end them.
func (r *reader) readWords(i int) (value float64, next int, ordinal bool) {
	fits := func(v float64) bool {
		n := int(value)
		switch {
		case value != float64(n):
			return false
		case v >= 1 && v < 10:
			return n%10 == 0 && n%100 != 10
		case v < 100:
			return n%100 == 0
		case v < 1000:
			return n%1000 == 0
		}
		return false
	}
	from := i
	for r.kind(i) == word {
		e := r.tokens[i].entry
		switch {
		case e.roles&isOrdinal != 0 && (i == from || fits(e.ordinal) && e.ordinal < 100):
			return value + e.ordinal, i + 1, true
		case e.roles&isNumber != 0 && (i == from || value > 0 && e.number >= 1 && fits(e.number)):
			value += e.number
			i++
		case e.roles&isMultiplier != 0 && e.multiplier == 100 && value >= 1 && value < 10 && i == from+1:
			value *= 100
			i++
			if r.at(i).roles&isJoint != 0 && r.at(i+1).roles&(isNumber|isOrdinal) != 0 && r.at(i+1).number < 100 {
				i++
			}
		default:
			return value, i, false
		}
		if r.dash(i) && r.glued(i+1) && r.at(i+1).roles&(isNumber|isOrdinal) != 0 && fits(max(r.at(i+1).number, r.at(i+1).ordinal)) {
			i++
		}
	}
	return value, i, false
}

// readQuantity reads a number with what it counts: currency before or behind, percent, unit; and the other end of a
// range, which lends its multiplier and unit to the first. It gives 0 where no number begins.
func (r *reader) readQuantity(i int) int {
	start := i
	currency := ""
	switch t := &r.tokens[i]; t.kind {
	case sign:
		currency = currencySigns(t.sign)
		i++
	case word:
		if t.entry.roles&isCurrency != 0 && r.kind(i+1) == figure {
			currency = t.entry.currency
			i++
		}
	}
	if i >= len(r.tokens) || r.tokens[i].kind == sign {
		return 0
	}
	q, ok := r.readNumber(i)
	if !ok || q.next <= i { // a lone "K." looks like a thousand and counts nothing
		return 0
	}
	if q.ordinal {
		return r.addOrdinal(q)
	}
	if next := r.suffix(q); next > 0 {
		return next
	}
	// "$5m" and "5m people": the letter is million behind a currency.
	if currency != "" && q.multiplier == 1 && r.glued(q.next) && r.kind(q.next) == word {
		switch r.text[r.tokens[q.next].start:r.tokens[q.next].end] {
		case "m":
			q.value, q.multiplier, q.bare = q.value*1e6, 1e6, false
			q.next++
		case "b":
			q.value, q.multiplier, q.bare = q.value*1e9, 1e9, false
			q.next++
		}
	}
	unit, behind, next := r.readUnit(q.next)
	if currency == "" {
		currency = behind
	}
	if (q.bare || q.multiplier > 1) && unit == "" && behind == "" {
		if end := r.readRange(start, q, currency); end > 0 {
			return end
		}
	}
	if q.bare && unit == "" && currency == "" && q.next == q.first+1 && r.year(q.first) {
		next = r.yearWord(q.next)
		r.addYear(q.value, r.tokens[start].start, r.tokens[next-1].end)
		return next
	}
	if q.value == 1 && unit == "" && currency == "" && q.next == q.first+1 && r.tokens[start].kind == word {
		return next // "one of them" counts nothing
	}
	r.addAmount(q.value, unit, currency, r.tokens[start].start, r.tokens[next-1].end)
	return next
}

// readRange reads "5-10 mln", "5 to 10 percent" and "от 6 тыс. до 22 тыс. иен", where the first number borrows what stands
// behind the second.
func (r *reader) readRange(start int, q quantity, currency string) int {
	k := q.next
	switch {
	case r.dash(k) && r.glued(k+1):
		k++
	case r.at(k).roles&isRange != 0 && r.kind(k) == word:
		k++
	default:
		return 0
	}
	if r.is(k, '$') || r.is(k, '€') || r.is(k, '£') {
		k++
	}
	if r.kind(k) != figure {
		return 0
	}
	second, ok := r.readNumber(k)
	if !ok || second.ordinal || r.ahead(second.next) {
		return 0
	}
	unit, behind, next := r.readUnit(second.next)
	if currency == "" {
		currency = behind
	}
	if second.multiplier == 1 && unit == "" && currency == "" {
		return 0 // nothing to lend
	}
	if r.year(q.first) && !r.year(k) || q.value >= second.value*1000 {
		return 0
	}
	first := q.value
	if q.bare && first < 1000 {
		first *= second.multiplier
	}
	r.addAmount(first, unit, currency, r.tokens[start].start, r.tokens[q.next-1].end)
	r.addAmount(second.value, unit, currency, r.tokens[k].start, r.tokens[next-1].end)
	return next
}

// ahead says that a month or the like follows, so that the number before it is no amount.
func (r *reader) ahead(i int) bool { return r.at(i).roles&(isMonth|isCentury) != 0 }

// readUnit reads what stands behind a number: "%", "km", "тонн", "долларов США".
func (r *reader) readUnit(i int) (unit, currency string, next int) {
	if i >= len(r.tokens) {
		return "", "", i
	}
	k := i
	if r.dash(k) && r.glued(k+1) && r.kind(k+1) == word {
		k++ // "5-kilometer"
	}
	t := &r.tokens[k]
	if t.kind == sign && k == i {
		switch {
		case t.sign == '%':
			return "%", "", i + 1
		case currencySigns(t.sign) != "":
			return "", currencySigns(t.sign), i + 1
		}
		return "", "", i
	}
	if t.kind != word {
		return "", "", i
	}
	for j := range t.entry.phrases {
		p := &t.entry.phrases[j]
		if p.meaning.roles&isUnit != 0 && r.matches(p, k) {
			return p.meaning.unit, "", k + r.length(p, k)
		}
	}
	country := ""
	if t.entry.roles&isName != 0 && r.at(k+1).roles&isCurrency != 0 {
		country = t.entry.name // "5 Canadian dollars", "U.S. dollars"
		k++
		t = &r.tokens[k]
	} else if c := r.acronymOf(t); c == "US" && r.at(k+1).roles&isCurrency != 0 {
		k++
		t = &r.tokens[k]
	}
	switch e := t.entry; {
	case e.roles&isCurrency != 0:
		k++
		// "тыс. долл. США", "долларов США"
		if r.is(k, '.') && r.glued(k) && k+1 < len(r.tokens) && (!r.tokens[k+1].capital || r.tokens[k+1].upper) && r.kind(k+1) == word && t.end-t.start < 9 {
			k++
		}
		if r.kind(k) == word && r.acronymOf(&r.tokens[k]) == "US" {
			k++
		}
		if country != "" && e.currency == "USD" && dollars[country] != "" {
			return "", dollars[country], k
		}
		return "", e.currency, k
	case e.roles&isUnit != 0 && country == "":
		// A letter that touches nothing may be a preposition or an initial.
		if t.upper && len(e.unit) < 2 {
			return "", "", i
		}
		return e.unit, "", k + 1
	}
	return "", "", i
}

// dollars are the dollars that are not American.
var dollars = map[string]string{"CA": "CAD", "AU": "AUD", "NZ": "NZD", "HK": "HKD", "SG": "SGD", "TW": "TWD"}
