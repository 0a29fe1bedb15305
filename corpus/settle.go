package corpus

import "slices"

// Whether a pair is in force and whether an article is in one follow from statuses and revisions; they
// are kept in columns because nearly every question needs them. settle is the one place that works
// them out, after any change, and tells the index what it has to forget.

// forced is the condition for a pair to be in force, for a query on table pair.
const forced = `(status in ('auto', 'confirmed', 'review')
	and (select state from article where n = a) > 0 and (select state from article where n = b) > 0)`

// undecided is the condition for a pair that no person had to do with: neither it nor one of its beads.
const undecided = `(status in ('auto', 'alternative') and not exists (select 1 from bead where pair = n and bead.status is not null))`

// settle brings the pairs of some articles, and the articles of those pairs, in line.
func (t *tx) settle(articles ...int64) error {
	for _, n := range slices.Clone(articles) {
		err := t.each(func(r scanner) error {
			var a, b int64
			err := r.Scan(&a, &b)
			articles = append(articles, a, b)
			return err
		}, `select a, b from pair where a = ?1 union all select a, b from pair where b = ?1`, n)
		if err != nil {
			return err
		}
	}
	slices.Sort(articles)
	articles = slices.Compact(articles)
	// First what is no longer in force, then what is: no article may be in two pairs in between.
	for _, force := range []int{0, 1} {
		for _, n := range articles {
			changed, err := t.numbers(`select n from pair where (a = ?1 or b = ?1) and force <> ?2 and `+forced+` = ?2`, n, force)
			if err != nil {
				return err
			}
			if err := t.setForce(changed, force); err != nil {
				return err
			}
		}
	}
	for _, n := range articles {
		if err := t.settleArticle(n); err != nil {
			return err
		}
	}
	return nil
}

// setForce puts pairs in force or out of it. Out of force, only the beads that a person decided on stay.
func (t *tx) setForce(pairs []int64, force int) error {
	if len(pairs) == 0 {
		return nil
	}
	mark, err := t.now()
	if err != nil {
		return err
	}
	for _, n := range pairs {
		if force == 1 {
			if ok, err := t.makeRoom(n); err != nil {
				return err
			} else if !ok {
				continue
			}
		} else {
			if err := t.forgetBeads(n); err != nil {
				return err
			}
			if _, err := t.run(`delete from bead where pair = ? and status is null`, n); err != nil {
				return err
			}
		}
		if _, err := t.run(`update pair set force = ?, aligner = '', mark = ? where n = ?`, force, mark, n); err != nil {
			return err
		}
	}
	return nil
}

// makeRoom undoes pairs of the program's making that stand in the way of one that comes into force. A
// person's pair in the way stays: then the other becomes an alternative.
func (t *tx) makeRoom(pair int64) (bool, error) {
	const rivals = `select r.n from pair p join pair r on (r.a = p.a or r.b = p.b) and r.n <> p.n and r.force = 1 where p.n = ?`
	list, err := t.numbers(rivals, pair)
	if err != nil || len(list) == 0 {
		return err == nil, err
	}
	weak, err := t.numbers(`select n from pair where n in (`+rivals+`) and `+undecided, pair)
	if err != nil {
		return false, err
	}
	if len(weak) < len(list) {
		_, err := t.run(`update pair set status = 'alternative' where n = ?`, pair)
		return false, err
	}
	return true, t.dropPairs(weak)
}

// settleArticle finds out whether an article is in a pair in force.
func (t *tx) settleArticle(n int64) error {
	var state int
	var inPair bool
	found, err := t.find([]any{&state, &inPair}, `select state, exists (select 1 from pair where a = ?1 and force = 1)
		or exists (select 1 from pair where b = ?1 and force = 1) from article where n = ?1`, n)
	if err != nil || !found || state == superseded {
		return err
	}
	want := alone
	if inPair {
		want = paired
	}
	if state == want {
		return nil
	}
	return t.setState(n, state, want)
}

func (t *tx) setState(n int64, state, want int) error {
	mark, err := t.now()
	if err != nil {
		return err
	}
	if state == alone {
		if err := t.forgetLone(n); err != nil {
			return err
		}
	}
	_, err = t.run(`update article set state = ?, mark = ? where n = ?`, want, mark, n)
	return err
}

// forgetBeads tells the index that the beads of a pair are no more.
func (t *tx) forgetBeads(pair int64) error {
	mark, err := t.now()
	if err == nil {
		_, err = t.run(`insert or ignore into gone select ?, id, null from bead where pair = ?`, mark, pair)
	}
	return err
}

// forgetLone tells the index that the sentences of an article are no units of their own any more.
func (t *tx) forgetLone(article int64) error {
	mark, err := t.now()
	if err == nil {
		_, err = t.run(`insert or ignore into gone select ?, id, sentences from article where n = ? and sentences > 0`, mark, article)
	}
	return err
}

// dropPairs deletes pairs with their beads and edits; whoever calls settles their articles.
func (t *tx) dropPairs(pairs []int64) error {
	for _, n := range pairs {
		if err := t.forgetBeads(n); err != nil {
			return err
		}
		for _, query := range []string{`delete from bead where pair = ?`, `delete from edit where pair = ?`} {
			if _, err := t.run(query, n); err != nil {
				return err
			}
		}
		var a, b int64
		if err := t.one([]any{&a, &b}, `delete from pair where n = ? returning a, b`, n); err != nil {
			return err
		}
		for _, article := range []int64{a, b} {
			if err := t.settleArticle(article); err != nil {
				return err
			}
		}
	}
	return nil
}
