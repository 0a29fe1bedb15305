package pairing

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tolmach/align/lexicon"
)

// archive is an agency's output that is made up as it is asked for: stories of events, up to 20 of one event, most in
// both languages, versions hours or a day apart. An article has words of its event, of its story, and any; words pass
// into the other language by one of their translations, or not at all.
type archive struct {
	seed    uint64
	sides   [2][]article
	story   [2][]int32 // by article
	event   []int32    // by story
	partner map[int32]int32

	lex     *lexicon.Lexicon
	keys    [2][]uint32 // by lexicon id
	any     []float64   // frequencies added up, over the words of the first language
	content []float64   // the same, of those that tell something
}

// newArchive plans n articles of each language over two years.
func newArchive(n int, seed uint64) *archive {
	a := &archive{seed: seed, lex: lexicon.Default(), partner: map[int32]int32{}}
	var sizes [2]int
	sizes[0], sizes[1], _ = a.lex.Size()
	for side := range 2 {
		for id := range int32(sizes[side]) {
			a.keys[side] = append(a.keys[side], hash(a.lex.Stem(side, id)))
		}
	}
	sum, told := 0.0, 0.0
	for id := range int32(sizes[0]) {
		f := a.lex.Freq(0, id)
		sum += f
		if f < 2e-4 && len(a.lex.Pairs(0, id)) > 0 {
			told += f
		}
		a.any, a.content = append(a.any, sum), append(a.content, told)
	}
	r := rand.New(rand.NewPCG(seed, 1))
	type plan struct {
		article
		story int32
	}
	var plans [2][]plan
	for event := int32(0); len(plans[0]) < n || len(plans[1]) < n; event++ {
		size := 1
		for size < 20 && r.Float64() < .8 {
			size++
		}
		began := 17000 + r.Int32N(730)
		for range size {
			story := int32(len(a.event))
			a.event = append(a.event, event)
			told := began + r.Int32N(2)
			which := r.Float64()
			for side := range plans {
				if which < .6 || which < .8 == (side == 0) {
					day := day{dated, told}
					if r.Float64() < .15 {
						day.n++
					}
					id := fmt.Sprintf("%016x", r.Uint64())
					plans[side] = append(plans[side], plan{article{id: id, day: day, fresh: true}, story})
				}
			}
		}
	}
	first := map[int32]int32{}
	for side := range plans {
		plans[side] = plans[side][:n]
		slices.SortFunc(plans[side], func(x, y plan) int { return cmp.Or(x.day.before(y.day), strings.Compare(x.id, y.id)) })
		for i, p := range plans[side] {
			a.sides[side] = append(a.sides[side], p.article)
			a.story[side] = append(a.story[side], p.story)
			if side == 0 {
				first[p.story] = int32(i)
			} else if k, ok := first[p.story]; ok {
				a.partner[k] = int32(i)
			}
		}
	}
	return a
}

// draw picks a word by frequency.
func draw(r *rand.Rand, sums []float64) int32 {
	i, _ := slices.BinarySearch(sums, r.Float64()*sums[len(sums)-1])
	return int32(min(i, len(sums)-1))
}

// profile makes up an article.
func (a *archive) profile(side int, i int32) *profile {
	story := a.story[side][i]
	p := &profile{}
	own := rand.New(rand.NewPCG(a.seed+uint64(side)+2, uint64(story)))
	word := func(id int32) {
		if side == 1 {
			x := own.Float64()
			es := a.lex.Pairs(0, id)
			id = -1
			for _, e := range es {
				if x -= float64(e.P); x < 0 {
					id = e.ID
					break
				}
			}
			if id < 0 {
				return
			}
		}
		p.tokens = append(p.tokens, token{key: a.keys[side][id], tell: 1})
	}
	// What both versions draw from: the same sequence for both, of which each keeps a part.
	from := func(seed uint64, words, names, figures int, share float64) {
		r := rand.New(rand.NewPCG(a.seed, seed))
		for range words {
			if id := draw(r, a.content); own.Float64() < share {
				word(id)
			}
		}
		for range names {
			if n := hash(fmt.Sprint("name", r.IntN(100)*r.IntN(300))); own.Float64() < share {
				p.tokens = append(p.tokens, token{key: n + uint32(side), kind: name, tell: 1, names: []uint32{n&^7 | 4}})
			}
		}
		for range figures {
			if n := r.IntN(40) * r.IntN(100); own.Float64() < share {
				p.tokens = append(p.tokens, token{key: hash(fmt.Sprint("figure", n)), kind: fact, tell: uint8(16 * 1.6 * float64(len(strconv.Itoa(n))))})
			}
		}
	}
	kept := .45 + .5*rand.New(rand.NewPCG(a.seed+1, uint64(story))).Float64() // from hardly anything to nearly all
	from(uint64(a.event[story])<<1, 40, 5, 3, .5)
	from(uint64(story)<<1|1, 45, 4, 4, kept)
	for range 80 {
		word(draw(own, a.any))
	}
	slices.SortFunc(p.tokens, func(x, y token) int { return cmp.Compare(x.key, y.key) })
	p.tokens = slices.CompactFunc(p.tokens, func(x, y token) bool { return x.key == y.key })
	return p
}

