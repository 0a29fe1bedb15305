package exchange

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
)

// elements reads an XML file element by element, within the bounds of a reading.
type elements struct {
	f     *reading
	d     *xml.Decoder
	open  []string // names of the elements around, the innermost last
	ended bool
}

// readXML reads a TMX or XLIFF file, whichever its root says.
func readXML(f *reading, t *taking) error {
	x := &elements{f: f, d: xml.NewDecoder(f)}
	x.d.CharsetReader = x.charset
	for {
		token, err := x.next()
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch name(start.Name) {
		case "tmx":
			return readTMX(x, t)
		case "xliff":
			return readXLIFF(x, t, [2]string{attr(start, "srcLang"), attr(start, "trgLang")})
		}
		return x.bad(fmt.Sprintf("its root is <%.40s>, not tmx or xliff", start.Name.Local), "give a TMX, XLIFF, TSV or CSV file")
	}
}

// next gives the next token. At the end of the file, which must be that of the root, it gives io.EOF.
func (x *elements) next() (xml.Token, error) {
	x.f.step()
	token, err := x.d.Token()
	switch {
	case err == io.EOF && x.ended:
		return nil, io.EOF
	case err == io.EOF:
		return nil, x.bad("it ends in the middle", "copy it again")
	case err != nil:
		return nil, x.explain(err)
	}
	switch e := token.(type) {
	case xml.StartElement:
		if x.ended {
			return nil, x.bad("something follows behind its end", "a file holds one document")
		}
		if len(x.open) >= mostDepth {
			return nil, x.bad(fmt.Sprintf("elements stand more than %d deep inside each other", mostDepth), "it is no file of a translation program")
		}
		x.open = append(x.open, name(e.Name))
	case xml.EndElement:
		x.open = x.open[:len(x.open)-1]
		x.ended = len(x.open) == 0
	case xml.CharData:
		if len(x.open) == 0 && strings.TrimSpace(string(e)) != "" {
			return nil, x.bad("text stands outside its elements", "a file holds one document")
		}
	}
	return token, nil
}

// parent is the name of the element around the n-th innermost one; 0 is the one that is open.
func (x *elements) parent(n int) string {
	if n >= len(x.open) {
		return ""
	}
	return x.open[len(x.open)-1-n]
}

// text reads the rest of the element that was just opened: its text, without that of elements that hold a
// format's codes.
func (x *elements) text() (string, error) {
	var b strings.Builder
	depth, code := len(x.open), 0
	for {
		token, err := x.next()
		if err != nil {
			return "", err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if code == 0 && codes[name(e.Name)] {
				code = len(x.open)
			}
		case xml.EndElement:
			if len(x.open) < depth {
				return b.String(), nil
			}
			if code > len(x.open) {
				code = 0
			}
		case xml.CharData:
			if code > 0 {
				continue
			}
			if b.Len()+len(e) > mostSegment {
				return "", x.bad(fmt.Sprintf("a segment is longer than %d KB", mostSegment>>10), "see whether a tag was left open")
			}
			b.Write(e)
		}
	}
}

// codes are the elements inside a segment whose content is not text.
var codes = map[string]bool{"bpt": true, "ept": true, "ph": true, "it": true, "ut": true, "cp": true, "sc": true, "ec": true}

// skip reads to the end of the element that was just opened.
func (x *elements) skip() error {
	for depth := len(x.open); len(x.open) >= depth; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

func name(n xml.Name) string { return strings.ToLower(n.Local) }

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, local) {
			return a.Value
		}
	}
	return ""
}

func (x *elements) line() int { line, _ := x.d.InputPos(); return line }

func (x *elements) bad(reason, remedy string) error {
	line, column := x.d.InputPos()
	return &Unreadable{Line: line, Column: column, Reason: reason, Remedy: remedy}
}

// explain says in words for users what the XML reader found.
func (x *elements) explain(err error) error {
	var s *xml.SyntaxError
	var u *Unreadable
	switch {
	case errors.As(err, &u):
		return u
	case errors.Is(err, errPiece):
		return x.bad(err.Error(), "see whether a tag or a quote was left open")
	case errors.As(err, &s):
		reason, remedy := s.Msg, "mend the XML in this place; xmllint tells more"
		switch {
		case strings.Contains(reason, "invalid UTF-8"):
			reason, remedy = "it is not in the encoding it says it is in (UTF-8 where it says nothing)", "save it as UTF-8"
		case strings.Contains(reason, "illegal character code"):
			reason, remedy = "a control character, which XML forbids: "+strings.TrimPrefix(reason, "illegal character code "), "take the character out"
		case strings.Contains(reason, "character entity"):
			remedy = "only &amp; &lt; &gt; &quot; &apos; and numbers are read; entities that a file defines for itself are not"
		case strings.Contains(reason, "unexpected EOF"):
			reason, remedy = "it ends in the middle", "copy it again"
		}
		return x.bad(reason, remedy)
	}
	if message := err.Error(); strings.HasPrefix(message, "xml: ") {
		return x.bad(strings.TrimPrefix(message, "xml: "), "save it as UTF-8")
	}
	return err
}

// charset decodes what is not UTF-8, as the XML declaration asks for.
func (x *elements) charset(label string, r io.Reader) (io.Reader, error) {
	lower := strings.ToLower(label)
	if strings.HasPrefix(lower, "utf-16") || strings.HasPrefix(lower, "ucs-2") || strings.HasPrefix(lower, "iso-10646") {
		if !x.f.wide {
			return nil, x.bad("it says it is in "+label+", and is not", "save it as UTF-8")
		}
		return r, nil
	}
	if x.f.wide {
		return r, nil // a byte order mark says more than a declaration
	}
	encoding, err := htmlindex.Get(label)
	if err != nil {
		return nil, x.bad(fmt.Sprintf("it is in an encoding that is not known, %.40q", label), "save it as UTF-8")
	}
	if x.f.utf8 && lower != "us-ascii" {
		return nil, x.bad("it says it is in "+label+", and is in UTF-8", "write UTF-8 into its first line, or take the encoding out")
	}
	return encoding.NewDecoder().Reader(r), nil
}
