package compare

import "strings"

// denial is a negation in a sentence.
type denial struct {
	sentence *sentence
	at       int   // word that denies
	until    int   // last word of it: "никто ... не" is one
	idle     bool  // of a phrase that may well be told without a negation: "not only", "не позднее"
	core     *word // the content word of such a phrase: "позднее"
	matched  bool

	conjunctions, still map[string]bool // of the language
}

// denials are the negations of a sentence of side k, those left out that deny nothing.
func (p *pair) denials(k int, x *sentence) (out []*denial) {
	r := &p.langs[k].Rewording
	negations := p.langs[k].Negations
	for i := range x.words {
		w := &x.words[i]
		if !negations[w.form] || r.Denials[w.stem] {
			continue
		}
		end, idle := p.idle(k, x, i)
		var core *word
		if idle && end > i && !x.words[end].stop {
			core = &x.words[end]
		}
		idle = idle || p.asks(k, x, i) || p.awaits(k, x, i)
		if n := len(out); n > 0 && p.oneClause(k, x, out[n-1].until, i) {
			out[n-1].until, out[n-1].idle, out[n-1].core = i, out[n-1].idle && idle, core
			continue
		}
		out = append(out, &denial{sentence: x, at: i, until: i, idle: idle, core: core, conjunctions: r.Conjunctions, still: r.Still})
	}
	return out
}

// clauseNegation is how many words apart the negations of one clause can stand.
const clauseNegation = 8

// oneClause says that the negations at words i and j make one: "никто не", "не ... ни", "neither ... nor".
func (p *pair) oneClause(k int, x *sentence, i, j int) bool {
	r := &p.langs[k].Rewording
	first, second := &x.words[i], &x.words[j]
	if !r.Pronegatives[first.form] && !r.Pronegatives[second.form] || j-i > clauseNegation {
		return false
	}
	gap := x.text[first.end:second.start]
	return !strings.ContainsAny(gap, ";:.") && (r.Repeats[second.form] || !strings.Contains(gap, ","))
}

// idle says that the word at i belongs to a phrase that denies nothing, and which is the last word of that.
func (p *pair) idle(k int, x *sentence, i int) (int, bool) {
	for from := max(0, i-3); from <= i; from++ {
		for n := i - from + 1; n <= 4; n++ {
			if key, _ := x.phrase(from, n); key != "" && p.langs[k].Rewording.Idle[key] {
				return from + n - 1, true
			}
		}
	}
	// "No. 5", "№"
	w := &x.words[i]
	rest := strings.TrimLeft(x.text[w.end:], ". \u00a0")
	return i, w.capital && len(rest) > 0 && isDigit(rest[0])
}

// asks says that the negation at word i stands in a question, where it may deny nothing: "не знает ли он".
func (p *pair) asks(k int, x *sentence, i int) bool {
	if i < 3 && strings.Contains(x.text[x.words[i].start:], "?") {
		return true
	}
	for _, w := range x.words[i+1 : min(len(x.words), i+4)] {
		if p.langs[k].Rewording.Askers[w.form] {
			return true
		}
	}
	return false
}

// begins says that a negation only tells when something begins: "would not reopen before Monday". What is shut until then
// says the same.
func (p *pair) begins(k int, d *denial) bool {
	ws := d.sentence.words
	for j := d.until + 1; j < min(len(ws), d.until+farthest); j++ {
		if p.langs[k].Rewording.Until[ws[j].form] {
			return true
		}
	}
	return false
}

// awaiting is how many words before a negation its conjunction stands.
const awaiting = 7

// awaits says that the negation at word i belongs to a conjunction before it: "пока он не пришел", until he came.
func (p *pair) awaits(k int, x *sentence, i int) bool {
	for j := i - 1; j >= max(0, i-awaiting); j-- {
		if p.langs[k].Rewording.Awaiting[x.words[j].form] {
			return j == 0 || strings.Contains(x.text[x.words[j-1].end:x.words[j].start], ",")
		}
	}
	return false
}

// form is the word that denies.
func (d *denial) form() string { return d.sentence.words[d.at].form }

// scope are the content words that a negation denies, the nearest first.
func (d *denial) scope() (out []*word) {
	ws := d.sentence.words
	for i := d.at + 1; i < len(ws) && len(out) < 3; i++ {
		if i > d.until && d.conjunctions[ws[i].form] && (len(out) > 0 || i == d.until+1) {
			break // also behind "nobody who ...", where what is denied follows later
		}
		if strings.ContainsAny(d.sentence.text[ws[i-1].end:ws[i].start], ",;:") && i > d.until && (len(out) > 0 || i == d.until+1) {
			break
		}
		if !ws[i].stop && !d.still[ws[i].form] {
			out = append(out, &ws[i])
		}
	}
	return out
}

// leading are the content words before a negation, the nearest first.
func (d *denial) leading() (out []*word) {
	ws := d.sentence.words
	for i := d.at - 1; i >= 0 && len(out) < 3; i-- {
		if !ws[i].stop {
			out = append(out, &ws[i])
		}
	}
	return out
}

// near are the content words around a negation, those that it denies first.
func (d *denial) near() []*word { return append(d.scope(), d.leading()...) }

// place is where a negation stands, with the words that it denies.
func (d *denial) place() Place {
	w := &d.sentence.words[d.at]
	end := w.end
	if scope := d.scope(); len(scope) > 0 {
		end = scope[len(scope)-1].end
	}
	return d.sentence.place(w.start, end)
}
