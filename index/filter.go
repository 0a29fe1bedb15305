package index

import (
	"fmt"
	"strings"

	"tolmach/corpus"
)

// filter is the set of the documents of segment i that pass a filter; nil for all documents.
func (x *search) filter(f *Filter, v *view) (*set, error) {
	var result *set
	meet := func(s set) {
		if result == nil {
			result = &s
		} else if both := result.and(s); true {
			result = &both
		}
	}
	any := func(key string, values []string) error {
		if len(values) == 0 {
			return nil
		}
		terms := make([]string, len(values))
		for i, value := range values {
			terms[i] = key + "=" + strings.ToLower(value)
		}
		s, err := v.union(unitField, terms)
		meet(s)
		return err
	}
	if err := any("agency", f.Agencies); err != nil {
		return nil, err
	}
	if err := any("kind", f.Kinds); err != nil {
		return nil, err
	}
	status := make([]string, len(f.Status))
	for i, s := range f.Status {
		status[i] = string(s)
	}
	if err := any("status", status); err != nil {
		return nil, err
	}
	if f.MinConfidence > 0 {
		s, err := v.union(unitField, confidenceTerms(f.MinConfidence))
		if err != nil {
			return nil, err
		}
		meet(s)
	}
	if f.Since != "" || f.Until != "" {
		s, err := x.dates(f, v)
		if err != nil {
			return nil, err
		}
		meet(s)
	}
	nulls, err := v.of(unitField, "null=")
	if err != nil {
		return nil, err
	}
	switch {
	case f.OnlyNulls:
		meet(nulls)
	case f.Nulls:
	case result == nil:
		s := v.all().andNot(nulls)
		result = &s
	default:
		s := result.andNot(nulls)
		result = &s
	}
	return result, nil
}

// confidenceTerms are the terms that cover every confidence from least on. Confidences are kept as four
// decimals, with a term for each leading part: 0.975 is met by 1, 98, 99, 976 to 979 and 9750 to 9759.
func confidenceTerms(least float64) []string {
	digits := fmt.Sprintf("%05d", int(least*1e4+.5))
	var terms []string
	for n := 1; n <= len(digits); n++ {
		for d := digits[n-1] + 1; d <= '9'; d++ {
			terms = append(terms, "conf="+digits[:n-1]+string(d))
		}
	}
	return append(terms, "conf="+digits)
}

// dates is the set of the documents with a date in the filter's range.
func (x *search) dates(f *Filter, v *view) (set, error) {
	var sets []set
	err := v.terms(unitField, "month=", func(month string) error {
		switch some, all := within(month, f.Since, f.Until); {
		case all:
			s, err := v.of(unitField, "month="+month)
			sets = append(sets, s)
			return err
		case some:
			return v.terms(unitField, "day="+month, func(day string) error {
				if corpus.DateWithin(month+day, dayFrom(f.Since), dayTo(f.Until)) {
					s, err := v.of(unitField, "day="+month+day)
					sets = append(sets, s)
					return err
				}
				return nil
			})
		}
		return nil
	})
	if err != nil {
		return nothing, err
	}
	// Dates without a year are met by their day in any year.
	err = v.terms(unitField, "day=--", func(day string) error {
		if corpus.DateWithin("--"+day, dayFrom(f.Since), dayTo(f.Until)) {
			s, err := v.of(unitField, "day=--"+day)
			sets = append(sets, s)
			return err
		}
		return nil
	})
	return union(sets), err
}

// within says whether some and whether all of a month lies in a range.
func within(month, since, until string) (some, all bool) {
	lo, hi := month+"-01", month+"-31"
	since, until = dayFrom(since), dayTo(until)
	switch {
	case since != "" && hi < since || until != "" && lo > until:
		return false, false
	case (since == "" || since <= lo) && (until == "" || until >= hi):
		return true, true
	}
	return true, false
}

// dayFrom and dayTo complete a year or month to its first and last day.
func dayFrom(d string) string { return complete(d, "-01-01") }
func dayTo(d string) string   { return complete(d, "-12-31") }

func complete(d, rest string) string {
	switch len(d) {
	case 4:
		return d + rest
	case 7:
		return d + rest[3:]
	}
	return d
}

// terms calls f with every term of a field that has a prefix, the prefix cut off, in their order.
func (v *view) terms(field, prefix string, f func(rest string) error) error {
	d, err := v.dict(field)
	if err != nil {
		return err
	}
	var end []byte // of the range: the prefix with its last byte raised; UTF-8 has no byte 255
	if prefix != "" {
		end = []byte(prefix)
		end[len(end)-1]++
	}
	it := d.AutomatonIterator(nil, []byte(prefix), end)
	if o, ok := d.(omitsCount); ok {
		it = o.AutomatonIteratorOmitCount(nil, []byte(prefix), end)
	}
	for {
		e, err := it.Next()
		if err != nil || e == nil {
			return err
		}
		if err := f(e.Term[len(prefix):]); err != nil {
			return err
		}
	}
}
