package wire

import (
	"strings"

	"tolmach/corpus"
)

// parseNewsMLG2 reads NewsML-G2: a newsItem, or a newsMessage with several.
func parseNewsMLG2(text string) ([]draft, error) {
	root, err := parseXML(text)
	if err != nil {
		return nil, err
	}
	items := root.all("newsItem")
	if len(items) == 0 {
		return nil, Refusal{Reason: "no newsItem in it", Hint: "a package names articles but holds none; give the newsItems themselves"}
	}
	drafts := make([]draft, len(items))
	for i, item := range items {
		drafts[i] = itemG2(item)
	}
	return number(drafts), nil
}

// itemG2 reads one newsItem.
func itemG2(item *element) draft {
	d := draft{format: formatNewsMLG2, fixed: true}
	meta, content := item.find("itemMeta"), item.find("contentMeta")
	if s := code(meta.find("pubStatus")); s == "canceled" || s == "withheld" {
		d.err = Refusal{Reason: "the item was " + s + " by its agency", Hint: "leave it out"}
		return d
	}
	if c := code(meta.find("itemClass")); c != "" && c != "text" && c != "composite" {
		d.err = Refusal{Reason: "the item is a " + c + ", not a text", Hint: "leave it out"}
		return d
	}
	d.declared = orElse(content.find("language").attr("tag"), item.attr("lang"))
	d.Title = orElse(content.find("headline").content(), meta.find("title").content())
	d.Dateline = content.find("dateline").content()
	located := content.find("located")
	d.City = orElse(located.find("name").content(), located.attr("literal"))
	d.Agency = agencyKey(orElse(meta.find("provider").attr("literal"), meta.find("provider", "name").content()))
	for _, name := range []string{"infoSource", "creditline"} {
		if e := content.find(name); e != nil && d.Agency == "" {
			d.Agency = agencyKey(orElse(e.content(), e.attr("literal")))
		}
	}
	if d.Agency == "" {
		d.Agency = agencyKey(code(meta.find("provider")))
	}
	d.setMoment(content.find("contentCreated").content())
	d.setMoment(meta.find("firstCreated").content())
	d.setMoment(meta.find("versionCreated").content())
	if id := item.attr("guid"); id != "" {
		d.AltIDs = append(d.AltIDs, id)
	}
	for _, id := range content.all("altId") {
		if s := id.content(); s != "" {
			d.AltIDs = append(d.AltIDs, s)
		}
	}
	for _, link := range item.all("link") {
		rel := link.attr("rel")
		if strings.HasSuffix(rel, ":translatedFrom") || strings.HasSuffix(rel, ":translation") || strings.HasSuffix(rel, ":isTranslationOf") {
			if ref := orElse(link.attr("residref"), link.attr("href")); ref != "" {
				d.Translations = append(d.Translations, corpus.Reference{Lang: baseCode(link.attr("hreflang")), Ref: ref})
			}
		}
	}
	set := item.find("contentSet")
	if all := set.all("inlineXML"); len(all) > 0 { // other renditions hold the same text
		x := all[0]
		if n := x.find("nitf"); n != nil {
			d.nitf(n)
		} else if b := x.find("body"); b != nil {
			d.nitfBody(b)
		} else {
			d.nitfBody(x)
		}
	}
	if len(d.blocks) == 0 {
		if all := set.all("inlineData"); len(all) > 0 {
			x := all[0]
			var raw strings.Builder
			x.write(&raw)
			if strings.Contains(x.attr("contenttype"), "html") {
				d.blocks = fragmentBlocks(raw.String())
			} else {
				d.blocks = textBlocks(raw.String())
			}
		}
	}
	if len(d.blocks) == 0 {
		d.err = Refusal{Reason: "the item has no text", Hint: "leave it out, or ask the agency for items with inline content"}
	}
	return d
}

// code is the last part of an element's qcode: "canceled" of "stat:canceled".
func code(e *element) string {
	q := e.attr("qcode")
	return strings.ToLower(q[strings.LastIndexByte(q, ':')+1:])
}
