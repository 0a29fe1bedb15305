package compare

import "slices"

// bind finds the phrases that the lexicon knows in the beads: their words translate each other, whatever they mean alone.
func (p *pair) bind() {
	if p.lex == nil || p.lex.PhraseCount() == 0 {
		return
	}
	p.bound = map[[2]*word]bool{}
	for _, b := range p.beads {
		sentences, _ := p.texts(b)
		for _, x := range sentences[0] {
			for i := range x.words {
				for _, phrase := range p.lex.Phrases(0, x.words[i].id) {
					if !x.reads(i, phrase[0]) || p.hasNegation(0, x.words[i:i+len(phrase[0])]) {
						continue
					}
					for _, y := range sentences[1] {
						for j := range y.words {
							if y.reads(j, phrase[1]) && !p.hasNegation(1, y.words[j:j+len(phrase[1])]) {
								p.join(x.words[i:i+len(phrase[0])], y.words[j:j+len(phrase[1])])
							}
						}
					}
				}
			}
		}
	}
}

// hasNegation says that a negation is among words of side k: a phrase with one is no proof that its words are told.
func (p *pair) hasNegation(k int, words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return p.langs[k].Negations[w.form] })
}

func (p *pair) join(own, other []word) {
	for i := range own {
		for j := range other {
			if !own[i].stop && !other[j].stop && p.force(0, &own[i]) < sure && p.force(1, &other[j]) < sure { // what denies is looked at by itself
				p.bound[[2]*word{&own[i], &other[j]}] = true
			}
		}
	}
}

// reads says that the words from i on are those of a phrase, with nothing that parts them.
func (x *sentence) reads(i int, phrase []int32) bool {
	if i+len(phrase) > len(x.words) {
		return false
	}
	for k, id := range phrase {
		if x.words[i+k].id != id || k > 0 && !joined(x.text[x.words[i+k-1].end:x.words[i+k].start]) {
			return false
		}
	}
	return true
}
