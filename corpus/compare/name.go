package compare

import (
	"slices"
	"strings"

	"tolmach/align/facts"
)

// name is a name in a sentence: a capitalised word, or a country or body that the language knows.
type name struct {
	sentence   *sentence
	start, end int
	words      []*word
	keys       []string // of a country, place or body
	land       bool     // a key of a country or place
	grade      grade
	matched    bool  // in its bead
	odd        bool  // what it is matched by sounds too little alike
	like       *word // and that, then
	run        int   // names side by side, in one script, share a run
	foreign    bool  // in another script than its text: a brand, mostly
	listed     bool  // beside it in a list stands a name
}

// names are the names of a sentence of side k.
func (p *pair) names(k int, x *sentence) (out []*name) {
	s := p.sides[k]
	seats := seatsOf(s.lang)
	run := 0
	for _, f := range x.facts {
		if f.Kind != facts.Name && f.Kind != facts.Acronym {
			continue
		}
		n := &name{sentence: x, start: f.Start, end: f.End}
		for i := range x.words {
			if w := &x.words[i]; w.start < f.End && w.end > f.Start {
				n.words = append(n.words, w)
			}
		}
		if len(n.words) == 0 {
			continue
		}
		if f.Kind == facts.Acronym {
			n.keys = append(n.keys, f.Key)
			n.land = len(f.Key) == 2 && f.Key == strings.ToUpper(f.Key)
			if n.land || known(s.lang, f.Key) && known(p.langs[1-k], f.Key) {
				n.grade = certain
			}
		} else {
			n.grade = p.grade(k, n.words[0])
		}
		for size := 2; size > 0; size-- {
			if key, _ := x.phrase(n.words[0].at, size); seats[key] != "" {
				n.keys = append(n.keys, seats[key])
				n.land = true
				break
			}
		}
		n.foreign = n.words[0].foreign
		if last := len(out) - 1; last < 0 {
			run++
		} else {
			switch gap := strings.Trim(x.text[out[last].end:n.start], " \u00a0-."); {
			case gap == "," || s.lang.Rewording.Listing[gap]:
				n.listed, out[last].listed = true, true
				run++
			case gap != "" || out[last].sort() != n.sort() || out[last].foreign != n.foreign:
				run++
			}
		}
		n.run = run
		out = append(out, n)
	}
	// A word that the lexicon knows, beside a translated one, may well be translated with it: "Federal Migration Service".
	for i, n := range out {
		beside := i > 0 && out[i-1].run == n.run && out[i-1].grade == doubtful || i+1 < len(out) && out[i+1].run == n.run && out[i+1].grade == doubtful
		if n.grade == certain && len(n.keys) == 0 && n.words[0].id >= 0 && beside {
			n.grade = likely
		}
	}
	return out
}

// beside says that one of some names stands beside this one and has its counterpart.
func (n *name) beside(names []*name) bool {
	return slices.ContainsFunc(names, func(o *name) bool { return o != n && o.sentence == n.sentence && o.run == n.run && o.matched })
}

// sort tells countries and places, bodies, and all other names apart; only names of one sort can stand for each other.
func (n *name) sort() int {
	switch {
	case n.land:
		return 1
	case len(n.keys) > 0:
		return 2
	}
	return 0
}
