package wire

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

var cyrillicCharsets = map[string]*charmap.Charmap{
	"windows-1251": charmap.Windows1251, "koi8-r": charmap.KOI8R, "ibm866": charmap.CodePage866, "iso-8859-5": charmap.ISO8859_5,
}

// TestCyrillicCharsets finds the charset of single words and headlines, in lower case, with a capital
// and in capitals.
func TestCyrillicCharsets(t *testing.T) {
	for _, s := range []string{
		"Москва", "цены на нефть", "президент", "Россия", "санкции", "Минобороны", "заявление", "Газпром", "нефть", "рубль", "матч",
		"Песков: переговоры продолжатся", "Глава МИД КНДР: без гарантий безопасности разоружаться не станет", "Землетрясение на Камчатке",
		"В Якутске из-за дыма закрыли аэропорт", "ЦБ снизил ключевую ставку до 7%", "Подъём уровня воды", "Съёмки фильма",
		"МОСКВА, 8 авг - РИА Новости. Шведское судно обнаружили в Финском заливе.", "Щёлково", "Ёлка", "июнь", "рост ВВП", "экспорт",
	} {
		for _, form := range []string{s, strings.ToLower(s), strings.ToUpper(s)} {
			for name, enc := range cyrillicCharsets {
				data, err := enc.NewEncoder().String(form)
				if err != nil {
					t.Fatal(err)
				}
				got, found, err := decode([]byte(data), false)
				if err != nil || got != form {
					t.Errorf("%q in %s was read as %s: %q %v", form, name, found, got, err)
				}
			}
		}
	}
}

func TestCharsets(t *testing.T) {
	enc := func(c *charmap.Charmap, s string) string {
		out, err := c.NewEncoder().String(s)
		if err != nil {
			t.Fatal(s, err)
		}
		return out
	}
	wide := func(s string, big bool) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				b.WriteByte(byte(u >> 8))
			}
			b.WriteByte(byte(u))
			if !big {
				b.WriteByte(byte(u >> 8))
			}
		}
		return b.String()
	}
	const ru, en = "Россия и США подписали договор — источник", "Russia and the US sign a treaty — “source”"
	for _, c := range []struct{ name, data, want, charset string }{
		{"ascii", "Oil prices rose", "Oil prices rose", "utf-8"},
		{"utf-8", ru, ru, "utf-8"},
		{"utf-8 with mark", "\ufeff" + ru, ru, "utf-8"},
		{"utf-8 cut in a letter", ru[:len(ru)-1], "", "utf-8"},
		{"utf-16le with mark", "\xff\xfe" + wide(ru, false), ru, "utf-16le"},
		{"utf-16be with mark", "\xfe\xff" + wide(ru, true), ru, "utf-16be"},
		{"utf-16le", wide(ru, false), ru, "utf-16le"},
		{"utf-16be", wide(ru, true), ru, "utf-16be"},
		{"utf-16le word", wide("Москва", false), "Москва", "utf-16le"},
		{"utf-16le English", wide(en, false), en, "utf-16le"},
		{"utf-16be English", wide(en, true), en, "utf-16be"},
		{"windows-1252 quotes", enc(charmap.Windows1252, "“It’s over,” he said – €5 mln"), "“It’s over,” he said – €5 mln", "windows-1252"},
		{"windows-1252 apostrophe", enc(charmap.Windows1252, "North Korea’s disarmament ruled out without US’ guarantees"), "North Korea’s disarmament ruled out without US’ guarantees", "windows-1252"},
		{"windows-1252 German", enc(charmap.Windows1252, "Präsident: Straße für Fußgänger geöffnet"), "Präsident: Straße für Fußgänger geöffnet", "windows-1252"},
		{"windows-1252 French", enc(charmap.Windows1252, "L’été dernier, le président a été élu à Genève"), "L’été dernier, le président a été élu à Genève", "windows-1252"},
		{"windows-1252 Spanish", enc(charmap.Windows1252, "El señor Muñoz habló en español"), "El señor Muñoz habló en español", "windows-1252"},
		{"windows-1251 guillemets", enc(charmap.Windows1251, "«Союз» № 5 — стартовал"), "«Союз» № 5 — стартовал", "windows-1251"},
		{"windows-1251 Ukrainian", enc(charmap.Windows1251, "Україна і її сусіди: рішення щодо газу"), "Україна і її сусіди: рішення щодо газу", "windows-1251"},
		{"koi8-u", enc(charmap.KOI8U, "Україна і її сусіди: рішення щодо газу"), "Україна і її сусіди: рішення щодо газу", "koi8-u"},
		{"windows-1251 mixed", enc(charmap.Windows1251, "Компания Al Waha Food Industries и Hanul Shipbuilding (Южная Корея)"), "Компания Al Waha Food Industries и Hanul Shipbuilding (Южная Корея)", "windows-1251"},
		{"ibm866 end of file", enc(charmap.CodePage866, "Цены выросли.") + "\x1a", "Цены выросли.", "ibm866"},
	} {
		got, charset, err := decode([]byte(c.data), false)
		if err != nil || charset != c.charset || c.want != "" && got != c.want {
			t.Errorf("%s: %s %q %v", c.name, charset, got, err)
		}
	}
}

// TestDeclaredCharset believes a declaration unless the letters make nonsense of it.
func TestDeclaredCharset(t *testing.T) {
	body := "<p>Россия и Гана подписали меморандум о сооружении центра ядерной науки и технологий.</p>"
	for _, c := range []struct{ head, actual, want string }{
		{`<meta charset="windows-1251">`, "windows-1251", "windows-1251"},
		{`<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">`, "koi8-r", "koi8-r"},
		{`<?xml version="1.0" encoding="windows-1251"?>`, "windows-1251", "windows-1251"},
		{`<meta charset="utf-8">`, "windows-1251", "windows-1251"},
		{`<meta charset="iso-8859-1">`, "windows-1251", "windows-1251"},
		{`<meta charset="windows-1251">`, "koi8-r", "koi8-r"},
		{`<meta charset="no-such">`, "ibm866", "ibm866"},
	} {
		data, _ := cyrillicCharsets[c.actual].NewEncoder().String(c.head + body)
		got, charset, err := decode([]byte(data), true)
		if err != nil || charset != c.want || !strings.HasSuffix(got, body) {
			t.Errorf("%s in %s: %s %q %v", c.head, c.actual, charset, got, err)
		}
	}
}

func TestBinary(t *testing.T) {
	for _, data := range []string{"\x00\x01\x02\x03 text", "\x7fELF\x02\x01\x01\x00", strings.Repeat("\x01\x02\x03", 40)} {
		if got, charset, err := decode([]byte(data), false); err == nil {
			t.Errorf("%q was read as %s: %q", data, charset, got)
		}
	}
}
