package index

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"tolmach/align"
	"tolmach/corpus"
)

// vocabulary makes words of syllables: with rank by rank the frequency that words of a language have.
func vocabulary(r *rand.Rand, n int, consonants, vowels string, endings []string) []string {
	cs, vs := []rune(consonants), []rune(vowels)
	seen := map[string]bool{}
	var words []string
	for len(words) < n {
		var b strings.Builder
		for range 1 + int(math.Log(float64(len(words)+2))/4) + r.Intn(2) {
			b.WriteRune(cs[r.Intn(len(cs))])
			b.WriteRune(vs[r.Intn(len(vs))])
			if r.Intn(3) == 0 {
				b.WriteRune(cs[r.Intn(len(cs))])
			}
		}
		stem := b.String()
		for i, e := range endings {
			if w := stem + e; !seen[w] && (i == 0 || r.Intn(2) == 0) {
				seen[w] = true
				words = append(words, w)
			}
		}
	}
	return words[:n]
}

// zipfText draws sentences of about mean words, one word in twenty a figure, one in ten with a capital.
type zipfText struct {
	r     *rand.Rand
	zipf  *rand.Zipf
	words []string
	mean  int
}

func newZipfText(seed int64, side int) *zipfText {
	r := rand.New(rand.NewSource(seed))
	t := &zipfText{r: r}
	if side == 0 {
		t.words, t.mean = vocabulary(r, 40000, "bcdfghklmnprstvw", "aeiou", []string{"", "s", "ed", "ing", "ation"}), 19
	} else {
		t.words, t.mean = vocabulary(r, 60000, "бвгдзклмнпрстхчш", "аеиоуы", []string{"", "а", "ом", "ами", "ости", "ый"}), 17
	}
	t.zipf = rand.NewZipf(r, 1.1, 2.7, uint64(len(t.words)-1))
	return t
}

func (t *zipfText) sentence() string {
	var b strings.Builder
	for i := range t.mean/2 + t.r.Intn(t.mean) {
		w := t.words[t.zipf.Uint64()]
		switch n := t.r.Intn(40); {
		case n < 2:
			w = strconv.Itoa(t.r.Intn(3000))
		case n < 6 || i == 0:
			c := []rune(w)
			w = strings.ToUpper(string(c[:1])) + string(c[1:])
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String() + "."
}

// fileText draws sentences of both languages from a file of pairs with a tab between, so that beads are true
// translations.
type fileText struct {
	r     *rand.Rand
	pairs [][2]string
}

func newFileText(t testing.TB, path string) *fileText {
	data, err := os.ReadFile(path)
	must(t, err)
	f := &fileText{r: rand.New(rand.NewSource(3))}
	for line := range strings.Lines(string(data)) {
		if a, b, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			f.pairs = append(f.pairs, [2]string{a, b})
		}
	}
	return f
}

// words of both languages, the most frequent stems first, each in its first form; function words left out.
func (f *fileText) words() (words [2][]string) {
	w := newWriter([2]string{"en", "ru"})
	for side := range words {
		counts, forms := map[string]int{}, map[string]string{}
		for _, p := range f.pairs {
			toks, _ := w.analyzers[side].words(p[side], 0)
			for _, t := range toks {
				if stem := w.analyzers[side].forms(t.text).stem; stem != "" && t.kind == word && len([]rune(t.text)) > 4 {
					counts[stem]++
					if forms[stem] == "" {
						forms[stem] = w.analyzers[side].fold(t.text)
					}
				}
			}
		}
		stems := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
			return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
		})
		for _, stem := range stems {
			words[side] = append(words[side], forms[stem])
		}
	}
	return words
}

// pair is a bead's two sentences.
func (f *fileText) pair() [2]string { return f.pairs[f.r.Intn(len(f.pairs))] }

// putZipf stores n beads in pairs of articles of twenty sentences, over five years, and returns their text's size.
func putZipf(t testing.TB, s *corpus.Store, n int) (size int) {
	texts := [2]*zipfText{newZipfText(1, 0), newZipfText(2, 1)}
	return putText(t, s, n, func() [2]string { return [2]string{texts[0].sentence(), texts[1].sentence()} })
}

