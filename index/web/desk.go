package web

import (
	"slices"
	"strings"

	"tolmach/align"
	"tolmach/corpus"
	"tolmach/corpus/review"
)

// desk is what the page of a pair shows to a person who works on its alignment.
type desk struct {
	Mark int64   // of the pair as shown
	Row  string  // id of the bead that is worked on
	Lang string  // of the text that operations on one language act on
	Both [2]link // to choose the other one

	Action string // address that takes changes
	Groups [][]tool
	Text   *rewriting // nil when no text is open
	Pick   *picked    // nil when nothing is picked
	ToPick string     // address of the page with the text of the row picked
	ToText string     // and with that text opened

	Before, After string // addresses of the unfinished pairs around this one

	Undo, Redo  *corpus.Edit
	History     []corpus.Edit // the last one first
	Undecided   int           // rows that nobody decided on
	Weak        int           // of these not sure
	Uneven      int           // not one to one
	HistoryMore int
}

// rewriting is a text that is being rewritten.
type rewriting struct{ Text, Read, Leave string }

// picked is a text that is to be linked with another row.
type picked struct{ Bead, Lang, Text, LetGo string }

// tool is an operation with its key, as people write it and as assistive technology wants it.
type tool struct{ Op, Text, Key, Shortcut string }

// tools are the operations on a row, in groups, with the keys of InterText and of OmegaT's aligner.
var tools = [][]tool{
	{{review.Confirm, "Confirm", "Enter", "Enter"}, {review.Above, "Confirm all above", "⇧Enter", "Shift+Enter"},
		{review.Check, "Mark for review", "R", "r"}, {review.Release, "Leave to the program", "L", "l"}},
	{{review.Merge, "Merge with next", "M", "m"}, {review.Split, "Split", "S", "s"}, {review.Unlink, "Unlink", "Del", "Delete"}},
	{{review.Up, "First sentence up", "U", "u"}, {review.Down, "Last sentence down", "D", "d"}, {review.Swap, "Swap with next", "X", "x"}},
}

// operationNames say what an edit was.
var operationNames = map[string]string{review.Link: "Link", review.Text: "Rewrite", realign: "Align the rest again", "import": "Import"}

func init() {
	for _, group := range tools {
		for _, t := range group {
			operationNames[t.Op] = t.Text
		}
	}
}

// beadView is a row of a pair as the template wants it.
type beadView struct {
	Row  *row
	Desk *desk
	Lone bool
	UI   string // language of the interface
}

const historyShown = 20

// desk describes the work on a pair; nil where nothing may be changed.
func (w *Server) desk(v *visit, p *corpus.Pair, units []corpus.Unit, page *pairPage) (*desk, error) {
	if w.readOnly() || len(units) == 0 {
		return nil, nil
	}
	d := &desk{Mark: p.Mark, Row: v.get("row"), Groups: tools, Action: v.only("ui", "theme").at("/pair/" + page.ID)}
	side := slices.Index(v.langs[:], v.get("side"))
	if side < 0 {
		side = 1 // mostly it is the translation that is moved to fit
	}
	d.Lang = v.langs[side]
	here := max(0, slices.IndexFunc(units, func(u corpus.Unit) bool { return u.ID == d.Row }))
	d.Row = units[here].ID
	page.Rows[here].Here = true
	self := v.only("ui", "theme", "side", "pick").with("row", d.Row)
	for i := range units {
		u := &units[i]
		page.Rows[i].Choose = self.with("row", u.ID).at("/pair/"+page.ID) + "#bead-" + u.ID
		if !u.Status.Decided() {
			d.Undecided++
			if u.Confidence < sure {
				d.Weak++
			}
		}
		if u.Kind() != "1-1" {
			d.Uneven++
		}
	}
	at := func(p *parameters) string { return p.at("/pair/"+page.ID) + "#bead-" + d.Row }
	for k, code := range v.langs {
		d.Both[k] = link{code, at(self.with("side", code)), code, k == side}
	}
	d.ToPick, d.ToText = at(self.with("pick", d.Row+":"+d.Lang)), at(self.with("edit", "1"))
	if bead, lang, ok := strings.Cut(v.get("pick"), ":"); ok {
		k := slices.Index(v.langs[:], lang)
		i := slices.IndexFunc(units, func(u corpus.Unit) bool { return u.ID == bead })
		if i >= 0 && k >= 0 && len(units[i].Texts[k]) > 0 {
			d.Pick = &picked{bead, lang, head(strings.Join(units[i].Texts[k], " "), 60), at(self.with("pick", ""))}
			page.Rows[i].Picked = lang
		}
	}
	if v.get("edit") != "" && len(units[here].Texts[side]) > 0 {
		d.Text = &rewriting{strings.Join(units[here].Texts[side], " "), page.Rows[here].Read[side], at(self)}
	}
	var err error
	if d.Before, d.After, err = w.neighbours(v, p.ID); err != nil {
		return nil, err
	}
	edits, err := w.store.Edits(v.ctx, p.ID)
	if err != nil {
		return nil, err
	}
	for i := range edits {
		if e := &edits[i]; e.Undone != "" {
			d.Redo = e
		} else if d.Undo == nil {
			d.Undo = e
		}
	}
	d.History = edits[:min(len(edits), historyShown)]
	d.HistoryMore = len(edits) - len(d.History)
	return d, nil
}

// dressRows adds to the rows of a pair what a person needs who works on them: the numbers of the sentences, and how
// rewritten texts were read.
func dressRows(rows []row, units []corpus.Unit, sides [2]*side) {
	for i := range units {
		u := &units[i]
		for k := range 2 {
			span := u.Side(k)
			rows[i].Numbers[k] = numbered(span)
			if u.Edited[k] == "" {
				continue
			}
			var read []string
			for _, s := range sides[k].Sentences[span.From:span.To] {
				read = append(read, s.Text)
			}
			rows[i].Read[k] = strings.Join(read, " ")
		}
	}
}

// numbered says which sentences a span has, counted from 1: "3", "3–4", "" for none.
func numbered(span align.Span) string {
	switch span.Len() {
	case 0:
		return ""
	case 1:
		return itoa(span.To)
	}
	return itoa(span.From+1) + "–" + itoa(span.To)
}
