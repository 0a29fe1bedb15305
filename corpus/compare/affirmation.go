package compare

import "strings"

// affirmation is where the other version says what a negation of side k denies: from the first to the last of the words
// around head, within its clause, that the denied ones are told by, and its verb; about as many words as are denied.
func (p *pair) affirmation(k int, d *denial, head *word) Place {
	ws := head.sentence.words
	first, last := head.clause()
	first, last = max(first, head.at-farthest), min(last, head.at+farthest)
	from, to := head.at, head.at
	scope := d.scope()
	for _, w := range scope {
		for i := first; i <= last; i++ {
			if !ws[i].stop && max(p.kindred(k, w, &ws[i]), p.rooted(k, w, &ws[i])) > leastHead {
				from, to = min(from, i), max(to, i)
			}
		}
	}
	if verb := p.langs[1-k].Verb; verb != nil {
		near := -1
		for i := first; i <= last; i++ {
			if verb(ws[i].form) && !ws[i].stop && (near < 0 || distance(i, from, to) < distance(near, from, to)) {
				near = i
			}
		}
		if near < 0 { // the verb is not known as one
			near = max(first, from-beside)
		}
		from, to = min(from, near), max(to, near)
	}
	missing := len(scope)
	for i := from; i <= to; i++ {
		if !ws[i].stop {
			missing--
		}
	}
	for ; missing > 0 && to < last; to++ {
		if !ws[to+1].stop {
			missing--
		}
	}
	return head.sentence.place(ws[from].start, ws[to].end)
}

// distance of a place from a stretch; 0 inside.
func distance(i, from, to int) int { return max(from-i, i-to, 0) }

// clause is the first and the last word between the marks around a word.
func (w *word) clause() (first, last int) {
	ws, text := w.sentence.words, w.sentence.text
	parted := func(i int) bool { return strings.ContainsAny(text[ws[i].end:ws[i+1].start], ",;:.!?") }
	for first = w.at; first > 0 && !parted(first-1); first-- {
	}
	for last = w.at; last+1 < len(ws) && !parted(last); last++ {
	}
	return first, last
}
