package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tolmach/corpus"
)

var ctx = context.Background()

func newStore(t testing.TB) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(filepath.Join(t.TempDir(), "c"), corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	must(t, err)
	t.Cleanup(func() {
		problems, err := s.Check(ctx)
		must(t, err)
		for _, p := range problems {
			t.Error("check:", p.What)
		}
		must(t, s.Close())
	})
	return s
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// write makes a file with its folders, old enough not to be suspected of still changing.
func write(t testing.TB, name, content string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(name), 0o777))
	must(t, os.WriteFile(name, []byte(content), 0o666))
	old := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(name, old, old))
}

func add(t testing.TB, s *corpus.Store, o Options, paths ...string) Report {
	t.Helper()
	r, err := Add(ctx, s, paths, o)
	must(t, err)
	return r
}

// counts are the figures of a report, without the list of refusals.
func counts(r Report) string {
	return fmt.Sprintf("files %d, articles %d: new %d, revised %d, unchanged %d, duplicates %d; skipped %d, refused %d",
		r.Files, r.Articles, r.New, r.Revised, r.Unchanged, r.Duplicates, r.Skipped, len(r.Refused))
}

func english(n int) string {
	return fmt.Sprintf("Ministers agree on plan number %d\n\nMOSCOW, September 29. /TASS/. The ministers agreed on plan %d on Saturday. "+
		"It will cost %d million rubles.\n\nNobody objected to it, the press service said.\n", n, n, n*7)
}

func paths(t testing.TB, s *corpus.Store) []string {
	t.Helper()
	var list []string
	for a, err := range s.Articles(ctx, corpus.ArticleFilter{Bare: true}) {
		must(t, err)
		list = append(list, a.Place.Path)
	}
	slices.Sort(list)
	return list
}

func TestFolder(t *testing.T) {
	s := newStore(t)
	dir := t.TempDir()
	write(t, dir+"/en/a.txt", english(1))
	write(t, dir+"/en/deep/b.txt", english(2))
	write(t, dir+"/en/copy.txt", english(1))
	write(t, dir+"/.hidden/c.txt", english(3))
	write(t, dir+"/picture.jpg", "\xff\xd8\xff")
	write(t, dir+"/empty.txt", "")
	same(t, "first", counts(add(t, s, Options{}, dir+"/")),
		"files 4, articles 3: new 2, revised 0, unchanged 0, duplicates 1; skipped 2, refused 1")
	same(t, "paths", paths(t, s), []string{dir + "/en/a.txt", dir + "/en/deep/b.txt"})
	id, err := s.ResolveArticle(ctx, dir+"/en/copy.txt")
	must(t, err)
	places, err := s.Places(ctx, id)
	must(t, err)
	same(t, "places", []string{places[0].Path, places[1].Path}, []string{dir + "/en/a.txt", dir + "/en/copy.txt"})
	a, err := s.Article(ctx, id)
	must(t, err)
	same(t, "sentences", len(a.Sentences), 3)
	same(t, "dateline", a.City+" "+a.Date+" "+a.Agency, "MOSCOW --09-29 TASS")

	same(t, "second", counts(add(t, s, Options{}, dir)),
		"files 4, articles 3: new 0, revised 0, unchanged 3, duplicates 0; skipped 2, refused 1")
	refused, err := s.Refused(ctx)
	must(t, err)
	same(t, "remembered", refused[0].Path, dir+"/empty.txt")

	// One article is edited, a bad one mended, one vanishes.
	write(t, dir+"/en/deep/b.txt", strings.Replace(english(2), "Nobody", "Somebody", 1))
	write(t, dir+"/empty.txt", english(4))
	must(t, os.Remove(dir+"/en/a.txt"))
	must(t, os.Chtimes(dir+"/en/deep/b.txt", time.Now(), time.Now()))
	must(t, os.Chtimes(dir+"/empty.txt", time.Now(), time.Now()))
	same(t, "third", counts(add(t, s, Options{}, dir)),
		"files 3, articles 3: new 1, revised 1, unchanged 1, duplicates 0; skipped 2, refused 0")
	refused, err = s.Refused(ctx)
	must(t, err)
	same(t, "forgotten", len(refused), 0)
	same(t, "paths", paths(t, s), []string{dir + "/empty.txt", dir + "/en/a.txt", dir + "/en/deep/b.txt"})

	// A file as young as this may change without its time telling.
	must(t, os.WriteFile(dir+"/empty.txt", []byte(english(5)), 0o666))
	same(t, "fourth", counts(add(t, s, Options{}, dir+"/empty.txt")),
		"files 1, articles 1: new 0, revised 1, unchanged 0, duplicates 0; skipped 0, refused 0")
}

