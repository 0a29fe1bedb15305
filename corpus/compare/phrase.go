package compare

import (
	"strings"
)

// phrase joins n words from word i, that have nothing but spaces and hyphens between them, with spaces; "" otherwise.
func (x *sentence) phrase(i, n int) (string, int) {
	if i+n > len(x.words) {
		return "", 0
	}
	var b strings.Builder
	for k := i; k < i+n; k++ {
		if k > i {
			if !joined(x.text[x.words[k-1].end:x.words[k].start]) {
				return "", 0
			}
			b.WriteByte(' ')
		}
		b.WriteString(x.words[k].form)
	}
	return b.String(), x.words[i+n-1].end
}

// joined says that words with this between them belong together.
func joined(between string) bool {
	return len(between) < 6 && strings.Trim(between, " \u00a0\u202f\u2009-‑/.'’") == ""
}
