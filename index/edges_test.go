package index

import "testing"

// What stands beside the words that are known to render a term: what belongs to it and what does not.
func TestEdgesOfRenderings(t *testing.T) {
	s := newStore(t)
	putLines(t, s, "a", "2018-09-29",
		[2]string{"The aircraft has an airworthiness certificate until 2022.", "Самолет имеет сертификат летной годности до 2022 года."},
		[2]string{"The nuclear-powered icebreaker freed the ship.", "Судно освобождено атомным ледоколом."},
		[2]string{"Two thirds of the oil is exported through the Caspian Pipeline Consortium.", "Через Каспийский трубопроводный консорциум (КТК) идет на экспорт две трети нефти."},
	)
	x := built(t, s)
	for term, want := range map[string]string{
		"airworthiness certificate":  "сертификат летной годности",
		"nuclear-powered icebreaker": "атомным ледоколом",
		"КТК":                        "Caspian Pipeline Consortium",
	} {
		list, err := x.Translations(ctx, Query{Any: parsed(t, term)}, TranslationsOptions{})
		must(t, err)
		if len(list) == 0 || list[0].Rendering != want {
			t.Errorf("%s: %+v, want %s", term, list, want)
		}
	}
}
