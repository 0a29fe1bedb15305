package wire

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestRefusals gives each kind of bad input: it is refused with a reason and a remedy, and the line
// where there is one; what is good beside it is read.
func TestRefusals(t *testing.T) {
	entities := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">` +
		`<!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>`
	for _, c := range []struct {
		name, data string
		good       int
		line       int
		reason     string // of the first refusal
	}{
		{"empty.txt", "", 0, 0, "empty"},
		{"blank.txt", " \r\n\t\n\ufeff", 0, 0, "empty"},
		{"empty.jsonl", "", 0, 0, "empty"},
		{"blank.jsonl", "\n\n \n", 0, 0, "empty"},
		{"binary.txt", "\x00\x01\x02\x03\x04\xff\xfe text", 0, 0, "binary"},
		{"picture.html", "\x89PNG\r\n\x1a\n\x00\x00", 0, 0, "picture"},
		{"paper.txt", "%PDF-1.7\n%\xe2\xe3", 0, 0, "PDF"},
		{"word.txt", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, 0, "Word"},
		{"page.mht", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n", 0, 0, "web archive"},
		{"numbers.txt", "12345\n\n67890 %%\n", 0, 0, "no text"},
		{"empty.html", "<html><head><title></title></head><body></body></html>", 0, 0, "no text"},
		{"cut.html", "<html><head><title>Mill reopens", 0, 0, "no article text"},
		{"cut2.html", "<html><head><script>var x = '", 0, 0, "no text"},
		{"cut3.html", "<html><body><h1>Mill reopens in Tula</h1><p>The mill reopened on Monday, said the ma", 1, 0, ""},
		{"deep.html", strings.Repeat("<div>", 600) + "text of a story.", 0, 0, "cannot be read"},
		{"menu.html", "<html><body><nav><a href=/>Home</a><a href=/n>News</a></nav></body></html>", 0, 0, "no text"},
		{"lines.jsonl", "{\"text\":\"The mill reopened.\"}\nnot json\n{\"text\":\"It employs forty people.\"}\n", 2, 2, "not JSON"},
		{"cut.jsonl", "{\"text\":\"The mill reopened.\"}\n{\"text\":\"It employs for", 1, 2, "not JSON"},
		{"binary.jsonl", "{\"text\":\"The mill reopened.\"}\n\x00\x01\x02\n{\"text\":\"It employs forty people.\"}\n", 2, 2, "binary"},
		{"mixed.jsonl", "{\"text\":\"The mill reopened.\"}\n{\"text\":\"\xcc\xe5\xeb\xfc\xed\xe8\xf6\xe0 \xee\xf2\xea\xf0\xfb\xeb\xe0\xf1\xfc.\"}\n", 2, 0, ""},
		{"deep.jsonl", strings.Repeat("[", 100_000) + "\n{\"text\":\"The mill reopened.\"}\n", 1, 1, "JSON"},
		{"deep2.jsonl", "{\"text\":" + strings.Repeat("[", 20_000) + "\n{\"text\":\"The mill reopened.\"}\n", 1, 1, "JSON"},
		{"item.json", "{\n \"headline\": \"x\",\n \"body_text\": oops\n}", 0, 3, "not JSON"},
		{"list.json", "[]", 0, 0, "no article"},
		{"feed.rss", "<rss version=\"2.0\"><channel><title>x</title>", 0, 0, ""},
		{"empty.rss", "<rss version=\"2.0\"><channel><title>x</title></channel></rss>", 0, 0, "no entries"},
		{"deep.rss", "<rss><channel><item>" + strings.Repeat("<b>", 5000), 0, 1, "200 levels"},
		{"lol.rss", entities + "<rss version=\"2.0\"><channel><item><title>&lol3;</title><description>The mill reopened on Monday &lol3;.</description></item></channel></rss>", -1, 0, ""},
		{"lol.nitf", entities + "<nitf><body><body.content><p>&lol3;</p></body.content></body></nitf>", 0, 1, "invalid XML"},
		{"cut.nitf", "<nitf>\n<body><body.content>\n<p>The mill", 0, 3, "invalid XML"},
		{"bad.xml", "<?xml version=\"1.0\"?>\n<NewsML>\n<NewsItem></NewsML>", 0, 3, "invalid XML"},
		{"deep.xml", "<NewsML>" + strings.Repeat("<a>", 100_000), 0, 1, "200 levels"},
		{"none.xml", "<NewsML></NewsML>", 0, 0, "no article"},
		{"other.xml", "<?xml version=\"1.0\"?><project><name>x</name></project>", 0, 0, "of a kind that is not read"},
		{"prolog.xml", "<?xml version=\"1.0\"?>", 0, 1, "no first element"},
		{"package.xml", "<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\"></packageItem>", 0, 0, "no newsItem"},
		{"long.txt", "Mill reopens\n\n" + strings.Repeat("The mill reopened. ", 500_000), 0, 0, "larger than 8 MB"},
	} {
		articles, refusals, err := Read(Input{Path: c.name, Data: []byte(c.data), Langs: []string{"en", "ru"}})
		if err != nil || c.good >= 0 && len(articles) != c.good {
			t.Errorf("%s: %d articles, want %d; %v %v", c.name, len(articles), c.good, refusals, err)
		}
		if c.reason == "" {
			continue
		}
		if len(refusals) == 0 {
			t.Errorf("%s: not refused", c.name)
			continue
		}
		r := refusals[0]
		if !strings.Contains(r.Reason, c.reason) || c.line != 0 && r.Line != c.line || r.Hint == "" || !strings.HasPrefix(r.Path, c.name) {
			t.Errorf("%s: %+v, want line %d and %q", c.name, r, c.line, c.reason)
		}
		if !strings.HasPrefix(r.Error(), c.name) {
			t.Errorf("%s: message %q", c.name, r.Error())
		}
	}
}

// newEndless yields a line of n bytes and more between two good lines.

func newEndless(n int64) io.Reader {
	return io.MultiReader(strings.NewReader("{\"text\":\"The mill reopened.\"}\n{\"text\":\""),
		io.LimitReader(repeat("The mill reopened. "), n), strings.NewReader("\"}\n{\"text\":\"It employs forty people.\"}\n"))
}

type repeat string

func (r repeat) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], r)
	}
	return n, nil
}

