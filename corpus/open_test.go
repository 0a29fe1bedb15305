package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var enRu = OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}}

// refuses checks that an error is the one wanted and knows a remedy.
func refuses(t *testing.T, err, want error) {
	t.Helper()
	var h Hinter
	if !errors.Is(err, want) || !errors.As(err, &h) || h.Hint() == "" {
		t.Errorf("got %v, want %v with a hint", err, want)
	}
}

func TestOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "odd name #1?%20 в")
	_, err := Open(dir, OpenOptions{})
	refuses(t, err, ErrNoCorpus)
	_, err = Open(dir, OpenOptions{ReadOnly: true, Create: true})
	refuses(t, err, ErrNoCorpus)
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
	for _, langs := range [][2]string{{}, {"en", ""}, {"en", "en"}} {
		if _, err := Open(dir, OpenOptions{Create: true, Langs: langs}); err == nil {
			t.Errorf("%v were taken", langs)
		}
	}
	s, err := Open(dir, OpenOptions{Create: true, Langs: [2]string{"de", "fr"}, NewLangs: [2]string{"en", "ru"}})
	must(t, err)
	same(t, "langs", s.Langs(), [2]string{"de", "fr"})
	if _, err := s.PutArticles(ctx, []Article{article("en", "x", "", "One.")}); !errors.Is(err, ErrLangs) {
		t.Error(err)
	}
	must(t, s.Close())
	s, err = Open(dir, enRu) // what a new corpus would get does not matter to one that is there
	must(t, err)
	same(t, "langs", s.Langs(), [2]string{"de", "fr"})
	must(t, s.Close())
	_, err = Open(dir, OpenOptions{Langs: [2]string{"en", "ru"}})
	refuses(t, err, ErrLangs)
	_, err = Open(dir, OpenOptions{Langs: [2]string{"fr", "de"}})
	refuses(t, err, ErrLangs)
}

// tamper runs SQL on the database behind the store's back.
func tamper(t *testing.T, dir, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, fileName))
	must(t, err)
	_, err = db.Exec(statement)
	must(t, err)
	must(t, db.Close())
}

func TestOtherVersions(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, enRu)
	must(t, err)
	put(t, s, article("en", "x", "", "One."))
	must(t, s.Close())
	tamper(t, dir, fmt.Sprintf("pragma user_version = %d", len(steps())+1))
	before, err := os.ReadFile(filepath.Join(dir, fileName))
	must(t, err)
	for _, o := range []OpenOptions{{}, {ReadOnly: true}, enRu} {
		_, err = Open(dir, o)
		refuses(t, err, ErrNewer)
	}
	after, err := os.ReadFile(filepath.Join(dir, fileName))
	must(t, err)
	same(t, "untouched", string(after) == string(before), true)
	tamper(t, dir, fmt.Sprintf("pragma user_version = %d", len(steps())))
	s, err = Open(dir, OpenOptions{})
	must(t, err)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles[0], 1)
	must(t, s.Close())

	tamper(t, dir, "pragma application_id = 1")
	_, err = Open(dir, OpenOptions{})
	refuses(t, err, ErrNotCorpus)

	must(t, os.WriteFile(filepath.Join(dir, fileName), []byte(strings.Repeat("not a database ", 100)), 0o666))
	_, err = Open(dir, OpenOptions{})
	refuses(t, err, ErrDamaged)

	// Killed before anything was in it.
	must(t, os.WriteFile(filepath.Join(dir, fileName), nil, 0o666))
	_, err = Open(dir, OpenOptions{})
	refuses(t, err, ErrNoCorpus)
	_, err = Open(dir, OpenOptions{ReadOnly: true})
	refuses(t, err, ErrNoCorpus)
	s, err = Open(dir, enRu)
	must(t, err)
	must(t, s.Close())
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, enRu)
	must(t, err)
	en, _ := small(t, s)
	readOnly := func() {
		t.Helper()
		r, err := Open(dir, OpenOptions{ReadOnly: true})
		must(t, err)
		same(t, "units", len(collect(t, r.AllUnits(ctx, UnitFilter{}))), 5)
		_, err = r.PutArticles(ctx, en)
		refuses(t, err, ErrReadOnly)
		sound(t, r)
		must(t, r.Backup(ctx, filepath.Join(t.TempDir(), "b")))
		must(t, r.Close())
	}
	readOnly() // while somebody may write
	must(t, s.Close())
	readOnly() // when nobody does
	must(t, os.Chmod(dir, 0o555))
	must(t, os.Chmod(filepath.Join(dir, fileName), 0o444))
	readOnly() // from a disk that cannot be written to; root can all the same
	must(t, os.Chmod(dir, 0o755))
}

func TestFullDisk(t *testing.T) {
	s := newStore(t)
	articles := madeArticles(200)
	put(t, s, articles[:10]...)
	var pages int
	must(t, s.write.conn.QueryRowContext(ctx, "pragma page_count").Scan(&pages))
	_, err := s.write.conn.ExecContext(ctx, fmt.Sprintf("pragma max_page_count = %d", pages+8))
	must(t, err)
	_, err = s.PutArticles(ctx, articles)
	refuses(t, err, ErrFull)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "what was stored", st.Articles, [2]int{5, 5})
	_, err = s.write.conn.ExecContext(ctx, "pragma max_page_count = 1000000")
	must(t, err)
	put(t, s, articles...)
}

