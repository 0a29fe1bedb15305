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

var turnedDefault = sync.OnceValue(func() *Lexicon { return Default().Turned() })

// For is the embedded lexicon of a pair of languages, either of which may come first, or nil when there is none.
func For(from, to string) *Lexicon {
	switch l := Default(); {
	case l.from == from && l.to == to:
		return l
	case l.from == to && l.to == from:
		return turnedDefault()
	}
	return nil
}
