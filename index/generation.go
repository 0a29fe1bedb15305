package index

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"tolmach/corpus"
)

// A generation is one bleve index that is never changed once it is in use. The folder "index" of a
// corpus holds the one in use, older ones that some process still reads, and at most one that is being
// built, under a name of its own until it is complete:
//
//	index/lock            held by the process that builds
//	index/v4-20261123T101500-9f2c     a generation; which is in use stands in the store
//	index/new-…           a build that is under way, or was interrupted
//
// schemaVersion begins a generation's name. It changes whenever the same texts would give other terms.
const schemaVersion = "v4-"

const building = "new-"

// boltTimeout bounds the wait for a lock of bleve's, which would otherwise last for ever.
const boltTimeout = "2s"

func folder(s *corpus.Store) string { return filepath.Join(s.Dir(), "index") }

func newGeneration() string {
	var b [4]byte
	rand.Read(b[:])
	return schemaVersion + time.Now().UTC().Format("20060102T150405") + "-" + hex.EncodeToString(b[:])
}

// openReadOnly opens a complete generation and checks that it holds what it should: bleve opens an index
// whose segment was cut off as an empty one, without an error.
func openReadOnly(dir string, docs int) (bleve.Index, error) {
	const rebuild = "make it anew: tolmach index --rebuild"
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, hinted{fmt.Errorf("%s: %w", dir, ErrMissing), "make it: tolmach index"}
	}
	x, err := bleve.OpenUsing(dir, map[string]any{"read_only": true, "bolt_timeout": boltTimeout})
	if err != nil {
		if errors.Is(err, bolterrors.ErrTimeout) || err.Error() == bolterrors.ErrTimeout.Error() {
			return nil, hinted{fmt.Errorf("%s: %w", dir, ErrIndexLocked), "wait for the other process to finish, and try again"}
		}
		return nil, hinted{fmt.Errorf("%s: %w: %w", dir, ErrDamaged, err), rebuild}
	}
	n, err := x.DocCount()
	if err == nil && docs >= 0 && n != uint64(docs) {
		err = fmt.Errorf("it holds %d units, not %d", n, docs)
	}
	if err != nil {
		x.Close()
		return nil, hinted{fmt.Errorf("%s: %w: %w", dir, ErrDamaged, err), rebuild}
	}
	return x, nil
}

// lock waits until no other process builds. The lock is a bolt file, whose lock the system releases
// when its process dies.
func lock(ctx context.Context, dir string, waiting func()) (release func(), err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("the folder of the search index: %w", err)
	}
	path := filepath.Join(dir, "lock")
	for told := false; ; told = true {
		db, err := bolt.Open(path, 0o644, &bolt.Options{Timeout: 50 * time.Millisecond})
		if err == nil {
			return func() { db.Close() }, nil
		}
		if !errors.Is(err, bolterrors.ErrTimeout) {
			return nil, hinted{fmt.Errorf("%s: %w", path, err), "check that the folder may be written to; if the file is damaged, delete it"}
		}
		if !told && waiting != nil {
			waiting()
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// sweep removes what no process needs: builds that were interrupted, and generations other than keep
// that nobody reads. The caller holds the lock.
func sweep(dir, keep string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // the next build will sweep
	}
	for _, e := range entries {
		name := e.Name()
		switch {
		case !e.IsDir() || name == keep:
		case strings.HasPrefix(name, building):
			os.RemoveAll(filepath.Join(dir, name))
		case strings.HasPrefix(name, "v") && !inUse(filepath.Join(dir, name)):
			os.RemoveAll(filepath.Join(dir, name))
		}
	}
}

// inUse says whether a process has the generation open: it then holds a shared lock on its root.
func inUse(dir string) bool {
	root := filepath.Join(dir, "store", "root.bolt")
	if _, err := os.Stat(root); err != nil {
		return false
	}
	db, err := bolt.Open(root, 0o600, &bolt.Options{Timeout: time.Millisecond})
	if err != nil {
		return errors.Is(err, bolterrors.ErrTimeout)
	}
	db.Close()
	return false
}

// clone makes a second copy of a generation to change: its segments, which bleve never changes, are
// linked where the file system can, the rest is copied.
func clone(from, to string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		if filepath.Ext(path) == ".zap" && os.Link(path, target) == nil {
			return nil
		}
		return copyFile(path, target)
	})
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}
