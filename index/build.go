package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"tolmach/corpus"
)

// Options say how to build.
type Options struct {
	// Rebuild makes the index anew even where adding the changes would do.
	Rebuild bool
	// Progress is told how far the work is; nil for silence.
	Progress func(done, total int, what string)
}

// Report tells what a build did.
type Report struct {
	Docs    int  // units in the index now
	Indexed int  // units read into it by this build
	Removed int  // ids taken out of it
	Rebuilt bool // made anew, not brought up to date
	Changed bool // there is a new generation
}

// The bounds of bringing an index up to date; beyond them making it anew is as quick and leaves a
// quicker index.
const (
	batchSize   = 8000 // units a segment: larger ones need more memory before the merge and less CPU in it
	maxSegments = 12
	changedPart = 4 // a rebuild when more than a quarter changed
	fewUnits    = 500
)

// Build brings the index of a corpus up to date. It never touches the generation that is in use: readers
// keep it until the new one, complete and checked, takes its place. Of several builders one works and
// the others wait. A build that fails, is cancelled or killed leaves the old index in use, and what it
// wrote is removed by the next.
func Build(ctx context.Context, s *corpus.Store, o Options) (Report, error) {
	progress := o.Progress
	if progress == nil {
		progress = func(int, int, string) {}
	}
	dir := folder(s)
	release, err := lock(ctx, dir, func() { progress(0, 0, "waiting for another build") })
	if err != nil {
		return Report{}, err
	}
	b := &build{store: s, dir: dir, progress: progress}
	report, err := b.run(ctx, o.Rebuild)
	if b.busy == nil {
		release()
		return report, err
	}
	// Cancelled inside bleve, which cannot be interrupted: the lock is kept until it has come to rest.
	go func() {
		<-b.busy
		os.RemoveAll(b.work)
		release()
	}()
	return report, err
}

type build struct {
	store    *corpus.Store
	dir      string
	work     string // the folder under which the new generation grows
	progress func(done, total int, what string)
	busy     chan struct{} // not nil: closed when a call that was left alone has come back
}

func (b *build) run(ctx context.Context, rebuild bool) (Report, error) {
	state, err := b.store.IndexState(ctx)
	if err != nil {
		return Report{}, err
	}
	sweep(b.dir, state.Generation)
	changes, update, err := b.plan(ctx, state, rebuild)
	if err != nil {
		return Report{}, err
	}
	if update && changes.Total == 0 && len(changes.Gone) == 0 {
		if changes.Mark != state.Mark {
			state.Mark = changes.Mark
			err = b.store.SetIndexState(ctx, state)
		}
		return Report{Docs: state.Docs}, err
	}
	generation := newGeneration()
	b.work = filepath.Join(b.dir, building+generation)
	fresh := filepath.Join(b.work, "index")
	if err := os.MkdirAll(b.work, 0o755); err != nil {
		return Report{}, err
	}
	defer func() {
		if b.busy == nil {
			os.RemoveAll(b.work)
		}
	}()
	report := Report{Rebuilt: !update, Changed: true, Removed: len(changes.Gone)}
	if update {
		report.Indexed, err = b.update(ctx, filepath.Join(b.dir, state.Generation), fresh, changes)
	} else {
		report.Indexed, err = b.fresh(ctx, fresh, changes)
	}
	if err != nil {
		return Report{}, explain(fresh, err)
	}
	expect := -1
	if !update {
		expect = report.Indexed
	}
	if report.Docs, err = count(fresh, expect); err != nil {
		return Report{}, err
	}
	if err := ctx.Err(); err != nil {
		return Report{}, err
	}
	if err := os.Rename(fresh, filepath.Join(b.dir, generation)); err != nil {
		return Report{}, err
	}
	if err := b.store.SetIndexState(ctx, corpus.IndexState{Generation: generation, Docs: report.Docs, Mark: changes.Mark}); err != nil {
		os.RemoveAll(filepath.Join(b.dir, generation))
		return Report{}, err
	}
	sweep(b.dir, generation)
	return report, nil
}

// plan decides between update and making the index anew.
func (b *build) plan(ctx context.Context, state corpus.IndexState, rebuild bool) (c corpus.Changes, update bool, err error) {
	if !rebuild && strings.HasPrefix(state.Generation, schemaVersion) {
		segments, err := segmentsOf(filepath.Join(b.dir, state.Generation), state.Docs)
		if err == nil {
			c, err = b.store.ChangedSince(ctx, state.Mark)
			n := c.Total + len(c.Gone)
			if err == nil && (n == 0 || segments < maxSegments && (n < fewUnits || n < state.Docs/changedPart)) {
				return c, true, nil
			}
			if err != nil && !errors.Is(err, corpus.ErrStaleMark) {
				return c, false, err
			}
		}
	}
	c, err = b.store.ChangedSince(ctx, 0)
	return c, false, err
}

// ready is a unit that is ready to be indexed.
type ready struct {
	id     string
	fields []document.Field
}

