package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"tolmach/corpus/compare"
)

// rankingPage ranks the pairs of the corpus by how much their versions differ.
type rankingPage struct {
	Since      string
	Until      string
	Agency     string
	Agencies   []string // to choose from
	Pairs      []rankedRow
	Total      int
	NotAligned int
	Sums       []compare.Agency
	Kinds      []kindColumn
	Prev, Next string
	First      int
	Trouble    *trouble
}

// rankedRow is a pair in the ranking.
type rankedRow struct {
	compare.Ranked
	URL, Pair string
}

// differing is how much two versions differ, as the first cells of a row; Width is that of its bar, of 60.
type differing struct {
	Difference float64
	Only       [2]compare.Share
	Width      float64
}

// rankedKinds are the counts shown, in the order of the columns.
var rankedKinds = []kindColumn{{compare.Figure, "Figures"}, {compare.Date, "Dates"}, {compare.Name, "Names"}, {compare.Negation, "Negations"}, {compare.Moved, "Moved"}}

type kindColumn struct {
	Kind compare.Kind
	Text string
}

const rankedOnPage = 50

// ranking compares the pairs that the parameters choose. It takes some milliseconds a pair, so results are kept until
// something changes.
func (w *Server) ranking(v *visit) (compare.Ranking, error) {
	q, err := v.query(maxAnswer)
	if err != nil {
		return compare.Ranking{}, err
	}
	if len(q.Filter.Agencies) > 1 {
		return compare.Ranking{}, &fault{"agency", errors.New("pairs can be chosen by one agency")}
	}
	f := compare.Filter{Since: q.Filter.Since, Until: q.Filter.Until, Agency: v.get("agency")}
	clock, err := w.store.Clock(v.ctx)
	if err != nil {
		return compare.Ranking{}, err
	}
	key := fmt.Sprintf("%d %q", clock, f)
	if r, ok := w.rankings.get(key); ok {
		return r, nil
	}
	var r compare.Ranking
	err = v.long(workTimeout, func() (err error) {
		r, err = w.comparer.Rank(v.ctx, w.store, f, nil)
		return err
	})
	if errors.Is(err, context.DeadlineExceeded) {
		err = &tooMany{err}
	}
	if err == nil {
		w.rankings.put(key, r)
	}
	return r, err
}

// tooMany is a ranking that takes longer than a page may.
type tooMany struct{ error }

func (e *tooMany) Unwrap() error { return e.error }
func (e *tooMany) Hint() string {
	return "Choose a shorter time or an agency; 'tolmach diff --all' ranks any number of pairs."
}

// differences ranks the pairs of the corpus.
func (w *Server) differences(v *visit) error {
	p := &rankingPage{Since: v.get("since"), Until: v.get("until"), Agency: v.get("agency"), Agencies: w.facts.agencies(v.ctx, w), Kinds: rankedKinds}
	r, err := w.ranking(v)
	status := http.StatusOK
	if err != nil {
		p.Trouble = v.trouble(err)
		status = p.Trouble.Status
	}
	from, err := v.number("offset", 0)
	if err != nil {
		return err
	}
	p.Total, p.NotAligned, p.Sums = len(r.Pairs), r.NotAligned, r.Agencies
	from = min(from, p.Total)
	to := min(from+rankedOnPage, p.Total)
	p.First = from + 1
	around := v.only("ui", "theme")
	for _, x := range r.Pairs[from:to] {
		p.Pairs = append(p.Pairs, rankedRow{x, around.at("/pair/" + x.ID + "/differences"), around.at("/pair/" + x.ID)})
	}
	if from > 0 {
		p.Prev = v.with("offset", itoa(max(0, from-rankedOnPage))).at("/differences")
	}
	if to < p.Total {
		p.Next = v.with("offset", itoa(to)).at("/differences")
	}
	return v.show(status, "ranking", v.say("Differences"), p)
}

// apiRanking answers with the pairs that differ most.
func (w *Server) apiRanking(v *visit) (any, error) {
	r, err := w.ranking(v)
	if err != nil {
		return nil, err
	}
	from, err := v.number("offset", 0)
	if err != nil {
		return nil, err
	}
	q, err := v.query(maxAnswer)
	if err != nil {
		return nil, err
	}
	pairs, agencies := []any{}, []any{}
	from = min(from, len(r.Pairs))
	for _, x := range r.Pairs[from:min(from+q.Limit, len(r.Pairs))] {
		pairs = append(pairs, ordered{"pair", x.ID, "difference", four(x.Difference), "only", bySide(v.langs, [2]any{shareOf(x.Only[0]), shareOf(x.Only[1])}), "counts", x.Counts,
			v.langs[0] + "_article", x.Articles[0], v.langs[1] + "_article", x.Articles[1]})
	}
	for _, x := range r.Agencies {
		agencies = append(agencies, ordered{"agency", x.Name, "pairs", x.Pairs, "difference", four(x.Difference), "only", bySide(v.langs, [2]any{shareOf(x.Only[0]), shareOf(x.Only[1])}), "counts", x.Counts})
	}
	return ordered{"total", len(r.Pairs), "not_aligned", r.NotAligned, "offset", from, "limit", q.Limit, "pairs", pairs, "agencies", agencies}, nil
}
