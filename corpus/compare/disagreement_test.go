package compare

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

var (
	strangersEn = strings.Fields("Gavrilov Kuznetsov Bartholomew Okonkwo Hendricks Yefimenko Castellano Drummond Pakhomov Whitfield Zubarev Takahashi Malinowski")
	strangersRu = strings.Fields("Гаврилов Кузнецов Бартоломью Оконкво Хендрикс Ефименко Кастельяно Драммонд Пахомов Уитфилд Зубарев Такахаси Малиновский")
	landsEn     = strings.Fields("Portugal Vietnam Norway Mexico Ethiopia Bulgaria Chile Jordan")
	landsRu     = map[string][]string{"а": strings.Fields("Норвегия Мексика Эфиопия Болгария"), "и": strings.Fields("Норвегии Мексики Эфиопии Болгарии"),
		"у": strings.Fields("Норвегию Мексику Эфиопию Болгарию"), "": strings.Fields("Вьетнам Норвегии Эфиопии")}
	copulas = regexp.MustCompile(`\b(will|would|can|could|has|have|is|are|was|were|had|should) ([a-z]+)`)
	nots    = regexp.MustCompile(`\b(will|would|can|could|has|have|is|are|was|were|had|should|does|did|do) ?(not|n't|n’t) ([a-z]+)`)
	verbs   = regexp.MustCompile(` ([а-яё]{3,}(?:ают|яют|уют|ает|яет|ует|ется|ится|лись|лась|лся|ила|ало|или|али|ил|ал|ала|ит|ят))([ ,.])`)
	nes     = regexp.MustCompile(` не ([а-яё]{4,})`)
)

