package facts

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"tolmach/align/lang"
)

// role says what a word can be.
type role uint32

const (
	isNumber role = 1 << iota
	isMultiplier
	isOrdinal
	isFraction
	isDecade
	isMonth
	isWeekday
	isClock
	isCurrency
	isUnit
	isArticle
	isJoint
	isRange
	isYear
	isCentury
	isOrdinalSuffix
	isDecadeSuffix
	isName // of a country or body
	isStop
	needsCapital
)

// entry is everything a folded word of a language can mean to the reader.
type entry struct {
	roles                                 role
	number, multiplier, ordinal, fraction float64
	decade                                int
	month, weekday, clock                 int8
	currency, unit, name                  string
	lemmas                                []int32 // of the phrases the word is part of
	phrases                               []phrase
}

// phrase is a run of words that means something together; it hangs on the entry of its first word.
type phrase struct {
	rest    []int32 // lemmas of the words behind the first
	first   int32
	meaning entry
}

// table is a language prepared for reading.
type table struct {
	lang     *lang.Language
	words    map[string]*entry
	acronyms map[string]string
	lemmas   map[string]int32
	readers  sync.Pool
}

var tables sync.Map // *lang.Language -> *table

func tableOf(l *lang.Language) *table {
	if t, ok := tables.Load(l); ok {
		return t.(*table)
	}
	got, _ := tables.LoadOrStore(l, newTable(l))
	return got.(*table)
}

func newTable(l *lang.Language) *table {
	t := &table{lang: l, words: map[string]*entry{}, acronyms: l.Acronyms, lemmas: map[string]int32{}}
	t.readers.New = func() any { return &reader{table: t, names: map[string]string{}} }
	for w, v := range l.Numbers {
		t.put(w, entry{roles: isNumber, number: v})
	}
	for w, v := range l.Multipliers {
		t.put(w, entry{roles: isMultiplier, multiplier: v})
	}
	for w, v := range l.Ordinals {
		t.put(w, entry{roles: isOrdinal, ordinal: v})
	}
	for w, v := range l.Fractions {
		t.put(w, entry{roles: isFraction, fraction: v})
	}
	for w, v := range l.Decades {
		t.put(w, entry{roles: isDecade, decade: int(v)})
	}
	for w, v := range l.Months {
		t.put(w, entry{roles: isMonth, month: int8(v)})
	}
	for w, v := range l.Weekdays {
		t.put(w, entry{roles: isWeekday, weekday: int8(v)})
	}
	for w, v := range l.Clock {
		t.put(w, entry{roles: isClock, clock: int8(v)})
	}
	for w, v := range l.Currencies {
		t.put(w, entry{roles: isCurrency, currency: v})
	}
	for w, v := range l.Units {
		t.put(w, entry{roles: isUnit, unit: v})
	}
	for r, words := range map[role]map[string]bool{
		isArticle: l.Articles, isJoint: l.Joints, isRange: l.Ranges, isYear: l.Years, isCentury: l.Centuries,
		isOrdinalSuffix: l.OrdinalSuffixes, isDecadeSuffix: l.DecadeSuffixes, isStop: l.Stopwords,
	} {
		for w := range words {
			t.put(w, entry{roles: r})
		}
	}
	t.putTerritories()
	for _, w := range slices.Sorted(maps.Keys(l.Names)) {
		t.putName(w, l.Names[w])
	}
	return t
}

// putTerritories adds the countries as the Unicode CLDR names them.
func (t *table) putTerritories() {
	tag, err := language.Parse(t.lang.Code)
	if err != nil {
		return
	}
	regions := display.Regions(tag)
	if regions == nil {
		return
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err != nil || !r.IsCountry() || r.Canonicalize() != r || r.String() != string(a)+string(b) {
				continue
			}
			if s := r.String(); s == "UN" || s == "EU" {
				continue // bodies, which have keys of their own
			}
			name, _, _ := strings.Cut(regions.Name(r), " (")
			if utf8.RuneCountInString(name) > 2 && !strings.ContainsAny(name, "&,") && !t.lang.Stopwords[t.lang.Fold(name)] {
				t.putName(name, r.String())
			}
		}
	}
}

// putName adds a country or body with its case forms. A name with a capital is one only with a capital.
func (t *table) putName(name, key string) {
	e := entry{roles: isName, name: key}
	if c, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(c) {
		e.roles |= needsCapital
	}
	words := strings.FieldsFunc(t.lang.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if t.lang.Decline == nil || len(words) == 0 {
		t.put(strings.Join(words, " "), e)
		return
	}
	if len(words) == 1 {
		for _, form := range t.lang.Decline(words[0]) {
			// A form of one name may be the nominative of another, which then wins.
			if old := t.words[form]; old == nil || old.roles&isName == 0 || form == words[0] {
				t.put(form, e)
			}
		}
		return
	}
	for _, w := range words {
		lemma := t.lemma(w)
		for _, form := range t.lang.Decline(w) {
			t.join(form, lemma)
		}
	}
	t.phrase(words, e)
}

// put gives a word, or a run of words with spaces between, a meaning beside those it has.
func (t *table) put(w string, e entry) {
	if strings.Contains(w, " ") {
		words := strings.Fields(w)
		for _, w := range words {
			t.join(w, t.lemma(w))
		}
		t.phrase(words, e)
		return
	}
	old := t.word(w)
	old.merge(&e)
}

func (e *entry) merge(m *entry) {
	e.roles |= m.roles
	switch {
	case m.roles&isNumber != 0:
		e.number = m.number
	case m.roles&isMultiplier != 0:
		e.multiplier = m.multiplier
	case m.roles&isOrdinal != 0:
		e.ordinal = m.ordinal
	case m.roles&isFraction != 0:
		e.fraction = m.fraction
	case m.roles&isDecade != 0:
		e.decade = m.decade
	case m.roles&isMonth != 0:
		e.month = m.month
	case m.roles&isWeekday != 0:
		e.weekday = m.weekday
	case m.roles&isClock != 0:
		e.clock = m.clock
	case m.roles&isCurrency != 0:
		e.currency = m.currency
	case m.roles&isUnit != 0:
		e.unit = m.unit
	case m.roles&isName != 0:
		e.name = m.name
		e.roles = e.roles&^needsCapital | m.roles&needsCapital
	}
}

func (t *table) word(w string) *entry {
	e := t.words[w]
	if e == nil {
		e = &entry{}
		t.words[w] = e
	}
	return e
}

func (t *table) lemma(w string) int32 {
	id, ok := t.lemmas[w]
	if !ok {
		id = int32(len(t.lemmas))
		t.lemmas[w] = id
	}
	return id
}

// join makes a form one of a lemma.
func (t *table) join(form string, lemma int32) {
	e := t.word(form)
	for _, l := range e.lemmas {
		if l == lemma {
			return
		}
	}
	e.lemmas = append(e.lemmas, lemma)
}

// phrase hangs a phrase on every form of its first word.
func (t *table) phrase(words []string, e entry) {
	p := phrase{first: t.lemma(words[0]), meaning: e}
	for _, w := range words[1:] {
		p.rest = append(p.rest, t.lemma(w))
	}
	forms := []string{words[0]}
	if t.lang.Decline != nil && e.roles&isName != 0 {
		forms = t.lang.Decline(words[0])
	}
	for _, f := range forms {
		w := t.word(f)
		w.phrases = append(w.phrases, p)
	}
}
