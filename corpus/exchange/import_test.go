package exchange

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"tolmach/align"
	"tolmach/corpus"
)

var ctx = context.Background()

func all(t testing.TB, s *corpus.Store) (list []corpus.Unit) {
	t.Helper()
	for u, err := range s.AllUnits(ctx, corpus.UnitFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, u)
	}
	return list
}

// filled makes a corpus of one aligned pair of three beads.
func filled(t testing.TB) *corpus.Store {
	t.Helper()
	s := newCorpus(t)
	texts := [2][]string{{"The talks ended.", "Nobody spoke.", "They will go on in May."}, {"Переговоры завершились.", "Никто не выступил.", "Они продолжатся в мае."}}
	var ids [2]string
	for side, code := range s.Langs() {
		a := corpus.Article{Lang: code, Title: "talks", Paragraphs: []string{strings.Join(texts[side], " ")}, Date: "2018-09-29", Place: corpus.Place{Path: code + ".txt"}}
		for _, x := range texts[side] {
			a.Sentences = append(a.Sentences, corpus.Sentence{Text: x})
		}
		a.Seal()
		if _, err := s.PutArticles(ctx, []corpus.Article{a}); err != nil {
			t.Fatal(err)
		}
		ids[side] = a.ID
	}
	if _, err := s.SetPairs(ctx, []corpus.Pair{{Articles: ids, Confidence: .9, Status: corpus.Auto}}); err != nil {
		t.Fatal(err)
	}
	pair := corpus.PairID(ids[0], ids[1])
	if err := s.SetBeads(ctx, pair, []align.Bead{bead(0, 1, 0, 1, .9), bead(1, 2, 1, 2, .8), bead(2, 3, 2, 3, .7)}, "1"); err != nil {
		t.Fatal(err)
	}
	return s
}

func export(t testing.TB, s *corpus.Store, write Writer) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := write(&b, Units(s.AllUnits(ctx, corpus.UnitFilter{})), options); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestMemory(t *testing.T) {
	s := newCorpus(t)
	file := tmxHead
	for i := range 1200 {
		n := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		file += tu("t"+n, "Word "+n+" said.", "Сказано слово "+n+".")
	}
	file += "</body></tmx>"
	r, err := ImportMemory(ctx, s, from("m.tmx", []byte(file)), "/m.tmx", false, nil)
	if err != nil || r.Units != 1200 || r.Added != 1200 {
		t.Fatalf("%+v, %v", r, err)
	}
	units := all(t, s)
	if len(units) != 1200 {
		t.Fatalf("%d units", len(units))
	}
	for _, u := range units {
		if u.Status != corpus.Confirmed || u.By != corpus.ByImport || u.Kind() != "1-1" || strings.Fields(u.Texts[0][0])[1]+"." != strings.Fields(u.Texts[1][0])[2] {
			t.Fatalf("unit %+v", u)
		}
	}
	if problems, err := s.Check(ctx); len(problems) > 0 || err != nil {
		t.Errorf("check: %v, %v", problems, err)
	}
	for p := range s.PairsToAlign(ctx, "another") {
		t.Errorf("pair %s would be aligned anew", p.ID)
	}

	// The same again changes nothing; a changed file takes the place of what it was.
	if r, err = ImportMemory(ctx, s, from("m.tmx", []byte(file)), "/m.tmx", false, nil); err != nil || r.Added != 0 || r.Removed != 0 {
		t.Errorf("again: %+v, %v", r, err)
	}
	file = strings.Replace(file, "Word a said.", "A word was said.", 1)
	if r, err = ImportMemory(ctx, s, from("m.tmx", []byte(file)), "/m.tmx", false, nil); err != nil || r.Added != 100 || r.Removed != 2 {
		t.Errorf("changed: %+v, %v", r, err)
	}
	if n := len(all(t, s)); n != 1200 {
		t.Errorf("%d units after the change", n)
	}

	// What a person did is not lost without a word.
	u := all(t, s)[0]
	b := u.Bead
	b.Edited[1], b.Status = "Иначе.", corpus.Confirmed
	if err := s.DecideBeads(ctx, b.Pair, []corpus.Bead{b}, corpus.Decision{By: "Vera"}); err != nil {
		t.Fatal(err)
	}
	other := strings.ReplaceAll(file, "said.", "spoken.")
	if _, err := ImportMemory(ctx, s, from("m.tmx", []byte(other)), "/m.tmx", false, nil); !errors.Is(err, corpus.ErrDecided) {
		t.Errorf("a person's work: %v", err)
	}
	if _, err := ImportMemory(ctx, s, from("m.tmx", []byte(other)), "/m.tmx", true, nil); err != nil {
		t.Errorf("with force: %v", err)
	}
}

