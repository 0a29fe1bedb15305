package corpus

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"tolmach/align"
)

// Unsure is the confidence of a bead that nobody, and no aligner, has looked at as it stands now.
const Unsure = .5

// pairDigits is how many digits the id of a bead has in common with that of its pair.
const pairDigits = 6

// inPair is the condition for a pair to be that of a bead, as far as the ids tell; the parameter is the
// expression for the bead's id.
func inPair(id string) string {
	const tail = `0xffffffffff` // the bits of the other digits
	return `pair.id between (` + id + ` & ~` + tail + `) and (` + id + ` | ` + tail + `)`
}

// BeadID derives the id of a bead from its pair and its sentence numbers.
func BeadID(pair string, b align.Bead) string {
	n := strconv.Itoa
	// Where an empty side stands says nothing.
	if b.Src.Len() == 0 {
		b.Src = align.Span{}
	}
	if b.Dst.Len() == 0 {
		b.Dst = align.Span{}
	}
	return pair[:pairDigits] + NewID("bead", pair, n(b.Src.From), n(b.Src.To), n(b.Dst.From), n(b.Dst.To))[pairDigits:]
}

const beadColumns = `id, a0, a1, b0, b1, confidence, crossing, coalesce(status, 'auto'), coalesce(who, ''), coalesce(at, ''), coalesce(edited0, ''), coalesce(edited1, '')`

func scanBead(r scanner, pair string, more ...any) (b Bead, err error) {
	var id int64
	err = r.Scan(append([]any{&id, &b.Src.From, &b.Src.To, &b.Dst.From, &b.Dst.To, &b.Confidence, &b.Crossing,
		&b.Status, &b.By, &b.When, &b.Edited[0], &b.Edited[1]}, more...)...)
	b.ID, b.Pair = formatID(id), pair
	return b, err
}

// Beads gives the beads of a pair in reading order: by the first language, and what is only in the
// second where it stands there. None when the pair is not aligned yet.
func (s *Store) Beads(ctx context.Context, pair string) ([]Bead, error) {
	id, _ := parseID(pair)
	var beads []Bead
	err := s.rows(ctx, func(r scanner) error {
		b, err := scanBead(r, pair)
		beads = append(beads, b)
		return err
	}, `select `+beadColumns+` from bead where pair = (select n from pair where id = ?) order by seq`, id)
	return beads, err
}

// SetBeads stores the alignment of a pair that is in force, made by the given version of the aligner. The beads must
// cover every sentence of both articles exactly once. Beads that a person decided on stay: what overlaps
// them is cut, and its other sentences become null beads. An alignment that is there already, bead for
// bead, changes nothing but the version. ErrNotFound when the pair is no longer in force.
func (s *Store) SetBeads(ctx context.Context, pair string, beads []align.Bead, version string) error {
	if version == "" {
		version = unfinished
	}
	return s.change(ctx, func(t *tx) error {
		p, err := t.pair(pair)
		if err != nil {
			return err
		}
		merged, err := t.besideKept(&p, beads)
		if err != nil {
			return err
		}
		return t.replaceBeads(p.n, merged, version)
	})
}

// besideKept lays the beads of a pair that a person decided on over those of the aligner.
func (t *tx) besideKept(p *pairHead, beads []align.Bead) ([]Bead, error) {
	if err := covers(beads, p.sentences); err != nil {
		return nil, fmt.Errorf("pair %s: %w", p.id, err)
	}
	kept, err := t.personBeads(p.n)
	auto := make([]Bead, len(beads))
	for i, b := range beads {
		auto[i] = Bead{Bead: b, Status: Auto}
	}
	return merge(kept, auto), err
}

// pairHead is what a transaction needs to know of a pair in force.
type pairHead struct {
	id        string
	n, mark   int64
	aligner   string
	sentences [2]int
}

