package index

import "math"

// trimmed drops half-believed words from the ends of a stretch that has more words than the term.
func (s *spanner) trimmed(first, last int) (int, int) {
	words := s.words
	content, top := 0, 0.0
	for j := first; j <= last; j++ {
		content += s.content(j)
		top = max(top, s.beliefs[j].belief)
	}
	for first < last && content > s.most {
		switch {
		case words[first].function():
			first++
			continue
		case words[last].function():
			last--
			continue
		}
		// A word that is joined by a function word only is the first to go, save one that nothing speaks for.
		a, b := s.beliefs[first], s.beliefs[last]
		if words[first+1].function() {
			a.belief *= joined
		}
		if words[last-1].function() {
			b.belief *= joined
		}
		switch {
		case a.firm && b.firm && min(a.belief, b.belief) >= surplus*top && !s.twice(first, last, a.belief <= b.belief):
			return first, last
		case a.firm == b.firm && a.belief <= b.belief, b.firm && !a.firm:
			content -= s.content(first)
			first++
		default:
			content -= s.content(last)
			last--
		}
	}
	return first, last
}

// twice says that the first or the last word of a stretch stands for the same word of the term as another one in it.
func (s *spanner) twice(first, last int, atFirst bool) bool {
	main := s.beliefs[last].main
	if atFirst {
		main = s.beliefs[first].main
	}
	n := 0
	for j := first; j <= last; j++ {
		if s.beliefs[j].main == main && !s.words[j].function() {
			n++
		}
	}
	return s.size > 1 && main >= 0 && n > 1
}

// completed adds half-believed words to the ends of a stretch that has fewer words than the term, and drops function
// words from them.
func (s *spanner) completed(first, last int) (int, int) {
	words := s.words
	content := 0
	for j := first; j <= last; j++ {
		content += s.content(j)
	}
	for content < s.size {
		before, behind := 0.0, 0.0
		if s.before(first) && !s.beliefs[first-1].unlike && !s.beliefs[first-1].taken {
			before = s.beliefs[first-1].belief
		}
		if s.behind(last) && !s.beliefs[last+1].unlike && !s.beliefs[last+1].taken {
			behind = s.beliefs[last+1].belief
		}
		if max(before, behind) < lacking*s.least {
			break
		}
		if before > behind {
			first--
		} else {
			last++
		}
		content++
	}
	for ; first < last && words[first].function() && (!words[first].acronym || s.beliefs[first].belief < s.least); first++ {
	}
	for ; first < last && words[last].function() && (!words[last].acronym || s.beliefs[last].belief < s.least); last-- {
	}
	return first, last
}

// named says that a word may be a part of the name that the term is.
func (s *spanner) named(j int) bool {
	return s.words[j].capital && !s.words[j].starts && !s.beliefs[j].taken && !s.words[j].acronym
}

// joined adds the rest of a phrase, of which a stretch has a part, that tells words of the term: "на пенсию" of "возраст выхода".
func (s *spanner) joined(first, last int) (int, int) {
	for _, p := range s.parts {
		if p[0] > last || p[1] < first || p[0] >= first && p[1] <= last {
			continue
		}
		free := true
		for j := p[0]; j <= p[1]; j++ {
			free = free && !math.IsInf(s.values[j], -1)
		}
		if free {
			first, last = min(first, p[0]), max(last, p[1])
		}
	}
	return first, last
}

// akin adds the neighbours that the lexicon gives to nothing but the term: "fur" and "coat" to шуба.
func (s *spanner) akin(first, last int) (int, int) {
	if s.before(first) && s.beliefs[first-1].kin > related {
		first--
	}
	if s.behind(last) && s.beliefs[last+1].kin > related {
		last++
	}
	return first, last
}

// headed adds the noun that an adjective at the end of a stretch wants, where no other word accounts for it, or the
// term has more words. A word that the lexicon gives for the term needs none.
func (s *spanner) headed(last int) int {
	for s.words[last].adjunct && s.behind(last) {
		next := &s.words[last+1]
		if next.capital && !s.words[last].capital {
			break // a name begins, and what looked like an adjective was a noun: "членом МЕРКОСУР"
		}
		if s.size < 2 && s.beliefs[last].firm && s.beliefs[last+1].kin < ofTerm || next.function() || next.digits || next.verb || s.beliefs[last+1].taken && s.beliefs[last+1].kin < ofTerm {
			break
		}
		last++
	}
	return last
}

func (s *spanner) believedMost(first, last int) (most float64) {
	for j := first; j <= last; j++ {
		most = max(most, s.beliefs[j].belief)
	}
	return most
}

// fills says that a word beside a stretch is believed more than what is known.
func (s *spanner) fills(j int, least float64) bool {
	w := &s.words[j]
	return s.beliefs[j].belief >= atLeast*least && !s.beliefs[j].taken && !s.beliefs[j].unlike && !w.function() && !w.digits
}

// before says that the word before a stretch may join it, behind the same of the word behind.
func (s *spanner) before(first int) bool {
	return first > 0 && !s.words[first].starts && !s.words[first].apart && !math.IsInf(s.values[first-1], -1)
}

func (s *spanner) behind(last int) bool {
	next := last + 1
	return next < len(s.words) && !s.words[next].starts && !s.words[next].apart && !math.IsInf(s.values[next], -1)
}