// A memory of the corpus's own articles stands beside them, and neither takes the place of the other.
func TestMemoryOfOwnExport(t *testing.T) {
	s := filled(t)
	before := all(t, s)
	for name, write := range map[string]Writer{"own.tmx": WriteTMX, "own.xlf": WriteXLIFF, "own2.xlf": WriteXLIFF2, "own.tsv": WriteTSV, "own.csv": WriteCSV} {
		if _, err := ImportMemory(ctx, s, from(name, []byte(export(t, s, write))), "/"+name, false, nil); err != nil {
			t.Fatal(name, err)
		}
		found := map[string]bool{}
		for _, u := range all(t, s) {
			found[u.ID] = true
		}
		for _, u := range before {
			if !found[u.ID] {
				t.Fatalf("%s: bead %s is gone", name, u.ID)
			}
		}
	}
}

func TestCorrections(t *testing.T) {
	for name, write := range map[string]Writer{"a.tmx": WriteTMX, "a.xlf": WriteXLIFF, "a2.xlf": WriteXLIFF2, "a.tsv": WriteTSV, "a.csv": WriteCSV} {
		t.Run(name, func(t *testing.T) {
			s := filled(t)
			file := export(t, s, write)
			correct := func(file string) CorrectionReport {
				t.Helper()
				r, err := ImportCorrections(ctx, s, from(name, []byte(file)), "Vera", nil)
				if err != nil {
					t.Fatal(err)
				}
				return r
			}
			if r := correct(file); r.Same != 3 || r.Corrected+r.Conflicts+r.Decided != 0 {
				t.Fatalf("untouched: %+v", r)
			}
			changed := strings.Replace(file, "Никто не выступил.", "Никто не взял слова.", 1)
			if r := correct(changed); r.Corrected != 1 || r.Same != 2 || r.Conflicts != 0 {
				t.Fatalf("one changed: %+v", r)
			}
			u := all(t, s)[1]
			if u.Texts[1][0] != "Никто не взял слова." || u.Status != corpus.Confirmed || u.By != "Vera" {
				t.Fatalf("corrected to %+v", u)
			}
			if r := correct(changed); r.Corrected != 0 || r.Conflicts != 0 || r.Same+r.Older != 3 {
				t.Errorf("the same again: %+v", r)
			}
			if r := correct(file); r.Older != 1 || r.Conflicts != 0 {
				t.Errorf("the older file: %+v", r)
			}
			if r := correct(strings.Replace(file, "Никто не выступил.", "Все молчали.", 1)); r.Conflicts != 1 || len(r.First) != 1 || r.First[0].ID != u.ID || r.First[0].Line == 0 || !strings.Contains(r.First[0].Reason, "Vera") {
				t.Errorf("another change of the older file: %+v", r)
			}
			if got := all(t, s)[1].Texts[1][0]; got != "Никто не взял слова." {
				t.Errorf("a conflict wrote %q", got)
			}
			// Back to what was read.
			if r := correct(strings.Replace(export(t, s, write), "Никто не взял слова.", "Никто не выступил.", 1)); r.Corrected != 1 {
				t.Errorf("back: %+v", r)
			}
			if b := all(t, s)[1]; b.Edited != [2]string{} || b.Texts[1][0] != "Никто не выступил." {
				t.Errorf("back to %+v", b)
			}
			// An id that is not in the corpus, and a file that nobody exported.
			if r := correct(strings.ReplaceAll(file, u.ID, "0123456789abcdef")); r.Conflicts != 1 {
				t.Errorf("an unknown id: %+v", r)
			}
			var bad *Unreadable
			if _, err := ImportCorrections(ctx, s, from("x", []byte("en\tru\na\tб\n")), "Vera", nil); !errors.As(err, &bad) {
				t.Errorf("without ids: %v", err)
			}
		})
	}
}

// The states of XLIFF are decisions.
func TestCorrectionsByState(t *testing.T) {
	s := filled(t)
	file := strings.Replace(export(t, s, WriteXLIFF), `approved="no"`, `approved="yes"`, 1)
	r, err := ImportCorrections(ctx, s, from("a.xlf", []byte(file)), "Vera", nil)
	if err != nil || r.Decided != 1 || r.Same != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	if u := all(t, s)[0]; u.Status != corpus.Confirmed || u.By != "Vera" {
		t.Errorf("%+v", u)
	}
}

// A file without fingerprints corrects what no person has decided on.
func TestCorrectionsWithoutFingerprint(t *testing.T) {
	s := filled(t)
	units := all(t, s)
	table := "id\ten\tru\n" + units[0].ID + "\t" + units[0].Texts[0][0] + "\tПереговоры окончены.\n"
	for i, want := range []CorrectionReport{{Corrected: 1}, {Same: 1}, {Conflicts: 1}} {
		if i == 2 {
			table = strings.Replace(table, "окончены", "прошли", 1)
		}
		r, err := ImportCorrections(ctx, s, from("a.tsv", []byte(table)), "Vera", nil)
		if err != nil || r.Corrected != want.Corrected || r.Same != want.Same || r.Conflicts != want.Conflicts {
			t.Errorf("%d: %+v, %v", i, r, err)
		}
	}
}
