package index

import (
	"cmp"
	"slices"
	"strings"
)

// Missed tells why a query found nothing.
type Missed struct {
	// Words are what was looked for, with how many units of each side have it.
	Words []MissedWord
	// Filtered is how many units meet the words of the query, but not its filters.
	Filtered int
}

// MissedWord is a word or phrase of a query on one side.
type MissedWord struct {
	Lang  string
	Query string   // as the query has it
	Terms []string // as the index looked for it: stems, forms
	Units int      // that have it
	Near  []Near   // spellings that come near, or the phrase in every inflection, when there are none
}

// Near is a spelling that the index knows.
type Near struct {
	Word  string
	Units int
}

// nearest bounds the spellings that are shown.
const nearest = 3

func (s *search) missed() (*Missed, error) {
	m := &Missed{}
	for _, l := range s.plan.leaves {
		if !l.ranks {
			continue
		}
		w := MissedWord{Lang: s.code(l.side), Query: l.shown, Units: int(l.count)}
		for _, g := range l.groups {
			if g.field != keyField(w.Lang) {
				w.Terms = append(w.Terms, g.terms[:min(len(g.terms), 10)]...)
			}
		}
		for _, slot := range l.row {
			w.Terms = append(w.Terms, slot.any[0].terms[0])
		}
		if l.count == 0 && l.row == nil && s.own(l) {
			var err error
			if w.Near, err = s.spellings(l); err != nil {
				return nil, err
			}
		}
		if l.loose != nil && l.count == 0 {
			n, err := s.inFormsOf(l)
			if err != nil {
				return nil, err
			}
			if n > 0 {
				w.Near = []Near{{Word: l.loose.String(), Units: n}}
			}
		}
		m.Words = append(m.Words, w)
	}
	for i := range s.views {
		m.Filtered += int(s.plan.eval(s.plan.root, i).size())
	}
	return m, nil
}

// inFormsOf counts the units that have an exact phrase in other forms.
func (s *search) inFormsOf(l *leaf) (n int, err error) {
	row, err := s.phrase(l.side, l.loose.Text, true)
	if err != nil {
		return 0, err
	}
	for _, v := range s.views {
		has, err := phraseIn(v, row)
		if err != nil {
			return 0, err
		}
		n += int(has.size())
	}
	return n, nil
}

// own says that a word is written in its side's script, or could be.
func (s *search) own(l *leaf) bool {
	return !s.plan.foreign(&WordExpr{Text: l.shown}, l.side)
}

// spellings finds the most frequent words within two edits of one that was not found.
func (s *search) spellings(l *leaf) ([]Near, error) {
	w := s.analyzers[l.side].fold(strings.Trim(l.shown, "=~*12"))
	field := formField(s.code(l.side))
	type candidate struct {
		Near
		edits int
	}
	var found []candidate
	err := similar(s.snapshot, field, w, edits(w), func(term string, edits int) {
		found = append(found, candidate{Near{Word: term}, edits})
	})
	if err != nil {
		return nil, err
	}
	for i := range found {
		for _, v := range s.views {
			has, err := v.of(field, found[i].Word)
			if err != nil {
				return nil, err
			}
			found[i].Units += int(has.size())
		}
	}
	slices.SortFunc(found, func(a, b candidate) int {
		return cmp.Or(a.edits-b.edits, b.Units-a.Units, strings.Compare(a.Word, b.Word))
	})
	var near []Near
	for _, c := range found[:min(len(found), nearest)] {
		near = append(near, c.Near)
	}
	return near, nil
}
