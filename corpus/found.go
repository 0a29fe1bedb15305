package corpus

import (
	"context"
	"errors"

	"tolmach/align"
)

// Found is a pair as pairing finds it: it had to align the articles to compare them.
type Found struct {
	Pair
	Beads []align.Bead // nil: not kept
}

// AddPairs is SetPairs for pairs of articles that were looked at with others that were not: it takes the place of
// earlier pairs for the articles considered alone, of which every pair has at least one. Pairs in force also get the beads
// they were found with, made by the given version of the aligner; how many these are comes second.
func (s *Store) AddPairs(ctx context.Context, found []Found, considered []string, version string) (changed, beads int, err error) {
	pairs := make([]Pair, len(found))
	for i := range found {
		pairs[i] = found[i].Pair
	}
	err = s.change(ctx, func(t *tx) error {
		beads = 0
		if changed, err = t.setPairs(pairs, considered, false); err != nil {
			return err
		}
		for i := range found {
			if f := &found[i]; f.Beads != nil {
				n, err := t.keepBeads(PairID(f.Articles[0], f.Articles[1]), f.Beads, version)
				if err != nil {
					return err
				}
				beads += n
			}
		}
		return nil
	})
	return changed, beads, err
}

// keepBeads gives a pair the beads it was found with, and counts them. A pair that has beads of that version, is not in
// force, has another text by now or beads that a person decided on is passed over: it is aligned when its turn comes.
func (t *tx) keepBeads(pair string, made []align.Bead, version string) (int, error) {
	p, err := t.pair(pair)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	if err != nil || p.aligner == version || covers(made, p.sentences) != nil {
		return 0, err
	}
	if firm, err := t.personBeads(p.n); err != nil || len(firm) > 0 {
		return 0, err
	}
	beads, err := t.besideKept(&p, made)
	if err != nil {
		return 0, err
	}
	return len(beads), t.replaceBeads(p.n, beads, version)
}
