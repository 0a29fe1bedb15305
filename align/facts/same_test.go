package facts

import (
	"strings"
	"testing"

	"tolmach/align/lang"
)

// TestSame compares names as they stand in text, in both directions.
func TestSame(t *testing.T) {
	for _, c := range []struct {
		from, to, pairs string
		same            bool
	}{
		{"en", "ru", `Xi/Си Jinping/Цзиньпина Qiang/Цяна Guangzhou/Гуанчжоу Lijian/Лицзянем Xinjiang/Синьцзяне`, true},
		{"en", "ru", `Moon/Мун Kim/Ким Il/Ир Un/Ын Pyongyang/Пхеньяне`, true},
		{"en", "ru", `Shinzo/Синдзо Abe/Абэ Kishida/Кисидой Fumio/Фумио Takaichi/Такаити Fukushima/Фукусиме`, true},
		{"en", "ru", `Hussein/Хусейна Mohammed/Мухаммад Haftar/Хафтаром Saleh/Салеха Idlib/Идлибе`, true},
		{"en", "ru", `Guterres/Гутеррешем Macron/Макрона Duterte/Дутерте Szczecin/Щецине Schulz/Шульцем Bordeaux/Бордо`, true},
		{"en", "ru", `Lavrov/Лавров Lavrov/Лаврова Lavrov/Лавровым Zakharova/Захаровой Nebenzia/Небензей Nebenzya/Небензи`, true},
		{"en", "ru", `Khrushchev/Хрущева Yeltsin/Ельциным Prikhodko/Приходько Zelensky/Зеленскому Zelenskyy/Зеленского Kyiv/Киеве`, true},
		{"en", "ru", `Universiade/Универсиады president/президенту memorandum/меморандума Annaba/Аннабу Beijing/Пекина Russian/российского`, true},
		{"en", "uk", `Shevchenko/Шевченком Kharkiv/Харків`, true},
		{"de", "fr", `Universität/université Putin/Poutine Moskau/Moscou Gorbatschow/Gorbatchev Deutschland/Allemagne Schröder/Schroeder`, true},
		{"de", "fr", `Haus/maison wird/dit nach/dans Jahr/année Deutschland/Autriche`, false},
		{"en", "ru", `said/сказал Iran/Ирак Petrov/Сидоров from/через Merkel/Макрон Tokyo/Киото Paris/Берлин Johnson/Дженкинс`, false},
		{"ru", "en", `3/Три «/a`, false},
	} {
		for p := range strings.FieldsSeq(c.pairs) {
			x, y, _ := strings.Cut(p, "/")
			a, b := NewToken(lang.Get(c.from), x), NewToken(lang.Get(c.to), y)
			if got := a.Same(&b); (got > 0.5) != c.same || b.Same(&a) != got {
				t.Errorf("%s-%s %s: %.3f, and %.3f the other way", c.from, c.to, p, got, b.Same(&a))
			}
		}
	}
	initial, full, other := NewToken(lang.Get("en"), "Yu."), NewToken(lang.Get("ru"), "Юрия"), NewToken(lang.Get("ru"), "Сергея")
	if got, not := initial.Same(&full), initial.Same(&other); got < 0.4 || got > 0.5 || not > 0.2 {
		t.Errorf("Yu. is Юрия by %.2f, Сергея by %.2f", got, not)
	}
}