func TestWaitingForAnotherWriter(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, enRu)
	must(t, err)
	defer s.Close()
	other, err := Open(dir, OpenOptions{})
	must(t, err)
	defer other.Close()
	hold := make(chan bool)
	done := make(chan error)
	go func() {
		done <- s.change(ctx, func(t *tx) error {
			_, err := t.now()
			hold <- true
			<-hold
			return err
		})
	}()
	<-hold
	// Reading goes on, a writer waits, and stops waiting when it is told to.
	_, err = other.Stats(ctx)
	must(t, err)
	limited, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	start := time.Now()
	if _, err := other.PutArticles(limited, madeArticles(1)); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	// In the same process too.
	if _, err := s.PutArticles(limited, madeArticles(1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	waiting := make(chan error)
	go func() { _, err := other.PutArticles(ctx, madeArticles(1)); waiting <- err }()
	hold <- true
	must(t, <-done)
	must(t, <-waiting)
	// A pragma stands in for half a minute of waiting.
	_, err = other.write.conn.ExecContext(ctx, "pragma busy_timeout = 10")
	must(t, err)
	go func() {
		done <- s.change(ctx, func(t *tx) error { hold <- true; <-hold; return errors.New("never mind") })
	}()
	<-hold
	_, err = other.PutArticles(ctx, madeArticles(2))
	refuses(t, err, ErrLocked)
	hold <- true
	<-done
}

// TestMakingAtOnce has several make one corpus at the same moment: all of them open it.
func TestMakingAtOnce(t *testing.T) {
	for range 100 {
		dir, start, done := t.TempDir(), make(chan bool), make(chan error)
		const makers = 4
		for range makers {
			go func() {
				<-start
				s, err := Open(dir, enRu)
				if err == nil {
					err = s.Close()
				}
				done <- err
			}()
		}
		close(start)
		for range makers {
			must(t, <-done)
		}
	}
}

// TestTwoProcesses has another process write to the same corpus at the same time.
func TestTwoProcesses(t *testing.T) {
	const pairs = 200
	if dir := os.Getenv("TOLMACH_TEST_CORPUS"); dir != "" {
		s, err := Open(dir, enRu)
		must(t, err)
		fill(t, s, pairs)
		must(t, s.Close())
		return
	}
	dir := filepath.Join(t.TempDir(), "c")
	var commands []*exec.Cmd
	for range 2 {
		c := exec.Command(os.Args[0], "-test.run=^TestTwoProcesses$")
		c.Env = append(os.Environ(), "TOLMACH_TEST_CORPUS="+dir)
		c.Stdout, c.Stderr = os.Stdout, os.Stderr
		must(t, c.Start())
		commands = append(commands, c)
	}
	for _, c := range commands {
		must(t, c.Wait())
	}
	s, err := Open(dir, OpenOptions{})
	must(t, err)
	defer s.Close()
	sound(t, s)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles, [2]int{pairs, pairs})
	same(t, "pairs", st.Pairs, map[Status]int{Auto: pairs})
	same(t, "beads", st.Beads, map[string]int{"1-1": 18 * pairs})
}

func TestCancelledChangeNeverWas(t *testing.T) {
	s := newStore(t)
	cancelled, cancel := context.WithCancel(ctx)
	err := s.change(cancelled, func(t *tx) error {
		if _, err := t.put(&madeArticles(1)[0], 0); err != nil {
			return err
		}
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles, [2]int{})
}

func TestBackup(t *testing.T) {
	s := newStore(t)
	small(t, s)
	file := filepath.Join(t.TempDir(), "c", fileName)
	if err := s.Backup(ctx, file); err == nil {
		t.Error("there is no such folder")
	}
	must(t, os.Mkdir(filepath.Dir(file), 0o777))
	for range 2 { // over the earlier one, too
		stop := make(chan error)
		go func() { _, err := s.PutArticles(ctx, madeArticles(50)); stop <- err }()
		must(t, s.Backup(ctx, file))
		must(t, <-stop)
	}
	copied, err := Open(filepath.Dir(file), OpenOptions{})
	must(t, err)
	defer copied.Close()
	sound(t, copied)
	same(t, "units", len(collect(t, copied.AllUnits(ctx, UnitFilter{}))), 5)
	left, err := os.ReadDir(filepath.Dir(file))
	must(t, err)
	for _, e := range left {
		if strings.HasPrefix(e.Name(), ".") {
			t.Error("left over:", e.Name())
		}
	}
	for _, bad := range []string{t.TempDir(), s.file()} {
		var h Hinter
		if err := s.Backup(ctx, bad); !errors.As(err, &h) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestCheckFindsDamage(t *testing.T) {
	for _, damage := range []string{
		"delete from body where n = 1",
		"delete from article where n = 1",
		"delete from bead where pair = 1 and seq = 0",
		"update bead set a1 = 1 where pair = 1 and seq = 1",
		"update pair set force = 0 where n = 1",
		"update article set state = 1 where n = 1",
		"update article set title = 'x' where n = 1",
		"update body set spans = x'ff' where n = 1",
		"delete from pair where n = 1",
		"insert into ref values ('x', 99)",
		"insert into place values (99, 'x', '', 99, 'x', '', '')",
	} {
		dir := t.TempDir()
		s, err := Open(dir, enRu)
		must(t, err)
		small(t, s)
		sound(t, s)
		must(t, s.Close())
		tamper(t, dir, damage)
		s, err = Open(dir, OpenOptions{})
		must(t, err)
		problems, err := s.Check(ctx)
		if len(problems) == 0 && err == nil {
			t.Errorf("%s: not found", damage)
		}
		must(t, s.Close())
	}
}
