package wire

import (
	"slices"
	"strings"
	"unicode/utf8"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// assemble tells the blocks of a draft apart: headline, deck, captions, credits, dateline, body; it
// drops the furniture. What the source's metadata said before stays.
func (d *draft) assemble(l *lang.Language) corpus.Article {
	a := d.Article
	a.Title = tidy(a.Title)
	a.Deck = tidy(a.Deck)
	blocks := d.clean()
	blocks = splitCredits(blocks)
	blocks = d.sweep(blocks, l, &a)
	blocks = takePictures(blocks, a.Title == "" && !d.fixed, d.format == formatHTML, &a)

	span := 16 // how many blocks may stand above a dateline
	if d.fixed {
		span = 3
	}
	found := -1
	var line dateline
	for i := range blocks {
		if i == span {
			break
		}
		if dl, rest, ok := cutDateline(blocks[i].text, l); ok && blocks[i].kind != heading {
			line, found = dl, i
			blocks[i].text, blocks[i].kind = rest, plain
			break
		}
	}
	var top []block
	switch {
	case found >= 0:
		top, blocks = blocks[:found], blocks[found:]
	case a.Title == "" && !d.fixed:
		n := headlines(blocks)
		top, blocks = blocks[:n], blocks[n:]
	}
	takeTop(top, d.format == formatHTML || found < 0, &a)

	for _, b := range blocks {
		switch {
		case b.text == "":
			continue
		case len(a.Paragraphs) == 0 && found < 0 && d.fixed && (b.kind == deck || b.kind == heading || b.kind == lead && !ends(b.text)):
			a.Deck = orElse(a.Deck, b.text)
			continue
		}
		a.Paragraphs = append(a.Paragraphs, b.text)
	}
	if len(a.Paragraphs) == 0 && d.format == formatText && a.Title != "" { // a flash of one line
		a.Paragraphs, a.Title = []string{a.Title}, ""
	}
	if found >= 0 {
		a.Dateline = line.text
		a.City = orElse(line.city, a.City)
		a.Agency = orElse(line.agency, a.Agency)
		a.Date = complete(line, orElse(a.Date, dateOfURL(a.URL)))
		if !strings.HasPrefix(a.Time, a.Date) && line.year > 0 {
			a.Time = ""
		}
	}
	a.Date = orElse(a.Date, dateOfURL(a.URL))
	a.Agency = orElse(a.Agency, agencyOfHost(a.URL))
	return a
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// clean tidies the blocks and drops what has no letter in it.
func (d *draft) clean() []block {
	out := make([]block, 0, len(d.blocks))
	for _, b := range d.blocks {
		if b.text = tidy(b.text); b.kind == caption {
			b.text = rxRights.ReplaceAllString(b.text, "")
		}
		if strings.ContainsFunc(b.text, isAlnum) || furniture.credit.MatchString(b.text) {
			out = append(out, b)
		}
	}
	return out
}

// splitCredits parts "Caption. © Agency" into a caption and a credit.
func splitCredits(blocks []block) []block {
	out := blocks[:0:0]
	for _, b := range blocks {
		if b.kind == plain || b.kind == caption {
			if text, by, ok := splitCredit(b.text); ok && !isCredit(b.text) {
				out = append(out, block{text: text, kind: caption, group: b.group}, block{text: by, kind: credit, group: b.group})
				continue
			}
			if isCredit(b.text) {
				b.kind = credit
			}
		}
		out = append(out, b)
	}
	return out
}

// sweep drops furniture; addresses, dates and bylines go to the fields they belong to.
func (d *draft) sweep(blocks []block, l *lang.Language, a *corpus.Article) []block {
	title := lettersOf(a.Title)
	top := true // above the first sentence
	out := blocks[:0:0]
	next := keep
	for i, b := range blocks {
		if b.kind == caption || b.kind == credit {
			out = append(out, b)
			continue
		}
		announced := next
		next = keep
		if strings.HasPrefix(b.text, "http") && !strings.Contains(b.text, " ") && a.URL == "" && (top || i == len(blocks)-1) {
			a.URL = b.text
			continue
		}
		if !top && d.format == formatHTML && furniture.tail[lineKey(b.text)] {
			break
		}
		v := judge(b.text)
		if d.format == formatJSONL && v == keep {
			announced = keep
		}
		switch {
		case v == dropNext || v == dropTags:
			next = v
			continue
		case v == drop:
			continue
		case announced == dropNext && !ends(b.text) && b.kind != heading:
			continue
		case announced == dropTags && !ends(b.text) && words(b.text) <= 6:
			next = dropTags
			continue
		case title != "" && lettersOf(b.text) == title:
			continue
		case strings.Contains(b.text[:min(len(b.text), 30)], "ing by ") && rxReporting.MatchString(b.text) && (!ends(b.text) || strings.Contains(b.text, ";") || strings.HasPrefix(b.text, "(")),
			strings.Contains(b.text, " contributed to this ") && rxThanks.MatchString(b.text),
			top && rxByline.MatchString(b.text):
			a.Credits = append(a.Credits, b.text)
			continue
		}
		if top || i >= len(blocks)-3 {
			if date, ok := dateLine(b.text, l); ok {
				if a.Date == "" && top {
					a.Date = date
				}
				continue
			}
		}
		if top && furniture.sections[lineKey(b.text)] && i+1 < len(blocks) {
			continue
		}
		if ends(b.text) && words(b.text) >= 6 {
			top = false
		}
		out = append(out, b)
	}
	return out
}

// takePictures moves captions and credits to their fields. In text a caption is known by the credit
// line that follows it; the first line of a text is its headline and never a caption. A page marks its
// captions.
func takePictures(blocks []block, headline, page bool, a *corpus.Article) []block {
	isCaption := make([]bool, len(blocks))
	for i, b := range blocks {
		if b.kind == caption {
			isCaption[i] = true
		}
		if b.kind != credit {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			p := blocks[j]
			if p.kind == credit || p.kind == caption || p.kind == heading || headline && j == 0 {
				break
			}
			near := p.group == b.group
			if !near && (page || j < i-1 || p.group < b.group-1 || ends(p.text) || words(p.text) > 30 || i == len(blocks)-1) {
				break
			}
			if _, _, wire := cutDateline(p.text, lang.Get(a.Lang)); wire || words(p.text) > 60 {
				break
			}
			isCaption[j] = true
			if !near {
				break
			}
		}
	}
	var captions []string
	for i, b := range blocks {
		if isCaption[i] && len(captions) < maxPictures {
			captions = append(captions, b.text)
		}
	}
	out := blocks[:0:0]
	for i, b := range blocks {
		switch {
		case isCaption[i]:
		case b.kind == credit:
			if len(a.Credits) < maxPictures && !slices.Contains(a.Credits, b.text) {
				a.Credits = append(a.Credits, b.text)
			}
		case (b.kind == plain || b.kind == lead) && !(headline && i == 0) && again(b.text, captions):
			captions = append(captions, b.text)
		default:
			out = append(out, b)
		}
	}
	for _, c := range distinct(captions) {
		if !slices.Contains(a.Captions, c) && lettersOf(c) != lettersOf(a.Title) {
			a.Captions = append(a.Captions, c)
		}
	}
	return out
}

// maxPictures bounds the captions and credits that are kept of one article.
const maxPictures = 64

// again says that a line is a caption once more: the picture's alternative text, which may go on with
// the photographer's name.
func again(s string, captions []string) bool {
	return slices.ContainsFunc(captions, func(c string) bool {
		return s == c || words(c) > 2 && strings.HasPrefix(s, c) && !ends(s) && len(s)-len(c) < 80
	})
}

// distinct keeps each caption once: an alternative text that goes on with the photographer's name
// is the same caption.
func distinct(captions []string) (out []string) {
	for i, c := range captions {
		again := false
		for j, other := range captions {
			if i == j || again {
				continue
			}
			same := lettersOf(c) == lettersOf(other)
			longer := !same && strings.HasPrefix(c, other) && len(c)-len(other) < 80 && rxPhotoName.MatchString(c[len(other):])
			again = same && j < i || longer
		}
		if !again {
			out = append(out, c)
		}
	}
	return out
}

// headlines counts the blocks above the body of a text that has no dateline: a headline, and perhaps
// a deck, both without a final stop. A text that begins with a sentence has none.
func headlines(blocks []block) int {
	if len(blocks) < 2 || !titleLike(blocks[0].text) {
		return 0
	}
	n := 1
	if furniture.sections[lineKey(blocks[0].text)] || words(blocks[0].text) <= 2 && !ends(blocks[0].text) {
		if len(blocks) > 2 && titleLike(blocks[1].text) && words(blocks[1].text) >= 4 && !ends(blocks[1].text) && ends(blocks[2].text) {
			n = 2
		}
	}
	if len(blocks) > n+1 && blocks[n].kind == plain && !ends(blocks[n].text) && words(blocks[n].text) >= 4 && !strings.Contains(blocks[n].text, ". ") && utf8.RuneCountInString(blocks[n].text) <= 300 && ends(blocks[n+1].text) {
		n++
	}
	return n
}

// titleLike says that a block could be a headline: not too long, and without a full stop unless it
// is that of an abbreviation ("... in the U.S.").
func titleLike(s string) bool {
	if words(s) > 32 || utf8.RuneCountInString(s) > 260 {
		return false
	}
	if !ends(s) {
		return true
	}
	if strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return words(s) <= 18
	}
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.Count(last, ".") >= 2 && utf8.RuneCountInString(last) <= 6
}

// takeTop reads what stands above the body: headline first, then a deck; short lines between are
// captions without a credit. In a page, where captions are marked, and without a
// dateline fewer words make a deck.
func takeTop(top []block, marked bool, a *corpus.Article) {
	enough := 10 // words that make a line without a full stop a deck and no caption
	if marked {
		enough = 4
	}
	for i, b := range top {
		switch {
		case b.kind == deck || b.kind == heading && a.Title != "":
			a.Deck = orElse(a.Deck, b.text)
		case a.Title == "":
			menu := furniture.sections[lineKey(b.text)] || words(b.text) <= 2 && !ends(b.text)
			if menu && i+1 < len(top) && words(top[i+1].text) >= 4 {
				continue
			}
			a.Title = b.text
		case ends(b.text) || words(b.text) >= enough:
			if a.Deck == "" {
				a.Deck = b.text
			} else if !strings.Contains(a.Deck, b.text) {
				a.Deck += " " + b.text
			}
		case b.kind == plain && words(b.text) >= 2 && !slices.Contains(a.Captions, b.text):
			a.Captions = append(a.Captions, b.text)
		}
	}
}
