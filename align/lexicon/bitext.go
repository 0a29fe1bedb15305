package lexicon

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash"
	"hash/fnv"
	"io"
	"iter"
	"math"
	"os"
	"strings"
	"sync"
	"sync/atomic"

	"tolmach/align/lang"
)

// bitext is the training text as word numbers, in blocks that workers take one by one. Blocks beyond
// the memory allowed are kept in a temporary file.
type bitext struct {
	words   [2]*vocabulary
	pairs   int
	phrases []Phrase    // entries of glossaries, in word numbers
	sum     hash.Hash64 // of everything that was read, to know the input again
	blocks  []block
	held    int64 // bytes of blocks in memory
	limit   int64
	spill   *os.File
	size    int64 // of spill
}

type block struct {
	data   []byte // nil: in the file
	at     int64
	length int
	pairs  int
}

// vocabulary numbers the words of one language in the order they come.
type vocabulary struct {
	lang   *lang.Language
	forms  map[string]int32
	stems  map[string]int32
	formOf []form
	stem   []string
	count  []float64 // weighted, by stem
	total  float64
}

type form struct {
	text  string
	stem  int32
	count uint32
}

func newVocabulary(l *lang.Language) *vocabulary {
	return &vocabulary{lang: l, forms: map[string]int32{}, stems: map[string]int32{}}
}

func (v *vocabulary) add(f string, weight float64) int32 {
	id, ok := v.forms[f]
	if !ok {
		f = strings.Clone(f)
		key := v.lang.Stem(f)
		if key == "" {
			key = f
		}
		stem, ok := v.stems[key]
		if !ok {
			stem = int32(len(v.stem))
			v.stems[key] = stem
			v.stem = append(v.stem, key)
			v.count = append(v.count, 0)
		}
		id = int32(len(v.formOf))
		v.forms[f] = id
		v.formOf = append(v.formOf, form{text: f, stem: stem})
	}
	entry := &v.formOf[id]
	entry.count++
	v.count[entry.stem] += weight
	v.total += weight
	return entry.stem
}

// usual gives the most frequent form of each stem, the first in byte order of equals.
func (v *vocabulary) usual() []string {
	best := make([]form, len(v.stem))
	for _, f := range v.formOf {
		b := &best[f.stem]
		if f.count > b.count || f.count == b.count && f.text < b.text {
			*b = f
		}
	}
	texts := make([]string, len(best))
	for i, b := range best {
		texts[i] = b.text
	}
	return texts
}

const (
	batchPairs = 512     // texts cut into words together
	blockBytes = 1 << 18 // of numbers worked on together
)

type words struct {
	side   [2][]string
	weight float64
	entry  bool // of a glossary
}

