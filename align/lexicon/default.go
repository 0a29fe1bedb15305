package lexicon

import (
	_ "embed"
	"fmt"
	"sync"
)

//go:embed en-ru.tlex
var englishRussian []byte

// Default is the embedded English-Russian lexicon; doc/lexicon.md says what it was trained on. It is
// decoded when it is first asked for.
func Default() *Lexicon { return byDefault() }

var byDefault = sync.OnceValue(func() *Lexicon {
	l, err := Decode(englishRussian)
	if err != nil {
		panic(fmt.Sprintf("embedded lexicon: %v", err)) // a mistake in the building of the program
	}
	return l
})

// For is the embedded lexicon of a pair of languages, or nil when there is none.
func For(from, to string) *Lexicon {
	if l := Default(); l.from == from && l.to == to {
		return l
	}
	return nil
}
