package wire

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tolmach/corpus"
)

// pageMeta is what a page says of itself outside its visible text.
type pageMeta struct {
	title       string // JSON-LD headline, else og:title
	pageTitle   string // <title>
	body        string // JSON-LD articleBody
	description string
	site        string
	lang        string
	base        *url.URL
	draft       draft // Date, Time, URL, Agency, Translations, AltIDs
}

var rxSavedFrom = regexp.MustCompile(`saved from url=\(\d+\)(\S+)`)

// rxArchive is what a web archive puts before an address.
var rxArchive = regexp.MustCompile(`^https?://web\.archive\.org/web/\w+/`)

// readMeta reads JSON-LD first, then OpenGraph and its relatives, microdata, <time> and links.
func readMeta(doc *html.Node) *pageMeta {
	m := &pageMeta{}
	var ld, metas, links, times, items []*html.Node
	saved := ""
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode && saved == "":
			if s := rxSavedFrom.FindStringSubmatch(n.Data); s != nil {
				saved = s[1]
			}
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Script && strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json"):
			ld = append(ld, n)
		case n.DataAtom == atom.Meta:
			metas = append(metas, n)
		case n.DataAtom == atom.Link:
			links = append(links, n)
		case n.DataAtom == atom.Time:
			times = append(times, n)
		case n.DataAtom == atom.Html:
			m.lang = orElse(attr(n, "lang"), attr(n, "xml:lang"))
		case n.DataAtom == atom.Title && m.pageTitle == "" && n.Namespace == "":
			m.pageTitle = tidy(textOf(n))
		}
		if n.Type == html.ElementNode && n.DataAtom != atom.Meta && hasAttr(n, "itemprop") {
			items = append(items, n)
		}
	}
	m.address(metas, links, saved)
	for _, n := range ld {
		m.readJSONLD(textOf(n))
	}
	m.readMetas(metas)
	for _, n := range items {
		switch attr(n, "itemprop") {
		case "datePublished", "dateCreated":
			m.draft.setMoment(orElse(orElse(attr(n, "content"), attr(n, "datetime")), textOf(n)))
		case "inLanguage":
			m.lang = orElse(orElse(attr(n, "content"), textOf(n)), m.lang)
		}
	}
	for _, n := range times {
		if !inJunk(n) {
			m.draft.setMoment(attr(n, "datetime"))
		}
	}
	m.readLinks(links)
	if m.draft.Agency == "" {
		m.draft.Agency = orElse(agencyOfHost(m.draft.URL), agencyKey(m.site))
	}
	return m
}

// inJunk says that an element stands in the furniture of a page: dates of other stories do.
func inJunk(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type == html.ElementNode && (junk(p) || p.DataAtom == atom.A && len(textOf(p)) > len(textOf(n))+20) {
			return true
		}
	}
	return false
}

// textOf is all text under a node.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// address finds where the page was published: canonical link, og:url, or where a browser saved it from.
func (m *pageMeta) address(metas, links []*html.Node, saved string) {
	address := ""
	for _, n := range links {
		if strings.EqualFold(attr(n, "rel"), "canonical") && address == "" {
			address = attr(n, "href")
		}
	}
	for _, n := range metas {
		if attr(n, "property") == "og:url" && !strings.HasPrefix(address, "http") {
			address = orElse(attr(n, "content"), address)
		}
	}
	if !strings.HasPrefix(address, "http") && saved != "" {
		address = saved
	}
	address = rxArchive.ReplaceAllString(strings.TrimSpace(address), "")
	if u, err := url.Parse(address); err == nil && address != "" {
		m.base = u
		m.draft.URL = u.String()
	}
}

// readMetas reads meta elements, by property, name or itemprop.
func (m *pageMeta) readMetas(metas []*html.Node) {
	get := func(keys ...string) string {
		for _, key := range keys {
			for _, n := range metas {
				if strings.EqualFold(attr(n, "property"), key) || strings.EqualFold(attr(n, "name"), key) || strings.EqualFold(attr(n, "itemprop"), key) {
					if v := strings.TrimSpace(attr(n, "content")); v != "" {
						return v
					}
				}
			}
		}
		return ""
	}
	m.title = orElse(m.title, tidy(get("og:title", "twitter:title", "headline", "title")))
	m.description = tidy(get("og:description", "description", "twitter:description"))
	m.site = orElse(m.site, get("og:site_name", "application-name"))
	if m.lang == "" {
		m.lang = get("og:locale", "inLanguage", "language", "content-language", "dc.language")
	}
	for _, key := range []string{"article:published_time", "datePublished", "og:article:published_time", "pubdate", "publishdate", "publish-date", "publication_date",
		"date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date", "mediator_published_time", "analytics:p_ts"} {
		m.draft.setMoment(get(key))
	}
}

