package wire

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlBlock is a paragraph of a page: the text between two breaks of the block level.
type htmlBlock struct {
	block
	node  *html.Node // the element it stands in
	level int        // 1-6 of a headline, 0 of anything else
	link  float64    // how much of the text is links, 0 to 1
	cell  bool       // inside a table
	item  bool       // inside a list
}

// skipped are elements that never hold an article's text.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Aside: true, atom.Footer: true,
	atom.Button: true, atom.Select: true, atom.Iframe: true, atom.Svg: true, atom.Object: true, atom.Audio: true, atom.Video: true,
	atom.Canvas: true, atom.Head: true, atom.Input: true, atom.Textarea: true, atom.Math: true, atom.Map: true, atom.Dialog: true,
	atom.Embed: true, atom.Label: true,
}

// inline are elements that do not break a paragraph.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Strong: true, atom.I: true, atom.Em: true, atom.U: true, atom.Span: true, atom.Font: true, atom.Small: true,
	atom.Big: true, atom.Sub: true, atom.Sup: true, atom.Abbr: true, atom.Acronym: true, atom.Cite: true, atom.Code: true, atom.Q: true, atom.S: true,
	atom.Mark: true, atom.Time: true, atom.Nobr: true, atom.Wbr: true, atom.Ins: true, atom.Del: true, atom.Img: true, atom.Data: true, atom.Dfn: true,
	atom.Kbd: true, atom.Samp: true, atom.Var: true, atom.Bdi: true, atom.Bdo: true, atom.Strike: true, atom.Tt: true, atom.Ruby: true, atom.Picture: true,
}

// tokens of class and id that mark what is not the article; and those that mark what it is.
var (
	rxJunk = regexp.MustCompile(`^(?:nav|navigation|navbar|menu|submenu|breadcrumbs?|share|sharing|shares|social|socials|related|relations|readalso|recommend|recommended|recommendations?|recomm|recommends|subscribe|subscription|subscriptions|newsletter|tags?|tag-?list|comments?|promo|banners?|advert|advertising|advertisement|ads?|adv|adsense|footer|sidebar|cookies?|popular|trending|pagination|pager|toolbar|login|popup|modal|paywall|outbrain|taboola|disqus|rating|likes|hashtags?|keywords|infoblock|topics|most-?read|readmore|read-?more|more-?news|other-?news|last-?news|news-?feed|newsfeed|ticker|lenta|informer|print|tooltip|skip|onboarding|app-?banner|donate|widget|telegram|incut|inset|pullquote|pull-quote|banner\w*)$`)
	rxPair = regexp.MustCompile(`(?:read|see|also|more|related|recommended|similar|include|other|latest|top|popular|hot)[-_]?(?:also|more|news|stories|story|articles?|materials?|links|topics|posts|content)`)
	rxBody = regexp.MustCompile(`(?:article|news|story|post|entry|material|publication|text|doc|document|content|b-material|topic|page)[-_]{0,2}(?:body|text|content|detail|full|article|inner|item__text|entry)|articleBody|text-?block|js-mediator-article|StandardArticle`)
	rxDeck = regexp.MustCompile(`(?:^|[-_ ])(?:deck|dek|standfirst|sub-?title|sub-?headline|second-?title)(?:$|[-_ ])`)
	rxLead = regexp.MustCompile(`(?:^|[-_ ])(?:overview|lead|lede|intro|anons|announce)(?:[-_]text)?(?:$| )`)
	rxName = regexp.MustCompile(`(?:^|[-_ ])(?:authors?|bylines?|signature)(?:$|[-_ ])`)
	rxFoto = regexp.MustCompile(`(?i)caption|(?:^|[^a-z])(?:photo|image|img|picture|media|foto|pic|figure)[\w\-]*?(?:desc|title|text|alt|legend|author|source|copyright|credit|info|sign)|copyright|credit`)
	rxAuth = regexp.MustCompile(`(?i)author|source|copyright|credit|photographer`)
	rxHide = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
)

// attr is an attribute's value, "" when there is none. Names are compared without regard to case.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, name) {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return strings.EqualFold(a.Key, name) })
}

// signature is the class and id of an element, on which sites hang what a part is for.
func signature(n *html.Node) string { return strings.TrimSpace(attr(n, "class") + " " + attr(n, "id")) }

