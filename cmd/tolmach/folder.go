package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tolmach/corpus/exchange"
)

// writeFolder runs write on a new folder. It appears whole or not at all, and only where there was none, or
// an empty one: a folder that people work in is never written over.
func (c *console) writeFolder(path string, write func(exchange.Folder) error) (err error) {
	path = filepath.Clean(path)
	switch names, err := os.ReadDir(path); {
	case err == nil && len(names) > 0:
		return failf("name a new folder, or remove this one", "%s is there already, and not empty", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return failf("name a new folder", "cannot write %s: %w", path, cause(err))
	}
	temporary, err := os.MkdirTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return failf("is there such a folder, and may you write to it?", "cannot write %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			os.RemoveAll(temporary)
		}
	}()
	if err = write(newFolder(temporary)); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, err)
	}
	if err = os.Chmod(temporary, 0o755); err != nil {
		return err
	}
	if err = os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return os.Rename(temporary, path)
}

// newFolder makes files in a folder, and the folders they need.
type newFolder string

func (f newFolder) Create(name string) (io.WriteCloser, error) {
	path := filepath.Join(string(f), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
}