func TestNamed(t *testing.T) {
	s := newStore(t)
	dir := t.TempDir()
	write(t, dir+"/a.txt", english(1))
	write(t, dir+"/.b.txt", english(2))
	write(t, dir+"/c.jpg", "\xff\xd8\xff")
	must(t, os.Mkdir(dir+"/d", 0o777))
	r := add(t, s, Options{}, dir+"/a.txt", dir+"/.b.txt", dir+"/c.jpg", dir+"/none", dir+"/d", dir+"/a.txt")
	same(t, "counts", counts(r), "files 3, articles 2: new 2, revised 0, unchanged 0, duplicates 0; skipped 0, refused 2")
	for i, want := range []string{dir + "/c.jpg", dir + "/none"} {
		same(t, "refused", r.Refused[i].Path, want)
		if r.Refused[i].Reason == "" || r.Refused[i].Hint == "" {
			t.Errorf("%+v", r.Refused[i])
		}
	}
}

func TestOverrides(t *testing.T) {
	s := newStore(t)
	file := t.TempDir() + "/a.txt"
	write(t, file, english(1))
	add(t, s, Options{}, file)
	same(t, "with a date", counts(add(t, s, Options{Date: "2018-09-29", Agency: "Interfax"}, file)),
		"files 1, articles 1: new 0, revised 1, unchanged 0, duplicates 0; skipped 0, refused 0")
	id, err := s.ResolveArticle(ctx, file)
	must(t, err)
	a, err := s.Article(ctx, id)
	must(t, err)
	same(t, "article", a.Date+" "+a.Agency, "2018-09-29 Interfax")
}

func TestStandardInput(t *testing.T) {
	s := newStore(t)
	for n := range 2 {
		r := add(t, s, Options{Stdin: strings.NewReader(english(n))}, "-")
		same(t, "counts", counts(r), "files 1, articles 1: new 1, revised 0, unchanged 0, duplicates 0; skipped 0, refused 0")
	}
	same(t, "paths", paths(t, s), []string{"-", "-"})
	r := add(t, s, Options{Stdin: strings.NewReader("")}, "-")
	same(t, "empty", len(r.Refused), 1)
}

func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		must(t, err)
		_, err = io.WriteString(w, files[i+1])
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

func tarred(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		must(t, w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o666, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg}))
		_, err := io.WriteString(w, files[i+1])
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}

func gzipped(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, content)
	must(t, err)
	must(t, w.Close())
	return b.String()
}

func TestArchives(t *testing.T) {
	files := []string{"en/a.txt", english(1), ".x/b.txt", english(2), "p.jpg", "\xff\xd8\xff", "c.txt", english(3)}
	for name, content := range map[string]string{
		"a.zip": zipped(t, files...), "a.tar": tarred(t, files...), "a.tar.gz": gzipped(t, tarred(t, files...)), "a.tgz": gzipped(t, tarred(t, files...)),
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			file := t.TempDir() + "/" + name
			write(t, file, content)
			same(t, "first", counts(add(t, s, Options{}, file)), "files 1, articles 2: new 2, revised 0, unchanged 0, duplicates 0; skipped 2, refused 0")
			same(t, "paths", paths(t, s), []string{file + "#1", file + "#4"})
			same(t, "second", counts(add(t, s, Options{}, file)), "files 1, articles 2: new 0, revised 0, unchanged 2, duplicates 0; skipped 0, refused 0")
		})
	}
	t.Run("gz", func(t *testing.T) {
		s := newStore(t)
		file := t.TempDir() + "/a.txt.gz"
		write(t, file, gzipped(t, english(1)))
		add(t, s, Options{}, filepath.Dir(file))
		same(t, "paths", paths(t, s), []string{file})
	})
	t.Run("lines in an archive", func(t *testing.T) {
		s := newStore(t)
		file := t.TempDir() + "/a.zip"
		write(t, file, zipped(t, "x.txt", english(1), "n.jsonl", `{"title":"Rates stay","text":"The bank kept its rate at the meeting on Friday."}
{"title":"Rates fall","text":"The bank cut its rate at the meeting on Monday."}
`))
		add(t, s, Options{}, file)
		same(t, "paths", paths(t, s), []string{file + "#1", file + "#2#1", file + "#2#2"})
	})
}

