package index

import (
	"strconv"
	"strings"
)

// Expr is a parsed query. String writes it in the query language again, in one normal form; parsing that
// gives an equal Expr.
type Expr interface {
	String() string
	expr()
}

// WordExpr is a single word.
type WordExpr struct {
	Text string // without the signs around it; a wildcard keeps its stars
	Kind WordKind
	// Distance is the edits that a fuzzy word allows, 1 or 2; 0 leaves it to the word's length.
	Distance int
	Pos, End int // byte offsets in the query
}

// WordKind says how a word is looked for.
type WordKind int

// The kinds of words.
const (
	Stemmed  WordKind = iota // word: in every inflection
	Exact                    // =word: in this form only
	Wildcard                 // wor*: the star stands for any letters
	Fuzzy                    // word~: with a letter or two wrong
)

// PhraseExpr is several words in a row.
type PhraseExpr struct {
	Text  string
	Loose bool // "..."~: in every inflection
	Pos   int
}

// NotExpr is what must not occur.
type NotExpr struct{ X Expr }

// AndExpr is several expressions that must all hold.
type AndExpr struct{ Xs []Expr }

// OrExpr is several expressions of which one must hold.
type OrExpr struct{ Xs []Expr }

func (*WordExpr) expr()   {}
func (*PhraseExpr) expr() {}
func (*NotExpr) expr()    {}
func (*AndExpr) expr()    {}
func (*OrExpr) expr()     {}

func (w *WordExpr) String() string {
	switch w.Kind {
	case Exact:
		return "=" + w.Text
	case Fuzzy:
		if w.Distance > 0 {
			return w.Text + "~" + strconv.Itoa(w.Distance)
		}
		return w.Text + "~"
	}
	return w.Text
}

func (p *PhraseExpr) String() string {
	s := `"` + p.Text + `"`
	if p.Loose {
		s += "~"
	}
	return s
}

func (n *NotExpr) String() string { return "-" + grouped(n.X) }

func (a *AndExpr) String() string {
	parts := make([]string, len(a.Xs))
	for i, x := range a.Xs {
		parts[i] = grouped(x)
	}
	return strings.Join(parts, " ")
}

func (o *OrExpr) String() string {
	parts := make([]string, len(o.Xs))
	for i, x := range o.Xs {
		if _, nested := x.(*OrExpr); nested {
			parts[i] = "(" + x.String() + ")"
		} else {
			parts[i] = x.String()
		}
	}
	return strings.Join(parts, " OR ")
}

// grouped writes an expression so that it can stand behind a minus or inside a row.
func grouped(x Expr) string {
	switch x.(type) {
	case *AndExpr, *OrExpr:
		return "(" + x.String() + ")"
	}
	return x.String()
}
