package wire

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// element is an XML element; namespaces are left aside, for agencies mix versions of them.
type element struct {
	name     string
	attrs    []xml.Attr
	children []*element // text stands between them as elements without a name
	text     string     // of those
}

// The bounds of an XML document: no format nests deeper or has more elements.
const (
	maxXMLDepth    = 200
	maxXMLElements = 2_000_000
)

// parseXML reads a document into a tree. The decoder knows the entities of HTML and expands no
// others, so a document cannot blow up.
func parseXML(text string) (*element, error) {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // decoded already
	root := &element{}
	open := []*element{root}
	fail := func(what string) error {
		line, _ := dec.InputPos()
		return Refusal{Line: line, Reason: what, Hint: "fetch the file again; it was cut or damaged"}
	}
	for n := 0; ; n++ {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				return nil, fail("invalid XML: " + syntax.Msg)
			}
			return nil, fail("invalid XML: " + err.Error())
		}
		top := open[len(open)-1]
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(open) > maxXMLDepth || n > maxXMLElements {
				return nil, fail(fmt.Sprintf("XML with more than %d levels or %d parts", maxXMLDepth, maxXMLElements))
			}
			e := &element{name: tok.Name.Local, attrs: tok.Attr}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.children = append(top.children, &element{text: string(tok)})
		}
	}
	for _, c := range root.children {
		if c.name != "" {
			return root, nil
		}
	}
	return nil, fail("the XML has no elements")
}

// attr is an attribute's value by its local name.
func (e *element) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// find returns the first element at a path of names below e, at any depth for its first step; nil
// when there is none.
func (e *element) find(path ...string) *element {
	if e == nil || len(path) == 0 {
		return e
	}
	for _, c := range e.children {
		if c.name != "" && strings.EqualFold(c.name, path[0]) {
			if got := c.find(path[1:]...); got != nil {
				return got
			}
		}
	}
	for _, c := range e.children {
		if c.name != "" {
			if got := c.find(path...); got != nil {
				return got
			}
		}
	}
	return nil
}

// all returns the outermost elements of a name below e.
func (e *element) all(name string) (out []*element) {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		switch {
		case strings.EqualFold(c.name, name) && c.name != "":
			out = append(out, c)
		case c.name != "":
			out = append(out, c.all(name)...)
		}
	}
	return out
}

// content is the text below e, as one clean line; wires break their fields.
func (e *element) content() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.write(&b)
	return tidy(b.String())
}

func (e *element) write(b *strings.Builder) {
	if e.name == "" {
		b.WriteString(e.text)
	}
	if strings.EqualFold(e.name, "br") {
		b.WriteByte(' ')
	}
	for _, c := range e.children {
		c.write(b)
	}
}
