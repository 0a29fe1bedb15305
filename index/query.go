package index

import (
	"fmt"
	"regexp"
	"strings"

	"tolmach/corpus"
)

// Query is everything that can be asked of an index. The zero value asks for all paired units.
type Query struct {
	Any   Expr    // in either language
	Sides [2]Expr // what the side of a language must have
	Not   [2]Expr // what it must not have
	Cross bool    // also find units through translations of the words of Any and Sides

	Filter Filter

	// Echo asks for the places on the other side that render what is marked; for the pages that show hits.
	Echo bool

	Sort   Sort
	Offset int
	Limit  int // 0: all
	// Sample, if not 0, takes that many of the hits at random; the same Seed takes the same.
	Sample int
	Seed   uint64
}

// Filter chooses among the units by what is known of them. Its zero value takes all that have two sides.
type Filter struct {
	Since, Until  string   // "2018", "2018-09" or "2018-09-29"; either article's date may fit
	Agencies      []string // of either article, case ignored; any of them
	MinConfidence float64
	Kinds         []string        // of beads, "1-2"; any of them
	Status        []corpus.Status // any of them
	Nulls         bool            // also null beads, and sentences of unpaired articles
	OnlyNulls     bool            // nothing else
}

// Sort is an order of hits. Hits that are equal in it are in the order of their ids.
type Sort string

// The orders.
const (
	ByRelevance  Sort = "relevance"  // best first
	ByDate       Sort = "date"       // newest first; of two dates the first language's
	ByConfidence Sort = "confidence" // surest first
	ByLeft       Sort = "left"       // by the words before the hit, nearest first
	ByRight      Sort = "right"      // by the words behind it
)

// Sorts lists the orders.
func Sorts() []Sort { return []Sort{ByRelevance, ByDate, ByConfidence, ByLeft, ByRight} }

// A FilterError says which setting of a query cannot be meant.
type FilterError struct{ Setting, Message, Remedy string }

func (e *FilterError) Error() string { return e.Setting + ": " + e.Message }

// Hint is the remedy.
func (e *FilterError) Hint() string { return e.Remedy }

var (
	datePattern = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)
	kindPattern = regexp.MustCompile(`^\d+-\d+$`)
)

// Check says what is wrong with the settings of a query; the error is a *FilterError.
func (q *Query) Check() error {
	bad := func(setting, value, remedy string) error {
		return &FilterError{setting, fmt.Sprintf("%q is not possible", value), remedy}
	}
	f := &q.Filter
	for _, d := range []struct{ setting, value string }{{"since", f.Since}, {"until", f.Until}} {
		if d.value != "" && !datePattern.MatchString(d.value) {
			return bad(d.setting, d.value, "write a year, a month or a day: 2018, 2018-09, 2018-09-29")
		}
	}
	if f.Since != "" && f.Until != "" && f.Since > f.Until && !strings.HasPrefix(f.Since, f.Until) {
		return bad("since", f.Since, "it must not be later than until, "+f.Until)
	}
	if f.MinConfidence < 0 || f.MinConfidence > 1 {
		return bad("min-confidence", fmt.Sprint(f.MinConfidence), "give a probability from 0 to 1")
	}
	for _, k := range f.Kinds {
		if !kindPattern.MatchString(k) {
			return bad("bead", k, "write the sentence counts of both sides: 1-1, 2-1")
		}
	}
	for _, s := range f.Status {
		switch s {
		case corpus.Auto, corpus.Confirmed, corpus.Review:
		default:
			return bad("status", string(s), "it is auto, confirmed or review")
		}
	}
	switch q.Sort {
	case "", ByRelevance, ByDate, ByConfidence, ByLeft, ByRight:
	default:
		return bad("sort", string(q.Sort), "it is relevance, date, confidence, left or right")
	}
	for _, n := range []struct {
		setting string
		value   int
	}{{"limit", q.Limit}, {"offset", q.Offset}, {"sample", q.Sample}} {
		if n.value < 0 {
			return bad(n.setting, fmt.Sprint(n.value), "it cannot be less than 0")
		}
	}
	return nil
}
