package web

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/index"
)

// piece is a stretch of a text with its look: "" plain, "hit" what met the query, "echo" what renders it.
type piece struct{ Text, Look string }

// cell is one side of a row.
type cell struct {
	Lang      string
	Sentences [][]piece
}

// cells are both sides of a unit.
func cellsOf(langs [2]string, texts [2][]string, marks, echo [2][]index.Mark) (cells [2]cell) {
	for side := range cells {
		cells[side].Lang = langs[side]
		for i, text := range texts[side] {
			cells[side].Sentences = append(cells[side].Sentences, pieces(i, text, marks[side], echo[side]))
		}
	}
	return cells
}

// pieces divides a sentence at its marks, which do not overlap.
func pieces(sentence int, text string, marks, echo []index.Mark) []piece {
	type place struct {
		index.Mark
		look string
	}
	var places []place
	for _, m := range marks {
		if m.Sentence == sentence {
			places = append(places, place{m, "hit"})
		}
	}
	for _, m := range echo {
		if m.Sentence == sentence {
			places = append(places, place{m, "echo"})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return a.Start - b.Start })
	var out []piece
	at := 0
	for _, p := range places {
		if p.Start < at || p.End > len(text) {
			continue
		}
		if p.Start > at {
			out = append(out, piece{text[at:p.Start], ""})
		}
		out = append(out, piece{text[p.Start:p.End], p.look})
		at = p.End
	}
	if at < len(text) {
		out = append(out, piece{text[at:], ""})
	}
	return out
}

// cellHTML, piecesHTML and trustHTML are what stands most often on a page; templates would take half of its time for them.
func cellHTML(c cell) template.HTML {
	var b strings.Builder
	for i, s := range c.Sentences {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(`<span class="s">`)
		b.WriteString(string(piecesHTML(s)))
		b.WriteString(`</span>`)
	}
	return template.HTML(b.String())
}

func piecesHTML(pieces []piece) template.HTML {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Look {
		case "":
			template.HTMLEscape(&b, []byte(p.Text))
			continue
		case "hit":
			b.WriteString(`<mark>`)
		default:
			b.WriteString(`<mark class="echo">`)
		}
		template.HTMLEscape(&b, []byte(p.Text))
		b.WriteString(`</mark>`)
	}
	return template.HTML(b.String())
}

// trustHTML writes a confidence in the language of the interface.
func (s *speech) trustHTML(t trust) template.HTML {
	return template.HTML(`<span class="trust"><span class="dots" aria-hidden="true">` + t.Dots + `</span> ` +
		template.HTMLEscapeString(s.figure(t.Value, 2)) + ` ` + template.HTMLEscapeString(s.say(t.Word)) + `</span>`)
}

// tail is the last n characters of a text, from a word on; head the first.
func tail(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[len(runes)-n:])
	if i := strings.IndexFunc(cut, unicode.IsSpace); i >= 0 {
		cut = cut[i+1:]
	}
	return "…" + cut
}

func head(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := string(runes[:n])
	if i := strings.LastIndexFunc(cut, unicode.IsSpace); i >= 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

// characters turns marks in bytes into marks in characters.
func characters(texts []string, marks []index.Mark) [][3]int {
	out := make([][3]int, 0, len(marks))
	for _, m := range marks {
		t := texts[m.Sentence]
		start := utf8.RuneCountInString(t[:m.Start])
		out = append(out, [3]int{m.Sentence, start, start + utf8.RuneCountInString(t[m.Start:m.End])})
	}
	return out
}