var disagreements = []change{
	{"figure", Figure, func(p *planter, v Version, side int, text string) string {
		f, ok := p.oneOf(side, text, func(f facts.Fact, s string) bool {
			return f.Kind >= facts.Number && f.Kind <= facts.Money && digits.MatchString(s) && f.Value != 0
		})
		if !ok {
			return ""
		}
		at := digits.FindStringIndex(text[f.Start:f.End])
		b := []byte(text[f.Start:f.End])
		old := b[at[0]]
		b[at[0]] = '1' + byte((int(old-'1')+1+p.Intn(7))%9)
		if b[at[0]] == old {
			return ""
		}
		return swap(text, f, string(b))
	}},
	{"date", Date, func(p *planter, v Version, side int, text string) string {
		l := lang.Get(codes[side])
		f, ok := p.oneOf(side, text, func(f facts.Fact, s string) bool {
			return f.Kind == facts.Date && strings.IndexByte("dw12", f.Key[0]) >= 0
		})
		if !ok {
			return ""
		}
		s := text[f.Start:f.End]
		switch f.Key[0] {
		case 'w':
			n := formOf(p, l.Weekdays, s, l.Weekdays[l.Fold(s)])
			if n == "" {
				return ""
			}
			return swap(text, f, like(s, n))
		case 'd':
			if p.Intn(2) == 0 {
				for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
					if m := l.Months[l.Fold(w)]; m > 0 && len(w) > 4 {
						return swap(text, f, strings.Replace(s, w, like(w, formOf(p, l.Months, w, m)), 1))
					}
				}
			}
			day := regexp.MustCompile(`\d+`).FindString(s)
			n, _ := strconv.Atoi(day)
			if n == 0 {
				return ""
			}
			return swap(text, f, strings.Replace(s, day, strconv.Itoa((n+2+p.Intn(20))%27+1), 1))
		}
		year := regexp.MustCompile(`\d{4}`).FindString(s)
		if year == "" {
			return ""
		}
		n, _ := strconv.Atoi(year)
		return swap(text, f, strings.Replace(s, year, strconv.Itoa(n-2-p.Intn(5)), 1))
	}},
	{"person", Name, func(p *planter, v Version, side int, text string) string {
		// The second of two names side by side, or a name before a verb of speech, is a family name.
		pair := regexp.MustCompile(`\p{Lu}\p{Ll}{2,} (\p{Lu}\p{Ll}{4,})`)
		var spots [][2]int
		for _, m := range pair.FindAllStringSubmatchIndex(text, -1) {
			spots = append(spots, [2]int{m[2], m[3]})
		}
		for _, m := range regexp.MustCompile(`(\p{Lu}\p{Ll}{4,}) said|said (\p{Lu}\p{Ll}{4,})|(?:сказал|сообщил|отметил|пояснил|добавил|рассказал)а? (\p{Lu}\p{Ll}{4,})`).FindAllStringSubmatchIndex(text, -1) {
			for i := 2; i < len(m); i += 2 {
				if m[i] >= 0 {
					spots = append(spots, [2]int{m[i], m[i+1]})
				}
			}
		}
		if len(spots) == 0 {
			return ""
		}
		s := spots[p.Intn(len(spots))]
		word := text[s[0]:s[1]]
		l := lang.Get(codes[side])
		known := false
		for _, f := range facts.Find(l, word) {
			known = known || f.Kind != facts.Name
		}
		if known || lexicon.Default().Word(side, l.Stem(l.Fold(word))) >= 0 {
			return "" // a country, or a word with a capital
		}
		with := strangersEn[p.Intn(len(strangersEn))]
		if side == 1 {
			with = strangersRu[p.Intn(len(strangersRu))]
			for _, e := range []string{"ым", "ому", "ого", "ой", "ом", "а", "у"} {
				if strings.HasSuffix(word, e) && (strings.HasSuffix(with, "в") || e == "а" || e == "у") {
					with += e
					break
				}
			}
		}
		return text[:s[0]] + with + text[s[1]:]
	}},
	{"country", Name, func(p *planter, v Version, side int, text string) string {
		l := lang.Get(codes[side])
		f, ok := p.oneOf(side, text, func(f facts.Fact, s string) bool {
			// a country, not its people or adjective
			return f.Kind == facts.Acronym && len(f.Key) == 2 && f.Key == strings.ToUpper(f.Key) && f.Key != "RU" && f.Key != "US" &&
				!strings.HasSuffix(s, "n") && !strings.HasSuffix(s, "se") && !strings.HasSuffix(s, "sh") && !strings.HasSuffix(s, "ns") &&
				unicode.IsUpper([]rune(s)[0]) && l.Fold(s) != s && !strings.HasSuffix(s, "i") && !strings.HasSuffix(s, "ch")
		})
		if !ok {
			return ""
		}
		s := text[f.Start:f.End]
		if side == 0 {
			return swap(text, f, landsEn[p.Intn(len(landsEn))])
		}
		r := []rune(s)
		forms := landsRu[string(r[len(r)-1:])]
		if forms == nil {
			forms = landsRu[""]
		}
		return swap(text, f, forms[p.Intn(len(forms))])
	}},
	{"denied", Negation, func(p *planter, v Version, side int, text string) string {
		if side == 0 {
			if m := copulas.FindStringSubmatchIndex(text); m != nil && !strings.HasPrefix(text[m[4]:m[5]], "not") && !strings.HasPrefix(text[m[4]:m[5]], "no") {
				return text[:m[3]] + " not" + text[m[3]:]
			}
			return ""
		}
		ms := verbs.FindAllStringSubmatchIndex(text, -1)
		if len(ms) == 0 {
			return ""
		}
		m := ms[p.Intn(len(ms))]
		if strings.HasSuffix(text[:m[0]], " не") || strings.HasSuffix(text[:m[0]], " ни") {
			return ""
		}
		return text[:m[2]] + "не " + text[m[2]:]
	}},
	{"affirmed", Negation, func(p *planter, v Version, side int, text string) string {
		if side == 0 {
			if m := nots.FindStringSubmatchIndex(text); m != nil {
				return text[:m[3]] + text[m[5]:]
			}
			return ""
		}
		m := nes.FindStringSubmatchIndex(text)
		if m == nil || regexp.MustCompile(`(?i)(^| )(ни|никто|никого|ничего|никогда|никак\p{Cyrillic}*) `).MatchString(text) || regexp.MustCompile(` не (только|мен|бол|позд|ран|превы|исключ|пози)`).MatchString(text[m[0]:]) {
			return ""
		}
		return text[:m[0]] + " " + text[m[2]:]
	}},
}
