package corpus

import "tolmach/align"

// Status says who stands behind a pair or a bead.
type Status string

// The statuses. Auto is the program's own; a person's Confirmed, Review and Dropped are never
// overwritten by a later run; Alternative is a second version of an article that is paired already.
const (
	Auto        Status = "auto"
	Confirmed   Status = "confirmed"
	Review      Status = "review"
	Alternative Status = "alternative"
	Dropped     Status = "dropped"
)

// Pair is one article in each of the corpus's two languages that tell the same story.
type Pair struct {
	ID         string
	Articles   [2]string // article ids, in the order of the corpus's languages
	Confidence float64   // probability that the two tell the same story
	Status     Status
	Evidence   []Evidence // why, strongest first

	// The rest is filled by the store.
	By, When string // who decided and when (RFC 3339), when Status is a person's
	Aligner  string // version that made the beads; "" while there are none
	Mark     int64  // grows with every change of the pair or its beads
}

// InForce says whether pairs of this status are aligned, searched and exported.
func (s Status) InForce() bool { return s == Auto || s == Confirmed || s == Review }

// Decided says whether the status is a person's.
func (s Status) Decided() bool { return s == Confirmed || s == Review || s == Dropped }

// Evidence is one reason for a pair, fit to be shown to a person.
type Evidence struct {
	Kind   string  `json:"kind"`   // "name", "figure", "date", "link", "word", "runner-up" ...
	Text   string  `json:"text"`   // what is shared: "Guterres = Гутерреш"
	Weight float64 `json:"weight"` // its share in the score
}

// Bead is an aligned bead of a stored pair.
type Bead struct {
	align.Bead
	ID     string // derived from the pair and the sentence numbers
	Pair   string
	Status Status
	// By and When tell who decided, when Status is a person's; When is RFC 3339.
	By, When string
	// Edited holds the text of a side that a person rewrote; "" where the sentences stand as read.
	Edited [2]string
}
