package compare

import (
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

// plant is one change of one sentence.
type plant struct {
	story, side, sentence int
	kind                  Kind // of the disagreement; "" for a harmless rewording
	what                  string
	before, after         string
}

// planter makes plants in copies of the authored stories.
type planter struct {
	*rand.Rand
	stories []story
	linked  [][2]map[int]bool // sentences with a counterpart
}

func newPlanter(t testing.TB, seed int64) *planter {
	p := &planter{Rand: rand.New(rand.NewSource(seed)), stories: stories(t)}
	for _, s := range p.stories {
		var linked [2]map[int]bool
		for k := range linked {
			linked[k] = map[int]bool{}
			for _, b := range s.beads {
				if span := b.Side(k); !b.Null() {
					for i := span.From; i < span.To; i++ {
						linked[k][i] = true
					}
				}
			}
		}
		p.linked = append(p.linked, linked)
	}
	return p
}

// change is a way to change a sentence; it gives "" when the sentence has nothing of the kind.
type change struct {
	what string
	kind Kind
	make func(p *planter, v Version, side int, text string) string
}

// some makes n plants, the changes in turn.
func (p *planter) some(n int, changes []change) (out []plant) {
	tried := map[string]bool{}
	for attempt := 0; len(out) < n && attempt < 400_000; attempt++ {
		c := changes[(len(out)+attempt/300)%len(changes)]
		x := p.Intn(len(p.stories))
		side := p.Intn(2)
		v := p.stories[x].versions[side]
		i := p.Intn(len(v.Sentences))
		if !p.linked[x][side][i] {
			continue
		}
		after := c.make(p, v, side, v.Sentences[i])
		if after == "" || c.kind != "" && !p.shared(x, side, i, c.kind, v.Sentences[i], after) {
			continue
		}
		key := fmt.Sprint(x, side, i, c.kind, after)
		if after == "" || after == v.Sentences[i] || tried[key] {
			continue
		}
		tried[key] = true
		out = append(out, plant{x, side, i, c.kind, c.what, v.Sentences[i], after})
	}
	return out
}

// shared says that what a plant changes is in the counterpart of the sentence too, so that it makes a disagreement.
func (p *planter) shared(x, side, i int, kind Kind, old, new string) bool {
	s := p.stories[x]
	var other string
	for _, b := range s.beads {
		if span := b.Side(side); span.From <= i && i < span.To {
			o := b.Side(1 - side)
			other = strings.Join(s.versions[1-side].Sentences[o.From:o.To], " ")
		}
	}
	l, m := lang.Get(codes[side]), lang.Get(codes[1-side])
	negated := slices.ContainsFunc(lexicon.Tokens(m, other), func(t lexicon.Token) bool { return m.Negations[t.Form] })
	gone := map[string]int{}
	for _, f := range facts.Find(l, old) {
		gone[f.Key]++
	}
	for _, f := range facts.Find(l, new) {
		gone[f.Key]--
	}
	switch kind {
	case Negation:
		return negated == (len(new) < len(old))
	case Name:
		words := strings.FieldsFunc(old, func(r rune) bool { return !unicode.IsLetter(r) })
		for _, w := range words {
			if strings.Contains(new, w) {
				continue
			}
			t := facts.NewToken(l, w)
			return slices.ContainsFunc(lexicon.Tokens(m, other), func(o lexicon.Token) bool {
				u := facts.NewToken(m, o.Form)
				return t.Evidence(&u) > 0
			})
		}
		return false
	}
	for _, f := range facts.Find(m, other) {
		if gone[f.Key] > 0 {
			return true
		}
	}
	return false
}

// apply gives the story with the plant in it.
func (p *planter) apply(x plant) story {
	s := p.stories[x.story]
	s.versions[x.side].Sentences = slices.Clone(s.versions[x.side].Sentences)
	s.versions[x.side].Sentences[x.sentence] = x.after
	return s
}

var codes = [2]string{"en", "ru"}

// oneOf picks a fact of some kinds.
func (p *planter) oneOf(side int, text string, ok func(facts.Fact, string) bool) (facts.Fact, bool) {
	var found []facts.Fact
	for _, f := range facts.Find(lang.Get(codes[side]), text) {
		if ok(f, text[f.Start:f.End]) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		return facts.Fact{}, false
	}
	return found[p.Intn(len(found))], true
}

var digits = regexp.MustCompile(`\d[\d.,\x{a0} ]*\d|\d`)

func swap(text string, f facts.Fact, with string) string { return text[:f.Start] + with + text[f.End:] }

// formOf gives another word of a table with the same kind of form: the one at the same place of its line.
func formOf[V comparable](p *planter, table map[string]V, word string, not V) string {
	ending := func(s string) string { r := []rune(s); return string(r[max(0, len(r)-2):]) }
	var same, any []string
	for w, v := range table {
		if v == not || len(w) < 6 {
			continue
		}
		any = append(any, w)
		if ending(w) == ending(word) {
			same = append(same, w)
		}
	}
	if len(same) == 0 {
		same = any
	}
	slices.Sort(same)
	if len(same) == 0 {
		return ""
	}
	return same[p.Intn(len(same))]
}

// like gives b the capital of a.
func like(a, b string) string {
	if r := []rune(a); unicode.IsUpper(r[0]) {
		c := []rune(b)
		c[0] = unicode.ToUpper(c[0])
		return string(c)
	}
	return b
}
