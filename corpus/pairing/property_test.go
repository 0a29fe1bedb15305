package pairing

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// known is the authored articles with their vectors, and what reads them.
var known = sync.OnceValue(func() (k struct {
	space    *space
	aligner  *align.Aligner
	articles [2][]corpus.Article
}) {
	k.space = newSpace(lexicon.Default(), "en")
	k.aligner = align.New(align.Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	return k
})

// pairsOf pairs articles, given in any order, and gives the ids of who is paired with whom.
func pairsOf(t *rapid.T, window int, articles ...corpus.Article) map[string]string {
	k := known()
	r := &run{window: window, space: k.space, aligner: k.aligner}
	r.Progress = func(int, int, string) {}
	byID := map[string]corpus.Article{}
	for _, a := range articles {
		side := 0
		if a.Lang == "ru" {
			side = 1
		}
		byID[a.ID] = a
		r.sides[side] = append(r.sides[side], article{id: a.ID, day: dayOf(a.Date), fresh: true})
	}
	for side := range r.sides {
		sorted(r.sides[side])
	}
	r.text = func(_ context.Context, side int, i int32) (corpus.Article, error) {
		return byID[r.sides[side][i].id], nil
	}
	r.vector = func(_ context.Context, side int, i int32) (*vector, error) {
		a := byID[r.sides[side][i].id]
		return k.space.vector(side, read(lang.Get(a.Lang), a)), nil
	}
	list, err := r.match(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	pairs := map[string]string{}
	taken := map[string]bool{}
	for _, m := range list {
		a, b := r.sides[0][m.a].id, r.sides[1][m.b].id
		if m.confidence < enough || m.confidence > 1 {
			t.Errorf("%s and %s: confidence %v", a, b, m.confidence)
		}
		if m.status != corpus.Auto {
			continue
		}
		if pairs[a] != "" || taken[b] {
			t.Errorf("%s or %s is in two pairs", a, b)
		}
		pairs[a], taken[b] = b, true
	}
	return pairs
}

// Pairing is one-to-one, independent of the order of the articles, and an unrelated article changes no pair.
func TestProperties(t *testing.T) {
	all := slices.Concat(readFolder(t, testdata+"/wire/en"), readFolder(t, testdata+"/wire/ru"))
	rapid.Check(t, func(t *rapid.T) {
		window := rapid.SampledFrom([]int{1, 5, anyDay}).Draw(t, "window")
		some := rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 2, 24, rapid.ID[int]).Draw(t, "articles")
		var articles []corpus.Article
		for _, i := range some {
			articles = append(articles, all[i])
		}
		pairs := pairsOf(t, window, articles...)
		if other := pairsOf(t, window, rapid.Permutation(articles).Draw(t, "order")...); !maps.Equal(pairs, other) {
			t.Fatalf("%v in one order, %v in another", pairs, other)
		}
		words := strings.Fields(`grandmother knits a warm scarf from grey wool while the kettle sings and rain taps on our window
			pickle six cucumbers with dill garlic and cherry leaves then leave the jar in a cool cellar until winter`)
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 5, 60).Draw(t, "text"), " ")
		stranger := cut(corpus.Article{Lang: "en", Title: "A recipe", Paragraphs: []string{text + "."},
			Date: rapid.SampledFrom([]string{"", "--06-02", "--03-31"}).Draw(t, "date")}, 1)
		with := pairsOf(t, window, append(slices.Clone(articles), stranger)...)
		if !maps.Equal(pairs, with) {
			t.Fatalf("%v, and with an unrelated article %v", pairs, with)
		}
	})
}

// Whatever the days, near finds what apart says, each once.
func TestCalendar(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		date := rapid.Custom(func(t *rapid.T) day {
			month := rapid.SampledFrom([]int{1, 2, 3, 12}).Draw(t, "month")
			of := rapid.SampledFrom([]int{1, 2, 27, 28, 29, 30, 31}).Draw(t, "day")
			if rapid.Bool().Draw(t, "yearless") {
				return dayOf(fmt.Sprintf("--%02d-%02d", month, of)) // some are none
			}
			return dayOf(fmt.Sprintf("%d-%02d-%02d", rapid.IntRange(2015, 2021).Draw(t, "year"), month, of))
		})
		days := rapid.SliceOfN(date, 0, 60).Draw(t, "days")
		slices.SortFunc(days, func(a, b day) int { return a.before(b) })
		c := newCalendar(days)
		d := date.Draw(t, "asked")
		window := rapid.SampledFrom([]int{0, 1, 2, 5, 40, 200, anyDay}).Draw(t, "window")
		got := map[int32]int{}
		for _, s := range c.near(d, window) {
			for i := s.from; i < s.to; i++ {
				got[i]++
			}
		}
		for i, o := range days {
			want := 0
			if n := d.apart(o); n <= window || window == anyDay {
				want = 1
			}
			if got[int32(i)] != want {
				t.Errorf("%q from %q: %d days apart, window %d: found %d times", o, d, d.apart(o), window, got[int32(i)])
			}
		}
		if c.meets(d, window) != (len(got) > 0) {
			t.Errorf("meets: %v", !(len(got) > 0))
		}
	})
}

// A profile comes back from its bytes as it was.
func TestPack(t *testing.T) {
	for _, a := range readFolder(t, testdata+"/wire/ru") {
		a.URL, a.AltIDs = "https://example.org/1", []string{"x", "y"}
		a.Translations = []corpus.Reference{{Lang: "en", Ref: "https://example.org/2"}}
		p := read(lang.Get("ru"), a)
		data := p.pack()
		q, err := unpack(data)
		if err != nil {
			t.Fatal(err)
		}
		if string(q.pack()) != string(data) || len(q.own) != 3 || len(q.refs) != 1 || len(q.tokens) < 50 {
			t.Fatalf("%s: another profile", a.Place.Path)
		}
		for n := range 40 {
			if _, err := unpack(data[:len(data)*n/40]); err == nil {
				t.Errorf("%d of %d bytes are a profile too", len(data)*n/40, len(data))
			}
		}
	}
}

func FuzzUnpack(f *testing.F) {
	p := read(lang.Get("en"), corpus.Article{Title: "Kim Jong-un meets 2 envoys", URL: "u"})
	f.Add(p.pack())
	f.Add([]byte{0, 0, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, err := unpack(data); err == nil {
			known().space.vector(1, p)
		}
	})
}
