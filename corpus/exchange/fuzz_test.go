package exchange

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"tolmach/corpus"
)

// fuzzRead reads whatever comes: it ends, and what it gives is fit for export; what was read and written again reads the same.
func fuzzRead(t *testing.T, data []byte) {
	list, counts, err := read(t, from("f", data))
	var u *Unreadable
	if err != nil && !errors.As(err, &u) {
		t.Fatalf("not a refusal: %v", err)
	}
	if err != nil {
		return
	}
	if counts.Units != len(list) {
		t.Fatalf("%d units, %d given", counts.Units, len(list))
	}
	units := make([]corpus.Unit, len(list))
	for i, e := range list {
		for side := range 2 {
			if e.Texts[side] == "" || !utf8.ValidString(e.Texts[side]) || seg([]string{e.Texts[side]}) != e.Texts[side] {
				t.Fatalf("text %q", e.Texts[side])
			}
		}
		units[i] = unit("", e.Texts[0], e.Texts[1])
	}
	var b bytes.Buffer
	if n, err := WriteTMX(&b, stream(units...), options); err != nil || n != len(list) {
		t.Fatalf("wrote %d of %d: %v", n, len(list), err)
	}
	again, _, err := read(t, from("again", b.Bytes()))
	if err != nil || len(again) != len(list) {
		t.Fatalf("%d of %d again: %v", len(again), len(list), err)
	}
	for i := range again {
		if again[i].Texts[0] != plainSpaces(list[i].Texts[0]) || again[i].Texts[1] != list[i].Texts[1] {
			t.Fatalf("%q again is %q", list[i].Texts, again[i].Texts)
		}
	}
}

func FuzzTMX(f *testing.F) {
	files, _ := filepath.Glob("../../testdata/accept/tmx-variants/*.tmx")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(tmxHead + `<tu><note>n</note><tuv xml:lang="en"><seg>a<bpt i="1">&lt;b><sub>x</sub></bpt>b<ept i="1"/></seg></tuv><tuv lang="RU-ru"><seg>б</seg></tuv></tu></body></tmx>`))
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(tmxHead + tu("1", "a", "б") + "</body></tmx>"))
	z.Close()
	f.Add(b.Bytes())
	f.Fuzz(fuzzRead)
}

func FuzzXLIFF(f *testing.F) {
	for _, write := range []Writer{WriteXLIFF, WriteXLIFF2} {
		var b bytes.Buffer
		if _, err := write(&b, stream(unit("1", "a & b", "б"), unit("2", "c", "")), options); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte(`<xliff version="1.2"><file original="f" source-language="ru" target-language="en"><body><group><trans-unit id="1"><source>а<g id="1">б</g></source>` +
		`<seg-source><mrk mtype="seg">а</mrk></seg-source><target state="final">a<ph id="2">code</ph></target><alt-trans><source>x</source><target>y</target></alt-trans></trans-unit></group></body></file></xliff>`))
	f.Fuzz(fuzzRead)
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("id\ten\tru\n1\ta\tб\n"))
	f.Add([]byte("\ufeffid;en;ru\r\n1;\"a\"\"b\nc\";'=б\r\n"))
	f.Add([]byte("Мир\tPeace\r\n\"он \"\"сказал\"\"\"\tsaid\n"))
	f.Add([]byte("\xff\xfee\x00n\x00\t\x00r\x00u\x00\n\x00a\x00\t\x001\x04"))
	f.Fuzz(fuzzRead)
}
