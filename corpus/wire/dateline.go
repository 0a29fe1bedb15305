package wire

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
)

// dateline is what stands before the first sentence of a wire story.
type dateline struct {
	text   string // as written
	city   string
	agency string // its key; "" when only city and date are given
	month  int    // 0 when there is no date
	day    int
	year   int // 0 in all but a few
}

// The parts of a dateline. A day may stand before or behind its month; which word is a month is
// asked of the language afterwards.
const (
	reSpace  = `[\s\p{Zs}]`
	reDash   = reSpace + `*[-–—−]{1,2}` + reSpace + `+`
	reCity   = `(?P<city>\p{Lu}[\p{L}\p{M}\p{Zs}.'’,\-]{1,60}?(?:` + reSpace + `*[/(][^/()\d]{2,40}[/)])?)`
	reDate   = `(?:(?P<d1>\d{1,2})(?:er|\.)?` + reSpace + `+(?:de` + reSpace + `+)?(?P<m1>\p{L}{3,10})\.?|(?P<m2>\p{L}{3,10})\.?` + reSpace + `+(?P<d2>\d{1,2}))(?:,?` + reSpace + `+(?P<y>\d{4})(?:` + reSpace + `+\p{L}{1,4}\.?)?)?`
	reAfterS = `(?:\.` + reSpace + `*|` + reDash + `|:?` + reSpace + `+|$)` // behind /TASS/
)

// form is one way of writing a dateline.
type form struct {
	rx *regexp.Regexp
	// mark is a character that the form always holds; without it the expression need not be tried.
	mark string
	// needs says what must be there for an agency that is not in the table: a date, or a city in capitals.
	needsDate, needsCapitals, needsKnown bool
}

var forms = []form{
	// MOSCOW, September 29. /TASS/.   МОСКВА, 29 сентября. /Корр. ТАСС Иван Петров/.   /TASS/.
	{mark: "/", rx: regexp.MustCompile(`^(?:` + reCity + `[,.]?` + reSpace + `*)?(?:` + reDate + `[.,]?` + reSpace + `*)?/(?P<agency>[^/\n]{2,60})/` + reAfterS), needsDate: true},
	// HOUSTON, Jan 27 (Reuters) -   MOSCOW. March 31 (Interfax) -   VIENNA (Sputnik) —   GROSSETO, Italy (AP) --
	{mark: "(", rx: regexp.MustCompile(`^` + reCity + `(?:[,.]?` + reSpace + `*` + reDate + `)?[,.]?` + reSpace + `*\((?P<agency>[^()\n]{2,40})\)(?:\.?` + reDash + `|` + reSpace + `*_` + reSpace + `*|[.:]` + reSpace + `+)`), needsCapitals: true},
	// МОСКВА, 23 фев - РИА Новости.   МОСКВА, 23 фев — РИА Новости, Андрей Коц.   Москва, 10 декабря - АиФ-Москва.
	{mark: "-–—−", rx: regexp.MustCompile(`^` + reCity + `(?:[,.]` + reSpace + `*` + reDate + `)?\.?` + reDash + `(?P<agency>(?:` + agencyNames + `)(?:[/,\-][^.\n]{1,60})?)\.(?:` + reSpace + `+|$)`), needsKnown: true},
	// Москва. 13 октября. INTERFAX.RU -   30 ноября. ИНТЕРФАКС-ЮГ -
	{mark: "-–—−", rx: regexp.MustCompile(`^(?:` + reCity + `[,.]` + reSpace + `+)?` + reDate + `[.,]?` + reSpace + `+(?P<agency>(?:` + agencyNames + `)(?:-[\p{L}]+)*)` + reDash), needsKnown: true},
	// Москва. INTERFAX.RU -
	{mark: "-–—−", rx: regexp.MustCompile(`^` + reCity + `\.` + reSpace + `+(?P<agency>(?:` + agencyNames + `)(?:-[\p{L}]+)*)` + reDash), needsKnown: true},
	// КИЕВ. 23 мая. УНН.
	{mark: ".", rx: regexp.MustCompile(`^` + reCity + `[,.]` + reSpace + `+` + reDate + `[.,]` + reSpace + `+(?P<agency>` + agencyNames + `)\.(?:` + reSpace + `+|$)`), needsKnown: true},
	// ТАСС, 29 сентября.
	{mark: ".", rx: regexp.MustCompile(`^(?P<agency>` + agencyNames + `)[,.]` + reSpace + `+` + reDate + `\.(?:` + reSpace + `+|$)`), needsKnown: true},
	// MOSCOW, September 29.   MOSCOW, Sept 29 -
	{mark: "0123456789", rx: regexp.MustCompile(`^` + reCity + `[,.]` + reSpace + `+` + reDate + `(?:\.(?:` + reSpace + `+|$)|` + reDash + `)`), needsDate: true, needsCapitals: true},
}

