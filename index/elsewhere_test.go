package index

import (
	"testing"

	"tolmach/align"
	"tolmach/corpus"
)

// A term that stands in a sentence without a counterpart is looked for in the rest of the other version, and only what is
// known is taken.
func TestRenderingsFromElsewhere(t *testing.T) {
	s := newStore(t)
	article := func(lang string, sentences ...string) corpus.Article {
		a := corpus.Article{Lang: lang, Title: sentences[0], Date: "2018-09-29", Place: corpus.Place{Path: lang}}
		for i, text := range sentences {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: i, Text: text})
			a.Paragraphs = append(a.Paragraphs, text)
		}
		a.Seal()
		return a
	}
	putPair(t, s, article("en", "The hospital stands in Kirov.", "The blorp of the earthquake is unknown."),
		article("ru", "Больница стоит в Кирове.", "Вчера там случилось землетрясение."),
		[]align.Bead{{Src: align.Span{From: 0, To: 1}, Dst: align.Span{From: 0, To: 1}, Confidence: 1},
			{Src: align.Span{From: 1, To: 2}, Dst: align.Span{From: 1, To: 1}, Confidence: 1}, {Src: align.Span{From: 2, To: 2}, Dst: align.Span{From: 1, To: 2}, Confidence: 1}})
	x := built(t, s)
	list, err := x.Translations(ctx, Query{Any: parsed(t, "earthquake")}, TranslationsOptions{})
	must(t, err)
	if len(list) != 1 || list[0].Rendering != "землетрясение" || !list[0].Elsewhere || len(list[0].Example.Texts[1]) > 0 || len(list[0].Marks[0]) != 1 || len(list[0].Marks[1]) != 0 {
		t.Errorf("%+v", list)
	}
	list, err = x.Translations(ctx, Query{Any: parsed(t, "hospital")}, TranslationsOptions{})
	must(t, err)
	if len(list) == 0 || list[0].Rendering != "больница" || list[0].Elsewhere {
		t.Errorf("%+v", list)
	}
	if list, err = x.Translations(ctx, Query{Any: parsed(t, "blorp")}, TranslationsOptions{}); err != nil || len(list) > 0 {
		t.Errorf("%+v %v", list, err)
	}
}
