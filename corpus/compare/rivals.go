package compare

import "unicode/utf8"

// rivals are two names left of a bead that stand for each other and differ.
type rivals struct {
	a, b  *mention
	score float64 // how surely; 0: they are none
}

// faces says that two mentions are sure enough to be names of one sort.
func (a *mention) faces(b *mention) bool {
	return !a.initial() && !b.initial() && a.names[0].sort() == b.names[0].sort() && (a.grade() == certain || b.grade() == certain) &&
		(min(a.grade(), b.grade()) > doubtful || a.behind && b.behind || a.near && b.near)
}

// initial says that a mention is but the first letter of a name.
func (m *mention) initial() bool {
	return len(m.names) == 1 && utf8.RuneCountInString(m.names[0].words[0].form) == 1
}

const (
	awayContext = .6 // words around two names that both versions have elsewhere
	leastScore  = .01
)

// rivalry judges two mentions by the words around them and by their sound. Alone says that nothing else is left of their
// bead, late that better ones had their turn.
func (p *pair) rivalry(a, b *mention, alone, late bool) rivals {
	context := p.nameContext(a, b)
	var are bool
	switch {
	case a.near && b.near: // another given name, or another family name
		are = a.size() == b.size() || context >= leastContext
	case a.near != b.near && a.away && b.away:
	case a.away && b.away:
		are = context >= awayContext && alone
	default:
		are = context >= leastContext || late && alone && min(a.grade(), b.grade()) == certain
	}
	if !are {
		return rivals{}
	}
	sound := a.names[0].words[0].name(p.langs[0]).Same(b.names[0].words[0].name(p.langs[1]))
	return rivals{a, b, leastScore + context + sound}
}
