package lang

import "strings"

// russianModifiers are endings of adjectives and participles; those that nouns share follow a suffix of adjectives.
var russianModifiers = func() map[string]bool {
	m := set(`ого его ому ему ая яя ую юю ые ых ыми ими ый ное ские ний нее`)
	for suffix := range strings.FieldsSeq(`н ск ов ев`) {
		for ending := range strings.FieldsSeq(`ой ом ым им ий ие их ей`) {
			m[suffix+ending] = true
		}
	}
	return m
}()

// modifierRussian knows adjectives by their endings.
func modifierRussian(w string) bool {
	for n := 2; n <= 4 && 2*(n+2) <= len(w); n++ {
		if russianModifiers[w[len(w)-2*n:]] {
			return true
		}
	}
	return false
}
