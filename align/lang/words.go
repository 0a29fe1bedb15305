package lang

import (
	"strconv"
	"strings"
)

// The word lists of a language are written one meaning a line, the value first and its forms behind it;
// the functions here turn them into the maps of a Language.

// numbers reads lines of a value and the forms that mean it, "7 семь семи семью"; an underscore stands for a space
// inside a form.
func numbers(lists ...string) map[string]float64 {
	m := map[string]float64{}
	for _, list := range lists {
		for value, words := range lines(list) {
			v, err := strconv.ParseFloat(value, 64)
			if err != nil {
				panic("lang: " + value + " is not a number")
			}
			for _, w := range words {
				m[strings.ReplaceAll(w, "_", " ")] = v
			}
		}
	}
	return m
}

// ranks reads lines of a small whole value and its forms: "3 march mar".
func ranks(list string) map[string]int {
	m := map[string]int{}
	for w, v := range numbers(list) {
		m[w] = int(v)
	}
	return m
}

// keys reads lines of a key and its forms, "km км километр", in the same way.
func keys(list string) map[string]string {
	m := map[string]string{}
	for key, words := range lines(list) {
		for _, w := range words {
			m[strings.ReplaceAll(w, "_", " ")] = key
		}
	}
	return m
}

// set reads words separated by spaces.
func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// lines yields the first word of every line and the words behind it.
func lines(list string) func(yield func(string, []string) bool) {
	return func(yield func(string, []string) bool) {
		for line := range strings.Lines(list) {
			if f := strings.Fields(line); len(f) > 1 && !yield(f[0], f[1:]) {
				return
			}
		}
	}
}

// abbreviations spreads lists of words into a table.
func abbreviations(lists map[Abbreviation]string) map[string]Abbreviation {
	table := map[string]Abbreviation{}
	for class, words := range lists {
		for _, w := range strings.Fields(words) {
			if table[w] != 0 {
				panic("lang: " + w + " stands in two lists of abbreviations")
			}
			table[w] = class
		}
	}
	return table
}

// spaced turns the underscores of a list's entry into the spaces they stand for.
func spaced(w string) string { return strings.ReplaceAll(w, "_", " ") }

// spaces does so for the values of a map, which are the first words of its lines.
func spaces(m map[string]string) map[string]string {
	for k, v := range m {
		m[k] = spaced(v)
	}
	return m
}
