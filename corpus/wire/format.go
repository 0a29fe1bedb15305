package wire

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/language"
)

// The formats, as Place.Format names them; a feed becomes "rss" or "atom", a JSON file "jsonl" or "ninjs".
const (
	formatText     = "text"
	formatHTML     = "html"
	formatJSONL    = "jsonl"
	formatJSON     = "json"
	formatFeed     = "feed"
	formatNewsML   = "newsml"
	formatNewsMLG2 = "newsml-g2"
	formatNITF     = "nitf"
	formatNinjs    = "ninjs"
)

// roots tells the format by an XML file's first element.
var roots = map[string]string{
	"rss": formatFeed, "rdf": formatFeed, "feed": formatFeed,
	"newsml": formatNewsML, "newsitem": formatNewsMLG2, "newsmessage": formatNewsMLG2, "packageitem": formatNewsMLG2,
	"nitf": formatNITF,
	"html": formatHTML, "head": formatHTML, "body": formatHTML, "title": formatHTML, "meta": formatHTML, "div": formatHTML,
	"p": formatHTML, "article": formatHTML, "section": formatHTML, "table": formatHTML, "h1": formatHTML, "h2": formatHTML,
	"script": formatHTML, "span": formatHTML, "main": formatHTML, "font": formatHTML, "b": formatHTML, "strong": formatHTML,
	"link": formatHTML, "br": formatHTML, "img": formatHTML, "a": formatHTML, "center": formatHTML, "style": formatHTML,
	"base": formatHTML, "figure": formatHTML, "header": formatHTML, "em": formatHTML, "i": formatHTML, "blockquote": formatHTML,
}

// magics are the beginnings of files that hold no text, and what to do about them.
var magics = []struct{ head, what, hint string }{
	{"%PDF", "a PDF", "make text of it first, for instance with pdftotext"},
	{"{\\rtf", "an RTF document", "save it as plain text"},
	{"\xd0\xcf\x11\xe0", "a Word document", "save it as plain text"},
	{"PK\x03\x04", "a zip archive or an office document", "give the archive its .zip name, or save the document as plain text"},
	{"\x1f\x8b", "gzip-compressed", "give the file its .gz name, or unpack it"},
	{"\x89PNG", "a picture", "leave it out"},
	{"\xff\xd8\xff", "a picture", "leave it out"},
	{"GIF8", "a picture", "leave it out"},
	{"SQLite format 3", "a database", "leave it out"},
	{"\x7fELF", "a program", "leave it out"},
}

var rxRoot = regexp.MustCompile(`<([A-Za-z][\w.\-]*:)?([A-Za-z][\w.\-]*)[\s/>]`)

// sniff tells the format by the first bytes; the name only decides between JSON and JSONL.
func sniff(name string, head []byte, whole bool) (string, *Refusal) {
	if len(bytes.Trim(head, "\ufeff\x00 \t\r\n\f\x1a")) == 0 && whole {
		return "", &Refusal{Path: name, Reason: "the file is empty", Hint: "leave it out, or fetch it again"}
	}
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.head)) {
			return "", &Refusal{Path: name, Reason: "the file is " + m.what + ", not text", Hint: m.hint}
		}
	}
	ext := strings.ToLower(path.Ext(name))
	lines := ext == ".jsonl" || ext == ".ndjson"
	text, _, err := decode(head, true)
	if err != nil && lines && bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) {
		return formatJSONL, nil // some line is damaged; the others are not
	}
	if err != nil {
		r := refusalOf(name, err)
		return "", &r
	}
	text = strings.TrimLeft(text, " \t\r\n\f\v\u00a0")
	switch {
	case lines:
		return formatJSONL, nil
	case strings.HasPrefix(text, "{"):
		line, _, more := strings.Cut(text, "\n")
		if line = strings.TrimSpace(line); (more && json.Valid([]byte(line)) && ext != ".json") || (!more && !whole) {
			return formatJSONL, nil // one object a line; or one endless line, which must stream
		}
		if more && json.Valid([]byte(line)) && strings.HasPrefix(strings.TrimSpace(text[len(line):]), "{") {
			return formatJSONL, nil // lines of JSON in a file called .json
		}
		if !more && ext != ".json" {
			return formatJSONL, nil
		}
		if looksJSON(text) {
			return formatJSON, nil
		}
	case strings.HasPrefix(text, "["):
		if rest := strings.TrimLeft(text[1:], " \t\r\n"); strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, "]") {
			return formatJSON, nil
		}
	case strings.Contains(head2k(text), "MIME-Version:") && strings.Contains(strings.ToLower(head2k(text)), "multipart/related"):
		return "", &Refusal{Path: name, Reason: "the file is a web archive (MHTML)", Hint: "save the page as HTML"}
	case strings.HasPrefix(text, "<"):
		return sniffMarkup(name, text)
	case (ext == ".html" || ext == ".htm") && strings.Contains(text, "<"):
		return formatHTML, nil
	}
	return formatText, nil
}

