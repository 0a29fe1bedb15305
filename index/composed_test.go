package index

import (
	"fmt"
	"testing"
)

// Compounds and acronyms that no lexicon has are known by their parts, in both directions.
func TestCompounds(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"The airline asked the Transport Ministry for vouchers.", "Авиакомпания попросила Минтранс о ваучерах."},
		[2]string{"The republic's ministry of ecology said on Tuesday.", "Во вторник сообщили в Минэкологии республики."},
		[2]string{"The research institute made both satellites.", "Оба спутника изготовил НИИ."},
		[2]string{"US officials arrived.", "Прибыли чиновники США."}, [2]string{"The U.S. agreed.", "США согласились."})
	x := built(t, s)
	for term, want := range map[string]string{
		"transport ministry": "Минтранс", "Минтранс": "Transport Ministry", "ministry of ecology": "Минэкологии",
		"Минэкологии": "ministry of ecology", "research institute": "НИИ", "vouchers": "ваучерах", "airline": "авиакомпания",
	} {
		list, err := x.Translations(ctx, Query{Any: parsed(t, term)}, TranslationsOptions{})
		must(t, err)
		if got := likeliest(list); got != want {
			t.Errorf("%s: got %s, want %s", term, got, want)
		}
	}
	list, err := x.Translations(ctx, Query{Any: parsed(t, "США")}, TranslationsOptions{})
	must(t, err)
	if len(list) != 1 || list[0].Count != 2 {
		t.Errorf("spellings of an acronym are not one rendering: %+v", list)
	}
}

// A rendering takes in the word that always follows it and renders nothing else, and leaves one that has a partner.
func TestRenderingsAreWhole(t *testing.T) {
	s := newStore(t)
	var lines [][2]string
	for i, city := range [][2]string{{"Paris", "Париж"}, {"Vienna", "Вену"}, {"Rome", "Рим"}, {"Geneva", "Женеву"}} {
		lines = append(lines, [2]string{fmt.Sprintf("The foreign ministers flew to %s on May %d.", city[0], i+1), fmt.Sprintf("Министры иностранных дел прилетели в %s %d мая.", city[1], i+1)},
			[2]string{fmt.Sprintf("Vladimir Putin left %s.", city[0]), fmt.Sprintf("Владимир Путин покинул %s.", city[1])})
	}
	putLines(t, s, "a", "2018-09-29", lines...)
	x := built(t, s)
	for term, want := range map[string]string{"foreign ministers": "министры иностранных дел", "Putin": "Путин"} {
		list, err := x.Translations(ctx, Query{Any: parsed(t, term)}, TranslationsOptions{})
		must(t, err)
		if got := likeliest(list); got != want || list[0].Count != 4 {
			t.Errorf("%s: got %+v, want %s", term, list, want)
		}
	}
}

// Where nothing tells two words apart that adjoin, they are offered as one and each alone, and share the unit.
func TestRenderingInDoubt(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29", [2]string{"A blorp sat.", "Сидел кулябр тягунский."}, [2]string{"A cat ate.", "Ела кошка."})
	x := built(t, s)
	list, err := x.Translations(ctx, Query{Any: parsed(t, "blorp")}, TranslationsOptions{})
	must(t, err)
	sum := 0.0
	for _, r := range list {
		sum += r.Share
	}
	if len(list) != 3 || list[0].Rendering != "кулябр тягунский" || list[0].Share > .9 || sum < .99 || sum > 1.01 {
		t.Errorf("%+v", list)
	}
}

func likeliest(list []Rendering) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Rendering
}
