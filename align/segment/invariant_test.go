package segment

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tolmach/align/lang"
)

// checkPromise fails when the sentences of a paragraph are not the paragraph.
func checkPromise(t interface {
	Helper()
	Fatalf(string, ...any)
}, code, paragraph string) {
	t.Helper()
	got := Sentences(lang.Get(code), paragraph)
	if len(got) == 0 {
		if strings.ContainsFunc(paragraph, func(r rune) bool { return letter(r) || digit(r) }) {
			t.Fatalf("%s: nothing left of %q", code, paragraph)
		}
		return
	}
	if a, b := unspaced(strings.Join(got, "")), unspaced(paragraph); a != b {
		t.Fatalf("%s: %q gave %q", code, paragraph, got)
	}
	for _, s := range got {
		if s != strings.TrimFunc(s, space) {
			t.Fatalf("%s: %q is not trimmed", code, s)
		}
		if !strings.ContainsFunc(s, func(r rune) bool { return letter(r) || digit(r) }) {
			t.Fatalf("%s: %q of %q holds no letter or digit", code, s, paragraph)
		}
	}
	if again := Sentences(lang.Get(code), paragraph); !slices.Equal(got, again) {
		t.Fatalf("%s: %q was cut in two ways", code, paragraph)
	}
}

// pieces are what random paragraphs are made of.
var pieces = []string{
	".", "..", "...", "…", "!", "?", "?!", "\"", "'", "«", "»", "“", "”", "„", "(", ")", "[", "]", "/", "—", " — ", "-", ",", ":", " ", "  ",
	"\u00a0", "\n", "U.S.", "г.", "т. е.", "А. С.", "J. K.", "5 p.m.", "2015 г.", "No. 5", "/TASS/.", "МОСКВА, 5 мая.", "The", "the", "Он", "он",
	"iPhone", "www.kremlin.ru", "a@b.ru", "1.", "12.5", "III.", "。", "۔", "•", "#", "$5", "%", "\u0301", "\ufeff", "\xff", "😀",
}

func TestPromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"en", "ru", "de", "zh"}).Draw(t, "code")
		text := rapid.OneOf(rapid.Map(rapid.SliceOfN(rapid.SampledFrom(pieces), 10, 80), func(p []string) string { return strings.Join(p, "") }), rapid.String()).Draw(t, "text")
		checkPromise(t, code, text)
	})
}

func FuzzSentences(f *testing.F) {
	for _, s := range pieces {
		f.Add("en", s+" The end"+s+"Next.")
		f.Add("ru", "Он сказал"+s+" "+s+"Нет.")
	}
	f.Fuzz(func(t *testing.T, code, paragraph string) {
		if code != "en" && code != "ru" {
			code = "de"
		}
		checkPromise(t, code, paragraph)
	})
}

// TestLinear holds long hostile paragraphs to a time that only a linear pass can keep.
func TestLinear(t *testing.T) {
	const size = 1 << 18
	for _, unit := range []string{
		".", ". ", ".\"", "\"", "\" ", "(", "( ", ".(", ". (", ").", ") ", "«", "».", ". «", "?", "? ", "…", "… ", " .", "A.", "A. ", "а. ", "г. ",
		"2015 г. ", "1. ", "1.", "-. ", ". - ", "/", "'", "’", "a-", "a.", ".a", " ", "\u00a0", "A ", "\xff", "。", "。」", "\u0301", "• ", "?\" A ",
		"(. A ", "?” Bb ", ". . ", "т. ", "x", "U.S. A ", ".\" A\"",
	} {
		text := "A " + strings.Repeat(unit, size/len(unit)) + " b"
		for _, code := range []string{"en", "ru", "de"} {
			began := time.Now()
			Sentences(lang.Get(code), text)
			if d := time.Since(began); d > 2*time.Second {
				t.Errorf("%s: 256 kB of %q took %v", code, unit, d)
			} else if d > 200*time.Millisecond {
				t.Logf("%s: 256 kB of %q took %v", code, unit, d)
			}
		}
	}
}

func TestNothing(t *testing.T) {
	for _, s := range []string{"", " ", "...", "— «»", "* * *", "\u00a0", "\xff"} {
		if got := Sentences(lang.English, s); len(got) != 0 {
			t.Errorf("%q gave %q", s, got)
		}
	}
}

func BenchmarkSentences(b *testing.B) {
	for _, code := range []string{"en", "ru"} {
		var text strings.Builder
		for _, c := range readCases(b, "dev-"+code+".txt") {
			text.WriteString(c.text + " ")
		}
		b.Run(code, func(b *testing.B) {
			paragraph := strings.Repeat(text.String(), 10)
			b.SetBytes(int64(len(paragraph)))
			b.ReportAllocs()
			for b.Loop() {
				Sentences(lang.Get(code), paragraph)
			}
		})
	}
}
