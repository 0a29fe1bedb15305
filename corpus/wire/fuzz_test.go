package wire

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// fuzz reads whatever it is given under one file name; every article must be fit to be stored, and
// every refusal must say what to do.
func fuzz(f *testing.F, name string, patterns []string, seeds ...string) {
	for _, p := range patterns {
		files, _ := filepath.Glob(p)
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if !strings.HasSuffix(file, ".want") {
				f.Add(data)
			}
		}
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for a, err := range Each(Input{Path: name, Data: data, Langs: []string{"en", "ru"}}) {
			n++
			var r Refusal
			if errors.As(err, &r) {
				if r.Reason == "" || r.Hint == "" || !strings.HasPrefix(r.Path, name) || strings.Contains(r.Reason, "too broken") {
					t.Fatalf("refusal %+v", r)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Paragraphs) == 0 || a.Lang != "en" && a.Lang != "ru" || a.Place.Format == "" || a.Place.Charset == "" {
				t.Fatalf("%+v", a)
			}
			for _, s := range append([]string{a.Title, a.Deck, a.Dateline}, append(append(a.Paragraphs, a.Captions...), a.Credits...)...) {
				if !utf8.ValidString(s) || s != strings.TrimSpace(s) || strings.ContainsAny(s, "\n\r\t\x00") {
					t.Fatalf("%q", s)
				}
			}
			for _, p := range a.Paragraphs {
				if p == "" {
					t.Fatal("an empty paragraph")
				}
			}
			if a.Date != "" && valid(a.Date) == "" && !dayOnly(a.Date) {
				t.Fatalf("date %q", a.Date)
			}
		}
		if n == 0 {
			t.Fatal("neither an article nor a refusal")
		}
		Looks(name, data)
	})
}

func FuzzText(f *testing.F) {
	fuzz(f, "a.txt", []string{"../../testdata/wire/*/*-00*.txt"}, "", "\xff\xfeA\x00", "A\x00B\x00", "\x00", "МОСКВА, 3 мая. /ТАСС/. ", "A\n\nB (Reuters) - \n© x",
		"a\r\n\u2028b\u2029", "https://x.example/2018/09/29/\n\n3 May 2018\n\nx", "\xcc\xee\xf1\xea\xe2\xe0", "Tags\nA\nB")
}

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", []string{"testdata/pages/*.html"}, "<p>", "<html><h1>x</h1><p>y.", "<table><td>x.<br><br>y.", "<figure><figcaption>x",
		`<script type="application/ld+json">[{"@type":["NewsArticle"],"articleBody":5,"inLanguage":{}}]</script>x`, "<!-- saved from url=(0010)x -->a.", `<link rel=alternate hreflang=ru href=":">`, "<svg><p>x.", "<pre>a\nb")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "a.json", []string{"testdata/pages/*.json"}, "{}", "[]", `[{"text":"x"}]`, `{"headline":1,"body_text":"x"}`, `{"bodies":[{"value":"<p>x"}]}`, "{\n}", "{")
}

func FuzzJSONL(f *testing.F) {
	fuzz(f, "a.jsonl", []string{"testdata/pages/*.jsonl"}, "{}\n{", "\n\n", `{"text":"a\u0000b"}`, "\xff\xfe{\x00}\x00", `{"paragraphs":["a","b\nc"],"date":"--02-30"}`, `{"text":"x","translation_of":{"a":[]}}`)
}

func FuzzFeed(f *testing.F) {
	fuzz(f, "a.rss", []string{"testdata/pages/*.rss", "testdata/pages/atom.xml"}, "<rss>", `<rss version="2.0"><channel><item><description>&lt;p&gt;x</description></item></channel></rss>`, "<feed><entry><content>x", "<rdf:RDF><item>")
}

func FuzzNewsML(f *testing.F) {
	fuzz(f, "a.xml", []string{"testdata/pages/tass-newsml.xml"}, "<NewsML>", "<NewsML><NewsItem><NewsComponent><HeadLine>x</HeadLine><DataContent>y?s</DataContent></NewsComponent></NewsItem></NewsML>")
}

func FuzzNewsMLG2(f *testing.F) {
	fuzz(f, "a.xml", []string{"testdata/pages/g2.xml"}, "<newsItem><contentSet><inlineData contenttype='text/html'>&lt;p&gt;x.</inlineData></contentSet></newsItem>")
}

func FuzzNITF(f *testing.F) {
	fuzz(f, "a.xml", []string{"testdata/pages/nitf.xml"}, "<nitf>x</nitf>", "<nitf><body><body.content>x<p>y</p>z<media><media-caption>c</media-caption></media></body.content></body></nitf>")
}
