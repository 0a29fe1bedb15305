package wire

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"tolmach/corpus"
)

// record is a JSONL article; only text or paragraphs is required, other keys are ignored.
type record struct {
	ID            text            `json:"id"`
	Lang          text            `json:"lang"`
	Title         text            `json:"title"`
	Deck          text            `json:"deck"`
	Text          text            `json:"text"`
	Paragraphs    []string        `json:"paragraphs"`
	Date          text            `json:"date"`
	Agency        text            `json:"agency"`
	URL           text            `json:"url"`
	TranslationOf json.RawMessage `json:"translation_of"`
}

// text is a string that may also be written as a number or null.
type text string

func (t *text) UnmarshalJSON(data []byte) error {
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		return err
	}
	switch v := v.(type) {
	case nil:
	case string:
		*t = text(v)
	case float64:
		*t = text(strings.TrimSpace(string(data)))
	default:
		return fmt.Errorf("a string was expected, not %.40s", data)
	}
	return nil
}

// readLines streams a JSONL file: an article of ours or a ninjs item a line. A line that cannot be
// read is refused, the others are read all the same; a line that is too long is passed over without
// being held in memory.
func readLines(in Input, r *bufio.Reader, yield func(corpus.Article, error) bool) {
	src := io.Reader(r)
	wide := ""
	if head, _ := r.Peek(4096); len(head) > 1 {
		if _, name, err := decode(head, false); err == nil && strings.HasPrefix(name, "utf-16") {
			wide = name
			order := unicode.LittleEndian
			if name == "utf-16be" {
				order = unicode.BigEndian
			}
			src = unicode.UTF16(order, unicode.UseBOM).NewDecoder().Reader(r)
		}
	}
	lines := bufio.NewReaderSize(src, headSize)
	entry, any := 0, false
	for number := 1; ; number++ {
		line, tooLong, err := readLine(lines)
		if err != nil && err != io.EOF {
			yield(corpus.Article{}, fmt.Errorf("%s:%d: %w", in.Path, number, err))
			return
		}
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff")))
		if len(line) > 0 || tooLong {
			any = true
			entry++
			d := draft{format: formatJSONL, fixed: true}
			charset := wide
			if tooLong {
				d.err = Refusal{Reason: fmt.Sprintf("the line is longer than %d MB, which no article is", maxArticle>>20),
					Hint: "see that every article stands on a line of its own"}
			} else {
				d, charset = parseLine(line)
				charset = orElse(wide, charset)
			}
			d.entry, d.line = entry, number
			if !yield(d.finish(in, charset)) {
				return
			}
		}
		if err == io.EOF {
			break
		}
	}
	if !any {
		yield(corpus.Article{}, Refusal{Path: in.Path, Reason: "the file is empty", Hint: "leave it out, or fetch it again"})
	}
}

// readLine reads up to the end of a line; of one that is too long only that it is so.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !tooLong {
			if line = append(line, part...); len(line) > maxArticle {
				line, tooLong = nil, true
			}
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

// parseLine reads one line, whose charset may differ from that of the others.
func parseLine(line []byte) (d draft, charset string) {
	defer func() {
		if p := recover(); p != nil {
			d = draft{format: formatJSONL, err: Refusal{Reason: "the line is too broken to be read"}}
		}
	}()
	s, charset, err := decode(line, false)
	if err != nil {
		return draft{format: formatJSONL, err: err}, charset
	}
	return parseObject([]byte(s)), charset
}

