package pairing

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// evidence is what is kept with a pair; Explain adds what the two articles share.
func (r *run) evidence(m made) []corpus.Evidence {
	var out []corpus.Evidence
	add := func(kind string, weight float64, format string, args ...any) {
		out = append(out, corpus.Evidence{Kind: kind, Text: fmt.Sprintf(format, args...), Weight: math.Round(weight*100) / 100})
	}
	if m.link != unlinked {
		add("link", m.link.odds(), "%s", m.link)
	}
	if m.state == weighed {
		beads := "beads"
		if math.Round(float64(m.proof.beads)) == 1 {
			beads = "bead"
		}
		text := fmt.Sprintf("%.0f %% of both texts have a counterpart, about %.0f %s", 100*m.proof.share, m.proof.beads, beads)
		if m.proof.odd >= .05 {
			text += fmt.Sprintf("; %.1f figures or dates a bead that one side alone has", m.proof.odd)
		}
		add("alignment", float64(m.proof.share), "%s", text)
		if m.proof.title > 0 {
			add("headline", float64(m.proof.title), "the headlines translate each other")
		}
	}
	if text := r.dates(m); text != "" {
		add("dates", 0-m.distance(), "%s", text)
	}
	for side, x := range m.rival {
		if x.other >= 0 {
			how := "lost by"
			if x.odds == 0 {
				how = "was not worth reading side by side: behind by"
			}
			add("runner-up", x.z-float64(m.z), "%s %s %.1f", r.sides[1-side][x.other].id, how, float64(m.z)-x.z)
		}
	}
	return out
}

// dates says how the dates of a pair lie.
func (r *run) dates(m made) string {
	a, b := r.sides[0][m.a].day, r.sides[1][m.b].day
	switch {
	case m.days < 0:
		return ""
	case m.days == 0:
		return fmt.Sprintf("both of %s", a)
	case m.days == 1:
		return fmt.Sprintf("%s and %s: a day apart", a, b)
	}
	return fmt.Sprintf("%s and %s: %d days apart", a, b, m.days)
}

// mostShown is how much of what two articles share is shown of a kind.
const mostShown = 8

// Explain tells why two articles are, or are not, a pair: what they share, with its share in all that, the
// strongest first of each kind: names, figures, dates, words. A nil lexicon stands for the embedded one of
// the corpus's languages. The evidence kept with the pair goes before it.
func Explain(ctx context.Context, s *corpus.Store, pair corpus.Pair, lex *lexicon.Lexicon) ([]corpus.Evidence, error) {
	langs := s.Langs()
	if lex == nil {
		lex = lexicon.For(langs[0], langs[1])
	}
	sp := newSpace(lex, langs[0])
	type origin struct {
		token  *token
		form   string
		weight float32
	}
	var readers [2]reader
	var norms [2]float64
	first := map[uint32]origin{}
	for side, id := range pair.Articles {
		a, err := s.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		r := &readers[side]
		*r = reader{lang: lang.Get(langs[side]), at: map[string]int{}, forms: []string{}}
		r.article(&a)
		norms[side] = float64(sp.vector(side, &r.profile).norm)
		if side == 1 {
			break
		}
		for i := range r.tokens {
			terms, _ := sp.place(nil, 0, &r.tokens[i])
			for _, t := range terms {
				if t.weight > first[t.key].weight {
					first[t.key] = origin{&r.tokens[i], r.forms[i], t.weight}
				}
			}
		}
	}
	best := map[*token]corpus.Evidence{} // by the first language's token
	r := &readers[1]
	for i := range r.tokens {
		t := &r.tokens[i]
		terms, _ := sp.place(nil, 1, t)
		var from origin
		share := 0.0
		for _, x := range terms {
			if o := first[x.key]; o.token != nil && float64(o.weight*x.weight) > share {
				from, share = o, float64(o.weight*x.weight)
			}
		}
		if from.token == nil {
			continue
		}
		if share /= norms[0] * norms[1]; share > best[from.token].Weight {
			text := from.form
			if !strings.EqualFold(text, r.forms[i]) {
				text += " = " + r.forms[i]
			}
			best[from.token] = corpus.Evidence{Kind: kindOf(from.token, from.form), Text: text, Weight: share}
		}
	}
	// A country is a word and a fact, a weekday a name and a date: each is shown once.
	once := map[string]corpus.Evidence{}
	for _, e := range best {
		if old, ok := once[e.Text]; ok && (old.Kind == "date" || e.Kind != "date" && old.Weight >= e.Weight) {
			continue
		}
		once[e.Text] = e
	}
	shown, total := map[string][]corpus.Evidence{}, 0.0
	for _, e := range once {
		total += e.Weight
		shown[e.Kind] = append(shown[e.Kind], e)
	}
	out := slices.Clone(pair.Evidence)
	for _, kind := range []string{"name", "figure", "date", "word"} {
		list := shown[kind]
		slices.SortFunc(list, func(x, y corpus.Evidence) int {
			switch {
			case x.Weight != y.Weight && x.Weight > y.Weight:
				return -1
			case x.Weight != y.Weight:
				return 1
			}
			return strings.Compare(x.Text, y.Text)
		})
		for _, e := range list[:min(len(list), mostShown)] {
			e.Weight = math.Round(e.Weight/total*1e4) / 1e4
			out = append(out, e)
		}
	}
	return out, nil
}

// kindOf is how a token is called to a person.
func kindOf(t *token, form string) string {
	switch {
	case t.kind == name:
		return "name"
	case t.kind == word:
		return "word"
	case t.calendar:
		return "date"
	case strings.ContainsAny(form, "0123456789") || t.tell > 0 && strings.ToLower(form) == form:
		return "figure"
	}
	return "name" // an acronym, a country
}
