package lexicon

import (
	"slices"
	"testing"

	"tolmach/align/lang"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "The U.S. Treasury's 21st-century plan: 5,000 jobs.", []string{"the", "u.s", "treasury's", "century", "plan", "jobs"}},
		{"en", "don’t, I'm, we've — O'Brien", []string{"don't", "i'm", "we've", "o", "brien"}},
		{"en", "It ended.Then the 1990s and COVID-19", []string{"it", "ended", "then", "the", "and", "covid"}},
		{"ru", "вице-премьер Ё-моё, 5-го и 15-летний", []string{"вице", "премьер", "е", "мое", "и", "летний"}},
		{"ru", "Дж. К. Роулинг, т.е. во́ды", []string{"дж", "к", "роулинг", "т.е", "воды"}},
		{"fr", "l'eau d'Estaing", []string{"l", "eau", "d", "estaing"}},
		{"zh", "新华社 北京", []string{"新", "华", "社", "北", "京"}},
		{"en", "G20 12 % 3.5 'quoted'", []string{"g20", "quoted"}},
		{"en", "", nil},
		{"en", "\xff\xfe a\xffb", []string{"a", "b"}},
	} {
		var got []string
		for _, token := range Tokens(lang.Get(c.lang), c.text) {
			if token.Start < 0 || token.End > len(c.text) || token.Start >= token.End {
				t.Fatalf("%q: %+v", c.text, token)
			}
			if f := lang.Get(c.lang).Fold(c.text[token.Start:token.End]); f != token.Form {
				t.Errorf("%q: text of %q is %q", c.text, token.Form, f)
			}
			got = append(got, token.Form)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\n got %q\nwant %q", c.lang, c.text, got, c.want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"The U.S. Treasury's 21st", "О'Брайен — вице-премьер, 5-го", "a.b.c", "'’.", "т.е."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, l := range []*lang.Language{lang.English, lang.Russian} {
			end := 0
			for _, token := range Tokens(l, text) {
				if token.Start < end || token.End <= token.Start || token.End > len(text) || token.Form == "" {
					t.Fatalf("%q: %+v", text, token)
				}
				end = token.End
			}
		}
	})
}
