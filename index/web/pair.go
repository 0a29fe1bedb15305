package web

import (
	"net/http"
	"net/url"
	"slices"

	"tolmach/corpus"
)

// pairPage is an article pair, or an article without one, as a whole.
type pairPage struct {
	ID         string
	Sides      [2]*side
	Rows       []row
	Beads      int // with text on both sides
	Plain      int // of these 1-1
	Weak       int // of these not sure
	Alone      [2]int
	Moved      int // out of the common order
	Trust      trust
	Status     string
	By, When   string
	Evidence   []corpus.Evidence
	Export     []link
	Lone       bool // an article without a counterpart
	Superseded string
	Desk       *desk // nil where nothing may be changed

	Differences string // address of the comparison
}

// side is one article of a pair.
type side struct {
	Lang string
	corpus.Article
	Link    string // its address, where that is one of the web
	Places  []corpus.Place
	Share   float64 // of its sentences that have a counterpart
	Aligned int
	Count   int
}

// pair shows an article pair: aligned rows, and on one side only what has no counterpart.
func (w *Server) pair(v *visit) error {
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return err
	}
	if id != v.PathValue("id") {
		http.Redirect(v.ResponseWriter, v.Request, v.at("/pair/"+id), http.StatusSeeOther)
		return nil
	}
	p, err := w.store.Pair(v.ctx, id)
	if err != nil {
		return err
	}
	units, err := w.pairUnits(v.ctx, id)
	if err != nil {
		return err
	}
	if len(units) == 0 {
		// An article that came anew has taken its pairs along.
		if to, err := w.successor(v, p.Articles); err != nil {
			return err
		} else if to != "" {
			http.Redirect(v.ResponseWriter, v.Request, v.only("ui", "theme").at("/pair/"+to), http.StatusSeeOther)
			return nil
		}
	}
	page := &pairPage{ID: id, Differences: v.only("ui", "theme").at("/pair/" + id + "/differences"), Trust: trustOf(p.Confidence), Status: string(p.Status), By: p.By, When: p.When, Evidence: p.Evidence}
	for k, article := range p.Articles {
		if page.Sides[k], err = w.side(v, article); err != nil {
			return err
		}
	}
	for i := range units {
		u := &units[i]
		r := rowOf(u)
		page.Rows = append(page.Rows, r)
		for k := range page.Sides {
			page.Sides[k].Count += len(u.Texts[k])
			if r.Alone < 0 {
				page.Sides[k].Aligned += len(u.Texts[k])
			}
		}
		switch {
		case r.Alone >= 0:
			page.Alone[r.Alone]++
			continue
		case r.Kind == "1-1":
			page.Plain++
		}
		page.Beads++
		if r.Trust.Value < sure {
			page.Weak++
		}
	}
	page.Moved = markMoved(units, page.Rows)
	for _, s := range page.Sides {
		if s.Count > 0 {
			s.Share = float64(s.Aligned) / float64(s.Count)
		}
	}
	dressRows(page.Rows, units, page.Sides)
	if page.Desk, err = w.desk(v, &p, units, page); err != nil {
		return err
	}
	for _, f := range exportFormats {
		page.Export = append(page.Export, link{f.text, "/export?" + url.Values{"pair": {id}, "format": {f.name}}.Encode(), f.name, false})
	}
	return v.show(http.StatusOK, "pair", page.Sides[0].Title, page)
}

// article shows an article without a counterpart; one that has a pair is shown with it.
func (w *Server) article(v *visit) error {
	id, err := w.store.ResolveArticle(v.ctx, v.PathValue("id"))
	if err != nil {
		return err
	}
	if pair, err := w.store.ResolvePair(v.ctx, id); err == nil {
		http.Redirect(v.ResponseWriter, v.Request, v.at("/pair/"+pair), http.StatusSeeOther)
		return nil
	}
	s, err := w.side(v, id)
	if err != nil {
		return err
	}
	page := &pairPage{ID: id, Lone: true}
	k := 0
	if s.Lang != v.langs[0] {
		k = 1
	}
	page.Sides[k] = s
	s.Count = len(s.Sentences)
	for i, x := range s.Sentences {
		u := corpus.Unit{Langs: v.langs}
		u.ID = corpus.LoneID(id, i)
		u.Texts[k] = []string{x.Text}
		r := rowOf(&u)
		r.Alone = k
		page.Rows = append(page.Rows, r)
	}
	if page.Superseded, _, err = w.store.Revision(v.ctx, id); err != nil {
		return err
	}
	if page.Superseded != "" {
		page.Superseded = v.only("ui", "theme").at("/article/" + page.Superseded)
	}
	return v.show(http.StatusOK, "pair", s.Title, page)
}

func (w *Server) side(v *visit, id string) (*side, error) {
	a, err := w.store.Article(v.ctx, id)
	if err != nil {
		return nil, err
	}
	s := &side{Lang: a.Lang, Article: a}
	if u, err := url.Parse(a.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		s.Link = a.URL
	}
	s.Places, err = w.store.Places(v.ctx, id)
	return s, err
}

// markMoved marks the rows that stand elsewhere in the other text, and counts them. One row out of its place
// crosses many that are in theirs; what moved is what the longest row of beads in the order of both texts lacks.
func markMoved(units []corpus.Unit, rows []row) (moved int) {
	var beads []int // with text on both sides, in the first text's order
	for i := range units {
		if rows[i].Alone < 0 {
			beads = append(beads, i)
		}
	}
	slices.SortStableFunc(beads, func(a, b int) int { return units[a].Src.From - units[b].Src.From })
	length, before := make([]int, len(beads)), make([]int, len(beads))
	last := -1
	for k, i := range beads {
		length[k], before[k] = 1, -1
		for j := range k {
			if units[beads[j]].Dst.From < units[i].Dst.From && length[j] >= length[k] {
				length[k], before[k] = length[j]+1, j
			}
		}
		if last < 0 || length[k] > length[last] {
			last = k
		}
	}
	for _, i := range beads {
		rows[i].Moved = true
	}
	moved = len(beads)
	for ; last >= 0; last = before[last] {
		rows[beads[last]].Moved = false
		moved--
	}
	return moved
}
