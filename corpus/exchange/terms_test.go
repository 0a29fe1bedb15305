package exchange

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Names are found by how they sound, acronyms by what they stand for, terms by the lexicon; what is not sure is
// left out.
func TestTerms(t *testing.T) {
	var units []corpus.Unit
	add := func(en, ru string) {
		u := unit("1", en, ru)
		units = append(units, u)
	}
	for range 3 {
		add("Yesterday Gaidenko spoke about economic sanctions against the DPRK.", "Вчера Гайденко говорил об экономических санкциях против КНДР.")
	}
	add("Today economic sanctions matter, Gaidenko said.", "Сегодня важны экономические санкции, сказал Гайденко.")
	add("Boxes fell from the roof of Okayama station.", "С крыши вокзала упали коробки.")
	for range 60 {
		add("The weather was fine and people walked along the river.", "Погода была хорошая, люди гуляли вдоль реки.")
	}
	o := options
	o.Lexicon = lexicon.For("en", "ru")
	terms, err := Terms(stream(units...), o)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Term{}
	for i, x := range terms {
		got[x.Texts[0]] = x
		if i > 0 && strings.ToLower(terms[i-1].Texts[0]) > strings.ToLower(x.Texts[0]) {
			t.Errorf("%q stands behind %q", x.Texts[0], terms[i-1].Texts[0])
		}
	}
	for en, want := range map[string]Term{"Gaidenko": {Kind: "name", Texts: [2]string{"", "Гайденко"}}, "DPRK": {Kind: "acronym", Texts: [2]string{"", "КНДР"}},
		"economic sanctions": {Kind: "term", Texts: [2]string{"", "экономических санкциях"}}} {
		if x := got[en]; x.Kind != want.Kind || x.Texts[1] != want.Texts[1] {
			t.Errorf("%s: %+v", en, x)
		}
	}
	for en := range got {
		if strings.Contains(en, "Okayama") || strings.Contains(en, "Yesterday") {
			t.Errorf("%q is no term: %+v", en, got[en])
		}
	}
	var b bytes.Buffer
	if n, err := WriteTBX(&b, stream(units...), o); n != len(terms) || err != nil {
		t.Fatal(n, err)
	}
	var doc struct {
		Entries []struct {
			Sets []struct {
				Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
				Term string `xml:"tig>term"`
			} `xml:"langSet"`
		} `xml:"text>body>termEntry"`
	}
	if err := xml.Unmarshal(b.Bytes(), &doc); err != nil || len(doc.Entries) != len(terms) || doc.Entries[0].Sets[1].Lang != "ru" {
		t.Errorf("%+v, %v", doc, err)
	}
	b.Reset()
	if n, err := WriteGlossary(&b, stream(units...), o); n != len(terms) || err != nil || strings.Count(b.String(), "\n") != n {
		t.Errorf("%d, %v\n%s", n, err, b.String())
	}
}
