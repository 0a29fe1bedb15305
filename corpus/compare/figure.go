package compare

import (
	"slices"
	"sort"
	"strings"

	"tolmach/align"
)

// compareFigures matches the amounts of every bead and reports what is left and disagrees.
func (p *pair) compareFigures() {
	matched := map[*amount]bool{}
	type bead struct{ left, held [2][]*amount }
	beads := make([]bead, len(p.beads))
	for i, b := range p.beads {
		var all [2][]*amount
		for k, s := range p.sides {
			for _, x := range s.of(b.Side(k)) {
				all[k] = append(all[k], x.amounts...)
			}
		}
		p.matchAmounts(all, matched)
		for k := range all {
			for _, a := range all[k] {
				if !matched[a] {
					beads[i].left[k] = append(beads[i].left[k], a)
				} else {
					beads[i].held[k] = append(beads[i].held[k], a)
				}
			}
		}
	}
	for i := range beads {
		p.judgeAmounts(i, p.reckon(beads[i].left, append(beads[i].held[0], beads[i].held[1]...)), matched)
	}
}

// matchAmounts marks the amounts that agree, the best pairs first, each once.
func (p *pair) matchAmounts(all [2][]*amount, matched map[*amount]bool) {
	type couple struct {
		a, b  *amount
		score float64
	}
	var couples []couple
	for _, a := range all[0] {
		for _, b := range all[1] {
			if v := a.agree(b); v > 0 {
				couples = append(couples, couple{a, b, v + .1*p.context(a, b)})
			}
		}
	}
	sort.SliceStable(couples, func(i, j int) bool { return couples[i].score > couples[j].score })
	used := map[*amount]bool{}
	for _, c := range couples {
		if !used[c.a] && !used[c.b] {
			used[c.a], used[c.b] = true, true
			matched[c.a], matched[c.b] = true, true
		}
	}
	// The numbers of a score are compared with it.
	for k := range all {
		for _, a := range all[k] {
			if a.score && slices.ContainsFunc(all[1-k], func(b *amount) bool { return b.score }) {
				for _, b := range all[k] {
					matched[b] = matched[b] || b != a && b.sentence == a.sentence && b.start >= a.start && b.end <= a.end
				}
			}
		}
	}
	// What is said twice on one side only ("two million ... the two million") is no disagreement.
	for _, c := range couples {
		matched[c.a], matched[c.b] = matched[c.a] || c.score >= .5, matched[c.b] || c.score >= .5
	}
}

// judgeAmounts looks at what is left of a bead.
func (p *pair) judgeAmounts(i int, left [2][]*amount, matched map[*amount]bool) {
	type couple struct {
		a, b  *amount
		score float64
	}
	var couples []couple
	for _, a := range left[0] {
		for _, b := range left[1] {
			if !a.comparable(b) || a.vague || b.vague || a.whole || b.whole {
				continue
			}
			score := p.context(a, b)
			if a.ordinal && !(a.written && b.written) && !p.sameNoun(a, b) {
				continue // the third quarter is no second half
			}
			alone := len(left[0]) == 1 && len(left[1]) == 1
			if !a.written || !b.written {
				if score < leastContext && !(alone && a.precise() && b.precise()) {
					continue // "two" of this and "three" of that
				}
			}
			away := p.elsewhere(0, a) && p.elsewhere(1, b)
			if away && !(score >= leastContext && matched[a] == matched[b]) {
				continue
			}
			if score < leastContext && !alone && a.small() && b.small() {
				continue
			}
			if a.slips(b) {
				score++
			}
			couples = append(couples, couple{a, b, score + .5*a.similar(b)})
		}
	}
	sort.SliceStable(couples, func(i, j int) bool { return couples[i].score > couples[j].score })
	done := map[*amount]bool{}
	for _, c := range couples {
		if !done[c.a] && !done[c.b] {
			done[c.a], done[c.b] = true, true
			p.add(Figure, 0, c.a.place(), c.b.place())
		}
	}
	for k := range left {
		for _, a := range left[k] {
			if !done[a] && a.precise() && !p.conversion(a) && !p.elsewhere(k, a) && !p.asDate(k, a) && !p.unitOnly(1-k, p.beads[i].Side(1-k), a) && !p.printed(1-k, p.beads[i].Side(1-k), a) {
				p.add(Figure, k, a.place(), silent(p.beads[i].Side(1-k)))
			}
		}
	}
}

// sameNoun says that the words behind two amounts translate each other.
func (p *pair) sameNoun(a, b *amount) bool {
	x, y := a.around()[before], b.around()[before]
	return x != nil && y != nil && p.kindred(0, x, y) > leastContext
}

// leastContext is how alike the words around two amounts are when they count the same.
const leastContext = .3

