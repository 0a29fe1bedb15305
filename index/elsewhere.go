package index

import (
	"context"
	"errors"
	"slices"
	"strings"

	"tolmach/corpus"
)

const (
	examinedAlone = 20   // sentences without a counterpart that are looked at for a term that has no other
	longestOther  = 2000 // words of the other version that one is held against, from its beginning
)

// alone looks for renderings of a term all of whose sentences stand without a counterpart.
func (x *Index) alone(ctx context.Context, q Query, o TranslationsOptions) ([]Rendering, error) {
	q.Filter.OnlyNulls = true
	s, term, side, err := x.findTerm(ctx, q, o.Lang)
	if err != nil {
		return nil, err
	}
	defer s.close()
	// Sentences of unpaired articles have no other version; so that they do not crowd out the others, more are loaded.
	var hits []Hit
	for chunk := range slices.Chunk(s.spread(loadedAlone), unitsAtOnce) {
		some, err := s.load(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for _, h := range some {
			if len(hits) < examinedAlone && len(h.Unit.Texts[side]) > 0 && h.Unit.Articles[1-side].ID != "" {
				hits = append(hits, h)
			}
		}
		if len(hits) == examinedAlone {
			break
		}
	}
	return s.elsewhere(ctx, hits, term, side, o.Limit)
}

// loadedAlone is how many such sentences are loaded for it.
const loadedAlone = 20 * examinedAlone

// elsewhere looks for the renderings of a term in the rest of the other version of the story in which each of some units stands:
// an editor moved what the unit says, or told it in other sentences. Only what the lexicon, a name or a fact speaks for is taken.
func (s *search) elsewhere(ctx context.Context, units []Hit, term string, side, limit int) ([]Rendering, error) {
	hits := slices.Clone(units)
	for i := range hits {
		u := &hits[i].Unit
		if len(u.Texts[side]) == 0 || u.Articles[1-side].ID == "" {
			continue
		}
		own := u.Texts[1-side]
		u.Texts[1-side] = nil
		other, err := s.index.store.Article(ctx, u.Articles[1-side].ID)
		if errors.Is(err, corpus.ErrNotFound) { // removed since
			continue
		}
		if err != nil {
			return nil, err
		}
		words := 0
		for _, sentence := range other.Sentences {
			if words += strings.Count(sentence.Text, " ") + 1; words > longestOther {
				break
			}
			if !slices.Contains(own, sentence.Text) {
				u.Texts[1-side] = append(u.Texts[1-side], sentence.Text)
			}
		}
	}
	found, err := s.renderings(ctx, hits, side, len(hits))
	if err != nil {
		return nil, err
	}
	for i := range found {
		found[i] = slices.DeleteFunc(found[i], func(r rendered) bool { return !r.known })
	}
	list, err := s.listed(found, units, term, side, limit)
	for i := range list {
		list[i].Elsewhere = true
		list[i].Marks[1-side] = nil // it is not in the example
	}
	return list, err
}

// listed makes the list of renderings of what was found in hits.
func (s *search) listed(found [][]rendered, hits []Hit, term string, side, limit int) ([]Rendering, error) {
	groups, aligned := alike(found)
	if limit > 0 {
		groups = groups[:min(limit, len(groups))]
	}
	list := make([]Rendering, len(groups))
	for i, g := range groups {
		h := &hits[g.example]
		r := Rendering{Term: term, Lang: s.code(side), Count: max(1, int(g.weight+.5)), Share: g.weight / float64(aligned), Example: h.Unit}
		var err error
		if r.Rendering, err = s.usual(1-side, g.spans); err != nil {
			return nil, err
		}
		r.Marks[side] = h.Marks[side]
		for _, span := range found[g.example] {
			if span.key == g.key {
				r.Marks[1-side] = append(r.Marks[1-side], span.Mark)
			}
		}
		r.Marks[1-side] = merged(r.Marks[1-side])
		list[i] = r
	}
	return list, nil
}

// inTurn puts renderings for which more speaks before others.
func inTurn(first, second []Rendering, limit int) []Rendering {
	const trust = 0.7 // share of the first
	second = slices.DeleteFunc(slices.Clone(second), func(r Rendering) bool {
		return slices.ContainsFunc(first, func(o Rendering) bool { return o.Rendering == r.Rendering })
	})
	all := append(slices.Clone(first), second...)
	for i := range all {
		if len(first) == 0 || len(second) == 0 {
			break
		}
		if i < len(first) {
			all[i].Share *= trust
		} else {
			all[i].Share *= 1 - trust
		}
	}
	if limit > 0 {
		all = all[:min(limit, len(all))]
	}
	return all
}