func (t *tx) pair(id string) (p pairHead, err error) {
	p.id = id
	key, _ := parseID(id)
	found, err := t.find([]any{&p.n, &p.mark, &p.aligner, &p.sentences[0], &p.sentences[1]}, `select pair.n, pair.mark, aligner, a.sentences, b.sentences`+
		pairTables+`where pair.id = ? and force = 1`, key)
	if err == nil && !found {
		err = fmt.Errorf("pair %q in force: %w", id, ErrNotFound)
	}
	return p, err
}

// beads are the beads of a pair in reading order.
func (t *tx) beads(pair int64, id string) (beads []Bead, err error) {
	err = t.each(func(r scanner) error {
		b, err := scanBead(r, id)
		beads = append(beads, b)
		return err
	}, `select `+beadColumns+` from bead where pair = ? order by seq`, pair)
	return beads, err
}

// personBeads are the beads of a pair that a person decided on.
func (t *tx) personBeads(pair int64) ([]Bead, error) {
	all, err := t.beads(pair, "")
	return slices.DeleteFunc(all, func(b Bead) bool { return !b.Status.Decided() }), err
}

// covers checks that beads hold each of the sentences exactly once.
func covers(beads []align.Bead, sentences [2]int) error {
	for side := range 2 {
		seen := make([]bool, sentences[side])
		left := len(seen)
		for _, b := range beads {
			span := b.Src
			if side == 1 {
				span = b.Dst
			}
			for i := span.From; i < span.To; i++ {
				if i < 0 || i >= len(seen) || seen[i] {
					return fmt.Errorf("sentence %d of side %d stands in two beads, or is none of the %d", i, side, len(seen))
				}
				seen[i] = true
				left--
			}
		}
		if left > 0 {
			return fmt.Errorf("%d of %d sentences of side %d stand in no bead", left, len(seen), side)
		}
	}
	return nil
}

// overlap checks that no sentence stands in two of the beads.
func overlap(beads []Bead) error {
	for side := range 2 {
		spans := make([]align.Span, 0, len(beads))
		for _, b := range beads {
			if s := b.Side(side); s.Len() > 0 {
				spans = append(spans, s)
			}
		}
		slices.SortFunc(spans, func(a, b align.Span) int { return a.From - b.From })
		for i := 1; i < len(spans); i++ {
			if spans[i].From < spans[i-1].To {
				return fmt.Errorf("sentence %d of side %d stands in two beads", spans[i].From, side)
			}
		}
	}
	return nil
}

// merge lays firm beads over others: an other bead that shares a sentence with a firm one dissolves, and its
// sentences that no firm bead has become null beads.
func merge(firm, others []Bead) []Bead {
	if len(firm) == 0 {
		return others
	}
	var taken [2]map[int]bool
	for side := range taken {
		taken[side] = map[int]bool{}
		for _, b := range firm {
			for i := b.Side(side).From; i < b.Side(side).To; i++ {
				taken[side][i] = true
			}
		}
	}
	out := slices.Clone(firm)
	for _, b := range others {
		whole := true
		for side := range 2 {
			for i := b.Side(side).From; i < b.Side(side).To; i++ {
				whole = whole && !taken[side][i]
			}
		}
		if whole {
			out = append(out, b)
			continue
		}
		for side := range 2 {
			for i := b.Side(side).From; i < b.Side(side).To; i++ {
				if taken[side][i] {
					continue
				}
				out = append(out, nullBead(side, i))
			}
		}
	}
	return out
}

// nullBead is a bead of one sentence of which nobody has looked whether it has a counterpart after all.
func nullBead(side, sentence int) Bead {
	null := Bead{Bead: align.Bead{Confidence: Unsure}, Status: Auto}
	if side == 0 {
		null.Src = align.Span{From: sentence, To: sentence + 1}
	} else {
		null.Dst = align.Span{From: sentence, To: sentence + 1}
	}
	return null
}

