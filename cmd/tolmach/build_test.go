package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tolmach/corpus"
)

const wireDir = "../../testdata/wire"

// tolmach prepares a run of the program in a process of its own.
func tolmach(args ...string) (*exec.Cmd, *bytes.Buffer) {
	c := exec.Command("tolmach", args...)
	var messages bytes.Buffer
	c.Stderr = &messages
	return c, &messages
}

// mustRun runs the program to its end.
func mustRun(t testing.TB, args ...string) string {
	t.Helper()
	c, messages := tolmach(args...)
	out, err := c.Output()
	if err != nil {
		t.Fatalf("tolmach %s: %v\n%s", strings.Join(args, " "), err, messages)
	}
	return string(out)
}

// units is everything that a corpus says: every unit with its texts and articles, as JSON.
func units(t testing.TB, dir string) string {
	t.Helper()
	s, err := corpus.Open(dir, corpus.OpenOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var b strings.Builder
	enc := json.NewEncoder(&b)
	for u, err := range s.AllUnits(context.Background(), corpus.UnitFilter{Nulls: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if err := enc.Encode(u); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() == 0 {
		t.Fatal("no units in", dir)
	}
	return b.String()
}

// A build that is killed at any moment leaves a corpus that the next build completes, and the result
// is that of an undisturbed run, bead for bead.
func TestKilledBuild(t *testing.T) {
	dir := t.TempDir()
	undisturbed := filepath.Join(dir, "undisturbed")
	began := time.Now()
	mustRun(t, "build", "--corpus", undisturbed, wireDir)
	took := time.Since(began)
	want := units(t, undisturbed)

	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d, an undisturbed build takes %v", seed, took)
	r := rand.New(rand.NewPCG(seed, 2))
	struck := 0
	killAt := func(c string) {
		cmd, _ := tolmach("build", "--corpus", c, wireDir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		wait := time.Duration(r.Int64N(int64(took)))
		time.Sleep(wait)
		if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			struck++
			t.Logf("killed after %v", wait)
		}
	}
	compare := func(c string) {
		mustRun(t, "build", "--corpus", c, wireDir)
		mustRun(t, "check", "--corpus", c)
		if got := units(t, c); got != want {
			t.Errorf("%s differs from an undisturbed build: %d bytes of %d", filepath.Base(c), len(got), len(want))
		}
	}
	// ten corpora killed once, and one killed ten times
	often := filepath.Join(dir, "often")
	for i := range 10 {
		once := filepath.Join(dir, string(rune('a'+i)))
		killAt(once)
		compare(once)
		killAt(often)
	}
	compare(often)
	if struck < 8 {
		t.Errorf("only %d of 20 builds were struck before their end", struck)
	}
}

// Ctrl-C ends a build within a second, says so, and leaves a corpus that the next build completes.
func TestInterruptedBuild(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	synthesize(t, in, 1000, 7)
	c := filepath.Join(dir, "c")
	began := time.Now()
	mustRun(t, "build", "--corpus", filepath.Join(dir, "undisturbed"), in)
	took := time.Since(began)

	for _, part := range []float64{.2, .5, .8} {
		cmd, messages := tolmach("build", "--corpus", c, in)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(part * float64(took)))
		signalled := time.Now()
		if err := cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			t.Fatal(err)
		}
		err := cmd.Wait()
		if after := time.Since(signalled); after > time.Second {
			t.Errorf("ended %v after the interrupt", after)
		}
		var exit *exec.ExitError
		if err == nil {
			t.Log("done before the interrupt at", part)
			continue
		}
		if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
		}
		if got := messages.String(); !strings.Contains(got, "error: interrupted\nhint: ") || strings.Contains(got, "panic") {
			t.Errorf("said %q", got)
		}
	}
	mustRun(t, "build", "--corpus", c, in)
	mustRun(t, "check", "--corpus", c)
	if units(t, c) != units(t, filepath.Join(dir, "undisturbed")) {
		t.Error("the corpus differs from an undisturbed build")
	}
}

// Building again changes nothing, says so and is quick; adding one article touches only its pair.
func TestBuildAgain(t *testing.T) {
	dir := t.TempDir()
	in, c := filepath.Join(dir, "in"), filepath.Join(dir, "c")
	if err := os.CopyFS(in, os.DirFS(wireDir)); err != nil {
		t.Fatal(err)
	}
	late := filepath.Join(in, "en", "en-001.txt")
	text, err := os.ReadFile(late)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(late); err != nil {
		t.Fatal(err)
	}
	mustRun(t, "build", "--corpus", c, in)
	before := marks(t, c)

	cmd, messages := tolmach("build", "--corpus", c, in)
	began := time.Now()
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("building again took %v", took)
	}
	if !strings.HasPrefix(messages.String(), "nothing changed: ") {
		t.Errorf("building again said %q", messages)
	}
	if after := marks(t, c); len(after) != len(before) {
		t.Errorf("%d pairs became %d", len(before), len(after))
	}

	write(t, late, string(text))
	mustRun(t, "build", "--corpus", c, in)
	after := marks(t, c)
	if len(after) != len(before)+1 {
		t.Errorf("one article more made %d pairs of %d", len(after), len(before))
	}
	for id, mark := range before {
		if after[id] != mark {
			t.Errorf("pair %s was touched", id)
		}
	}
}

// marks gives the change mark of every pair.
func marks(t testing.TB, dir string) map[string]int64 {
	t.Helper()
	s, err := corpus.Open(dir, corpus.OpenOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ms := map[string]int64{}
	for p, err := range s.Pairs(context.Background(), corpus.PairFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		ms[p.ID] = p.Mark
	}
	return ms
}

// TestTenThousandArticles is the measurement of doc/benchmarks.md: 10,000 articles read, paired, aligned
// and indexed on two cores within 1 GB.
func TestTenThousandArticles(t *testing.T) {
	if os.Getenv("TOLMACH_BENCH") == "" {
		t.Skip("set TOLMACH_BENCH=1 to measure")
	}
	dir := t.TempDir()
	in, c := filepath.Join(dir, "in"), filepath.Join(dir, "c")
	truth := synthesize(t, in, 10000, 1)
	for _, step := range [][]string{{"add", in}, {"pair"}, {"align"}, {"index"}, {"build", in}} {
		cmd, messages := tolmach(append(step, "--corpus", c)...)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=2")
		began := time.Now()
		if err := cmd.Run(); err != nil {
			t.Fatalf("%v: %v\n%s", step, err, messages)
		}
		peak := peakMemory(cmd.ProcessState)
		t.Logf("%-6s %6.1f s wall  %6.1f s CPU  %4d MB peak", step[0], time.Since(began).Seconds(),
			(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds(), peak)
		if peak >= 1000 {
			t.Errorf("%s took %d MB", step[0], peak)
		}
	}
	found, right := 0, 0
	for _, line := range strings.Split(strings.TrimSpace(mustRun(t, "pair", "list", "--format", "jsonl", "--corpus", c)), "\n") {
		var p struct {
			En string `json:"en_path"`
			Ru string `json:"ru_path"`
		}
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		found++
		if strings.HasSuffix(p.Ru, truth[strings.TrimPrefix(p.En, in+"/")]) && truth[strings.TrimPrefix(p.En, in+"/")] != "" {
			right++
		}
	}
	t.Logf("%d pairs found, %d of them right, of %d", found, right, len(truth))
}