// read cuts the texts into words on all cores and numbers them in order.
func read(ctx context.Context, pairs iter.Seq2[Pair, error], o TrainOptions) (t *bitext, err error) {
	langs := [2]*lang.Language{lang.Get(o.From), lang.Get(o.To)}
	t = &bitext{sum: fnv.New64a(), limit: o.Memory / 8}
	for i, l := range langs {
		t.words[i] = newVocabulary(l)
	}
	defer func() {
		if err != nil {
			t.close()
		}
	}()
	type job struct {
		in  []Pair
		out chan []words
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	jobs, order := make(chan job), make(chan job, 2*o.Workers)
	var wg sync.WaitGroup
	for range o.Workers {
		wg.Go(func() {
			for j := range jobs {
				out := make([]words, len(j.in))
				for k, p := range j.in {
					out[k] = words{weight: p.Weight}
					for s, text := range [2]string{p.Source, p.Target} {
						tokens := Tokens(langs[s], text)
						forms := make([]string, len(tokens))
						for n, token := range tokens {
							forms[n] = token.Form
						}
						out[k].side[s] = forms
					}
					out[k].entry = o.Entries && isEntry(p, out[k].side)
				}
				j.out <- out
			}
		})
	}
	var failed error // set before order is closed
	wg.Go(func() {
		defer close(order)
		defer close(jobs)
		n := 0
		send := func(batch []Pair) bool {
			j := job{batch, make(chan []words, 1)}
			for _, c := range []chan job{order, jobs} {
				select {
				case c <- j:
				case <-ctx.Done():
					failed = context.Cause(ctx)
					return false
				}
			}
			return true
		}
		batch := make([]Pair, 0, batchPairs)
		for p, err := range pairs {
			if err != nil {
				failed = err
				return
			}
			n++
			if p.Weight == 0 {
				p.Weight = 1
			}
			if !(p.Weight > 0 && p.Weight <= 100) {
				failed = fmt.Errorf("pair %d: weight %v; it must be above 0 and at most 100", n, p.Weight)
				return
			}
			if batch = append(batch, p); len(batch) == batchPairs {
				if !send(batch) {
					return
				}
				batch = make([]Pair, 0, batchPairs)
			}
		}
		send(batch)
	})
	var cur []byte
	inBlock := 0
	for j := range order {
		var out []words
		select {
		case out = <-j.out:
		case <-ctx.Done():
			// The reader sees it too; take what is under way so that nobody waits for us.
			continue
		}
		if err != nil {
			continue
		}
		for _, w := range out {
			before := len(cur)
			if cur = t.encode(cur, w); len(cur) > before {
				inBlock++
			}
			if len(cur) >= blockBytes {
				if err = t.put(cur, inBlock, o.Dir); err != nil {
					cancel()
					break
				}
				cur, inBlock = nil, 0
			}
		}
		o.Progress(t.pairs, 0, "read")
	}
	wg.Wait()
	if err == nil {
		err = failed
	}
	if err == nil {
		err = ctx.Err()
	}
	if err == nil && len(cur) > 0 {
		err = t.put(cur, inBlock, o.Dir)
	}
	return t, err
}

// encode appends a pair: weight, lengths, word numbers.
func (t *bitext) encode(b []byte, w words) []byte {
	m, n := len(w.side[0]), len(w.side[1])
	if m == 0 || n == 0 || m > maxWords || n > maxWords {
		return b
	}
	t.pairs++
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(w.weight)))
	b = binary.AppendUvarint(b, uint64(m))
	b = binary.AppendUvarint(b, uint64(n))
	var phrase Phrase
	for s, forms := range w.side {
		for _, f := range forms {
			n := t.words[s].add(f, w.weight)
			b = binary.AppendUvarint(b, uint64(n))
			if w.entry {
				phrase[s] = append(phrase[s], n)
			}
		}
	}
	if w.entry && len(t.phrases) < mostPhrases {
		t.phrases = append(t.phrases, phrase)
	}
	return b
}

func (t *bitext) put(data []byte, pairs int, dir string) error {
	t.sum.Write(data)
	if t.held+int64(len(data)) <= t.limit {
		t.held += int64(len(data))
		t.blocks = append(t.blocks, block{data: data, length: len(data), pairs: pairs})
		return nil
	}
	if t.spill == nil {
		f, err := os.CreateTemp(dir, "tolmach-bitext-*")
		if err != nil {
			return fmt.Errorf("training text does not fit the memory and needs a file: %w", err)
		}
		t.spill = f
	}
	if _, err := t.spill.WriteAt(data, t.size); err != nil {
		return err
	}
	t.blocks = append(t.blocks, block{at: t.size, length: len(data), pairs: pairs})
	t.size += int64(len(data))
	return nil
}

func (t *bitext) close() {
	if t.spill != nil {
		t.spill.Close()
		os.Remove(t.spill.Name())
		t.spill = nil
	}
}

// each calls visit for every pair, blocks in parallel; visitor makes the function of one worker. The
// slices are the worker's and are overwritten by the next pair.
func (t *bitext) each(ctx context.Context, workers int, visitor func() (visit func(source, target []int32, weight float64), done func())) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, workers)
	for w := range workers {
		wg.Go(func() {
			visit, done := visitor()
			defer done()
			var buf []byte
			var ids [2 * maxWords]int32
			for {
				i := int(next.Add(1)) - 1
				if i >= len(t.blocks) {
					return
				}
				if errs[w] = ctx.Err(); errs[w] != nil {
					return
				}
				b := t.blocks[i]
				data := b.data
				if data == nil {
					if cap(buf) < b.length {
						buf = make([]byte, b.length)
					}
					data = buf[:b.length]
					if _, err := t.spill.ReadAt(data, b.at); err != nil && err != io.EOF {
						errs[w] = err
						return
					}
				}
				for range b.pairs {
					weight := float64(math.Float32frombits(binary.LittleEndian.Uint32(data)))
					data = data[4:]
					m, n := number(&data), number(&data)
					for k := range m + n {
						ids[k] = number(&data)
					}
					visit(ids[:m], ids[m:m+n], weight)
				}
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func number(b *[]byte) int32 {
	d := *b
	if d[0] < 0x80 {
		*b = d[1:]
		return int32(d[0])
	}
	v, n := binary.Uvarint(d)
	*b = d[n:]
	return int32(v)
}
