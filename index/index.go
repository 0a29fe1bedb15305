package index

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Index is one generation, open for searching. It is safe for concurrent use, and does not change
// while it is open, whatever is built meanwhile.
type Index struct {
	store     *corpus.Store
	bleve     bleve.Index
	state     corpus.IndexState
	langs     [2]*lang.Language
	analyzers sync.Pool // of *[2]*analyzer
	words     sync.Pool // of *vocables
	lexicon   func() *lexicon.Lexicon
	roots     func() *lexicon.Lexicon // of that lexicon; nil when there is none
	lists     termLists
	use       sync.RWMutex // held for reading by searches
	closed    bool
}

// ownLexicon is the file of a lexicon that was trained from the corpus, in its folder.
const ownLexicon = "lexicon.tlex"

// Open opens the generation that is in use. Errors: ErrMissing, ErrStale, ErrDamaged, ErrIndexLocked,
// each with its remedy.
func Open(ctx context.Context, s *corpus.Store) (*Index, error) {
	var last string
	for {
		state, err := s.IndexState(ctx)
		if err != nil {
			return nil, err
		}
		switch {
		case state.Generation == "":
			return nil, hinted{fmt.Errorf("%s: %w", s.Dir(), ErrMissing), "make it: tolmach index"}
		case !strings.HasPrefix(state.Generation, schemaVersion):
			return nil, hinted{fmt.Errorf("%s: %w", s.Dir(), ErrStale), "make it anew: tolmach index"}
		}
		x, err := openReadOnly(filepath.Join(folder(s), state.Generation), state.Docs)
		if err != nil {
			// A build may have put another in its place since it was looked up.
			if state.Generation != last && !errors.Is(err, ErrIndexLocked) {
				last = state.Generation
				continue
			}
			return nil, err
		}
		ix := &Index{store: s, bleve: x, state: state}
		for side, code := range s.Langs() {
			ix.langs[side] = lang.Get(code)
		}
		ix.lexicon = sync.OnceValue(func() *lexicon.Lexicon {
			// The corpus's own goes first; one that cannot be read is no reason not to search.
			if own, err := lexicon.Open(filepath.Join(s.Dir(), ownLexicon)); err == nil && own.From() == s.Langs()[0] && own.To() == s.Langs()[1] {
				return own
			}
			return lexicon.For(s.Langs()[0], s.Langs()[1])
		})
		ix.roots = ix.rootsOnce()
		ix.analyzers.New = func() any {
			return &[2]*analyzer{newAnalyzer(ix.langs[0]), newAnalyzer(ix.langs[1])}
		}
		ix.words.New = func() any { return newVocables() }
		return ix, nil
	}
}

// Close releases the generation when the searches under way are done. Closing twice is harmless.
func (x *Index) Close() error {
	x.use.Lock()
	defer x.use.Unlock()
	if x.closed {
		return nil
	}
	x.closed = true
	return x.bleve.Close()
}

// ErrClosed is the error of a search on a closed index.
var ErrClosed = errors.New("the search index is closed")

// Generation names what is open; State of the store names what is in use.
func (x *Index) Generation() string { return x.state.Generation }

// Docs is how many units are indexed, null beads and lone sentences included.
func (x *Index) Docs() int { return x.state.Docs }

// Current says whether the generation is still the one in use.
func (x *Index) Current(ctx context.Context) (bool, error) {
	state, err := x.store.IndexState(ctx)
	return state.Generation == x.state.Generation, err
}

// snapshotOf takes the segments of an open index; the caller closes it.
func snapshotOf(x bleve.Index) (*scorch.IndexSnapshot, error) {
	inner, err := x.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, err
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		r.Close()
		return nil, fmt.Errorf("index: bleve gave a %T", r)
	}
	return snapshot, nil
}
