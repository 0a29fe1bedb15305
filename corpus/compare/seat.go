package compare

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"tolmach/align/lang"
)

// homesOf are the countries where languages are at home; their versions take them for granted.
func homesOf(codes ...string) map[string]bool {
	m := map[string]bool{}
	for _, c := range codes {
		if tag, err := language.Parse(c); err == nil {
			if r, sure := tag.Region(); sure >= language.Low {
				m[r.String()] = true
			}
		}
	}
	return m
}

var seats sync.Map // *lang.Language -> map[string]string

// seatsOf are the forms of a language's capitals with the countries they stand for.
func seatsOf(l *lang.Language) map[string]string {
	if m, ok := seats.Load(l); ok {
		return m.(map[string]string)
	}
	m := map[string]string{}
	for _, w := range slices.Sorted(maps.Keys(l.Rewording.Capitals)) {
		key := l.Rewording.Capitals[w]
		parts := strings.Split(w, "-")
		tail := parts[len(parts)-1]
		forms := []string{tail}
		if l.Decline != nil {
			forms = l.Decline(tail)
		}
		for _, f := range forms {
			m[strings.Join(append(slices.Clone(parts[:len(parts)-1]), f), " ")] = key
		}
	}
	got, _ := seats.LoadOrStore(l, m)
	return got.(map[string]string)
}

// known says that a language has a word for a key.
func known(l *lang.Language, key string) bool {
	m, ok := keysOf.Load(l)
	if !ok {
		set := map[string]bool{}
		for _, v := range l.Acronyms {
			set[v] = true
		}
		for _, v := range l.Names {
			set[v] = true
		}
		m, _ = keysOf.LoadOrStore(l, set)
	}
	return m.(map[string]bool)[key]
}

var keysOf sync.Map // *lang.Language -> map[string]bool
