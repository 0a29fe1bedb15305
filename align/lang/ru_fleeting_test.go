package lang

import (
	"strings"
	"testing"
)

func TestFleetingRussian(t *testing.T) {
	l := Get("ru")
	for _, pair := range []string{"рынок рынка", "мешок мешков", "конец концом", "владелец владельцы", "китаец китайцев",
		"коек койка", "копеек копейка", "уровень уровня", "ветер ветра", "посол послы", "орешек орешки", "узел узлы", "список списке"} {
		a, b, _ := strings.Cut(pair, " ")
		if got, want := l.Fleeting(l.Stem(a)), l.Stem(b); got != want {
			t.Errorf("%s: %q, want %q, the stem of %s", a, got, want, b)
		}
	}
}
