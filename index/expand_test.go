package index

import (
	"reflect"
	"strings"
	"testing"
)

// A star in front finds what a look at every term would.
func TestStarInFront(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"Words, swords and password: a word, an ord, order and disorder. Orders or border's", "Слово, пословица; ослов и словом"},
		[2]string{"ordord word-order", "ослослов"})
	x := built(t, s)
	sr, err := x.start()
	must(t, err)
	defer sr.close()
	for _, pattern := range []string{"*ord", "*ord*", "*or*er", "*d", "*order*s", "*w*d", "*слов", "*ослов*", "*о*о*", "*nothing", "*d*", "*ordord"} {
		for _, field := range []string{"en.form", "ru.form"} {
			var want []string
			for _, v := range sr.views {
				must(t, v.terms(field, "", func(w string) error {
					if glob(strings.Split(pattern, "*"), w) {
						want = append(want, w)
					}
					return nil
				}))
			}
			got, err := sr.expand(field, pattern)
			must(t, err)
			if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Errorf("%s in %s: %q, want %q", pattern, field, got, want)
			}
		}
	}
}
