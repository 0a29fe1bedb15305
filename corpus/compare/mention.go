package compare

import "strings"

// mention is one or more names side by side that are left of a bead.
type mention struct {
	names  []*name
	away   bool // the other version has it elsewhere
	near   bool // a name beside it has its counterpart
	behind bool // so has a name before it
}

// body says that a mention is of an institution. There are too many ways to call one to say that it is missing.
func (m *mention) body() bool { return m.names[0].sort() == 2 }

func (m *mention) size() int { return len(m.names) }

func (m *mention) grade() (best grade) {
	for _, n := range m.names {
		best = max(best, n.grade)
	}
	return best
}

// like is what an odd name was taken for at first; nil when none is odd.
func (m *mention) like() *word {
	for _, n := range m.names {
		if n.like != nil {
			return n.like
		}
	}
	return nil
}

// home says that a mention is of a country where one of the languages is at home.
func (p *pair) home(m *mention) bool {
	for _, n := range m.names {
		for _, key := range n.keys {
			if p.homes[key] {
				return true
			}
		}
	}
	return false
}

func (m *mention) place() Place {
	first, last := m.names[0], m.names[len(m.names)-1]
	return first.sentence.place(first.start, last.end)
}

// nameContext says from 0 to 1 how alike the words around two mentions are.
func (p *pair) nameContext(a, b *mention) float64 {
	sum := 0.0
	x, y := a.around(), b.around()
	for _, w := range x {
		best := 0.0
		for _, v := range y {
			best = max(best, p.kindred(0, w, v))
		}
		sum += best
	}
	return min(1, sum/1.5)
}

// around are the words beside a mention, two on each side, function words left out.
func (m *mention) around() (out []*word) {
	first, last := m.names[0], m.names[len(m.names)-1]
	ws := first.sentence.words
	n := 0
	for i := last.words[len(last.words)-1].at + 1; i < len(ws) && n < 3; i++ {
		if !ws[i].stop {
			out = append(out, &ws[i])
			n++
		}
	}
	n = 0
	for i := first.words[0].at - 1; i >= 0 && n < 3; i-- {
		if !ws[i].stop {
			out = append(out, &ws[i])
			n++
		}
	}
	return out
}

// demonym says that a mention of side k is only a word for a people, or an adjective: these come and go with the wording.
func (p *pair) demonym(k int, m *mention) bool {
	for _, n := range m.names {
		for _, w := range n.words {
			if w.capital && (len(n.keys) > 0 || !p.adjective(k, w)) {
				return false
			}
		}
	}
	return true
}

// obscure says that a mention of side k is one word that nothing shows to be a name: the lexicon does not know it, no name
// stands beside it, not even in a list, no preposition before it ("in Busan"), it says nothing, and its text's own letters
// spell it. It may as well be translated ("Haus").
func (p *pair) obscure(k int, m *mention) bool {
	n := m.names[0]
	w := n.words[0]
	if len(m.names) > 1 || len(n.keys) > 0 || w.id >= 0 || n.foreign || n.listed {
		return false
	}
	ws := n.sentence.words
	sayings := p.langs[k].Sayings
	return !(w.at > 0 && (sayings[ws[w.at-1].form] || p.langs[k].Prepositions[ws[w.at-1].form])) && !(w.at+1 < len(ws) && sayings[ws[w.at+1].form])
}

// key is what a mention is known by in its version.
func (m *mention) key() string {
	var stems []string
	for _, n := range m.names {
		for _, w := range n.words {
			stems = append(stems, w.stem)
		}
	}
	return strings.Join(stems, " ")
}

// describes says that a mention of a country only says whose the next name is: "Turkey's Recep Tayyip Erdogan".
func (m *mention) describes() bool {
	last := m.names[len(m.names)-1]
	ws := last.sentence.words
	next := last.words[len(last.words)-1].at + 1
	gap := ""
	if next < len(ws) {
		gap = last.sentence.text[last.end:ws[next].start]
	}
	form := last.words[len(last.words)-1].form
	return last.land && next < len(ws) && ws[next].capital && (strings.HasSuffix(form, "'s") || strings.HasPrefix(gap, "'s ") || strings.HasPrefix(gap, "’s "))
}
