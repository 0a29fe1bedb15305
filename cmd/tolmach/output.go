package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// writeTo runs write on stdout, or on the file of -o. The file appears whole or not at all: it is
// written under a temporary name beside its place and renamed in the end.
func (c *console) writeTo(path string, write func(io.Writer) error) (err error) {
	if path == "" || path == "-" {
		b := bufio.NewWriterSize(c.out, 1<<16)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return usagef("name a file; this format is made of one", "-o %s is a folder", path)
	} else if err == nil && !info.Mode().IsRegular() {
		return c.writeInto(path, write) // a device or a named pipe cannot be renamed over
	}
	f, err := createBeside(path)
	if err != nil {
		return failf("is there such a folder, and may you write to it?", "cannot write %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	b := bufio.NewWriterSize(f, 1<<16)
	if err = write(b); err != nil {
		return err
	}
	if err = b.Flush(); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	if err = f.Close(); err != nil {
		return fmt.Errorf("cannot write %s: %w", path, cause(err))
	}
	return os.Rename(f.Name(), path)
}

// createBeside makes a new hidden file in path's folder.
func createBeside(path string) (*os.File, error) {
	for {
		name := fmt.Sprintf(".%s.%08x", filepath.Base(path), rand.Uint32())
		f, err := os.OpenFile(filepath.Join(filepath.Dir(path), name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

// writeInto writes to what is there already.
func (c *console) writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return err
	}
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// cause drops the operation and the temporary name that a path error carries.
func cause(err error) error {
	if p, ok := err.(*os.PathError); ok {
		return p.Err
	}
	return err
}

// open opens a file of the command line, or standard input for "-".
func (c *console) open(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(c.in), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", path, cause(err))
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, failf("name a file in it", "%s is a folder", path)
	}
	return f, nil
}
