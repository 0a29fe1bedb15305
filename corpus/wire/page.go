package wire

import (
	"net/url"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tolmach/align/lang"
)

// parseHTML reads a saved page. Metadata is believed first; the body is what the page marks as such,
// else what readability finds. The blocks come from a walk of our own in either case, so that
// paragraphs, subheads and captions are known, and the lead stays where readability would lose it.
func parseHTML(text string) ([]draft, error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, Refusal{Reason: "the page cannot be read: " + err.Error(), Hint: "save the page again, or its text as plain text"}
	}
	meta := readMeta(doc)
	w := walker{keep: bulk(doc)}
	w.walk(doc)
	w.flush()

	d := meta.draft
	d.format, d.declared, d.fixed = formatHTML, meta.lang, true
	d.Title = pageTitle(meta, w.out)
	body := article(doc, meta, w.out)
	body = withinBody(body, meta.body)
	body = trimLinks(body)
	d.blocks = plainBlocks(body)
	for i := range d.blocks {
		b := &d.blocks[i]
		if b.kind == plain && !ends(b.text) && slices.ContainsFunc(w.alts, func(alt string) bool { return strings.HasPrefix(alt, b.text) }) {
			b.kind = caption
		}
	}
	if d.Date == "" && dateOfURL(d.URL) == "" {
		d.Date = visibleDate(w.out)
	}
	if covers(d.blocks, meta.body) < .6 { // the text is not in the page, only in its metadata
		d.blocks = textBlocks(meta.body)
	}
	if d.Title == "" && len(w.out) > 0 {
		d.fixed = false
	}
	return []draft{d}, nil
}

// pageTitle is the headline: that of the metadata, or the visible one it was shortened from, or the
// page's title without the name of the site.
func pageTitle(m *pageMeta, blocks []htmlBlock) string {
	meta := strings.TrimRight(m.title, "….")
	first := ""
	for _, b := range blocks {
		if b.level == 0 || b.level > 2 || b.link > .66 && b.level > 1 {
			continue
		}
		if b.level == 1 && first == "" {
			first = b.text
		}
		if meta != "" && strings.HasPrefix(lettersOf(b.text), lettersOf(meta)) ||
			len(lettersOf(b.text)) > 12 && (strings.HasPrefix(lettersOf(m.title), lettersOf(b.text)) || strings.HasPrefix(lettersOf(m.pageTitle), lettersOf(b.text))) {
			return b.text
		}
	}
	switch {
	case m.title != "":
		return withoutSite(m.title, m)
	case first != "" && words(first) > 2:
		return first
	}
	whole := lettersOf(m.pageTitle)
	for _, b := range blocks { // a headline that is only set in bold, beside the name of the site
		if s := lettersOf(b.text); b.kind == plain && !ends(b.text) && words(b.text) > 2 && len(s)*2 > len(whole) && strings.Contains(whole, s) {
			return b.text
		}
	}
	title := withoutSite(m.pageTitle, m)
	if words(title) <= 2 && first == "" { // "News": the name of the site alone
		for _, b := range blocks {
			if b.level > 0 && b.level <= 4 && b.link < .5 && words(b.text) > 2 {
				return b.text
			}
		}
	}
	return orElse(title, first)
}

// withoutSite cuts the name of a site or agency off the end of a title; " - Kremlin" is no such name.
func withoutSite(title string, m *pageMeta) string {
	for _, sep := range []string{" | ", " — ", " – ", " - ", " :: ", " // ", " / ", " • ", " · "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		last := strings.TrimSpace(title[i+len(sep):])
		name, _, _ := strings.Cut(last, ",")
		host := ""
		if m.base != nil {
			host = strings.TrimPrefix(m.base.Hostname(), "www.")
		}
		if agencyByName[strings.ToLower(name)] != "" || agencyOfHost(last) != "" || m.site != "" && strings.EqualFold(name, m.site) ||
			host != "" && strings.EqualFold(last, host) || sep == " | " || sep == " :: " || sep == " // " {
			return withoutSite(strings.TrimSpace(title[:i]), m)
		}
	}
	return title
}

