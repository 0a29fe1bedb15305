package wire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseText reads plain text: paragraphs between blank lines, hard-wrapped or not, or a paragraph
// or a sentence a line.
func parseText(text string) ([]draft, error) {
	d := draft{format: formatText, blocks: textBlocks(text)}
	if len(d.blocks) == 0 {
		return nil, Refusal{Reason: "there is no text in it", Hint: "leave the file out, or fetch it again"}
	}
	return []draft{d}, nil
}

var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\f", "\n\n", "\u0085", "\n")

// textBlocks cuts plain text into paragraphs.
func textBlocks(text string) []block {
	var groups [][]string
	open := false
	for line := range strings.SplitSeq(newlines.Replace(text), "\n") {
		line = tidy(line)
		switch {
		case line == "":
			open = false
		case open:
			groups[len(groups)-1] = append(groups[len(groups)-1], line)
		default:
			groups = append(groups, []string{line})
			open = true
		}
	}
	width := wrapWidth(groups)
	several := 0 // groups of more than one line
	for i, g := range groups {
		if width > 0 {
			groups[i] = unwrap(g, width)
		} else {
			groups[i] = unbreak(g)
		}
		if len(groups[i]) > 1 {
			several++
		}
	}
	var out []block
	n := 0
	for _, g := range groups {
		if several > 1 && allEnd(g) { // a sentence a line, paragraphs between blank lines
			g = []string{strings.Join(g, " ")}
		}
		for _, line := range g {
			out = append(out, block{text: line, group: n})
			if len(groups) == 1 {
				n++ // without blank lines every line stands for itself
			}
		}
		n++
	}
	return out
}

// wrapWidth finds the width a text was wrapped at, 0 when its lines are whole paragraphs: in wrapped
// text the first word of a line mostly would not have fitted on the line before, and is often no
// beginning of a sentence.
func wrapWidth(groups [][]string) int {
	width := 0
	for _, g := range groups {
		for _, line := range g {
			width = max(width, utf8.RuneCountInString(line))
		}
	}
	if width < 50 || width > 140 {
		return 0
	}
	full, breaks, small := 0, 0, 0
	for _, g := range groups {
		for i := range g[1:] {
			breaks++
			if overflows(g[i], g[i+1], width) {
				full++
			}
			if r, _ := utf8.DecodeRuneInString(g[i+1]); unicode.IsLower(r) {
				small++
			}
		}
	}
	if full < 2 || full*2 < breaks || small*3 < breaks {
		return 0
	}
	return width
}

// overflows says that the first word of next would not have fitted behind line.
func overflows(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width-3
}

// unwrap joins the lines of one group that a fixed width has broken.
func unwrap(lines []string, width int) []string {
	out := lines[:1:1]
	for i, next := range lines[1:] {
		line := &out[len(out)-1]
		if overflows(lines[i], next, width) || continues(lines[i], next) {
			*line = join(*line, next)
		} else {
			out = append(out, next)
		}
	}
	return out
}

// unbreak joins the lines of one group that broke inside a sentence.
func unbreak(lines []string) []string {
	out := lines[:1:1]
	for i, next := range lines[1:] {
		if continues(lines[i], next) {
			out[len(out)-1] = join(out[len(out)-1], next)
		} else {
			out = append(out, next)
		}
	}
	return out
}

// continues says that a sentence runs on from one line to the next.
func continues(line, next string) bool {
	if ends(line) || utf8.RuneCountInString(line) < 30 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLower(r)
}

// join puts two halves of a paragraph together; a word that a hyphen divided between two small
// letters keeps its hyphen, for nobody knows whether it was there before.
func join(a, b string) string {
	if strings.HasSuffix(a, "-") && len(a) > 1 && a[len(a)-2] != ' ' {
		return a + b
	}
	return a + " " + b
}

func allEnd(lines []string) bool {
	for _, l := range lines {
		if !ends(l) {
			return false
		}
	}
	return true
}
