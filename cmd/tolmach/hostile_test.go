package main

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	_ "modernc.org/sqlite"
)

// finish runs the program, which must end with that exit code and write nothing to stdout, and
// returns what it said on stderr.
func finish(t testing.TB, code int, args ...string) string {
	t.Helper()
	c, messages := tolmach(args...)
	var out bytes.Buffer
	c.Stdout = &out
	err := c.Run()
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if got != code {
		t.Errorf("tolmach %s: exit code %d, want %d; it said\n%s", strings.Join(args, " "), got, code, messages)
	}
	if out.Len() > 0 {
		t.Errorf("tolmach %s wrote to stdout: %.200q", strings.Join(args, " "), &out)
	}
	if strings.Contains(messages.String(), "panic") || strings.Contains(messages.String(), "goroutine") {
		t.Errorf("tolmach %s panicked:\n%s", strings.Join(args, " "), messages)
	}
	return messages.String()
}

// wants says that a message has an error line with all these words and a hint line behind it.
func wants(t testing.TB, messages string, words ...string) {
	t.Helper()
lines:
	for line, rest := range errorLines(messages) {
		for _, w := range words {
			if !strings.Contains(line, w) {
				continue lines
			}
		}
		if !strings.HasPrefix(rest, "hint: ") {
			t.Errorf("no hint behind %q", line)
		}
		return
	}
	t.Errorf("no error line has %q:\n%s", words, messages)
}

// errorLines gives each error line with what follows it.
func errorLines(messages string) func(func(string, string) bool) {
	return func(yield func(string, string) bool) {
		for rest := messages; rest != ""; {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			if strings.HasPrefix(line, "error: ") && !yield(line, rest) {
				return
			}
		}
	}
}

const goodEnglish = "Plant makes 1,500 cars\n\nMOSCOW, May 5, 2017. /TASS/. The Likhachev plant made 1,500 cars, Ivan Petrov said. It is 20% more than in 2016.\n"
const goodRussian = "Завод выпустил 1500 машин\n\nМОСКВА, 5 мая 2017. /ТАСС/. Завод Лихачева выпустил 1500 машин, сообщил Иван Петров. Это на 20% больше, чем в 2016 году.\n"

// Of inputs that cannot be read each is named with its reason; the others are stored, and the exit code is 3.
func TestBadInputs(t *testing.T) {
	dir := t.TempDir()
	c, in := filepath.Join(dir, "c"), filepath.Join(dir, "in")
	path := func(name string) string { return filepath.Join(in, name) }
	write(t, path("good.en.txt"), goodEnglish)
	write(t, path("empty.txt"), "")
	write(t, path("blank.txt"), " \n\n\t\n")
	write(t, path("picture.txt"), "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\xff\xfe\x00\x00")
	write(t, path("truncated.html"), "<html><head><title>Plant makes cars</title><script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headl")
	write(t, path("lines.jsonl"), `{"lang":"en","title":"A bridge was opened","text":"A bridge was opened in Omsk on Monday. It cost 3 bln rubles."}
{"lang":"en","title":"broken
{"lang":"ru","title":"В Омске открыли мост","text":"В Омске в понедельник открыли мост. Он стоил 3 млрд рублей."}
`)
	for name, encode := range map[string]func(string) (string, error){
		"cp1251.txt": charmap.Windows1251.NewEncoder().String,
		"koi8.txt":   charmap.KOI8R.NewEncoder().String,
		"dos.txt":    charmap.CodePage866.NewEncoder().String,
		"iso.txt":    charmap.ISO8859_5.NewEncoder().String,
		"utf16.txt":  unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String,
	} {
		text, err := encode(strings.ReplaceAll(goodRussian, "1500 машин", strings.TrimSuffix(name, ".txt")+" 1500 машин"))
		if err != nil {
			t.Fatal(err)
		}
		write(t, path(name), text)
	}
	said := finish(t, exitRefused, "build", "--corpus", c, in)
	wants(t, said, path("empty.txt"))
	wants(t, said, path("blank.txt"))
	wants(t, said, path("picture.txt"))
	wants(t, said, path("truncated.html"))
	wants(t, said, path("lines.jsonl")+":2:")
	if n := strings.Count(said, "error: "); n != 5 {
		t.Errorf("%d inputs refused, want 5:\n%s", n, said)
	}
	st := mustRun(t, "stats", "--format", "json", "--corpus", c)
	if !strings.Contains(st, `"articles":{"en":2,"ru":6}`) || !strings.Contains(st, `"refused":5`) {
		t.Errorf("stored %s", st)
	}
	for _, name := range []string{"cp1251", "koi8", "dos", "iso", "utf16"} {
		if got := mustRun(t, "show", "--corpus", c, path(name+".txt")); !strings.Contains(got, "Завод Лихачева выпустил") {
			t.Errorf("%s was not read well:\n%s", name, got)
		}
	}
	// what was refused is refused again, until it is mended
	finish(t, exitRefused, "build", "--corpus", c, in)
	write(t, path("empty.txt"), goodEnglish)
	if said := finish(t, exitRefused, "add", "--corpus", c, path("empty.txt"), path("blank.txt"), path("nosuch.txt")); !strings.Contains(said, "2 inputs refused") {
		t.Errorf("said %s", said)
	}
	mustRun(t, "check", "--corpus", c)
}

