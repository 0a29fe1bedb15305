package corpus

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align"
)

// anyBeads draws an alignment of n and m sentences, in any order, with null beads.
func anyBeads(t *rapid.T, n, m int) []align.Bead {
	var beads []align.Bead
	var cuts [2][]align.Span
	for side, size := range []int{n, m} {
		for at := 0; at < size; {
			next := min(size, at+rapid.IntRange(1, 3).Draw(t, "length"))
			cuts[side] = append(cuts[side], align.Span{From: at, To: next})
			at = next
		}
	}
	dst := rapid.Permutation(cuts[1]).Draw(t, "order")
	for _, src := range cuts[0] {
		b := align.Bead{Src: src, Confidence: .5}
		if len(dst) > 0 && rapid.Bool().Draw(t, "linked") {
			b.Dst, dst = dst[0], dst[1:]
		}
		beads = append(beads, b)
	}
	for _, d := range dst {
		beads = append(beads, align.Bead{Dst: d, Confidence: .5})
	}
	return beads
}

// TestWhateverHappens does things in any order and sees after each that the store is sound and that what a
// person decided stands; and, whenever an index is brought up to date by the changes, that it holds just
// the units of the corpus.
func TestWhateverHappens(t *testing.T) {
	n := 0
	base := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		n++
		dir := fmt.Sprintf("%s/%d", base, n)
		s, err := Open(dir, enRu)
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		defer s.Close()
		ok := func(err error) {
			if err != nil {
				t.Helper()
				t.Fatal(err)
			}
		}
		index, mark := map[string]string{}, int64(0)
		decided := map[string]string{} // beads by pair and side texts
		articles := func(lang string) (list []Article) {
			for a, err := range s.Articles(ctx, ArticleFilter{Lang: lang}) {
				ok(err)
				list = append(list, a)
			}
			return list
		}
		draw := func(lang string) *Article {
			list := articles(lang)
			if len(list) == 0 {
				return nil
			}
			return &list[rapid.IntRange(0, len(list)-1).Draw(t, lang)]
		}
		t.Repeat(map[string]func(*rapid.T){
			"put": func(t *rapid.T) {
				lang := rapid.SampledFrom([]string{"en", "ru"}).Draw(t, "lang")
				a := article(lang, fmt.Sprint(lang, rapid.IntRange(0, 3).Draw(t, "path")), rapid.SampledFrom([]string{"", "2018-09-29", "--09-29"}).Draw(t, "date"),
					rapid.SliceOfN(rapid.SampledFrom(strings.Fields("Alpha. Beta. Gamma. Delta.")), 1, 5).Draw(t, "sentences")...)
				_, err := s.PutArticles(ctx, []Article{a})
				ok(err)
			},
			"pair": func(t *rapid.T) {
				var pairs []Pair
				for range rapid.IntRange(1, 3).Draw(t, "pairs") {
					en, ru := draw("en"), draw("ru")
					if en == nil || ru == nil {
						return
					}
					pairs = append(pairs, Pair{Articles: [2]string{en.ID, ru.ID}, Status: rapid.SampledFrom([]Status{Auto, Auto, Alternative}).Draw(t, "status"), Confidence: .5})
				}
				var considered []string
				if a := draw("en"); rapid.Bool().Draw(t, "considered") {
					considered = append(considered, a.ID)
				}
				_, err := s.SetPairs(ctx, pairs, considered...)
				ok(err)
			},
			"align": func(t *rapid.T) {
				for p, err := range s.PairsToAlign(ctx, rapid.SampledFrom([]string{"", "v1", "v2"}).Draw(t, "version")) {
					ok(err)
					en, err := s.Article(ctx, p.Articles[0])
					ok(err)
					ru, err := s.Article(ctx, p.Articles[1])
					ok(err)
					ok(s.SetBeads(ctx, p.ID, anyBeads(t, len(en.Sentences), len(ru.Sentences)), "v1"))
				}
			},
			"decide on a pair": func(t *rapid.T) {
				en, ru := draw("en"), draw("ru")
				if en == nil || ru == nil {
					return
				}
				_, err := s.DecidePair(ctx, en.ID, ru.ID, rapid.SampledFrom([]Status{Auto, Confirmed, Review, Dropped}).Draw(t, "status"), "anna")
				ok(err)
			},
			"decide on a bead": func(t *rapid.T) {
				for p, err := range s.Pairs(ctx, PairFilter{}) {
					ok(err)
					beads, err := s.Beads(ctx, p.ID)
					ok(err)
					if len(beads) == 0 || p.Aligner == "" {
						continue
					}
					b := beads[rapid.IntRange(0, len(beads)-1).Draw(t, "bead")]
					b.Status = rapid.SampledFrom([]Status{Confirmed, Review, Auto}).Draw(t, "status")
					ok(s.DecideBeads(ctx, p.ID, []Bead{b}, Decision{By: "boris", Seen: p.Mark}))
					if delete(decided, b.ID); b.Status != Auto {
						decided[b.ID] = p.ID
					}
				}
			},
			"remove": func(t *rapid.T) {
				a := draw(rapid.SampledFrom([]string{"en", "ru"}).Draw(t, "lang"))
				if a == nil {
					return
				}
				_, err := s.Remove(ctx, []string{a.ID}, false)
				if errors.Is(err, ErrDecided) {
					return
				}
				ok(err)
			},
			"index": func(t *rapid.T) {
				c, err := s.ChangedSince(ctx, mark)
				ok(err)
				for _, id := range c.Gone {
					delete(index, id)
				}
				count := 0
				for u, err := range c.Units {
					ok(err)
					index[u.ID] = show([]Unit{u})
					count++
				}
				if count != c.Total {
					t.Fatalf("%d units of %d", count, c.Total)
				}
				mark = c.Mark
				if rapid.Bool().Draw(t, "recorded") {
					ok(s.SetIndexState(ctx, IndexState{"g", len(index), mark}))
				}
				want := map[string]string{}
				for u, err := range s.AllUnits(ctx, UnitFilter{Nulls: true}) {
					ok(err)
					want[u.ID] = show([]Unit{u})
				}
				same(t, "index", index, want)
			},
			"": func(t *rapid.T) {
				sound(t, s)
				for bead, pair := range decided {
					p, err := s.Pair(ctx, pair)
					ok(err)
					beads, err := s.Beads(ctx, pair)
					ok(err)
					if !slices.ContainsFunc(beads, func(b Bead) bool { return b.ID == bead && b.By == "boris" }) {
						t.Fatalf("bead %s of pair %s (%s) is lost", bead, pair, p.Status)
					}
				}
			},
		})
	})
}

func TestBodyComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[a-zа-я. ]{0,20}`)
		paragraphs := rapid.SliceOfN(line, 0, 4).Draw(t, "paragraphs")
		var sentences []Sentence
		for i, p := range paragraphs {
			for s := range strings.SplitAfterSeq(p, ".") {
				if rapid.IntRange(0, 9).Draw(t, "tidied") == 0 {
					s = line.Draw(t, "other")
				}
				if s != "" {
					sentences = append(sentences, Sentence{i, s})
				}
			}
		}
		text, spans := packBody(paragraphs, sentences)
		p, s, err := unpackBody(text, spans)
		if err != nil || !slices.Equal(p, paragraphs) || !slices.Equal(s, sentences) {
			t.Fatalf("%q %v came back as %q %v, %v", paragraphs, sentences, p, s, err)
		}
	})
}

// FuzzUnpackBody: damage is an error, never a panic.
func FuzzUnpackBody(f *testing.F) {
	text, spans := packBody([]string{"One. Two.", "Three."}, []Sentence{{0, "One."}, {0, "Two."}, {1, "Four."}})
	f.Add(text, spans)
	f.Add("", []byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, text string, spans []byte) { unpackBody(text, spans) })
}
