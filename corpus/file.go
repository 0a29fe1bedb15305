package corpus

import (
	"context"
	"fmt"
	"time"
)

// File is a file as it was when it was read to its end.
type File struct {
	Path    string // absolute
	Size    int64
	ModTime time.Time
	Hash    string // of the content
	Options string // what else the reading depended on
}

// Refusal is an input that was not read, and why.
type Refusal struct {
	Path   string `json:"path"` // as given, with #N for an entry
	File   string `json:"-"`    // absolute path of the file it stands in; "" for standard input, which is not remembered
	Line   int    `json:"line"` // 0: the whole
	Reason string `json:"reason"`
	Hint   string `json:"hint"`
}

// putFiles remembers files and refusals.
func (t *tx) putFiles(files []File, refused []Refusal) error {
	for _, f := range files {
		if _, err := t.run(`delete from refusal where file = ?`, f.Path); err != nil {
			return err
		}
		if _, err := t.run(`insert or replace into file values (?, ?, ?, ?, ?)`, f.Path, f.Size, f.ModTime.UnixNano(), f.Hash, f.Options); err != nil {
			return err
		}
	}
	for _, r := range refused {
		if r.File == "" {
			continue
		}
		if _, err := t.run(`insert or replace into refusal values (?, ?, ?, ?, ?)`, r.Path, r.Line, r.File, r.Reason, r.Hint); err != nil {
			return err
		}
	}
	return nil
}

// File is what is remembered of the file at an absolute path; ErrNotFound when nothing is.
func (s *Store) File(ctx context.Context, path string) (File, error) {
	f := File{Path: path}
	var mtime int64
	found, err := s.row(ctx, []any{&f.Size, &mtime, &f.Hash, &f.Options}, `select size, mtime, hash, options from file where path = ?`, path)
	if err == nil && !found {
		err = fmt.Errorf("file %s: %w", path, ErrNotFound)
	}
	f.ModTime = time.Unix(0, mtime)
	return f, err
}

// Refused lists the refused inputs that were not read well since, by path and line.
func (s *Store) Refused(ctx context.Context) ([]Refusal, error) {
	return s.refused(ctx, `select path, line, file, reason, hint from refusal order by path, line`)
}

// RefusedIn lists those of one file, by its absolute path.
func (s *Store) RefusedIn(ctx context.Context, file string) ([]Refusal, error) {
	return s.refused(ctx, `select path, line, file, reason, hint from refusal where file = ? order by path, line`, file)
}

func (s *Store) refused(ctx context.Context, query string, args ...any) (list []Refusal, err error) {
	err = s.rows(ctx, func(row scanner) error {
		var r Refusal
		err := row.Scan(&r.Path, &r.Line, &r.File, &r.Reason, &r.Hint)
		list = append(list, r)
		return err
	}, query, args...)
	return list, err
}

// ForgetRefusals forgets what was refused of files, by their absolute paths: they are no more.
func (s *Store) ForgetRefusals(ctx context.Context, files []string) error {
	if len(files) == 0 {
		return nil
	}
	return s.change(ctx, func(t *tx) error {
		for _, f := range files {
			if _, err := t.run(`delete from refusal where file = ?`, f); err != nil {
				return err
			}
		}
		return nil
	})
}

// CountIn says how many articles were found in a file, by its absolute path.
func (s *Store) CountIn(ctx context.Context, file string) (n int, err error) {
	_, err = s.row(ctx, []any{&n}, `select count(*) from place where file = ?`, file)
	return n, err
}
