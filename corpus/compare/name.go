package compare

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"

	"tolmach/align/facts"
	"tolmach/align/lang"
)

// name is a name in a sentence: a capitalised word, or a country or body that the language knows.
type name struct {
	sentence   *sentence
	start, end int
	words      []*word
	keys       []string // of a country, place or body
	land       bool     // a key of a country or place
	grade      grade
	matched    bool // in its bead
	run        int  // names side by side share a run
}

// grade says how sure it is that a name is one and would be recognised in the other language.
type grade int

const (
	doubtful grade = iota // may be a translated word: "Energy", "Суд"
	likely                // only its capital at the beginning of a sentence speaks for it
	certain
)

// homesOf are the countries where languages are at home; their versions take them for granted.
func homesOf(codes ...string) map[string]bool {
	m := map[string]bool{}
	for _, c := range codes {
		if tag, err := language.Parse(c); err == nil {
			if r, sure := tag.Region(); sure >= language.Low {
				m[r.String()] = true
			}
		}
	}
	return m
}

var seats sync.Map // *lang.Language -> map[string]string

// seatsOf are the forms of a language's capitals with the countries they stand for.
func seatsOf(l *lang.Language) map[string]string {
	if m, ok := seats.Load(l); ok {
		return m.(map[string]string)
	}
	m := map[string]string{}
	for _, w := range slices.Sorted(maps.Keys(l.Rewording.Capitals)) {
		key := l.Rewording.Capitals[w]
		parts := strings.Split(w, "-")
		tail := parts[len(parts)-1]
		forms := []string{tail}
		if l.Decline != nil {
			forms = l.Decline(tail)
		}
		for _, f := range forms {
			m[strings.Join(append(slices.Clone(parts[:len(parts)-1]), f), " ")] = key
		}
	}
	got, _ := seats.LoadOrStore(l, m)
	return got.(map[string]string)
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
		if len(out) == 0 || out[len(out)-1].sort() != n.sort() || strings.Trim(x.text[out[len(out)-1].end:n.start], " \u00a0-.") != "" {
			run++
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

// known says that a language has a word for a key.
func known(l *lang.Language, key string) bool {
	m, ok := keysOf.Load(l)
	if !ok {
		set := map[string]bool{}
		for _, v := range l.Acronyms {
			set[v] = true
		}
		for _, v := range l.Names {
			set[v] = true
		}
		m, _ = keysOf.LoadOrStore(l, set)
	}
	return m.(map[string]bool)[key]
}

var keysOf sync.Map // *lang.Language -> map[string]bool

// grade says how sure it is that a capitalised word is a name.
func (p *pair) grade(k int, w *word) grade {
	s := p.sides[k]
	r := &s.lang.Rewording
	if s.agency[w.form] || r.Measures[w.form] != "" || w.id < 0 && slices.ContainsFunc(r.Clippings, func(c string) bool {
		return strings.HasPrefix(w.form, c) && utf8.RuneCountInString(w.form) > utf8.RuneCountInString(c)+2
	}) {
		return doubtful
	}
	if p.lex == nil || utf8.RuneCountInString(w.form) < 3 || w.stop || w.upper || s.lang.Rewording.Common[w.stem] || s.lower[w.stem] {
		return doubtful
	}
	if w.id >= 0 {
		// A word whose translations sound otherwise is a word, or a name that one cannot look for.
		alike := false
		for _, e := range p.lex.Best(k, w.id, 3) {
			t := facts.NewToken(p.langs[1-k], p.lex.Form(1-k, e.ID))
			if w.name(s.lang).Evidence(&t) <= 0 {
				continue
			}
			if p.langs[1-k].Rewording.Common[p.lex.Stem(1-k, e.ID)] {
				return doubtful
			}
			alike = true
		}
		if !alike {
			return doubtful
		}
	}
	if w.begins && !s.upper[w.stem] {
		return likely
	}
	return certain
}

// rendered says that a name of side k is among names and words of the other side.
func (p *pair) rendered(k int, n *name, names []*name, words []*word) bool {
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
			if len(w.stem) > 1 && w.name(p.langs[k]).Evidence(v.name(p.langs[1-k])) > least {
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

// mention is one or more names side by side that are left of a bead.
type mention struct {
	names  []*name
	away   bool // the other version has it elsewhere
	near   bool // a name beside it has its counterpart
	behind bool // so has a name before it
}

// compareNames matches the names of every bead and reports what is left.
func (p *pair) compareNames() {
	var everywhere [2][]*name
	bySentence := map[*sentence][]*name{}
	for k, s := range p.sides {
		for _, list := range [][]*sentence{s.body, s.round} {
			for _, x := range list {
				bySentence[x] = p.names(k, x)
				everywhere[k] = append(everywhere[k], bySentence[x]...)
			}
		}
	}
	for _, b := range p.beads {
		var names [2][]*name
		var words [2][]*word
		for k, s := range p.sides {
			sentences := s.of(spanOf(b, k))
			for _, x := range sentences {
				names[k] = append(names[k], bySentence[x]...)
			}
			words[k] = wordsOf(sentences)
		}
		var left [2][]*mention
		for k := range names {
			for _, n := range names[k] {
				n.matched = p.rendered(k, n, names[1-k], words[1-k])
			}
			for _, n := range names[k] {
				if n.matched {
					continue
				}
				m := &mention{names: []*name{n}}
				for _, o := range names[k] {
					if o != n && o.sentence == n.sentence && o.run == n.run && o.matched {
						m.near = true
						m.behind = m.behind || o.start < n.start
					}
				}
				// A word that may be none beside a name can still stand in the place of a family name.
				if n.grade == doubtful && !m.behind {
					continue
				}
				m.away = p.rendered(k, n, everywhere[1-k], p.sides[1-k].words)
				if last := len(left[k]) - 1; last >= 0 {
					l := left[k][last]
					if o := l.names[len(l.names)-1]; o.sentence == n.sentence && o.run == n.run {
						l.names = append(l.names, n)
						l.away, l.near, l.behind = l.away && m.away, l.near || m.near, l.behind || m.behind
						continue
					}
				}
				left[k] = append(left[k], m)
			}
		}
		p.judgeNames(left, [2]Place{silent(b.Src), silent(b.Dst)}, everywhere)
	}
}

// judgeNames reports the names that stand for each other and differ, then those that one version lacks.
func (p *pair) judgeNames(left [2][]*mention, silence [2]Place, everywhere [2][]*name) {
	done := map[*mention]bool{}
	for round := range 2 {
		for _, a := range left[0] {
			for _, b := range left[1] {
				if done[a] || done[b] || a.names[0].sort() != b.names[0].sort() || a.grade() != certain && b.grade() != certain ||
					min(a.grade(), b.grade()) == doubtful && !(a.behind && b.behind) {
					continue
				}
				if p.akin(a, b) || p.oneBearer(a, b, everywhere) {
					done[a], done[b] = true, true
					continue
				}
				context := p.nameContext(a, b)
				var rivals bool
				switch {
				case a.near && b.near: // another given name, or another family name
					rivals = a.size() == b.size() || context >= leastContext
				case a.near != b.near && a.away && b.away:
				case a.away && b.away:
					rivals = context >= .6 && len(left[0]) == 1 && len(left[1]) == 1
				default:
					rivals = context >= leastContext || round == 1 && len(left[0]) == 1 && len(left[1]) == 1
				}
				if rivals {
					done[a], done[b] = true, true
					p.add(Name, 0, a.place(), b.place())
				}
			}
		}
	}
	for k := range left {
		for _, m := range left[k] {
			if done[m] || m.away || m.near || m.grade() != certain || m.body() || p.home(m) {
				continue
			}
			p.add(Name, k, m.place(), silence[1-k])
		}
	}
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

// body says that a mention is of an institution. There are too many ways to call one to say that it is missing.
func (m *mention) body() bool { return m.names[0].sort() == 2 }

func (m *mention) size() int { return len(m.names) }

func (m *mention) grade() (best grade) {
	for _, n := range m.names {
		best = max(best, n.grade)
	}
	return best
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

// akin says that two mentions share a key of names, which is too little to call them one and enough not to call them two.
func (p *pair) akin(a, b *mention) bool {
	for _, x := range a.names {
		for _, y := range b.names {
			if x.land || y.land {
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
				if o != n && o.sentence == n.sentence && o.run == n.run && p.rendered(k, o, pair[1].names, pair[1].names[0].words) {
					return true
				}
			}
		}
	}
	return false
}
