package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/review"
)

// The changes beside the operations of package review.
const (
	undo    = "undo"
	redo    = "redo"
	realign = "realign"
)

// change is what a person does to a pair: an operation of package review, or one of the above.
type change struct {
	Op   string `json:"op"`
	Bead string `json:"bead"`
	Side string `json:"side"` // language code
	At   int    `json:"at"`
	With string `json:"with"`
	Text string `json:"text"`
	Mark int64  `json:"mark"` // of the pair that the person looked at
}

// do makes a change of a pair and tells on which bead a person goes on; "" leaves that open.
func (w *Server) do(v *visit, pair string, c *change) (focus string, err error) {
	if w.readOnly() {
		return "", corpus.ErrReadOnly
	}
	if c.Mark <= 0 {
		return "", &review.Impossible{Reason: "the change does not say which state of the pair it was made on", Remedy: "send the mark that the pair had"}
	}
	d := corpus.Decision{By: w.options.By, What: c.Op, Seen: c.Mark}
	switch c.Op {
	case undo, redo:
		turn := w.store.UndoBeads
		if c.Op == redo {
			turn = w.store.RedoBeads
		}
		var e corpus.Edit
		e, err = turn(v.ctx, pair, d)
		focus = e.Focus
	case realign:
		focus, err = w.realign(v, pair, c.Bead, d)
	default:
		focus, err = w.review(v, pair, c, d)
	}
	if err == nil {
		w.renewal.due()
	}
	return focus, err
}

// realign aligns what nobody decided on, and finds the bead that holds what the given one held.
func (w *Server) realign(v *visit, pair, bead string, d corpus.Decision) (focus string, err error) {
	before, err := w.store.Beads(v.ctx, pair)
	if err != nil {
		return "", err
	}
	if err := bitext.Realign(v.ctx, w.store, pair, w.options.Align, d); err != nil {
		return "", err
	}
	after, err := w.store.Beads(v.ctx, pair)
	if err != nil {
		return "", err
	}
	if i := slices.IndexFunc(before, func(b corpus.Bead) bool { return b.ID == bead }); i >= 0 {
		for side := range 2 {
			if span := before[i].Side(side); span.Len() > 0 {
				return rowAt(after, side, span.From), nil
			}
		}
	}
	return "", nil
}

// review does an operation of package review.
func (w *Server) review(v *visit, pair string, c *change, d corpus.Decision) (focus string, err error) {
	op := review.Operation{Kind: c.Op, Bead: c.Bead, At: c.At, With: c.With, Text: c.Text}
	if op.Side = slices.Index(w.langs[:], c.Side); op.Side < 0 {
		if review.Sided(c.Op) {
			return "", &review.Impossible{Reason: "there is no such side", Remedy: "choose " + w.langs[0] + " or " + w.langs[1]}
		}
		op.Side = 0
	}
	if c.Bead == "" {
		return "", &review.Impossible{Reason: "no row is chosen", Remedy: "choose one"}
	}
	a, mark, err := w.alignment(v, pair)
	if err != nil {
		return "", err
	}
	if mark != c.Mark { // whatever can or cannot be done is said of another state
		return "", corpus.ErrConflict
	}
	done, err := review.Apply(a, op)
	if err != nil {
		return "", err
	}
	if err := w.store.DecideBeads(v.ctx, pair, done.Beads, d); err != nil {
		return "", err
	}
	focus = corpus.BeadID(pair, done.Focus.Bead)
	if c.Op == review.Confirm || c.Op == review.Above { // and go on
		if i := slices.IndexFunc(a.Beads, func(b corpus.Bead) bool { return b.ID == focus }); i >= 0 && i+1 < len(a.Beads) {
			focus = a.Beads[i+1].ID
		}
	}
	return focus, nil
}

// alignment reads a pair as it is worked on, and its mark.
func (w *Server) alignment(v *visit, pair string) (*review.Alignment, int64, error) {
	p, err := w.store.Pair(v.ctx, pair)
	if err != nil {
		return nil, 0, err
	}
	a := &review.Alignment{}
	if a.Beads, err = w.store.Beads(v.ctx, pair); err != nil {
		return nil, 0, err
	}
	for side, id := range p.Articles {
		x, err := w.store.Article(v.ctx, id)
		if err != nil {
			return nil, 0, err
		}
		a.Sentences[side] = bitext.Sentences(x)
	}
	return a, p.Mark, nil
}

