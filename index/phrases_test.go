package index

import (
	"context"
	"path/filepath"
	"testing"

	"tolmach/align/lexicon"
)

// A phrase that the lexicon knows is found whole where it stands, in both directions, and one that lies apart is not.
func TestKnownPhrases(t *testing.T) {
	own, err := lexicon.Train(context.Background(), func(yield func(lexicon.Pair, error) bool) {
		for _, p := range [][2]string{{"blorp truck", "кулябр"}, {"starwalk", "выход на тяг"}, {"tag", "тяг"}, {"a cat sat here", "кошка сидела здесь"}} {
			if !yield(lexicon.Pair{Source: p[0], Target: p[1]}, nil) {
				return
			}
		}
	}, lexicon.TrainOptions{From: "en", To: "ru", Entries: true})
	must(t, err)
	s := newStore(t)
	must(t, own.Save(filepath.Join(s.Dir(), ownLexicon)))
	putLines(t, s, "a", "2018-09-29",
		[2]string{"A blorp truck with some gravel ran the red light.", "Гружённый щебнем кулябр проехал на красный."},
		[2]string{"It was the fourth starwalk this year and the last one, said the tag.", "Это уже четвёртый выход на тяг за год и последний, сказал тяг."},
		[2]string{"A blorp, a truck.", "Один кулябр."})
	x := built(t, s)
	for term, want := range map[string]string{"кулябр": "blorp truck", "blorp truck": "кулябр", "starwalk": "выход на тяг", "выход на тяг": "starwalk"} {
		list, err := x.Translations(ctx, Query{Any: parsed(t, term)}, TranslationsOptions{})
		must(t, err)
		if got := likeliest(list); got != want {
			t.Errorf("%s: got %+v, want %s", term, list, want)
		}
	}
}
