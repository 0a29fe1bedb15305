package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"tolmach/corpus"
	"tolmach/index"
)

// hit is a unit as a list of hits shows it.
type hit struct {
	ID            string
	Cells         [2]cell
	Origins       []origin
	Kind          string
	Trust         trust
	Status        string
	Crossing      bool
	Article       string // address of the whole pair, or of the lone article, at this place
	Open          bool
	Toggle        string // address of this page with the context shown or hidden
	More          string // with more of it
	Before, After []row
}

// origin is where a text comes from.
type origin struct{ Lang, Date, Agency string }

// trust is a confidence as a figure, a word and a pattern.
type trust struct {
	Value float64
	Word  string // "sure", "check", "weak"
	Dots  string
}

// The confidences from which a bead is called sure, or at least worth a look.
const (
	sure  = .9
	check = .6
)

func trustOf(x float64) trust {
	switch {
	case x >= sure:
		return trust{x, "sure", "●●●"}
	case x >= check:
		return trust{x, "check", "●●○"}
	}
	return trust{x, "weak", "●○○"}
}

// row is a bead of an article pair.
type row struct {
	ID     string
	Cells  [2]cell
	Kind   string
	Trust  trust
	Status string
	Moved  bool // stands elsewhere in the other text
	Alone  int  // the side that has a text without a counterpart; -1 when both have one
	Here   bool

	// For who works on the alignment:
	Numbers [2]string // of the sentences in their articles
	Read    [2]string // a text as it was read, where a person rewrote it
	Picked  string    // language of the text that is to be linked with another row
	Choose  string    // address of the page with this row chosen
}

// rowOf shows a unit without marks.
func rowOf(u *corpus.Unit) row {
	r := row{ID: u.ID, Cells: cellsOf(u.Langs, u.Texts, [2][]index.Mark{}, [2][]index.Mark{}), Kind: u.Kind(), Trust: trustOf(u.Confidence),
		Status: string(u.Status), Alone: -1}
	for side := range u.Texts {
		if len(u.Texts[1-side]) == 0 {
			r.Alone = side
		}
	}
	return r
}

func (w *Server) hit(v *visit, found *index.Hit, around int, open map[string]int) (*hit, error) {
	u := &found.Unit
	h := &hit{ID: u.ID, Cells: cellsOf(u.Langs, u.Texts, found.Marks, found.Echo), Origins: originsOf(u), Kind: u.Kind(),
		Trust: trustOf(u.Confidence), Status: string(u.Status), Crossing: u.Crossing, Article: articleAddress(v, u)}
	n, mine := open[u.ID]
	h.Open = mine || around > 0
	ids := v.openList()
	if mine {
		h.Toggle = v.with("open", strings.Join(slices.DeleteFunc(ids, func(x string) bool { return idOf(x) == u.ID }), ",")).at("/search") + "#hit-" + u.ID
	} else {
		h.Toggle = v.with("open", strings.Join(append(ids, u.ID), ",")).at("/search") + "#hit-" + u.ID
	}
	if !h.Open {
		return h, nil
	}
	n = max(n, around)
	before, after, err := w.around(v.ctx, u, n)
	if err != nil {
		return nil, err
	}
	for i := range before {
		h.Before = append(h.Before, rowOf(&before[i]))
	}
	for i := range after {
		h.After = append(h.After, rowOf(&after[i]))
	}
	if n < maxContext && (len(before) == n || len(after) == n) {
		rest := slices.DeleteFunc(slices.Clone(ids), func(x string) bool { return idOf(x) == u.ID })
		h.More = v.with("open", strings.Join(append(rest, u.ID+":"+itoa(min(n+3, maxContext))), ",")).at("/search") + "#hit-" + u.ID
	}
	return h, nil
}

// usualContext is how many beads an opened hit shows on each side.
const usualContext = 2

// opened are the hits whose context is shown: ids, each with a colon and a number where it is not the usual one.
func (p *parameters) opened() map[string]int {
	open := map[string]int{}
	for _, x := range p.openList() {
		id, n, _ := strings.Cut(x, ":")
		open[id] = usualContext
		if k, err := strconv.Atoi(n); err == nil && k > 0 {
			open[id] = min(k, maxContext)
		}
	}
	return open
}

func (p *parameters) openList() []string {
	return strings.FieldsFunc(p.get("open"), func(r rune) bool { return r == ',' })
}

func idOf(opened string) string {
	id, _, _ := strings.Cut(opened, ":")
	return id
}