// A file of 200 MB on a single line is refused quickly and in little memory, and what stands beside it is stored.
func TestHugeFile(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200 MB")
	}
	dir := t.TempDir()
	c, in := filepath.Join(dir, "c"), filepath.Join(dir, "in")
	write(t, filepath.Join(in, "a.txt"), goodEnglish)
	for _, name := range []string{"huge.txt", "huge.jsonl", "huge.html"} {
		f, err := os.Create(filepath.Join(in, name))
		if err != nil {
			t.Fatal(err)
		}
		line := strings.Repeat("All work and no play makes Jack a dull boy. ", 1<<20/44)
		for range 200 {
			if _, err := f.WriteString(line); err != nil {
				t.Fatal(err)
			}
		}
		f.Close()
		cmd, messages := tolmach("build", "--corpus", c, in)
		err = cmd.Run()
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitRefused {
			t.Errorf("%s: %v\n%s", name, err, messages)
		}
		wants(t, messages.String(), name)
		if peak := peakMemory(cmd.ProcessState); peak > 500 {
			t.Errorf("%s took %d MB", name, peak)
		}
		if err := os.Remove(f.Name()); err != nil {
			t.Fatal(err)
		}
	}
	if st := mustRun(t, "stats", "--format", "json", "--corpus", c); !strings.Contains(st, `"articles":{"en":1,"ru":0}`) {
		t.Errorf("stored %s", st)
	}
}

// A file without read permission is named; the others are stored.
func TestUnreadableFile(t *testing.T) {
	dir := t.TempDir()
	c, in := filepath.Join(dir, "c"), filepath.Join(dir, "in")
	write(t, filepath.Join(in, "a.txt"), goodEnglish)
	write(t, filepath.Join(in, "b.txt"), goodRussian)
	if err := os.Chmod(filepath.Join(in, "b.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Open(filepath.Join(in, "b.txt")); err == nil {
		f.Close()
		unreadableAsOther(t, dir, c, in)
		return
	}
	said := finish(t, exitRefused, "build", "--corpus", c, in)
	wants(t, said, "b.txt", "may not be read")
}

// unreadableAsOther runs the program as a user who may not read everything, since root may.
func unreadableAsOther(t *testing.T, dir, c, in string) {
	setpriv := need(t, "setpriv") // root reads everything: be somebody else
	program, err := exec.LookPath("tolmach")
	if err != nil {
		t.Fatal(err)
	}
	for d := dir; strings.HasPrefix(d, os.TempDir()) && d != os.TempDir(); d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(dir, "tolmach")
	if out, err := exec.Command("cp", program, copied).CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	cmd := exec.Command(setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", copied, "build", "--corpus", c, in)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitRefused {
		t.Errorf("%v\n%s", err, out)
	}
	wants(t, string(out), "b.txt", "may not be read")
	if st := mustRun(t, "stats", "--format", "json", "--corpus", c); !strings.Contains(st, `"articles":{"en":1,"ru":0}`) {
		t.Errorf("stored %s", st)
	}
}

// On a full disk the program says so, and nothing already stored is lost.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Geteuid() != 0 {
		t.Skip("needs root on Linux to mount a small disk")
	}
	disk := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small disk: %s", out)
	}
	defer exec.Command("umount", "-l", disk).Run()
	c := filepath.Join(disk, "c")
	first := filepath.Join(t.TempDir(), "a.txt")
	write(t, first, goodEnglish)
	mustRun(t, "add", "--corpus", c, first)

	many := t.TempDir()
	synthesize(t, many, 1000, 3)
	said := finish(t, exitFailed, "build", "--corpus", c, many)
	wants(t, said, "space")
	if got := mustRun(t, "show", "--corpus", c, first); !strings.Contains(got, "Likhachev") {
		t.Errorf("lost what was stored:\n%s", got)
	}
	said = finish(t, exitFailed, "export", "--corpus", c, "--nulls", "-o", filepath.Join(disk, "no", "out.tsv"))
	wants(t, said, "out.tsv")

	// with room again the same command completes
	if out, err := exec.Command("mount", "-o", "remount,size=100m", disk).CombinedOutput(); err != nil {
		t.Skipf("cannot enlarge the disk: %s", out)
	}
	mustRun(t, "build", "--corpus", c, many)
	mustRun(t, "check", "--corpus", c)
}

// A corpus made by a newer version is left alone.
func TestNewerCorpus(t *testing.T) {
	c := filepath.Join(t.TempDir(), "c")
	mustRun(t, "build", "--corpus", c, wireDir)
	db, err := sql.Open("sqlite", filepath.Join(c, "corpus.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("pragma user_version = 9999"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, args := range [][]string{{"build", wireDir}, {"search", "x"}, {"stats"}, {"export"}, {"check"}} {
		said := finish(t, exitFailed, append(args, "--corpus", c)...)
		wants(t, said, "corpus.sqlite", "newer version")
	}
}

// A reader that has seen enough ends the program without a word.
func TestBrokenPipe(t *testing.T) {
	c := filepath.Join(t.TempDir(), "c")
	mustRun(t, "build", "--corpus", c, wireDir)
	out, err := exec.Command("bash", "-c", fmt.Sprintf("for i in 1 2 3; do tolmach export --nulls --quiet --format jsonl --corpus '%s'; done | head -1", c)).CombinedOutput()
	if err != nil || bytes.Count(out, []byte("\n")) != 1 {
		t.Errorf("%v: %d bytes, ends %q", err, len(out), out[max(0, len(out)-100):])
	}
}