// analysed reads the units of a change and analyses them beside the caller, who writes them.
func (b *build) analysed(ctx context.Context, c corpus.Changes) (<-chan []ready, func() error) {
	out := make(chan []ready, 2)
	var failed error
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(out)
		w := newWriter(b.store.Langs())
		batch := make([]ready, 0, 100)
		send := func() bool {
			if len(batch) == 0 {
				return true
			}
			select {
			case out <- batch:
				batch = make([]ready, 0, 100)
				return true
			case <-ctx.Done():
				failed = ctx.Err()
				return false
			}
		}
		for u, err := range c.Units {
			if err != nil {
				failed = err
				return
			}
			batch = append(batch, ready{u.ID, w.fields(&u)})
			if len(batch) == cap(batch) && !send() {
				return
			}
		}
		send()
	}()
	return out, func() error { <-done; return failed }
}

// fresh makes a new index of all units.
func (b *build) fresh(ctx context.Context, dir string, c corpus.Changes) (int, error) {
	if err := b.store.Shrink(ctx); err != nil {
		return 0, err
	}
	debug.FreeOSMemory() // what storing the units left
	if c.Total == 0 {
		x, err := bleve.NewUsing(dir, newSchema(), scorch.Name, scorch.Name, nil)
		if err != nil {
			return 0, err
		}
		return 0, x.Close()
	}
	parts := filepath.Join(b.work, "parts")
	if err := os.MkdirAll(parts, 0o755); err != nil {
		return 0, err
	}
	// One merge of everything at the end is cheaper than several, and keeps the order of the units.
	builder, err := bleve.NewBuilder(dir, newSchema(), map[string]any{
		"batchSize": batchSize, "mergeMax": 1 << 20, "buildPathPrefix": parts})
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches, wait := b.analysed(ctx, c)
	n := 0
	seen := make(map[string]struct{}, c.Total)
	for batch := range batches {
		for _, r := range batch {
			if _, twice := seen[r.id]; twice {
				continue // bleve's builder must not get an id twice
			}
			seen[r.id] = struct{}{}
			if err := builder.Index(r.id, r.fields); err != nil {
				cancel()
				wait()
				return n, err
			}
			n++
		}
		b.progress(n, c.Total, "indexing")
	}
	if err := wait(); err != nil {
		return n, err
	}
	b.progress(n, n, "merging the index")
	debug.FreeOSMemory() // the merge maps all parts at once; what the analysis needed is garbage by now
	return n, b.alone(ctx, builder.Close)
}

// update makes a new index of the one in use and what changed since.
func (b *build) update(ctx context.Context, from, dir string, c corpus.Changes) (int, error) {
	if err := clone(from, dir); err != nil {
		return 0, err
	}
	// Merging in the background would only delay; a rebuild merges when there are too many segments.
	x, err := bleve.OpenUsing(dir, map[string]any{"bolt_timeout": boltTimeout, "numSnapshotsToKeep": 1,
		"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": 1000, "SegmentsPerMergeTask": 1000}})
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches, wait := b.analysed(ctx, c)
	write := x.NewBatch()
	for _, id := range c.Gone {
		write.Delete(id)
	}
	n := 0
	flush := func() error {
		err := x.Batch(write)
		write = x.NewBatch()
		return err
	}
	for batch := range batches {
		for _, r := range batch {
			doc := document.NewDocument(r.id)
			doc.Fields = r.fields
			if err == nil {
				err = write.IndexAdvanced(doc)
			}
			n++
		}
		if err == nil && write.Size() >= batchSize {
			err = flush()
		}
		if err != nil {
			cancel()
		}
		b.progress(n, c.Total, "indexing")
	}
	if e := wait(); err == nil {
		err = e
	}
	if err == nil && write.Size() > 0 {
		err = flush()
	}
	if e := x.Close(); err == nil {
		err = e
	}
	return n, err
}

// alone runs what cannot be interrupted; when the context ends first, it is left to itself.
func (b *build) alone(ctx context.Context, f func() error) error {
	result := make(chan error, 1)
	busy := make(chan struct{})
	go func() {
		defer close(busy)
		result <- f()
	}()
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
		b.busy = busy
		return ctx.Err()
	}
}

// count opens a complete index and counts its units.
func count(dir string, expect int) (int, error) {
	x, err := openReadOnly(dir, expect)
	if err != nil {
		return 0, err
	}
	defer x.Close()
	n, err := x.DocCount()
	return int(n), err
}

// segmentsOf opens a generation, checks it, and counts its segments.
func segmentsOf(dir string, docs int) (int, error) {
	x, err := openReadOnly(dir, docs)
	if err != nil {
		return 0, err
	}
	defer x.Close()
	snapshot, err := snapshotOf(x)
	if err != nil {
		return 0, err
	}
	defer snapshot.Close()
	return len(snapshot.Segments()), nil
}

// explain adds what can be done about a failed build.
func explain(dir string, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var h corpus.Hinter
	if errors.As(err, &h) {
		return err
	}
	return hinted{fmt.Errorf("%s: %w", dir, err), "the index in use is untouched; check the free space on that disk and run it again"}
}
