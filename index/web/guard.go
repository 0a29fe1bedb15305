package web

import (
	"context"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// policy allows a page its own style, script and pictures, and nothing else from anywhere.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard is around every request: it refuses foreign hosts and foreign sites, bounds what a request may take, and
// sets the headers that keep a browser from doing more than the page means.
func (w *Server) guard(next http.Handler) http.Handler {
	sameSite := http.NewCrossOriginProtection()
	sameSite.SetDenyHandler(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		http.Error(rw, "error: a change was asked for by another site\nhint: open the page itself and do it there", http.StatusForbidden)
	}))
	next = sameSite.Handler(w.changes(next))
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		h := rw.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		if !w.knows(r.Host) {
			http.Error(rw, "error: these pages are not at "+printable(r.Host)+"\nhint: ask for them by the address that 'tolmach serve' printed", http.StatusMisdirectedRequest)
			return
		}
		r.Body = http.MaxBytesReader(rw, r.Body, maxBody)
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				w.options.Log("error: %s %s: %v\n%s", r.Method, r.URL.Path, p, debug.Stack())
				http.Error(rw, "error: something went wrong inside\nhint: the server's terminal shows what", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(rw, r)
	})
}

// knows says whether the pages are to be had under a Host header. An address in numbers cannot be pointed
// elsewhere, and localhost is what it says.
func (w *Server) knows(host string) bool {
	name := host
	if n, _, err := net.SplitHostPort(host); err == nil {
		name = n
	}
	name = strings.TrimSuffix(strings.Trim(name, "[]"), ".")
	if _, err := netip.ParseAddr(name); err == nil {
		return true
	}
	return strings.EqualFold(name, "localhost") ||
		slices.ContainsFunc(w.options.Hosts, func(known string) bool { return strings.EqualFold(name, known) })
}

// changes lets through what may change something.
func (w *Server) changes(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
		case w.options.ReadOnly: // whoever asks
			forReading(rw)
			return
		case !sayable(r):
			http.Error(rw, "error: a form was sent by no page of this server\nhint: open the page itself and do it there; programs send JSON to /api/", http.StatusForbidden)
			return
		case w.readOnly():
			forReading(rw)
			return
		}
		next.ServeHTTP(rw, r)
	})
}

func forReading(rw http.ResponseWriter) {
	rw.Header().Set("Allow", "GET, HEAD")
	http.Error(rw, "error: this corpus is served for reading only\nhint: start 'tolmach serve' without --read-only, where the corpus may be written to", http.StatusMethodNotAllowed)
}

// sayable says whether a change can come from a page of this server, or from no page at all. Browsers tell from
// where a form comes, and the protection around asks them; one that is too old to tell could still send a form of
// another site, but not JSON.
func sayable(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == jsonType || r.Header.Get("Origin") != "" || r.Header.Get("Sec-Fetch-Site") != ""
}

// printable keeps what a header says to what can be shown on a line.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
	return s[:min(len(s), 100)]
}

// turns let a few requests work at a time, in the order in which they came: on a busy machine all wait a
// little, instead of some for long.
type turns chan struct{}

// take waits for a turn and returns what ends it; errBusy when it has not come in time.
func (t turns) take(ctx context.Context, patience time.Duration) (done func(), err error) {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case t <- struct{}{}:
		return func() { <-t }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-late.C:
		return nil, errBusy
	}
}