func TestBrokenArchives(t *testing.T) {
	s := newStore(t)
	dir := t.TempDir()
	whole := gzipped(t, tarred(t, "a.txt", english(1), "b.txt", english(2)))
	write(t, dir+"/short.tar.gz", whole[:len(whole)-20])
	write(t, dir+"/not.zip", english(3))
	write(t, dir+"/not.gz", english(4))
	write(t, dir+"/not.tar", strings.Repeat("x", 1000))
	write(t, dir+"/good.txt", english(5))
	r := add(t, s, Options{}, dir)
	got := map[string]bool{}
	for _, f := range r.Refused {
		got[filepath.Base(strings.TrimSuffix(f.Path, "#2"))] = true
		if f.Reason == "" || f.Hint == "" {
			t.Errorf("%+v", f)
		}
	}
	same(t, "refused", got, map[string]bool{"short.tar.gz": true, "not.zip": true, "not.gz": true, "not.tar": true})
	if !slices.Contains(paths(t, s), dir+"/good.txt") {
		t.Error("the good file was not added")
	}
}

func TestBombIsBounded(t *testing.T) {
	b := newBound(0)
	b.left = 1000
	n, err := io.Copy(io.Discard, b.reader(zeros{}))
	var bomb tooLarge
	if n != 1000 || !errors.As(err, &bomb) {
		t.Errorf("read %d, %v", n, err)
	}
	// A whole one: ten entries of zeros, of which each unpacks to more than an article may have.
	s := newStore(t)
	var files []string
	for i := range 10 {
		files = append(files, fmt.Sprintf("%d.txt", i), strings.Repeat("\x00", 20<<20))
	}
	file := t.TempDir() + "/bomb.zip"
	write(t, file, zipped(t, files...))
	start := time.Now()
	r := add(t, s, Options{}, file)
	if len(r.Refused) == 0 || r.Articles > 0 || time.Since(start) > 20*time.Second {
		t.Errorf("%s in %v", counts(r), time.Since(start))
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestSpecialFilesAndLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights on Windows")
	}
	s := newStore(t)
	dir := t.TempDir()
	write(t, dir+"/d/a.txt", english(1))
	write(t, dir+"/elsewhere.txt", english(2))
	must(t, os.Symlink("..", dir+"/d/loop"))
	must(t, os.Symlink("../elsewhere.txt", dir+"/d/b.txt"))
	must(t, os.Symlink("nowhere", dir+"/d/c.txt"))
	must(t, os.Symlink("d", dir+"/link"))
	mkfifo(t, dir+"/d/fifo.txt")
	same(t, "counts", counts(add(t, s, Options{}, dir+"/link")),
		"files 2, articles 2: new 2, revised 0, unchanged 0, duplicates 0; skipped 3, refused 0")
	same(t, "paths", paths(t, s), []string{dir + "/link/a.txt", dir + "/link/b.txt"})
	same(t, "a named one", len(add(t, s, Options{}, dir+"/d/fifo.txt").Refused), 1)
}

func TestNoPermission(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("who may read everything is refused nothing")
	}
	s := newStore(t)
	dir := t.TempDir()
	write(t, dir+"/a.txt", english(1))
	write(t, dir+"/b.txt", english(2))
	must(t, os.Chmod(dir+"/a.txt", 0))
	same(t, "counts", counts(add(t, s, Options{}, dir)), "files 2, articles 1: new 1, revised 0, unchanged 0, duplicates 0; skipped 0, refused 1")
	must(t, os.Chmod(dir+"/a.txt", 0o600))
	same(t, "counts", counts(add(t, s, Options{}, dir)), "files 2, articles 2: new 1, revised 0, unchanged 1, duplicates 0; skipped 0, refused 0")
}

func TestCancel(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithCancel(ctx)
	r, w := io.Pipe()
	var start atomic.Int64
	go func() {
		for i := 0; ; i++ {
			if _, err := fmt.Fprintf(w, `{"title":"Number %d is out","text":"Number %d was published on Friday."}`+"\n", i, i); err != nil {
				return
			}
			if i == 2000 {
				start.Store(time.Now().UnixNano())
				cancel()
			}
		}
	}()
	defer r.Close()
	report, err := Add(ctx, s, []string{"-"}, Options{Stdin: r})
	if took := time.Since(time.Unix(0, start.Load())); !errors.Is(err, context.Canceled) || took > time.Second {
		t.Errorf("%v after %v", err, took)
	}
	st, err := s.Stats(context.Background())
	must(t, err)
	same(t, "stored", st.Articles[0], report.New)
	if report.New == 0 {
		t.Error("nothing was stored before the end")
	}
}

func TestOrderDoesNotDependOnCores(t *testing.T) {
	dir := t.TempDir()
	for i := range 300 {
		write(t, fmt.Sprintf("%s/%03d.txt", dir, i), english(i%200)) // some twice
	}
	var lists [2][]string
	for i := range lists {
		s := newStore(t)
		add(t, s, Options{}, dir)
		lists[i] = paths(t, s)
	}
	same(t, "paths", lists[1], lists[0])
	same(t, "first", lists[0][0], dir+"/000.txt")
	same(t, "articles", len(lists[0]), 200)
}
