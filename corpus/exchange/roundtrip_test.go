package exchange

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tolmach/align"
	"tolmach/corpus"
)

// awkward are the texts that break formats.
var awkward = []string{
	`"`, `""`, `'`, `'=`, "=1+1", "+", "-", "@SUM(A1)", "<", ">", "&amp;", "]]>", "&", "\u00a0", "\u202f", " ", "  ", "\t", "\n", "\r\n", "\u2028", "\u0085", "\x0b", "\x00", "\ufffe",
	";", ",", "—", "🚀", "\u200d", "\u00ad", "id", "en", "ru", "Да", "нет", "U.S.", "1 234,5", "x", "\ufeff", "<seg>", "</seg>", "<!--", "<?xml", "\\", "~~~", "[0]:[0]", "\xff",
}

func drawText(t *rapid.T, label string) string {
	parts := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward), rapid.StringN(1, 8, 30)), 1, 6).Draw(t, label)
	return strings.Join(parts, "")
}

func drawUnits(t *rapid.T) []corpus.Unit {
	n := rapid.IntRange(1, 6).Draw(t, "units")
	units := make([]corpus.Unit, n)
	for i := range units {
		u := &units[i]
		u.Langs = options.Langs
		u.Bead.Pair = fmt.Sprintf("%016x", i/2)
		u.Confidence = float64(rapid.IntRange(0, 10000).Draw(t, "confidence")) / 10000
		u.Status = rapid.SampledFrom([]corpus.Status{corpus.Auto, corpus.Confirmed, corpus.Review}).Draw(t, "status")
		var spans [2]align.Span
		for side := range 2 {
			for range rapid.IntRange(1, 3).Draw(t, "sentences") {
				u.Texts[side] = append(u.Texts[side], drawText(t, "text"))
			}
			spans[side] = align.Span{From: i * 3, To: i*3 + len(u.Texts[side])}
			u.Articles[side] = corpus.ArticleRef{ID: fmt.Sprint("a", i/2), Date: "2018-09-29", Agency: "TASS", URL: "https://example.org/?a=1&b=2", Path: drawText(t, "path")}
		}
		u.Src, u.Dst = spans[0], spans[1]
		u.ID = fmt.Sprintf("%016x", i+1)
	}
	return units
}

// same says whether an entry is what a format that keeps everything makes of a unit.
func same(e *Entry, u *corpus.Unit) string {
	want := [2]string{source(u.Texts[0]), seg(u.Texts[1])}
	got := [2]string{plainSpaces(e.Texts[0]), e.Texts[1]}
	switch {
	case got != want:
		return fmt.Sprintf("texts %q, want %q", got, want)
	case e.ID != u.ID:
		return fmt.Sprintf("id %q, want %q", e.ID, u.ID)
	case e.Status != u.Status:
		return fmt.Sprintf("status %q, want %q", e.Status, u.Status)
	case e.Kind != u.Kind():
		return fmt.Sprintf("kind %q, want %q", e.Kind, u.Kind())
	case e.Confidence < u.Confidence-1e-9 || e.Confidence > u.Confidence+1e-9:
		return fmt.Sprintf("confidence %v, want %v", e.Confidence, u.Confidence)
	case e.Print != fingerprint(u) || e.Print != Fingerprint(e.Texts, e.Status):
		return fmt.Sprintf("fingerprint %q, of the texts %q, of the unit %q", e.Print, Fingerprint(e.Texts, e.Status), fingerprint(u))
	case e.Articles[0].Date != "2018-09-29" || e.Articles[0].URL != u.Articles[0].URL:
		return fmt.Sprintf("articles %+v", e.Articles)
	}
	return ""
}

// What goes out comes in again, bead for bead, in every format that has room for it.
func TestRoundTrip(t *testing.T) {
	quoted := options
	quoted.Quote = true
	regions := options
	regions.Codes = [2]string{"en-US", "ru-RU"}
	for _, format := range []struct {
		name  string
		write Writer
		o     Options
	}{
		{"tmx", WriteTMX, options}, {"xliff", WriteXLIFF, options}, {"xliff2", WriteXLIFF2, options}, {"tsv", WriteTSV, options}, {"csv", WriteCSV, options},
		{"quoted tsv", WriteTSV, quoted}, {"tmx with regions", WriteTMX, regions}, {"xliff with regions", WriteXLIFF, regions}, {"xliff2 with regions", WriteXLIFF2, regions},
	} {
		t.Run(format.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				units := drawUnits(t)
				var b bytes.Buffer
				if _, err := format.write(&b, stream(units...), format.o); err != nil {
					t.Fatal(err)
				}
				var want []*corpus.Unit
				for i := range units {
					if seg(units[i].Texts[0]) != "" && seg(units[i].Texts[1]) != "" {
						want = append(want, &units[i])
					}
				}
				var got []Entry
				_, err := Read(from("x", b.Bytes()), options.Langs, func(e *Entry) error { got = append(got, *e); return nil })
				if len(want) == 0 {
					return
				}
				if err != nil || len(got) != len(want) {
					t.Fatalf("%d units of %d, %v\n%s", len(got), len(want), err, b.String())
				}
				for i := range got {
					if diff := same(&got[i], want[i]); diff != "" {
						t.Fatalf("unit %d: %s\n%s", i, diff, b.String())
					}
				}
				// The same units give the same bytes.
				var again bytes.Buffer
				if format.write(&again, stream(units...), format.o); !bytes.Equal(again.Bytes(), b.Bytes()) {
					t.Fatal("the same units gave other bytes")
				}
			})
		})
	}
}
