package web

import (
	"sync"
	"time"
)

// recent keeps what was found last: going through the pages of a query, to another view of it, or back, need
// not find it again.
type recent[T any] struct {
	most  int           // entries
	life  time.Duration // of an entry; 0: as long as there is room
	mu    sync.Mutex
	known map[string]kept[T]
	order []string
}

type kept[T any] struct {
	what T
	when time.Time
}

func (r *recent[T]) get(key string) (what T, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f, ok := r.known[key]
	if !ok || r.life > 0 && time.Since(f.when) > r.life {
		return what, false
	}
	return f.what, true
}

func (r *recent[T]) put(key string, what T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = map[string]kept[T]{}
	}
	if _, ok := r.known[key]; !ok {
		if r.order = append(r.order, key); len(r.order) > r.most {
			delete(r.known, r.order[0])
			r.order = r.order[1:]
		}
	}
	r.known[key] = kept[T]{what, time.Now()}
}
