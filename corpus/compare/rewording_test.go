package compare

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

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
