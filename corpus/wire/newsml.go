package wire

import "strings"

// parseNewsML reads NewsML 1.x, as TASS and others send it: one or more NewsItems, the text as NITF
// without a namespace or as plain paragraphs, fields broken by newlines.
func parseNewsML(text string) ([]draft, error) {
	root, err := parseXML(text)
	if err != nil {
		return nil, err
	}
	sent := root.find("NewsEnvelope", "DateAndTime").content()
	items := root.all("NewsItem")
	var drafts []draft
	for _, item := range items {
		// language versions may stand side by side as components with bodies of their own
		parts := bodies(item)
		if len(parts) == 0 {
			parts = []*element{item}
		}
		for _, part := range parts {
			drafts = append(drafts, newsItem(sent, item, part))
		}
	}
	return number(drafts), nil
}

// number counts the entries of a file that holds more than one.
func number(drafts []draft) []draft {
	if len(drafts) > 1 {
		for i := range drafts {
			drafts[i].entry = i + 1
		}
	}
	return drafts
}

// bodies finds the innermost NewsComponents that hold text, and that have a headline of their own
// when there are several.
func bodies(item *element) (out []*element) {
	var walk func(e *element) bool // says whether there is text below
	walk = func(e *element) bool {
		has := false
		for _, c := range e.children {
			if c.name == "" {
				continue
			}
			if strings.EqualFold(c.name, "DataContent") {
				has = true
			}
			if walk(c) {
				has = true
			}
		}
		if has && strings.EqualFold(e.name, "NewsComponent") && e.find("HeadLine") != nil {
			out = append(out, e)
			return false
		}
		return has
	}
	walk(item)
	return out
}

// newsItem reads one text of a NewsItem; what its component does not say, the item says, and last the
// envelope that tells when all was sent.
func newsItem(sent string, item, part *element) draft {
	d := draft{format: formatNewsML, fixed: true}
	either := func(path ...string) *element {
		if e := part.find(path...); e != nil {
			return e
		}
		return item.find(path...)
	}
	if s := item.find("NewsManagement", "Status").attr("FormalName"); strings.EqualFold(s, "Canceled") || strings.EqualFold(s, "Embargoed") {
		d.err = Refusal{Reason: "the item is " + strings.ToLower(s), Hint: "leave it out"}
		return d
	}
	lines := either("NewsLines")
	d.Title = repair(either("HeadLine").content())
	d.Deck = repair(lines.find("SubHeadLine").content())
	d.Dateline = lines.find("DateLine").content()
	d.declared = orElse(either("DescriptiveMetadata", "Language").attr("FormalName"), orElse(part.attr("lang"), item.attr("lang")))
	for _, e := range []*element{part, item} {
		for _, p := range e.all("Property") {
			if strings.EqualFold(p.attr("FormalName"), "City") && d.City == "" {
				d.City = p.attr("Value")
			}
		}
	}
	provider := item.find("ProviderId").content()
	d.Agency = orElse(agencyKey(provider), agencyKey(either("Provider").find("Party").attr("FormalName")))
	for _, name := range []string{"FirstCreated", "ThisRevisionCreated"} {
		d.setMoment(item.find(name).content())
	}
	d.setMoment(sent)
	if d.Date == "" {
		if id := item.find("DateId").content(); len(id) >= 8 {
			d.setMoment(id[:8])
		}
	}
	for _, name := range []string{"guid", "NewsItemId"} {
		if id := either(name).content(); id != "" {
			d.AltIDs = append(d.AltIDs, id)
		}
	}
	content := part.all("DataContent")
	for _, c := range content {
		if n := c.find("nitf"); n != nil {
			d.nitf(n)
			continue
		}
		if b := c.find("body.content"); b != nil {
			c = b
		} else if b := c.find("body"); b != nil {
			c = b
		}
		d.nitfBody(c)
	}
	if len(content) == 0 {
		d.err = Refusal{Reason: "the item has no text", Hint: "leave it out; pictures and packages are not articles"}
	}
	return d
}
