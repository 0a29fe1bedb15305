package web

import (
	"context"
	"errors"
	"sync"

	"tolmach/corpus"
	"tolmach/index"
)

// current is the index in use. Another process may put a new generation in its place at any time; the next
// request takes that up, and the old one is closed when the searches under way are done.
type current struct {
	store *corpus.Store
	mu    sync.Mutex
	index *index.Index
	// done is closed with the server.
	closed bool
}

// get gives the index of the generation that is in use.
func (c *current) get(ctx context.Context) (*index.Index, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return nil, index.ErrClosed
	}
	if c.index != nil {
		now, err := c.index.Current(ctx)
		if err != nil {
			return nil, err
		}
		if now {
			return c.index, nil
		}
	}
	next, err := index.Open(ctx, c.store)
	switch {
	case err == nil:
		if old := c.index; old != nil {
			go old.Close()
		}
		c.index = next
	case c.index != nil && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded):
		// What is open is whole: better yesterday's answer than none.
	default:
		return nil, err
	}
	return c.index, nil
}

// use calls f with the index in use, again if that was replaced and closed before f had begun with it.
func (c *current) use(ctx context.Context, f func(*index.Index) error) error {
	for range 3 {
		x, err := c.get(ctx)
		if err != nil {
			return err
		}
		if err = f(x); !errors.Is(err, index.ErrClosed) {
			return err
		}
	}
	return index.ErrClosed
}

func (c *current) close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	if c.index == nil {
		return nil
	}
	return c.index.Close()
}