// TestHugeLine reads past a line of 200 MB in little memory.
func TestHugeLine(t *testing.T) {
	for _, name := range []string{"huge.jsonl", "huge"} {
		articles, refusals, err := Read(Input{Path: name, Reader: newEndless(200 << 20)})
		if len(articles) != 2 || len(refusals) != 1 || err != nil || refusals[0].Line != 2 {
			t.Errorf("%s: %d articles, %v, %v", name, len(articles), refusals, err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, name := range []string{"huge.txt", "huge.html", "huge.xml"} {
		if articles, refusals, err := Read(Input{Path: name, Reader: io.LimitReader(repeat("<nitf>mill "), 200<<20)}); len(articles) != 0 || len(refusals) != 1 || err != nil {
			t.Errorf("%s: %d articles, %v, %v", name, len(articles), refusals, err)
		}
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 300<<20 {
		t.Errorf("%d MB were allocated", used>>20)
	}
}

// TestBroken says that a reader's own error is passed on, and is no refusal.
func TestBroken(t *testing.T) {
	fault := errors.New("disk fell out")
	for _, name := range []string{"a.txt", "a.jsonl"} {
		_, _, err := Read(Input{Path: name, Reader: io.MultiReader(strings.NewReader(`{"text":"The mill reopened."}`+"\n"), failing{fault})})
		if !errors.Is(err, fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// TestTime gives inputs that are large and awkward; each must be done with quickly.
func TestTime(t *testing.T) {
	big := func(s string) string { return strings.Repeat(s, (256<<10)/len(s)) }
	for name, data := range map[string]string{
		"open tags":     "<html><body>" + big("<p><a href=x>"),
		"attributes":    "<html><body><p " + big("a=b ") + ">Text of a story.</p>",
		"angle":         "<rss>" + big("<"),
		"open elements": "<rss>" + big("<a "),
		"cdata":         "<rss>" + big("<![CDATA["),
		"comments":      big("<!-- "),
		"breaks":        "<html><body>" + big("a.<br>"),
		"lists":         "<html><body><h1>Story</h1>" + big("<li>The mill reopened on Monday, he said.</li>"),
		"divs":          "<html><body><h1>Story</h1>" + big("<div class=text>The mill reopened.</div>"),
		"lines":         big("a\n"),
		"blanks":        big("a\n\n"),
		"long lines":    big("The mill reopened on Monday, said the mayor of the town, who\n"),
		"spaces":        "x" + big(" "),
		"credits":       big("© TASS\n"),
		"captions":      big("The mill\n© TASS\n\n"),
		"newsml":        "<NewsML>" + big("<NewsItem><NewsComponent><HeadLine>x</HeadLine><DataContent>y</DataContent></NewsComponent></NewsItem>") + "</NewsML>",
		"nitf":          "<nitf><body><body.content>" + big("<p>x</p>") + "</body.content></body></nitf>",
		"components":    "<NewsML>" + strings.Repeat("<NewsComponent>", 190) + big("<HeadLine>x</HeadLine>") + strings.Repeat("</NewsComponent>", 190) + "</NewsML>",
		"g2":            "<newsMessage>" + big("<newsItem><contentMeta/></newsItem>") + "</newsMessage>",
		"items":         "<rss version=\"2.0\"><channel>" + big("<item><description>The mill.</description></item>") + "</channel></rss>",
		"json":          "[" + big(`{"text":"a"},`) + `{"text":"a"}]`,
		"dashes":        "MOSCOW, " + big("- "),
		"capitals":      big("A "),
		"entities":      "<html><body><p>" + big("&amp;quot;"),
		"ld":            `<html><head><script type="application/ld+json">` + big(`{"@graph":[`) + `</script></head><body><p>The mill reopened.</p>`,
		"quotes":        `{"text":"` + big(`\"`) + `"}`,
	} {
		start := time.Now()
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%s: panic: %v", name, p)
				}
			}()
			n := 0
			for range Each(Input{Path: "x", Data: []byte(data), Langs: []string{"en", "ru"}}) {
				n++
			}
			if n == 0 {
				t.Errorf("%s: nothing came of it", name)
			}
		}()
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s: took %v", name, d)
		} else if testing.Verbose() {
			t.Logf("%-14s %v", name, d.Round(time.Millisecond))
		}
	}
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       bool
	}{
		{"a/en-001.txt", "Mill reopens\n", true}, {"a.html", "<html>", true}, {"a.HTM", "<p>", true}, {"a.jsonl", "{}", true},
		{"a.json", `{"headline": "x"}`, true}, {"package.json", `{"name": "x", "version": "1"}`, false},
		{"a.xml", `<?xml version="1.0"?><NewsML>`, true}, {"pom.xml", `<?xml version="1.0"?><project>`, false}, {"a.rss", "<rss>", true},
		{"sitemap.xml", `<?xml version="1.0"?><urlset>`, false}, {"story", "Mill reopens in Tula\n\nThe mill reopened.", true},
		{"doc.en", "Mill reopens", true}, {"doc.ru", "Мельница", true}, {"main.go", "package main", false}, {"a.js", "var x", false},
		{"a.png", "\x89PNG", false}, {"a.md", "# x", false}, {"README", "x", false}, {"README.txt", "x", false}, {".hidden.txt", "x", false},
		{"page_files/frame.html", "<html>", false}, {"a.pl", "#!/usr/bin/perl", false}, {"a.csv", "a,b", false}, {"a.gold", "[0]:[0]", false},
		{"program", "\x7fELF\x02", false}, {"script", "#!/bin/sh\n", false}, {"binary.txt", "\x00\x01", true}, {"empty.txt", "", true},
		{"a.css", "p{}", false}, {"a.tsv", "a\tb", false}, {"Makefile", "all:", false},
	} {
		if got := Looks(c.name, []byte(c.head)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestEntries sees that entries keep their numbers whatever happens to their neighbours.
func TestEntries(t *testing.T) {
	var b bytes.Buffer
	for i := range 50 {
		if i%7 == 3 {
			b.WriteString("{broken\n\n")
			continue
		}
		fmt.Fprintf(&b, "{\"text\":\"The mill number %d reopened.\"}\n", i+1)
	}
	articles, refusals, _ := Read(Input{Path: "m.jsonl", Data: b.Bytes()})
	if len(articles)+len(refusals) != 50 {
		t.Fatalf("%d articles, %d refusals", len(articles), len(refusals))
	}
	for _, a := range articles {
		_, n, _ := cutEntry(a.Place.Path)
		if a.Paragraphs[0] != "The mill number "+n+" reopened." {
			t.Errorf("%s: %q", a.Place.Path, a.Paragraphs)
		}
	}
}
