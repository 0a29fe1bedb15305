package index

import (
	"math"
	"slices"
	"strings"

	"tolmach/align/facts"
	"tolmach/align/lexicon"
)

// Which words of a unit translate each other is weighed by what the lexicon knows, by names, figures and
// acronyms that are equal in both languages, and by what the units found have in common. A pair of words
// is believed as far as neither has a better partner in its unit: the geometric mean of the pair's parts
// of all that is known about the one word and of all that is known about the other. So words that other
// words of the sentence account for are not taken for a rendering, however often they stand beside it.

const (
	sameFact     = 0.95  // weight of words under one key
	sameDigits   = 0.7   // of two figures, or two other words, of amounts under one key
	besideDigits = 0.1   // of a figure and another word of such
	unknown      = 0.04  // weight of being a translation of nothing here
	soundless    = 0.6   // a pair that is known so well need not sound alike
	leastSame    = 0.45  // how alike words must be to be taken for one name
	farther      = 0.35  // what a weight loses over the length of a unit
	stray        = 0.02  // weight that a word of which nothing is known has for every word
	known        = 0.2   // weight from which on a word's partner is known
	kindred      = 0.6   // what is left of a weight that only the roots of two words have
	leastOften   = 4     // units that a word has to stand in, for its tie to be more than chance
	leastFirm    = 0.25  // how strong the tie of a word is that more than one unit speaks for
	leastCover   = .015  // weight of a word of the term that a word stands for
	leastTaken   = 0.1   // weight of a partner
	leastDirect  = 0.025 // what is known of words at least, to be known of them
	verbLess     = 0.55  // of the belief in a verb, when the term is none and nothing is known of the two
	nameLess     = 0.5   // what is left of a tie when the word is a name and the term is none
	kinless      = 0.3   // how little of what is known of a name is of the term, for it to look like another word
)

// parting are the signs across which no rendering reaches.
const parting = ",;:!?()[]–—"

// wordKey is the key of a fact to which a word belongs.
type wordKey struct {
	term   string
	amount bool // a figure or date, whose words differ in what they say; else they name one thing together
	words  int  // of the fact
}

// seenWord is a word in its place.
type seenWord struct {
	*vocable
	sentence, start, end int
	compound             int // number of the hyphened word that it is a part of, or 0
	place                float64
	partly               bool      // a word accounts for its first part, none for the rest
	starts               bool      // begins its sentence
	apart                bool      // something parts it from the word before: a comma, a bracket, a dash
	keys                 []wordKey // of the facts that it belongs to
}

// linker links the words of units.
type linker struct {
	s       *search
	from    int // the side of the term
	lexicon *lexicon.Lexicon
	roots   *lexicon.Lexicon // of its stems, where the lexicon lacks a word in this form
	known   *vocables
	words   [2][]*vocable      // of the units
	tied    map[string]float64 // by key of the other side: how strongly the term's units say that it renders it
}

// newLinker makes a linker; free it when it is no longer needed.
func (s *search) newLinker(from int) *linker {
	return &linker{s: s, from: from, lexicon: s.index.lexicon(), roots: s.index.roots(), known: s.index.words.Get().(*vocables), tied: map[string]float64{}}
}

// read lists the words of a side.
func (l *linker) read(side int, texts []string) []seenWord {
	var words []seenWord
	a := l.s.analyzers[side]
	compounds := 0
	for i, text := range texts {
		first := len(words)
		toks, _ := a.words(text, 0)
		for _, t := range toks {
			switch {
			case t.kind == compound:
				compounds++
				for k := len(words) - 1; k >= first && words[k].start >= t.start; k-- {
					words[k].compound = compounds
				}
			case t.kind.primary():
				w := seenWord{vocable: l.vocable(side, t.text), sentence: i, start: t.start, end: t.end, starts: len(words) == first}
				if !w.starts {
					w.apart = strings.ContainsAny(text[words[len(words)-1].end:t.start], parting)
				}
				words = append(words, w)
			}
		}
		for _, k := range a.keys(text) {
			if k.kind == facts.Name {
				continue
			}
			from, to := first, first
			for w := first; w < len(words) && words[w].start < k.end; w++ {
				if words[w].end <= k.start {
					from = w + 1
				}
				to = w + 1
			}
			for w := from; w < to; w++ {
				words[w].keys = append(words[w].keys, wordKey{k.term, k.kind != facts.Acronym, to - from})
			}
		}
	}
	for i := range words {
		words[i].place = float64(i) / float64(len(words))
	}
	return words
}

