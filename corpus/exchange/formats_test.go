package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tolmach/align"
	"tolmach/align/gold"
	"tolmach/corpus"
)

// files is a folder in memory.
type files map[string]*bytes.Buffer

type file struct{ *bytes.Buffer }

func (file) Close() error { return nil }

func (f files) Create(name string) (io.WriteCloser, error) {
	if f[name] != nil {
		return nil, fmt.Errorf("%s twice", name)
	}
	f[name] = &bytes.Buffer{}
	return file{f[name]}, nil
}

// story is a pair with every kind of bead: 1-2, a crossing, null beads of both sides, one that was filtered away.
func story() (units []corpus.Unit, o Options) {
	texts := [2][]string{{"One & two.", "Three.", "Four.", "Only English.", "Filtered."}, {"Один и два.", "Да.", "Четыре.", "Три.", "Только русский.", "Отсеяно."}}
	paragraphs := [2][]int{{0, 0, 1, 1, 2}, {0, 0, 1, 1, 1, 3}}
	o = options
	o.Article = func(id string) (a corpus.Article, err error) {
		side := 0
		if id == "b" {
			side = 1
		}
		for i, x := range texts[side] {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: paragraphs[side][i], Text: x})
		}
		return a, nil
	}
	for i, b := range []align.Bead{bead(0, 1, 0, 2, .9), bead(1, 2, 3, 4, .8), bead(2, 3, 2, 3, .7), bead(3, 4, 0, 0, .6), bead(0, 0, 4, 5, .5)} {
		u := unit(fmt.Sprintf("%016x", i), "", "")
		u.Bead.Bead, u.Bead.Pair = b, "pair"
		u.Texts = [2][]string{texts[0][b.Src.From:b.Src.To], texts[1][b.Dst.From:b.Dst.To]}
		units = append(units, u)
	}
	units[1].Status = corpus.Confirmed
	lone := unit("x.0", "Alone.", "")
	lone.Bead.Pair = ""
	return append(units, lone), o
}

func TestVecalign(t *testing.T) {
	units, o := story()
	f := files{}
	if n, err := WriteVecalign(f, stream(units...), o); n != 5 || err != nil {
		t.Fatal(n, err)
	}
	links, err := gold.Read(f["pair.align"])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range links {
		got = append(got, l.String())
	}
	if s := strings.Join(got, " "); s != "[0]:[0,1] [1]:[3] [2]:[2] [3]:[] []:[4] [4]:[] []:[5]" {
		t.Errorf("%s", s)
	}
	for name, want := range map[string]int{"pair.en": 5, "pair.ru": 6} {
		if n := strings.Count(f[name].String(), "\n"); n != want {
			t.Errorf("%s: %d lines", name, n)
		}
	}
}

func TestHunalign(t *testing.T) {
	units, o := story()
	f := files{}
	if _, err := WriteHunalign(f, stream(units...), o); err != nil {
		t.Fatal(err)
	}
	rungs := strings.Split(strings.TrimSpace(f["pair.ladder"].String()), "\n")
	if !strings.HasPrefix(rungs[0], "0\t0\t") || !strings.HasPrefix(rungs[len(rungs)-1], "5\t6\t") {
		t.Errorf("%q", rungs)
	}
}

func TestCES(t *testing.T) {
	units, o := story()
	f := files{}
	if _, err := WriteCES(f, stream(units...), o); err != nil {
		t.Fatal(err)
	}
	links := f["corpus.en-ru.xml"].String()
	for _, want := range []string{`fromDoc="en/pair.xml" toDoc="ru/pair.xml"`, `xtargets="s1.1;s1.1 s1.2" certainty="0.9000"`, `"s1.2;s2.2"`, `"s2.2;"`, `";s2.3"`, `"s3.1;"`, `";s3.1"`} {
		if !strings.Contains(links, want) {
			t.Errorf("no %s in\n%s", want, links)
		}
	}
	ids := regexp.MustCompile(`\bs\d+\.\d+\b`)
	for side, name := range []string{"en/pair.xml", "ru/pair.xml"} {
		var doc struct {
			S []struct {
				ID   string `xml:"id,attr"`
				Text string `xml:",chardata"`
			} `xml:"p>s"`
		}
		if err := xml.Unmarshal(f[name].Bytes(), &doc); err != nil || len(doc.S) != 5+side {
			t.Fatalf("%s: %d sentences, %v", name, len(doc.S), err)
		}
		for _, s := range doc.S {
			if !ids.MatchString(s.ID) || s.Text == "" {
				t.Errorf("sentence %+v", s)
			}
		}
	}
}