// around gives the units before and after one in its pair or article.
func (w *Server) around(ctx context.Context, u *corpus.Unit, n int) (before, after []corpus.Unit, err error) {
	all, err := w.unitsOf(ctx, u)
	if err != nil {
		return nil, nil, err
	}
	at := slices.IndexFunc(all, func(x corpus.Unit) bool { return x.ID == u.ID })
	if at < 0 {
		return nil, nil, nil
	}
	return all[max(0, at-n):at], all[at+1 : min(at+1+n, len(all))], nil
}

// unitsOf gives all units of the pair that a unit is of, or of its article.
func (w *Server) unitsOf(ctx context.Context, u *corpus.Unit) (all []corpus.Unit, err error) {
	if u.Bead.Pair == "" {
		side := 0
		if u.Articles[0].ID == "" {
			side = 1
		}
		a, err := w.store.Article(ctx, u.Articles[side].ID)
		if err != nil {
			return nil, err
		}
		ids := make([]string, len(a.Sentences))
		for i := range ids {
			ids[i] = corpus.LoneID(a.ID, i)
		}
		return w.store.Units(ctx, ids)
	}
	return w.pairUnits(ctx, u.Bead.Pair)
}

func (w *Server) pairUnits(ctx context.Context, pair string) (all []corpus.Unit, err error) {
	for x, err := range w.store.AllUnits(ctx, corpus.UnitFilter{Pair: pair, Nulls: true}) {
		if err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, nil
}

// articleAddress is where all of a unit's pair or article stands, at its place.
func articleAddress(v *visit, u *corpus.Unit) string {
	p := v.only("ui", "theme")
	if u.Bead.Pair != "" {
		return p.with("row", u.ID).at("/pair/"+u.Bead.Pair) + "#bead-" + u.ID
	}
	for _, a := range u.Articles {
		if a.ID != "" {
			return p.at("/article/"+a.ID) + "#bead-" + u.ID
		}
	}
	return ""
}

// originsOf says where a unit comes from; once where both articles say the same.
func originsOf(u *corpus.Unit) (list []origin) {
	for side, a := range u.Articles {
		if a.ID == "" {
			continue
		}
		o := origin{u.Langs[side], a.Date, a.Agency}
		if len(list) > 0 && list[0].Date == o.Date {
			if strings.EqualFold(list[0].Agency, o.Agency) {
				continue
			}
			o.Date = ""
		}
		list = append(list, o)
	}
	return list
}

// line is a concordance line: a place that was found, in the middle, and below it what renders it.
type line struct {
	First       *concordance
	Second      *concordance
	Article, ID string
	Date        string
	Agency      string
}

// concordance is a text with one place in the middle; Look is that of the place.
type concordance struct{ Lang, Left, Middle, Right, Look string }

// beside bounds how much of a sentence a concordance line has on each side.
const beside = 90

// linesOf makes concordance lines of hits: one for each place on the side that was asked.
func linesOf(v *visit, hits []index.Hit) (lines []*line) {
	for i := range hits {
		h := &hits[i]
		u := &h.Unit
		side := 0
		if len(h.Marks[0]) == 0 && (len(h.Marks[1]) > 0 || len(u.Texts[0]) == 0) {
			side = 1
		}
		marks := h.Marks[side]
		if len(marks) == 0 {
			marks = []index.Mark{{}}
		}
		for k, m := range marks {
			l := &line{Article: articleAddress(v, u)}
			if k == 0 {
				l.ID = u.ID
			}
			for _, o := range originsOf(u)[:1] {
				l.Date, l.Agency = o.Date, o.Agency
			}
			l.First = concord(u, side, m, "hit")
			other := 1 - side
			for look, places := range map[string][]index.Mark{"hit": h.Marks[other], "echo": h.Echo[other]} {
				if len(places) > 0 && (l.Second == nil || look == "hit") {
					l.Second = concord(u, other, places[min(k, len(places)-1)], look)
				}
			}
			if l.Second == nil && len(u.Texts[other]) > 0 {
				l.Second = concord(u, other, index.Mark{}, "")
			}
			lines = append(lines, l)
		}
	}
	return lines
}

func concord(u *corpus.Unit, side int, m index.Mark, look string) *concordance {
	texts := u.Texts[side]
	if m.Sentence >= len(texts) {
		return nil
	}
	if m.End == 0 { // no place: the text from its beginning
		return &concordance{Lang: u.Langs[side], Right: head(strings.Join(texts, " "), 2*beside)}
	}
	before, after := strings.Join(texts[:m.Sentence], " "), strings.Join(texts[m.Sentence+1:], " ")
	text := texts[m.Sentence]
	left, right := text[:m.Start], text[m.End:]
	if before != "" {
		left = before + " " + left
	}
	if after != "" {
		right += " " + after
	}
	return &concordance{u.Langs[side], tail(left, beside), text[m.Start:m.End], head(right, beside), look}
}

func itoa(n int) string { return strconv.Itoa(n) }
