package exchange

import (
	"context"
	"errors"
	"fmt"

	"tolmach/corpus"
)

// CorrectionReport tells what became of corrections.
type CorrectionReport struct {
	Counts
	Corrected int // beads whose text was changed
	Decided   int // beads that were confirmed or marked for review as they are
	Same      int // beads that are as the file has them
	Older     int // beads that were not touched in the file, and changed in the corpus since
	NoID      int // units of the file without an id
	Conflicts int
	First     []Conflict // the first few hundred of them
}

// Conflict is a unit of the file that was not taken over.
type Conflict struct {
	ID     string
	Line   int
	Reason string
	Remedy string
}

const mostConflicts = 500

// ImportCorrections changes beads as a file has them, by the ids they were exported with, as a person's
// decision. A bead is changed when the file says something else than the corpus; where the file tells what the
// bead was when it was exported, and the corpus has changed since, too, it is a conflict and the corpus stays as
// it is. The file is read to its end before anything is changed: the error is *Unreadable when it cannot be.
func ImportCorrections(ctx context.Context, s *corpus.Store, in Input, by string, progress func(done, total int, what string)) (CorrectionReport, error) {
	c := corrector{s: s, by: by}
	var err error
	withID := 0
	c.Counts, err = Read(in, s.Langs(), func(e *Entry) error {
		if e.ID != "" {
			withID++
		}
		return ctx.Err()
	})
	if err != nil {
		return c.CorrectionReport, err
	}
	if withID == 0 {
		return c.CorrectionReport, &Unreadable{Path: in.Path, Reason: "no unit in it has an id", Remedy: "give a file that 'export' made and that kept its ids, or import it as a memory"}
	}
	var batch []Entry
	done := 0
	flush := func() error {
		if err := c.apply(ctx, batch); err != nil {
			return err
		}
		done += len(batch)
		batch = batch[:0]
		if progress != nil {
			progress(done, c.Units, "")
		}
		return nil
	}
	_, err = Read(in, s.Langs(), func(e *Entry) error {
		if e.ID == "" {
			c.NoID++
			return nil
		}
		if batch = append(batch, *e); len(batch) < 500 {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	return c.CorrectionReport, err
}

type corrector struct {
	CorrectionReport
	s  *corpus.Store
	by string
}

func (c *corrector) conflict(e *Entry, remedy, format string, args ...any) {
	c.Conflicts++
	if len(c.First) < mostConflicts {
		c.First = append(c.First, Conflict{e.ID, e.Line, fmt.Sprintf(format, args...), remedy})
	}
}

// apply takes over a few units: the changed ones of each pair in one transaction.
func (c *corrector) apply(ctx context.Context, batch []Entry) error {
	ids := make([]string, len(batch))
	for i := range batch {
		ids[i] = batch[i].ID
	}
	units, err := c.s.Units(ctx, ids)
	if err != nil {
		return err
	}
	found := make(map[string]*corpus.Unit, len(units))
	for i := range units {
		found[units[i].ID] = &units[i]
	}
	changes := map[string][]change{}
	var pairs []string
	for i := range batch {
		e := &batch[i]
		u := found[e.ID]
		if u == nil {
			c.conflict(e, "export anew; what is aligned anew has other ids", "bead %.40s is not in the corpus", e.ID)
			continue
		}
		b, ok, err := c.decide(ctx, e, u)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		p := u.Bead.Pair
		if changes[p] == nil {
			pairs = append(pairs, p)
		}
		changes[p] = append(changes[p], change{e, u, b})
	}
	for _, p := range pairs {
		if err := c.write(ctx, p, changes[p]); err != nil {
			return err
		}
	}
	return nil
}

// change is what a unit of the file makes of a bead.
type change struct {
	e *Entry
	u *corpus.Unit // as it is
	b corpus.Bead  // as it shall be
}

// decide says what to make of a bead; false when it stays.
func (c *corrector) decide(ctx context.Context, e *Entry, u *corpus.Unit) (corpus.Bead, bool, error) {
	b := u.Bead
	if u.Null() {
		c.conflict(e, "link the sentences in the review pages", "bead %s has a sentence on one side only, and the file has text on both", e.ID)
		return b, false, nil
	}
	now := [2]string{seg(u.Texts[0]), seg(u.Texts[1])}
	var edited [2]bool
	for side := range now {
		edited[side] = plainSpaces(now[side]) != plainSpaces(e.Texts[side])
	}
	text := edited[0] || edited[1]
	status := e.Status
	if status == "" || status == corpus.Auto {
		status = u.Status // a file takes no decision back
	}
	if !text && status == u.Status {
		c.Same++
		return b, false, nil
	}
	touched := true // in the file, as far as it tells
	if e.Print != "" {
		exported := u.Status
		if e.Status != "" {
			exported = e.Status
		}
		touched = Fingerprint(e.Texts, exported) != e.Print
		since := fingerprint(u) != e.Print
		switch {
		case !touched && since:
			c.Older++
			return b, false, nil
		case touched && since:
			c.conflict(e, "export anew and correct that, or decide in the review pages", "bead %s was changed in the corpus%s after this file was exported", e.ID, whose(u))
			return b, false, nil
		}
	} else if u.Status.Decided() && u.By != corpus.ByImport && (u.Edited[0] != "" && edited[0] || u.Edited[1] != "" && edited[1] || !text) {
		c.conflict(e, "export anew and correct that, or decide in the review pages", "bead %s was decided on%s, and the file does not say which state it was made from", e.ID, whose(u))
		return b, false, nil
	}
	if text && status != corpus.Review || status == corpus.Auto {
		status = corpus.Confirmed
	}
	b.Status = status
	for side := range edited {
		if !edited[side] {
			continue
		}
		b.Edited[side] = e.Texts[side]
		if u.Edited[side] == "" {
			continue
		}
		read, err := c.asRead(ctx, u, side)
		if err != nil {
			return b, false, err
		}
		if plainSpaces(read) == plainSpaces(e.Texts[side]) {
			b.Edited[side] = ""
		}
	}
	return b, true, nil
}

func whose(u *corpus.Unit) string {
	if u.By == "" {
		return ""
	}
	return " by " + u.By
}

// asRead is a side of a bead as it was read, before anybody edited it.
func (c *corrector) asRead(ctx context.Context, u *corpus.Unit, side int) (string, error) {
	a, err := c.s.Article(ctx, u.Articles[side].ID)
	if err != nil {
		return "", err
	}
	var texts []string
	for _, s := range a.Sentences[u.Side(side).From:u.Side(side).To] {
		texts = append(texts, s.Text)
	}
	return seg(texts), nil
}

// write changes beads of a pair, unless somebody else changed the pair since they were looked at.
func (c *corrector) write(ctx context.Context, pair string, list []change) error {
	p, err := c.s.Pair(ctx, pair)
	if err != nil {
		return err
	}
	now, err := c.s.Beads(ctx, pair)
	if err != nil {
		return err
	}
	state := make(map[string]corpus.Bead, len(now))
	for _, b := range now {
		state[b.ID] = b
	}
	var beads []corpus.Bead
	for _, x := range list {
		if b := state[x.e.ID]; b.Status != x.u.Status || b.Edited != x.u.Edited || b.When != x.u.When {
			err = corpus.ErrConflict
		}
		beads = append(beads, x.b)
	}
	if err == nil {
		err = c.s.DecideBeads(ctx, pair, beads, corpus.Decision{By: c.by, What: "import", Seen: p.Mark})
	}
	if errors.Is(err, corpus.ErrConflict) {
		for _, x := range list {
			c.conflict(x.e, "give the same command again", "bead %s: %v", x.e.ID, corpus.ErrConflict)
		}
		return nil
	}
	if err != nil {
		return err
	}
	for _, x := range list {
		if x.b.Edited != x.u.Edited {
			c.Corrected++
		} else {
			c.Decided++
		}
	}
	return nil
}
