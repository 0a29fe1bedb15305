package corpus

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"tolmach/align"
)

// Decision says who changes the beads of a pair, and how.
type Decision struct {
	By   string
	What string // the operation, for the history: "merge", "confirm" ...
	// Seen is the Mark of the pair that the person looked at: the change is refused with ErrConflict when the pair
	// has changed since. 0 does not ask.
	Seen int64
}

// Edit is one change that a person made to the beads of a pair.
type Edit struct {
	What, By string
	When     string // RFC 3339
	Undone   string // when it was taken back, RFC 3339; "" while it holds
	// Focus is the id of the first bead that came with undoing or redoing it; "" in a list.
	Focus string
}

// DecideBeads records what a person made of some beads of a pair: they take the place of what they
// overlap, whoever made it; sentences that are left over become null beads of the program's. Status is Confirmed
// or Review, or Auto, which takes a decision back: then the pair is aligned again by the next run. Edited is kept.
// A bead that is confirmed is right for sure. The change can be undone. ErrNotFound when the pair is not in
// force, ErrConflict as [Decision] says.
func (s *Store) DecideBeads(ctx context.Context, pair string, beads []Bead, d Decision) error {
	return s.edit(ctx, pair, d, func(t *tx, p *pairHead, at string) ([]Bead, error) {
		old, err := t.beads(p.n, pair)
		if err != nil {
			return nil, err
		}
		decided := slices.Clone(beads)
		for i := range decided {
			b := &decided[i]
			if at := slices.IndexFunc(old, func(o Bead) bool {
				return o.Src == b.Src && o.Dst == b.Dst && o.Status == b.Status && o.Edited == b.Edited && b.Status != Auto
			}); at >= 0 {
				*b = old[at] // whoever decided first did
				continue
			}
			switch b.Status {
			case Confirmed:
				b.Confidence = 1
				b.By, b.When = d.By, at
			case Review:
				b.By, b.When = d.By, at
			case Auto:
				b.By, b.When, b.Edited = "", "", [2]string{}
				b.Confidence = Unsure
				p.aligner = unfinished
			default:
				return nil, fmt.Errorf("bead %d-%d: status %q is not for beads", b.Src.From, b.Dst.From, b.Status)
			}
			for side := range 2 {
				if span := b.Side(side); span.From < 0 || span.To < span.From || span.To > p.sentences[side] {
					return nil, fmt.Errorf("pair %s: a bead of sentences %d to %d, of %d", pair, span.From, span.To, p.sentences[side])
				}
			}
		}
		if err := overlap(decided); err != nil {
			return nil, fmt.Errorf("pair %s: %w", pair, err)
		}
		return merge(decided, old), nil
	})
}

// RealignBeads is SetBeads for one pair that a person asked to be aligned again; it can be undone.
func (s *Store) RealignBeads(ctx context.Context, pair string, beads []align.Bead, version string, d Decision) error {
	return s.edit(ctx, pair, d, func(t *tx, p *pairHead, _ string) ([]Bead, error) {
		p.aligner = version
		return t.besideKept(p, beads)
	})
}

// edit replaces the beads of a pair as a person's change, and keeps what it takes to undo that.
func (s *Store) edit(ctx context.Context, pair string, d Decision, change func(t *tx, p *pairHead, at string) ([]Bead, error)) error {
	return s.decide(ctx, func(t *tx) error {
		p, err := t.seen(pair, d.Seen)
		if err != nil {
			return err
		}
		at := time.Now().UTC().Format(time.RFC3339)
		beads, err := change(t, &p, at)
		if err != nil {
			return err
		}
		beads = p.complete(beads)
		old, err := t.beads(p.n, pair)
		if err != nil {
			return err
		}
		before, after := difference(old, beads)
		if len(before) > 0 || len(after) > 0 {
			// What had been undone cannot be done again on top of something else.
			if _, err := t.run(`delete from edit where pair = ? and undone <> ''`, p.n); err != nil {
				return err
			}
			if _, err := t.insert(`insert into edit (pair, what, who, at, undone, before, after) values (?, ?, ?, ?, '', ?, ?)`,
				p.n, d.What, d.By, at, packBeads(before), packBeads(after)); err != nil {
				return err
			}
		}
		return t.replaceBeads(p.n, beads, p.aligner)
	})
}

// unfinished is the version of an alignment that a person changed and that left sentences for the aligner: the next
// run aligns the pair again.
const unfinished = "-"

// complete adds null beads for sentences that no bead holds, as in a pair that was not aligned before a person
// worked on it. They are for the aligner.
func (p *pairHead) complete(beads []Bead) []Bead {
	if p.aligner == "" {
		p.aligner = unfinished
	}
	for side, n := range p.sentences {
		held := make([]bool, n)
		for i := range beads {
			for j := beads[i].Side(side).From; j < beads[i].Side(side).To; j++ {
				held[j] = true
			}
		}
		for j := range held {
			if !held[j] {
				beads = append(beads, nullBead(side, j))
				p.aligner = unfinished
			}
		}
	}
	return beads
}

// seen finds a pair in force that is still as a person saw it.
func (t *tx) seen(pair string, mark int64) (pairHead, error) {
	p, err := t.pair(pair)
	if err == nil && mark != 0 && mark != p.mark {
		err = hint("look at the pair again", "pair %s: %w", pair, ErrConflict)
	}
	return p, err
}

