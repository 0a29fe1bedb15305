package lang

import (
	"slices"
	"testing"
)

func TestDeclineRussian(t *testing.T) {
	for _, c := range []struct{ word, form string }{
		{"россия", "россией"}, {"китай", "китаем"}, {"израиль", "израиля"}, {"иран", "ираном"}, {"куба", "кубы"},
		{"лавров", "лавровым"}, {"лавров", "лаврову"}, {"путин", "путиным"}, {"песков", "пескове"}, {"зеленский", "зеленского"},
		{"толстой", "толстого"}, {"захарова", "захаровой"}, {"россиянин", "россиян"}, {"американец", "американцами"},
		{"объединенные", "объединенных"}, {"саудовская", "саудовской"}, {"токио", "токио"},
	} {
		forms := declineRussian(c.word)
		if forms[0] != c.word || !slices.Contains(forms, c.form) {
			t.Errorf("%s: no %s among %v", c.word, c.form, forms)
		}
	}
}

func TestEveryFormIsFolded(t *testing.T) {
	for _, code := range Known() {
		l := Get(code)
		for name, m := range map[string]map[string]float64{"Numbers": l.Numbers, "Ordinals": l.Ordinals, "Multipliers": l.Multipliers, "Fractions": l.Fractions} {
			for w := range m {
				if l.Fold(w) != w {
					t.Errorf("%s: %s: %q is not folded", code, name, w)
				}
			}
		}
		for name, m := range map[string]map[string]int{"Months": l.Months, "Weekdays": l.Weekdays, "Clock": l.Clock} {
			for w := range m {
				if l.Fold(w) != w {
					t.Errorf("%s: %s: %q is not folded", code, name, w)
				}
			}
		}
	}
}
