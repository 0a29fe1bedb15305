package exchange

import (
	"encoding/xml"
	"io"

	"tolmach/corpus"
)

// readTMX reads TMX of any version, from what stands behind <tmx>. It is tolerant of what programs write: missing
// attributes of the header, lang for xml:lang, regions in language codes, properties in any place. Of several
// variants in one language the first counts.
func readTMX(x *elements, t *taking) error {
	for {
		token, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && name(e.Name) == "tu" {
			if err := readTU(x, t, attr(e, "tuid")); err != nil {
				return err
			}
		}
	}
}

func readTU(x *elements, t *taking, id string) error {
	unit := Entry{ID: cell(id), Confidence: -1, Line: x.line()}
	side, inside := -1, false // a tuv
	var about corpus.ArticleRef
	for depth := len(x.open); ; {
		token, err := x.next()
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch name(e.Name) {
			case "tuv":
				code := ""
				for _, a := range e.Attr { // xml:lang says more than lang
					if a.Name.Local == "lang" && (code == "" || a.Name.Space != "") {
						code = a.Value
					}
				}
				side, inside, about = t.side(code), true, corpus.ArticleRef{}
			case "prop":
				kind := attr(e, "type")
				text, err := x.text()
				if err != nil {
					return err
				}
				if inside {
					tell(&about, kind, text)
				} else {
					unit.say(kind, text)
				}
			case "seg":
				text, err := x.text()
				if err != nil {
					return err
				}
				if inside && side >= 0 && unit.Texts[side] == "" {
					unit.Texts[side] = text
				}
			case "note":
				if err := x.skip(); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if name(e.Name) == "tuv" {
				if side >= 0 && unit.Articles[side] == (corpus.ArticleRef{}) {
					unit.Articles[side] = about
				}
				inside = false
			}
			if len(x.open) < depth {
				return t.take(&unit, "")
			}
		}
	}
}
