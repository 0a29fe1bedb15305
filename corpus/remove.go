package corpus

import (
	"context"
	"fmt"
)

// Removed counts what Remove took out.
type Removed struct{ Articles, Pairs, Beads int }

// Remove takes articles, by their full ids, out of the corpus, with their earlier revisions, pairs and beads,
// in one transaction. The files they came from count as not read, so that adding them again brings them
// back. ErrDecided, and nothing is removed, when a person confirmed or marked a pair or a bead of them and
// force is not given; ErrNotFound when one of the ids is none.
func (s *Store) Remove(ctx context.Context, ids []string, force bool) (Removed, error) {
	var done Removed
	err := s.change(ctx, func(t *tx) error {
		done = Removed{}
		for _, id := range ids {
			key, _ := parseID(id)
			family, err := t.numbers(`with recursive family(n) as (select n from article where id = ? union select article.n from article join family on successor = family.n)
				select n from family`, key)
			if err != nil {
				return err
			}
			if len(family) == 0 {
				return fmt.Errorf("article %q: %w", id, ErrNotFound)
			}
			if !force {
				if err := t.mayRemove(id, family); err != nil {
					return err
				}
			}
			done.Articles++
			for _, n := range family {
				if err := t.removeArticle(n, &done); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return Removed{}, err
	}
	return done, nil
}

// mayRemove refuses to remove what a person decided on, and not only an import. That a pair was dropped does not hold its
// articles.
func (t *tx) mayRemove(id string, family []int64) error {
	for _, n := range family {
		var pair int64
		var who string
		const bead = `from bead where pair = n and bead.status is not null and coalesce(bead.who, '') <> ?2`
		found, err := t.find([]any{&pair, &who}, `select id, coalesce(nullif(nullif(who, ''), ?2), (select who `+bead+`), '') from pair
			where (a = ?1 or b = ?1) and (status in ('confirmed', 'review') and coalesce(who, '') <> ?2 or exists (select 1 `+bead+`)) limit 1`, n, ByImport)
		if err != nil {
			return err
		}
		if found {
			if who == "" {
				who = "somebody"
			}
			return hint("force it if the decision may go too", "article %s is in pair %s: %w (%s)", id, formatID(pair), ErrDecided, who)
		}
	}
	return nil
}

func (t *tx) removeArticle(n int64, done *Removed) error {
	pairs, err := t.numbers(`select n from pair where a = ?1 or b = ?1`, n)
	if err != nil {
		return err
	}
	var beads int
	for _, p := range pairs {
		if err := t.one([]any{&beads}, `select count(*) from bead where pair = ?`, p); err != nil {
			return err
		}
		done.Beads += beads
	}
	done.Pairs += len(pairs)
	if err := t.dropPairs(pairs); err != nil {
		return err
	}
	var state int
	if err := t.one([]any{&state}, `select state from article where n = ?`, n); err != nil {
		return err
	}
	if state != superseded {
		if err := t.setState(n, state, superseded); err != nil {
			return err
		}
	}
	for _, query := range []string{
		`delete from file where path in (select file from place where article = ?)`,
		`delete from place where article = ?`,
		`delete from ref where article = ?`,
		`delete from body where n = ?`,
		`delete from profile where n = ?`,
		`delete from article where n = ?`,
	} {
		if _, err := t.run(query, n); err != nil {
			return err
		}
	}
	return nil
}
