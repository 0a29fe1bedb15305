package compare

const (
	leastRefused = 1 // how much the words around a refusal and around what it denies must have in common
	refusalReach = 2 // words that it may deny
)

// compareRefusals reports what one version says and the other denies in a word that is no negation: "without warning
// his family" against "предупредив родных". Where anything in the other version might deny, nothing is said.
func (p *pair) compareRefusals() {
	for _, b := range p.beads {
		sentences, words := p.texts(b)
		negations := 0
		for k := range sentences {
			for _, x := range sentences[k] {
				negations += len(p.denials(k, x))
			}
		}
		for k := range words {
			r := &p.langs[k].Rewording
			if negations > 0 || p.deniesAnywhere(1-k, words[1-k], nil) {
				continue
			}
			for _, w := range words[k] {
				if !r.Refusals[w.form] || p.force(k, w) < sure || p.echoed(k, w, words[1-k]) {
					continue
				}
				d := &denial{sentence: w.sentence, at: w.at, until: w.at, conjunctions: r.Conjunctions, still: r.Still}
				if head := p.refused(k, d, words[1-k]); head != nil && !p.reported(byside(k, w, head)) {
					p.add(Negation, k, d.place(), p.affirmation(k, d, head))
				}
			}
		}
	}
}

// refused is the word of the other version that says what d refuses; nil for none.
func (p *pair) refused(k int, d *denial, words []*word) *word {
	scope := d.scope()
	for _, w := range scope[:min(refusalReach, len(scope))] {
		head := p.counterpart(k, w, words, false)
		if head == nil {
			continue
		}
		own, other := byside(k, &d.sentence.words[d.at], head)
		if p.kindred(k, w, head) >= leastPlain && p.inCommon(own, other, opposedNear) >= leastRefused {
			return head
		}
	}
	return nil
}

// byside puts a word of side k and one of the other in the order of the sides.
func byside(k int, own, other *word) (*word, *word) {
	if k == 1 {
		return other, own
	}
	return own, other
}
