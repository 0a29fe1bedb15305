package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// writer is the one connection that changes the database. Transactions are immediate: a second process
// waits its turn for up to half a minute before it is told ErrLocked.
type writer struct {
	db    *sql.DB
	conn  *sql.Conn
	turn  chan struct{} // held by the transaction under way
	stmts map[string]*sql.Stmt
	// synchronous is how the last transaction was written to the disk.
	synchronous string
}

func openWriter(ctx context.Context, uri string) (*writer, error) {
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	w := &writer{db: db, turn: make(chan struct{}, 1), stmts: map[string]*sql.Stmt{}}
	if w.conn, err = db.Conn(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	for _, pragma := range []string{
		fmt.Sprintf("busy_timeout = %d", patience.Milliseconds()),
		"page_size = 8192", // an article's text fits one page more often
		"journal_mode = wal",
		"cache_size = -65536",
		"temp_store = memory",
	} {
		if err := w.patiently(ctx, "pragma "+pragma); err != nil {
			return nil, errors.Join(err, w.close())
		}
	}
	return w, nil
}

// patience is how long a process waits for another one.
const patience = 30 * time.Second

// patiently executes a statement until no other process is in its way. SQLite's own waiting leaves out the change
// of a new file to a write-ahead log, which two processes that make one corpus both try.
func (w *writer) patiently(ctx context.Context, statement string) error {
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		_, err := w.conn.ExecContext(ctx, statement)
		if !busy(err) || time.Since(start) > patience {
			return err
		}
	}
}

func (w *writer) close() error {
	var errs []error
	for _, st := range w.stmts {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, w.conn.Close(), w.db.Close())...)
}

// tx is a transaction under way.
type tx struct {
	ctx  context.Context // of the caller: looked at before every statement
	w    *writer
	s    *Store
	mark int64 // of this transaction's changes; 0 until one is made
}

// background runs the statements themselves: a context that can be cancelled costs a goroutine a
// statement, and the transactions are short.
var background = context.Background()

// change runs f in a transaction, which holds when f returns nil and never was when it does not.
func (s *Store) change(ctx context.Context, f func(*tx) error) error {
	return s.transact(ctx, f, "normal")
}

// decide is change for what a person did: on the disk when it returns, even if the power fails.
func (s *Store) decide(ctx context.Context, f func(*tx) error) error {
	return s.transact(ctx, f, "full")
}

func (s *Store) transact(ctx context.Context, f func(*tx) error, synchronous string) (err error) {
	w := s.write
	if w == nil {
		return hint("open it for writing", "%s: %w", s.file(), ErrReadOnly)
	}
	select {
	case w.turn <- struct{}{}:
		defer func() { <-w.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	t := &tx{ctx: ctx, w: w, s: s}
	if w.synchronous != synchronous {
		if _, err := w.conn.ExecContext(background, "pragma synchronous = "+synchronous); err != nil {
			return s.explain(ctx, err)
		}
		w.synchronous = synchronous
	}
	if _, err := w.conn.ExecContext(ctx, "begin immediate"); err != nil {
		return s.explain(ctx, err)
	}
	defer func() {
		if p := recover(); p != nil {
			w.conn.ExecContext(background, "rollback")
			panic(p)
		}
	}()
	if err = f(t); err == nil {
		err = ctx.Err()
	}
	if err == nil {
		_, err = w.conn.ExecContext(background, "commit")
	}
	if err != nil {
		err = s.explain(ctx, err)
		// SQLite may have rolled back by itself, on a full disk for instance; then this says so.
		w.conn.ExecContext(background, "rollback")
	}
	return err
}

// now gives the mark of this transaction's changes: marks grow with every transaction that changes
// something an index shows.
func (t *tx) now() (int64, error) {
	if t.mark == 0 {
		err := t.one([]any{&t.mark}, `insert into meta values ('clock', 1) on conflict do update set value = value + 1 returning value`)
		if err != nil {
			return 0, err
		}
	}
	return t.mark, nil
}

func (t *tx) stmt(query string) (*sql.Stmt, error) {
	if err := t.ctx.Err(); err != nil {
		return nil, err
	}
	if st := t.w.stmts[query]; st != nil {
		return st, nil
	}
	st, err := t.w.conn.PrepareContext(background, query)
	if err != nil {
		return nil, fmt.Errorf("%w in %q", err, query)
	}
	t.w.stmts[query] = st
	return st, nil
}

// run executes a statement and gives the number of rows it changed.
func (t *tx) run(query string, args ...any) (int, error) {
	st, err := t.stmt(query)
	if err != nil {
		return 0, err
	}
	r, err := st.ExecContext(background, args...)
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// insert executes an insertion and gives the number of the new row.
func (t *tx) insert(query string, args ...any) (int64, error) {
	st, err := t.stmt(query)
	if err != nil {
		return 0, err
	}
	r, err := st.ExecContext(background, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// one reads a single row; sql.ErrNoRows when there is none.
func (t *tx) one(into []any, query string, args ...any) error {
	st, err := t.stmt(query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(background, args...).Scan(into...)
}

// find is one, with false for no row.
func (t *tx) find(into []any, query string, args ...any) (bool, error) {
	err := t.one(into, query, args...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// each reads all rows.
func (t *tx) each(scan func(row scanner) error, query string, args ...any) error {
	st, err := t.stmt(query)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(background, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// numbers reads a column of row numbers.
func (t *tx) numbers(query string, args ...any) (list []int64, err error) {
	err = t.each(func(r scanner) error {
		var n int64
		err := r.Scan(&n)
		list = append(list, n)
		return err
	}, query, args...)
	return list, err
}
