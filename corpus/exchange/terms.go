package exchange

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/corpus"
)

// Term is a name or a term with its rendering.
type Term struct {
	Texts [2]string // the most frequent form of each side
	Kind  string    // "name", "acronym", "term"
	Count int       // beads in which the two are linked
	Of    int       // beads that have the first
}

func (t *Term) note() string { return fmt.Sprintf("%d of %d", t.Count, t.Of) }

// What makes a term: linked in so many beads, in this share of the beads that have it, with this
// association (a log-likelihood ratio; 10.83 is one chance in a thousand).
const (
	leastNames  = 2
	leastTerms  = 3
	leastShare  = .5
	leastDice   = .4
	leastRatio  = 10.83
	mostEntries = 1 << 21 // phrase pairs counted at a time; the rarest are forgotten beyond
)

// Terms finds the names and terms of a corpus with their renderings, by links between words inside beads and
// their association over all of them. It would rather miss a term than give a wrong rendering. It goes
// through the units twice and holds a bounded number of phrases. The terms come in alphabetical order.
func Terms(units Units, o Options) ([]Term, error) {
	t := counting{linker: newLinker(o), seed: maphash.MakeSeed(), pairs: map[uint64]*phrasePair{}}
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		t.first(&u)
	}
	t.choose()
	for u, err := range units {
		if err != nil {
			return nil, err
		}
		t.second(&u)
	}
	return t.terms(), nil
}

// counting counts phrases over the corpus.
type counting struct {
	*linker
	seed   maphash.Seed
	pairs  map[uint64]*phrasePair
	floor  uint32             // what was counted less often has been forgotten
	single [2]map[uint64]*int // beads that have a phrase, for those that matter
	beads  int
}

type phrasePair struct {
	n     uint32
	sides [2]uint64

	// Only for those that were chosen.
	names, acronyms int
	proper          int // occurrences with a capital inside the second side
	forms           [2]map[string]int
	nested          int // how often it stood inside a longer phrase pair
	cut             int // occurrences as a piece of a longer name
	bridged         int // occurrences with a function word inside
	words           int // content words of the first side
}

func (c *counting) hash(words []word) uint64 {
	var h maphash.Hash
	h.SetSeed(c.seed)
	for i := range words {
		h.WriteString(words[i].stem)
		h.WriteByte(0)
	}
	return h.Sum64()
}

func (c *counting) key(p *phrase) (pair uint64, sides [2]uint64) {
	for side := range sides {
		sides[side] = c.hash(p.words[side])
	}
	return sides[0] ^ sides[1]*0x9e3779b97f4a7c15, sides
}

func usable(u *corpus.Unit) bool { return !u.Null() && u.Confidence >= .5 }

func (c *counting) first(u *corpus.Unit) {
	if !usable(u) {
		return
	}
	c.beads++
	seen := map[uint64]bool{}
	for p := range c.phrases(u) {
		k, sides := c.key(&p)
		if seen[k] {
			continue
		}
		seen[k] = true
		if e := c.pairs[k]; e != nil {
			e.n++
			continue
		}
		c.pairs[k] = &phrasePair{n: 1, sides: sides}
	}
	for len(c.pairs) > mostEntries {
		c.floor++
		for k, e := range c.pairs {
			if e.n <= c.floor {
				delete(c.pairs, k)
			}
		}
	}
}

func (c *counting) choose() {
	for side := range c.single {
		c.single[side] = map[uint64]*int{}
	}
	for k, e := range c.pairs {
		if e.n < leastNames {
			delete(c.pairs, k)
			continue
		}
		for side := range e.sides {
			c.single[side][e.sides[side]] = new(int)
			e.forms[side] = map[string]int{}
		}
	}
}

func (c *counting) second(u *corpus.Unit) {
	if !usable(u) {
		return
	}
	var found []phrase
	for p := range c.phrases(u) {
		found = append(found, p)
	}
	for side := range 2 { // the words are those of the last phrases call
		seen := map[uint64]bool{}
		for span := range runs(c.words[side]) {
			k := c.hash(span)
			if n := c.single[side][k]; n != nil && !seen[k] {
				seen[k] = true
				*n++
			}
		}
	}
	for i := range found {
		p := &found[i]
		k, _ := c.key(p)
		e := c.pairs[k]
		if e == nil {
			continue
		}
		kind := p.kind()
		switch kind {
		case "name":
			e.names++
		case "acronym":
			e.acronyms++
		}
		if p.cut && kind == "name" {
			e.cut++
		}
		if p.proper(1) {
			e.proper++
		}
		e.words = p.content()
		for side := range 2 {
			e.forms[side][p.form(side, kind != "term")]++
		}
		if kind == "term" && p.bridged() {
			e.bridged++
		}
		for j := range found {
			if found[j].contains(p) && (kind == "term") == (found[j].kind() == "term") {
				e.nested++
				break
			}
		}
	}
}

