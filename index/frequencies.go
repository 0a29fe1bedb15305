package index

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// Frequency is how often a query is met in the units of one year and agency.
type Frequency struct {
	Year   string // "" where no year is known
	Agency string // as the articles have it; "" where none is known
	Units  int    // that meet the query
	Of     int    // units there are under the same filter, whatever their words
}

// Frequencies counts the hits of a query by year and agency, sorted by both. A unit counts under the date
// and the agency of its article in the first language, or of the only one. Years and agencies without a
// hit are listed too, so that shares can be compared; sort, page and sample of the query do not matter.
// Errors are those of Search.
func (x *Index) Frequencies(ctx context.Context, q Query) ([]Frequency, error) {
	s, err := x.find(ctx, &q)
	if err != nil {
		return nil, err
	}
	defer s.close()
	type cell struct{ year, agency string }
	counts := map[cell]*Frequency{}
	for i, v := range s.views {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		passes, err := s.filter(&q.Filter, v)
		if err != nil {
			return nil, err
		}
		all := v.all()
		if passes != nil {
			all = *passes
		}
		years, err := v.parts("sort=", all, func(date string) string {
			if strings.HasPrefix(date, "-") {
				return ""
			}
			return date[:min(4, len(date))]
		})
		if err != nil {
			return nil, err
		}
		agencies, err := v.parts("by=", all, func(name string) string { return name })
		if err != nil {
			return nil, err
		}
		for year, ofYear := range years {
			for agency, ofAgency := range agencies {
				of := ofYear.and(ofAgency)
				if of.IsEmpty() {
					continue
				}
				c := counts[cell{year, agency}]
				if c == nil {
					c = &Frequency{Year: year, Agency: agency}
					counts[cell{year, agency}] = c
				}
				c.Of += int(of.size())
				c.Units += int(of.AndCardinality(s.results[i].Bitmap))
			}
		}
	}
	list := make([]Frequency, 0, len(counts))
	for _, c := range counts {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Frequency) int {
		return cmp.Or(strings.Compare(a.Year, b.Year), strings.Compare(a.Agency, b.Agency))
	})
	return list, nil
}

// parts divides documents by a term with a prefix, under the name that its value has; "" for those without.
func (v *view) parts(prefix string, all set, name func(value string) string) (map[string]set, error) {
	lists := map[string][]set{}
	err := v.terms(unitField, prefix, func(value string) error {
		s, err := v.of(unitField, prefix+value)
		lists[name(value)] = append(lists[name(value)], s)
		return err
	})
	if err != nil {
		return nil, err
	}
	parts := make(map[string]set, len(lists)+1)
	rest := all
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		parts[key] = all.and(union(lists[key]))
		rest = rest.andNot(parts[key])
	}
	if !rest.IsEmpty() {
		if known, ok := parts[""]; ok {
			rest = rest.or(known)
		}
		parts[""] = rest
	}
	return parts, nil
}
