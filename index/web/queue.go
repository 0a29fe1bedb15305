package web

import (
	"net/http"
	"slices"

	"tolmach/corpus"
)

// queuePage lists the pairs in which something is left to look at.
type queuePage struct {
	Only  []link // what to list
	Pairs []queued
	Next  string // address of the next page
}

// queued is an unfinished pair.
type queued struct {
	corpus.Unfinished
	URL string
}

const queuedOnPage = 50

// queueNames are the choices, as they are written.
var queueNames = []struct{ only, text string }{
	{corpus.AnyUndecided, "all that is not decided"}, {corpus.AnyWeak, "what is weak"}, {corpus.AnyReview, "what is marked for review"},
}

// queue lists unfinished pairs by date.
func (w *Server) queue(v *visit) error {
	p := &queuePage{}
	q := corpus.Queue{Sure: sure, Limit: queuedOnPage + 1, Beyond: v.get("after")}
	around := v.only("ui", "theme")
	for _, n := range queueNames {
		on := v.get("only") == n.only
		if on {
			q.Only = n.only
		}
		p.Only = append(p.Only, link{n.text, around.with("only", n.only).at("/review"), n.only, on})
	}
	list, err := w.store.Unfinished(v.ctx, q)
	if err != nil {
		return err
	}
	if len(list) > queuedOnPage {
		list = list[:queuedOnPage]
		p.Next = v.with("after", list[queuedOnPage-1].ID).at("/review")
	}
	for _, u := range list {
		p.Pairs = append(p.Pairs, queued{u, around.at("/pair/" + u.ID)})
	}
	return v.show(http.StatusOK, "queue", v.say("Review"), p)
}

// neighbours are the addresses of the unfinished pairs before and after one.
func (w *Server) neighbours(v *visit, pair string) (before, after string, err error) {
	for _, back := range []bool{true, false} {
		list, err := w.store.Unfinished(v.ctx, corpus.Queue{Sure: sure, Beyond: pair, Back: back, Limit: 1})
		if err != nil || len(list) == 0 {
			if err != nil {
				return "", "", err
			}
			continue
		}
		to := v.only("ui", "theme", "side").at("/pair/" + list[0].ID)
		if back {
			before = to
		} else {
			after = to
		}
	}
	return before, after, nil
}

// successor is the pair of the articles that took the place of two others, "" where none did.
func (w *Server) successor(v *visit, articles [2]string) (pair string, err error) {
	was := articles
	for k := range articles {
		for {
			next, _, err := w.store.Revision(v.ctx, articles[k])
			if err != nil {
				return "", err
			}
			if next == "" || slices.Contains(was[:], next) {
				break
			}
			articles[k] = next
		}
	}
	if articles == was {
		return "", nil
	}
	id := corpus.PairID(articles[0], articles[1])
	if _, err := w.store.Pair(v.ctx, id); err != nil {
		return "", nil // they are no pair any more
	}
	return id, nil
}
