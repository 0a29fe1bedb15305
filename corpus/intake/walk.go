package intake

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"tolmach/corpus"
)

// job is one input to be read: a file, standard input, or something that can only be refused or skipped.
type job struct {
	path   string // as given; a folder as given, '/', the rest
	file   string // absolute path; "" for standard input
	named  bool   // on the command line itself
	skip   bool   // a hidden or special file, or not an article
	refuse *corpus.Refusal
	chunks chan chunk // what comes of it, in order
}

// walk finds the inputs in an order that depends on names alone.
type walk struct {
	paths []string
	found atomic.Int64
}

// run sends every input to emit, until that says false, and calls done at the end. The list of what is
// to come is kept in memory, so that the total is known early.
func (w *walk) run(ctx context.Context, emit func(*job) bool, done func()) {
	queue := make(chan []*job, 1)
	go func() {
		defer close(queue)
		var pending []*job
		seen := map[string]bool{}
		w.all(ctx, func(j *job) {
			if j.file != "" && !j.skip {
				if seen[j.file] {
					return // named twice, or a file and its folder
				}
				seen[j.file] = true
			}
			w.found.Add(1)
			pending = append(pending, j)
			select {
			case queue <- pending:
				pending = nil
			default:
			}
		})
		select {
		case queue <- pending:
		case <-ctx.Done():
		}
	}()
	defer done()
	for jobs := range queue {
		for i, j := range jobs {
			if !emit(j) {
				return
			}
			jobs[i] = nil
		}
	}
}

func (w *walk) all(ctx context.Context, found func(*job)) {
	for _, given := range w.paths {
		if ctx.Err() != nil {
			return
		}
		if given == "-" {
			found(&job{path: "-", named: true})
			continue
		}
		shown := filepath.ToSlash(given)
		file, err := filepath.Abs(given)
		if err != nil {
			file = given
		}
		info, err := os.Stat(given)
		switch {
		case err != nil:
			j := refused(shown, file, err)
			if errors.Is(err, fs.ErrNotExist) {
				j.refuse.File = "" // nothing there that could be read well later
			}
			found(j)
		case info.IsDir():
			w.folder(ctx, given, strings.TrimRight(shown, "/"), file, found)
		case !info.Mode().IsRegular():
			found(&job{path: shown, file: file, named: true, refuse: &corpus.Refusal{Path: shown, File: "",
				Reason: "it is not a regular file", Hint: "pipe it in instead, with - for the path"}})
		default:
			found(&job{path: shown, file: file, named: true})
		}
	}
}

// folder walks one folder. Links to files are followed, links to folders are not, so a walk always ends.
func (w *walk) folder(ctx context.Context, given, shown, abs string, found func(*job)) {
	root := given
	if info, err := os.Lstat(given); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		root = given + string(filepath.Separator) // the folder behind the link
	}
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return fs.SkipAll
		}
		rest, relErr := filepath.Rel(root, name)
		if relErr != nil {
			rest = name
		}
		path, file := shown+"/"+filepath.ToSlash(rest), filepath.Join(abs, rest)
		if rest == "." {
			path, file = shown, abs
		}
		switch {
		case rest != "." && strings.HasPrefix(d.Name(), "."):
			found(&job{path: path, file: file, skip: true})
			if d.IsDir() {
				return fs.SkipDir
			}
		case err != nil:
			found(refused(path, file, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case d.Type().IsRegular():
			found(&job{path: path, file: file})
		default:
			info, err := os.Stat(name) // through a link
			found(&job{path: path, file: file, skip: err != nil || !info.Mode().IsRegular()})
		}
		return nil
	})
}

// refused makes the job of an input that cannot even be opened.
func refused(path, file string, err error) *job {
	return &job{path: path, file: file, refuse: refusal(path, file, err)}
}

// refusal puts an error of the file system into words.
func refusal(path, file string, err error) *corpus.Refusal {
	r := &corpus.Refusal{Path: path, File: file}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.Reason, r.Hint = "there is no such file or folder", "check the name; a pattern that matched nothing comes through as it is"
	case errors.Is(err, fs.ErrPermission):
		r.Reason, r.Hint = "it may not be read", "change its permissions, or run as somebody who may"
	default:
		var pe *fs.PathError
		if errors.As(err, &pe) {
			err = pe.Err // without the name, which stands before it already
		}
		r.Reason, r.Hint = "it cannot be read: "+err.Error(), "check the file and the disk it is on"
	}
	return r
}

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil || !errors.Is(err, fs.ErrNotExist)
}
