// Package wire reads what news agencies publish: plain text, saved web pages, JSONL, RSS and Atom,
// NewsML 1.2 and G2, NITF, ninjs, in the charsets they came in. It is for whoever fills a corpus.
//
// The promise: what belongs to the story comes out as paragraphs, complete and in order; headline,
// deck, dateline, captions and credits come out as fields of their own; menus, "Read also", tags,
// subscription lines and template remains do not come out at all. What cannot be read is refused
// with a reason and a remedy, never with a panic, in bounded time and memory. A file's own time is
// never taken for a date.
package wire

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// The size limits: of a file that holds one article (and of a JSONL line), and of a file that holds many.
const (
	maxArticle = 8 << 20
	maxFeed    = 64 << 20
	headSize   = 64 << 10 // what is looked at to tell the format
)

// Input is one file or stream to be read.
type Input struct {
	Path   string    // as it shall stand in Place.Path and in refusals
	Name   string    // whose ending tells the format, when Path ends otherwise: of an archive's entry, say
	Data   []byte    // the content; or
	Reader io.Reader // where it is read from when Data is nil: JSONL of any length streams through

	// Lang, Agency and Date win over whatever the source says; "" leaves it to the source.
	Lang, Agency, Date string
	// Langs are the languages wanted; articles in others are refused. None means any.
	Langs []string
}

// Refusal says why an input, or one entry of it, could not be taken, and what would help.
type Refusal struct {
	Path   string // of the file, or FILE#N for its N-th entry
	Line   int    // from 1; 0 when no line can be named
	Reason string
	Hint   string
}

// Error names file, line and reason; the remedy stays in Hint.
func (r Refusal) Error() string {
	if r.Line > 0 {
		file, _, _ := cutEntry(r.Path)
		return fmt.Sprintf("%s:%d: %s", file, r.Line, r.Reason)
	}
	return r.Path + ": " + r.Reason
}

// cutEntry splits FILE#N; a # that no number follows belongs to the file's name.
func cutEntry(path string) (file, n string, ok bool) {
	i := strings.LastIndexByte(path, '#')
	if i < 0 || i+1 == len(path) || strings.Trim(path[i+1:], "0123456789") != "" {
		return path, "", false
	}
	return path[:i], path[i+1:], true
}

// Read reads a whole input. Refusals concern single entries or the whole file, the rest is still
// read; err is that of in.Reader alone.
func Read(in Input) (articles []corpus.Article, refusals []Refusal, err error) {
	for a, e := range Each(in) {
		var r Refusal
		switch {
		case e == nil:
			articles = append(articles, a)
		case errors.As(e, &r):
			refusals = append(refusals, r)
		default:
			return articles, refusals, e
		}
	}
	return articles, refusals, nil
}

// Each reads an input article by article. An error that is a [Refusal] concerns one entry (or the
// whole file when it is the only thing that comes); any other error is in.Reader's and the last.
func Each(in Input) iter.Seq2[corpus.Article, error] {
	return func(yield func(corpus.Article, error) bool) {
		r := in.Reader
		if in.Data != nil || r == nil {
			r = bytes.NewReader(in.Data)
		}
		br := bufio.NewReaderSize(r, headSize)
		head, err := br.Peek(headSize)
		if err != nil && err != io.EOF {
			yield(corpus.Article{}, fmt.Errorf("%s: %w", in.Path, err))
			return
		}
		format, refusal := sniff(cmp.Or(in.Name, in.Path), head, len(head) < headSize)
		if refusal != nil {
			refusal.Path = in.Path
			yield(corpus.Article{}, *refusal)
			return
		}
		if format == formatJSONL {
			readLines(in, br, yield)
			return
		}
		limit := int64(maxArticle)
		if format == formatFeed || format == formatNewsML || format == formatNewsMLG2 || format == formatJSON {
			limit = maxFeed
		}
		data, err := io.ReadAll(io.LimitReader(br, limit+1))
		if err != nil {
			yield(corpus.Article{}, fmt.Errorf("%s: %w", in.Path, err))
			return
		}
		if int64(len(data)) > limit {
			yield(corpus.Article{}, Refusal{Path: in.Path, Reason: fmt.Sprintf("larger than %d MB, which no article is", limit>>20),
				Hint: "split the file, or give it as JSONL with one article a line"})
			return
		}
		drafts, charset, err := parse(format, in, data)
		if err != nil {
			yield(corpus.Article{}, refusalOf(in.Path, err))
			return
		}
		for i := range drafts {
			if !yield(drafts[i].finish(in, charset)) {
				return
			}
		}
	}
}