// parseObject reads a JSON object: a ninjs item when it has its keys, else an article of ours.
func parseObject(data []byte) draft {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(data, &keys); err != nil {
		return draft{format: formatJSONL, err: notJSON(data, err)}
	}
	if isNinjs(keys) {
		return ninjs(keys)
	}
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return draft{format: formatJSONL, err: notJSON(data, err)}
	}
	d := draft{format: formatJSONL, fixed: true, declared: string(r.Lang)}
	d.Title, d.Deck, d.URL = string(r.Title), string(r.Deck), string(r.URL)
	if d.Agency = agencyKey(string(r.Agency)); d.Agency == "" {
		d.Agency = strings.TrimSpace(string(r.Agency))
	}
	if date := string(r.Date); date != "" {
		d.setMoment(date)
		if d.Date == "" && dayOnly(date) {
			d.Date = date
		}
	}
	if r.ID != "" {
		d.AltIDs = append(d.AltIDs, string(r.ID))
	}
	d.Translations = references(r.TranslationOf)
	switch {
	case len(r.Paragraphs) > 0:
		for _, p := range r.Paragraphs {
			d.add(plain, p)
		}
	case r.Text != "":
		d.blocks = textBlocks(string(r.Text))
	default:
		d.err = Refusal{Reason: `neither "text" nor "paragraphs" in it`, Hint: `an article is {"title": ..., "text": ...}; see the help of tolmach add`}
	}
	return d
}

// dayOnly passes "--09-29", a date without a year.
func dayOnly(s string) bool {
	return len(s) == 7 && strings.HasPrefix(s, "--") && valid("2000-"+s[2:]) != ""
}

// notJSON says what is wrong with a line, and where.
func notJSON(data []byte, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return Refusal{Reason: fmt.Sprintf("not JSON: %v at byte %d", err, syntax.Offset), Hint: "one JSON object a line is wanted; mend or remove the line"}
	case errors.As(err, &kind) && kind.Field != "":
		return Refusal{Reason: fmt.Sprintf("%q holds a %s where a %s is wanted", kind.Field, kind.Value, kind.Type), Hint: "see the help of tolmach add for the keys of an article"}
	case errors.As(err, &kind):
		return Refusal{Reason: "a JSON " + kind.Value + ", not an object", Hint: "one JSON object a line is wanted"}
	}
	return Refusal{Reason: err.Error(), Hint: "see the help of tolmach add for the keys of an article"}
}

// references reads translation_of: an id or address, a list of them, or an object with lang and id or url.
func references(raw json.RawMessage) []corpus.Reference {
	var v any
	if len(raw) == 0 || json.Unmarshal(raw, &v) != nil {
		return nil
	}
	var out []corpus.Reference
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		switch v := v.(type) {
		case string:
			if v != "" {
				out = append(out, corpus.Reference{Ref: v})
			}
		case float64:
			out = append(out, corpus.Reference{Ref: fmt.Sprint(v)})
		case []any:
			for _, x := range v {
				if depth < 3 {
					walk(x, depth+1)
				}
			}
		case map[string]any:
			r := corpus.Reference{Lang: baseCode(firstString(v, "lang", "inLanguage", "language"))}
			if r.Ref = firstString(v, "url", "@id", "id", "uri", "href"); r.Ref != "" {
				out = append(out, r)
			}
		}
	}
	walk(v, 0)
	return out
}

// firstString is the first of some keys that holds a string.
func firstString(m map[string]any, keys ...string) string {
	for _, k := range keys {
		if s, ok := m[k].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// parseJSON reads a JSON file: one object, an array of them, or several one after another.
func parseJSON(text string) ([]draft, error) {
	data := []byte(strings.TrimSpace(text))
	if len(data) > 0 && data[0] == '[' {
		var items []json.RawMessage
		if err := json.Unmarshal(data, &items); err != nil {
			return nil, withLine(data, err)
		}
		drafts := make([]draft, len(items))
		for i, item := range items {
			if drafts[i] = parseObject(item); len(item) > maxArticle {
				drafts[i] = draft{err: Refusal{Reason: fmt.Sprintf("larger than %d MB, which no article is", maxArticle>>20)}}
			}
			drafts[i].entry = i + 1
		}
		return drafts, nil
	}
	if !json.Valid(data) {
		var v any
		return nil, withLine(data, json.Unmarshal(data, &v))
	}
	return []draft{parseObject(data)}, nil
}

// withLine adds the line to a refusal of a whole JSON file.
func withLine(data []byte, err error) error {
	var r Refusal
	if !errors.As(notJSON(data, err), &r) {
		return err
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		r.Line = 1 + bytes.Count(data[:min(int64(len(data)), syntax.Offset)], []byte("\n"))
	}
	r.Hint = "mend the file; one article a line (JSONL) lets the others be read"
	return r
}
