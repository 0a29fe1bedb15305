package align

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"
)

// model is what the aligner has learned; see doc/design.md for how and from what.
type model struct {
	First  weights // scores of the first pass
	Second nets    // scores of the second
}

//go:embed model.json
var modelFile []byte

// models decodes the embedded models once: with a lexicon, and without one.
var models = sync.OnceValue(func() *both {
	m := &both{}
	if err := json.Unmarshal(modelFile, m); err != nil {
		panic(fmt.Sprintf("align: the embedded model cannot be read: %v", err))
	}
	return m
})

// both are the model for texts with a lexicon and the one for texts without.
type both struct{ Lexicon, Bare model }
