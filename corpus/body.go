package corpus

import (
	"encoding/binary"
	"errors"
	"strings"
)

// An article's text is kept once: the paragraphs, one a line, and the sentences as places in them.
// A sentence that is not a piece of its paragraph (a reader that tidied it) follows after the text.

var errBody = errors.New("damaged text")

// packBody gives the text and the places of paragraphs and sentences in it.
func packBody(paragraphs []string, sentences []Sentence) (text string, spans []byte) {
	var b, tail strings.Builder
	spans = binary.AppendUvarint(nil, uint64(len(paragraphs)))
	for _, p := range paragraphs {
		b.WriteString(p)
		b.WriteByte('\n')
		spans = binary.AppendUvarint(spans, uint64(len(p)))
	}
	spans = binary.AppendUvarint(spans, uint64(len(sentences)))
	paragraph, at := 0, 0
	for _, s := range sentences {
		step := s.Paragraph - paragraph
		if step != 0 {
			paragraph, at = s.Paragraph, 0
		}
		spans = binary.AppendVarint(spans, int64(step))
		gap := -1
		if paragraph >= 0 && paragraph < len(paragraphs) {
			gap = strings.Index(paragraphs[paragraph][at:], s.Text)
		}
		spans = binary.AppendUvarint(spans, uint64(gap+1)) // 0: in the tail
		spans = binary.AppendUvarint(spans, uint64(len(s.Text)))
		if gap < 0 {
			tail.WriteString(s.Text)
		} else {
			at += gap + len(s.Text)
		}
	}
	return b.String() + tail.String(), spans
}

// body is a packed text that is taken apart on demand.
type body struct {
	text  string
	spans []byte
}

func (b *body) uvarint() int {
	n, size := binary.Uvarint(b.spans)
	if size <= 0 || n > uint64(len(b.text))+1<<20 {
		b.spans = nil
		return -1
	}
	b.spans = b.spans[size:]
	return int(n)
}

// unpackBody is the reverse of packBody.
func unpackBody(text string, spans []byte) (paragraphs []string, sentences []Sentence, err error) {
	b := body{text, spans}
	count := b.uvarint()
	if count < 0 || count > len(text) {
		return nil, nil, errBody
	}
	starts := make([]int, 0, count)
	at := 0
	for range count {
		n := b.uvarint()
		if n < 0 || at+n+1 > len(text) {
			return nil, nil, errBody
		}
		paragraphs = append(paragraphs, text[at:at+n])
		starts = append(starts, at)
		at += n + 1
	}
	tail := at
	count = b.uvarint()
	if count < 0 || count > len(b.spans) {
		return nil, nil, errBody
	}
	if count > 0 {
		sentences = make([]Sentence, 0, count)
	}
	paragraph := 0
	if len(starts) > 0 {
		at = starts[0]
	}
	for range count {
		step, size := binary.Varint(b.spans)
		if size <= 0 {
			return nil, nil, errBody
		}
		b.spans = b.spans[size:]
		if step != 0 {
			paragraph += int(step)
			if paragraph >= 0 && paragraph < len(starts) {
				at = starts[paragraph]
			}
		}
		gap, length := b.uvarint(), b.uvarint()
		if gap < 0 || length < 0 {
			return nil, nil, errBody
		}
		from := &at
		if gap == 0 {
			from = &tail
		} else {
			at += gap - 1
		}
		if *from+length > len(text) {
			return nil, nil, errBody
		}
		sentences = append(sentences, Sentence{paragraph, text[*from : *from+length]})
		*from += length
	}
	return paragraphs, sentences, nil
}