// between is what a dictionary knows of a word of the term's side and one of the other.
func (l *linker) between(dictionary *lexicon.Lexicon, s, t int32) float64 {
	if l.from == 1 {
		s, t = t, s
	}
	p, q := dictionary.Pair(s, t)
	if p == 0 {
		return 0
	}
	return math.Sqrt(float64(p) * float64(q))
}

// weight is what is known of two words, wherever they stand.
func (l *linker) weight(a, b *seenWord) float64 {
	w := 0.0
	if l.lexicon != nil {
		if w = l.between(l.lexicon, a.id, b.id); w < kindred {
			w = max(w, kindred*l.between(l.roots, a.root, b.root))
		}
	}
	for _, k := range a.keys {
		for _, o := range b.keys {
			switch {
			case k.term != o.term:
			case !k.amount || k.words == 1 && o.words == 1:
				return sameFact
			case a.digits == b.digits: // "10" and "MW" of 10 MW
				return sameDigits
			default:
				w = max(w, besideDigits)
			}
		}
	}
	// Words in small letters are compared only where the lexicon lacks both.
	if w < soundless && a.letters && b.letters && a.capital == b.capital && (a.capital || a.id < 0 && b.id < 0) {
		w = max(w, l.sameName(a.vocable, b.vocable))
	}
	return w
}

// sameName says how likely two words are one name or borrowed word.
func (l *linker) sameName(a, b *vocable) float64 {
	pair := [2]*vocable{a, b}
	same, known := l.known.alike[l.from][pair]
	if known {
		return same
	}
	for i, v := range pair {
		if v.name == nil {
			side := l.from
			if i == 1 {
				side = 1 - side
			}
			token := facts.NewToken(l.s.langs[side], v.form)
			v.name = &token
		}
	}
	if same = a.name.Same(b.name); same < leastSame {
		same = 0
	} else if !a.capital {
		same *= .5
	}
	if a.id >= 0 && b.id >= 0 { // each has other translations
		same *= .4
	}
	l.known.alike[l.from][pair] = same
	return same
}

// weights are the weights of all pairs of words, a row for each of the term's side. Function words of the other
// side have none unless the term is one too, or they belong to a fact.
func (l *linker) weights(own, other []seenWord, term []bool) []float64 {
	all := true
	for i := range own {
		all = all && (!term[i] || own[i].function())
	}
	weights := make([]float64, len(own)*len(other))
	for i := range own {
		small := own[i].function() && !term[i] && own[i].keys == nil
		if small && own[i].id < 0 {
			continue
		}
		for j := range other {
			if all || !other[j].function() || other[j].keys != nil {
				w := 0.0
				if small {
					w = l.between(l.lexicon, own[i].id, other[j].id)
				} else {
					w = l.weight(&own[i], &other[j])
				}
				if w > 0 {
					weights[i*len(other)+j] = w * (1 - farther*math.Abs(own[i].place-other[j].place))
				}
			}
		}
	}
	if l.lexicon != nil {
		l.compose(own, other, weights)
	}
	return weights
}

// belief is what is thought of a word of the other side.
type belief struct {
	belief float64 // how likely it renders one of the term's words
	kin    float64 // what part of what is known of it in its unit is of them
	covers int     // how many of them it is known to stand for
	taken  bool    // another word of the unit is known to be its partner
	main   int     // the one that it stands for most, as its number in the unit; -1 for none
	unlike bool    // it looks like a verb or a name, the term does not, and nothing is known of the two
	firm   bool    // more speaks for it than that nothing speaks against it
	weight float64 // the highest of one of them
}

