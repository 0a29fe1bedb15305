package index

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Stemmers cut some words too short in one form and not in the other: залив (bay) becomes зал, the stem of зал
// (hall), and заливе becomes залив. The index keeps what the stemmer says. A query asks for the stem that most
// forms of its word have, and for the forms with another stem one by one.

// inflected are the terms by which a word is found in every inflection.
type inflected struct {
	stems []string
	forms []string // whose stem is none of these, or is that of another word too
}

// termsOf are terms of one field.
type termsOf struct {
	field string
	terms []string
}

// in gives the terms with their fields.
func (w *inflected) in(code string) []termsOf {
	var all []termsOf
	if len(w.stems) > 0 {
		all = append(all, termsOf{stemField(code), w.stems})
	}
	if len(w.forms) > 0 {
		all = append(all, termsOf{formField(code), w.forms})
	}
	return all
}

// inflect finds the terms of a word with a meaning. An acronym has its case forms alone: МИД (foreign ministry) is no
// мидия (mussel).
func (x *search) inflect(side int, f forms, acronym bool) (inflected, error) {
	a := x.analyzers[side]
	own := inflected{stems: a.stems(f.stem)}
	if a.lang.Decline == nil {
		return own, nil
	}
	declined := a.lang.Decline(f.form)
	there, err := x.standing(side, declined)
	if err != nil {
		return own, err
	}
	if acronym {
		if !slices.Contains(there, f.form) {
			there = append(there, f.form)
		}
		return inflected{forms: there}, nil
	}
	if others := slices.DeleteFunc(slices.Clone(there), func(w string) bool { return w == f.form }); len(others) > 0 {
		if stem := usualStem(a, declined); stem != f.stem && !slices.Contains(own.stems, stem) {
			own.stems = a.stems(stem)
		}
	}
	// The word may be a form of another that the corpus has, and others may have come to its stem by mistake.
	stem := own.stems[0]
	var same, strange []string // words with the stem
	if utf8.RuneCountInString(stem) >= leastStem {
		longest := utf8.RuneCountInString(stem) + longestEnding
		for _, v := range x.views {
			err := v.terms(formField(x.code(side)), stem, func(rest string) error {
				w := stem + rest
				if utf8.RuneCountInString(w) > longest || strings.Contains(rest, "-") {
					return nil
				}
				forms := a.lang.Decline(w)
				if slices.Contains(forms, f.form) {
					for _, w := range forms {
						if !slices.Contains(declined, w) {
							declined = append(declined, w)
						}
					}
				}
				if a.forms(w).stem == stem && !slices.Contains(same, w) {
					same = append(same, w)
					if usualStem(a, forms) != stem {
						strange = append(strange, w)
					}
				}
				return nil
			})
			if err != nil {
				return own, err
			}
		}
		if there, err = x.standing(side, declined); err != nil {
			return own, err
		}
	}
	strange, err = x.strangers(side, strange, declined)
	if err != nil {
		return own, err
	}
	if len(strange) > 0 {
		own.stems = own.stems[1:]
		for _, w := range same {
			if !slices.Contains(strange, w) {
				own.forms = append(own.forms, w)
			}
		}
	}
	for _, w := range append(there, f.form) {
		if !slices.ContainsFunc(a.stems(a.stem(w)), func(s string) bool { return slices.Contains(own.stems, s) }) &&
			!a.lang.Stopwords[w] && !slices.Contains(own.forms, w) {
			own.forms = append(own.forms, w)
		}
	}
	slices.Sort(own.forms)
	return own, nil
}

const (
	leastStem     = 3 // letters of a stem whose other forms are looked for
	longestEnding = 6 // letters that the word itself may have behind its stem
)

// stems are a stem, those of the other forms of an irregular word, and that without its fleeting vowel.
func (a *analyzer) stems(stem string) []string {
	all := append([]string{stem}, a.lang.Irregular[stem]...)
	if a.lang.Fleeting != nil {
		if short := a.lang.Fleeting(stem); short != "" {
			all = append(all, short)
		}
	}
	return all
}

// strangers are those of some words that have other forms in the corpus, and are no forms of the word that is looked for.
func (x *search) strangers(side int, words, declined []string) (strange []string, err error) {
	for _, w := range words {
		if slices.Contains(declined, w) {
			continue
		}
		there, err := x.standing(side, x.analyzers[side].lang.Decline(w))
		if err != nil {
			return nil, err
		}
		if len(there) > 1 {
			strange = append(strange, w)
		}
	}
	return strange, nil
}

// usualStem is the stem that most of a word's forms have; of several the first.
func usualStem(a *analyzer, forms []string) string {
	counts := make(map[string]int, 4)
	best := ""
	for _, w := range forms {
		stem := a.stem(w)
		counts[stem]++
		if best == "" || counts[stem] > counts[best] {
			best = stem
		}
	}
	return best
}

// standing are those forms that the corpus has.
func (x *search) standing(side int, forms []string) (there []string, err error) {
	for _, v := range x.views {
		d, err := v.dict(formField(x.code(side)))
		if err != nil {
			return nil, err
		}
		for _, w := range forms {
			has, err := d.Contains([]byte(w))
			if err != nil {
				return nil, err
			}
			if has && !slices.Contains(there, w) {
				there = append(there, w)
			}
		}
	}
	return there, nil
}
