package lexicon

import (
	"bytes"
	"testing"

	"tolmach/align/lang"
)

// phraseTexts are the phrases of a lexicon by the first word of a side, as stems.
func phraseTexts(l *Lexicon, side int, word string) (texts []string) {
	for _, p := range l.Phrases(side, l.Word(side, lang.Get([2]string{l.From(), l.To()}[side]).Stem(word))) {
		text := ""
		for s, ids := range p {
			for _, id := range ids {
				text += l.Stem(s, id) + " "
			}
			if s == 0 {
				text += "| "
			}
		}
		texts = append(texts, text)
	}
	return texts
}

func TestPhrases(t *testing.T) {
	l := train(t, sequence(`
The red house. | Красный дом.
The red car. | Красная машина.
The old house. | Старый дом.
dump truck | самосвал
dump truck | самосвал
garbage truck | мусоровоз
spacewalk | выход в открытый космос
red house | красный дом
The truck stopped. | Грузовик остановился.
Sorin Dobre | Сорин Добре
in 2019 | в 2019
`), TrainOptions{Entries: true})
	check := func(l *Lexicon, side int, word string, want ...string) {
		t.Helper()
		got := phraseTexts(l, side, word)
		if len(got) != len(want) {
			t.Errorf("%s: %q, want %q", word, got, want)
			return
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", word, got, want)
			}
		}
	}
	const truck, walk = "dump truck | самосва ", "spacewalk | выход в открыт космос "
	if l.PhraseCount() != 3 { // not what is told word by word, no sentence, no name of a person, no figures
		t.Errorf("%d phrases", l.PhraseCount())
	}
	again, err := Decode(encoded(t, l))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []*Lexicon{l, again} {
		check(l, 0, "dump", truck)
		check(l, 1, "самосвал", truck)
		check(l, 1, "выход", walk)
		check(l, 0, "red")
		check(l, 0, "sorin")
		check(l, 0, "the")
	}
	check(l.Turned(), 0, "самосвал", "самосва | dump truck ")
	// What was known stays known to a lexicon that is trained on top.
	more := train(t, sequence("The dump truck stopped. | Самосвал остановился.\nharbor pilot | лоцман\n"), TrainOptions{Prior: l, Entries: true})
	check(more, 0, "dump", truck)
	check(more, 0, "harbor", "harbor pilot | лоцма ")
	if got := l.Phrases(0, -1); got != nil {
		t.Error(got)
	}
}

func TestDamagedPhrases(t *testing.T) {
	l := train(t, sequence("dump truck | самосвал\n"), TrainOptions{Entries: true})
	good := l.phrases().append(nil)
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] += 40
		if n := len(l.readPhrases(&reader{data: bad}).list); n > 0 {
			t.Errorf("byte %d: %d phrases of nonsense", i, n)
		}
	}
}
