package align

import "strings"

// latin writes Cyrillic letters as sounds, roughly.
var latin = strings.NewReplacer("а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "j", "з", "z", "и", "i", "й", "i", "к", "k", "л", "l", "м", "m",
	"н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "h", "ц", "c", "ч", "c", "ш", "s", "щ", "s", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "u", "я", "a",
	"sch", "s", "sh", "s", "zh", "j", "kh", "h", "ts", "c", "tch", "c", "ch", "c", "ya", "a", "yu", "u", "y", "i", "w", "v", "x", "ks", "ph", "f", "th", "t", "ck", "k", "q", "k", "j", "j")

func skeleton(s string) string {
	s = latin.Replace(s)
	var b strings.Builder
	var prev rune
	for _, r := range s {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', '\'':
			prev = 0
			continue
		case 'g', 'h':
			r = 'h'
		case 'z', 's':
			r = 's'
		}
		if r != prev {
			b.WriteRune(r)
		}
		prev = r
	}
	return b.String()
}

// similar tells how likely two words are the same name, from 0 to 1.
func similar(a, b string) float64 {
	x, y := skeleton(a), skeleton(b)
	if len(x) < 2 || len(y) < 2 {
		return 0
	}
	n := min(len(x), len(y))
	k := 0
	for k < n && x[k] == y[k] {
		k++
	}
	switch {
	case k == n && max(len(x), len(y))-n <= 1 && n >= 2:
		if n == 2 {
			return .6
		}
		return .9
	case k >= 3 && k >= n-1:
		return .6
	}
	return 0
}