// beliefs judges every word of the other side; term tells which words of the term's side are the term's, weights are
// those of all pairs.
func (l *linker) beliefs(own, other []seenWord, term []bool, weights []float64) []belief {
	m := len(other)
	whole := make([]float64, m) // the term as a whole
	// Words of the sentence that nothing is known of have their renderings too, somewhere.
	strays := unknown
	markers := l.s.langs[l.from].VerbMarkers
	small, figures, verb := true, false, false
	for i := range own {
		most := 0.0
		for _, w := range weights[i*m : i*m+m] {
			most = max(most, w)
		}
		if term[i] {
			small = small && !own[i].capital
			verb = verb || own[i].verb || i > 0 && markers[own[i-1].form]
			figures = figures || own[i].digits || own[i].keys != nil
		} else if !own[i].function() {
			strays += stray * max(0, 1-most/known)
		}
	}
	columns := make([]float64, m)
	beliefs := make([]belief, m)
	for j := range other {
		b := &other[j]
		near, others, words, not, most := 1.0, strays, 0.0, 1.0, 0.0
		beliefs[j].main = -1
		for i := range own {
			w := weights[i*m+j]
			if term[i] {
				near = min(near, math.Abs(own[i].place-b.place))
				if w > most {
					most, beliefs[j].main = w, i
				}
				words += w
				not *= 1 - w
				if w > leastCover && !own[i].function() {
					beliefs[j].covers++
				}
			} else {
				others += w
			}
		}
		tied := l.tied[b.key] * (1 - farther*near)
		if small && b.capital && !b.starts {
			tied *= nameLess
		}
		if b.digits && !figures {
			tied = 0
		}
		whole[j] = 1 - not*(1-tied)
		columns[j] = others + max(words, whole[j])
		beliefs[j].weight = most
		beliefs[j].taken = others-strays >= leastTaken
		beliefs[j].kin = words / (words + others - strays + 0.01)
		if words < leastDirect {
			beliefs[j].kin = 0
		}
	}
	// What is left of a weight when other words account for its word is what a row shares out.
	share := func(weights []float64) {
		row := unknown * unknown // a little, lest the least be believed
		for j, w := range weights {
			row += w * w / columns[j]
		}
		for j, w := range weights {
			if w > 0 {
				beliefs[j].belief = max(beliefs[j].belief, w/columns[j]*math.Sqrt(w/row))
			}
		}
	}
	share(whole)
	for i := range own {
		if term[i] {
			share(weights[i*m : i*m+m])
		}
	}
	for j := range other {
		if other[j].verb && other[j].compound == 0 && !verb && beliefs[j].kin <= related {
			beliefs[j].belief *= verbLess
			beliefs[j].unlike = true
		}
		if small && other[j].capital && !other[j].starts && beliefs[j].kin <= kinless {
			beliefs[j].unlike = true
		}
	}
	return beliefs
}

// tie weighs the words of the other side by how many of the term's units they stand in, and how many of
// their own units have the term: the geometric mean of both parts. Counts are by key, in n units of total
// that have the term; what stood beside it once proves little.
func (l *linker) tie(counts map[string]float64, n, total int) error {
	const chance, strongest = 0.7, 0.5
	side := 1 - l.from
	least := max(1, 0.01*float64(n))
	stems := map[string][]string{}
	for _, v := range l.words[side] {
		if !v.function() && counts[v.key] >= least && !slices.Contains(stems[v.key], v.stem) {
			stems[v.key] = append(stems[v.key], v.stem)
		}
	}
	for key, terms := range stems {
		if !slices.Contains(terms, key) {
			terms = append(terms, key)
		}
		all := uint64(0)
		for _, v := range l.s.views {
			has, err := v.union(stemField(l.s.code(side)), terms)
			if err != nil {
				return err
			}
			all += has.size()
		}
		count := counts[key] - chance
		own := float64(all) * float64(n) / float64(max(total, 1)) // of the part that was looked at
		l.tied[key] = min(strongest, count/math.Sqrt(float64(n)*max(own, count)))
	}
	return nil
}

// untie weakens the ties of words that other words of their units account for: those that were believed
// less, on the average, than the one believed most.
func (l *linker) untie(counts, beliefs map[string]float64) {
	most := 0.0
	for key := range l.tied {
		most = max(most, beliefs[key]/counts[key])
	}
	for key := range l.tied {
		l.tied[key] *= beliefs[key] / counts[key] / max(most, 1e-9)
	}
}

// firm finds the words that the lexicon, a fact or another unit speaks for.
func (l *linker) firm(other []seenWord, beliefs []belief, counts map[string]float64) {
	for j := range other {
		b := &other[j]
		beliefs[j].firm = beliefs[j].kin > related || counts[b.key] >= leastOften && l.tied[b.key] > leastFirm
	}
}
