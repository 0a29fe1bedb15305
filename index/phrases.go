package index

import "slices"

// phraseAt is where a unit has both sides of a phrase that the lexicon knows: words [first, last] of the term's side and of the other.
type phraseAt struct{ own, other [2]int }

// inPhrase is the weight of two words that stand in the two sides of a phrase.
const inPhrase = 0.8

// phrases finds the phrases that both sides of a unit have.
func (l *linker) phrases(own, other []seenWord) (found []phraseAt) {
	if l.lexicon == nil {
		return nil
	}
	for i := range own {
		for _, p := range l.lexicon.Phrases(l.from, own[i].id) {
			if !reads(own, i, p[l.from]) {
				continue
			}
			for j := range other {
				if reads(other, j, p[1-l.from]) {
					found = append(found, phraseAt{[2]int{i, i + len(p[l.from]) - 1}, [2]int{j, j + len(p[1-l.from]) - 1}})
				}
			}
		}
	}
	return found
}

// reads says that the words from one on are those of a phrase, in one sentence and with nothing that parts them.
func reads(words []seenWord, from int, phrase []int32) bool {
	if from+len(phrase) > len(words) {
		return false
	}
	for k, id := range phrase {
		if w := &words[from+k]; w.id != id || k > 0 && (w.starts || w.apart) {
			return false
		}
	}
	return true
}

// bind gives the words of phrases their weights: all of them where one side is a single word, else those that have no
// partner in the phrase.
func bind(phrases []phraseAt, other []seenWord, weights []float64) {
	m := len(other)
	for _, p := range phrases {
		var partner [2]map[int]bool
		if single := p.own[0] == p.own[1] || p.other[0] == p.other[1]; !single {
			partner = [2]map[int]bool{{}, {}}
			for i := p.own[0]; i <= p.own[1]; i++ {
				for j := p.other[0]; j <= p.other[1]; j++ {
					if weights[i*m+j] >= known {
						partner[0][i], partner[1][j] = true, true
					}
				}
			}
		}
		for i := p.own[0]; i <= p.own[1]; i++ {
			for j := p.other[0]; j <= p.other[1]; j++ {
				if !other[j].function() && !partner[0][i] && !partner[1][j] {
					weights[i*m+j] = max(weights[i*m+j], inPhrase)
				}
			}
		}
	}
}

// whole are the places of the other side where phrases tell all words of the term together: of those for one place of
// the term the longest and then the nearest, none twice.
func whole(phrases []phraseAt, own, other []seenWord, term []bool) (places [][2]int) {
	taken := func(p phraseAt) bool {
		return slices.ContainsFunc(places, func(x [2]int) bool { return p.other[0] <= x[1] && x[0] <= p.other[1] })
	}
	for i := 0; i < len(own); i++ {
		if !term[i] {
			continue
		}
		last := i
		for last+1 < len(own) && term[last+1] && !own[last+1].starts {
			last++
		}
		var best *phraseAt
		for k := range phrases {
			p := &phrases[k]
			if p.own != [2]int{i, last} || taken(*p) {
				continue
			}
			if best == nil || p.length() > best.length() || p.length() == best.length() && p.distance(own, other) < best.distance(own, other) {
				best = p
			}
		}
		if best != nil {
			places = append(places, best.other)
		}
		i = last
	}
	return places
}

// partsOf are the places of the other side where phrases tell words of the term and no others.
func partsOf(phrases []phraseAt, term []bool) (places [][2]int) {
	for _, p := range phrases {
		if !slices.Contains(term[p.own[0]:p.own[1]+1], false) {
			places = append(places, p.other)
		}
	}
	return places
}

func (p *phraseAt) length() int { return p.other[1] - p.other[0] }

func (p *phraseAt) distance(own, other []seenWord) float64 {
	d := own[p.own[0]].place - other[p.other[0]].place
	return max(d, -d)
}
