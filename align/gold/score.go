package gold

import (
	"math"
	"slices"
)

var nan = math.NaN()

// Score holds the figures of alignments against their gold.
//
// Recall leaves null beads out and precision counts them, as published papers do (Thompson and Koehn
// 2019, "Vecalign"): a null bead is right when the gold has it, and costs nothing when it is missing.
type Score struct {
	Docs                           int
	Precision, Recall, F1          float64 // strict: a bead is right when the gold has the very same
	PrecisionLax, RecallLax, F1Lax float64 // lax: right when it shares a link of both sides with a gold bead
	PrecisionNonNull, F1NonNull    float64 // strict, over the non-null beads alone
	CrossingRecall                 float64 // strict recall of the non-null gold beads that another crosses
	Crossings                      int     // how many such beads the gold has
	ByKind                         map[string]Kind
	counts                         counts
	judged                         []verdict
}

// Kind counts the beads of one kind ("1-2"): in the gold, in the output, and in both.
type Kind struct {
	Gold  int `json:"gold"`
	Out   int `json:"out"`
	Right int `json:"right"`
}

type counts struct {
	p, r, n          tally
	cross, crossings int
}

type tally struct{ strict, lax, all int }

// verdict is one non-null bead of an output: how sure the aligner was, and whether it was right.
type verdict struct {
	confidence float64
	right      bool
}

// Add counts one document: what an aligner gave against what is right.
func (s *Score) Add(want, got []Link) {
	if s.ByKind == nil {
		s.ByKind = map[string]Kind{}
	}
	s.Docs++
	want, got = unique(want), unique(got)
	want1, got1 := linked(want), linked(got)
	s.counts.p.add(hits(want, got))
	s.counts.r.add(hits(got1, want1))
	s.counts.n.add(hits(want1, got1))

	right := set(want)
	for _, l := range Crossing(want) {
		s.counts.crossings++
		if set(got)[l.String()] {
			s.counts.cross++
		}
	}
	for _, l := range want {
		k := s.ByKind[l.Kind()]
		k.Gold++
		s.ByKind[l.Kind()] = k
	}
	for _, l := range got {
		k := s.ByKind[l.Kind()]
		k.Out++
		if right[l.String()] {
			k.Right++
		}
		s.ByKind[l.Kind()] = k
		if !l.Null() && !math.IsNaN(l.Confidence) {
			s.judged = append(s.judged, verdict{l.Confidence, right[l.String()]})
		}
	}
	s.figure()
}

func (s *Score) figure() {
	c := s.counts
	s.Precision, s.PrecisionLax = c.p.shares()
	s.Recall, s.RecallLax = c.r.shares()
	s.PrecisionNonNull, _ = c.n.shares()
	s.F1, s.F1Lax, s.F1NonNull = f1(s.Precision, s.Recall), f1(s.PrecisionLax, s.RecallLax), f1(s.PrecisionNonNull, s.Recall)
	s.Crossings, s.CrossingRecall = c.crossings, share(c.cross, c.crossings)
}

func (t *tally) add(o tally) { t.strict += o.strict; t.lax += o.lax; t.all += o.all }

func (t tally) shares() (strict, lax float64) { return share(t.strict, t.all), share(t.lax, t.all) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// hits counts how many of test are in want: the very same, or sharing a link.
func hits(want, test []Link) tally {
	same := set(want)
	partners := map[int]map[int]bool{}
	for _, l := range want {
		for _, i := range l.Src {
			if partners[i] == nil {
				partners[i] = map[int]bool{}
			}
			for _, j := range l.Dst {
				partners[i][j] = true
			}
		}
	}
	t := tally{all: len(test)}
	for _, l := range test {
		if same[l.String()] {
			t.strict++
			t.lax++
		} else if touches(partners, l) {
			t.lax++
		}
	}
	return t
}

func touches(partners map[int]map[int]bool, l Link) bool {
	for _, i := range l.Src {
		for _, j := range l.Dst {
			if partners[i][j] {
				return true
			}
		}
	}
	return false
}

// Crossing returns the non-null links that some other non-null link of the alignment crosses: one that
// starts later on the source side and ends before it starts on the target side.
func Crossing(links []Link) []Link {
	ls := linked(links)
	slices.SortFunc(ls, compare)
	crossed := make([]bool, len(ls))
	// Links with one and the same first source sentence do not cross each other, so they are looked at as a group.
	most := -1
	for i := 0; i < len(ls); {
		k, group := i, most
		for ; k < len(ls) && ls[k].Src[0] == ls[i].Src[0]; k++ {
			crossed[k] = last(ls[k].Dst) < most
			group = max(group, ls[k].Dst[0])
		}
		i, most = k, group
	}
	least := math.MaxInt
	for i := len(ls) - 1; i >= 0; {
		k, group := i, least
		for ; k >= 0 && ls[k].Src[0] == ls[i].Src[0]; k-- {
			crossed[k] = crossed[k] || least < ls[k].Dst[0]
			group = min(group, last(ls[k].Dst))
		}
		i, least = k, group
	}
	var out []Link
	for i, c := range crossed {
		if c {
			out = append(out, ls[i])
		}
	}
	return out
}

func last(ns []int) int { return ns[len(ns)-1] }

func set(ls []Link) map[string]bool {
	m := make(map[string]bool, len(ls))
	for _, l := range ls {
		m[l.String()] = true
	}
	return m
}

func unique(ls []Link) []Link {
	seen := map[string]bool{}
	var out []Link
	for _, l := range ls {
		if k := l.String(); !seen[k] {
			seen[k] = true
			out = append(out, l)
		}
	}
	return out
}

func linked(ls []Link) []Link {
	var out []Link
	for _, l := range ls {
		if !l.Null() {
			out = append(out, l)
		}
	}
	return out
}
