package compare

import (
	"context"
	"fmt"
	"math"
	"math/rand"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"tolmach/align"
	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// plant is one change of one sentence.
type plant struct {
	story, side, sentence int
	kind                  Kind // of the disagreement; "" for a harmless rewording
	what                  string
	before, after         string
}

// planter makes plants in copies of the authored stories.
type planter struct {
	*rand.Rand
	stories []story
	linked  [][2]map[int]bool // sentences with a counterpart
}

func newPlanter(t testing.TB, seed int64) *planter {
	p := &planter{Rand: rand.New(rand.NewSource(seed)), stories: stories(t)}
	for _, s := range p.stories {
		var linked [2]map[int]bool
		for k := range linked {
			linked[k] = map[int]bool{}
			for _, b := range s.beads {
				if span := spanOf(b, k); !b.Null() {
					for i := span.From; i < span.To; i++ {
						linked[k][i] = true
					}
				}
			}
		}
		p.linked = append(p.linked, linked)
	}
	return p
}

// change is a way to change a sentence; it gives "" when the sentence has nothing of the kind.
type change struct {
	what string
	kind Kind
	make func(p *planter, v Version, side int, text string) string
}

// some makes n plants, the changes in turn.
func (p *planter) some(n int, changes []change) (out []plant) {
	tried := map[string]bool{}
	for attempt := 0; len(out) < n && attempt < 400_000; attempt++ {
		c := changes[(len(out)+attempt/300)%len(changes)]
		x := p.Intn(len(p.stories))
		side := p.Intn(2)
		v := p.stories[x].versions[side]
		i := p.Intn(len(v.Sentences))
		if !p.linked[x][side][i] {
			continue
		}
		after := c.make(p, v, side, v.Sentences[i])
		if after == "" || c.kind != "" && !p.shared(x, side, i, c.kind, v.Sentences[i], after) {
			continue
		}
		key := fmt.Sprint(x, side, i, c.kind, after)
		if after == "" || after == v.Sentences[i] || tried[key] {
			continue
		}
		tried[key] = true
		out = append(out, plant{x, side, i, c.kind, c.what, v.Sentences[i], after})
	}
	return out
}

// shared says that what a plant changes is in the counterpart of the sentence too, so that it makes a disagreement.
func (p *planter) shared(x, side, i int, kind Kind, old, new string) bool {
	s := p.stories[x]
	var other string
	for _, b := range s.beads {
		if span := spanOf(b, side); span.From <= i && i < span.To {
			o := spanOf(b, 1-side)
			other = strings.Join(s.versions[1-side].Sentences[o.From:o.To], " ")
		}
	}
	l, m := lang.Get(codes[side]), lang.Get(codes[1-side])
	negated := slices.ContainsFunc(lexicon.Tokens(m, other), func(t lexicon.Token) bool { return m.Negations[t.Form] })
	gone := map[string]int{}
	for _, f := range facts.Find(l, old) {
		gone[f.Key]++
	}
	for _, f := range facts.Find(l, new) {
		gone[f.Key]--
	}
	switch kind {
	case Negation:
		return negated == (len(new) < len(old))
	case Name:
		words := strings.FieldsFunc(old, func(r rune) bool { return !unicode.IsLetter(r) })
		for _, w := range words {
			if strings.Contains(new, w) {
				continue
			}
			t := facts.NewToken(l, w)
			return slices.ContainsFunc(lexicon.Tokens(m, other), func(o lexicon.Token) bool {
				u := facts.NewToken(m, o.Form)
				return t.Evidence(&u) > 0
			})
		}
		return false
	}
	for _, f := range facts.Find(m, other) {
		if gone[f.Key] > 0 {
			return true
		}
	}
	return false
}

// apply gives the story with the plant in it.
func (p *planter) apply(x plant) story {
	s := p.stories[x.story]
	s.versions[x.side].Sentences = slices.Clone(s.versions[x.side].Sentences)
	s.versions[x.side].Sentences[x.sentence] = x.after
	return s
}

var codes = [2]string{"en", "ru"}

// oneOf picks a fact of some kinds.
func (p *planter) oneOf(side int, text string, ok func(facts.Fact, string) bool) (facts.Fact, bool) {
	var found []facts.Fact
	for _, f := range facts.Find(lang.Get(codes[side]), text) {
		if ok(f, text[f.Start:f.End]) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return facts.Fact{}, false
	}
	return found[p.Intn(len(found))], true
}

var digits = regexp.MustCompile(`\d[\d.,\x{a0} ]*\d|\d`)

func swap(text string, f facts.Fact, with string) string { return text[:f.Start] + with + text[f.End:] }

// formOf gives another word of a table with the same kind of form: the one at the same place of its line.
func formOf[V comparable](p *planter, table map[string]V, word string, not V) string {
	ending := func(s string) string { r := []rune(s); return string(r[max(0, len(r)-2):]) }
	var same, any []string
	for w, v := range table {
		if v == not || len(w) < 6 {
			continue
		}
		any = append(any, w)
		if ending(w) == ending(word) {
			same = append(same, w)
		}
	}
	if len(same) == 0 {
		same = any
	}
	slices.Sort(same)
	if len(same) == 0 {
		return ""
	}
	return same[p.Intn(len(same))]
}

// like gives b the capital of a.
func like(a, b string) string {
	if r := []rune(a); unicode.IsUpper(r[0]) {
		c := []rune(b)
		c[0] = unicode.ToUpper(c[0])
		return string(c)
	}
	return b
}

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

var wordsEn = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")
var wordsRu = strings.Fields("ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать")

// number writes a value in the manner of a language.
func written(side int, v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if side == 1 {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}

// rewrite replaces what a pattern finds.
func rewrite(pattern string, with func(side int, m []string) string) func(*planter, Version, int, string) string {
	re := regexp.MustCompile(pattern)
	return func(p *planter, _ Version, side int, text string) string {
		at := re.FindAllStringSubmatchIndex(text, -1)
		if len(at) == 0 {
			return ""
		}
		m := at[p.Intn(len(at))]
		var groups []string
		for i := 0; i < len(m); i += 2 {
			if m[i] < 0 {
				groups = append(groups, "")
			} else {
				groups = append(groups, text[m[i]:m[i+1]])
			}
		}
		s := with(side, groups)
		if s == "" {
			return ""
		}
		return text[:m[0]] + s + text[m[1]:]
	}
}

func parse(s string, side int) float64 {
	s = strings.NewReplacer(" ", "", "\u00a0", "").Replace(s)
	if side == 1 {
		s = strings.Replace(s, ",", ".", 1)
	} else {
		s = strings.ReplaceAll(s, ",", "")
	}
	v, _ := strconv.ParseFloat(s, 64)
	return v
}

// rounded rounds to n digits.
func rounded(v float64, n int) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', n, 64), 64)
	return r
}

var harmless = []change{
	{"rounding", "", rewrite(`(\d[\d,.]*\d)( mln| bln| million| billion|%| percent| hectares| tonnes| тыс| млн| млрд| процент)`, func(side int, m []string) string {
		v := parse(m[1], side)
		if v <= 0 || rounded(v, 2) == v {
			return ""
		}
		return []string{"about ", "около "}[side] + written(side, math.Round(rounded(v, 2)*1e6)/1e6) + m[2]
	})},
	{"about", "", rewrite(`([^.,\d])(\d{3,4}|\d{1,3},\d{3}) ([a-zа-я]{4,})`, func(side int, m []string) string {
		v := parse(m[2], 0)
		if v <= 0 || rounded(v, 2) == v || v > 1900 && v < 2100 || strings.HasPrefix(m[3], "год") || strings.HasPrefix(m[3], "year") || side == 1 && strings.Contains(m[2], ",") {
			return ""
		}
		return m[1] + []string{"nearly ", "порядка "}[side] + written(side, rounded(v, 2)) + " " + m[3]
	})},
	{"miles", "", rewrite(`(\d[\d,]*(?:\.\d+)?)[ -](km|kilometers)\b`, func(side int, m []string) string {
		return written(0, rounded(parse(m[1], 0)/1.609, 3)) + " miles"
	})},
	{"feet", "", rewrite(`(\d[\d,]*(?:\.\d+)?)[ -](meters|metres|m)( high| long| deep| wide| in|[,.])`, func(side int, m []string) string {
		return written(0, rounded(parse(m[1], 0)/.3048, 3)) + " feet" + m[3]
	})},
	{"acres", "", rewrite(`(\d[\d,.]*\d)( mln)? hectares`, func(side int, m []string) string {
		return written(0, rounded(parse(m[1], 0)*2.471, 3)) + m[2] + " acres"
	})},
	{"Fahrenheit", "", rewrite(`(minus )?(\d+) degrees( Celsius)?`, func(side int, m []string) string {
		v := parse(m[2], 0)
		if m[1] != "" {
			return ""
		}
		return written(0, math.Round(v*1.8+32)) + " degrees Fahrenheit"
	})},
	{"мили", "", rewrite(`(\d[\d,]*)[ \x{a0}]?(км|километров)([ ,.])`, func(side int, m []string) string {
		return written(1, rounded(parse(m[1], 1)/1.609, 3)) + " мили" + m[3]
	})},
	{"kilograms", "", rewrite(`(\d[\d,.]*) (tonnes|tons)\b`, func(side int, m []string) string {
		return written(0, parse(m[1], 0)*1000) + " kg"
	})},
	{"spelled", "", rewrite(`([ (])(\d{1,2})([ ][a-zа-я]{4,})`, func(side int, m []string) string {
		v := int(parse(m[2], 0))
		l := lang.Get(codes[side])
		if w := l.Fold(strings.TrimSpace(m[3])); v < 2 || v > 20 || l.Months[w] > 0 {
			return ""
		}
		return m[1] + [][]string{wordsEn, wordsRu}[side][v] + m[3]
	})},
	{"figures", "", rewrite(` (two|three|four|five|six|seven|eight|nine|ten|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять) `, func(side int, m []string) string {
		v := lang.Get(codes[side]).Numbers[m[1]]
		return " " + written(side, v) + " "
	})},
	{"thousands", "", rewrite(`(\d{1,3}),000 `, func(side int, m []string) string {
		if side == 1 {
			return ""
		}
		return m[1] + " thousand "
	})},
	{"тысячи", "", rewrite(`([ (]\d{1,3}) тыс\. `, func(side int, m []string) string { return m[1] + " 000 " })},
	{"weekday", "", func(p *planter, v Version, side int, text string) string {
		l := lang.Get(codes[side])
		f, ok := p.oneOf(side, text, func(f facts.Fact, s string) bool { return f.Kind == facts.Date && f.Key[0] == 'd' })
		day, err := time.Parse("2006-01-02", v.Date)
		if !ok || err != nil {
			return ""
		}
		month, _ := strconv.Atoi(f.Key[1:3])
		date, _ := strconv.Atoi(f.Key[4:])
		d := time.Date(day.Year(), time.Month(month), date, 0, 0, 0, 0, time.UTC)
		if apart := d.Sub(day).Hours() / 24; apart > 6 || apart < -6 || regexp.MustCompile(`^(,? \d|[-–])`).MatchString(text[f.End:]) {
			return ""
		}
		_ = l
		n := (int(d.Weekday())+6)%7 + 1
		return swap(text, f, []string{
			strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")[n-1],
			strings.Fields("понедельник вторник среду четверг пятницу субботу воскресенье")[n-1]}[side])
	}},
	{"date for weekday", "", func(p *planter, v Version, side int, text string) string {
		f, ok := p.oneOf(side, text, func(f facts.Fact, s string) bool { return f.Kind == facts.Date && f.Key[0] == 'w' })
		day, err := time.Parse("2006-01-02", v.Date)
		if !ok || err != nil {
			return ""
		}
		n, _ := strconv.Atoi(f.Key[1:])
		for back := 0; back < 7; back++ {
			d := day.AddDate(0, 0, -back)
			if (int(d.Weekday())+6)%7+1 == n {
				if side == 0 {
					return swap(text, f, d.Format("January 2"))
				}
				return swap(text, f, strconv.Itoa(d.Day())+" "+strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")[d.Month()-1])
			}
		}
		return ""
	}},
	{"short name", "", func(p *planter, v Version, side int, text string) string {
		l := lang.Get(codes[side])
		fs := facts.Find(l, text)
		for i := 1; i < len(fs); i++ {
			a, b := fs[i-1], fs[i]
			if a.Kind == facts.Name && b.Kind == facts.Name && text[a.End:b.Start] == " " && lexicon.Default().Word(side, l.Stem(l.Fold(text[b.Start:b.End]))) < 0 {
				return text[:a.Start] + text[b.Start:]
			}
		}
		return ""
	}},
	{"acronym", "", rewrite(`United Nations|\bUN\b|International Atomic Energy Agency|\bIAEA\b|United States|\bUS\b|European Union|\bEU\b|\bUAE\b|World Health Organization|\bWHO\b|ООН|МАГАТЭ|США|ЕС |ОАЭ|ВОЗ|РФ|МИД`, func(side int, m []string) string {
		return map[string]string{"United Nations": "UN", "UN": "United Nations", "International Atomic Energy Agency": "IAEA",
			"IAEA": "International Atomic Energy Agency", "United States": "US", "US": "United States", "European Union": "EU", "EU": "European Union",
			"UAE": "United Arab Emirates", "World Health Organization": "WHO", "WHO": "World Health Organization", "ООН": "Организация Объединенных Наций",
			"МАГАТЭ": "Международное агентство по атомной энергии", "США": "Соединенные Штаты", "ЕС ": "Евросоюз ", "ОАЭ": "Объединенные Арабские Эмираты",
			"ВОЗ": "Всемирная организация здравоохранения", "РФ": "Россия", "МИД": "министерство иностранных дел"}[m[0]]
	})},
	{"government", "", rewrite(`\b(China|Japan|Iran|France|Germany|Ukraine|South Korea|Algeria|Syria|Turkey|Kazakhstan|India) (has|will|is|wants|plans|said|intends)|(Китай|Япония|Иран|Франция|Германия|Украина|Сирия|Турция|Казахстан|Индия) `, func(side int, m []string) string {
		seat := map[string]string{"China": "Beijing", "Japan": "Tokyo", "Iran": "Tehran", "France": "Paris", "Germany": "Berlin", "Ukraine": "Kiev",
			"South Korea": "Seoul", "Algeria": "Algiers", "Syria": "Damascus", "Turkey": "Ankara", "Kazakhstan": "Astana", "India": "New Delhi",
			"Китай": "Пекин", "Япония": "Токио", "Иран": "Тегеран", "Франция": "Париж", "Германия": "Берлин", "Украина": "Киев", "Сирия": "Дамаск",
			"Турция": "Анкара", "Казахстан": "Астана", "Индия": "Дели"}
		if side == 0 {
			return seat[m[1]] + " " + m[2]
		}
		return seat[m[3]] + " "
	})},
	{"zone", "", rewrite(`(\d{1,2})[:.](\d\d) (Moscow time|мск|по московскому времени)`, func(side int, m []string) string {
		h, _ := strconv.Atoi(m[1])
		return fmt.Sprintf("%d:%s GMT", (h+21)%24, m[2])
	})},
	{"half of the day", "", rewrite(`(\d{1,2})(:\d\d)? ([ap])\.m\.`, func(side int, m []string) string {
		h, _ := strconv.Atoi(m[1])
		if m[3] == "p" {
			h = h%12 + 12
		}
		if m[2] == "" {
			m[2] = ":00"
		}
		return strconv.Itoa(h) + m[2]
	})},
	{"order", "", func(p *planter, v Version, side int, text string) string {
		parts := strings.Split(strings.TrimRight(text, "."), ", ")
		if len(parts) < 2 || strings.ContainsAny(text, "\"«“”»") || !strings.HasSuffix(text, ".") {
			return ""
		}
		for _, x := range parts {
			if len(strings.Fields(x)) < 3 {
				return ""
			}
		}
		k := 1 + p.Intn(len(parts)-1)
		a, b := []rune(strings.Join(parts[k:], ", ")), strings.Join(parts[:k], ", ")
		a[0] = unicode.ToUpper(a[0])
		return string(a) + ", " + b + "."
	}},
	{"fraction", "", rewrite(`(50|25|33|67)( percent|%)`, func(side int, m []string) string {
		return map[string][2]string{"50": {"half", "половина"}, "25": {"a quarter", "четверть"}, "33": {"a third", "треть"}, "67": {"two thirds", "две трети"}}[m[1]][side]
	})},
	{"pronoun", "", rewrite(`[,.”"] (\p{Lu}\p{Ll}{4,}(?:ov|ev|in|ko|sky|enko|va|na)) (said|noted|added|told|recalled|explained)|(сказал|отметил|добавил|пояснил|рассказал)(а?) \p{Lu}\p{Ll}{4,}`, func(side int, m []string) string {
		if side == 0 {
			return ", the official " + m[2]
		}
		return m[3] + m[4] + " собеседник агентства"
	})},
}

// outcome is what a run of plants came to.
type outcome struct {
	found, false, planted, reworded int
	misses                          []string
	byWhat                          map[string][2]int
}

// trial compares every plant's copy with the untouched story and counts what is new.
func (p *planter) trial(t testing.TB, plants []plant, beads func(story) []align.Bead) (o outcome) {
	c := newComparer()
	base := make([]map[string]bool, len(p.stories))
	name := func(f Finding) string {
		return fmt.Sprint(f.Kind, f.Sides[0].Sentence, f.Sides[0].Text, f.Sides[1].Sentence, f.Sides[1].Text)
	}
	o.byWhat = map[string][2]int{}
	for _, x := range plants {
		if base[x.story] == nil {
			base[x.story] = map[string]bool{}
			s := p.stories[x.story]
			for _, f := range c.Compare(s.versions, beads(s)).Findings {
				base[x.story][name(f)] = true
			}
		}
		s := p.apply(x)
		hit := false
		var news []Finding
		for _, f := range c.Compare(s.versions, beads(s)).Findings {
			if f.Kind == Only || f.Kind == Moved || base[x.story][name(f)] {
				continue
			}
			news = append(news, f)
			hit = hit || f.Kind == x.kind && f.Sides[x.side].Sentence <= x.sentence && x.sentence < f.Sides[x.side].Sentence+f.Sides[x.side].Count
		}
		n := o.byWhat[x.what]
		n[1]++
		if x.kind != "" {
			o.planted++
			if hit {
				o.found++
				n[0]++
			}
		} else {
			o.reworded++
			if len(news) > 0 {
				o.false++
				n[0]++
			}
		}
		o.byWhat[x.what] = n
		if hit != (x.kind != "") || x.kind == "" && len(news) > 0 {
			o.misses = append(o.misses, fmt.Sprintf("story %s, %s %d, %s\n  - %s\n  + %s\n  %v", p.stories[x.story].number, codes[x.side], x.sentence, x.what, x.before, x.after, news))
		}
	}
	return o
}

// TestPlants plants disagreements and harmless rewordings in copies of the authored stories, with the gold beads and with
// those of the aligner. About one disagreement in twenty is no fair one: its other side does not say what was changed.
func TestPlants(t *testing.T) {
	aligner := align.New(align.Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	for _, run := range []struct {
		name  string
		beads func(story) []align.Bead
	}{
		{"gold beads", func(s story) []align.Bead { return s.beads }},
		{"aligned", func(s story) []align.Bead {
			beads, err := aligner.Align(context.Background(), s.versions[0].Sentences, s.versions[1].Sentences)
			if err != nil {
				t.Fatal(err)
			}
			return beads
		}},
	} {
		t.Run(run.name, func(t *testing.T) {
			found, planted := 0, 0
			for _, seed := range []int64{6, 7, 8} {
				p := newPlanter(t, seed)
				bad := p.trial(t, p.some(100, disagreements), run.beads)
				good := p.trial(t, p.some(100, harmless), run.beads)
				t.Logf("seed %d: found %d of %d disagreements %v; %d false alarms of %d rewordings %v",
					seed, bad.found, bad.planted, bad.byWhat, good.false, good.reworded, good.byWhat)
				for _, m := range append(bad.misses, good.misses...) {
					t.Log(m)
				}
				found, planted = found+bad.found, planted+bad.planted
				if bad.planted != 100 || good.reworded != 100 || bad.found < 85 || good.false > 5 {
					t.Errorf("seed %d: floors are 85 found and 5 false alarms", seed)
				}
			}
			if found < planted*9/10 {
				t.Errorf("found %d of %d: the floor is nine in ten", found, planted)
			}
		})
	}
}
