package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"tolmach/corpus"
	"tolmach/index"
)

// statsPage is the statistics of the corpus, or of a query.
type statsPage struct {
	Question string
	Chips    []chip
	Back     string // to the hits
	Total    int    // hits
	Of       int    // units there are
	Charts   []*chart
	Stats    *corpus.Stats // of the whole corpus
	Pairs    int
	Kinds    []kindCount
	Status   []kindCount
	Trouble  *trouble
	Form     *form
}

type kindCount struct {
	Kind  string
	Count int
	Share float64
}

// stats draws how the corpus, or what a query finds, is spread over years and agencies.
func (w *Server) stats(v *visit) error {
	if !v.asks() {
		return w.corpusStats(v)
	}
	p := &statsPage{Question: v.question(), Form: w.form(v), Back: v.at("/search")}
	for _, c := range w.chips(v, p.Form) {
		c.URL = strings.Replace(c.URL, "/search", "/stats", 1)
		p.Chips = append(p.Chips, c)
	}
	q, err := v.query(maxPage)
	var list []index.Frequency
	if err == nil {
		err = w.index.use(v.ctx, func(x *index.Index) (err error) {
			list, err = w.frequenciesOf(v, x, q)
			return err
		})
	}
	status := http.StatusOK
	if err != nil {
		p.Trouble = v.trouble(err)
		status = p.Trouble.Status
	}
	years, agencies := &tally{}, &tally{}
	for _, f := range list {
		p.Total += f.Units
		p.Of += f.Of
		years.add(f.Year, f.Units, f.Of)
		agencies.add(f.Agency, f.Units, f.Of)
	}
	if p.Total > 0 {
		years.fillYears()
		link := func(name string) func(string) string {
			return func(key string) string {
				if key == "" {
					return ""
				}
				if name == "year" {
					return v.without("since", "until").with("since", key, "until", key).at("/search")
				}
				return v.without().with("agency", key).at("/search")
			}
		}
		if years.known() {
			p.Charts = append(p.Charts, v.columns("year", v.say("Hits by year"), v.say("year"), years, link("year")))
		}
		p.Charts = append(p.Charts,
			v.bars("agency", v.say("Hits by agency"), v.say("agency"), agencies, link("agency")))
	}
	return v.show(status, "stats", v.question()+" · "+v.say("Statistics"), p)
}

func (w *Server) corpusStats(v *visit) error {
	st, groups, err := w.facts.get(v.ctx, w)
	if err != nil {
		return err
	}
	p := &statsPage{Stats: &st}
	for status, n := range st.Pairs {
		p.Status = append(p.Status, kindCount{Kind: string(status), Count: n})
		if status.InForce() {
			p.Pairs += n
		}
	}
	all := 0
	for kind, n := range st.Beads {
		all += n
		p.Kinds = append(p.Kinds, kindCount{Kind: kind, Count: n})
	}
	for i := range p.Kinds {
		p.Kinds[i].Share = float64(p.Kinds[i].Count) / float64(all)
	}
	byCount := func(a, b kindCount) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Kind, b.Kind)) }
	slices.SortFunc(p.Kinds, byCount)
	slices.SortFunc(p.Status, byCount)
	years, agencies := &tally{}, &tally{}
	for _, g := range groups {
		years.add(g.Keys[0], g.Articles[0]+g.Articles[1], 0)
		agencies.add(g.Keys[1], g.Articles[0]+g.Articles[1], 0)
	}
	if len(groups) > 0 {
		years.fillYears()
		around := v.only("ui", "theme")
		if years.known() {
			p.Charts = append(p.Charts, v.columns("year", v.say("Articles by year"), v.say("year"), years, func(key string) string {
				if key == "" {
					return ""
				}
				return around.with("since", key, "until", key).at("/search")
			}))
		}
		p.Charts = append(p.Charts,
			v.bars("agency", v.say("Articles by agency"), v.say("agency"), agencies, func(key string) string {
				if key == "" {
					return ""
				}
				return around.with("agency", key).at("/search")
			}))
	}
	return v.show(http.StatusOK, "stats", v.say("Statistics"), p)
}

// tally counts by a key.
type tally struct{ list []counted }

type counted struct {
	Key   string
	N, Of int
}

func (t *tally) add(key string, n, of int) {
	for i := range t.list {
		if t.list[i].Key == key {
			t.list[i].N += n
			t.list[i].Of += of
			return
		}
	}
	t.list = append(t.list, counted{key, n, of})
}

// known says whether there is any key that is known; one bar of unknown years says nothing.
func (t *tally) known() bool {
	return slices.ContainsFunc(t.list, func(c counted) bool { return c.Key != "" })
}

// fillYears orders years and puts in those between them in which there is nothing, so that the axis tells
// the truth. What has no year comes last.
func (t *tally) fillYears() {
	slices.SortFunc(t.list, func(a, b counted) int {
		if (a.Key == "") != (b.Key == "") {
			return cmp.Compare(len(b.Key), len(a.Key))
		}
		return strings.Compare(a.Key, b.Key)
	})
	const tooMany = 60
	var out []counted
	for _, c := range t.list {
		if n := len(out); n > 0 && c.Key != "" && len(t.list) < tooMany {
			from, to := yearOf(out[n-1].Key), yearOf(c.Key)
			for y := from + 1; y < to && to-from < tooMany; y++ {
				out = append(out, counted{Key: itoa(y)})
			}
		}
		out = append(out, c)
	}
	t.list = out
}

func yearOf(key string) (n int) {
	for _, r := range key {
		n = 10*n + int(r-'0')
	}
	return n
}
