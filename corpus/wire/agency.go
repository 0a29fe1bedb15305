package wire

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// agency is a news agency: the key it has in the corpus, the names it goes by in datelines and
// credits of any language, and the sites it publishes on.
type agency struct {
	key   string
	names []string
	hosts []string
}

var agencies = []agency{
	{"TASS", []string{"TASS", "ТАСС", "ITAR-TASS", "ИТАР-ТАСС"}, []string{"tass.com", "tass.ru", "itar-tass.com"}},
	{"RIA", []string{"РИА Новости", "RIA Novosti", "РИА «Новости»", "РИА \"Новости\""}, []string{"ria.ru", "rian.ru"}},
	{"Sputnik", []string{"Sputnik", "Спутник"}, []string{"sputniknews.com", "sputnikglobe.com", "sputnik.ru"}},
	{"Interfax", []string{"Interfax", "Интерфакс", "INTERFAX.RU", "INTERFAX.COM"}, []string{"interfax.ru", "interfax.com"}},
	{"Prime", []string{"ПРАЙМ", "PRIME"}, []string{"1prime.ru", "1prime.biz"}},
	{"Regnum", []string{"REGNUM", "ИА REGNUM"}, []string{"regnum.ru"}},
	{"RBC", []string{"РБК", "RBC"}, []string{"rbc.ru"}},
	{"Rosbalt", []string{"Росбалт"}, []string{"rosbalt.ru"}},
	{"Reuters", []string{"Reuters", "Рейтер", "Рейтерс", "Thomson Reuters"}, []string{"reuters.com"}},
	{"AP", []string{"AP", "Associated Press", "The Associated Press"}, []string{"apnews.com", "ap.org"}},
	{"AFP", []string{"AFP", "АФП", "Agence France-Presse"}, []string{"afp.com"}},
	{"DPA", []string{"dpa", "dpa-AFX"}, []string{"dpa.com", "dpa-international.com"}},
	{"UPI", []string{"UPI"}, []string{"upi.com"}},
	{"EFE", []string{"EFE"}, []string{"efe.com"}},
	{"ANSA", []string{"ANSA"}, []string{"ansa.it"}},
	{"Xinhua", []string{"Xinhua", "Синьхуа"}, []string{"xinhuanet.com", "news.cn"}},
	{"Kyodo", []string{"Kyodo", "Kyodo News", "Киодо"}, []string{"kyodonews.net", "kyodonews.jp"}},
	{"Yonhap", []string{"Yonhap", "Ёнхап", "Рёнхап"}, []string{"yna.co.kr"}},
	{"BelTA", []string{"BelTA", "БЕЛТА"}, []string{"belta.by"}},
	{"Ukrinform", []string{"Ukrinform", "Укринформ"}, []string{"ukrinform.net", "ukrinform.ua", "ukrinform.ru"}},
	{"UNN", []string{"УНН", "UNN"}, []string{"unn.com.ua", "unn.ua"}},
	{"Kazinform", []string{"Kazinform", "Казинформ", "КАЗИНФОРМ"}, []string{"inform.kz"}},
	{"Trend", []string{"Trend", "Тренд"}, []string{"trend.az"}},
	{"Azertac", []string{"AZERTAC", "АЗЕРТАДЖ"}, []string{"azertag.az"}},
	{"Armenpress", []string{"ARMENPRESS", "АРМЕНПРЕСС"}, []string{"armenpress.am"}},
	{"Anadolu", []string{"Anadolu Agency", "Anadolu", "Анадолу"}, []string{"aa.com.tr"}},
	{"BBC", []string{"BBC", "BBC News", "Би-би-си"}, []string{"bbc.com", "bbc.co.uk"}},
	{"RT", []string{"RT"}, []string{"rt.com"}},
	{"AiF", []string{"АиФ"}, []string{"aif.ru"}},
	{"Bloomberg", []string{"Bloomberg", "Блумберг"}, []string{"bloomberg.com"}},
}

var agencyByName = func() map[string]string {
	m := map[string]string{}
	for _, a := range agencies {
		m[strings.ToLower(a.key)] = a.key
		for _, n := range a.names {
			m[strings.ToLower(n)] = a.key
		}
	}
	return m
}()

// agencyNames is a regular expression for every name, the longest first; names of capitals alone
// are found as written, so that "ap" and "rt" in running text are not.
var agencyNames = func() string {
	var names []string
	for _, a := range agencies {
		names = append(names, a.names...)
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for i, n := range names {
		q := strings.ReplaceAll(regexp.QuoteMeta(n), " ", `[\s\p{Zs}]+`)
		if n != strings.ToUpper(n) {
			q = "(?i:" + q + ")"
		}
		names[i] = q
	}
	return strings.Join(names, "|")
}()

var rxAgency = regexp.MustCompile(`(?:^|[^\p{L}])(` + agencyNames + `)(?:[^\p{L}]|$)`)

// agencyKey is the key of the agency that a text names ("Корр. ТАСС Иван Петров", "RIA Novosti",
// "www.itar-tass.com"), "" when it names none.
func agencyKey(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if key, ok := agencyByName[strings.ToLower(s)]; ok {
		return key
	}
	if key := agencyOfHost(s); key != "" {
		return key
	}
	if m := rxAgency.FindStringSubmatch(s); m != nil {
		return agencyByName[strings.ToLower(m[1])]
	}
	return ""
}

// agencyOfHost is the agency that publishes at an address or host name.
func agencyOfHost(address string) string {
	host := strings.ToLower(strings.TrimSpace(address))
	if u, err := url.Parse(host); err == nil && u.Host != "" {
		host = u.Hostname()
	}
	for _, a := range agencies {
		for _, h := range a.hosts {
			if host == h || strings.HasSuffix(host, "."+h) {
				return a.key
			}
		}
	}
	return ""
}
