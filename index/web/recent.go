package web

import "sync"

// recent keeps what was found last: going through the pages of a query, to another view of it, or back, need
// not find it again. What a key stands for must not change.
type recent[T any] struct {
	most  int // entries
	mu    sync.Mutex
	known map[string]T
	order []string
}

func (r *recent[T]) get(key string) (what T, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	what, ok = r.known[key]
	return what, ok
}

func (r *recent[T]) put(key string, what T) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = map[string]T{}
	}
	if _, ok := r.known[key]; !ok {
		if r.order = append(r.order, key); len(r.order) > r.most {
			delete(r.known, r.order[0])
			r.order = r.order[1:]
		}
	}
	r.known[key] = what
}
