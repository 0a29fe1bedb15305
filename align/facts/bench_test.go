package facts

import (
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