// article picks the blocks of the story: those under the element that the page marks as the body,
// or those that readability keeps; and the lead above them.
func article(doc *html.Node, m *pageMeta, blocks []htmlBlock) []htmlBlock {
	inside := markedBody(doc, blocks)
	if inside == nil && len(lettersOf(m.body)) > 200 {
		inside = containing(blocks, m.body)
	}
	if inside == nil {
		inside = readable(doc, m, blocks)
	}
	if inside == nil {
		inside = sentences(blocks)
	}
	first, last := -1, -1
	for i := range blocks {
		if !inside[i] || first >= 0 && otherColumn(blocks[first].node, blocks[i].node) {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
	}
	if first < 0 {
		return nil
	}
	for last+1 < len(blocks) && sibling(blocks[last], blocks[last+1]) { // a last paragraph without its full stop
		last++
	}
	first = leadAbove(blocks, m, first)
	return blocks[first : last+1]
}

// sibling says that b is another paragraph behind a, under the same element, and no furniture.
func sibling(a, b htmlBlock) bool {
	p, q := blockElement(a.node), blockElement(b.node)
	return p != nil && q != nil && p.DataAtom == atom.P && q.DataAtom == atom.P && p.Parent == q.Parent &&
		b.kind == plain && b.link < .3 && words(b.text) >= 3 && judge(b.text) == keep
}

// blockElement is the nearest element around a node that breaks paragraphs.
func blockElement(n *html.Node) *html.Node {
	for n != nil && (n.Type != html.ElementNode || inline[n.DataAtom]) {
		n = n.Parent
	}
	return n
}

// otherColumn says that two nodes stand in different columns of one row, as the story and the
// furniture beside it do on old pages.
func otherColumn(a, b *html.Node) bool {
	for x := cellOf(a); x != nil; x = cellOf(x.Parent) {
		for y := cellOf(b); y != nil; y = cellOf(y.Parent) {
			if x != y && x.Parent == y.Parent {
				return true
			}
		}
	}
	return false
}

// leadAbove goes up from the body to the lead that stands between it and the headline, over captions.
func leadAbove(blocks []htmlBlock, m *pageMeta, first int) int {
	title := lettersOf(orElse(m.title, m.pageTitle))
	lead := first
	wire := datelined(blocks[first].text) // then all above is headline, deck and picture
	for i := first - 1; i >= 0 && first-i <= 12; i-- {
		b := blocks[i]
		switch {
		case b.level == 1 || title != "" && len(lettersOf(b.text)) > 12 && strings.HasPrefix(title, lettersOf(b.text)):
			return lead
		case b.kind == caption || b.kind == credit || b.kind == deck || isCredit(b.text):
			lead = i
		case b.level > 1 && b.link < .4 && words(b.text) >= 3 && hasHeadlineAbove(blocks, i): // a headline's second line
			blocks[i].kind = deck
			lead = i
		case wire && b.link < .4 && !b.item && !b.cell && words(b.text) >= 2:
			lead = i
		case ends(b.text) && words(b.text) >= 6 && b.link < .4 && !b.item:
			lead = i
		case m.description != "" && words(b.text) >= 6 && strings.HasPrefix(lettersOf(m.description), lettersOf(b.text)):
			lead = i
		}
	}
	if lead < first && !hasHeadlineAbove(blocks, lead) {
		return first
	}
	return lead
}

// datelined says that a block begins with a dateline in some language that is known.
func datelined(s string) bool {
	for _, code := range lang.Known() {
		if _, _, ok := cutDateline(s, lang.Get(code)); ok {
			return true
		}
	}
	return false
}

// visibleDate is the date that a page shows near its headline.
func visibleDate(blocks []htmlBlock) string {
	for i, b := range blocks {
		if b.level != 1 {
			continue
		}
		for _, near := range blocks[max(0, i-4):min(len(blocks), i+6)] {
			for _, code := range lang.Known() {
				if date, ok := dateLine(near.text, lang.Get(code)); ok && date != "" {
					return date
				}
			}
		}
	}
	return ""
}

func hasHeadlineAbove(blocks []htmlBlock, i int) bool {
	for ; i >= 0; i-- {
		if blocks[i].level == 1 {
			return true
		}
	}
	return false
}

// markedBody finds the element that the page itself marks as the article's text, by microdata, by
// the class of a known kind, or as <article>; nil when none holds most of the running text.
func markedBody(doc *html.Node, blocks []htmlBlock) []bool {
	total := 0
	weight := map[*html.Node]int{} // running text under an element
	for _, b := range blocks {
		if b.link > .5 || !ends(b.text) && len(b.text) < 120 || b.kind == caption || b.kind == credit {
			continue
		}
		total += len(b.text)
		for n := b.node; n != nil; n = n.Parent {
			weight[n] += len(b.text)
		}
	}
	if total == 0 {
		return nil
	}
	var best *html.Node
	rank := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || weight[n] == 0 {
			continue
		}
		r := 0
		switch {
		case attr(n, "itemprop") == "articleBody":
			r = 4
		case rxBody.MatchString(signature(n)) && n.DataAtom != atom.Body && n.DataAtom != atom.Html:
			r = 3
		case n.DataAtom == atom.Article:
			r = 2
		}
		if r == 0 || weight[n]*10 < total*5 {
			continue
		}
		// the innermost of a rank that loses nothing, the best rank of all
		if r > rank && (best == nil || weight[n]*10 >= weight[best]*9) || r == rank && weight[n] == weight[best] && r != 4 {
			best, rank = n, r
		}
	}
	if best == nil {
		return nil
	}
	return under(blocks, best)
}

