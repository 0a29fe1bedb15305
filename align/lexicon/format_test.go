package lexicon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"os"
	"path/filepath"
	"testing"

	"tolmach/align/lang"
)

func TestFormatRoundTrip(t *testing.T) {
	l := train(t, sequence(smallText), TrainOptions{Sources: []string{"by hand"}})
	data := encoded(t, l)
	path := filepath.Join(t.TempDir(), "small.tlex")
	if err := l.Save(path); err != nil {
		t.Fatal(err)
	}
	back, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if again := encoded(t, back); !bytes.Equal(again, data) {
		t.Error("what was read is written differently")
	}
	if back.Sum() != l.Sum() || l.Sum() == Default().Sum() {
		t.Errorf("sums %s, %s, %s", l.Sum(), back.Sum(), Default().Sum())
	}
	if back.From() != "en" || back.To() != "ru" {
		t.Errorf("languages %s, %s", back.From(), back.To())
	}
	id := back.Word(0, lang.English.Stem("friend"))
	if got, want := back.Pairs(0, id), l.Pairs(0, id); len(got) == 0 || len(got) != len(want) || got[0] != want[0] {
		t.Errorf("entries %v, want %v", got, want)
	}
	if back.Form(1, back.Word(1, lang.Russian.Stem("машина"))) != "машина" {
		t.Error("the usual form was lost")
	}
	if f, sum := back.Freq(0, id), 0.; f <= 0 {
		t.Errorf("frequency %v", f)
	} else if n, _, _ := back.Size(); n > 0 {
		for i := range n {
			sum += back.Freq(0, int32(i))
		}
		if sum < .8 || sum > 1.05 {
			t.Errorf("frequencies add up to %v", sum)
		}
	}
}

// Both sides tell the same of every pair.
func TestSidesAgree(t *testing.T) {
	l := Default()
	n, _, pairs := l.Size()
	seen := 0
	for id := range int32(n) {
		last := int32(-1)
		for _, e := range l.Pairs(0, id) {
			if e.ID <= last {
				t.Fatalf("entries of %s are not sorted", l.Stem(0, id))
			}
			last = e.ID
			found := false
			for _, back := range l.Pairs(1, e.ID) {
				found = found || back == Entry{ID: id, P: e.P, Q: e.Q}
			}
			if !found {
				t.Fatalf("%s-%s stands on one side only", l.Stem(0, id), l.Stem(1, e.ID))
			}
			if e.P <= 0 || e.P > 1 || e.Q <= 0 || e.Q > 1 {
				t.Fatalf("%s-%s: %v, %v", l.Stem(0, id), l.Stem(1, e.ID), e.P, e.Q)
			}
			seen++
		}
	}
	if seen != pairs || pairs == 0 {
		t.Errorf("%d of %d pairs", seen, pairs)
	}
}

func TestOpenRefuses(t *testing.T) {
	good := encoded(t, train(t, sequence(smallText), TrainOptions{}))
	change := func(at int, to byte) []byte {
		b := bytes.Clone(good)
		if b[at] == to {
			to++
		}
		b[at] = to
		return b
	}
	newer := change(6, version+1)
	binary.LittleEndian.PutUint32(newer[20:], crc32.Checksum(newer[:20], castagnoli))
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":          {nil, ErrFormat},
		"a text":         {[]byte("house\tдом\n"), ErrFormat},
		"head only":      {good[:headSize], ErrDamage},
		"cut in head":    {good[:10], ErrDamage},
		"cut at the end": {good[:len(good)-1], ErrDamage},
		"longer":         {append(bytes.Clone(good), 0), ErrDamage},
		"a bit in words": {change(len(good)/3, 0x55), ErrDamage},
		"a bit at end":   {change(len(good)-1, 0x55), ErrDamage},
		"a bit in head":  {change(9, 0x55), ErrDamage},
		"as text":        {bytes.Replace(good, []byte("\r\n"), []byte("\n"), 1), ErrDamage},
		"newer":          {newer, ErrNewer},
	} {
		path := filepath.Join(t.TempDir(), "x.tlex")
		if err := os.WriteFile(path, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Open(path)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		} else if !bytes.Contains([]byte(err.Error()), []byte(path)) {
			t.Errorf("%s: error does not name the file: %v", name, err)
		}
	}
}

// A section that this version does not know is passed over when its tag says so.
func TestDecodeSkipsUnknownSections(t *testing.T) {
	body := encoded(t, train(t, sequence(smallText), TrainOptions{}))[headSize:]
	if _, err := decodeBody(append(bytes.Clone(body), "xtra\x03abc"...)); err != nil {
		t.Error(err)
	}
	if _, err := decodeBody(append(bytes.Clone(body), "PHRA\x03abc"...)); !errors.Is(err, ErrNewer) {
		t.Errorf("%v, want ErrNewer", err)
	}
}

func TestScale(t *testing.T) {
	for p := 3e-5; p <= 1; p *= 1.01 {
		if got := float64(scale[quantise(p)]); math.Abs(got/p-1) > .022 {
			t.Errorf("%v becomes %v", p, got)
		}
	}
	if quantise(0) != 0 || quantise(1) != 255 || quantise(1e-9) != 1 {
		t.Error("ends of the scale")
	}
	for c := .1; c < 1e12; c *= 1.37 {
		if got := float64(counts[quantiseCount(c)]); math.Abs(got/c-1) > .022 {
			t.Errorf("count %v becomes %v", c, got)
		}
	}
}

// FuzzDecode feeds the decoder with bodies that passed the checksum: nothing may make it panic or
// loop, and what it takes can be written and read again.
func FuzzDecode(f *testing.F) {
	var small bytes.Buffer
	build("en", "ru", []Meta{{"pairs", "1"}}, [2][]word{
		{{stem: "hous", form: "house", count: 2, used: true}, {stem: "house", form: "housed", count: 4}},
		{{stem: "дом", form: "дома", count: 2, used: true}, {stem: "домик", form: "домика", count: 1, used: true}},
	}, [2]float64{6, 3}, []link{{0, 0, .5, .25}, {0, 1, .1, 1}}).WriteTo(&small)
	f.Add(small.Bytes()[headSize:])
	f.Add([]byte("HEAD\x06\x02en\x02ru"))
	f.Add([]byte("WRD0\x0b\x01\x00\x01a\x00\x00\x00\x00\x00\x00\xf0?@"))
	f.Fuzz(func(t *testing.T, body []byte) {
		l, err := decodeBody(body)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if _, err := l.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(out.Bytes()); err != nil {
			t.Fatalf("cannot read what was written: %v", err)
		}
		l.Roots(3)
		if n, _, _ := l.Size(); n > 0 {
			l.Form(0, 0)
		}
	})
}

func BenchmarkOpenDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode(englishRussian); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRoots(b *testing.B) {
	l := Default()
	for b.Loop() {
		l.Roots(5)
	}
}

func BenchmarkWord(b *testing.B) {
	l := Default()
	for b.Loop() {
		l.Word(0, "govern")
	}
}

func BenchmarkProb(b *testing.B) {
	l := Default()
	source, target := l.Word(0, "govern"), l.Word(1, "правительств")
	for b.Loop() {
		l.Pair(source, target)
	}
}

// A section that stands twice could give words to other sections that they were not made with.
func TestDecodeRefusesRepeatedSections(t *testing.T) {
	body := encoded(t, train(t, sequence(smallText), TrainOptions{}))[headSize:]
	if _, err := decodeBody(append(bytes.Clone(body), body...)); !errors.Is(err, ErrDamage) {
		t.Errorf("%v, want ErrDamage", err)
	}
}