// InterText has the sides the other way round.
func TestInterText(t *testing.T) {
	units, o := story()
	f := files{}
	if _, err := WriteInterText(f, stream(units...), o); err != nil {
		t.Fatal(err)
	}
	links := f["pair.en.ru.xml"].String()
	for _, want := range []string{`toDoc="pair.ru.xml" fromDoc="pair.en.xml"`, `type="2-1" xtargets="1:1 1:2;1:1" status="auto"`, `type="1-1" xtargets="2:2;1:2" status="man"`, `type="0-1" xtargets=";2:2"`, `type="1-0" xtargets="2:3;"`} {
		if !strings.Contains(links, want) {
			t.Errorf("no %s in\n%s", want, links)
		}
	}
	if !strings.Contains(f["pair.ru.xml"].String(), `<s id="2:2">Три.</s>`) {
		t.Errorf("%s", f["pair.ru.xml"])
	}
}

func TestMoses(t *testing.T) {
	units, o := story()
	units = append(units, unit("y", "Broken\u2028line\r\nhere", "Да\u0085нет"))
	f := files{}
	n, err := WriteMoses(f, stream(units...), o)
	if n != 4 || err != nil {
		t.Fatal(n, err)
	}
	for _, name := range []string{"corpus.en", "corpus.ru", "corpus.ids"} {
		lines := strings.Split(strings.TrimSuffix(f[name].String(), "\n"), "\n")
		if len(lines) != 4 || strings.Contains(f[name].String(), "\n\n") || strings.ContainsAny(f[name].String(), "\r\u2028\u0085") {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

func TestCSVForExcel(t *testing.T) {
	var b bytes.Buffer
	if _, err := WriteCSV(&b, stream(unit("1", `=cmd|' /C calc'!A0`, "— Да"), unit("2", `Say "yes", now`, "+7")), options); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok || strings.Count(text, "\r\n") != 3 {
		t.Errorf("no mark, or no CRLF: %q", text)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || rows[1][1] != `'=cmd|' /C calc'!A0` || rows[1][2] != "— Да" || rows[2][1] != `Say "yes", now` || rows[2][2] != "'+7" {
		t.Errorf("%q, %v", rows, err)
	}
}

func TestXLSX(t *testing.T) {
	var b bytes.Buffer
	long := strings.Repeat("Слово🚀 ", 6000)
	if n, err := WriteXLSX(&b, stream(unit("1", "=A1", "Да\x0b"), unit("2", long, "x")), options); n != 2 || err != nil {
		t.Fatal(n, err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("beads")
	if err != nil || len(rows) != 3 || rows[0][1] != "en" || rows[1][1] != "=A1" || rows[1][2] != "Да" || rows[1][3] != "0.875" {
		t.Fatalf("%.200q, %v", rows, err)
	}
	if formula, _ := f.GetCellFormula("beads", "B2"); formula != "" {
		t.Errorf("a formula: %q", formula)
	}
	if n := len([]rune(rows[2][1])); n > cellRunes || n < 25000 {
		t.Errorf("a cell of %d characters", n)
	}
	if tables, err := f.GetTables("beads"); err != nil || len(tables) != 1 {
		t.Errorf("tables %v, %v", tables, err)
	}
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	units, o := story()
	units[0].Texts[0] = []string{`<script>alert("x")</script>`}
	units[0].Articles[0].URL = "javascript:alert(1)"
	var b bytes.Buffer
	if n, err := WriteHTML(&b, stream(units...), o); n != 6 || err != nil {
		t.Fatal(n, err)
	}
	page := b.String()
	for _, bad := range []string{"<script", "src=", "@import", "javascript:", "<link"} {
		if strings.Contains(page, bad) {
			t.Errorf("%s in the page", bad)
		}
	}
	for _, want := range []string{`<td lang="ru">`, `lang="en"`, "&lt;script&gt;", `scope="col"`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in the page", want)
		}
	}
}

func TestOmegaTFolder(t *testing.T) {
	units, o := story()
	f := files{}
	if n, err := WriteOmegaT(f, stream(units...), o); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	for _, name := range []string{"omegat.project", "tm/auto/corpus.tmx", "glossary/glossary.txt", "source/2018-09-29-pair.txt"} {
		if f[name] == nil {
			t.Errorf("no %s", name)
		}
	}
	if s := f["source/2018-09-29-pair.txt"].String(); !strings.HasPrefix(s, "One & two.\n\nThree.\n\n") {
		t.Errorf("%q", s)
	}
}

// Every folder format passes on the errors of the units, of the texts and of the disk.
func TestFolderErrorsComeOut(t *testing.T) {
	units, o := story()
	for name, write := range Folders {
		broken := func(yield func(corpus.Unit, error) bool) {
			if yield(units[0], nil) {
				yield(corpus.Unit{}, io.ErrNoProgress)
			}
		}
		if _, err := write(files{}, broken, o); err == nil {
			t.Errorf("%s: no error of the units", name)
		}
		if _, err := write(fullFolder{}, stream(units...), o); err == nil {
			t.Errorf("%s: no error of the disk", name)
		}
	}
}

type fullFolder struct{}

func (fullFolder) Create(string) (io.WriteCloser, error) { return fullFile{}, nil }

type fullFile struct{ full }

func (fullFile) Close() error { return nil }
