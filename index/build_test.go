package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"

	"tolmach/corpus"
)

// answers are what an index says to a number of queries, scores and order included.
func answers(t *testing.T, x *Index) string {
	t.Helper()
	var b strings.Builder
	for _, q := range []Query{
		{Any: parsed(t, "security")}, {Any: parsed(t, "министр OR президент")}, {Any: parsed(t, "the -president"), Limit: 40},
		{Any: parsed(t, `"in the"`), Sort: ByDate}, {Filter: Filter{Nulls: true}, Sort: ByConfidence, Offset: 30, Limit: 60},
		{Any: parsed(t, "agenc*"), Sort: ByLeft}, {Any: parsed(t, "2016"), Sample: 7, Seed: 3},
	} {
		r, err := x.Search(ctx, q)
		must(t, err)
		fmt.Fprintf(&b, "%v %d\n", q.Any, r.Total)
		for _, h := range r.Hits {
			fmt.Fprintf(&b, " %s %.6f %v\n", h.Unit.ID, h.Score, h.Marks)
		}
	}
	return b.String()
}

func generations(t *testing.T, s *corpus.Store) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder(s))
	must(t, err)
	for _, e := range entries {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// An index that was brought up to date step by step answers like one made anew.
func TestUpdateEqualsRebuild(t *testing.T) {
	s := newStore(t)
	putGold(t, s, "01", "02", "03", "04", "05", "06", "07", "08")
	r, err := Build(ctx, s, Options{})
	must(t, err)
	if !r.Rebuilt || !r.Changed || r.Docs == 0 {
		t.Errorf("first build: %+v", r)
	}
	again, err := Build(ctx, s, Options{})
	must(t, err)
	if again.Changed || again.Docs != r.Docs {
		t.Errorf("second build: %+v", again)
	}
	putGold(t, s, "09")
	must(t, firstOf(Build(ctx, s, Options{})))
	removePair(t, s, "03")
	r, err = Build(ctx, s, Options{})
	must(t, err)
	if r.Rebuilt || !r.Changed || r.Removed == 0 {
		t.Errorf("after a removal: %+v", r)
	}
	putGold(t, s, "10", "11")
	r, err = Build(ctx, s, Options{})
	must(t, err)
	if r.Rebuilt || r.Indexed == 0 {
		t.Errorf("after an addition: %+v", r)
	}
	updated := answers(t, opened(t, s))
	r, err = Build(ctx, s, Options{Rebuild: true})
	must(t, err)
	if !r.Rebuilt {
		t.Errorf("rebuild: %+v", r)
	}
	if anew := answers(t, opened(t, s)); anew != updated {
		t.Errorf("brought up to date:\n%s\nmade anew:\n%s", updated, anew)
	}
}

func firstOf(_ Report, err error) error { return err }

func removePair(t *testing.T, s *corpus.Store, number string) {
	t.Helper()
	var ids []string
	for _, code := range s.Langs() {
		id, err := s.ResolveArticle(ctx, number+"."+code)
		must(t, err)
		ids = append(ids, id)
	}
	_, err := s.Remove(ctx, ids, false)
	must(t, err)
}

// A reader keeps its generation while others are built, and the last one closed lets it be removed.
func TestReadersAreNotDisturbed(t *testing.T) {
	s := newStore(t)
	putGold(t, s, "01", "02")
	x := built(t, s)
	before := answers(t, x)
	putGold(t, s, "03")
	must(t, firstOf(Build(ctx, s, Options{})))
	putGold(t, s, "04")
	must(t, firstOf(Build(ctx, s, Options{Rebuild: true})))
	if got := answers(t, x); got != before {
		t.Error("the open generation changed")
	}
	if current, err := x.Current(ctx); err != nil || current {
		t.Errorf("the open generation counts as current (%v)", err)
	}
	if n := generations(t, s); len(n) != 2 {
		t.Errorf("besides the one in use and the one being read there are others: %v", n)
	}
	must(t, x.Close())
	putGold(t, s, "05")
	must(t, firstOf(Build(ctx, s, Options{})))
	if n := generations(t, s); len(n) != 1 {
		t.Errorf("old generations are left: %v", n)
	}
}

// What an interrupted build leaves is removed by the next, and the index in use stays.
func TestInterruptedBuild(t *testing.T) {
	s := newStore(t)
	putGold(t, s, "01", "02")
	before := answers(t, built(t, s))
	putGold(t, s, "03")
	stopped, stop := context.WithCancel(ctx)
	_, err := Build(stopped, s, Options{Rebuild: true, Progress: func(done, _ int, _ string) {
		if done > 0 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	x := opened(t, s)
	if got := answers(t, x); got != before {
		t.Error("the index in use changed")
	}
	must(t, os.MkdirAll(filepath.Join(folder(s), building+"killed", "parts"), 0o755))
	must(t, os.MkdirAll(filepath.Join(folder(s), schemaVersion+"never-used"), 0o755))
	must(t, firstOf(Build(ctx, s, Options{})))
	x.Close()
	must(t, firstOf(Build(ctx, s, Options{Rebuild: true})))
	for _, name := range generations(t, s) {
		if strings.Contains(name, "killed") || strings.Contains(name, "never-used") {
			t.Errorf("%s is left", name)
		}
	}
}

func TestBuildersAtOnce(t *testing.T) {
	s := newStore(t)
	putGold(t, s, "01", "02", "03")
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			if _, err := Build(ctx, s, Options{Rebuild: i%2 == 0}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	answers(t, opened(t, s))
	if n := generations(t, s); len(n) != 1 {
		t.Errorf("generations: %v", n)
	}
	waiting, stop := context.WithTimeout(ctx, 300*time.Millisecond)
	defer stop()
	release, err := lock(ctx, folder(s), nil)
	must(t, err)
	defer release()
	if _, err := Build(waiting, s, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a build did not wait for the lock: %v", err)
	}
}

// bleve opens an index whose segment was cut off as an empty one, without an error (trap 1).
func TestDamageIsNoticed(t *testing.T) {
	s := newStore(t)
	putGold(t, s, "01")
	must(t, firstOf(Build(ctx, s, Options{})))
	state, err := s.IndexState(ctx)
	must(t, err)
	segments, err := filepath.Glob(filepath.Join(folder(s), state.Generation, "store", "*.zap"))
	must(t, err)
	if len(segments) != 1 {
		t.Fatalf("segments: %v", segments)
	}
	must(t, os.Chmod(segments[0], 0o600))
	must(t, os.Truncate(segments[0], 5000))
	raw, err := bleve.OpenUsing(filepath.Join(folder(s), state.Generation), map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err == nil {
		n, _ := raw.DocCount()
		t.Logf("bleve itself opens it and counts %d", n)
		raw.Close()
	}
	_, err = Open(ctx, s)
	var h corpus.Hinter
	if !errors.Is(err, ErrDamaged) || !errors.As(err, &h) || !strings.Contains(h.Hint(), "--rebuild") {
		t.Errorf("got %v", err)
	}
	// The next build makes it anew without being told.
	r, err := Build(ctx, s, Options{})
	must(t, err)
	if !r.Rebuilt {
		t.Errorf("got %+v", r)
	}
	answers(t, opened(t, s))
}

func TestOpenErrors(t *testing.T) {
	s := newStore(t)
	if _, err := Open(ctx, s); !errors.Is(err, ErrMissing) {
		t.Errorf("no index: %v", err)
	}
	putGold(t, s, "01")
	must(t, firstOf(Build(ctx, s, Options{})))
	state, err := s.IndexState(ctx)
	must(t, err)
	must(t, s.SetIndexState(ctx, corpus.IndexState{Generation: "v0-old", Docs: state.Docs, Mark: state.Mark}))
	if _, err := Open(ctx, s); !errors.Is(err, ErrStale) {
		t.Errorf("another version: %v", err)
	}
	must(t, s.SetIndexState(ctx, state))
	// Somebody has it open for writing: bleve alone would wait for ever (trap 2).
	w, err := bleve.OpenUsing(filepath.Join(folder(s), state.Generation), map[string]any{"bolt_timeout": "1s"})
	must(t, err)
	if _, err := Open(ctx, s); !errors.Is(err, ErrIndexLocked) {
		t.Errorf("locked: %v", err)
	}
	must(t, w.Close())
	must(t, os.RemoveAll(folder(s)))
	if _, err := Open(ctx, s); !errors.Is(err, ErrMissing) {
		t.Errorf("deleted: %v", err)
	}
	r, err := Build(ctx, s, Options{})
	must(t, err)
	if !r.Rebuilt {
		t.Errorf("got %+v", r)
	}
}

func TestEmptyCorpus(t *testing.T) {
	s := newStore(t)
	x := built(t, s)
	r, err := x.Search(ctx, Query{Any: parsed(t, "word")})
	if err != nil || r.Total != 0 || r.Missed == nil {
		t.Errorf("got %+v, %v", r, err)
	}
	putGold(t, s, "01")
	if x := built(t, s); x.Docs() == 0 {
		t.Error("still empty")
	}
}
