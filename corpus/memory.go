package corpus

import (
	"context"
	"time"
)

// ByImport stands as the decider of pairs and beads that came with their alignment from a file. They count
// as confirmed, so that no run aligns them anew, but no person is asked before they are removed.
const ByImport = "import"

// MemoryFormat is the Place.Format of articles that are pieces of a translation memory. Such an article is never
// taken for a revision of another one under the same address.
const MemoryFormat = "memory"

// Aligned is a pair of articles that comes with its alignment.
type Aligned struct {
	Articles [2]Article // in the order of the corpus's languages
	Beads    []Bead     // of Status Confirmed or Review; they hold every sentence once
}

// PutAligned stores pairs with their alignment, all in one transaction, and gives the places in the list of
// those that were not there. A pair that is there stays as it is, with what persons made of it since.
func (s *Store) PutAligned(ctx context.Context, list []Aligned) (fresh []int, err error) {
	at := time.Now().UTC().Format(time.RFC3339)
	err = s.change(ctx, func(t *tx) error {
		fresh = nil
		for i := range list {
			isNew, err := t.putAligned(&list[i], at)
			if err != nil {
				return err
			}
			if isNew {
				fresh = append(fresh, i)
			}
		}
		return nil
	})
	return fresh, err
}

func (t *tx) putAligned(x *Aligned, at string) (fresh bool, err error) {
	var numbers [2]int64
	for side := range 2 {
		a := x.Articles[side]
		if a.ID == "" {
			a.Seal()
		}
		if _, err := t.put(&a, side); err != nil {
			return false, err
		}
		id, _ := parseID(a.ID)
		if err := t.one([]any{&numbers[side]}, `select n from article where id = ?`, id); err != nil {
			return false, err
		}
	}
	var n int64
	const there = `select n from pair where a = ? and b = ?`
	found, err := t.find([]any{&n}, there+` and force = 1 and aligner <> ''`, numbers[0], numbers[1])
	if err != nil || found {
		return false, err
	}
	if err := t.decidePair(numbers[0], numbers[1], Confirmed, ByImport, at); err != nil {
		return false, err
	}
	if err := t.one([]any{&n}, there, numbers[0], numbers[1]); err != nil {
		return false, err
	}
	beads := make([]Bead, len(x.Beads))
	for i, b := range x.Beads {
		b.By, b.When = ByImport, at
		beads[i] = b
	}
	return true, t.replaceBeads(n, beads, ByImport)
}
