package gold

import "slices"

// ErrorKind says what went wrong at one place of an alignment.
type ErrorKind string

// The kinds of errors.
const (
	// MergedTooMuch: the output has sentences in one bead that the gold has apart.
	MergedTooMuch ErrorKind = "merge too much"
	// MergedTooLittle: the output has sentences apart, or leaves some out, that the gold has in one bead.
	MergedTooLittle ErrorKind = "merge too little"
	// MissedPair: the output links nothing where the gold does.
	MissedPair ErrorKind = "missed pair"
	// FalsePair: the output links sentences that the gold does not.
	FalsePair ErrorKind = "false pair"
	// CrossingPair: a missed pair that is out of order, or a false one that is.
	CrossingPair ErrorKind = "crossing"
)

// ErrorKinds are all kinds, in the order in which they are shown.
var ErrorKinds = []ErrorKind{MergedTooMuch, MergedTooLittle, MissedPair, FalsePair, CrossingPair}

// Error is one place where an alignment and its gold differ: the non-null beads of either that the other lacks and that
// hang together by the sentences they share. Wrong null beads are no errors of their own: each is the other side of one of these.
type Error struct {
	Kind      ErrorKind
	Want, Got []Link // of the gold and of the output, in reading order; one of them may be empty
}

// Errors finds the errors of one document, in reading order.
//
// Where beads of both sides share a link, sentences were merged too much or too little, whichever links more sentences
// with each other; when both link as many, a border was shifted, which merges a sentence with the wrong neighbour: too much.
// Everything else is a pair missed or a false one, and a matter of crossing when that bead crosses another of its own alignment.
func Errors(want, got []Link) []Error {
	want, got = linked(unique(want)), linked(unique(got))
	crossing := [2]map[string]bool{set(Crossing(want)), set(Crossing(got))}
	right, given := set(want), set(got)
	want = slices.DeleteFunc(want, func(l Link) bool { return given[l.String()] })
	got = slices.DeleteFunc(got, func(l Link) bool { return right[l.String()] })

	groups := connected(append(slices.Clone(want), got...))
	errs := make([]Error, 0, len(groups))
	for _, group := range groups {
		var e Error
		for _, k := range group {
			if k < len(want) {
				e.Want = append(e.Want, want[k])
			} else {
				e.Got = append(e.Got, got[k-len(want)])
			}
		}
		slices.SortFunc(e.Want, compare)
		slices.SortFunc(e.Got, compare)
		e.Kind = kindOf(e, crossing)
		errs = append(errs, e)
	}
	slices.SortStableFunc(errs, func(a, b Error) int { return compare(a.first(), b.first()) })
	return errs
}

func (e *Error) first() Link {
	if len(e.Want) == 0 || len(e.Got) > 0 && compare(e.Got[0], e.Want[0]) < 0 {
		return e.Got[0]
	}
	return e.Want[0]
}

func kindOf(e Error, crossing [2]map[string]bool) ErrorKind {
	if hits(e.Want, e.Got).lax > 0 {
		if area(e.Got) < area(e.Want) {
			return MergedTooLittle
		}
		return MergedTooMuch
	}
	for side, links := range [2][]Link{e.Want, e.Got} {
		if slices.ContainsFunc(links, func(l Link) bool { return crossing[side][l.String()] }) {
			return CrossingPair
		}
	}
	if len(e.Got) == 0 {
		return MissedPair
	}
	return FalsePair
}

// area counts the links from sentence to sentence.
func area(links []Link) (n int) {
	for _, l := range links {
		n += len(l.Src) * len(l.Dst)
	}
	return n
}

// connected groups links that share sentences, by their numbers.
func connected(links []Link) [][]int {
	group := make([]int, len(links)) // a tree of each group, by parents
	root := func(k int) int {
		for group[k] != k {
			group[k] = group[group[k]]
			k = group[k]
		}
		return k
	}
	type sentence struct{ side, number int }
	owner := map[sentence]int{}
	for k, l := range links {
		group[k] = k
		for side, ns := range [2][]int{l.Src, l.Dst} {
			for _, n := range ns {
				if first, ok := owner[sentence{side, n}]; ok {
					group[root(k)] = root(first)
				} else {
					owner[sentence{side, n}] = k
				}
			}
		}
	}
	var out [][]int
	place := map[int]int{}
	for k := range links {
		r := root(k)
		if _, ok := place[r]; !ok {
			place[r] = len(out)
			out = append(out, nil)
		}
		out[place[r]] = append(out[place[r]], k)
	}
	return out
}
