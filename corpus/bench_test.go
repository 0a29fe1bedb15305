package corpus

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
)

// madeArticles makes n articles a side, of the size agencies write: 18 sentences of 130 letters; the i-th of
// both sides belong together.
func madeArticles(n int) []Article {
	words := [2][]string{strings.Fields("the ministers talks agreement economy president region company million percent according statement sanctions energy supplies between countries officials project will with after"),
		strings.Fields("министры переговоры соглашение экономика президент регион компания миллион процентов согласно заявление санкции энергия поставки между странами представители проект будет после который")}
	random := rand.New(rand.NewPCG(1, 2))
	list := make([]Article, 0, 2*n)
	for i := range n {
		for side, lang := range []string{"en", "ru"} {
			a := Article{Lang: lang, Title: fmt.Sprintf("Article %d", i), Date: fmt.Sprintf("20%02d-%02d-%02d", 10+i/365%14, 1+i/28%12, 1+i%28), Agency: "TASS",
				Place: Place{Path: fmt.Sprintf("archive/%s/%07d.txt", lang, i), Format: "text", Charset: "utf-8"}}
			for range 6 {
				var p []string
				for range 3 {
					var s []string
					for range 16 {
						s = append(s, words[side][random.IntN(len(words[side]))])
					}
					p = append(p, strings.Join(s, " ")+".")
					a.Sentences = append(a.Sentences, Sentence{len(a.Paragraphs), p[len(p)-1]})
				}
				a.Paragraphs = append(a.Paragraphs, strings.Join(p, " "))
			}
			a.Seal()
			list = append(list, a)
		}
	}
	return list
}

// fill stores n pairs with their beads.
func fill(t testing.TB, s *Store, n int) {
	articles := madeArticles(n)
	for len(articles) > 0 {
		k := min(512, len(articles))
		put(t, s, articles[:k]...)
		var pairs []Pair
		for i := 0; i < k; i += 2 {
			pairs = append(pairs, Pair{Articles: [2]string{articles[i].ID, articles[i+1].ID}, Status: Auto, Confidence: .9})
		}
		_, err := s.SetPairs(ctx, pairs)
		must(t, err)
		for _, p := range pairs {
			must(t, s.SetBeads(ctx, PairID(p.Articles[0], p.Articles[1]), oneToOne(18), "v1"))
		}
		articles = articles[k:]
	}
}

// benchPairs is the size of the larger benchmarks: TOLMACH_BENCH_PAIRS, or 1000.
func benchPairs() int {
	n, err := strconv.Atoi(os.Getenv("TOLMACH_BENCH_PAIRS"))
	if err != nil {
		return 1000
	}
	return n
}

func BenchmarkPutArticles(b *testing.B) {
	articles := madeArticles(benchPairs())
	for b.Loop() {
		s, err := Open(b.TempDir(), OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
		must(b, err)
		for i := 0; i < len(articles); i += 256 {
			put(b, s, articles[i:min(i+256, len(articles))]...)
		}
		must(b, s.Close())
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(articles)), "ns/article")
}

func BenchmarkPairsAndBeads(b *testing.B) {
	n := benchPairs()
	for b.Loop() {
		b.StopTimer()
		s, err := Open(b.TempDir(), OpenOptions{Create: true, NewLangs: [2]string{"en", "ru"}})
		must(b, err)
		articles := madeArticles(n)
		put(b, s, articles...)
		b.StartTimer()
		var pairs []Pair
		for i := 0; i < len(articles); i += 2 {
			pairs = append(pairs, Pair{Articles: [2]string{articles[i].ID, articles[i+1].ID}, Status: Auto, Confidence: .9})
		}
		_, err = s.SetPairs(ctx, pairs)
		must(b, err)
		pairing := b.Elapsed()
		for _, p := range pairs {
			must(b, s.SetBeads(ctx, PairID(p.Articles[0], p.Articles[1]), oneToOne(18), "v1"))
		}
		b.ReportMetric(float64((b.Elapsed()-pairing).Nanoseconds())/float64(n), "ns/SetBeads")
		must(b, s.Close())
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/pair")
}

func BenchmarkUnits(b *testing.B) {
	s := newStore(b)
	fill(b, s, benchPairs())
	var ids []string
	for u, err := range s.AllUnits(ctx, UnitFilter{}) {
		must(b, err)
		ids = append(ids, u.ID)
	}
	random := rand.New(rand.NewPCG(1, 2))
	pick := make([]string, 20)
	for b.Loop() {
		for i := range pick {
			pick[i] = ids[random.IntN(len(ids))]
		}
		units, err := s.Units(ctx, pick)
		must(b, err)
		if len(units) != 20 {
			b.Fatal(len(units))
		}
	}
}

func BenchmarkAllUnits(b *testing.B) {
	s := newStore(b)
	fill(b, s, benchPairs())
	n := 0
	for b.Loop() {
		for _, err := range s.AllUnits(ctx, UnitFilter{Nulls: true}) {
			must(b, err)
			n++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/unit")
}
