package wire

import (
	"regexp"
	"strings"
)

// parseNITF reads a NITF document that stands alone.
func parseNITF(text string) ([]draft, error) {
	root, err := parseXML(text)
	if err != nil {
		return nil, err
	}
	var drafts []draft
	for i, e := range root.all("nitf") {
		d := draft{format: formatNITF, fixed: true}
		d.nitf(e)
		if i > 0 {
			d.entry = i + 1
		}
		drafts = append(drafts, d)
	}
	if len(drafts) > 1 {
		drafts[0].entry = 1
	}
	return drafts, nil
}

// nitf adds what a NITF element holds: head, body.head, body.content.
func (d *draft) nitf(e *element) {
	d.declared = orElse(d.declared, e.attr("lang"))
	head := e.find("body.head")
	d.Title = orElse(d.Title, orElse(head.find("hl1").content(), e.find("head", "title").content()))
	d.Deck = orElse(d.Deck, head.find("hl2").content())
	for _, b := range head.all("byline") {
		if s := b.content(); s != "" {
			d.Credits = append(d.Credits, s)
		}
	}
	if line := head.find("dateline"); line != nil {
		d.City = orElse(d.City, line.find("location").content())
		d.Dateline = orElse(d.Dateline, line.content())
		d.setMoment(line.find("story.date").attr("norm"))
	}
	for _, path := range [][]string{{"date.issue"}, {"date.release"}} {
		d.setMoment(e.find(path...).attr("norm"))
	}
	pub := e.find("pubdata")
	d.setMoment(pub.attr("date.publication"))
	d.Agency = orElse(d.Agency, agencyKey(orElse(head.find("distributor").content(), pub.attr("name"))))
	if id := e.find("doc-id").attr("id-string"); id != "" {
		d.AltIDs = append(d.AltIDs, id)
	}
	body := e.find("body.content")
	if body == nil {
		body = e.find("body")
	}
	d.nitfBody(body)
}

// nitfBody walks the body: paragraphs, subheads and lists; pictures and tables keep apart.
func (d *draft) nitfBody(e *element) {
	if e == nil {
		return
	}
	var loose strings.Builder // text outside any paragraph
	flush := func() {
		d.blocks = append(d.blocks, regroup(textBlocks(repair(loose.String())), len(d.blocks))...)
		loose.Reset()
	}
	for _, c := range e.children {
		switch strings.ToLower(c.name) {
		case "":
			loose.WriteString(c.text)
		case "p", "li", "dt", "dd", "pre":
			flush()
			d.add(plain, repair(c.content()))
		case "hl1", "hl2", "hl3", "hl4", "h1", "h2", "h3", "h4":
			flush()
			d.add(heading, repair(c.content()))
		case "media":
			flush()
			for _, m := range c.all("media-caption") {
				d.add(caption, repair(m.content()))
			}
			for _, m := range c.all("media-producer") {
				d.add(credit, repair(m.content()))
			}
		case "table", "nitf-table", "note", "media-caption", "media-producer", "media-reference", "media-metadata", "body.head", "body.end", "script", "style":
			flush()
		case "em", "b", "i", "q", "a", "person", "org", "location", "money", "num", "chron", "event", "function", "object.title", "virtloc", "copyrite", "span", "strong", "city", "country", "state", "region":
			c.write(&loose)
		case "br":
			loose.WriteByte('\n')
		default:
			flush()
			d.nitfBody(c)
		}
	}
	flush()
}

// regroup numbers blocks on from those already there.
func regroup(blocks []block, from int) []block {
	for i := range blocks {
		blocks[i].group += from
	}
	return blocks
}

var rxLostApostrophe = regexp.MustCompile(`(\p{L})\?(\p{Ll}{1,2}(?:[^\p{L}]|$))`)

// repair puts back the curly apostrophe that some wires turn into a question mark: "the EU?s decision".
// Between two letters a question mark can be nothing else.
func repair(s string) string {
	if !strings.Contains(s, "?") || strings.Contains(s, "://") {
		return s
	}
	return rxLostApostrophe.ReplaceAllString(s, "$1’$2")
}
