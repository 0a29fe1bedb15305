package exchange

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"tolmach/align"
	"tolmach/corpus"
)

// many gives n units, each with texts of its own.
func many(n int) Units {
	return func(yield func(corpus.Unit, error) bool) {
		for i := range n {
			u := unit(fmt.Sprintf("%016x", i), fmt.Sprintf("The delegation number %d arrived in Vienna on Tuesday to discuss the supplies of grain with the organizers & others.", i),
				fmt.Sprintf("Делегация номер %d прибыла во вторник в Вену, чтобы обсудить поставки зерна с организаторами и другими.", i))
			u.Bead.Pair = fmt.Sprintf("%016x", i/12)
			u.Src, u.Dst = align.Span{From: i % 12, To: i%12 + 1}, align.Span{From: i % 12, To: i%12 + 1}
			if !yield(u, nil) {
				return
			}
		}
	}
}

// discard is a folder that keeps nothing.
type discard struct{}

func (discard) Create(string) (io.WriteCloser, error) {
	return struct {
		io.Writer
		io.Closer
	}{io.Discard, io.NopCloser(nil)}, nil
}

// Memory does not grow with the number of units, in any format. The large run, a million units and the time of each
// format, is for TOLMACH_SCALE.
func TestMemoryStays(t *testing.T) {
	few, lot := 2_000, 20_000
	if os.Getenv("TOLMACH_SCALE") != "" {
		lot = 1_000_000
	}
	o := options
	article := corpus.Article{}
	for i := range 12 {
		article.Sentences = append(article.Sentences, corpus.Sentence{Paragraph: i / 4, Text: "A sentence."})
	}
	o.Article = func(string) (corpus.Article, error) { return article, nil }
	writers := map[string]func(Units) error{}
	for name, write := range Formats {
		writers[name] = func(u Units) error { _, err := write(io.Discard, u, o); return err }
	}
	for name, write := range Folders {
		writers[name] = func(u Units) error { _, err := write(discard{}, u, o); return err }
	}
	writers["glossary"] = func(u Units) error { _, err := WriteGlossary(io.Discard, u, o); return err }
	for name, write := range writers {
		if lot > 100_000 && (name == "omegat" || name == "glossary") {
			continue // two passes over the words; measured by themselves
		}
		t.Run(name, func(t *testing.T) {
			peak := func(n int) (uint64, time.Duration) {
				runtime.GC()
				var most uint64
				var m runtime.MemStats
				begin := time.Now()
				err := write(func(yield func(corpus.Unit, error) bool) {
					i := 0
					for u, err := range many(n) {
						if i++; i%(n/4) == 0 {
							runtime.GC()
							runtime.ReadMemStats(&m)
							most = max(most, m.HeapAlloc)
						}
						if !yield(u, err) {
							return
						}
					}
				})
				if err != nil {
					t.Fatal(err)
				}
				return most, time.Since(begin)
			}
			a, _ := peak(few)
			b, took := peak(lot)
			t.Logf("%d units: %v, %d KB live; %d units: %d KB live", lot, took.Round(time.Millisecond), b>>10, few, a>>10)
			if b > a+20<<20 {
				t.Errorf("%d MB live at %d units, %d MB at %d", b>>20, lot, a>>20, few)
			}
		})
	}
}

func BenchmarkTMX(b *testing.B) {
	for b.Loop() {
		if n, err := WriteTMX(io.Discard, many(100_000), options); n != 100_000 || err != nil {
			b.Fatal(n, err)
		}
	}
}

func BenchmarkReadTMX(b *testing.B) {
	var s strings.Builder
	if _, err := WriteTMX(&s, many(10_000), options); err != nil {
		b.Fatal(err)
	}
	data := []byte(s.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if c, err := Read(from("x", data), options.Langs, func(*Entry) error { return nil }); c.Units != 10_000 || err != nil {
			b.Fatal(c, err)
		}
	}
}

func BenchmarkImportMemory(b *testing.B) {
	var s strings.Builder
	if _, err := WriteTMX(&s, many(10_000), options); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		store := newCorpus(b)
		if r, err := ImportMemory(context.Background(), store, from("x", []byte(s.String())), "/x", false, nil); r.Added != 10_000 || err != nil {
			b.Fatal(r, err)
		}
	}
}
