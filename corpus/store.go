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
//
// Sequences (Articles, Pairs, AllUnits ...) read a few hundred rows at a time and hold nothing open in
// between, so the caller may write to the store while it reads them; they are not a snapshot.
package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// fileName is the database inside the corpus folder.
const fileName = "corpus.sqlite"

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
	write *writer // nil when open for reading only
	read  *sql.DB // a pool that cannot write
	stmts sync.Map
}

// Open opens the corpus in folder dir. The errors are ErrNoCorpus, ErrNotCorpus, ErrNewer, ErrOlder (only when
// ReadOnly: otherwise an older corpus is brought up to date), ErrLangs, and those of every command.
func Open(dir string, o OpenOptions) (*Store, error) {
	s := &Store{dir: dir}
	ctx := context.Background()
	switch info, err := os.Stat(s.file()); {
	case errors.Is(err, fs.ErrNotExist) && o.Create && !o.ReadOnly:
		if o.Langs == [2]string{} {
			o.Langs = o.NewLangs
		}
		if err := checkLangs(o.Langs); err != nil {
			return nil, err
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, hint("choose another folder for the corpus", "the corpus cannot be made: %w", err)
		}
	case errors.Is(err, fs.ErrNotExist):
		return nil, hint("name its folder, or make one by building from your articles", "%s: %w", dir, ErrNoCorpus)
	case err != nil:
		return nil, hint("check the permissions of the folder", "the corpus cannot be opened: %w", err)
	case info.IsDir():
		return nil, hint("name another folder", "%s: %w", s.file(), ErrNotCorpus)
	}
	err := s.open(ctx, o)
	if err != nil {
		s.Close()
		return nil, s.explain(ctx, err)
	}
	return s, nil
}

func checkLangs(langs [2]string) error {
	if langs[0] == "" || langs[1] == "" || langs[0] == langs[1] {
		return hint("give two different language codes, as in en,ru", "a corpus needs two languages, not %q and %q", langs[0], langs[1])
	}
	return nil
}

func (s *Store) open(ctx context.Context, o OpenOptions) error {
	if !o.ReadOnly {
		w, err := openWriter(ctx, s.uri("rwc"))
		if err != nil {
			return err
		}
		s.write = w
		langs := o.Langs
		if o.Create && langs == [2]string{} {
			langs = o.NewLangs // the file may be there, but nothing in it: its maker was killed
		}
		if err := s.migrate(ctx, langs); err != nil {
			return err
		}
	}
	mode := "ro"
	if o.ReadOnly && !fileExists(s.file()+"-wal") && !writable(s.dir) {
		// Without a log beside it, and no right to make one, the file is all there is.
		mode = "ro&immutable=1"
	}
	var err error
	if s.read, err = sql.Open("sqlite", s.uri(mode)+"&_pragma=busy_timeout(30000)&_pragma=query_only(1)&_pragma=cache_size(-32768)"); err != nil {
		return err
	}
	s.read.SetMaxOpenConns(8)
	s.read.SetMaxIdleConns(8)
	if err := s.checkVersion(ctx); err != nil {
		return err
	}
	var both string
	if err := s.read.QueryRowContext(ctx, `select value from meta where key = 'langs'`).Scan(&both); err != nil {
		return err
	}
	s.langs[0], s.langs[1], _ = strings.Cut(both, ",")
	if o.Langs != [2]string{} && o.Langs != s.langs {
		return hint(fmt.Sprintf("leave the languages out, or keep %s,%s in a corpus of its own", o.Langs[0], o.Langs[1]),
			"%s: %w: %s, not %s,%s", s.dir, ErrLangs, both, o.Langs[0], o.Langs[1])
	}
	return nil
}

// Close lets go of the corpus. The store cannot be used after it.
func (s *Store) Close() error {
	var errs []error
	s.stmts.Range(func(_, v any) bool {
		errs = append(errs, v.(*sql.Stmt).Close())
		return true
	})
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	// The writer goes last: the last connection to close folds the log into the file.
	if s.write != nil {
		errs = append(errs, s.write.close())
	}
	return errors.Join(errs...)
}

// Shrink gives back the memory that earlier changes left in the cache of the writing connection. It is for whoever is
// about to need memory for something else.
func (s *Store) Shrink(ctx context.Context) error {
	if s.write == nil {
		return nil
	}
	select {
	case s.write.turn <- struct{}{}:
		defer func() { <-s.write.turn }()
	default:
		return nil // it is being written to, and needs it
	}
	_, err := s.write.conn.ExecContext(ctx, "pragma shrink_memory")
	return s.explain(ctx, err)
}

// Dir is the corpus folder.
func (s *Store) Dir() string { return s.dir }

// ReadOnly says that every change gives ErrReadOnly.
func (s *Store) ReadOnly() bool { return s.write == nil }

// Langs are the codes of the two languages of the corpus: side 0 and side 1 of everything.
func (s *Store) Langs() [2]string { return s.langs }

// side is the number of a language in the corpus.
func (s *Store) side(lang string) (int, error) {
	for i, l := range s.langs {
		if l == lang {
			return i, nil
		}
	}
	return 0, fmt.Errorf("language %q: %w", lang, ErrLangs)
}

func (s *Store) file() string { return filepath.Join(s.dir, fileName) }

// uri names the database to SQLite, whatever characters its path holds.
func (s *Store) uri(mode string) string {
	abs, err := filepath.Abs(s.file())
	if err != nil {
		abs = s.file()
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/...
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: "mode=" + mode}).String()
}

// prepared gives a statement of the read pool, prepared once.
func (s *Store) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.stmts.Load(query); ok {
		return st.(*sql.Stmt), nil
	}
	st, err := s.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if old, loaded := s.stmts.LoadOrStore(query, st); loaded {
		st.Close()
		return old.(*sql.Stmt), nil
	}
	return st, nil
}

// rows reads all rows of a query through scan.
func (s *Store) rows(ctx context.Context, scan func(row scanner) error, query string, args ...any) error {
	st, err := s.prepared(ctx, query)
	if err != nil {
		return s.explain(ctx, err)
	}
	rows, err := st.QueryContext(ctx, args...)
	if err != nil {
		return s.explain(ctx, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return s.explain(ctx, err)
		}
	}
	return s.explain(ctx, rows.Err())
}

// row reads one row; false when there is none.
func (s *Store) row(ctx context.Context, into []any, query string, args ...any) (found bool, err error) {
	err = s.rows(ctx, func(r scanner) error { found = true; return r.Scan(into...) }, query, args...)
	return found, err
}

type scanner interface{ Scan(...any) error }

func fileExists(name string) bool { _, err := os.Stat(name); return err == nil }

// writable says whether files can be made in a folder, by trying.
func writable(dir string) bool {
	f, err := os.CreateTemp(dir, ".tolmach-*")
	if err != nil {
		return false
	}
	f.Close()
	return os.Remove(f.Name()) == nil
}
