package index

import (
	"slices"
	"strings"
	"unicode"

	"tolmach/align/facts"
)

// A plan is a query made ready for one index: a tree of set operations over leaves, each of which is a
// word, phrase or key on one side.
type plan struct {
	root   *node
	leaves []*leaf
	known  map[string]*leaf
	x      *search
	cross  bool // words may also be met by their translations on the other side
}

type node struct {
	op   op
	kids []*node
	leaf *leaf
}

type op uint8

const (
	opLeaf op = iota
	opAnd
	opOr
	opNot
	opAll // every unit
)

// leaf is one thing that is looked for on one side.
type leaf struct {
	side  int
	shown string // as the query has it
	// groups are alternatives, the best first; a document counts for the first that it has.
	groups []group
	// row is a phrase: what stands at each position. groups is empty then.
	row []slot
	// loose is an exact phrase as it would be in every inflection.
	loose *PhraseExpr
	// ranks says that the leaf stands in the query outside any negation, and adds to the score.
	ranks bool

	sets  []set // one a segment
	count uint64
}

// group is a set of terms of one field.
type group struct {
	field  string
	terms  []string
	weight float64
	counts bool            // score by frequency and length, not by presence
	lookup map[string]bool // of many terms, made when marking needs it
}

// slot is one position of a phrase.
type slot struct {
	any []termsOf // of which one must stand there
	at  int       // position from the phrase's start
}

// anywhere stands for either side.
const anywhere = -1

func and(kids ...*node) *node { return &node{op: opAnd, kids: kids} }

// or joins alternatives, each once.
func or(kids ...*node) *node {
	n := &node{op: opOr}
	for _, kid := range kids {
		flat := []*node{kid}
		if kid.op == opOr {
			flat = kid.kids
		}
		for _, k := range flat {
			if !slices.ContainsFunc(n.kids, func(o *node) bool { return k.op == opLeaf && o.op == opLeaf && k.leaf == o.leaf }) {
				n.kids = append(n.kids, k)
			}
		}
	}
	if len(n.kids) == 1 {
		return n.kids[0]
	}
	return n
}
func not(kid *node) *node { return &node{op: opNot, kids: []*node{kid}} }

// compile turns an expression into a tree for one side, or for either: then all of it must hold on one
// side, save that a word in the other side's script may stand there, and that what is excluded must be
// missing on both.
func (p *plan) compile(e Expr, side int, ranks bool) (*node, error) {
	if side == anywhere {
		a, err := p.one(e, 0, true, ranks)
		if err != nil {
			return nil, err
		}
		b, err := p.one(e, 1, true, ranks)
		if err != nil {
			return nil, err
		}
		return or(a, b), nil
	}
	return p.one(e, side, false, ranks)
}

// one compiles for a side; free lets words in the other side's script stand there.
func (p *plan) one(e Expr, side int, free, ranks bool) (*node, error) {
	switch e := e.(type) {
	case *AndExpr:
		return p.row(e.Xs, side, free, ranks)
	case *OrExpr:
		kids := make([]*node, len(e.Xs))
		for i, x := range e.Xs {
			var err error
			if kids[i], err = p.one(x, side, free, ranks); err != nil {
				return nil, err
			}
		}
		return or(kids...), nil
	case *NotExpr:
		if free {
			side = anywhere
		}
		kid, err := p.compile(e.X, side, false)
		return not(kid), err
	}
	return p.leafNode(e, side, free, ranks)
}

// leafNode is a word or phrase on its side, or on either when it is free and in the other side's script.
func (p *plan) leafNode(e Expr, side int, free, ranks bool) (*node, error) {
	l, err := p.leaf(e, side, ranks)
	if err != nil {
		return nil, err
	}
	n := &node{leaf: l}
	from := side // the side in whose language it is written
	if p.foreign(e, side) {
		from = 1 - side
	}
	if free && from != side {
		other, err := p.leaf(e, from, ranks)
		if err != nil {
			return nil, err
		}
		n = or(n, &node{leaf: other})
	}
	if w, ok := e.(*WordExpr); ok && p.cross && ranks {
		if l := p.translated(w, from, ranks); l != nil {
			n = or(n, &node{leaf: l})
		}
	}
	return n, nil
}

