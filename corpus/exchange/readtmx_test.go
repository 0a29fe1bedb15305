package exchange

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// from makes an input of bytes.
func from(path string, data []byte) Input {
	return Input{Path: path, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }}
}

func read(t testing.TB, in Input) ([]Entry, Counts, error) {
	t.Helper()
	var list []Entry
	counts, err := Read(in, options.Langs, func(e *Entry) error { list = append(list, *e); return nil })
	return list, counts, err
}

// What programs and persons make of TMX is read; what is not XML is refused with its place.
func TestTMXVariants(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/accept/tmx-variants/*.tmx")
	if len(files) < 20 {
		t.Fatalf("%d variants", len(files))
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		list, _, err := read(t, from(name, data))
		if name == "v_ctrl.tmx" {
			var u *Unreadable
			if !errors.As(err, &u) || u.Line != 21 || u.Column == 0 || !strings.Contains(u.Reason, "control character") || u.Remedy == "" {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		want := 4
		if name == "v_dup.tmx" {
			want = 5
		}
		if err != nil || len(list) != want {
			t.Errorf("%s: %d units, %v", name, len(list), err)
			continue
		}
		last := list[3]
		if last.Texts[0] != "The minister, Ri Yong-ho, said: “We will not yield” 🚀." || last.Texts[1] != "Министр Ли Ён Хо заявил: «Мы не отступим» 🚀." {
			t.Errorf("%s: %q", name, last.Texts)
		}
	}
}