// putText stores n beads of what pair gives.
func putText(t testing.TB, s *corpus.Store, n int, pair func() [2]string) (size int) {
	r := rand.New(rand.NewSource(4))
	const sentences, atOnce = 20, 50
	for at := 0; at < n; {
		var articles []corpus.Article
		var pairs []corpus.Pair
		for range atOnce {
			var both [2]corpus.Article
			date := time.Date(2014, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, at*5*365/n).Format(time.DateOnly)
			var lines [sentences][2]string
			for i := range lines {
				lines[i] = pair()
			}
			for side, code := range s.Langs() {
				a := corpus.Article{Lang: code, Date: date, Agency: []string{"TASS", "RIA", "Interfax"}[at/sentences%3], Place: corpus.Place{Path: fmt.Sprint(at, code)}}
				for i := range sentences {
					text := lines[i][side]
					size += len(text)
					a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: i, Text: text})
					a.Paragraphs = append(a.Paragraphs, text)
				}
				a.Title = a.Paragraphs[0]
				a.Seal()
				both[side] = a
			}
			articles = append(articles, both[0], both[1])
			pairs = append(pairs, corpus.Pair{ID: corpus.PairID(both[0].ID, both[1].ID), Articles: [2]string{both[0].ID, both[1].ID}, Confidence: 1, Status: corpus.Auto})
			if at += sentences; at >= n {
				break
			}
		}
		_, err := s.PutArticles(ctx, articles)
		must(t, err)
		_, err = s.SetPairs(ctx, pairs)
		must(t, err)
		for _, p := range pairs {
			beads := make([]align.Bead, sentences)
			for i := range beads {
				beads[i] = align.Bead{Src: align.Span{From: i, To: i + 1}, Dst: align.Span{From: i, To: i + 1}, Confidence: float64(r.Intn(10000)) / 1e4}
			}
			must(t, s.SetBeads(ctx, p.ID, beads, "scale"))
		}
	}
	return size
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory is the most that was resident at once, mapped files included, and what is of the process's own now.
func peakMemory() string {
	return memory("VmHWM:") + ", " + memory("RssAnon:") + " of its own now"
}

func memory(line string) string {
	data, _ := os.ReadFile("/proc/self/status")
	for l := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(l, line); ok {
			return strings.TrimSpace(rest)
		}
	}
	return "?"
}

func diskSize(dir string) (n int64) {
	filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			n += info.Size()
		}
		return nil
	})
	return n
}

// TestScale measures an index of many beads:
//
//	TOLMACH_SCALE=200000 go test ./index -run TestScale -v
//
// With TOLMACH_SCALE_TEXT the beads are drawn from that file, of pairs of sentences with a tab between.
// With TOLMACH_SCALE_CORPUS it keeps the corpus in that folder and uses it again, so that the memory
// measured is that of the build alone; TOLMACH_SCALE_BUILD=1 stops behind the build,
// TOLMACH_SCALE_BUILD=0 measures queries of the index that is there.
func TestScale(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("TOLMACH_SCALE"))
	if n == 0 {
		t.Skip("set TOLMACH_SCALE to a number of beads to measure")
	}
	dir := os.Getenv("TOLMACH_SCALE_CORPUS")
	if dir == "" {
		dir = filepath.Join(t.TempDir(), "c")
	}
	s, err := corpus.Open(dir, corpus.OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
	must(t, err)
	defer s.Close()
	var file *fileText
	if path := os.Getenv("TOLMACH_SCALE_TEXT"); path != "" {
		file = newFileText(t, path)
	}
	size := 0
	if st, err := s.Stats(ctx); err != nil || st.Articles[0] == 0 {
		began := time.Now()
		if file != nil {
			size = putText(t, s, n, file.pair)
		} else {
			size = putZipf(t, s, n)
		}
		t.Logf("%d beads, %.1f MB of text, stored in %v", n, float64(size)/1e6, time.Since(began).Round(time.Millisecond))
	} else {
		for u, err := range s.AllUnits(ctx, corpus.UnitFilter{}) {
			must(t, err)
			for _, texts := range u.Texts {
				size += len(strings.Join(texts, " "))
			}
		}
	}
	if os.Getenv("TOLMACH_SCALE_BUILD") != "0" {
		measureBuild(t, s, size)
	}
	if os.Getenv("TOLMACH_SCALE_BUILD") == "1" {
		return
	}
	measureQueries(t, s, file)
}

// measureBuild builds an index of a text of that size anew.
func measureBuild(t *testing.T, s *corpus.Store, size int) {
	t.Logf("memory before the build: %s", peakMemory())
	cpu, began := cpuTime(), time.Now()
	r, err := Build(ctx, s, Options{Rebuild: true, Progress: func(done, total int, what string) {
		if done%50000 == 0 || done == total {
			t.Logf("%s %d: %s", what, done, peakMemory())
		}
	}})
	must(t, err)
	cpu = cpuTime() - cpu
	disk := diskSize(folder(s))
	t.Logf("index of %d beads: %.0f µs of CPU a bead, %v; %.1f MB on disk, %.2f times the text; peak memory %s",
		r.Docs, float64(cpu.Microseconds())/float64(r.Docs), time.Since(began).Round(time.Millisecond), float64(disk)/1e6, float64(disk)/float64(size), peakMemory())
}

