package web

import (
	"context"
	"sync"
	"time"

	"tolmach/corpus"
	"tolmach/index"
)

// Changes are gathered until nobody made one for a while, but not for long, before the index takes them up.
const (
	renewalDelay = 2 * time.Second
	renewalMost  = 7 // delays
)

// renewal brings the index up to date some time after a change, beside the requests.
type renewal struct {
	store *corpus.Store
	log   func(format string, args ...any)
	delay time.Duration

	mu      sync.Mutex
	timer   *time.Timer
	since   time.Time // of the first change that waits
	pending bool      // a change came while the index was being built
	working bool
	stop    context.CancelFunc // of the build under way
	closed  bool
	idle    sync.WaitGroup
}

// due says that something changed.
func (r *renewal) due() {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case r.closed:
	case r.working:
		r.pending = true
	case r.timer == nil:
		r.since = time.Now()
		r.timer = time.AfterFunc(r.delay, r.work)
	case time.Since(r.since) < renewalMost*r.delay:
		r.timer.Reset(r.delay)
	}
}

func (r *renewal) work() {
	r.mu.Lock()
	if r.closed || r.working {
		r.mu.Unlock()
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	r.working, r.stop, r.timer = true, cancel, nil
	r.idle.Add(1)
	r.mu.Unlock()

	defer r.idle.Done()
	defer cancel()
	_, err := index.Build(ctx, r.store, index.Options{})
	if err != nil && ctx.Err() == nil {
		r.log("error: the index was not brought up to date: %v", err)
	}
	r.mu.Lock()
	again := r.pending
	r.working, r.pending = false, false
	r.mu.Unlock()
	if again {
		r.due()
	}
}

// close stops a build under way; the next server, or build, makes up for it.
func (r *renewal) close() {
	r.mu.Lock()
	r.closed = true
	if r.timer != nil {
		r.timer.Stop()
	}
	if r.stop != nil {
		r.stop()
	}
	r.mu.Unlock()
	r.idle.Wait()
}