// sniffMarkup tells XML formats and HTML apart by the first element.
func sniffMarkup(name, text string) (string, *Refusal) {
	prolog := strings.HasPrefix(text, "<?xml")
	rest := text
	for { // over declarations, comments and document types
		rest = strings.TrimLeft(rest, " \t\r\n")
		var end string
		switch {
		case strings.HasPrefix(rest, "<!--"):
			end = "-->"
		case strings.HasPrefix(rest, "<?"):
			end = "?>"
		case strings.HasPrefix(rest, "<!"):
			if end = ">"; strings.IndexByte(rest, '[') >= 0 && strings.IndexByte(rest, '[') < strings.IndexByte(rest, '>') {
				end = "]>" // a document type with declarations of its own
			}
			if strings.HasPrefix(strings.ToLower(rest), "<!doctype html") {
				return formatHTML, nil
			}
		}
		if end == "" {
			break
		}
		_, after, ok := strings.Cut(rest, end)
		if !ok {
			break
		}
		rest = after
	}
	m := rxRoot.FindStringSubmatchIndex(rest)
	if m == nil || m[0] > 0 && prolog {
		if prolog {
			return "", &Refusal{Path: name, Line: 1, Reason: "the XML has no first element", Hint: "fetch the file again"}
		}
		return formatText, nil
	}
	root := rest[m[4]:m[5]]
	if f, ok := roots[strings.ToLower(root)]; ok {
		return f, nil
	}
	if prolog {
		return "", &Refusal{Path: name, Reason: "XML of a kind that is not read (<" + root + ">)",
			Hint: "RSS, Atom, NewsML, NewsML-G2 and NITF are read"}
	}
	if strings.Contains(strings.ToLower(text), "</p>") || strings.Contains(strings.ToLower(text), "<br") {
		return formatHTML, nil
	}
	return formatText, nil
}

// articleKeys are keys of which one at least stands in every JSON article.
var articleKeys = []string{`"text"`, `"paragraphs"`, `"headline"`, `"headlines"`, `"bodies"`, `"body_`, `"versioncreated"`, `"versionCreated"`, `"articleBody"`}

func looksJSON(text string) bool {
	if len(strings.TrimLeft(text[1:], " \t\r\n")) > 0 && strings.TrimLeft(text[1:], " \t\r\n")[0] == '"' {
		return true
	}
	return json.Valid([]byte(text))
}

func head2k(s string) string { return s[:min(len(s), 2048)] }

// Looks says whether a file could be an article at all, by its name and first bytes. It is for walks
// through folders, which pass over everything else; what it lets through may still be refused.
func Looks(name string, head []byte) bool {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	dir := path.Dir(strings.ReplaceAll(name, `\`, "/"))
	if strings.HasPrefix(base, ".") || strings.HasSuffix(path.Base(dir), "_files") { // the pieces of a page saved whole
		return false
	}
	text := strings.TrimLeft(string(head), "\ufeff \t\r\n")
	switch ext := strings.ToLower(path.Ext(base)); ext {
	case ".txt", ".text":
		switch strings.ToLower(strings.TrimSuffix(base, path.Ext(base))) {
		case "readme", "license", "licence", "copying", "changelog", "robots", "requirements", "cmakelists", "notice":
			return false
		}
		return true
	case ".html", ".htm", ".xhtml", ".shtml", ".jsonl", ".ndjson", ".rss", ".atom", ".newsml", ".nitf", ".ninjs":
		return true
	case ".json":
		for _, key := range articleKeys {
			if bytes.Contains(head, []byte(key)) {
				return true
			}
		}
		return false
	case ".xml":
		if text == "" {
			return true
		}
		decoded, _, err := decode(head, true)
		if err != nil {
			return false
		}
		_, refusal := sniff(name, []byte(decoded), false)
		return refusal == nil && strings.HasPrefix(strings.TrimSpace(decoded), "<")
	case "":
		switch strings.ToUpper(base) {
		case "README", "LICENSE", "LICENCE", "COPYING", "CHANGELOG", "MAKEFILE", "DOCKERFILE", "AUTHORS", "NOTICE":
			return false
		}
		return plausible(name, head, text)
	default: // article.en, article.ru: a language for an ending
		if len(ext) != 3 || programs[ext] {
			return false
		}
		if _, err := language.ParseBase(ext[1:]); err != nil {
			return false
		}
		return plausible(name, head, text)
	}
}

// programs are endings that are languages as well, but mostly of programs.
var programs = map[string]bool{".cs": true, ".pl": true, ".so": true, ".ps": true, ".sh": true, ".ts": true, ".ml": true,
	".mk": true, ".vi": true, ".rc": true, ".md": true, ".sc": true, ".kt": true}

func plausible(name string, head []byte, text string) bool {
	if len(head) == 0 || strings.HasPrefix(text, "#!") {
		return false
	}
	format, refusal := sniff(name, head, false)
	return refusal == nil && format != ""
}
