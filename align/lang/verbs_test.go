package lang

import (
	"strings"
	"testing"
)

// Endings tell most verbs and adjectives from nouns.
func TestVerbs(t *testing.T) {
	for _, c := range []struct {
		what string
		is   func(string) bool
		yes  string
		not  string
	}{
		{"an English verb", English.Verb, "announced rolled broke withdrawn", "refinery speed bed need captain"},
		{"a Russian verb", Russian.Verb, "ударит сообщили выкатился освобожден находившийся торопиться", "материал летальность пострадавших ледоколом сутки цели"},
		{"a Russian adjective", Russian.Modifier, "летной взлетно-посадочной китайская иностранных местному", "водой годности ледоколом сутки"},
	} {
		for w := range strings.FieldsSeq(c.yes) {
			if !c.is(w) {
				t.Errorf("%s is %s", w, c.what)
			}
		}
		for w := range strings.FieldsSeq(c.not) {
			if c.is(w) {
				t.Errorf("%s is not %s", w, c.what)
			}
		}
	}
}
