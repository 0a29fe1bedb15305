package facts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolmach/align/lang"
)

// BenchmarkSame compares the names of two articles, each with each.
func BenchmarkSame(b *testing.B) {
	all := readPersons(b)
	var x, y []Token
	for i := range 200 {
		x = append(x, NewToken(lang.Get("en"), all[i*500+7].latin))
		y = append(y, NewToken(lang.Get("ru"), all[i*500+7].cyrillic))
	}
	b.ResetTimer()
	for i := range b.N {
		x[i%200].Evidence(&y[i/200%200])
	}
}

func BenchmarkNewToken(b *testing.B) {
	b.ReportAllocs()
	ru := lang.Get("ru")
	for range b.N {
		NewToken(ru, "Приходько")
	}
}

// BenchmarkFind reads the authored articles of testdata/wire, all in one text.
func BenchmarkFind(b *testing.B) {
	for _, code := range []string{"en", "ru"} {
		files, _ := filepath.Glob("../../testdata/wire/" + code + "/*.txt")
		var text strings.Builder
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			text.Write(data)
		}
		if text.Len() == 0 {
			b.Skip("no articles")
		}
		b.Run(code, func(b *testing.B) {
			l, s := lang.Get(code), text.String()
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				Find(l, s)
			}
		})
	}
}
