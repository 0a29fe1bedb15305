package align

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align/lexicon"
)

// covers tells what is wrong with beads as an alignment of n and m sentences.
func covers(beads []Bead, n, m int) string {
	for side, size := range [2]int{n, m} {
		seen := make([]int, size)
		for _, b := range beads {
			s := [2]Span{b.Src, b.Dst}[side]
			if s.From < 0 || s.To > size || s.Len() < 0 || s.Len() > maxSide {
				return "a span that cannot be"
			}
			for i := s.From; i < s.To; i++ {
				seen[i]++
			}
		}
		if slices.ContainsFunc(seen, func(n int) bool { return n != 1 }) {
			return "a sentence not in exactly one bead"
		}
	}
	for _, b := range beads {
		switch {
		case b.Confidence < 0 || b.Confidence > 1 || b.Confidence != b.Confidence:
			return "a confidence that is no probability"
		case b.Null() && b.Src.Len()+b.Dst.Len() != 1:
			return "a null bead of other than one sentence"
		}
	}
	return ""
}

var someWords = [2][]string{
	strings.Fields("the said minister Moscow 5 million agreement was signed on Tuesday U.S. president Guterres talks oil price rose 12% in 2018 . ? \" and"),
	strings.Fields("заявил министр Москва 5 млн соглашение было подписано во вторник США президент Гутерриш переговоры цена нефти выросла 12% в 2018 . ? « и"),
}

func sentencesOf(side int) *rapid.Generator[[]string] {
	sentence := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(someWords[side]), 0, 12).Draw(t, "words"), " ")
	})
	return rapid.SliceOfN(sentence, 0, 25)
}

// TestInvariants proves for random input that every sentence is covered exactly once, that a second run gives the same, and that
// swapping the sides mirrors the result, with a lexicon and without.
func TestInvariants(t *testing.T) {
	ctx := context.Background()
	for _, lex := range []*lexicon.Lexicon{lexicon.Default(), nil} {
		a := New(Options{From: "en", To: "ru", Lexicon: lex})
		back := New(Options{From: "ru", To: "en", Lexicon: lex})
		rapid.Check(t, func(t *rapid.T) {
			src, dst := sentencesOf(0).Draw(t, "src"), sentencesOf(1).Draw(t, "dst")
			beads, err := a.Align(ctx, src, dst)
			if err != nil {
				t.Fatal(err)
			}
			if wrong := covers(beads, len(src), len(dst)); wrong != "" {
				t.Fatalf("%s: %v", wrong, beads)
			}
			again, _ := a.Align(ctx, src, dst)
			if !slices.Equal(beads, again) {
				t.Fatalf("twice, and not the same:\n%v\n%v", beads, again)
			}
			mirrored, _ := back.Align(ctx, dst, src)
			if got, want := turned(mirrored), upright(beads); !slices.Equal(got, want) {
				t.Fatalf("swapped, and not mirrored:\n%v\n%v", want, got)
			}
		})
	}
}

type sure struct {
	place
	confidence float64
	crossing   bool
}

func upright(beads []Bead) (out []sure) {
	for _, b := range beads {
		out = append(out, sure{placeOf(b), b.Confidence, b.Crossing})
	}
	slices.SortFunc(out, func(a, b sure) int { return slices.Compare(a.place[:], b.place[:]) })
	return out
}

func turned(beads []Bead) []sure {
	beads = slices.Clone(beads)
	for i, b := range beads {
		beads[i].Src, beads[i].Dst = b.Dst, b.Src
	}
	return upright(beads)
}

// TestLongInvariants does the same for a few texts that are cut into blocks.
func TestLongInvariants(t *testing.T) {
	a := New(Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	back := New(Options{From: "ru", To: "en", Lexicon: lexicon.Default()})
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 1))
		var texts [2][]string
		for side := range texts {
			for range 150 + r.IntN(150) {
				k := r.IntN(9)
				texts[side] = append(texts[side], strings.Join(someWords[side][k:2*k+1], " "))
			}
		}
		beads, err := a.Align(context.Background(), texts[0], texts[1])
		if err != nil {
			t.Fatal(err)
		}
		if wrong := covers(beads, len(texts[0]), len(texts[1])); wrong != "" {
			t.Fatalf("seed %d: %s", seed, wrong)
		}
		mirrored, _ := back.Align(context.Background(), texts[1], texts[0])
		if !slices.Equal(turned(mirrored), upright(beads)) {
			t.Fatalf("seed %d: swapped, and not mirrored", seed)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	line := strings.Repeat("Guterres met the minister in Moscow on Tuesday. ", 3)
	_, err := New(Options{From: "en", To: "ru"}).Align(ctx, slices.Repeat([]string{line}, 2000), slices.Repeat([]string{line}, 2000))
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the context's error", err)
	}
}

func TestEmptyLines(t *testing.T) {
	a := New(Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	beads, err := a.Align(context.Background(), []string{"Guterres came.", "", "Oil rose 5%."}, []string{"Гутерриш прибыл.", "", "Нефть подорожала на 5%."})
	if err != nil {
		t.Fatal(err)
	}
	want := []sure{{place{-1, -1, 1, 2}, 1, false}, {place{0, 1, 0, 1}, 0, false}, {place{1, 2, -1, -1}, 1, false}, {place{2, 3, 2, 3}, 0, false}}
	got := upright(beads)
	for i := range got {
		if got[i].place[0] >= 0 && got[i].place[2] >= 0 {
			got[i].confidence = 0
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSameLanguage(t *testing.T) {
	a := New(Options{From: "en", To: "en"})
	x, y := []string{"Oil rose 5%.", "Gas fell 3%."}, []string{"Gas fell 3%.", "Oil rose 5%.", "Nothing else."}
	one, _ := a.Align(context.Background(), x, y)
	two, _ := a.Align(context.Background(), y, x)
	if !slices.Equal(turned(two), upright(one)) {
		t.Fatalf("not mirrored: %v %v", one, two)
	}
}

func TestMarkCrossings(t *testing.T) {
	beads := []Bead{
		{Src: Span{0, 1}, Dst: Span{2, 3}}, {Src: Span{1, 2}, Dst: Span{0, 1}},
		{Src: Span{2, 3}, Dst: Span{1, 1}}, {Src: Span{3, 4}, Dst: Span{3, 4}},
	}
	MarkCrossings(beads)
	var got []bool
	for _, b := range beads {
		got = append(got, b.Crossing)
	}
	if want := []bool{true, true, false, false}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestMoved(t *testing.T) {
	// A sentence with names of its own moves from the beginning of a long text to its end.
	var src, dst []string
	for i := range 200 {
		src = append(src, "Company number "+strings.Repeat("I", i%7+1)+" sold "+strconv.Itoa(1000+i*7)+" barrels in district "+strconv.Itoa(i)+".")
		dst = append(dst, "Компания продала "+strconv.Itoa(1000+i*7)+" баррелей в районе "+strconv.Itoa(i)+".")
	}
	src = slices.Insert(src, 3, "Haruka Toyoshima told Guterres in Krasnoyarsk about 168,000 dumplings.")
	dst = append(dst, "Харука Тоёсима рассказала Гутерришу в Красноярске о 168 тыс. пельменей.")
	beads, err := New(Options{From: "en", To: "ru", Lexicon: lexicon.Default()}).Align(context.Background(), src, dst)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(beads, func(b Bead) bool { return b.Src == Span{3, 4} && b.Dst == Span{200, 201} && b.Crossing }) {
		t.Error("the moved sentence was not found")
	}
}
