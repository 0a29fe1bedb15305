package index

import "errors"

// The errors that callers tell apart with errors.Is. What is returned wraps them with the folder
// concerned, and knows the remedy (corpus.Hinter).
var (
	ErrMissing     = errors.New("there is no search index yet")
	ErrStale       = errors.New("the search index was made by another version")
	ErrDamaged     = errors.New("the search index is damaged")
	ErrIndexLocked = errors.New("the search index is locked by another process")
)

// hinted is an error with its remedy.
type hinted struct {
	error
	hint string
}

func (h hinted) Hint() string  { return h.hint }
func (h hinted) Unwrap() error { return h.error }
