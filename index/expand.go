package index

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/vellum"
)

// expand lists the terms of a field that a pattern with stars stands for.
func (x *search) expand(field, pattern string) ([]string, error) {
	pieces := strings.Split(pattern, "*")
	if pieces[0] == "" {
		return x.scan(field, pieces)
	}
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

// termLists are the terms of fields, each between line ends, as they were first needed: a pattern that begins with a star
// looks at every term, and to walk a dictionary takes a hundred times as long as to look through its text. They take
// some per cent of the room of the index.
type termLists struct {
	mu     sync.Mutex
	fields map[string][]byte
}

// list is the text of a field's terms, in order within each segment.
func (x *search) list(field string) ([]byte, error) {
	lists := &x.index.lists
	lists.mu.Lock()
	defer lists.mu.Unlock()
	if list, ok := lists.fields[field]; ok {
		return list, nil
	}
	list := []byte{'\n'}
	for _, v := range x.views {
		d, err := v.raw(field)
		if err != nil {
			return nil, err
		}
		if d.fst == nil {
			continue
		}
		it, err := d.fst.Iterator(nil, nil)
		for ; err == nil; err = it.Next() {
			term, _ := it.Current()
			list = append(append(list, term...), '\n')
		}
		if !errors.Is(err, vellum.ErrIteratorDone) {
			return nil, err
		}
	}
	if lists.fields == nil {
		lists.fields = map[string][]byte{}
	}
	lists.fields[field] = list
	return list, nil
}

// scan lists the terms of a field that a pattern with a star in front stands for.
func (x *search) scan(field string, pieces []string) ([]string, error) {
	list, err := x.list(field)
	if err != nil {
		return nil, err
	}
	// Every word that matches has the longest piece; the last one, where it stands at the end.
	longest := []byte(slices.MaxFunc(pieces, func(a, b string) int { return len(a) - len(b) }))
	if last := pieces[len(pieces)-1]; len(last) == len(longest) {
		longest = []byte(last + "\n")
	}
	known := map[string]bool{}
	for at := 1; ; {
		i := bytes.Index(list[at:], longest)
		if i < 0 {
			return slices.Sorted(maps.Keys(known)), nil
		}
		start := bytes.LastIndexByte(list[:at+i], '\n') + 1
		end := at + i + bytes.IndexByte(list[at+i:], '\n')
		if w := list[start:end]; glob(pieces, string(w)) {
			known[string(w)] = true
		}
		at = end + 1
	}
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
