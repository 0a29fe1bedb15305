package corpus

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// The errors that callers tell apart with errors.Is. What is returned wraps them with the name of the
// file concerned, and knows the remedy (Hinter).
var (
	ErrNoCorpus  = errors.New("no corpus here")
	ErrNotCorpus = errors.New("not a corpus of this program")
	ErrNewer     = errors.New("the corpus was made by a newer version of this program")
	ErrOlder     = errors.New("the corpus was made by an older version of this program")
	ErrLangs     = errors.New("the corpus holds other languages")
	ErrLocked    = errors.New("another process is writing to the corpus")
	ErrFull      = errors.New("no space left for the corpus")
	ErrDamaged   = errors.New("the corpus is damaged")
	ErrReadOnly  = errors.New("the corpus is open for reading only")
	ErrNotFound  = errors.New("not in the corpus")
	ErrAmbiguous = errors.New("the id is not unique")
	ErrDecided   = errors.New("a person has decided on this")
	ErrConflict  = errors.New("changed by somebody else in the meantime")
	ErrNoEdit    = errors.New("there is no change to take back or to do again")
	ErrStands    = errors.New("somebody has decided otherwise on the same sentences since")
	ErrStaleMark = errors.New("the index is too old to be brought up to date")
)

// Hinter is an error that knows its remedy: what the user can do about it.
type Hinter interface {
	error
	Hint() string
}

// hinted is an error with its remedy.
type hinted struct {
	error
	hint string
}

func (h hinted) Hint() string  { return h.hint }
func (h hinted) Unwrap() error { return h.error }

// hint adds a remedy to the error that the format makes.
func hint(remedy, format string, args ...any) error {
	return hinted{fmt.Errorf(format, args...), remedy}
}

// busy says that SQLite found another connection in the way.
func busy(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_BUSY || code == sqlite3.SQLITE_LOCKED
}

// explain turns what SQLite says into an error that a user can act on.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *sqlite.Error
	if busy(err) {
		return hint("wait for it to finish, or see which process it is, and try again", "%s: %w", s.file(), ErrLocked)
	}
	if !errors.As(err, &e) {
		return err
	}
	switch code := e.Code(); code & 0xff {
	case sqlite3.SQLITE_FULL:
		return hint("make room on that disk and run the command again: what was stored before is kept", "%s: %w", s.file(), ErrFull)
	case sqlite3.SQLITE_READONLY:
		return hint("check the permissions of the folder", "%s: %w", s.file(), ErrReadOnly)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return hint("restore a backup, or build the corpus anew from its sources", "%s: %w: %w", s.file(), ErrDamaged, err)
	case sqlite3.SQLITE_CANTOPEN:
		return hint("check that the folder exists and may be written to", "%s: cannot be opened: %w", s.file(), err)
	case sqlite3.SQLITE_IOERR:
		// A full disk shows as a failed write when it strikes the write-ahead log's index.
		if code == sqlite3.SQLITE_IOERR_WRITE || code == sqlite3.SQLITE_IOERR_SHMSIZE || strings.Contains(err.Error(), "space") {
			return hint("check the free space on that disk and run the command again: what was stored before is kept",
				"%s: %w: %w", s.file(), ErrFull, err)
		}
		return hint("check the disk and run the command again: what was stored before is kept", "%s: %w", s.file(), err)
	}
	return fmt.Errorf("%s: %w", s.file(), err)
}

// AmbiguousError tells which ids a prefix stands for; it is ErrAmbiguous.
type AmbiguousError struct {
	What       string   // "article", "pair", "bead"
	Prefix     string   // as given
	Candidates []string // the first few full ids
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%s %q: %v", e.What, e.Prefix, ErrAmbiguous)
}
func (e *AmbiguousError) Hint() string {
	return "give more of it; it may be " + strings.Join(e.Candidates, ", ")
}
func (e *AmbiguousError) Is(target error) bool { return target == ErrAmbiguous }
