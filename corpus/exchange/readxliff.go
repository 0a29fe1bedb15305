package exchange

import (
	"encoding/xml"
	"io"
	"strings"

	"tolmach/corpus"
)

// readXLIFF reads XLIFF 1.x and 2.x, from what stands behind <xliff>, whose languages (2.x) are codes. Alternative translations, notes and the codes
// of inline elements are passed over.
func readXLIFF(x *elements, t *taking, codes [2]string) error {
	r := xliffReader{elements: x, t: t, codes: codes}
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			switch e := token.(type) {
			case xml.StartElement:
				err = r.start(e)
			case xml.EndElement:
				err = r.end(name(e.Name))
			}
		}
		if err != nil {
			return err
		}
	}
}

type xliffReader struct {
	*elements
	t        *taking
	codes    [2]string // source and target language of the file element
	file     string
	articles [2]corpus.ArticleRef
	unit     Entry
	approved string
	state    string
	segments int  // of a unit of XLIFF 2
	in       bool // a trans-unit or unit
}

func (r *xliffReader) start(e xml.StartElement) error {
	around := r.parent(1)
	switch name(e.Name) {
	case "file":
		r.file, r.articles = attr(e, "original"), [2]corpus.ArticleRef{}
		if s := attr(e, "source-language"); s != "" {
			r.codes = [2]string{s, attr(e, "target-language")}
		}
		if r.file == "" {
			r.file = attr(e, "id")
		}
	case "note":
		from := attr(e, "from")
		text, err := r.text()
		if code, what, ok := strings.Cut(from, " "); ok && around == "header" {
			if side := r.t.side(code); side >= 0 {
				tell(&r.articles[side], what, text)
			}
		}
		return err
	case "trans-unit", "unit":
		r.in, r.segments = true, 0
		r.unit = Entry{ID: cell(attr(e, "id")), Confidence: -1, Document: r.file, Line: r.line(), Articles: r.articles}
		r.approved, r.state = strings.ToLower(attr(e, "approved")), ""
	case "segment":
		if r.in {
			r.segments++
			r.unit.Texts = [2]string{}
			r.state = strings.ToLower(attr(e, "state"))
		}
	case "source", "target":
		if around != "trans-unit" && around != "segment" || !r.in {
			return r.skip()
		}
		i := 0
		if name(e.Name) == "target" {
			i = 1
			if r.state == "" {
				r.state = strings.ToLower(attr(e, "state"))
			}
		}
		code := r.codes[i]
		for _, a := range e.Attr {
			if a.Name.Local == "lang" {
				code = a.Value
			}
		}
		text, err := r.text()
		if err != nil {
			return err
		}
		if side := r.t.side(code); side >= 0 && r.unit.Texts[side] == "" {
			r.unit.Texts[side] = text
		}
	case "context", "meta":
		kind := attr(e, "context-type") + attr(e, "type")
		text, err := r.text()
		if err != nil || !r.in {
			return err
		}
		r.unit.say(kind, text)
		if code, what, ok := strings.Cut(kind, "-"); ok && code != "x" {
			for side, l := range r.t.langs {
				if l == strings.ToLower(code) {
					tell(&r.unit.Articles[side], what, text)
				}
			}
		}
	case "alt-trans", "seg-source", "ignorable", "matches", "originaldata", "glossary":
		return r.skip()
	}
	return nil
}

func (r *xliffReader) end(name string) error {
	switch name {
	case "segment":
		if !r.in {
			return nil
		}
		unit := r.unit
		if unit.Status = stateStatus(unit.Status, r.approved, r.state); r.segments > 1 && unit.ID != "" {
			unit.ID += "#" + join(r.segments, 0)
		}
		return r.t.take(&unit, r.file)
	case "trans-unit":
		r.in = false
		r.unit.Status = stateStatus(r.unit.Status, r.approved, r.state)
		return r.t.take(&r.unit, r.file)
	case "unit":
		r.in = false
	}
	return nil
}

// stateStatus is what the state of a unit comes to, which a person may have changed in a program: it goes before the
// status that was exported with it.
func stateStatus(exported corpus.Status, approved, state string) corpus.Status {
	done := approved == "yes" || state == "final" || state == "reviewed" || state == "signed-off"
	switch {
	case done:
		return corpus.Confirmed
	case exported == corpus.Confirmed && (approved == "no" || state != ""):
		return corpus.Review // was approved once, and is not any more
	}
	return exported
}
