package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// found lists the sentences of the hits' first language, or second where there is no first, in order.
func found(t *testing.T, x *Index, q Query) (texts []string) {
	t.Helper()
	r, err := x.Search(ctx, q)
	must(t, err)
	for _, h := range r.Hits {
		texts = append(texts, strings.Join(slices.Concat(h.Unit.Texts[0], h.Unit.Texts[1]), " | "))
	}
	if q.Limit == 0 && len(r.Hits) != r.Total-min(q.Offset, r.Total) {
		t.Errorf("%d hits of %d", len(r.Hits), r.Total)
	}
	return texts
}

// numbers are the sentences' leading numbers, sorted.
func numbers(texts []string) string {
	var ns []string
	for _, s := range texts {
		n, _, _ := strings.Cut(s, " ")
		ns = append(ns, n)
	}
	slices.Sort(ns)
	return strings.Join(ns, " ")
}

func TestSearch(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"10 The minister gave security guarantees.", "10 Министр дал гарантии безопасности."},
		[2]string{"11 The deputy minister spoke of guaranteed security.", "11 Замминистра говорил о гарантированной безопасности."},
		[2]string{"12 The administration of New York-based firms met.", "12 Администрация фирм Нью-Йорка собралась."},
		[2]string{"13 Putin's visit to the U.S. and AT&T.", "13 Визит Путина в США."},
		[2]string{"14 Trade grew.", "14 Торговля вы\u0301росла, отчёт готов."},
		[2]string{"15 Trade fell.", "15 Продажи упали, отчет не готов."},
		[2]string{"16 Nobody translated this trade.", ""},
		[2]string{"", "17 Этого никто не писал: торговля."},
		[2]string{"18 Lavrov met Guterres.", "18 Лавров встретился с Гутерришем."},
		[2]string{"19 With Lavrov came others.", "19 С Лавровым пришли другие."},
		[2]string{"20 Lavrov's words.", "20 Слова Лаврова."},
		[2]string{"21 It cost 1.5 billion rubles.", "21 Это стоило 1,5 млрд рублей."},
		[2]string{"22 Not one is left.", "22 Не осталось ни одного."},
		[2]string{"23 The guarantees of the security.", "23 Безопасности нужны гарантии."},
	)
	x := built(t, s)
	side := func(i int, q string) Query {
		var query Query
		query.Sides[i] = parsed(t, q)
		return query
	}
	not := func(q Query, i int, n string) Query { q.Not[i] = parsed(t, n); return q }
	for _, c := range []struct {
		name string
		q    Query
		want string
	}{
		{"all words on one side", Query{Any: parsed(t, "security guarantees")}, "10 11 23"},
		{"inflection", Query{Any: parsed(t, "гарантия безопасность")}, "10 23"},
		{"phrase is exact", Query{Any: parsed(t, `"security guarantees"`)}, "10"},
		{"phrase in order", Query{Any: parsed(t, `"гарантии безопасности"`)}, "10"},
		{"phrase of other form", Query{Any: parsed(t, `"гарантия безопасности"`)}, ""},
		{"loose phrase", Query{Any: parsed(t, `"гарантия безопасность"~`)}, "10"},
		{"whole words only", Query{Any: parsed(t, "министр")}, "10"},
		{"wildcard in front", Query{Any: parsed(t, "*министр*")}, "10 11 12"},
		{"wildcard behind", Query{Any: parsed(t, "guarant*")}, "10 11 23"},
		{"wildcard inside", Query{Any: parsed(t, "гар*ии")}, "10 23"},
		{"exact", Query{Any: parsed(t, "=guaranteed")}, "11"},
		{"fuzzy", Query{Any: parsed(t, "minster~")}, "10 11"},
		{"fuzzy in Russian", Query{Any: parsed(t, "безопастности~")}, "10 11 23"},
		{"minus", Query{Any: parsed(t, "trade -fell")}, "14"},
		{"minus in the other language", Query{Any: parsed(t, "trade -продажи")}, "14"},
		{"only minus", Query{Any: parsed(t, "-e* -*а* -о*")}, "21"},
		{"or", Query{Any: parsed(t, "grew OR fell")}, "14 15"},
		{"group", Query{Any: parsed(t, "trade (grew OR fell) -отчет")}, ""},
		{"words of both languages", Query{Any: parsed(t, "trade торговля")}, "14"},
		{"sides", Query{Sides: [2]Expr{parsed(t, "trade"), parsed(t, "продажа")}}, "15"},
		{"one without the other", not(side(0, "trade"), 1, "торговля"), "15"},
		{"not on the first", not(side(1, "отчет"), 0, "grew"), "15"},
		{"yo", Query{Any: parsed(t, "отчёт")}, "14 15"},
		{"exact yo", Query{Any: parsed(t, "=отчет")}, "14 15"},
		{"stress", Query{Any: parsed(t, "=выросла")}, "14"},
		{"stress in the query", Query{Any: parsed(t, "вы\u0301росла")}, "14"},
		{"hyphen", Query{Any: parsed(t, "Нью-Йорк")}, "12"},
		{"part of hyphened", Query{Any: parsed(t, "york")}, "12"},
		{"phrase across hyphen", Query{Any: parsed(t, `"based firms"`)}, "12"},
		{"possessive", Query{Any: parsed(t, "=putin")}, "13"},
		{"acronym", Query{Any: parsed(t, "U.S.")}, "13"},
		{"two words in one", Query{Any: parsed(t, "AT&T")}, "13"},
		{"surname", Query{Any: parsed(t, "Лавров")}, "18 19 20"},
		{"surname in another case", Query{Any: parsed(t, "лаврова")}, "18 19 20"},
		{"name in the other language", side(1, "Guterres"), "18"},
		{"name in small letters", side(0, "гутерриш"), "18"},
		{"name in another case", Query{Sides: [2]Expr{parsed(t, "Лавровым")}}, "18 19 20"},
		{"name in another spelling", side(1, "Гутерреш"), "18"},
		{"country", side(0, "США"), "13"},
		{"function word", Query{Any: parsed(t, "not")}, "22"},
		{"figure", side(1, "1.5 billion"), "21"},
		{"figure in the other notation", side(0, "1,5 млрд"), "21"},
		{"nulls left out", Query{Any: parsed(t, "торговля")}, "14"},
		{"nulls", Query{Any: parsed(t, "trade OR торговля"), Filter: Filter{Nulls: true}}, "14 15 16 17"},
		{"only nulls", Query{Any: parsed(t, "trade OR торговля"), Filter: Filter{OnlyNulls: true}}, "16 17"},
		{"no words", Query{Filter: Filter{OnlyNulls: true}}, "16 17"},
		{"through translations", Query{Any: parsed(t, "sale"), Cross: true}, "15"},
		{"through translations of either", Query{Any: parsed(t, "trade sales"), Cross: true}, "15"},
		{"nothing", Query{Any: parsed(t, "зюзюкать")}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := numbers(found(t, x, c.q)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	for _, c := range []struct{ query, want string }{
		{"security guarantees", "[security] [guarantees] | [guaranteed] [security] | [guarantees] [security]"},
		{"отчёт", "[отчёт] | [отчет]"},
		{"выросла", "[вы\u0301росла]"},
		{"=putin", "[Putin]"},
		{`"based firms"`, "[based firms]"},
		{"Лавров", "[Lavrov] [Лавров] | [Lavrov] [Лавровым] | [Lavrov] [Лаврова]"},
		{"guarant*", "[guarantees] | [guaranteed] | [guarantees]"},
		{"trade -fell", "[Trade]"},
	} {
		t.Run("marks of "+c.query, func(t *testing.T) {
			r, err := x.Search(ctx, Query{Any: parsed(t, c.query), Sort: ByLeft})
			must(t, err)
			slices.SortFunc(r.Hits, func(a, b Hit) int {
				return strings.Compare(a.Unit.Texts[0][0], b.Unit.Texts[0][0])
			})
			var all []string
			for _, h := range r.Hits {
				var words []string
				for _, l := range h.Lines() {
					words = append(words, fmt.Sprintf("[%s]", l.Hit))
				}
				all = append(all, strings.Join(words, " "))
			}
			if got := strings.Join(all, " | "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// A vowel that drops out in other cases does not hide a word.
func TestFleetingVowels(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29", [2]string{"1 The market fell.", "1 Рынок упал."}, [2]string{"2 Of the market.", "2 Доля рынка."}, [2]string{"3 Beds.", "3 Семь коек."})
	x := built(t, s)
	for query, want := range map[string]string{"рынок": "1 2", "рынком": "1 2", "койка": "3", `"доля рынок"~`: "2", "=рынка": "2"} {
		if got := numbers(found(t, x, Query{Any: parsed(t, query)})); got != want {
			t.Errorf("%s found %q, want %q", query, got, want)
		}
	}
}
