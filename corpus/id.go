package corpus

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
)

// NewID derives an id from content: 16 hexadecimal digits that are the same for the same parts.
func NewID(parts ...string) string {
	h := sha256.New()
	var length [8]byte
	for _, p := range parts {
		// The length in front keeps ("ab","c") and ("a","bc") apart.
		binary.BigEndian.PutUint64(length[:], uint64(len(p)))
		h.Write(length[:])
		h.Write([]byte(p))
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// Seal fills the article's ID from its language, headline, deck and body.
func (a *Article) Seal() {
	a.ID = NewID(append([]string{"article", a.Lang, a.Title, a.Deck}, a.Paragraphs...)...)
}

// PairID is the id of the pair of two articles, given in the order of the corpus's languages.
func PairID(first, second string) string { return NewID("pair", first, second) }

// LoneID is the id of the unit that a sentence of an article outside all pairs makes.
func LoneID(article string, sentence int) string { return article + "." + strconv.Itoa(sentence) }

// splitLone takes a LoneID apart.
func splitLone(id string) (article string, sentence int, ok bool) {
	article, number, ok := strings.Cut(id, ".")
	if !ok {
		return "", 0, false
	}
	sentence, err := strconv.Atoi(number)
	return article, sentence, err == nil && sentence >= 0
}

// The database keeps ids as integers: half the size of text, in the table and in each index.

func formatID(n int64) string { return fmt.Sprintf("%016x", uint64(n)) }

func parseID(id string) (int64, bool) {
	if len(id) != 16 {
		return 0, false
	}
	n, err := strconv.ParseUint(id, 16, 64)
	return int64(n), err == nil
}

// prefixRange gives the first and last id that begin with a prefix of hexadecimal digits.
func prefixRange(prefix string) (from, to int64, ok bool) {
	if prefix == "" || len(prefix) > 16 {
		return 0, 0, false
	}
	from, ok = parseID(prefix + strings.Repeat("0", 16-len(prefix)))
	to, _ = parseID(prefix + strings.Repeat("f", 16-len(prefix)))
	return from, to, ok
}
