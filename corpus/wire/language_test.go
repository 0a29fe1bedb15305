package wire

import "testing"

func TestLanguageOf(t *testing.T) {
	enru, defr := []string{"en", "ru"}, []string{"de", "fr"}
	for _, c := range []struct {
		text, declared string
		langs          []string
		want           string
	}{
		{"Oil prices rose", "", enru, "en"},
		{"MINISTER RESIGNS", "", enru, "en"},
		{"Цены на нефть выросли", "", enru, "ru"},
		{"Москва", "", enru, "ru"},
		{"МИНИСТР ПОДАЛ В ОТСТАВКУ", "", enru, "ru"},
		{"Компания Al Waha Food Industries и Hanul Shipbuilding подписали договор", "", enru, "ru"},
		{"Xi Jinping (Си Цзиньпин) and the minister signed a treaty in Beijing on Monday", "", enru, "en"},
		{"Президент України підписав закон, який діятиме з наступного року", "", enru, "uk"},
		{"ЗЕЛЕНСЬКИЙ ПРИБУВ ДО ЄРЕВАНА", "", enru, "uk"},
		{"Українська делегація прибула до Києва", "ru", enru, "uk"},
		{"Министърът каза, че правителството ще обсъди въпроса във вторник", "", enru, "bg"},
		{"България и Гърция подписаха споразумение за газовата връзка, съобщи министърът", "ru", enru, "bg"},
		{"Прэзідэнт Беларусі падпісаў указ аб падтрымцы сельскай гаспадаркі", "", enru, "be"},
		{"Председник Србије изјавио је да ће влада размотрити предлог", "", enru, "sr"},
		{"Қазақстан президенті үкімет отырысын өткізді", "", enru, "kk"},
		{"Глава МИД Украины Дмитро Кулеба заявил об этом в интервью телеканалу «Україна»", "", enru, "ru"},
		{"Слово «Ґазета» он написал через ґ, а не через г, как это принято", "", enru, "ru"},
		{"Съезд объявил подъём объёма съёмки, и объект был объявлен", "", enru, "ru"},
		{"Le président a déclaré que la France et l'Allemagne allaient signer un accord dans les jours qui viennent", "", enru, "fr"},
		{"Die Bundesregierung hat am Montag ein Gesetz auf den Weg gebracht, das die Steuern senkt", "", enru, "de"},
		{"El presidente dijo que el gobierno no aceptará las condiciones de los bancos", "", enru, "es"},
		{"Die Bundesregierung hat am Montag ein Gesetz auf den Weg gebracht", "", defr, "de"},
		{"Le président a déclaré que la France allait signer un accord", "", defr, "fr"},
		{"Präsident tritt zurück", "", defr, "de"},
		{"Élection présidentielle à Paris", "", defr, "fr"},
		{"The president said that the government would not accept the terms of the banks", "", defr, "en"},
		{"Prices up", "ru", enru, "en"}, // a Russian site's attribute says nothing of English text
		{"习近平会见来访的外国领导人", "", enru, "zh"},
		{"אין עברית כאן", "", enru, "he"},
		{"12345 — 67%", "en", enru, ""},
		{"Prezident Azərbaycanın xarici işlər naziri ilə görüşüb", "az", []string{"az", "ru"}, "az"},
		{"Presidentti tapasi ministerin ja sanoi, että se on hyvä", "", nil, "fi"},
	} {
		if got := languageOf(c.text, c.declared, c.langs); got != c.want {
			t.Errorf("%q (declared %q, wanted %v): %q, want %q", c.text, c.declared, c.langs, got, c.want)
		}
	}
}
