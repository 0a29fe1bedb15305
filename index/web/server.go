package web

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"runtime"
	"time"

	"golang.org/x/net/netutil"

	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/compare"
	"tolmach/index"
)

// Options say how a corpus is served.
type Options struct {
	// Hosts are names, beside localhost and addresses written as numbers, under which the pages may be
	// asked for. A request for any other host is refused: it comes from a page that has pointed its own
	// name at this machine.
	Hosts []string
	// ReadOnly refuses every change; so does a store that is open for reading only.
	ReadOnly bool
	// By is the name under which changes are kept.
	By string
	// Align says how a pair is aligned again; versions are compared with its lexicon, too.
	Align bitext.Options
	// Version of the program, for the foot of the pages and for exported files.
	Version string
	// Log takes what went wrong inside, a line at a time; nil drops it.
	Log func(format string, args ...any)
}

// The bounds of what one client may take.
const (
	maxHeader      = 64 << 10
	maxBody        = 1 << 20
	maxConnections = 512
	maxPage        = 200  // hits on a page
	maxAnswer      = 1000 // hits in an answer of the API
	maxContext     = 50   // beads around a hit
	maxRandom      = 10000

	stripPatience = 100 * time.Millisecond
	stripsKept    = 500
	resultsKept   = 500 // of at most 50 hits
	rankingsKept  = 8

	readTimeout  = 15 * time.Second
	workTimeout  = 20 * time.Second // of a page
	writeTimeout = 60 * time.Second
	fileTimeout  = 30 * time.Minute // of an export
	idleTimeout  = 2 * time.Minute
	grace        = 600 * time.Millisecond // for requests under way when the server stops
)

// Server serves one corpus. It is safe for concurrent use.
type Server struct {
	store   *corpus.Store
	langs   [2]string
	options Options

	index    current
	pages    map[string]*pages // by the language of the interface
	files    map[string]*file
	strips   recent[[]index.Rendering]
	results  recent[index.Result]
	counts   recent[[]index.Frequency]
	rankings recent[compare.Ranking]
	comparer *compare.Comparer
	facts    facts
	work     turns // pages and answers
	heavy    turns // what takes long in them
	exports  turns
	renewal  renewal
	handler  http.Handler
}

// New makes a server of an open corpus, which stays the caller's to close, after Close. An index that is
// missing is no error: the pages say so, until there is one.
func New(s *corpus.Store, o Options) (*Server, error) {
	if o.Log == nil {
		o.Log = func(string, ...any) {}
	}
	w := &Server{store: s, langs: s.Langs(), options: o, index: current{store: s},
		work: make(turns, 2*runtime.GOMAXPROCS(0)), heavy: make(turns, max(1, runtime.GOMAXPROCS(0)/2)), exports: make(turns, 2)}
	w.renewal = renewal{store: s, log: o.Log, delay: renewalDelay}
	w.comparer = compare.New(compare.Options{From: w.langs[0], To: w.langs[1], Lexicon: o.Align.Lexicon})
	w.rankings.most = rankingsKept
	w.strips.most = stripsKept
	w.results.most = resultsKept
	w.counts.most = resultsKept
	var err error
	if w.files, err = readFiles(); err != nil {
		return nil, err
	}
	if w.pages, err = readPages(w.langs, w.files); err != nil {
		return nil, err
	}
	w.handler = w.guard(w.routes())
	if !w.readOnly() {
		w.renewal.due() // the last server may have been stopped before it had taken everything up
	}
	return w, nil
}

// routes are all addresses. Those of pages answer GET and HEAD; changes are POST.
func (w *Server) routes() *http.ServeMux {
	m := http.NewServeMux()
	page := func(pattern string, h func(*visit) error) { m.Handle("GET "+pattern, w.page(h)) }
	page("/{$}", w.search)
	page("/search", w.search)
	page("/pair/{id}", w.pair)
	page("/pair/{id}/differences", w.pairDifferences)
	page("/article/{id}", w.article)
	page("/differences", w.differences)
	page("/review", w.queue)
	page("/stats", w.stats)
	page("/help", w.help)
	m.Handle("POST /pair/{id}", w.page(w.changed))
	m.HandleFunc("GET /export", w.download)
	page("/", func(v *visit) error { return errNoPage })
	api := func(pattern string, h func(*visit) (any, error)) { m.Handle("GET /api/"+pattern, w.answer(h)) }
	api("search", w.apiSearch)
	api("translations", w.apiTranslations)
	api("frequencies", w.apiFrequencies)
	api("beads/{id}", w.apiBead)
	api("pairs/{id}", w.apiPair)
	api("articles/{id}", w.apiArticle)
	api("pairs/{id}/edits", w.apiEdits)
	api("pairs/{id}/differences", w.apiDifferences)
	api("differences", w.apiRanking)
	m.Handle("POST /api/pairs/{id}/edits", w.answer(w.apiChange))
	api("stats", w.apiStats)
	api("", func(*visit) (any, error) { return nil, errNoPage })
	m.HandleFunc("GET /static/{name}", w.static)
	return m
}

// ServeHTTP answers one request.
func (w *Server) ServeHTTP(rw http.ResponseWriter, r *http.Request) { w.handler.ServeHTTP(rw, r) }

// readOnly says that nothing may be changed.
func (w *Server) readOnly() bool { return w.options.ReadOnly || w.store.ReadOnly() }

// Close waits for what is under way beside the requests, and lets go of the index.
func (w *Server) Close() error {
	w.renewal.close()
	return w.index.close()
}

// Serve answers requests on a listener until the context ends; then it lets those under way come to their end,
// for a moment, and returns nil.
func (w *Server) Serve(ctx context.Context, l net.Listener) error {
	s := &http.Server{
		Handler:           w,
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          nil,
	}
	done := make(chan error, 1)
	go func() { done <- s.Serve(netutil.LimitListener(l, maxConnections)) }()
	select {
	case err := <-done:
		return fmt.Errorf("web: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err := s.Shutdown(stop)
	if errors.Is(err, context.DeadlineExceeded) {
		err = s.Close()
	}
	<-done
	return err
}

// static answers with a file of the package. Their addresses carry a sum of their content, so that a browser
// may keep them.
func (w *Server) static(rw http.ResponseWriter, r *http.Request) {
	f := w.files[r.PathValue("name")]
	if f == nil {
		http.Error(rw, fs.ErrNotExist.Error(), http.StatusNotFound)
		return
	}
	h := rw.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	h.Set("ETag", f.tag)
	http.ServeContent(rw, r, "", time.Time{}, f.reader())
}
