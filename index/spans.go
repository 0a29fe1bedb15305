package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// rendered is a stretch of the other side that renders the term.
type rendered struct {
	Mark
	key            string // its words without their endings
	text           string
	words          []string // as folded
	initial        bool     // begins its sentence
	proper         bool     // the term has a capital there, inside a sentence
	capital        bool     // or at its start
	belief         float64
	first, last    int     // its words in the unit
	before, behind string  // keys of the words beside it that render nothing else
	known          bool    // the lexicon, a name or a fact speaks for every word, and for all words of the term
	firm           bool    // something speaks for a word of it
	weight         float64 // 1, or less when another stretch may be the rendering as well
}

const (
	believed     = 0.2  // what a word of a rendering is believed at least
	besideBest   = 0.35 // and as part of what the best of the unit is believed
	functionCost = 0.10 // of a function word inside a rendering
	leftover     = 0.6  // what a word adds that nothing speaks for
	strangerCost = 0.30 // of any other word inside it that is not believed
	leastSpan    = 0.08 // of all that
	repeated     = 0.5  // what a second rendering in the unit is believed, as part of the first
	surplus      = 0.6  // what a word beyond the term's number is believed, as part of the best
	joined       = 0.8  // what is left of that when a function word stands between
	related      = 0.6  // how much of what is known of a word is of the term, for it to join a rendering beside it
	doubted      = 2    // further stretches that are offered in doubt
	atLeast      = 0.85 // what a word beside the only one that is known is believed, as part of that one
	together     = 0.6  // weight of two stretches as one, which may each be the rendering
	ofTerm       = 0.3  // what part of what is known of a noun is of the term, for it to follow its adjective
	sureWeight   = 0.07 // weight of a word and one of the term, for it to be taken where no alignment speaks for it
	lacking      = 0.4  // and one up to that number, as part of the least
)

// spanner cuts the renderings out of one unit.
type spanner struct {
	words   []seenWord
	beliefs []belief
	values  []float64 // what a word adds to a stretch; minus infinity for those that are taken
	least   float64   // what a word is believed at least
	size    int       // words of the term
	parts   [][2]int  // where phrases tell words of the term
	most    int       // words that a rendering may have without being trimmed
	name    bool      // the term is one of several words
	linked  bool      // the term has a function word inside
}

// spans cuts out the stretches whose words are believed to render the term, the likeliest first, as many as the times
// that the term stands there, those of known phrases before all. A rendering has about as many words as the term. Where nothing speaks for the last of
// them but that nothing speaks against it, there is a second choice, and they share the weight.
func spans(h *Hit, side int, words []seenWord, beliefs []belief, known, parts [][2]int, times, size, most int, linked, name bool) []rendered {
	if len(words) == 0 {
		return nil
	}
	s := spanner{words: words, beliefs: beliefs, values: make([]float64, len(words)), size: size, most: most, parts: parts, linked: linked, name: name}
	top := 0.0
	for j := range beliefs {
		top = max(top, beliefs[j].belief)
	}
	s.least = max(believed, besideBest*top)
	for j := range words {
		switch b := beliefs[j].belief; {
		case b > s.least:
			s.values[j] = b - s.least/2
		case words[j].function():
			s.values[j] = -functionCost
		default:
			s.values[j] = -strangerCost
		}
	}
	var found []rendered
	for _, k := range known[:min(times, len(known))] {
		first, last := s.akin(k[0], k[1])
		found = append(found, s.cut(h, side, first, last, 1))
	}
	doubt := false // about the last one
	for k := len(found); k < times+doubted; k++ {
		if k >= times && !doubt {
			break
		}
		first, last, best := s.stretch()
		if best < leastSpan || len(found) > 0 && best < repeated*found[0].belief {
			break
		}
		first, last = s.completed(s.trimmed(first, last))
		first, last = s.joined(first, last)
		last = s.headed(last)
		for n := last - first + 1; n < s.most && s.name; n++ {
			switch {
			case s.behind(last) && s.named(last+1):
				last++
			case s.before(first) && s.named(first-1):
				first--
			}
		}
		if top := s.believedMost(first, last); s.size == 1 && s.beliefs[last].firm {
			if s.before(first) && s.fills(first-1, top) {
				first--
			} else if s.behind(last) && s.fills(last+1, top) {
				last++
			}
		}
		first, last = s.akin(first, last)
		for c := words[first].compound; c > 0 && first > 0 && words[first-1].compound == c; first-- {
		}
		for c := words[last].compound; c > 0 && last+1 < len(words) && words[last+1].compound == c; last++ {
		}
		if words[last].compound > 0 && s.behind(last) && beliefs[last+1].kin > related {
			last++
		}
		if k == times && s.adjoin(&found[k-1], first, last) {
			both := found[k-1]
			both.words = nil
			both.set(h, side, words, min(first, both.first), max(last, both.last))
			found = append(found, s.cut(h, side, first, last, best))
			share(found[k-1:], 1-together)
			both.weight = together
			return append(found, both)
		}
		doubt = k >= times || !slices.ContainsFunc(beliefs[first:last+1], func(b belief) bool { return b.firm })
		found = append(found, s.cut(h, side, first, last, best))
	}
	if len(found) > times {
		share(found[times-1:], 1)
	}
	return found
}

