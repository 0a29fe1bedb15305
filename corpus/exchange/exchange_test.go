package exchange

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"tolmach/align"
	"tolmach/corpus"
)

// unit makes a 1-1 unit of two texts.
func unit(id, en, ru string) corpus.Unit {
	u := corpus.Unit{Langs: [2]string{"en", "ru"}}
	u.ID, u.Bead.Pair, u.Status, u.Confidence = id, "p1", corpus.Auto, .875
	if en != "" {
		u.Src, u.Texts[0] = align.Span{To: 1}, []string{en}
	}
	if ru != "" {
		u.Dst, u.Texts[1] = align.Span{To: 1}, []string{ru}
	}
	u.Articles[0] = corpus.ArticleRef{ID: "a", Path: "wire/en/a.txt", Date: "2018-09-29", Agency: "TASS", URL: "https://example.org/?a=1&b=2"}
	u.Articles[1] = corpus.ArticleRef{ID: "b", Path: "wire/ru/b.txt"}
	return u
}

func stream(units ...corpus.Unit) Units {
	return func(yield func(corpus.Unit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

var options = Options{Langs: [2]string{"en", "ru"}, Version: "0"}

func TestTSVHasOneLinePerUnit(t *testing.T) {
	var b bytes.Buffer
	n, err := WriteTSV(&b, stream(unit("1", "A\tb\r\nc\u2028d\u0085e", "Ж"), unit("2", "", "Одно")), options)
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines of 3: %q", len(lines), b.String())
	}
	head := strings.Split(lines[0], "\t")
	for i, l := range lines[1:] {
		if cells := strings.Split(l, "\t"); len(cells) != len(head) {
			t.Errorf("line %d has %d cells, the header %d: %q", i+2, len(cells), len(head), l)
		}
	}
	if !strings.HasPrefix(lines[1], "1\tA b  c d e\tЖ\t0.8750\t1-1\tauto\t2018-09-29\t") {
		t.Errorf("unexpected line %q", lines[1])
	}
}

func TestJSONLIsOneObjectPerLine(t *testing.T) {
	var b bytes.Buffer
	if _, err := WriteJSONL(&b, stream(unit("1", "<A> & b", ""), unit("2", "x", "y")), options); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var got struct {
		ID     string
		Bead   string
		En, Ru []string
		Ru_    struct{ Path string } `json:"ru_article"`
	}
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	if got.ID != "1" || got.Bead != "1-0" || got.En[0] != "<A> & b" || got.Ru == nil || len(got.Ru) != 0 || got.Ru_.Path != "wire/ru/b.txt" {
		t.Errorf("unexpected %+v in %s", got, lines[0])
	}
}

type tmx struct {
	Version string `xml:"version,attr"`
	Header  struct {
		SrcLang string `xml:"srclang,attr"`
		SegType string `xml:"segtype,attr"`
	} `xml:"header"`
	Units []struct {
		ID       string `xml:"tuid,attr"`
		Variants []struct {
			Lang  string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
			Seg   string `xml:"seg"`
			Props []struct {
				Type string `xml:"type,attr"`
				Text string `xml:",chardata"`
			} `xml:"prop"`
		} `xml:"tuv"`
	} `xml:"body>tu"`
}

func TestTMX(t *testing.T) {
	var b bytes.Buffer
	n, err := WriteTMX(&b, stream(
		unit(`"1"`, " \x0bFive < 6\u00a0tonnes & more\ufffe\n", " «Жизнь»\u00a0🚀\u200d "),
		unit("2", "alone", ""),
		unit("3", "\x01", "пусто слева"),
	), options)
	if err != nil || n != 1 {
		t.Fatal(n, err)
	}
	var doc tmx
	d := xml.NewDecoder(&b)
	d.Strict = true
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	if doc.Version != "1.4" || doc.Header.SrcLang != "en" || doc.Header.SegType != "sentence" {
		t.Errorf("header %+v", doc)
	}
	if len(doc.Units) != 1 || doc.Units[0].ID != `"1"` {
		t.Fatalf("units %+v", doc.Units)
	}
	vs := doc.Units[0].Variants
	if len(vs) != 2 || vs[0].Lang != "en" || vs[1].Lang != "ru" {
		t.Fatalf("variants %+v", vs)
	}
	if vs[0].Seg != "Five < 6 tonnes & more" || vs[1].Seg != "«Жизнь»\u00a0🚀\u200d" {
		t.Errorf("segments %q, %q", vs[0].Seg, vs[1].Seg)
	}
	if p := vs[0].Props; len(p) != 5 || p[2].Type != "x-source-url" || p[2].Text != "https://example.org/?a=1&b=2" {
		t.Errorf("properties %+v", p)
	}
}

// An error among the units ends the writing and comes out as it is.
func TestErrorsComeOut(t *testing.T) {
	broken := errors.New("the store is gone")
	for name, write := range Formats {
		units := func(yield func(corpus.Unit, error) bool) {
			if yield(unit("1", "a", "b"), nil) {
				yield(corpus.Unit{}, broken)
			}
		}
		if n, err := write(io.Discard, units, options); n != 1 || !errors.Is(err, broken) {
			t.Errorf("%s: %d, %v", name, n, err)
		}
		if _, err := write(full{}, stream(unit("1", strings.Repeat("a", 1<<17), "b")), options); err == nil {
			t.Errorf("%s: no error from a full disk", name)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// The quick look never lets through what the slow one would change.
func TestCleanIsClean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t, "text")
		if !clean(s) {
			return
		}
		if got := strings.Join(strings.FieldsFunc(strings.Map(func(r rune) rune {
			if forbidden(r) {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "")), unicode.IsSpace), " "); got != s || strings.ContainsFunc(s, breaks) {
			t.Fatalf("%q is not clean", s)
		}
	})
}
