package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes a consistent copy of the database to file, while others may write: the state of one
// moment, compacted. It is written beside file first and takes its name when it is whole, so a file
// that is there stays until then. The copy is a database like the one in the corpus folder.
func (s *Store) Backup(ctx context.Context, file string) error {
	switch info, err := os.Stat(file); {
	case err == nil && info.IsDir():
		return hint("name a file in it", "backup to %s: it is a folder", file)
	case err == nil:
		if own, err := os.Stat(s.file()); err == nil && os.SameFile(info, own) {
			return hint("name another file", "backup to %s: that is the corpus itself", file)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("backup: %w", err)
	}
	// SQLite wants to make the file itself, so it gets a folder of its own.
	dir, err := os.MkdirTemp(filepath.Dir(file), ".backup-*")
	if err != nil {
		return hint("name a folder that exists and may be written to", "backup: %w", err)
	}
	defer os.RemoveAll(dir)
	whole := filepath.Join(dir, "copy.sqlite")
	if err := s.copyInto(ctx, whole); err != nil {
		return fmt.Errorf("backup to %s: %w", file, s.explain(ctx, err))
	}
	f, err := os.OpenFile(whole, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	if err := os.Rename(whole, file); err != nil {
		return fmt.Errorf("backup: %w", err)
	}
	return nil
}

// copyInto lets SQLite write a compacted copy. The readers' connections refuse to write anything, even
// another file, so one of them is told to for this once.
func (s *Store) copyInto(ctx context.Context, file string) error {
	c, err := s.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, `pragma query_only = 0`); err != nil {
		return err
	}
	defer c.ExecContext(context.WithoutCancel(ctx), `pragma query_only = 1`)
	_, err = c.ExecContext(ctx, `vacuum into ?`, file)
	return err
}
