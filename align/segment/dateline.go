package segment

import "strings"

// datelineMax is how far into a paragraph a dateline may reach.
const datelineMax = 160

// dateline returns the end of the dateline that opens a paragraph, 0 when there is none. It knows
//
//	CITY, Month D. /AGENCY/.      CITY, D месяца. /Корр. АГЕНТСТВО Имя/.
//	CITY, D мес - Агентство.      City. D месяца. AGENCY -      City. Month D (Agency) -
//	КИЕВ. 23 мая. УНН.            ТАСС, 5 мая.                  CITY, State, Month D (AP) --
//
// by its shape alone: a place, a day, an agency.
func dateline(s string) int {
	h := head{s: s[:min(len(s), datelineMax)]}
	caps, words := h.place()
	apart := strings.TrimRight(h.s[:h.i], " \u00a0") // CITY, or City.
	day := h.day()
	if words == 0 && !day || words > 6 {
		return 0
	}
	stopped := h.skip('.')
	if h.skip('/') { // /TASS/.
		k := strings.IndexByte(h.s[h.i:], '/')
		if k < 0 || k > 60 {
			return 0
		}
		h.i += k + 1
		h.skip('.')
		return h.i
	}
	if h.skip('(') { // (Reuters) -
		k := strings.IndexByte(h.s[h.i:], ')')
		if k < 0 || k > 40 {
			return 0
		}
		h.i += k + 1
		if h.dash() {
			return h.i
		}
		return 0
	}
	if !day {
		return 0
	}
	if h.dash() { // - РИА Новости. / — РИА Новости, Имя Фамилия.
		k := strings.Index(h.s[h.i:], ". ")
		if k < 0 || k > 70 || strings.Count(h.s[h.i:h.i+k], " ") > 5 {
			return h.i
		}
		if words := h.capitalised(h.s[h.i : h.i+k]); !words {
			return h.i
		}
		return h.i + k + 1
	}
	if !stopped {
		return 0
	}
	mark := h.i
	if h.agency() { // INTERFAX.RU -  or  УНН.
		if h.dash() || h.skip('.') {
			return h.i
		}
	}
	if words > 0 && (caps || words <= 3) && (strings.HasSuffix(apart, ",") || strings.HasSuffix(apart, ".")) {
		return mark
	}
	return 0
}

// head reads the parts of a dateline.
type head struct {
	s string
	i int
}

func (h *head) spaces() { h.i = skipSpace(h.s, h.i) }

func (h *head) skip(c byte) bool {
	h.spaces()
	if h.i < len(h.s) && h.s[h.i] == c {
		h.i++
		h.spaces()
		return true
	}
	return false
}

// dash skips a dash with a space before it.
func (h *head) dash() bool {
	h.spaces()
	r, n := after(h.s, h.i)
	if prev, _ := before(h.s, h.i); !dash(r) || !space(prev) {
		return false
	}
	for dash(r) {
		h.i += n
		r, n = after(h.s, h.i)
	}
	h.spaces()
	return true
}

// place reads capitalised words up to a day, an agency or a dash: "ST. PETERSBURG,", "Москва.".
// It reports whether all are in capitals, and their number.
func (h *head) place() (caps bool, words int) {
	caps = true
	for h.i < len(h.s) {
		r, n := after(h.s, h.i)
		if !upper(r) && (words == 0 || r != '(' && r != '/') {
			return
		}
		if !upper(r) { // (Krasnodar Territory), or /Amur Region/, but not the agency
			shut := byte('/')
			if r == '(' {
				shut = ')'
			}
			k := 1 + strings.IndexByte(h.s[h.i+1:], shut)
			if k < 1 || h.i+k+1 >= len(h.s) || h.s[h.i+k+1] != ',' {
				return
			}
			h.i += k + 2
			h.spaces()
			continue
		}
		mark := h.i
		end := h.i + n
		for end < len(h.s) {
			r, n := after(h.s, end)
			if !letter(r) && r != '-' && r != '\'' && r != '’' && !(r == '.' && end+1 < len(h.s) && h.s[end+1] != ' ') {
				break
			}
			caps = caps && (!lower(r) || words > 0)
			end += n
		}
		h.i = end
		if words > 0 && h.dayAhead(mark) { // the month of "Jan. 5"
			h.i = mark
			return
		}
		words++
		for h.i < len(h.s) && (h.s[h.i] == '.' || h.s[h.i] == ',') {
			h.i++
		}
		h.spaces()
	}
	return
}

// dayAhead reports whether a month and a day stand at i: "Jan. 5", "September 29".
func (h *head) dayAhead(i int) bool {
	ahead := head{h.s, i}
	return ahead.day()
}

// day reads "29 сентября", "23 фев", "Sept. 29", with a year or without.
func (h *head) day() bool {
	mark := h.i
	number := h.number()
	h.spaces()
	end := wordAt(h.s, h.i)
	if r, _ := after(h.s, h.i); end == h.i || !letter(r) || end-h.i > 20 {
		h.i = mark
		return false
	}
	h.i = end
	if !number {
		h.skip('.')
		h.spaces()
		number = h.number()
	}
	if !number {
		h.i = mark
		return false
	}
	mark = h.i
	h.skip(',')
	if !h.number() {
		h.i = mark
	}
	return true
}

// number skips a figure of up to four digits.
func (h *head) number() bool {
	h.spaces()
	k := h.i
	for k < len(h.s) && k-h.i < 4 && h.s[k] >= '0' && h.s[k] <= '9' {
		k++
	}
	ok := k > h.i
	if ok && k < len(h.s) {
		if r, _ := after(h.s, k); digit(r) || letter(r) || r == '%' {
			return false
		}
		h.i = k
	}
	return ok
}

// agency skips a name in capitals: "INTERFAX.RU", "ИНТЕРФАКС-УРАЛ", "УНН".
func (h *head) agency() bool {
	i := h.i
	for i < len(h.s) {
		r, n := after(h.s, i)
		if !upper(r) && r != '-' && !(r == '.' && i+1 < len(h.s) && h.s[i+1] != ' ') {
			break
		}
		i += n
	}
	if i-h.i < 3 || i < len(h.s) && h.s[i] != ' ' && h.s[i] != '.' {
		return false
	}
	h.i = i
	return true
}

// capitalised reports whether every word of a name has a capital: "РИА Новости, Андрей Котов".
func (h *head) capitalised(name string) bool {
	for _, w := range strings.Fields(name) {
		if r, _ := after(w, 0); !upper(r) {
			return false
		}
	}
	return true
}
