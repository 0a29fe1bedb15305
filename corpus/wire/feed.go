package wire

import (
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// parseFeed reads RSS of any version and Atom; an entry is an article, with the fullest text it carries.
func parseFeed(text string) ([]draft, error) {
	if err := bounded(text); err != nil {
		return nil, err
	}
	feed, err := gofeed.NewParser().ParseString(utf8Prolog(text))
	if err != nil {
		return nil, Refusal{Reason: "invalid feed: " + err.Error(), Hint: "fetch the feed again; it was cut or damaged"}
	}
	format := "rss"
	if strings.EqualFold(feed.FeedType, "atom") {
		format = "atom"
	}
	drafts := make([]draft, len(feed.Items))
	for i, item := range feed.Items {
		drafts[i] = feedItem(feed, item)
		drafts[i].format, drafts[i].entry = format, i+1
	}
	if len(drafts) == 0 {
		return nil, Refusal{Reason: "the feed has no entries", Hint: "leave it out"}
	}
	return drafts, nil
}

// feedItem reads one entry.
func feedItem(feed *gofeed.Feed, item *gofeed.Item) draft {
	d := draft{fixed: true, declared: feed.Language}
	if dc := item.DublinCoreExt; dc != nil && len(dc.Language) > 0 {
		d.declared = dc.Language[0]
	}
	d.Title = html.UnescapeString(item.Title)
	d.URL = strings.TrimSpace(item.Link)
	if d.URL == "" && strings.HasPrefix(item.GUID, "http") {
		d.URL = item.GUID
	}
	if item.GUID != "" && item.GUID != d.URL {
		d.AltIDs = append(d.AltIDs, item.GUID)
	}
	d.setMoment(item.Published)
	if d.Date == "" && item.PublishedParsed != nil {
		d.setMoment(item.PublishedParsed.Format("2006-01-02T15:04:05Z07:00"))
	}
	if d.Date == "" {
		d.setMoment(item.Updated)
	}
	d.Agency = orElse(agencyOfHost(d.URL), agencyKey(feed.Title))
	full := ""
	for _, name := range []string{"full-text", "fulltext"} {
		for _, e := range item.Extensions["yandex"][name] {
			full = orElse(full, e.Value)
		}
	}
	for _, s := range []string{full, item.Content, item.Description} {
		if blocks := fragmentBlocks(s); len(blocks) > 0 {
			d.blocks = blocks
			break
		}
	}
	if len(d.blocks) == 0 {
		d.err = Refusal{Reason: "the entry has no text, only a headline", Hint: "save the page it links to, and add that"}
	}
	return d
}

// bounded refuses a feed that nests deeper than any feed does, before a parser that recurses sees it.
func bounded(text string) error {
	depth := 0
	for i := 0; i+1 < len(text); i++ {
		if text[i] != '<' {
			continue
		}
		switch c := text[i+1]; {
		case c == '/':
			depth--
		case c == '!':
			if strings.HasPrefix(text[i:], "<![CDATA[") {
				end := strings.Index(text[i:], "]]>")
				if end < 0 {
					return nil
				}
				i += end
			}
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			end := strings.IndexByte(text[i:], '>')
			if end < 0 {
				return nil
			}
			if text[i+end-1] != '/' {
				depth++
			}
			i += end
		}
		if depth > maxXMLDepth {
			return Refusal{Line: 1 + strings.Count(text[:i], "\n"), Reason: "XML with more than 200 levels", Hint: "fetch the feed again; no feed nests so deep"}
		}
	}
	return nil
}

// utf8Prolog corrects the declaration of a feed that has been decoded.
func utf8Prolog(text string) string {
	text = strings.TrimLeft(text, "\ufeff \t\r\n")
	if end := strings.Index(text, "?>"); strings.HasPrefix(text, "<?xml") && end > 0 {
		return `<?xml version="1.0" encoding="utf-8"` + text[end:]
	}
	return text
}