// UndoBeads takes back the last change of a pair's beads that holds. ErrNoEdit when there is none; ErrStands when a person
// decided otherwise on its beads since, by another way than this; ErrConflict as [Decision] says. What the aligner made since of
// sentences that the change had left to it gives way.
func (s *Store) UndoBeads(ctx context.Context, pair string, d Decision) (Edit, error) {
	return s.turn(ctx, pair, d, `undone = '' order by n desc`)
}

// RedoBeads does again what was undone last. The errors are those of UndoBeads.
func (s *Store) RedoBeads(ctx context.Context, pair string, d Decision) (Edit, error) {
	return s.turn(ctx, pair, d, `undone <> '' order by n`)
}

// turn undoes or redoes the first edit of those that a condition, with an order, gives.
func (s *Store) turn(ctx context.Context, pair string, d Decision, which string) (e Edit, err error) {
	err = s.decide(ctx, func(t *tx) error {
		p, err := t.seen(pair, d.Seen)
		if err != nil {
			return err
		}
		var n int64
		var before, after string
		found, err := t.find([]any{&n, &e.What, &e.By, &e.When, &e.Undone, &before, &after},
			`select n, what, who, at, undone, before, after from edit where pair = ? and `+which+` limit 1`, p.n)
		if err == nil && !found {
			err = hint("every change was taken back, or none was made", "pair %s: %w", pair, ErrNoEdit)
		}
		if err != nil {
			return err
		}
		gone, back := after, before
		if e.Undone == "" {
			e.Undone = time.Now().UTC().Format(time.RFC3339)
		} else {
			gone, back, e.Undone = before, after, ""
		}
		old, err := t.beads(p.n, pair)
		if err != nil {
			return err
		}
		beads, whole, err := exchanged(old, gone, back)
		if err != nil {
			return hint("change the beads as they are now", "pair %s: %q of %s by %s: %w", pair, e.What, e.When, e.By, err)
		}
		if !whole {
			p.aligner = unfinished
		}
		beads = p.complete(beads)
		if _, err := t.run(`update edit set undone = ? where n = ?`, e.Undone, n); err != nil {
			return err
		}
		if err := t.replaceBeads(p.n, beads, p.aligner); err != nil {
			return err
		}
		e.Focus = firstOf(beads, back)
		return nil
	})
	return e, err
}

// firstOf is the id of the first of the beads, in reading order, that is among those an edit keeps.
func firstOf(beads []Bead, packed string) string {
	var list []packedBead
	if err := json.Unmarshal([]byte(packed), &list); err != nil {
		return ""
	}
	for i := range beads {
		if slices.Contains(list, pack(&beads[i])) {
			return beads[i].ID
		}
	}
	return ""
}

// Edits are the changes that persons made to the beads of a pair, the last one first.
func (s *Store) Edits(ctx context.Context, pair string) (list []Edit, err error) {
	id, _ := parseID(pair)
	err = s.rows(ctx, func(r scanner) error {
		var e Edit
		err := r.Scan(&e.What, &e.By, &e.When, &e.Undone)
		list = append(list, e)
		return err
	}, `select what, who, at, undone from edit where pair = (select n from pair where id = ?) order by n desc`, id)
	return list, err
}

// packedBead is a bead as an edit keeps it: all of it that does not follow from the others.
type packedBead struct {
	Src, Dst   align.Span
	Confidence float64
	Status     Status
	By, When   string
	Edited     [2]string
}

func pack(b *Bead) packedBead {
	return packedBead{b.Src, b.Dst, b.Confidence, b.Status, b.By, b.When, b.Edited}
}

// difference gives the beads that only one of two alignments has.
func difference(old, fresh []Bead) (gone, come []packedBead) {
	had := map[packedBead]bool{}
	for i := range old {
		had[pack(&old[i])] = true
	}
	for i := range fresh {
		if p := pack(&fresh[i]); had[p] {
			delete(had, p)
		} else {
			come = append(come, p)
		}
	}
	for i := range old {
		if p := pack(&old[i]); had[p] {
			gone = append(gone, p)
		}
	}
	return gone, come
}

func packBeads(list []packedBead) string {
	js, err := json.Marshal(list)
	if err != nil { // a confidence that is no number
		panic(err)
	}
	return string(js)
}

// exchanged puts some beads into the place of others. Where beads that nobody decided on are not there any more as they
// were, what stands in their place gives way, and whole is false. The error is ErrStands when a person's decision would have to.
func exchanged(beads []Bead, gone, back string) (list []Bead, whole bool, err error) {
	var out, in []packedBead
	if err := json.Unmarshal([]byte(gone), &out); err != nil {
		return nil, false, err
	}
	if err := json.Unmarshal([]byte(back), &in); err != nil {
		return nil, false, err
	}
	for i := range beads {
		if at := slices.Index(out, pack(&beads[i])); at >= 0 {
			out = slices.Delete(out, at, at+1)
		} else {
			list = append(list, beads[i])
		}
	}
	firm := make([]Bead, len(in))
	for i, p := range in {
		firm[i] = Bead{Bead: align.Bead{Src: p.Src, Dst: p.Dst, Confidence: p.Confidence}, Status: p.Status, By: p.By, When: p.When, Edited: p.Edited}
	}
	if slices.ContainsFunc(out, func(p packedBead) bool { return p.Status.Decided() }) {
		return nil, false, ErrStands
	}
	merged := merge(firm, list)
	for i := range list {
		if b := list[i]; b.Status.Decided() && !slices.ContainsFunc(merged, func(m Bead) bool { return pack(&m) == pack(&b) }) {
			return nil, false, ErrStands
		}
	}
	return merged, len(out) == 0, nil
}
