// Package segment cuts a paragraph of running text into sentences, the units that the aligner pairs.
// It is made for agency copy, where most full stops that end no sentence stand in datelines, behind
// abbreviations, initials and figures, and where much of the text is quotation.
//
// Promise: the sentences are the paragraph itself, in order, with nothing lost but the spaces between
// them; the same paragraph always gives the same sentences; the time is linear in its length.
//
// What a sentence is:
//
//   - A dateline belongs to the sentence it opens: "MOSCOW, May 5. /TASS/. Russia will ..." is one.
//   - A quotation is cut at its inner full stops, question and exclamation marks; the attribution stays
//     with what precedes it: "Where?" he asked. is one, so is X said: "Where is it?"
//   - Behind an inserted Russian attribution the next sentence opens with its dash: — Сегодня ...
//   - An ellipsis ends a sentence when the next word has a capital. Colons and semicolons never do.
//   - A paragraph without any stop, such as a subhead, is one sentence; one without letters and digits none.
//
// The method is one pass over the bytes. At each run of stops (with the quotes and brackets that close
// behind it) the package looks at the word before and the word behind and decides; nearly all text needs
// no more than the case of the next letter. What is particular to a language (abbreviations, words that
// open sentences, verbs of saying) comes from align/lang; the rules here name no language. Unicode's own
// sentence breaks (UAX 29) are the same idea without the words, and their search for a lower-case letter
// behind every full stop is quadratic on hostile input, so they are not used.
package segment

import (
	"strings"

	"tolmach/align/lang"
)

// Sentences cuts one paragraph into its sentences, trimmed, as substrings of the paragraph.
// Line breaks inside the paragraph count as spaces. A paragraph without letters or digits gives none.
func Sentences(l *lang.Language, paragraph string) []string {
	s := strings.TrimFunc(paragraph, space)
	sc := scan{l: l, s: s}
	sc.head = dateline(s)
	sc.run()
	return sc.out
}

// scan is the state of one pass over a paragraph.
type scan struct {
	l    *lang.Language
	s    string
	head int // stops before this offset belong to the dateline

	out    []string
	last   int  // where the last sentence of out begins
	start  int  // where the current sentence begins
	blank  int  // from start to here there is no letter or digit
	bracks int  // round brackets that the current sentence has opened and not yet closed
	quoted bool // within straight double quotes, by their count

	weighed, capitals bool // whether the paragraph is known to be, and is, all in capitals
}

func (c *scan) run() {
	s := c.s
	for i := 0; i < len(s); {
		b := s[i]
		if !notable[b] {
			i++
			continue
		}
		switch b {
		case '"':
			c.quoted = !c.quoted
			i++
			continue
		case '(':
			if c.bracks > 0 || !c.empty(i) {
				c.bracks++ // a bracket that opens a sentence holds sentences of its own
			}
			i++
			continue
		case ')':
			c.bracks = max(0, c.bracks-1)
			i++
			continue
		}
		r, n := after(s, i)
		if !stop(r) {
			i += n
			continue
		}
		e := c.ending(i)
		if e.next < len(s) && i >= c.head && c.ends(e) {
			c.cut(e.close, e.next)
		}
		for _, b := range []byte(s[e.stops:e.close]) {
			switch b {
			case '"':
				c.quoted = !c.quoted
			case ')':
				c.bracks = max(0, c.bracks-1)
			}
		}
		i = e.close
	}
	c.finish()
}

// empty reports whether the current sentence holds no letter or digit before i.
func (c *scan) empty(i int) bool {
	for c.blank < i {
		r, n := after(c.s, c.blank)
		if letter(r) || digit(r) {
			return false
		}
		c.blank += n
	}
	return true
}

// cut ends the current sentence at end; the next one begins at next.
func (c *scan) cut(end, next int) {
	if c.empty(end) {
		return // stops alone open the sentence that follows them
	}
	c.out = append(c.out, c.s[c.start:end])
	c.last, c.start, c.blank, c.bracks = c.start, next, next, 0
}

// finish adds what is left; stops and signs alone belong to the sentence before them.
func (c *scan) finish() {
	switch {
	case !c.empty(len(c.s)):
		c.out = append(c.out, c.s[c.start:])
	case len(c.out) > 0:
		c.out[len(c.out)-1] = c.s[c.last:]
	}
}
