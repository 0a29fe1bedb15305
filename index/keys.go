package index

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
)

// key is a name or a figure as a term of the key fields.
type key struct {
	term       string
	kind       facts.Kind
	start, end int // where it stands in the text
}

// A figure's term is its key, equal in every language. A name's keys are coarse: many names share one. Its
// term has the word behind the key, so that a search lists the words under a key and compares each with
// the name it looks for.
const (
	factMark  = "f"
	nameMark  = "n"
	separator = "\x1f"
)

// keys finds the names and figures of a text.
func (a *analyzer) keys(text string) []key {
	var keys []key
	for _, f := range facts.Find(a.lang, text) {
		add := func(term string) { keys = append(keys, key{term, f.Kind, f.Start, f.End}) }
		if f.Kind == facts.Name {
			form := a.forms(text[f.Start:f.End]).form
			for _, k := range facts.NameKeys(a.lang, form) {
				add(nameMark + k + separator + form)
			}
			continue
		}
		add(factMark + f.Key)
		if amount := figure(f); amount != "" {
			add(factMark + amount)
		}
	}
	return keys
}

// figure is the bare amount of a fact, which a search without the unit finds too; "" for small whole
// numbers, which say little, and for what has no amount.
func figure(f facts.Fact) string {
	switch f.Kind {
	case facts.Number, facts.Percent, facts.Money:
		if f.Value > 12 || f.Value != math.Trunc(f.Value) {
			if amount := strconv.FormatFloat(f.Value, 'f', -1, 64); amount != f.Key {
				return amount
			}
		}
	}
	return ""
}

// How alike two words must be to be taken for one name. Words of one language find each other by their
// stems already; there only other spellings of a name are wanted.
const (
	sameAcross = 0.8
	sameWithin = 0.95
)

// wordKeys are the keys under which a plain word of a query is found on a side besides its stem: a figure
// in another notation, an acronym or country in the other language, and a name in its other spellings.
func (x *search) wordKeys(w string, side int) ([]string, error) {
	home := x.home(w)
	var keys []string
	capital := startsUpper(w)
	for _, k := range x.analyzers[home].keys(w) {
		switch {
		case k.kind == facts.Name:
		case k.kind == facts.Acronym && (!capital || side == home && !isUpper(w)):
		case k.kind != facts.Acronym && !strings.ContainsFunc(w, unicode.IsDigit): // "two" has its own stems
		default:
			keys = append(keys, k.term)
		}
	}
	if len(keys) > 0 || utf8.RuneCountInString(w) < 3 {
		return keys, nil
	}
	form := x.analyzers[home].forms(w).form
	is, err := x.isName(home, form, capital, side)
	if !is || err != nil {
		return nil, err
	}
	if capital {
		return x.sameNames(home, form, side, sameAcross)
	}
	// A word in small letters is rather a slip than a name, unless a name sounds just so.
	terms, err := x.sameNames(home, form, side, sameWithin)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, term := range terms {
		_, word, _ := strings.Cut(term, separator)
		is, err := x.isName(side, word, false, side)
		if err != nil {
			return nil, err
		}
		if is {
			names = append(names, term)
		}
	}
	return names, nil
}

// isName says whether the corpus uses a form as a name: one in small letters nearly always, one with a
// capital often. What it does not have may be one, in small letters on the other side only: here it is
// rather a slip, for which near spellings are shown.
func (x *search) isName(side int, form string, capital bool, wanted int) (bool, error) {
	var terms []string
	for _, k := range facts.NameKeys(x.langs[side], form) {
		terms = append(terms, nameMark+k+separator+form)
	}
	if len(terms) == 0 {
		return false, nil
	}
	var words, names uint64
	for _, v := range x.views {
		w, err := v.of(formField(x.code(side)), form)
		if err != nil {
			return false, err
		}
		n, err := v.union(keyField(x.code(side)), terms)
		if err != nil {
			return false, err
		}
		words += w.size()
		names += n.size()
	}
	share := float64(names) / float64(max(words, 1))
	return words == 0 && (capital || wanted != side) || share >= 0.6 || capital && share >= 0.3, nil
}

// sameNames lists the key terms of the words on a side that are likely the same name as a form; on its own side
// without those that its stem finds.
func (x *search) sameNames(from int, form string, side int, least float64) ([]string, error) {
	if from == side {
		least = sameWithin
	}
	name, own := facts.NewToken(x.langs[from], form), x.analyzers[from].forms(form).stem
	judged := map[string]bool{}
	var terms []string
	for _, k := range facts.NameKeys(x.langs[from], form) {
		prefix := nameMark + k + separator
		for _, v := range x.views {
			err := v.terms(keyField(x.code(side)), prefix, func(word string) error {
				same, known := judged[word]
				if !known {
					other := facts.NewToken(x.langs[side], word)
					same = (from != side || x.analyzers[side].forms(word).stem != own) && name.Same(&other) >= least
					judged[word] = same
				}
				if term := prefix + word; same && !slices.Contains(terms, term) {
					terms = append(terms, term)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return terms, nil
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// isUpper says that a word is written in capitals, as acronyms are.
func isUpper(w string) bool {
	return strings.ContainsFunc(w, unicode.IsLetter) && !strings.ContainsFunc(w, unicode.IsLower)
}

// isAcronym says that a word is one: in capitals, and more than one letter.
func isAcronym(w string) bool {
	return isUpper(w) && utf8.RuneCountInString(w) > 1 && !strings.ContainsFunc(w, unicode.IsDigit)
}

// home is the side whose script a word is written in; 0 when that does not tell.
func (x *search) home(w string) int {
	for side := range x.langs {
		if s := x.langs[side].Script; s != nil && strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(s, r) }) {
			return side
		}
	}
	return 0
}