// junk says that an element is furniture by its name, role, visibility or class.
func junk(n *html.Node) bool {
	if skipped[n.DataAtom] || hasAttr(n, "hidden") || rxHide.MatchString(attr(n, "style")) || attr(n, "aria-hidden") == "true" {
		return true
	}
	switch attr(n, "role") {
	case "navigation", "complementary", "contentinfo", "search", "dialog", "menu", "menubar", "alert":
		return true
	}
	if n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Main || n.DataAtom == atom.P {
		return false
	}
	sig := strings.ToLower(signature(n))
	if sig == "" {
		return false
	}
	for token := range strings.FieldsSeq(sig) {
		if token == "ng-hide" || token == "sr-only" || token == "visually-hidden" || token == "hidden" {
			return true
		}
		// the last part of a block__element or a-name-of-parts says what the thing is
		parts := strings.FieldsFunc(token, func(r rune) bool { return r == '_' })
		last := parts[max(0, len(parts)-1):]
		if len(last) == 1 && (rxJunk.MatchString(last[0]) || rxJunk.MatchString(lastOf(last[0])) || rxJunk.MatchString(firstOf(token)) && !strings.Contains(token, "text") && !strings.Contains(token, "body")) {
			return true
		}
		if rxPair.MatchString(token) && !rxBody.MatchString(token) {
			return true
		}
	}
	return false
}

func lastOf(s string) string { return s[strings.LastIndexAny(s, "-")+1:] }

func firstOf(s string) string {
	if i := strings.IndexAny(s, "-_"); i > 0 {
		return s[:i]
	}
	return s
}

// walker cuts a page into blocks.
type walker struct {
	out     []htmlBlock
	keep    map[*html.Node]bool // elements that hold most of the text: never junk, whatever their class
	text    strings.Builder
	linked  int // characters of the current block inside links
	node    *html.Node
	level   int
	kind    kind
	cell    bool
	item    bool
	inLink  int
	depth   int
	preform bool
	alts    []string // alternative texts of pictures
}

// maxDepth bounds recursion; the HTML parser itself refuses pages that are nested deeper.
const maxDepth = 1000

func (w *walker) flush() {
	raw := w.text.String()
	w.text.Reset()
	linked := w.linked
	w.linked = 0
	if strings.TrimSpace(raw) == "" {
		return
	}
	if template(raw) {
		return
	}
	share := float64(linked) / float64(max(1, utf8.RuneCountInString(strings.Join(strings.Fields(raw), ""))))
	for _, b := range textBlocks(raw) {
		if b.kind = w.kind; b.kind == credit && words(b.text) > 25 { // an author's text, not his name
			b.kind = plain
		}
		b.group = len(w.out)
		w.out = append(w.out, htmlBlock{block: b, node: w.node, level: w.level, link: share, cell: w.cell, item: w.item})
	}
}

func (w *walker) walk(n *html.Node) {
	if w.depth++; w.depth > maxDepth {
		w.depth--
		return
	}
	defer func() { w.depth-- }()
	switch n.Type {
	case html.TextNode:
		s := n.Data
		if !w.preform {
			s = strings.Map(func(r rune) rune {
				if r == '\n' || r == '\r' || r == '\t' || r == '\u2028' {
					return ' '
				}
				return r
			}, s)
		}
		if strings.TrimSpace(s) != "" && w.text.Len() == 0 {
			w.node = n.Parent
		}
		w.text.WriteString(s)
		if w.inLink > 0 {
			w.linked += utf8.RuneCountInString(strings.Join(strings.Fields(s), ""))
		}
		return
	case html.DocumentNode:
		for c := range n.ChildNodes() {
			w.walk(c)
		}
		return
	case html.ElementNode:
	default:
		return
	}
	if junk(n) && !w.keep[n] {
		if !inline[n.DataAtom] {
			w.flush()
		}
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.text.WriteByte('\n')
		return
	case atom.Hr:
		w.flush()
		return
	case atom.Img:
		if alt := tidy(attr(n, "alt")); alt != "" {
			w.alts = append(w.alts, alt)
		}
		return
	case atom.A:
		w.inLink++
		defer func() { w.inLink-- }()
	}
	if inline[n.DataAtom] && !rxFoto.MatchString(signature(n)) {
		for c := range n.ChildNodes() {
			w.walk(c)
		}
		return
	}
	w.flush()
	saved := *w
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = int(n.Data[1] - '0')
		if w.kind == plain {
			w.kind = heading
		}
	case atom.P:
		if w.kind == heading { // in a headline that was never closed
			w.level, w.kind = 0, plain
		}
	case atom.Figcaption:
		w.kind = caption
	case atom.Figure:
		w.kind = caption
	case atom.Td, atom.Th:
		w.cell = true
	case atom.Li, atom.Dd, atom.Dt:
		w.item = true
	case atom.Pre:
		w.preform = true
	case atom.Address:
		w.kind = credit
	}
	if sig := signature(n); sig != "" && w.kind != credit && !w.keep[n] {
		switch {
		case rxFoto.MatchString(sig) && !rxBody.MatchString(sig):
			w.kind = caption
			if rxAuth.MatchString(sig) {
				w.kind = credit
			}
		case rxDeck.MatchString(strings.ToLower(sig)) && w.kind == plain && n.DataAtom != atom.Article:
			w.kind = deck
		case rxLead.MatchString(strings.ToLower(sig)) && w.kind == plain:
			w.kind = lead
		case rxName.MatchString(strings.ToLower(sig)) && w.kind == plain:
			w.kind = credit
		}
	}
	w.node = n
	for c := range n.ChildNodes() {
		w.walk(c)
	}
	w.flush()
	w.level, w.kind, w.cell, w.item, w.preform = saved.level, saved.kind, saved.cell, saved.item, saved.preform
	w.node = n.Parent
}