// changed takes a change from the form of a pair's page and leads back to it.
func (w *Server) changed(v *visit) error {
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return err
	}
	if err := v.Request.ParseForm(); err != nil {
		return &fault{"form", err}
	}
	form := v.Request.PostForm
	c := &change{Op: form.Get("op"), Bead: form.Get("bead"), Side: form.Get("side"), With: form.Get("with"), Text: form.Get("text")}
	c.Mark, _ = strconv.ParseInt(form.Get("mark"), 10, 64)
	// The scissors between two sentences say at once what to do, and where.
	if side, at, ok := strings.Cut(form.Get("cut"), ":"); ok {
		c.Op, c.Side = review.Split, side
		c.At, _ = strconv.Atoi(at)
	}
	if bead, side, ok := strings.Cut(form.Get("link"), ":"); ok { // what is picked
		c.Op, c.With, c.Side = review.Link, bead, side
	}
	focus, err := w.do(v, id, c)
	if err != nil {
		return v.refuse(id, c, err)
	}
	if focus == "" {
		focus = c.Bead
	}
	pick := form.Get("pick")
	if c.Op == review.Link {
		pick = ""
	}
	http.Redirect(v.ResponseWriter, v.Request, v.backTo(id, focus, form.Get("side"), pick), http.StatusSeeOther)
	return nil
}

// backTo is the address of a pair at one of its beads, with something picked or without.
func (v *visit) backTo(pair, bead, side, pick string) string {
	return v.only("ui", "theme").with("side", side, "row", bead, "pick", pick).at("/pair/"+pair) + "#bead-" + bead
}

// refusal is a change that was not made, as its page shows it: nothing that was typed is lost.
type refusal struct {
	*trouble
	Text, Lang string // what was typed
	Back       string // address of the pair as it is now
}

// refuse says why a change was not made.
func (v *visit) refuse(pair string, c *change, err error) error {
	r := refusal{trouble: v.trouble(err), Back: v.backTo(pair, c.Bead, c.Side, "")}
	if c.Op == review.Text {
		r.Text, r.Lang = c.Text, c.Side
	}
	return v.show(r.Status, "refusal", v.say(r.Heading), r)
}

// apiChange takes a change as JSON, and answers with the pair as it is then.
func (w *Server) apiChange(v *visit) (any, error) {
	if kind, _, err := mime.ParseMediaType(v.Request.Header.Get("Content-Type")); err != nil || kind != jsonType {
		return nil, errNotJSON
	}
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return nil, err
	}
	var c change
	read := json.NewDecoder(v.Request.Body)
	read.DisallowUnknownFields()
	if err := read.Decode(&c); err != nil {
		return nil, &fault{"body", err}
	}
	if _, err := read.Token(); err != io.EOF {
		return nil, &fault{"body", errors.New("there is more than one object")}
	}
	if c.Bead != "" {
		if c.Bead, err = w.store.ResolveBead(v.ctx, c.Bead); err != nil {
			return nil, err
		}
	}
	if c.With != "" {
		if c.With, err = w.store.ResolveBead(v.ctx, c.With); err != nil {
			return nil, err
		}
	}
	focus, err := w.do(v, id, &c)
	if err != nil {
		return nil, err
	}
	answer, err := w.pairAnswer(v, id)
	return append(ordered{"focus", focus}, answer...), err
}

// apiEdits lists what persons did to a pair.
func (w *Server) apiEdits(v *visit) (any, error) {
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return nil, err
	}
	edits, err := w.store.Edits(v.ctx, id)
	list := []any{}
	for _, e := range edits {
		list = append(list, ordered{"op", e.What, "by", e.By, "when", e.When, "undone", e.Undone})
	}
	return ordered{"edits", list}, err
}

// jsonType is the kind of body that a page of another site cannot send without asking first.
const jsonType = "application/json"

var errNotJSON = errors.New("a change is sent as JSON")
