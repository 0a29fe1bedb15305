package pairing

import (
	"cmp"
	"context"
	"hash/fnv"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/corpus"
)

// profile is what pairing knows of an article.
type profile struct {
	id    string
	lang  string
	alone bool // in no pair
	date  day
	keys  []key // sorted by n
	norm  float64
	refs  []string // addresses and ids under which other versions may be filed
	names []string // addresses and ids of its own
}

// key is one thing an article speaks of.
type key struct {
	n      uint64 // hash of the key, the same in both languages
	weight float32
	kind   string // for the evidence
	text   string // as written
}

// profiles are the profiles of a corpus; the rarity of a key is that among all its articles.
type profiles struct {
	of    map[string]*profile
	sides [2][]*profile
}

// headWeight is how much more a key of the headline or the lead counts.
const headWeight = 2

// profilesOf reads every article of the corpus, on all cores.
func profilesOf(ctx context.Context, s *corpus.Store, progress func(int, int, string)) (*profiles, error) {
	st, err := s.Stats(ctx)
	if err != nil {
		return nil, err
	}
	var (
		total  = st.Articles[0] + st.Articles[1]
		work   = make(chan corpus.Article)
		mu     sync.Mutex
		all    []*profile
		counts = map[uint64]int{} // in how many articles a key stands
		group  sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for a := range work {
				p := read(lang.Get(a.Lang), a)
				mu.Lock()
				for _, k := range p.keys {
					counts[k.n]++
				}
				all = append(all, p)
				if progress != nil {
					progress(len(all), total, "")
				}
				mu.Unlock()
			}
		})
	}
	err = nil
	for a, e := range s.Articles(ctx, corpus.ArticleFilter{}) {
		if err = e; err != nil {
			break
		}
		work <- a
	}
	close(work)
	group.Wait()
	ps := &profiles{of: make(map[string]*profile, len(all))}
	for _, p := range all {
		p.weigh(counts, len(all))
		ps.of[p.id] = p
		for side, code := range s.Langs() {
			if p.lang == code {
				ps.sides[side] = append(ps.sides[side], p)
			}
		}
	}
	return ps, err
}

// weigh gives every key its weight: the rarer, the more.
func (p *profile) weigh(counts map[uint64]int, articles int) {
	sum := 0.0
	for i := range p.keys {
		k := &p.keys[i]
		k.weight *= float32(math.Log(1 + float64(articles)/float64(counts[k.n])))
		sum += float64(k.weight * k.weight)
	}
	p.norm = math.Sqrt(sum)
}

// read makes the profile of an article; what its keys weigh is not known yet.
func read(l *lang.Language, a corpus.Article) *profile {
	p := &profile{id: a.ID, lang: a.Lang, date: dayOf(a.Date), refs: slices.Clone(a.AltIDs), names: slices.Clone(a.AltIDs)}
	for _, r := range a.Translations {
		p.refs = append(p.refs, r.Ref)
	}
	if a.URL != "" {
		p.names = append(p.names, a.URL)
	}
	found := map[string]key{}
	see := func(text string, head float32) {
		for _, f := range facts.Find(l, text) {
			word := text[f.Start:f.End]
			names := []string{f.Key}
			if f.Kind == facts.Name {
				if names = facts.NameKeys(l, word); len(names) == 0 {
					continue
				}
			}
			weight := head * kindWeight(f)
			for _, name := range names {
				name = f.Kind.String()[:1] + name
				if len(name) < 3 && f.Kind == facts.Name {
					continue // one consonant says nothing
				}
				if k, ok := found[name]; !ok || k.weight < weight {
					found[name] = key{weight: weight, kind: evidenceKind(f.Kind), text: strings.Join(strings.Fields(word), " ")}
				}
			}
		}
	}
	see(a.Title, headWeight)
	for i, text := range a.Paragraphs {
		head := float32(1)
		if i == 0 {
			head = headWeight
		}
		see(text, head)
	}
	for name, k := range found {
		h := fnv.New64a()
		h.Write([]byte(name))
		k.n = h.Sum64()
		p.keys = append(p.keys, k)
	}
	slices.SortFunc(p.keys, func(a, b key) int { return cmp.Compare(a.n, b.n) })
	return p
}

// kindWeight is how much a fact tells for its kind.
func kindWeight(f facts.Fact) float32 {
	switch f.Kind {
	case facts.Date, facts.Time, facts.Ordinal:
		return .5
	case facts.Number:
		if f.Value < 10 {
			return .4
		}
	}
	return 1
}

func evidenceKind(k facts.Kind) string {
	switch k {
	case facts.Name, facts.Acronym:
		return "name"
	case facts.Date, facts.Time:
		return "date"
	}
	return "figure"
}

// shared calls see with every key that both have.
func shared(a, b *profile, see func(x, y *key)) {
	for i, j := 0, 0; i < len(a.keys) && j < len(b.keys); {
		x, y := &a.keys[i], &b.keys[j]
		if x.n == y.n {
			see(x, y)
		}
		if x.n <= y.n {
			i++
		}
		if y.n <= x.n {
			j++
		}
	}
}

// compare is the cosine of what two articles speak of.
func compare(a, b *profile) match {
	m := match{a: a, b: b, linked: names(a, b) || names(b, a)}
	if a.norm > 0 && b.norm > 0 {
		sum := 0.0
		shared(a, b, func(x, y *key) { sum += float64(x.weight * y.weight) })
		m.score = sum / (a.norm * b.norm)
	}
	return m
}

// names says whether one article's source names the other.
func names(a, b *profile) bool {
	for _, r := range a.refs {
		if slices.Contains(b.names, r) {
			return true
		}
	}
	return false
}