// measureQueries asks an index of Zipf text, or of the file's, thirty-one queries of each kind.
func measureQueries(t *testing.T, s *corpus.Store, file *fileText) {
	x := opened(t, s)
	var w [2][]string
	if file != nil {
		w = file.words()
	} else {
		w = [2][]string{newZipfText(1, 0).words, newZipfText(2, 1).words}
	}
	rare := w[0][3000]
	type timed struct {
		name string
		q    func(i int) Query
	}
	any := func(text string) Query { return Query{Any: parsed(t, text), Limit: 20} }
	sides := func(a, b string) Query {
		return Query{Sides: [2]Expr{parsed(t, a), parsed(t, b)}, Limit: 20}
	}
	phrases := [2][]string{}
	for u, err := range s.AllUnits(ctx, corpus.UnitFilter{Since: "2015-01-01", Until: "2015-01-05"}) {
		must(t, err)
		for side := range u.Texts {
			if f := strings.Fields(strings.ReplaceAll(u.Texts[side][0], `"`, "")); len(f) > 4 && wordy(f[3]) && wordy(f[4]) {
				phrases[side] = append(phrases[side], `"`+f[3]+" "+f[4]+`"`)
			}
		}
	}
	for _, c := range []timed{
		{"rare term", func(i int) Query { return any(w[0][3000+i]) }},
		{"common term", func(i int) Query { return any(w[0][40+i]) }},
		{"common Russian term", func(i int) Query { return any(w[1][40+i]) }},
		{"very common term", func(i int) Query { return any(w[0][1+i]) }},
		{"common term on one side", func(i int) Query { return sides(w[0][40+i], w[1][1]) }},
		{"both sides, common", func(i int) Query { return sides(w[0][40+i], w[1][40+i]) }},
		{"both sides, rare and common", func(i int) Query { return sides(w[0][3000+i], w[1][40+i]) }},
		{"English phrase", func(i int) Query { return any(phrases[0][i]) }},
		{"Russian phrase", func(i int) Query { return any(phrases[1][i]) }},
		{"fuzzy", func(i int) Query { return any(w[0][1000+i] + "~") }},
		{"Russian fuzzy", func(i int) Query { return any(w[1][1000+i] + "~") }},
		{"prefix", func(i int) Query { return any(string([]rune(w[1][1000+i])[:3]) + "*") }},
		{"star in front", func(i int) Query { return any("*" + string([]rune(w[1][1000+i])[2:])) }},
		{"common -word", func(i int) Query { return any(w[0][40+i] + " -" + w[0][80+i]) }},
		{"common, two years", func(i int) Query {
			q := any(w[0][40+i])
			q.Filter.Since, q.Filter.Until = "2015-03-10", "2017-03-09"
			return q
		}},
		{"common, confidence", func(i int) Query {
			q := any(w[0][40+i])
			q.Filter.MinConfidence = .75
			return q
		}},
		{"common by date", func(i int) Query { q := any(w[0][40+i]); q.Sort = ByDate; return q }},
		{"rare by left word", func(i int) Query { q := any(rare); q.Sort = ByLeft; return q }},
		{"twenty words OR", func(i int) Query { return any(strings.Join(w[0][40+i:60+i], " OR ")) }},
		{"sample", func(i int) Query { q := any(w[0][40+i]); q.Sample = 20; return q }},
	} {
		var found, whole []time.Duration
		hits := 0
		for i := range 31 {
			q := c.q(i)
			began := time.Now()
			sr, err := x.find(ctx, &q)
			must(t, err)
			page, total, err := sr.page(ctx, &q)
			must(t, err)
			must(t, sr.name(page))
			found = append(found, time.Since(began))
			_, err = sr.load(ctx, page)
			must(t, err)
			whole = append(whole, time.Since(began))
			hits += total
			sr.close()
		}
		slices.Sort(found)
		slices.Sort(whole)
		t.Logf("%-28s %7d hits  found %8.2f ms  with texts and marks %8.2f ms", c.name, hits/31, ms(found[15]), ms(whole[15]))
	}
	for _, c := range []struct {
		name string
		do   func(i int) error
	}{
		{"translations, rare", func(i int) error { return translated(x, any(w[0][3000+i])) }},
		{"translations, common", func(i int) error { return translated(x, any(w[0][40+i])) }},
		{"translations, common Russian", func(i int) error { return translated(x, any(w[1][40+i])) }},
		{"translations, phrase", func(i int) error { return translated(x, any(phrases[0][i])) }},
		{"common term with renderings", func(i int) error {
			q := any(w[0][40+i])
			q.Echo = true
			_, err := x.Search(ctx, q)
			return err
		}},
		{"by year and agency", func(i int) error { _, err := x.Frequencies(ctx, any(w[0][40+i])); return err }},
	} {
		var times, cpus []time.Duration
		for i := range 31 {
			began, cpu := time.Now(), cpuTime()
			must(t, c.do(i))
			times, cpus = append(times, time.Since(began)), append(cpus, cpuTime()-cpu)
		}
		slices.Sort(times)
		slices.Sort(cpus)
		t.Logf("%-28s %8.2f ms, the slowest %8.2f ms, of CPU %8.2f ms", c.name, ms(times[15]), ms(times[30]), ms(cpus[15]))
	}
	besideFTS(t, s, w)
}

func translated(x *Index, q Query) error {
	_, err := x.Translations(ctx, q, TranslationsOptions{Limit: 10})
	return err
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
