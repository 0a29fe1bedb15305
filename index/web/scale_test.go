package web

import (
	"context"
	"fmt"
	"io"
	"math/rand"
	"net"
	"net/http"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tolmach/corpus"
)

// scale is a server of the corpus in the folder of TOLMACH_SCALE_CORPUS, which TestScale of the index makes,
// or of testdata/wire, with addresses of several kinds of pages made of its own words.
func scale(t *testing.T) (w *Server, kinds map[string][]string) {
	dir := os.Getenv("TOLMACH_SCALE_CORPUS")
	if dir == "" {
		w = wire(t, Options{})
	} else {
		s, err := corpus.Open(dir, corpus.OpenOptions{ReadOnly: true})
		must(t, err)
		t.Cleanup(func() { s.Close() })
		w, err = New(s, Options{Log: t.Logf})
		must(t, err)
		t.Cleanup(func() { w.Close() })
	}
	kinds = map[string][]string{"front": {"/"}, "statistics": {"/stats"}}
	add := func(kind, path string, q ...string) {
		kinds[kind] = append(kinds[kind], path+"?"+values(q...).Encode())
	}
	n := 0
	for u, err := range w.store.AllUnits(ctx, corpus.UnitFilter{}) {
		must(t, err)
		a, b := longWords(u.Texts[0][0]), longWords(u.Texts[1][0])
		if len(a) < 4 || len(b) < 4 {
			continue
		}
		i := n % 3
		add("term", "/search", "en", a[i])
		add("Russian term", "/search", "ru", b[i])
		add("either language", "/search", "q", a[i+1])
		add("both sides", "/search", "en", a[i], "ru", b[i+1])
		add("KWIC", "/search", "en", a[i], "view", "kwic")
		add("second page", "/search", "en", a[i], "offset", "20")
		add("by date, filtered", "/search", "en", a[i], "sort", "date", "since", "2015", "agency", "TASS")
		add("frequency", "/stats", "en", a[i])
		add("JSON", "/api/search", "en", a[i])
		kinds["pair"] = append(kinds["pair"], "/pair/"+u.Bead.Pair)
		if n++; n == 31 {
			break
		}
	}
	return w, kinds
}

func longWords(text string) (words []string) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" .,:;!?\"'()«»—–-0123456789", r) }) {
		if len([]rune(w)) >= 4 {
			words = append(words, w)
		}
	}
	return words
}

// TestScalePages measures whole pages, without the network:
//
//	TOLMACH_PAGES=1 TOLMACH_SCALE_CORPUS=/tmp/scale go test ./index/web -run TestScalePages -v
func TestScalePages(t *testing.T) {
	if os.Getenv("TOLMACH_PAGES") == "" {
		t.Skip("set TOLMACH_PAGES=1 to measure pages")
	}
	w, kinds := scale(t)
	names := make([]string, 0, len(kinds))
	for name := range kinds {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		var first, warm []time.Duration
		size := 0
		for _, address := range kinds[name] {
			for i := range 4 {
				began := time.Now()
				rec := ask(w, "GET", address)
				took := time.Since(began)
				if rec.Code != http.StatusOK {
					t.Fatalf("%s: %d", address, rec.Code)
				}
				size += rec.Body.Len()
				if i == 0 {
					first = append(first, took)
				} else {
					warm = append(warm, took)
				}
			}
		}
		slices.Sort(first)
		slices.Sort(warm)
		t.Logf("%-18s first %8.2f ms  warm median %8.2f ms  %4d KB", name, ms(first[len(first)/2]), ms(warm[len(warm)/2]), size/len(kinds[name])/4/1024)
	}
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// TestCrowd has clients ask a server over the loopback for some time, as fast as they get answers:
//
//	TOLMACH_CROWD=60s TOLMACH_SCALE_CORPUS=/tmp/scale go test ./index/web -run TestCrowd -v
func TestCrowd(t *testing.T) {
	duration, err := time.ParseDuration(os.Getenv("TOLMACH_CROWD"))
	if err != nil {
		t.Skip("set TOLMACH_CROWD to a duration, such as 60s, to let a crowd in")
	}
	const clients = 50
	w, kinds := scale(t)
	var addresses []string
	for name, list := range kinds {
		times := 1
		if strings.Contains(name, "term") {
			times = 3
		}
		for range times {
			addresses = append(addresses, list...)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	serving, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() { served <- w.Serve(serving, l) }()

	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}, Timeout: 30 * time.Second}
	type outcome struct {
		took  time.Duration
		error string
	}
	var mu sync.Mutex
	var all []outcome
	visit := func(r *rand.Rand, until time.Time) {
		var mine []outcome
		for time.Now().Before(until) {
			address := addresses[r.Intn(len(addresses))]
			began := time.Now()
			o := outcome{}
			answer, err := client.Get("http://" + l.Addr().String() + address)
			if err == nil {
				_, err = io.Copy(io.Discard, answer.Body)
				answer.Body.Close()
				if answer.StatusCode != http.StatusOK {
					err = fmt.Errorf("%s: %s", address, answer.Status)
				}
			}
			if err != nil {
				o.error = err.Error()
			}
			o.took = time.Since(began)
			mine = append(mine, o)
		}
		mu.Lock()
		all = append(all, mine...)
		mu.Unlock()
	}
	crowd := func(d time.Duration) {
		var wg sync.WaitGroup
		for i := range clients {
			wg.Go(func() { visit(rand.New(rand.NewSource(int64(i))), time.Now().Add(d)) })
		}
		wg.Wait()
	}
	cpu := cpuTime()
	crowd(duration / 2)
	before := heap() // what is kept for the next time is there by now
	crowd(duration / 2)
	cpu = cpuTime() - cpu
	after := heap()
	client.CloseIdleConnections()
	stop()
	must(t, <-served)

	failed := 0
	var times []time.Duration
	for _, o := range all {
		times = append(times, o.took)
		if o.error != "" {
			if failed++; failed < 5 {
				t.Errorf("%s", o.error)
			}
		}
	}
	slices.Sort(times)
	at := func(share float64) float64 { return ms(times[int(share*float64(len(times)-1))]) }
	t.Logf("%d clients, %v: %d answers, %.0f a second, %d failed; p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, most %.0f ms; %.1f ms of CPU an answer, client included",
		clients, duration, len(all), float64(len(all))/duration.Seconds(), failed, at(.5), at(.9), at(.99), at(1), ms(cpu)/float64(len(all)))
	t.Logf("heap in use: %.1f MB at half time, %.1f MB at the end", float64(before)/1e6, float64(after)/1e6)
	if after > before+before/5+10<<20 {
		t.Errorf("memory grows: from %d to %d bytes", before, after)
	}
}

// heap is what is in use when the garbage is taken away.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// cpuTime is what this process has used so far.
func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