// datelineSpan is how far into a paragraph a dateline may reach, in bytes.
const datelineSpan = 280

// cutDateline takes the dateline off the front of a paragraph. ok is false when there is none, and
// rest is then the paragraph itself.
func cutDateline(p string, l *lang.Language) (d dateline, rest string, ok bool) {
	head := p[:min(len(p), datelineSpan)]
	if r, _ := utf8.DecodeRuneInString(head); r != '/' && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return dateline{}, p, false
	}
	for _, f := range forms {
		if !strings.ContainsAny(head, f.mark) {
			continue
		}
		m := f.rx.FindStringSubmatchIndex(head)
		if m == nil {
			continue
		}
		part := func(name string) string {
			if i := f.rx.SubexpIndex(name); i >= 0 && m[2*i] >= 0 {
				return head[m[2*i]:m[2*i+1]]
			}
			return ""
		}
		d = dateline{text: strings.TrimSpace(head[:m[1]]), city: strings.TrimRight(part("city"), " ,.\u00a0")}
		if word := part("m1") + part("m2"); word != "" {
			d.month = month(word, l)
			d.day, _ = strconv.Atoi(part("d1") + part("d2"))
			d.year, _ = strconv.Atoi(part("y"))
			if d.month == 0 || d.day < 1 || d.day > 31 {
				continue
			}
		}
		named := part("agency")
		d.agency = agencyKey(named)
		if d.agency == "" {
			if f.needsKnown || f.needsDate && d.month == 0 || f.needsCapitals && !capitals(d.city) {
				continue
			}
			d.agency = strings.TrimSpace(named)
		}
		if d.city != "" && !cityLike(d.city) {
			continue
		}
		d.city, _, _ = strings.Cut(strings.TrimSpace(trimRegion(d.city)), ",")
		return d, strings.TrimSpace(p[m[1]:]), true
	}
	return dateline{}, p, false
}

// trimRegion drops what stands in brackets or slashes behind a city.
func trimRegion(city string) string {
	if i := strings.IndexAny(city, "/("); i > 0 {
		return strings.TrimSpace(city[:i])
	}
	return city
}

// cityLike tells "Petropavlovsk-Kamchatsky" and "Rio de Janeiro, Brazil" from the beginning of a sentence.
func cityLike(city string) bool {
	ws := strings.Fields(trimRegion(city))
	if len(ws) == 0 || len(ws) > 6 {
		return false
	}
	for i, w := range ws {
		r := []rune(w)
		if !unicode.IsUpper(r[0]) && (i == 0 || len(r) > 4) {
			return false
		}
	}
	return true
}

// capitals says that a city is written in capitals, as wires do.
func capitals(city string) bool {
	name, _, _ := strings.Cut(trimRegion(city), ",")
	return len(name) > 2 && name == strings.ToUpper(name)
}

// monthNames are the months of languages whose own file says none.
var monthNames = map[string]string{
	"de": "januar februar märz april mai juni juli august september oktober november dezember",
	"fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
	"es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	"it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	"pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
	"nl": "januari februari maart april mei juni juli augustus september oktober november december",
	"pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}

// month is the number of a month's name or short form in a language, 0 when it is none.
func month(word string, l *lang.Language) int {
	word = l.Fold(strings.TrimSuffix(word, "."))
	if n := l.Months[word]; n > 0 || len(l.Months) > 0 {
		return n
	}
	n := 0
	for name := range strings.FieldsSeq(monthNames[l.Code]) {
		if n++; len(word) >= 3 && strings.HasPrefix(name, word) {
			return n
		}
	}
	return 0
}
