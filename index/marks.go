package index

import (
	"cmp"
	"slices"

	"tolmach/corpus"
)

// marks finds what met the query in the texts of a unit, by analysing them as the index did.
func (s *search) marks(u *corpus.Unit) (marks [2][]Mark) {
	for side, texts := range u.Texts {
		var found []Mark
		for i, text := range texts {
			found = s.marksIn(side, i, text, found)
		}
		marks[side] = merged(found)
	}
	return marks
}

// spot is a token of a text with the terms it has in each field.
type spot struct {
	token
	forms
}

// marksIn appends the marks of one sentence.
func (s *search) marksIn(side, sentence int, text string, out []Mark) []Mark {
	a := s.analyzers[side]
	toks, _ := a.words(text, 0)
	spots := make([]spot, len(toks))
	for i, t := range toks {
		spots[i] = spot{t, a.forms(t.text)}
	}
	var keys []key // found only when a leaf asks for them
	mark := func(start, end int) { out = append(out, Mark{sentence, start, end}) }
	for _, l := range s.plan.leaves {
		if l.side != side || !l.ranks {
			continue
		}
		if l.row != nil {
			markRow(s.code(side), spots, l.row, mark)
		}
		for k := range l.groups {
			g := &l.groups[k]
			if g.field == keyField(s.code(side)) {
				if keys == nil {
					keys = a.keys(text)
				}
				for _, k := range keys {
					if slices.Contains(g.terms, k.term) {
						mark(k.start, k.end)
					}
				}
				continue
			}
			terms := g.termSet()
			for i := range spots {
				if spots[i].has(g.field == stemField(s.code(side)), terms) {
					mark(spots[i].start, spots[i].end)
				}
			}
		}
	}
	return out
}

// termSet is the terms of a group for looking up.
func (g *group) termSet() func(string) bool {
	if len(g.terms) <= 4 {
		return func(t string) bool { return slices.Contains(g.terms, t) }
	}
	if g.lookup == nil {
		g.lookup = make(map[string]bool, len(g.terms))
		for _, t := range g.terms {
			g.lookup[t] = true
		}
	}
	return func(t string) bool { return g.lookup[t] }
}

func (s *spot) has(stem bool, in func(string) bool) bool {
	if !stem {
		return in(s.form)
	}
	return s.stem != "" && (in(s.stem) || s.short != "" && in(s.short))
}

// markRow marks every place where a phrase stands.
func markRow(code string, spots []spot, row []slot, mark func(start, end int)) {
	for i := range spots {
		start, end := spots[i].start, spots[i].end
		for _, want := range row {
			found := false
			for k := range spots {
				t := &spots[k]
				if t.pos-spots[i].pos == want.at-row[0].at && t.kind != compound &&
					slices.ContainsFunc(want.any, func(of termsOf) bool {
						return t.has(of.field == stemField(code), func(x string) bool { return slices.Contains(of.terms, x) })
					}) {
					found, end = true, max(end, t.end)
					break
				}
			}
			if !found {
				start = -1
				break
			}
		}
		if start >= 0 {
			mark(start, end)
		}
	}
}

// merged orders marks and makes one of those that overlap.
func merged(marks []Mark) []Mark {
	slices.SortFunc(marks, func(a, b Mark) int {
		return cmp.Or(a.Sentence-b.Sentence, a.Start-b.Start, b.End-a.End)
	})
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].Sentence == m.Sentence && m.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m)
	}
	return out
}
