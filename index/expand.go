package index

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// expand lists the terms of a field that a pattern with stars stands for.
func (x *search) expand(field, pattern string) ([]string, error) {
	pieces := strings.Split(pattern, "*")
	known := map[string]bool{}
	for _, v := range x.views {
		err := v.terms(field, pieces[0], func(rest string) error {
			if w := pieces[0] + rest; glob(pieces, w) {
				known[w] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(known)), nil
}

// glob matches a word against the pieces between the stars of a pattern.
func glob(pieces []string, w string) bool {
	first, last := pieces[0], pieces[len(pieces)-1]
	if len(w) < len(first)+len(last) || !strings.HasPrefix(w, first) || !strings.HasSuffix(w, last) {
		return false
	}
	w = w[len(first) : len(w)-len(last)]
	for _, p := range pieces[1 : len(pieces)-1] {
		i := strings.Index(w, p)
		if i < 0 {
			return false
		}
		w = w[i+len(p):]
	}
	return true
}

// edits is how many letters may be wrong in a fuzzy word of its length, when the query does not say.
func edits(w string) int {
	if utf8.RuneCountInString(w) < 6 {
		return 1
	}
	return 2
}

// near makes groups of the terms of a field within a distance of a word, the nearest first.
func (x *search) near(field, w string, distance int) ([]group, error) {
	if distance == 0 {
		distance = edits(w)
	}
	groups := make([]group, distance+1)
	for i := range groups {
		groups[i] = group{field: field, weight: 1 / float64(1+i)}
	}
	err := similar(x.snapshot, field, w, distance, func(term string, edits int) {
		groups[edits].terms = append(groups[edits].terms, term)
	})
	return groups, err
}

// similar calls found with every term of a field within a distance of a word.
func similar(s *scorch.IndexSnapshot, field, w string, distance int, found func(term string, edits int)) error {
	d, err := s.FieldDictFuzzy(field, w, distance, "")
	if err != nil {
		return err
	}
	defer d.Close()
	for {
		e, err := d.Next()
		if err != nil || e == nil {
			return err
		}
		found(e.Term, min(int(e.EditDistance), distance))
	}
}
