package compare

import (
	"cmp"
	"slices"
)

// compareNames matches the names of every bead and reports what is left.
func (p *pair) compareNames() {
	var everywhere [2][]*name
	bySentence := map[*sentence][]*name{}
	told := [2]map[string]bool{{}, {}} // names that the other version lacks
	for k, s := range p.sides {
		for _, list := range [][]*sentence{s.body, s.round} {
			for _, x := range list {
				bySentence[x] = p.names(k, x)
				everywhere[k] = append(everywhere[k], bySentence[x]...)
			}
		}
	}
	for _, b := range p.beads {
		sentences, words := p.texts(b)
		var names [2][]*name
		for k := range sentences {
			for _, x := range sentences[k] {
				names[k] = append(names[k], bySentence[x]...)
			}
		}
		var left [2][]*mention
		for k := range names {
			for _, n := range names[k] {
				n.matched = p.rendered(k, n, names[1-k], words[1-k], false)
			}
			// Beside a name that has its counterpart, a person's other name is looked at more closely.
			for _, n := range names[k] {
				n.odd = n.matched && n.grade == certain && len(n.keys) == 0 && n.beside(names[k]) && !p.rendered(k, n, names[1-k], words[1-k], true)
			}
			for _, n := range names[k] {
				if n.odd {
					n.matched, n.like = false, p.likest(k, n, words[1-k])
				}
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
				if n.grade == doubtful && !m.behind && (!m.near || p.common(k, n.words[0])) || p.langs[k].Rewording.Titles[n.words[0].form] {
					continue
				}
				m.away = p.rendered(k, n, everywhere[1-k], p.sides[1-k].words, n.odd)
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
		p.judgeNames(left, [2]Place{silent(b.Src), silent(b.Dst)}, everywhere, told)
	}
}

// judgeNames reports the names that stand for each other and differ, then those that one version lacks, each once.
func (p *pair) judgeNames(left [2][]*mention, silence [2]Place, everywhere [2][]*name, told [2]map[string]bool) {
	done := map[*mention]bool{}
	for round := range 2 {
		alone := len(left[0]) == 1 && len(left[1]) == 1
		var found []rivals
		for _, a := range left[0] {
			for _, b := range left[1] {
				switch {
				case done[a] || done[b] || !a.faces(b):
				case p.akin(a, b) || p.oneBearer(a, b, everywhere):
					done[a], done[b] = true, true
				default:
					if r := p.rivalry(a, b, alone, round == 1); r.score > 0 {
						found = append(found, r)
					}
				}
			}
		}
		slices.SortStableFunc(found, func(x, y rivals) int { return cmp.Compare(y.score, x.score) })
		for _, r := range found {
			if !done[r.a] && !done[r.b] {
				done[r.a], done[r.b] = true, true
				p.add(Name, 0, r.a.place(), r.b.place())
			}
		}
	}
	for k := range left {
		for _, m := range left[k] {
			if like := m.like(); like != nil && !done[m] && !m.away && !told[k][m.key()] {
				told[k][m.key()] = true
				p.add(Name, k, m.place(), like.sentence.place(like.start, like.end))
				continue
			}
			if done[m] || m.away || m.near || m.grade() != certain || m.body() || p.home(m) || p.demonym(k, m) || p.obscure(k, m) || m.describes() || told[k][m.key()] {
				continue
			}
			told[k][m.key()] = true
			p.add(Name, k, m.place(), silence[1-k])
		}
	}
}