func (c *counting) terms() []Term {
	best := map[uint64]*phrasePair{} // by the first side
	for _, e := range c.pairs {
		if !c.good(e) {
			continue
		}
		if b := best[e.sides[0]]; b == nil || e.n > b.n || e.n == b.n && mostFrequent(e.forms[1]) < mostFrequent(b.forms[1]) {
			best[e.sides[0]] = e
		}
	}
	var list []Term
	for _, e := range best {
		list = append(list, Term{Texts: [2]string{c.base(0, e.forms[0]), c.base(1, e.forms[1])}, Kind: c.kind(e), Count: int(e.n), Of: *c.single[0][e.sides[0]]})
	}
	slices.SortFunc(list, func(a, b Term) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Texts[0]), strings.ToLower(b.Texts[0])), strings.Compare(a.Texts[0], b.Texts[0]), strings.Compare(a.Texts[1], b.Texts[1]))
	})
	return list
}

func (c *counting) kind(e *phrasePair) string {
	switch {
	case 2*e.acronyms > int(e.n):
		return "acronym"
	case 2*(e.names+e.acronyms) > int(e.n):
		return "name"
	}
	return "term"
}

func (c *counting) good(e *phrasePair) bool {
	if c.kind(e) == "term" && (e.words < 2 || e.n < leastTerms || e.bridged > 0) {
		return false
	}
	if c.kind(e) != "term" && 2*e.proper < int(e.n) {
		return false
	}
	if 2*e.cut > int(e.n) {
		return false
	}
	if e.nested*5 > int(e.n)*4 { // only ever a part of something longer
		return false
	}
	n, a, b, all := float64(e.n), float64(*c.single[0][e.sides[0]]), float64(*c.single[1][e.sides[1]]), float64(c.beads)
	a, b = max(a, n), max(b, n)
	return n/a >= leastShare && 2*n/(a+b) >= leastDice && likelihoodRatio(n, a, b, max(all, a+b-n)) >= leastRatio
}

// likelihoodRatio is Dunning's: how far the two occur together beyond chance. n beads have both, a the first, b the
// second, of all.
func likelihoodRatio(n, a, b, all float64) float64 {
	sum := 0.0
	for _, cell := range [4][2]float64{{n, a * b}, {a - n, a * (all - b)}, {b - n, (all - a) * b}, {all - a - b + n, (all - a) * (all - b)}} {
		if cell[0] > 0 {
			sum += cell[0] * math.Log(cell[0]*all/cell[1])
		}
	}
	return 2 * sum
}

// base is the form to show: of a name of one word in a language that declines it, the one that the most of the others
// are cases of; otherwise the most frequent.
func (c *counting) base(side int, forms map[string]int) string {
	l := c.langs[side]
	if l.Decline == nil || len(forms) < 2 {
		return mostFrequent(forms)
	}
	reach := map[string]int{}
	for f := range forms {
		if strings.ContainsAny(f, " -") {
			return mostFrequent(forms)
		}
		cases := l.Decline(l.Fold(f))
		for g, n := range forms {
			if slices.Contains(cases, l.Fold(g)) {
				reach[f] += 1000 * n
			}
		}
		reach[f] += min(forms[f], 999)
	}
	return mostFrequent(reach)
}

// mostFrequent is the most frequent form; of equals the shortest, then the first in order.
func mostFrequent(forms map[string]int) string {
	form, most := "", 0
	for f, n := range forms {
		if n > most || n == most && cmp.Or(cmp.Compare(len(f), len(form)), strings.Compare(f, form)) < 0 {
			form, most = f, n
		}
	}
	return form
}

// form is a side as it stands in the text; the capital that only begins a sentence is lowered.
func (p *phrase) form(side int, name bool) string {
	ws := p.words[side]
	s := plainSpaces(ws[0].text[ws[0].start:ws[len(ws)-1].end])
	if first := ws[0]; first.initial && !name && !first.upper {
		r, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToLower(r)) + s[n:]
	}
	return s
}