// fragmentBlocks reads a piece of HTML that is an article's body and nothing else, as feeds carry it.
func fragmentBlocks(s string) []block {
	if !strings.Contains(s, "<") {
		return textBlocks(html.UnescapeString(s))
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return textBlocks(html.UnescapeString(rxTag.ReplaceAllString(s, "\n")))
	}
	w := walker{keep: bulk(doc)}
	w.walk(doc)
	w.flush()
	return plainBlocks(trimLinks(w.out))
}

var rxTag = regexp.MustCompile(`(?s)<[^>]{0,999}>`)

// bulk finds the elements that hold most of a page's running text, and the headline: they are no
// furniture even when their class says so.
func bulk(doc *html.Node) map[*html.Node]bool {
	weight := map[*html.Node]int{}
	var sum func(n *html.Node, depth int) int
	sum = func(n *html.Node, depth int) int {
		if depth > maxDepth || n.Type == html.ElementNode && skipped[n.DataAtom] || n.Type == html.CommentNode {
			return 0
		}
		total := 0
		if n.Type == html.TextNode {
			if s := strings.TrimSpace(n.Data); ends(s) || len(s) > 120 {
				total = len(s)
			}
		}
		for c := range n.ChildNodes() {
			total += sum(c, depth+1)
		}
		if n.Type == html.ElementNode {
			weight[n] = total
			if n.DataAtom == atom.H1 {
				for p := n; p != nil; p = p.Parent {
					weight[p] = max(weight[p], 1<<20)
				}
			}
		}
		return total
	}
	all := sum(doc, 0)
	keep := map[*html.Node]bool{}
	for n, x := range weight {
		if x > 0 && x*2 > all && !hasAttr(n, "hidden") {
			keep[n] = true
		}
	}
	return keep
}

// trimLinks drops blocks that are links and little else, with the headline that announces them.
func trimLinks(blocks []htmlBlock) []htmlBlock {
	out := blocks[:0:0]
	for i, b := range blocks {
		if menuLike(b) || tabular(b) {
			continue
		}
		if b.level > 1 && i+1 < len(blocks) && menuLike(blocks[i+1]) {
			continue
		}
		out = append(out, b)
	}
	for len(out) > 0 && out[len(out)-1].kind == heading { // a headline with nothing under it
		out = out[:len(out)-1]
	}
	return out
}

// menuLike says that a block is links and little else.
func menuLike(b htmlBlock) bool {
	return b.link > .66 && b.level != 1 && b.kind != caption && b.kind != credit && (!ends(b.text) || words(b.text) < 5 || b.item)
}

// tabular says that a block is a whole cell of a table of figures or names, not of one that lays a page out.
func tabular(b htmlBlock) bool {
	if !b.cell || ends(b.text) || words(b.text) > 12 {
		return false
	}
	td := cellOf(b.node)
	return td != nil && tidy(textOf(td)) == b.text
}

// cellOf is the table cell that a node stands in, nil outside tables.
func cellOf(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			return n
		}
	}
	return nil
}

func plainBlocks(blocks []htmlBlock) []block {
	out := make([]block, len(blocks))
	for i, b := range blocks {
		out[i] = b.block
	}
	return out
}
