package wire

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// isNinjs tells a ninjs item from an article of ours by keys that only ninjs has.
func isNinjs(keys map[string]json.RawMessage) bool {
	if keys["text"] != nil || keys["paragraphs"] != nil {
		return false
	}
	for k := range keys {
		switch k {
		case "headline", "headlines", "bodies", "versioncreated", "versionCreated", "pubstatus", "pubStatus":
			return true
		}
		if strings.HasPrefix(k, "body_") {
			return true
		}
	}
	return keys["uri"] != nil && keys["type"] != nil
}

// roleValue is an entry of the arrays that ninjs 2 and 3 have in place of single keys.
type roleValue struct {
	Role        string `json:"role"`
	ContentType string `json:"contentType"`
	Value       string `json:"value"`
	Literal     string `json:"literal"`
	Name        string `json:"name"`
}

// ninjs reads an item of ninjs 1, 2 or 3. Keys of the wrong type are passed over.
func ninjs(keys map[string]json.RawMessage) draft {
	d := draft{format: formatNinjs, fixed: true}
	str := func(names ...string) string {
		for _, n := range names {
			var s string
			if json.Unmarshal(keys[n], &s) == nil && strings.TrimSpace(s) != "" {
				return s
			}
		}
		return ""
	}
	list := func(name string) (out []roleValue) {
		var raw []json.RawMessage
		_ = json.Unmarshal(keys[name], &raw)
		for _, r := range raw {
			var v roleValue
			if json.Unmarshal(r, &v) == nil {
				out = append(out, v)
			}
		}
		return out
	}
	if s := str("pubstatus", "pubStatus"); s == "canceled" || s == "cancelled" || s == "withheld" {
		d.err = Refusal{Reason: "the item was " + s + " by its agency", Hint: "leave it out"}
		return d
	}
	if s := str("type"); s != "" && s != "text" && s != "article" && s != "composite" {
		d.err = Refusal{Reason: "the item is a " + s + ", not a text", Hint: "leave it out"}
		return d
	}
	d.declared = str("language")
	d.Title = str("headline")
	for _, h := range list("headlines") {
		if d.Title == "" || h.Role == "main" {
			d.Title = orElse(h.Value, d.Title)
		}
	}
	d.URL = str("url", "canonicalurl")
	d.setMoment(str("firstcreated", "firstCreated"))
	if d.Date == "" {
		d.setMoment(str("versioncreated", "versionCreated", "contentcreated", "contentCreated"))
	}
	d.City = str("located")
	d.Agency = agencyKey(str("usageterms", "copyrightholder", "copyrightHolder"))
	for _, name := range []string{"infosource", "infosources", "infoSources"} {
		for _, s := range list(name) {
			d.Agency = orElse(agencyKey(orElse(s.Name, s.Literal)), d.Agency)
		}
	}
	if d.Agency == "" {
		d.Agency = agencyKey(str("source", "copyrightnotice", "copyrightNotice"))
	}
	d.AltIDs = ninjsIDs(keys)
	html, text := "", ""
	take := func(contentType, name, value string) {
		if strings.Contains(contentType+name, "html") {
			html = orElse(html, value)
		} else {
			text = orElse(text, value)
		}
	}
	for _, b := range list("bodies") {
		if b.Role == "" || b.Role == "main" || b.Role == "body" || b.Role == "full" {
			take(b.ContentType, "", b.Value)
		}
	}
	for _, b := range list("bodies") {
		take(b.ContentType, "", b.Value)
	}
	for _, name := range []string{"body_xhtml", "body_html", "body_html5", "body_text"} {
		take("", name, str(name))
	}
	for name := range keys {
		if strings.HasPrefix(name, "body_") && html == "" && text == "" {
			take("", name, str(name))
		}
	}
	switch {
	case html != "":
		d.blocks = fragmentBlocks(html)
	case text != "":
		d.blocks = textBlocks(text)
	default:
		d.err = Refusal{Reason: "the item has no body", Hint: "leave it out, or ask for the full text"}
	}
	return d
}

// ninjsIDs gathers the ids under which language versions of one story may be filed: uri and altids,
// an object in ninjs 1, an array later.
func ninjsIDs(keys map[string]json.RawMessage) (ids []string) {
	var uri string
	if json.Unmarshal(keys["uri"], &uri) == nil && uri != "" {
		ids = append(ids, uri)
	}
	for _, name := range []string{"altids", "altIds"} {
		var object map[string]string
		if json.Unmarshal(keys[name], &object) == nil {
			for _, k := range slices.Sorted(maps.Keys(object)) {
				ids = append(ids, object[k])
			}
		}
		var array []roleValue
		if json.Unmarshal(keys[name], &array) == nil {
			for _, v := range array {
				if v.Value != "" {
					ids = append(ids, v.Value)
				}
			}
		}
	}
	return ids
}
