package lexicon

import (
	"bytes"
	"testing"
)

// A turned lexicon says of every two words what the lexicon says, in a file too, and turned twice is the lexicon itself.
func TestTurned(t *testing.T) {
	l := Default()
	turned := For(l.To(), l.From())
	if turned == nil || turned.From() != l.To() || turned.To() != l.From() || turned != For(l.To(), l.From()) {
		t.Fatal("the embedded lexicon is not there for the languages turned round")
	}
	for id := range int32(len(l.sides[0].ends)) {
		for _, e := range l.Pairs(0, id) {
			p, q := turned.Pair(e.ID, id)
			if p != e.Q || q != e.P {
				t.Fatalf("%s - %s: %v %v, turned %v %v", l.Stem(0, id), l.Stem(1, e.ID), e.P, e.Q, p, q)
			}
		}
	}
	var file bytes.Buffer
	if _, err := turned.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	read, err := Decode(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if read.Sum() != turned.Sum() || read.Sum() == l.Sum() {
		t.Errorf("sums: %s turned, %s read, %s before", turned.Sum(), read.Sum(), l.Sum())
	}
	if again := read.Turned(); again.Sum() != l.Sum() {
		t.Errorf("turned twice it has the sum %s, not %s", again.Sum(), l.Sum())
	}
}