// share gives stretches their parts of a weight.
func share(some []rendered, weight float64) {
	sum := 0.0
	for _, r := range some {
		sum += r.belief
	}
	for i := range some {
		some[i].weight = weight * some[i].belief / sum
	}
}

// adjoin says that a stretch goes on with the one found before it, as parts of one name of a thing do: "timber truck".
func (s *spanner) adjoin(r *rendered, first, last int) bool {
	for j := min(first, r.first); j <= max(last, r.last); j++ {
		if s.words[j].verb || s.words[j].digits || s.words[j].function() {
			return false
		}
	}
	switch {
	case first == r.last+1:
		return !s.words[first].starts && !s.words[first].apart
	case last == r.first-1:
		return !s.words[r.first].starts && !s.words[r.first].apart
	}
	return false
}

// cut takes a stretch out.
func (s *spanner) cut(h *Hit, side, first, last int, belief float64) rendered {
	words := s.words
	r := rendered{belief: belief, weight: 1, known: true}
	r.set(h, side, words, first, last)
	content := 0
	for j := first; j <= last; j++ {
		r.known = r.known && (s.words[j].function() || s.beliefs[j].kin > related && s.beliefs[j].weight >= sureWeight)
		r.firm = r.firm || s.beliefs[j].firm
		content += s.content(j)
		s.values[j] = math.Inf(-1)
	}
	r.known = r.known && content >= s.size
	if s.free(last + 1) {
		r.behind = words[last+1].key
	}
	if first > 0 && !words[first].starts && !words[first].apart && s.free(first-1) {
		r.before = words[first-1].key
	}
	return r
}

// free says that a word behind a stretch goes on with it, has a meaning and no partner of its own.
func (s *spanner) free(j int) bool {
	if j == len(s.words) {
		return false
	}
	w := &s.words[j]
	return !w.function() && !w.starts && !w.apart && !s.beliefs[j].taken && !s.beliefs[j].unlike
}

// set makes a stretch that of the words from first to last.
func (r *rendered) set(h *Hit, side int, words []seenWord, first, last int) {
	r.first, r.last = first, last
	r.initial = words[first].starts
	r.Mark = Mark{words[first].sentence, words[first].start, words[last].end}
	r.text = h.Unit.Texts[side][r.Sentence][r.Start:r.End]
	r.words = r.words[:0]
	var keys []string
	for j := first; j <= last; j++ {
		r.words = append(r.words, words[j].form)
		if w := &words[j]; !w.function() || w.acronym && w.keys != nil { // "US" is no "us"
			keys = append(keys, w.sameKey())
		}
	}
	if len(keys) == 0 {
		keys = r.words
	}
	r.key = strings.Join(keys, " ")
}

// sameKey is what renderings are grouped by: the stem, or the fact of an acronym, so that US and U.S. are one.
func (w *seenWord) sameKey() string {
	if w.acronym && len(w.keys) > 0 && !w.keys[0].amount {
		return w.keys[0].term
	}
	return w.key
}

// content is how many words of the term a word stands for.
func (s *spanner) content(j int) int {
	if s.words[j].function() {
		return 0
	}
	if s.words[j].acronym {
		return s.size
	}
	return min(max(1, s.beliefs[j].covers), s.size)
}

// stretch is the stretch of words, [first, last], with the highest sum of values. Words that are believed only
// because nothing else is known of them count up to the size of the term, and are strangers beyond.
func (s *spanner) stretch() (first, last int, best float64) {
	var loose []int // such words, by falling value
	for i := range s.words {
		if s.values[i] <= 0 {
			continue
		}
		sum, content := 0.0, 0
		loose = loose[:0]
		for j := i; j < len(s.words); j++ {
			if j > i && (s.words[j].starts || s.words[j].apart) || math.IsInf(s.values[j], -1) || sum < -1 {
				break
			}
			if j > i && s.values[j] > 0 && !s.beliefs[j].firm && s.beliefs[j].unlike || j > i && s.beliefs[i].unlike && !s.beliefs[i].firm {
				break
			}
			// What nothing speaks for is not joined by a function word.
			if s.values[j] > 0 && j > i && s.words[j-1].function() && !s.linked && s.size < 3 && (!s.beliefs[j].firm || content == 0) {
				break
			}
			switch v := s.values[j]; {
			case v <= 0:
				sum += v
			case s.beliefs[j].firm:
				sum += v
				content += s.content(j)
			default:
				at, _ := slices.BinarySearchFunc(loose, v, func(k int, v float64) int { return cmp.Compare(v, s.values[k]) })
				loose = slices.Insert(loose, at, j)
			}
			all, n := sum, content
			for _, k := range loose {
				if n < s.size {
					all += s.values[k] * leftover
				} else {
					all -= strangerCost
				}
				n += s.content(k)
			}
			if all > best {
				first, last, best = i, j, all
			}
		}
	}
	return first, last, best
}
