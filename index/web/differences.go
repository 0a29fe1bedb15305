package web

import (
	"net/http"
	"strings"

	"tolmach/align"
	"tolmach/corpus"
	"tolmach/corpus/compare"
)

// differencesPage shows how the two versions of a pair differ.
type differencesPage struct {
	ID         string
	Pair       string // address of the pair
	Difference float64
	Sides      [2]differingSide
	Groups     []findings
}

// differingSide is one version, and how much of it the other one lacks.
type differingSide struct {
	corpus.Article
	Only compare.Share
}

// findings are those of one kind.
type findings struct {
	Kind  compare.Kind
	Title string
	List  []finding
}

// finding is a difference with its places.
type finding struct{ Sides [2]place }

// place is where a finding stands in one version; without sentences it says nothing of it.
type place struct {
	Lang   string
	Number string // of the sentences
	Pieces []piece
	URL    string // of the row of the pair
}

// findingNames head the kinds, in the order in which a reader wants them: what may be wrong comes first.
var findingNames = []struct {
	kind compare.Kind
	text string
}{
	{compare.Figure, "Figures that disagree"}, {compare.Date, "Dates that disagree"}, {compare.Name, "Names that disagree"},
	{compare.Negation, "Said on one side, denied on the other"}, {compare.Moved, "Blocks that stand elsewhere"}, {compare.Only, "Only in one version"},
}

// report compares the versions of a pair.
func (w *Server) report(v *visit) (compare.PairReport, error) {
	id, err := w.store.ResolvePair(v.ctx, v.PathValue("id"))
	if err != nil {
		return compare.PairReport{}, err
	}
	return w.comparer.Pair(v.ctx, w.store, id)
}

// pairDifferences shows how the versions of a pair differ.
func (w *Server) pairDifferences(v *visit) error {
	r, err := w.report(v)
	if err != nil {
		return err
	}
	beads, err := w.store.Beads(v.ctx, r.Pair.ID)
	if err != nil {
		return err
	}
	around := v.only("ui", "theme")
	p := &differencesPage{ID: r.Pair.ID, Pair: around.at("/pair/" + r.Pair.ID), Difference: r.Difference}
	for k := range p.Sides {
		p.Sides[k] = differingSide{r.Articles[k], r.Only[k]}
	}
	for _, name := range findingNames {
		g := findings{Kind: name.kind, Title: name.text}
		for _, f := range r.Findings {
			if f.Kind != name.kind {
				continue
			}
			var x finding
			for k := range x.Sides {
				x.Sides[k] = placeOf(f.Kind, &f.Sides[k], &r.Articles[k])
				if at := rowAt(beads, k, f.Sides[k].Sentence); at != "" {
					x.Sides[k].URL = around.with("row", at).at("/pair/"+r.Pair.ID) + "#bead-" + at
				}
			}
			g.List = append(g.List, x)
		}
		if len(g.List) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	return v.show(http.StatusOK, "differences", p.Sides[0].Title+" · "+v.say("Differences"), p)
}

// placeOf shows a place of a finding: its sentences, with what disagrees marked.
func placeOf(kind compare.Kind, at *compare.Place, a *corpus.Article) place {
	p := place{Lang: a.Lang}
	last := min(at.Sentence+max(at.Count, 1), len(a.Sentences))
	if at.Sentence < 0 || at.Sentence >= last {
		return p
	}
	p.Number = numbered(align.Span{From: at.Sentence, To: last})
	var texts []string
	for _, s := range a.Sentences[at.Sentence:last] {
		texts = append(texts, s.Text)
	}
	text := strings.Join(texts, " ")
	if kind == compare.Only || kind == compare.Moved || at.Text == "" || at.End > len(text) {
		p.Pieces = []piece{{text, ""}}
		return p
	}
	for _, x := range []piece{{text[:at.Start], ""}, {text[at.Start:at.End], "hit"}, {text[at.End:], ""}} {
		if x.Text != "" {
			p.Pieces = append(p.Pieces, x)
		}
	}
	return p
}

// rowAt is the bead that holds a sentence of a side.
func rowAt(beads []corpus.Bead, side, sentence int) string {
	for i := range beads {
		if span := beads[i].Side(side); span.From <= sentence && sentence < span.To {
			return beads[i].ID
		}
	}
	return ""
}

// apiDifferences answers with the findings of a pair.
func (w *Server) apiDifferences(v *visit) (any, error) {
	r, err := w.report(v)
	if err != nil {
		return nil, err
	}
	list := []any{}
	for _, f := range r.Findings {
		var at [2]any
		for k, x := range f.Sides {
			if x.Sentence >= 0 {
				at[k] = x.Sentence
			}
		}
		list = append(list, ordered{"kind", f.Kind, v.langs[0], f.Sides[0].Text, v.langs[1], f.Sides[1].Text,
			v.langs[0] + "_sentence", at[0], v.langs[1] + "_sentence", at[1]})
	}
	return ordered{"pair", r.Pair.ID, "difference", four(r.Difference), "only", bySide(v.langs, [2]any{shareOf(r.Only[0]), shareOf(r.Only[1])}), "findings", list}, nil
}

func shareOf(s compare.Share) ordered {
	return ordered{"sentences", s.Sentences, "characters", s.Characters, "share", four(s.Part)}
}