// run is a pairing of the archive without its texts.
func (a *archive) run(space *space) *run {
	r := &run{sides: [2][]article{slices.Clone(a.sides[0]), slices.Clone(a.sides[1])}, space: space, window: DefaultWindow}
	r.Progress = func(int, int, string) {}
	r.vector = func(_ context.Context, side int, i int32) (*vector, error) {
		return space.vector(side, a.profile(side, i)), nil
	}
	return r
}

// decideQuickly decides by the vectors alone, as if nothing could be read side by side.
func (r *run) decideQuickly(window int) []made {
	r.lead()
	for k := range r.edges {
		r.edges[k].z, r.edges[k].state = float32(quick(&r.edges[k])), weighed
	}
	return r.decide(window)
}

// recall is the share of the true pairs among the edges.
func (a *archive) recall(edges []edge) float64 {
	hit := 0
	for _, e := range edges {
		if b, ok := a.partner[e.a]; ok && b == e.b {
			hit++
		}
	}
	return float64(hit) / float64(len(a.partner))
}

// TestArchive measures candidates and decisions over a made-up archive: TOLMACH_ARCHIVE=100000 articles of each
// language, in windows of days; with TOLMACH_WINDOW=0 without.
func TestArchive(t *testing.T) {
	n, measured := 2000, false
	if text := os.Getenv("TOLMACH_ARCHIVE"); text != "" {
		var err error
		if n, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
		measured = true
	}
	a := newArchive(n, 5)
	windows := []int{DefaultWindow, secondWindow}
	if os.Getenv("TOLMACH_WINDOW") == "0" {
		windows = []int{anyDay}
	}
	space := newSpace(a.lex, "en")
	r := a.run(space)
	if measured {
		began := time.Now()
		for side := range 2 {
			for i := range min(5000, n) {
				r.vector(ctx, side, int32(i))
			}
		}
		t.Logf("%d articles of each language, %d true pairs; making up a profile and its vector takes %v", n, len(a.partner), time.Since(began)/time.Duration(2*min(5000, n)))
	}
	began := time.Now()
	var list []made
	for _, window := range windows {
		if err := r.candidates(ctx, window); err != nil {
			t.Fatal(err)
		}
		candidates := time.Since(began)
		list = append(list, r.decideQuickly(window)...)
		t.Logf("window %d: candidates after %v, decided after %v, %d edges, recall of candidates %.4f; peak %d MB", window,
			candidates.Round(time.Millisecond), time.Since(began).Round(time.Millisecond), len(r.edges), a.recall(r.edges), peak())
	}
	right := 0
	for _, m := range list {
		if a.partner[m.a] == m.b {
			right++
		}
	}
	t.Logf("decided by vectors alone: %d pairs, precision %.3f, recall %.3f", len(list), float64(right)/float64(len(list)), float64(right)/float64(len(a.partner)))

	// The exact search, for a sample.
	docs := make([]document, min(n, 100_000))
	for i := range docs {
		v, _ := r.vector(ctx, 0, int32(i))
		docs[i] = document{int32(i), a.sides[0][i].day, v}
	}
	c := newCatalogue(docs)
	var found [2]int
	for _, exact := range []bool{false, true} {
		s := newSearch(c)
		s.exact = exact
		began := time.Now()
		asked := 0
		for k := range min(1000, n) {
			i := int32(k * (len(docs) / min(1000, n)))
			b, ok := a.partner[i]
			if !ok {
				continue
			}
			asked++
			v, _ := r.vector(ctx, 1, b)
			if slices.ContainsFunc(s.find(v, a.sides[1][b].day, windows[0], mostCandidates), func(h hit) bool { return h.article == i }) {
				found[map[bool]int{true: 1}[exact]]++
			}
		}
		t.Logf("exact %v: %d of %d found, %v each", exact, found[map[bool]int{true: 1}[exact]], asked, time.Since(began)/time.Duration(asked))
	}
	if found[0]*1000 < found[1]*995 {
		t.Errorf("%d true pairs among the candidates, %d by the exact search", found[0], found[1])
	}
}

// peak is the most memory this process has held, in MB; 0 where the system does not tell.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.Sys >> 20)
	}
	for line := range strings.Lines(string(status)) {
		if f := strings.Fields(line); f[0] == "VmHWM:" {
			n, _ := strconv.Atoi(f[1])
			return n >> 10
		}
	}
	return 0
}
