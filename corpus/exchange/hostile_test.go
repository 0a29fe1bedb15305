package exchange

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"tolmach/corpus"
)

// endless gives head, then body again and again until n bytes are out.
func endless(head, body string, n int64) func() io.Reader {
	return func() io.Reader {
		block := strings.Repeat(body, 1+(1<<16)/len(body))
		return io.LimitReader(io.MultiReader(strings.NewReader(head), &repeated{block: block}), n)
	}
}

type repeated struct {
	block string
	at    int
}

func (r *repeated) Read(p []byte) (int, error) {
	n := copy(p, r.block[r.at:])
	r.at = (r.at + n) % len(r.block)
	return n, nil
}

func text(s string) func() io.Reader { return func() io.Reader { return strings.NewReader(s) } }

const tmxHead = `<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header srclang="en"/><body>`

func tu(id, en, ru string) string {
	return fmt.Sprintf(`<tu tuid="%s"><tuv xml:lang="en"><seg>%s</seg></tuv><tuv xml:lang="ru"><seg>%s</seg></tuv></tu>`, id, en, ru)
}

// Files made to hurt are refused with their place and a reason, in bounded time and memory, and nothing of them is stored.
func TestHostileImports(t *testing.T) {
	const gigabyte = 1 << 30
	cyrillic, _ := charmap.Windows1251.NewEncoder().String(tmxHead + tu("1", "Peace", "Мир") + "</body></tmx>")
	bomb := func() io.Reader {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		io.Copy(z, endless(tmxHead+tu("1", "a", "б"), "<note/>", 300<<20)())
		z.Close()
		return &b
	}
	packed := bomb() // once: packing takes longer than refusing
	packedBytes, _ := io.ReadAll(packed)
	for _, test := range []struct {
		name, reason string
		open         func() io.Reader
	}{
		{"billion laughs", "entity", text(`<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>` +
			`<tmx><body>` + tu("1", "&c;", "x") + `</body></tmx>`)},
		{"file of the machine as an entity", "entity", text(`<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx><body>` + tu("1", "&x;", "x") + `</body></tmx>`)},
		{"deep nesting", "deep inside", endless(tmxHead, "<tu>", gigabyte)},
		{"deep nesting in a segment", "deep inside", endless(tmxHead+`<tu><tuv xml:lang="en"><seg>`, `<hi>`, gigabyte)},
		{"one element of a gigabyte", "longer than", endless(tmxHead+`<tu><tuv xml:lang="en"><seg>`, "word ", gigabyte)},
		{"one segment of small pieces", "segment is longer", endless(tmxHead+`<tu><tuv xml:lang="en"><seg>`, "word <ph/>", gigabyte)},
		{"one attribute of a gigabyte", "longer than", endless(tmxHead+`<tu tuid="`, "0123456789", gigabyte)},
		{"one comment of a gigabyte", "longer than", endless(tmxHead+"<!--", "abc ", gigabyte)},
		{"a gigabyte of white space", "longer than", endless(tmxHead, "\n", gigabyte)},
		{"a bomb of gzip", "hundreds of times", func() io.Reader { return bytes.NewReader(packedBytes) }},
		{"damaged gzip", "damaged", func() io.Reader {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			io.WriteString(z, tmxHead+tu("1", "a", "б")+"</body></tmx>")
			z.Close()
			return bytes.NewReader(b.Bytes()[:b.Len()-6])
		}},
		{"windows-1251 that says UTF-8", "encoding", text(cyrillic)},
		{"UTF-8 that says windows-1251", "is in UTF-8", text(strings.Replace(tmxHead, "UTF-8", "windows-1251", 1) + tu("1", "Peace", "Мир") + "</body></tmx>")},
		{"UTF-8 that says UTF-16", "and is not", text(strings.Replace(tmxHead, "UTF-8", "UTF-16", 1) + tu("1", "Peace", "Мир") + "</body></tmx>")},
		{"UTF-32", "UTF-32", text("\xff\xfe\x00\x00<\x00\x00\x00")},
		{"an encoding nobody knows", "not known", text(`<?xml version="1.0" encoding="klingon"?><tmx/>`)},
		{"one id for two texts", "stands for another text in line", text(tmxHead + tu("1", "a", "б") + "\n" + tu("1", "c", "д") + "</body></tmx>")},
		{"one id for two texts in XLIFF", "stands for another text", text(`<xliff version="1.2"><file original="f" source-language="en" target-language="ru"><body>` +
			`<trans-unit id="1"><source>a</source><target>б</target></trans-unit><trans-unit id="1"><source>c</source><target>д</target></trans-unit></body></file></xliff>`)},
		{"cut off", "ends in the middle", text(tmxHead + tu("1", "a", "б") + `<tu tuid="2"><tuv xml:la`)},
		{"tags that do not match", "element", text(tmxHead + "<tu><tuv></tu></body></tmx>")},
		{"two documents", "follows behind", text(tmxHead + tu("1", "a", "б") + "</body></tmx><tmx/>")},
		{"a control character", "control character", text(tmxHead + tu("1", "a\x0b", "б") + "</body></tmx>")},
		{"a reference to a control character", "control character", text(tmxHead + tu("1", "a&#11;", "б") + "</body></tmx>")},
		{"other languages", "French", text(strings.ReplaceAll(tmxHead+tu("1", "a", "б")+"</body></tmx>", `"ru"`, `"fr"`))},
		{"a web page", "root is <html>", text("<html><body>x</body></html>")},
		{"a workbook", "workbook", text("PK\x03\x04....")},
		{"nothing", "empty", text("")},
		{"a line of a gigabyte", "longer than", endless("en\tru\n", "word ", gigabyte)},
		{"a quote of a gigabyte", "longer than", endless("en,ru\n\"", "word ", gigabyte)},
		{"a table with too many cells", "3 cells", text("en\tru\na\tб\nc\td\te\n")},
		{"a table in windows-1251", "not in UTF-8", func() io.Reader {
			s, _ := charmap.Windows1251.NewEncoder().String("en\tru\nPeace\tМир\n")
			return strings.NewReader(s)
		}},
		{"one id twice in a table", "another text in line 2", text("id\ten\tru\n1\ta\tб\n1\tc\tд\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newCorpus(t)
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			begin := time.Now()
			in := Input{Path: "bad", Open: func() (io.ReadCloser, error) { return io.NopCloser(test.open()), nil }}
			_, err := ImportMemory(context.Background(), s, in, "", false, nil)
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			var u *Unreadable
			if !errors.As(err, &u) || !strings.Contains(u.Reason, test.reason) || u.Remedy == "" || !strings.HasPrefix(u.Error(), "bad:") {
				t.Errorf("got %v, want a refusal with %q", err, test.reason)
			}
			if used := (int64(after.HeapSys) - int64(before.HeapSys)) >> 20; used > 100 || took > 20*time.Second {
				t.Errorf("refused after %v and %d MB", took, used)
			}
			if st, err := s.Stats(context.Background()); err != nil || st.Articles != [2]int{} {
				t.Errorf("something was stored: %+v, %v", st, err)
			}
			if _, err := ImportCorrections(context.Background(), s, in, "me", nil); !errors.As(err, &u) {
				t.Errorf("as corrections: %v", err)
			}
		})
	}
}

func newCorpus(t testing.TB) *corpus.Store {
	t.Helper()
	s, err := corpus.Open(t.TempDir(), corpus.OpenOptions{Create: true, NewLangs: options.Langs})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
