package wire

import (
	"testing"

	"tolmach/align/lang"
)

func TestDateline(t *testing.T) {
	for _, c := range []struct{ lang, in, line, city, date, agency, rest string }{
		{"en", "MOSCOW, September 23. /TASS/. Text.", "MOSCOW, September 23. /TASS/.", "MOSCOW", "--09-23", "TASS", "Text."},
		{"en", "UNITED NATIONS, September 29. /TASS/. Text.", "UNITED NATIONS, September 29. /TASS/.", "UNITED NATIONS", "--09-29", "TASS", "Text."},
		{"en", "ST. PETERSBURG, June 20. /TASS/. Text.", "ST. PETERSBURG, June 20. /TASS/.", "ST. PETERSBURG", "--06-20", "TASS", "Text."},
		{"en", "PETROPAVLOVSK-KAMCHATSKY, November 20. /TASS/. Text.", "PETROPAVLOVSK-KAMCHATSKY, November 20. /TASS/.", "PETROPAVLOVSK-KAMCHATSKY", "--11-20", "TASS", "Text."},
		{"en", "VOSTOCHNY SPACEPORT /Amur Region/, December 27. /TASS/. Text.", "VOSTOCHNY SPACEPORT /Amur Region/, December 27. /TASS/.", "VOSTOCHNY SPACEPORT", "--12-27", "TASS", "Text."},
		{"en", "MOSCOW, May 3 /ITAR-TASS/. Text.", "MOSCOW, May 3 /ITAR-TASS/.", "MOSCOW", "--05-03", "TASS", "Text."},
		{"en", "MOSCOW, /TASS/. Text.", "MOSCOW, /TASS/.", "MOSCOW", "", "TASS", "Text."},
		{"en", "TASS, May 3. Text.", "TASS, May 3.", "", "--05-03", "TASS", "Text."},
		{"en", "MOSCOW. March 31 (Interfax) - Text.", "MOSCOW. March 31 (Interfax) -", "MOSCOW", "--03-31", "Interfax", "Text."},
		{"en", "VIENNA (Sputnik) — Text.", "VIENNA (Sputnik) —", "VIENNA", "", "Sputnik", "Text."},
		{"en", "MOSCOW, July 20 (Sputnik) - Text.", "MOSCOW, July 20 (Sputnik) -", "MOSCOW", "--07-20", "Sputnik", "Text."},
		{"en", "HOUSTON, Jan 27 (Reuters) - Text.", "HOUSTON, Jan 27 (Reuters) -", "HOUSTON", "--01-27", "Reuters", "Text."},
		{"en", "WASHINGTON (Reuters) - Text.", "WASHINGTON (Reuters) -", "WASHINGTON", "", "Reuters", "Text."},
		{"en", "GROSSETO, Italy (AP) -- Text.", "GROSSETO, Italy (AP) --", "GROSSETO", "", "AP", "Text."},
		{"en", "NEW YORK, Sept. 3, 2019 (AFP) – Text.", "NEW YORK, Sept. 3, 2019 (AFP) –", "NEW YORK", "2019-09-03", "AFP", "Text."},
		{"en", "MINSK, 29 September (BelTA) – Text.", "MINSK, 29 September (BelTA) –", "MINSK", "--09-29", "BelTA", "Text."},
		{"en", "KAZAN, May 3 (Tatar-inform) - Text.", "KAZAN, May 3 (Tatar-inform) -", "KAZAN", "--05-03", "Tatar-inform", "Text."},
		{"en", "MOSCOW, May 3. Text.", "MOSCOW, May 3.", "MOSCOW", "--05-03", "", "Text."},
		{"ru", "ВАШИНГТОН, 22 января. /ТАСС/. Текст.", "ВАШИНГТОН, 22 января. /ТАСС/.", "ВАШИНГТОН", "--01-22", "TASS", "Текст."},
		{"ru", "САНКТ-ПЕТЕРБУРГ, 3 января. /ТАСС/. Текст.", "САНКТ-ПЕТЕРБУРГ, 3 января. /ТАСС/.", "САНКТ-ПЕТЕРБУРГ", "--01-03", "TASS", "Текст."},
		{"ru", "ВЕНА, 27 сентября. /Корр. ТАСС Глеб Садовников/. Текст.", "ВЕНА, 27 сентября. /Корр. ТАСС Глеб Садовников/.", "ВЕНА", "--09-27", "TASS", "Текст."},
		{"ru", "ЖЕНЕВА, 10 июня /ИТАР-ТАСС/. Текст.", "ЖЕНЕВА, 10 июня /ИТАР-ТАСС/.", "ЖЕНЕВА", "--06-10", "TASS", "Текст."},
		{"ru", "КОСМОДРОМ ВОСТОЧНЫЙ /Амурская область/, 27 декабря. /ТАСС/. Текст.", "КОСМОДРОМ ВОСТОЧНЫЙ /Амурская область/, 27 декабря. /ТАСС/.", "КОСМОДРОМ ВОСТОЧНЫЙ", "--12-27", "TASS", "Текст."},
		{"ru", "МОСКВА, 23 фев - РИА Новости. Текст.", "МОСКВА, 23 фев - РИА Новости.", "МОСКВА", "--02-23", "RIA", "Текст."},
		{"ru", "МОСКВА, 13\u00a0авг — РИА\u00a0Новости, Андрей Коц. Текст.", "МОСКВА, 13\u00a0авг — РИА\u00a0Новости, Андрей Коц.", "МОСКВА", "--08-13", "RIA", "Текст."},
		{"ru", "С.-ПЕТЕРБУРГ, 2 июн - РИА Новости. Текст.", "С.-ПЕТЕРБУРГ, 2 июн - РИА Новости.", "С.-ПЕТЕРБУРГ", "--06-02", "RIA", "Текст."},
		{"ru", "МОСКВА, 5 ноя - ПРАЙМ. Текст.", "МОСКВА, 5 ноя - ПРАЙМ.", "МОСКВА", "--11-05", "Prime", "Текст."},
		{"ru", "Москва, 10 декабря - АиФ-Москва. Текст.", "Москва, 10 декабря - АиФ-Москва.", "Москва", "--12-10", "AiF", "Текст."},
		{"ru", "Москва. 13 октября. INTERFAX.RU - Текст.", "Москва. 13 октября. INTERFAX.RU -", "Москва", "--10-13", "Interfax", "Текст."},
		{"ru", "Ростов-на-Дону. 30 октября. ИНТЕРФАКС-ЮГ - Текст.", "Ростов-на-Дону. 30 октября. ИНТЕРФАКС-ЮГ -", "Ростов-на-Дону", "--10-30", "Interfax", "Текст."},
		{"ru", "30 ноября. INTERFAX.RU - Текст.", "30 ноября. INTERFAX.RU -", "", "--11-30", "Interfax", "Текст."},
		{"ru", "Москва. INTERFAX.RU - Текст.", "Москва. INTERFAX.RU -", "Москва", "", "Interfax", "Текст."},
		{"ru", "КИЕВ. 23 мая. УНН. Текст.", "КИЕВ. 23 мая. УНН.", "КИЕВ", "--05-23", "UNN", "Текст."},
		{"ru", "ТАСС, 29 сентября. Текст.", "ТАСС, 29 сентября.", "", "--09-29", "TASS", "Текст."},
		{"ru", "МОСКВА, 29 сентября 2018 года. /ТАСС/. Текст.", "МОСКВА, 29 сентября 2018 года. /ТАСС/.", "МОСКВА", "2018-09-29", "TASS", "Текст."},
		{"ru", "МОСКВА, 29 сентября. /ТАСС/. — Мы готовы, — сказал он.", "МОСКВА, 29 сентября. /ТАСС/.", "МОСКВА", "--09-29", "TASS", "— Мы готовы, — сказал он."},
		{"de", "Berlin (dpa) - Text.", "Berlin (dpa) -", "Berlin", "", "DPA", "Text."},
		{"de", "BERLIN, 29. September (Reuters) - Text.", "BERLIN, 29. September (Reuters) -", "BERLIN", "--09-29", "Reuters", "Text."},
		{"fr", "Paris, 29 sept (AFP) - Texte.", "Paris, 29 sept (AFP) -", "Paris", "--09-29", "AFP", "Texte."},
	} {
		d, rest, ok := cutDateline(c.in, lang.Get(c.lang))
		if !ok || d.text != c.line || d.city != c.city || complete(d, "") != c.date || d.agency != c.agency || rest != c.rest {
			t.Errorf("%s:\n got %v %q %q %q %q %q", c.in, ok, d.text, d.city, complete(d, ""), d.agency, rest)
		}
	}
	for _, c := range []struct{ lang, in string }{
		{"en", "North Korea (DPRK) - a country - is closed."},
		{"en", "The International Atomic Energy Agency (IAEA) said on Monday."},
		{"en", "Moscow and Minsk agreed on September 29. The deal is large."},
		{"en", "On September 29, Moscow said so."},
		{"en", "TASS reported on September 29 that it was so."},
		{"en", "NATO — the alliance — met."},
		{"en", "Sergey Lavrov told TASS on May 3. The talks went on."},
		{"ru", "НАТО - это военный блок."},
		{"ru", "Россия и США (РФ) - разные страны."},
		{"ru", "Песков заявил 29 сентября. ТАСС сообщил об этом."},
		{"ru", "В Москве 29 сентября - День города."},
		{"ru", "Об этом ТАСС сообщили 3 мая. Подробностей нет."},
		{"ru", "Президент (ТАСС) и министр встретились."},
		{"ru", "12 июня 2018 года лидеры провели встречу."},
		{"ru", "МОСКВА, 45 сентября. /Выставка/. Текст."},
	} {
		if d, _, ok := cutDateline(c.in, lang.Get(c.lang)); ok {
			t.Errorf("%s: taken for a dateline: %+v", c.in, d)
		}
	}
}

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		d    dateline
		meta string
		want string
	}{
		{dateline{month: 9, day: 29}, "2018-09-29", "2018-09-29"},
		{dateline{month: 9, day: 29}, "2018-10-01", "2018-09-29"},
		{dateline{month: 12, day: 31}, "2019-01-01", "2018-12-31"},
		{dateline{month: 1, day: 1}, "2018-12-31", "2019-01-01"},
		{dateline{month: 2, day: 29}, "2020-03-01", "2020-02-29"},
		{dateline{month: 2, day: 29}, "", "--02-29"},
		{dateline{month: 2, day: 30}, "", ""},
		{dateline{}, "2018-10-01", "2018-10-01"},
		{dateline{month: 9, day: 29}, "", "--09-29"},
	} {
		if got := complete(c.d, c.meta); got != c.want {
			t.Errorf("%+v with %q: %q, want %q", c.d, c.meta, got, c.want)
		}
	}
	for _, c := range []struct{ found, said, want string }{
		{"--09-29", "2018", "2018-09-29"}, {"--09-29", "2018-09-30", "2018-09-30"}, {"2017-01-01", "", "2017-01-01"}, {"", "2018-09-30", "2018-09-30"},
	} {
		if got := overrideDate(c.found, c.said); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.found, c.said, got, c.want)
		}
	}
}