// parse turns a whole file into drafts. A parser that panics, ours or a library's, has met a file
// that it cannot read, and that is what is said.
func parse(format string, in Input, data []byte) (drafts []draft, charset string, err error) {
	defer func() {
		if p := recover(); p != nil {
			drafts, err = nil, Refusal{Reason: "the file is too broken to be read", Hint: "save it again, or as plain text"}
		}
	}()
	text, charset, err := decode(data, format != formatText)
	if err != nil {
		return nil, "", err
	}
	switch format {
	case formatText:
		drafts, err = parseText(text)
	case formatHTML:
		drafts, err = parseHTML(text)
	case formatJSON:
		drafts, err = parseJSON(text)
	case formatFeed:
		drafts, err = parseFeed(text)
	case formatNewsML:
		drafts, err = parseNewsML(text)
	case formatNewsMLG2:
		drafts, err = parseNewsMLG2(text)
	case formatNITF:
		drafts, err = parseNITF(text)
	}
	if err == nil && len(drafts) == 0 {
		err = Refusal{Reason: "no article in it"}
	}
	return drafts, charset, err
}

// refusalOf makes a refusal of whatever a parser returned.
func refusalOf(path string, err error) Refusal {
	var r Refusal
	if !errors.As(err, &r) {
		r = Refusal{Reason: err.Error()}
	}
	r.Path = path
	if r.Hint == "" {
		r.Hint = "tolmach reads plain text, HTML, JSONL, RSS, Atom, NewsML, NITF and ninjs"
	}
	return r
}

// finish makes the article of a draft: overrides, language, agency and date settled.
func (d *draft) finish(in Input, charset string) (corpus.Article, error) {
	path := in.Path
	if d.entry > 0 {
		path = fmt.Sprintf("%s#%d", in.Path, d.entry)
	}
	if d.err != nil {
		r := refusalOf(path, d.err)
		if r.Line == 0 {
			r.Line = d.line
		}
		return corpus.Article{}, r
	}
	refuse := func(reason, hint string) (corpus.Article, error) {
		return corpus.Article{}, Refusal{Path: path, Line: d.line, Reason: reason, Hint: hint}
	}
	code := in.Lang
	if code == "" {
		code = languageOf(d.text(), d.declared, in.Langs)
	}
	if code == "" {
		return refuse("there is no text in it", "give a file that holds an article's text")
	}
	if !wanted(code, in.Langs) {
		return refuse(fmt.Sprintf("the text is in %s, the corpus holds %s", lang.NameOf(code), names(in.Langs)),
			"leave the file out, or say --lang CODE if the language was mistaken")
	}
	d.Lang = code
	a := d.assemble(lang.Get(code))
	if len(a.Paragraphs) == 0 {
		return refuse("no article text in it", "see that the page was saved whole; plain text is always read")
	}
	if in.Agency != "" {
		a.Agency = in.Agency
		if key := agencyKey(in.Agency); key != "" {
			a.Agency = key
		}
	}
	a.Date = overrideDate(a.Date, in.Date)
	if in.Date != "" && !strings.HasPrefix(a.Time, a.Date) {
		a.Time = ""
	}
	a.Place = corpus.Place{Path: path, Format: d.format, Charset: charset}
	return a, nil
}

// names lists languages for a message: "English and Russian".
func names(codes []string) string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = lang.NameOf(c)
	}
	return strings.Join(out, " and ")
}
