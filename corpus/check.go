package corpus

import (
	"context"
	"fmt"

	"tolmach/align"
)

// Problem is something wrong with the store, and what to do about it.
type Problem struct{ What, Hint string }

// A rule is a query that counts rows which should not be, and what it means when there are some.
type rule struct{ query, what, hint string }

const rebuild = "restore a backup, or remove and add the articles concerned; please report it too"

var rules = []rule{
	{`select count(*) from article left join body using (n) where body.n is null`, "%d articles without their text", rebuild},
	{`select count(*) from body left join article using (n) where article.n is null`, "%d texts without their article", rebuild},
	{`select count(*) from place left join article on article.n = article where article.n is null`, "%d places of no article", rebuild},
	{`select count(*) from ref left join article on article.n = article where article.n is null`, "%d addresses of no article", rebuild},
	{`select count(*) from article where (state = 0) <> (successor is not null)`, "%d articles neither current nor superseded", rebuild},
	{`select count(*) from pair left join article x on x.n = a left join article y on y.n = b where x.n is null or y.n is null`, "%d pairs without their articles", rebuild},
	{`select count(*) from pair join article x on x.n = a join article y on y.n = b where x.side <> 0 or y.side <> 1`, "%d pairs of one language", rebuild},
	{`select count(*) from pair where force <> ` + forced, "%d pairs wrongly in or out of force", rebuild},
	{`select count(*) from article where state > 0 and state <> 1 + (exists (select 1 from pair where a = article.n and force = 1) or exists (select 1 from pair where b = article.n and force = 1))`,
		"%d articles wrongly paired or unpaired", rebuild},
	{`select count(*) from bead left join pair on pair.n = bead.pair where pair.n is null`, "%d beads of no pair", rebuild},
	{`select count(*) from bead join pair on pair.n = bead.pair where bead.status is null and force = 0`, "%d beads of pairs that are not in force", rebuild},
}

// Check looks the store over: SQLite's own check, whatever must belong to something else, and that the beads of
// every aligned pair hold each sentence exactly once. It returns what is wrong; nil when nothing is. The
// error is for a check that could not be made.
func (s *Store) Check(ctx context.Context) ([]Problem, error) {
	var list []Problem
	err := s.rows(ctx, func(r scanner) error {
		var line string
		err := r.Scan(&line)
		if line != "ok" {
			list = append(list, Problem{"the database is damaged: " + line, "restore a backup, or build the corpus anew from its sources"})
		}
		return err
	}, `pragma integrity_check`)
	if err != nil || len(list) > 0 {
		return list, err
	}
	for _, rule := range rules {
		var n int
		if _, err := s.row(ctx, []any{&n}, rule.query); err != nil {
			return list, err
		}
		if n > 0 {
			list = append(list, Problem{fmt.Sprintf(rule.what, n), rule.hint})
		}
	}
	texts, err := s.checkTexts(ctx)
	if err != nil {
		return list, err
	}
	list = append(list, texts...)
	beads, err := s.checkBeads(ctx)
	return append(list, beads...), err
}

// checkTexts reads every article: its text can be taken apart and still gives its id.
func (s *Store) checkTexts(ctx context.Context) (list []Problem, err error) {
	for rows, err := range s.articleRows(ctx, `1`, false) {
		if err != nil {
			return nil, err
		}
		for _, a := range rows {
			stored := a.ID
			if a.Seal(); a.ID != stored {
				list = append(list, Problem{fmt.Sprintf("article %s (%s) does not read as it did when it was added", stored, a.Place.Path), rebuild})
			}
		}
	}
	return list, nil
}

// checkBeads looks at the beads of every aligned pair.
func (s *Store) checkBeads(ctx context.Context) (list []Problem, err error) {
	var pair int64
	var sentences [2]int
	var beads []align.Bead
	flush := func() {
		if pair == 0 {
			return
		}
		if err := covers(beads, sentences); err != nil {
			list = append(list, Problem{fmt.Sprintf("pair %s: %v", formatID(pair), err), "align it again"})
		}
	}
	err = s.rows(ctx, func(r scanner) error {
		var id int64
		var n [2]int
		var b align.Bead
		if err := r.Scan(&id, &n[0], &n[1], &b.Src.From, &b.Src.To, &b.Dst.From, &b.Dst.To); err != nil {
			return err
		}
		if id != pair {
			flush()
			pair, sentences, beads = id, n, beads[:0]
		}
		beads = append(beads, b)
		return nil
	}, `select pair.id, a.sentences, b.sentences, a0, a1, b0, b1 from pair cross join article a on a.n = pair.a cross join article b on b.n = pair.b
		cross join bead on bead.pair = pair.n where force = 1 and aligner <> ''`)
	flush()
	return list, err
}