// row compiles words that must all occur. Words beside each other that together are a figure are met in a row, or by
// the figure in another notation.
func (p *plan) row(xs []Expr, side int, free, ranks bool) (*node, error) {
	n := and()
	for i := 0; i < len(xs); {
		if words, terms := p.figure(xs[i:]); len(terms) > 0 {
			shown := make([]string, words)
			for j, x := range xs[i : i+words] {
				shown[j] = x.String()
			}
			text := strings.Join(shown, " ")
			as, err := p.leafNode(&PhraseExpr{Text: text, Loose: true}, side, false, ranks)
			if err != nil {
				return nil, err
			}
			keys := p.add(&leaf{side: side, shown: text, ranks: ranks,
				groups: []group{{field: keyField(p.x.code(side)), terms: terms, weight: 1}}})
			n.kids = append(n.kids, or(as, &node{leaf: keys}))
			i += words
			continue
		}
		kid, err := p.one(xs[i], side, free, ranks)
		if err != nil {
			return nil, err
		}
		n.kids = append(n.kids, kid)
		i++
	}
	return n, nil
}

// figure says how many of the words at the start of xs are one figure of more than one word, in whichever
// of the two languages, and under which keys it is found.
func (p *plan) figure(xs []Expr) (words int, terms []string) {
	var text []string
	for _, x := range xs {
		w, ok := x.(*WordExpr)
		if !ok || w.Kind != Stemmed {
			break
		}
		text = append(text, w.Text)
	}
	if len(text) < 2 {
		return 0, nil
	}
	joined := strings.Join(text, " ")
	for side := range p.x.analyzers {
		for _, k := range p.x.analyzers[side].keys(joined) {
			if k.start > 0 || k.kind == facts.Name {
				continue
			}
			n := 1 + strings.Count(joined[:k.end], " ")
			if n < 2 || n < words {
				continue
			}
			if n > words {
				words, terms = n, nil
			}
			if !slices.Contains(terms, k.term) {
				terms = append(terms, k.term)
			}
		}
	}
	return words, terms
}

// foreign says that an expression has letters, none in the side's own script and some in the other's.
func (p *plan) foreign(e Expr, side int) bool {
	own, others := p.x.langs[side].Script, p.x.langs[1-side].Script
	if own == nil || others == nil || own == others {
		return false
	}
	var text string
	switch e := e.(type) {
	case *WordExpr:
		text = e.Text
	case *PhraseExpr:
		text = e.Text
	}
	other := false
	for _, r := range text {
		if unicode.Is(own, r) {
			return false
		}
		other = other || unicode.Is(others, r)
	}
	return other
}

// add makes a leaf known, or returns the one that is equal to it.
func (p *plan) add(l *leaf) *leaf {
	var b strings.Builder
	b.WriteByte(byte('0' + l.side))
	for _, g := range l.groups {
		b.WriteString("|" + g.field + "\x00" + strings.Join(g.terms, "\x00"))
	}
	for _, s := range l.row {
		b.WriteString("|" + string(rune('0'+s.at)))
		for _, t := range s.any {
			b.WriteString(t.field + "\x00" + strings.Join(t.terms, "\x00"))
		}
	}
	key := b.String()
	if old := p.known[key]; old != nil {
		old.ranks = old.ranks || l.ranks
		return old
	}
	p.known[key] = l
	p.leaves = append(p.leaves, l)
	return l
}