// inOrder sorts beads as a reader meets them: by the first side, and a bead without it after the bead with
// the sentence before its own. Crossings are marked anew.
func inOrder(beads []Bead) {
	plain := make([]align.Bead, len(beads))
	for i := range beads {
		plain[i] = beads[i].Bead
	}
	align.MarkCrossings(plain)
	// place is where on the first side a sentence of the second belongs.
	place := map[int]int{}
	for i := range beads {
		b := &beads[i]
		b.Crossing = plain[i].Crossing
		if b.Src.Len() > 0 {
			for j := b.Dst.From; j < b.Dst.To; j++ {
				place[j] = b.Src.From
			}
		}
	}
	last := 0
	for _, b := range beads {
		last = max(last, b.Dst.To)
	}
	at := -1
	for j := range last {
		if p, ok := place[j]; ok {
			at = p
		} else {
			place[j] = at
		}
	}
	slices.SortStableFunc(beads, func(x, y Bead) int {
		key := func(b *Bead) (int, int) {
			if b.Src.Len() > 0 {
				return b.Src.From, -1
			}
			return place[b.Dst.From], b.Dst.From
		}
		x0, x1 := key(&x)
		y0, y1 := key(&y)
		return cmp.Or(cmp.Compare(x0, y0), cmp.Compare(x1, y1))
	})
}

// replaceBeads gives a pair its beads, which with version "" are only those that survived a change of the
// text: the pair is then aligned again.
func (t *tx) replaceBeads(pair int64, beads []Bead, version string) error {
	inOrder(beads)
	var id int64
	if err := t.one([]any{&id}, `select id from pair where n = ?`, pair); err != nil {
		return err
	}
	for i := range beads {
		beads[i].ID, beads[i].Pair = BeadID(formatID(id), beads[i].Bead), formatID(id)
		if beads[i].Status == "" {
			beads[i].Status = Auto
		}
	}
	old, err := t.beads(pair, formatID(id))
	if err != nil {
		return err
	}
	if slices.EqualFunc(old, beads, func(a, b Bead) bool { return a == b }) && version != "" {
		_, err := t.run(`update pair set aligner = ?1 where n = ?2 and aligner <> ?1`, version, pair)
		return err
	}
	mark, err := t.now()
	if err != nil {
		return err
	}
	has := map[string]bool{}
	for _, b := range beads {
		has[b.ID] = true
	}
	for _, b := range old {
		if !has[b.ID] {
			key, _ := parseID(b.ID)
			if _, err := t.run(`insert or ignore into gone values (?, ?, null)`, mark, key); err != nil {
				return err
			}
		}
	}
	if version == "" { // the edits of before speak of other sentences
		if _, err := t.run(`delete from edit where pair = ?`, pair); err != nil {
			return err
		}
	}
	if _, err := t.run(`delete from bead where pair = ?`, pair); err != nil {
		return err
	}
	if err := t.writeBeads(pair, beads); err != nil {
		return err
	}
	_, err = t.run(`update pair set aligner = ?, mark = ? where n = ?`, version, mark, pair)
	return err
}

// writeBeads adds beads to a pair that has none.
func (t *tx) writeBeads(pair int64, beads []Bead) error {
	var id int64
	if len(beads) == 0 {
		return nil
	}
	if err := t.one([]any{&id}, `select id from pair where n = ?`, pair); err != nil {
		return err
	}
	for seq, b := range beads {
		key, _ := parseID(BeadID(formatID(id), b.Bead))
		var status, who, at any // null, and one byte, for nearly all
		if b.Status != Auto && b.Status != "" {
			status, who, at = string(b.Status), b.By, b.When
		}
		if _, err := t.run(`insert into bead values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''))`,
			pair, seq, key, b.Src.From, b.Src.To, b.Dst.From, b.Dst.To, b.Confidence, b.Crossing, status, who, at, b.Edited[0], b.Edited[1]); err != nil {
			return err
		}
	}
	return nil
}