// readLinks takes the language versions that a page names. A link to a home page says nothing of the story.
func (m *pageMeta) readLinks(links []*html.Node) {
	for _, n := range links {
		code := attr(n, "hreflang")
		if code == "" || !strings.Contains(strings.ToLower(attr(n, "rel")), "alternate") || strings.EqualFold(code, "x-default") {
			continue
		}
		m.translation(baseCode(code), attr(n, "href"))
	}
}

// translation notes another language's version, when the address is that of an article.
func (m *pageMeta) translation(code, href string) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return
	}
	if m.base != nil {
		u = m.base.ResolveReference(u)
	}
	if len(strings.Trim(u.Path, "/")) <= 3 && u.RawQuery == "" || u.String() == m.draft.URL || code != "" && code == baseCode(m.lang) {
		return
	}
	r := corpus.Reference{Lang: code, Ref: u.String()}
	for i, t := range m.draft.Translations {
		if t.Ref == r.Ref {
			m.draft.Translations[i].Lang = orElse(t.Lang, code)
			return
		}
	}
	m.draft.Translations = append(m.draft.Translations, r)
}

// readJSONLD reads one script: an object, an array, or a @graph, of which the first article counts.
func (m *pageMeta) readJSONLD(s string) {
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(s, "-->"), "<!--"), "<![CDATA["), "]]>")
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		// line breaks inside strings and commas behind the last item are the usual faults
		if json.Unmarshal(rxLastComma.ReplaceAll([]byte(newlineSpaces.Replace(s)), []byte("$1")), &v) != nil {
			return
		}
	}
	if o := findArticle(v, 0); o != nil {
		m.article(o)
	}
}

var rxLastComma = regexp.MustCompile(`,\s*([}\]])`)

var newlineSpaces = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

// findArticle looks for the first object whose type is an article's.
func findArticle(v any, depth int) map[string]any {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if o := findArticle(x, depth+1); o != nil {
				return o
			}
		}
	case map[string]any:
		if articleType(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
			if o := findArticle(v[key], depth+1); o != nil {
				return o
			}
		}
	}
	return nil
}

func articleType(v any) bool {
	switch v := v.(type) {
	case string:
		v = v[strings.LastIndexAny(v, "/:")+1:]
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "LiveBlogPosting" || v == "Report"
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok && articleType(s) {
				return true
			}
		}
	}
	return false
}

// article takes what a JSON-LD article says.
func (m *pageMeta) article(o map[string]any) {
	m.title = orElse(m.title, tidy(firstString(o, "headline", "name")))
	m.body = orElse(m.body, firstString(o, "articleBody"))
	m.lang = orElse(languageName(o["inLanguage"]), m.lang)
	for _, key := range []string{"datePublished", "dateCreated"} {
		m.draft.setMoment(firstString(o, key))
	}
	address := firstString(o, "url", "@id")
	switch page := o["mainEntityOfPage"].(type) {
	case string:
		address = orElse(address, page)
	case map[string]any:
		address = orElse(address, firstString(page, "@id", "url"))
	}
	if m.draft.URL == "" && strings.HasPrefix(address, "http") {
		if u, err := url.Parse(address); err == nil {
			m.base, m.draft.URL = u, u.String()
		}
	}
	for _, key := range []string{"publisher", "sourceOrganization", "provider", "copyrightHolder"} {
		if p, ok := o[key].(map[string]any); ok && m.draft.Agency == "" {
			m.draft.Agency = agencyKey(firstString(p, "name", "url"))
		}
	}
	for _, key := range []string{"workTranslation", "translationOfWork"} {
		raw, _ := json.Marshal(o[key])
		for _, r := range references(raw) {
			m.translation(r.Lang, r.Ref)
		}
	}
}

// languageName reads inLanguage: a code, or an object with one.
func languageName(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return firstString(v, "alternateName", "name")
	case []any:
		if len(v) == 1 {
			return languageName(v[0])
		}
	}
	return ""
}