func (p *plan) leaf(e Expr, side int, ranks bool) (*leaf, error) {
	l := &leaf{side: side, shown: e.String(), ranks: ranks}
	a, code := p.x.analyzers[side], p.x.code(side)
	var err error
	switch e := e.(type) {
	case *PhraseExpr:
		l.row, err = p.x.phrase(side, e.Text, e.Loose)
		if !e.Loose && len(l.row) > 1 {
			l.loose = &PhraseExpr{Text: e.Text, Loose: true, Pos: e.Pos}
		}
	case *WordExpr:
		switch e.Kind {
		case Stemmed:
			err = p.stemmed(l, e.Text)
		case Exact:
			if l.row, err = p.x.phrase(side, e.Text, false); len(l.row) > 1 {
				if whole, ok := single(e.Text); ok {
					l.row = []slot{{any: []termsOf{{formField(code), []string{a.fold(whole)}}}}}
				}
			}
		case Wildcard:
			var terms []string
			terms, err = p.x.expand(formField(code), a.fold(e.Text))
			l.groups = []group{{field: formField(code), terms: terms, weight: 1}}
		case Fuzzy:
			l.groups, err = p.x.near(formField(code), a.fold(e.Text), e.Distance)
		}
	}
	if len(l.row) == 1 {
		for _, t := range l.row[0].any {
			l.groups = append(l.groups, group{field: t.field, terms: t.terms, weight: 1, counts: true})
		}
		l.row = nil
	}
	return p.add(l), err
}

// stemmed makes the groups of a plain word: its stems, and the keys of a name or a figure.
func (p *plan) stemmed(l *leaf, text string) error {
	a, code := p.x.analyzers[l.side], p.x.code(l.side)
	whole, ok := single(text)
	if !ok { // "AT&T" is two words that stand together
		var err error
		l.row, err = p.x.phrase(l.side, text, true)
		return err
	}
	f := a.forms(whole)
	acronym := isAcronym(whole)
	if f.stem == "" {
		if acronym { // US is no "us"
			keys, err := p.x.wordKeys(whole, l.side)
			if len(keys) > 0 || err != nil {
				l.groups = []group{{field: keyField(code), terms: keys, weight: 1}}
				return err
			}
		}
		l.groups = []group{{field: formField(code), terms: []string{f.form}, weight: 1, counts: true}}
		return nil
	}
	terms, err := p.x.inflect(l.side, f, acronym)
	if err != nil {
		return err
	}
	for _, t := range terms.in(code) {
		l.groups = append(l.groups, group{field: t.field, terms: t.terms, weight: 1, counts: true})
	}
	keys, err := p.x.wordKeys(whole, l.side)
	if len(keys) > 0 {
		l.groups = append(l.groups, group{field: keyField(code), terms: keys, weight: 1})
	}
	return err
}

// single says that a text is one word for the index, hyphens and apostrophes included, and gives it
// without the punctuation around it.
func single(text string) (string, bool) {
	toks, _ := split(text, 0, nil)
	words, whole := 0, ""
	for _, t := range toks {
		switch {
		case t.kind == compound:
			return t.text, t.start == toks[0].start && t.end == lastEnd(toks)
		case t.kind.primary():
			words++
			whole = t.text
		}
	}
	return whole, words == 1
}

func lastEnd(toks []token) int {
	end := 0
	for _, t := range toks {
		end = max(end, t.end)
	}
	return end
}

// phrase gives the slots of words in a row: their forms, or, loose, their stems where they have some.
func (x *search) phrase(side int, text string, loose bool) ([]slot, error) {
	a, code := x.analyzers[side], x.code(side)
	toks, _ := split(text, 0, nil)
	var row []slot
	for _, t := range toks {
		if !t.kind.primary() {
			continue
		}
		f := a.forms(t.text)
		s := slot{any: []termsOf{{formField(code), []string{f.form}}}, at: t.pos}
		if loose && f.stem != "" {
			terms, err := x.inflect(side, f, isAcronym(t.text))
			if err != nil {
				return nil, err
			}
			s.any = terms.in(code)
		}
		row = append(row, s)
	}
	return row, nil
}