// context says from 0 to 1 how alike the words around two amounts are; what stands behind them counts most.
func (p *pair) context(a, b *amount) float64 {
	x, y := a.around(), b.around()
	sum, most := 0.0, 0.0
	for i, w := range x {
		best := 0.0
		for j, v := range y {
			if w == nil || v == nil {
				continue
			}
			t := p.translates(0, w, v)
			if i >= before && j >= before {
				most = max(most, t)
			}
			best = max(best, t)
		}
		sum += best
	}
	return max(most, min(1, sum/3))
}

// before and behind are how many content words around an amount tell what it counts.
const (
	before = 3
	behind = 3
)

// around are the content words around an amount, nil where there are none.
func (a *amount) around() (out [before + behind]*word) {
	ws := a.sentence.words
	k, n := before, 0
	for i := range ws {
		if w := &ws[i]; w.start >= a.end && !w.stop && n < behind {
			out[before+n] = w
			n++
		}
	}
	for i := len(ws) - 1; i >= 0 && k > 0; i-- {
		if w := &ws[i]; w.end <= a.start && !w.stop {
			k--
			out[k] = w
		}
	}
	return out
}

// similar says from 0 to 1 how near two values are: of two candidates the nearer is the likelier slip.
func (a *amount) similar(b *amount) float64 {
	if a.value*b.value <= 0 {
		return 0
	}
	return 1 - apart(a.value, b.value)
}

// small says that an amount is a small bare number, which many things share.
func (a *amount) small() bool { return a.value <= 10 && a.readings[0].unit == "" }

// precise says that an amount is worth reporting when the other version lacks it.
func (a *amount) precise() bool {
	switch {
	case a.vague || a.age || a.fraction || a.ordinal || a.whole || a.score || a.percent && a.value == 100:
		return false
	case a.readings[0].unit != "" && measures[a.readings[0].unit].dimension != "time":
		return a.written
	case a.written:
		return a.value > 10
	}
	return a.value > 12 && a.value == float64(int(a.value))
}

// beside says that two amounts stand close together.
func (a *amount) beside(b *amount) bool {
	if a == b || a.sentence != b.sentence {
		return false
	}
	from, to := a.end, b.start
	if b.end <= a.start {
		from, to = b.end, a.start
	}
	return from <= to && to-from < 40
}

// conversion says that an amount only repeats one beside it in another currency or unit.
func (p *pair) conversion(a *amount) bool {
	for _, b := range a.sentence.amounts {
		if !a.beside(b) {
			continue
		}
		if a.currency != "" && b.currency != "" && a.currency != b.currency {
			return true
		}
		x, y := a.readings[0], b.readings[0]
		if x.unit != y.unit && measures[x.unit].dimension != "" && measures[x.unit].dimension == measures[y.unit].dimension && x.agree(y, true, false) > 0 {
			return true
		}
	}
	return false
}

// elsewhere says that the version other than k has this amount somewhere.
func (p *pair) elsewhere(k int, a *amount) bool {
	other := p.sides[1-k]
	for _, list := range [][]*sentence{other.body, other.round} {
		for _, x := range list {
			for _, b := range x.amounts {
				if v := a.agree(b); v >= .5 && (v > .75 || !a.small()) {
					return true
				}
			}
		}
	}
	return false
}

// asDate says that the other version has the number where it reads as a year or as an hour: 1900 workers, 22 o'clock.
func (p *pair) asDate(k int, a *amount) bool {
	for _, x := range p.sides[1-k].body {
		for _, d := range x.dates {
			v := int(a.value)
			switch {
			case float64(v) != a.value:
			case d.sort == aYear && v >= 1000 && d.value == v:
				return true
			case d.sort == aClock && a.small24() && (d.value/60%12 == v%12 || d.value%60 == v):
				return true
			}
		}
	}
	return false
}

// small24 says that an amount can be an hour or the minutes of one.
func (a *amount) small24() bool {
	return a.value < 60 && (a.readings[0].unit == "" || measures[a.readings[0].unit].dimension == "time")
}

// printed says that sentences of side k have the same digits, whatever they are taken for: "Ту-204", "17.280.000".
func (p *pair) printed(k int, span align.Span, a *amount) bool {
	if !a.written {
		return false
	}
	own := plainDigits(a.sentence.text[a.start:a.end])
	if len(own) == 0 || len(own[0]) < 2 {
		return false
	}
	for _, x := range p.sides[k].of(span) {
		if slices.Contains(plainDigits(x.text), own[0]) {
			return true
		}
	}
	return false
}

// plainDigits are the runs of digits of a text, marks and spaces inside left out.
func plainDigits(text string) (out []string) {
	run, gap := "", false
	for _, c := range text {
		switch {
		case '0' <= c && c <= '9':
			run, gap = run+string(c), false
		case run != "" && !gap && strings.ContainsRune(".,\u00a0\u202f", c):
			gap = true
		case run != "":
			out = append(out, run)
			run, gap = "", false
		}
	}
	if run != "" {
		out = append(out, run)
	}
	return out
}

func (a *amount) place() Place { return a.sentence.place(a.start, max(a.end, a.shown)) }