// under marks the blocks below an element.
func under(blocks []htmlBlock, root *html.Node) []bool {
	out := make([]bool, len(blocks))
	for i, b := range blocks {
		for n := b.node; n != nil && !out[i]; n = n.Parent {
			out[i] = n == root
		}
	}
	return out
}

// containing marks the blocks that a text holds; nil when they are too few to be its paragraphs.
func containing(blocks []htmlBlock, text string) []bool {
	whole := lettersOf(text)
	out := make([]bool, len(blocks))
	n := 0
	for i, b := range blocks {
		if s := lettersOf(b.text); len(s) > 40 && strings.Contains(whole, s) {
			out[i] = true
			n += len(s)
		}
	}
	if n*2 < len(whole) {
		return nil
	}
	return out
}

// readable marks the blocks that readability finds to be the article, and those between them under
// the same element.
func readable(doc *html.Node, m *pageMeta, blocks []htmlBlock) (marks []bool) {
	defer func() {
		if recover() != nil { // it has met a page it cannot cope with; the next way is tried
			marks = nil
		}
	}()
	base := m.base
	if base == nil {
		base, _ = url.Parse("http://localhost/")
	}
	p := readability.NewParser()
	p.MaxElemsToParse = 50_000
	found, err := p.ParseDocument(doc, base)
	if err != nil || found.Node == nil {
		return nil
	}
	whole := lettersOf(textOf(found.Node))
	marks = make([]bool, len(blocks))
	n := 0
	for i, b := range blocks {
		if s := lettersOf(b.text); len(s) > 20 && strings.Contains(whole, s) && b.link < .5 && (ends(b.text) || len(b.text) > 120) {
			marks[i] = true
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return marks
}

// sentences marks blocks that read as sentences, for pages too short or too bare for anything else.
func sentences(blocks []htmlBlock) []bool {
	out := make([]bool, len(blocks))
	n := 0
	for i, b := range blocks {
		if b.link < .5 && b.kind != caption && b.kind != credit && (ends(b.text) && words(b.text) >= 4 || words(b.text) > 20) {
			out[i] = true
			n++
		}
	}
	if n == 0 {
		for i, b := range blocks {
			out[i] = b.link < .5
		}
	}
	return out
}

// withinBody drops what the metadata's article body does not hold, when that body is the whole text.
func withinBody(blocks []htmlBlock, body string) []htmlBlock {
	whole := lettersOf(body)
	if len(whole) < 200 {
		return blocks
	}
	held, running := 0, 0
	for _, b := range blocks {
		if s := lettersOf(b.text); ends(b.text) && b.link < .5 {
			running += len(s)
			if strings.Contains(whole, s) || len(s) > 200 && strings.Contains(whole, s[100:]) {
				held += len(s)
			}
		}
	}
	if held*10 < running*7 || held*10 < len(whole)*8 {
		return blocks
	}
	out := blocks[:0:0]
	for _, b := range blocks {
		s := lettersOf(b.text)
		if strings.Contains(whole, s) || b.kind != plain || len(s) > 200 && strings.Contains(whole, s[100:]) { // the last: without its dateline
			out = append(out, b)
		}
	}
	return out
}

// covers is the share of a text that the blocks hold; 1 when there is no text to compare with.
func covers(blocks []block, text string) float64 {
	whole := lettersOf(text)
	if len(whole) < 200 {
		return 1
	}
	n := 0
	for _, b := range blocks {
		n += len(lettersOf(b.text))
	}
	return float64(n) / float64(len(whole))
}
