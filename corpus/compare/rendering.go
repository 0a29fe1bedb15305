package compare

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tolmach/align/facts"
)

// rendered says that a name of side k is among names and words of the other side; closely asks more of how alike they sound.
func (p *pair) rendered(k int, n *name, names []*name, words []*word, closely bool) bool {
	for _, o := range names {
		for _, x := range n.keys {
			for _, y := range o.keys {
				if x == y || x == "eu" && y == "europe" || x == "europe" && y == "eu" {
					return true
				}
			}
		}
	}
	for _, w := range n.words {
		if w.stop {
			continue
		}
		for _, v := range words {
			if v.stop {
				continue
			}
			if p.translates(k, w, v) > .1 {
				return true
			}
			least := float64(leastName)
			if n.land {
				least = 0
			}
			if w.foreign != v.foreign { // the same letters, or another name
				if bare(w.form) == bare(v.form) {
					return true
				}
				continue
			}
			if len(w.stem) > 1 && w.name(p.langs[k]).Evidence(v.name(p.langs[1-k])) > least && (!closely || p.alike(k, w, v)) {
				return true
			}
			if n.grade != certain && p.rooted(k, w, v) > .1 {
				return true
			}
			if p.derived(k, w, v) || p.derived(1-k, v, w) {
				return true
			}
		}
	}
	if len(n.keys) > 0 {
		for _, v := range words {
			if key := p.inside(1-k, v); key != "" && slices.Contains(n.keys, key) {
				return true
			}
		}
	}
	return false
}

// bare is a form without accents and what marks it as an owner or as many.
func bare(form string) string {
	form = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(form))
	form = strings.TrimSuffix(strings.TrimSuffix(form, "'s"), "’s")
	return strings.TrimSuffix(form, "s")
}

// likest is the word with a capital that sounds most like a name of side k; nil for none.
func (p *pair) likest(k int, n *name, words []*word) (best *word) {
	most := float64(leastName)
	for _, v := range words {
		if !v.capital || v.stop {
			continue
		}
		for _, w := range n.words {
			if e := w.name(p.langs[k]).Evidence(v.name(p.langs[1-k])); e > most {
				best, most = v, e
			}
		}
	}
	return best
}

// derived says that w of side k is the name that v of the other side is made of, or an adjective of it.
func (p *pair) derived(k int, w, v *word) bool {
	if !v.capital && !w.capital || v.stop || w.stop {
		return false
	}
	l := p.langs[1-k]
	for _, e := range l.Rewording.Adjectives {
		stem, ok := strings.CutSuffix(v.form, e)
		if !ok || utf8.RuneCountInString(stem) < 3 {
			continue
		}
		if t := facts.NewToken(l, stem); w.name(p.langs[k]).Evidence(&t) > 0 {
			return true
		}
	}
	return false
}

// inside is the key of a country or place that a compound ends in: "западноафриканской"; "" for none.
func (p *pair) inside(k int, v *word) string {
	if len(v.form) < 18 || p.langs[k].Decline == nil {
		return ""
	}
	for i := range v.form {
		if i < 4 || len(v.form)-i < 12 {
			continue
		}
		for _, f := range facts.Find(p.langs[k], v.form[i:]) {
			if f.Kind == facts.Acronym {
				return f.Key
			}
		}
	}
	return ""
}

// leastName is the evidence that makes two words one name when the question is whether a name is missing: lower than
// for finding one, since a name missed here is a false alarm.
const leastName = -3

// alike says that two names sound as alike as one name does in two scripts, and not only as relatives do: Kulikov is not
// Куликовский. One name in thirty is spelt so oddly that it does not.
func (p *pair) alike(k int, w, v *word) bool {
	m, n := utf8.RuneCountInString(w.form), utf8.RuneCountInString(v.form)
	if min(m, n) == 1 { // an initial
		return true
	}
	letters := max(m, n)
	return letters < oddName || w.name(p.langs[k]).Evidence(v.name(p.langs[1-k])) > perLetter*float64(letters)
}

const (
	oddName   = 5  // letters; shorter names are too short to tell
	perLetter = .6 // evidence; the median of true pairs is 2.5, and one in a hundred well-known ones has less than 1.2
)

// akin says that two mentions share a key of names, which is too little to call them one and enough not to call them two.
func (p *pair) akin(a, b *mention) bool {
	for _, x := range a.names {
		for _, y := range b.names {
			if x.land || y.land {
				continue
			}
			// Beside a name that they share, two are looked at more closely: Sondre is not Sindre.
			if a.near && b.near && !p.alike(0, x.words[0], y.words[0]) {
				continue
			}
			for _, k := range facts.NameKeys(p.langs[0], x.words[0].form) {
				if slices.Contains(facts.NameKeys(p.langs[1], y.words[0].form), k) {
					return true
				}
			}
		}
	}
	return false
}

// oneBearer says that two mentions are different names of one person: somewhere one of them stands beside the other.
func (p *pair) oneBearer(a, b *mention, everywhere [2][]*name) bool {
	for k, pair := range [2][2]*mention{{a, b}, {b, a}} {
		for _, n := range everywhere[k] {
			if n.words[0].stem != pair[0].names[0].words[0].stem || n.sentence == pair[0].names[0].sentence {
				continue
			}
			for _, o := range everywhere[k] {
				if o != n && o.sentence == n.sentence && o.run == n.run && p.rendered(k, o, pair[1].names, pair[1].names[0].words, false) {
					return true
				}
			}
		}
	}
	return false
}
