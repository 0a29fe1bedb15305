// Package corpus keeps what was read and what was found out about it: articles, pairs, beads and the
// decisions of persons, in one SQLite file inside the corpus folder.
//
// It is for everything above align that needs to remember: reading stores articles here, pairing
// and alignment store their results, search and export take translation units out.
//
// What it promises:
//   - Nothing is lost. An article that changed is kept as an earlier revision; a file that vanished
//     leaves its article; only Remove takes anything away.
//   - The same text gives the same ids, whatever the order of arrival, and doing a step again
//     changes nothing.
//   - A person's decision on a pair or a bead is never overwritten by a later run.
//   - Every change is one transaction. Several processes may read and write at once, and one that
//     is killed leaves a corpus that the next one completes.
package corpus

import (
	"database/sql"
	"errors"
)

// The errors that callers tell apart with errors.Is. What is returned wraps them with the name of the
// file concerned.
var (
	ErrNoCorpus  = errors.New("no corpus here")
	ErrNotCorpus = errors.New("not a corpus of this program")
	ErrNewer     = errors.New("the corpus was made by a newer version of this program")
	ErrOlder     = errors.New("the corpus was made by an older version and is open for reading only")
	ErrLangs     = errors.New("the corpus holds other languages")
	ErrLocked    = errors.New("another process is writing to the corpus")
	ErrFull      = errors.New("no space left for the corpus")
	ErrReadOnly  = errors.New("the corpus is open for reading only")
	ErrNotFound  = errors.New("not in the corpus")
	ErrAmbiguous = errors.New("ambiguous id")
	ErrDecided   = errors.New("a person has decided on this")
	ErrConflict  = errors.New("changed by somebody else in the meantime")
	ErrStaleMark = errors.New("the index is too old to be brought up to date")
)

// Hinter is an error that knows its remedy: what the user can do about it.
type Hinter interface {
	error
	Hint() string
}

// OpenOptions say how to open a corpus.
type OpenOptions struct {
	// Create makes the folder and an empty corpus where there is none.
	Create bool
	// ReadOnly opens for reading: every change gives ErrReadOnly.
	ReadOnly bool
	// Langs are the language codes asked for: a new corpus gets them, an existing one must have them
	// (ErrLangs). Left empty, an existing corpus is taken as it is.
	Langs [2]string
	// NewLangs are the codes a new corpus gets when Langs is empty.
	NewLangs [2]string
}

// Store is an open corpus. It is safe for concurrent use.
type Store struct {
	dir   string
	langs [2]string
	write *sql.DB // one connection; nil when open for reading only
	read  *sql.DB // a pool that cannot write
}

// Dir is the corpus folder.
func (s *Store) Dir() string { return s.dir }

// Langs are the codes of the two languages of the corpus: side 0 and side 1 of everything.
func (s *Store) Langs() [2]string { return s.langs }
