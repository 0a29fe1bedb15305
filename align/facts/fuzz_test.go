package facts

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"tolmach/align/lang"
)

// FuzzFind: no text makes Find panic, and its facts are in order, inside the text and cut at letters.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"", "$", "5", "5-", "$5-10 mln", "two and a half", "one hundred and", "a third of", "U.S.", "p.m.", "5 p.m", "1,2,3,4", "1.2.3.4",
		"29.09.2017", "99.99.9999", "12:61", "25:00:00", "9999999999999999999999999999", "90-х", "XXI", "1 234 567", "1\u00a0234",
		"с 29 по", "два с половиной", "2 млн 300 тыс. руб.", "May", "Sept.", "\xff\xfe5%", "А.\u0301", "5\u00adкм", "Су-30", "'90s", "0.000,5", "¥₽€",
		"двадцать-двадцать", "СССР-2", "В. В.", "İstanbul ǅ 5ﬁ",
	} {
		f.Add(s)
	}
	languages := []*lang.Language{lang.Get("en"), lang.Get("ru"), lang.Get("de")}
	f.Fuzz(func(t *testing.T, s string) {
		for _, l := range languages {
			from := 0
			for _, x := range Find(l, s) {
				if x.Start < from || x.End <= x.Start || x.End > len(s) {
					t.Fatalf("%s %q: fact %+v after %d", l.Code, s, x, from)
				}
				from = x.Start
				if x.Key == "" || x.Kind == 0 {
					t.Fatalf("%q: empty fact %+v", s, x)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[x.Start:x.End]) {
					t.Fatalf("%q: %+v cuts a letter", s, x)
				}
			}
			for w := range strings.FieldsSeq(s) {
				a, b := NewToken(l, w), NewToken(languages[0], w)
				if v, r := a.Same(&b), b.Same(&a); v < 0 || v > 1 || v != r {
					t.Fatalf("%q: like itself by %v and %v", w, v, r)
				}
				NameKeys(l, w)
			}
		}
	})
}

// TestFindIsLinear reads hostile text a hundred times as long, which must not take a thousand times the time (twice as long in
// twice the time is the promise; the rest is for the machine).
func TestFindIsLinear(t *testing.T) {
	for _, s := range []string{"1", "1 ", "one ", "two hundred and ", "$5-", "U.S.", "a half ", "1,000,", "мая 5 ", "Северная ", "x"} {
		took := func(n int) time.Duration {
			text := strings.Repeat(s, n/len(s))
			best := time.Hour
			for range 3 {
				start := time.Now()
				Find(lang.Get("en"), text)
				Find(lang.Get("ru"), text)
				best = min(best, time.Since(start))
			}
			return best
		}
		if a, b := took(4_000), took(400_000); b > 1000*a+time.Second {
			t.Errorf("%q: %v for 4 kB, %v for 400 kB", s, a, b)
		}
	}
}

func TestLoneMultiplier(t *testing.T) {
	for _, text := range []string{"K. Subban added.", "M", "K", "bn."} {
		Find(lang.English, text)
	}
}
