package wire

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// decode makes UTF-8 of a file and names the charset it was in. The order is the order of certainty:
// byte order mark, UTF-16 by its pattern, valid UTF-8, what markup declares of itself, and last what
// the letters themselves say.
func decode(data []byte, markup bool) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return strings.ToValidUTF8(string(data[3:]), "\ufffd"), "utf-8", nil
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return decode16(data[2:], 0), "utf-16le", nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return decode16(data[2:], 1), "utf-16be", nil
	}
	if high, ok := sniff16(data); ok {
		return decode16(data, 1-high), []string{"utf-16be", "utf-16le"}[high], nil
	}
	if binary(data) {
		return "", "", Refusal{Reason: "the file is binary, not text", Hint: "leave it out, or export the article from it as plain text"}
	}
	data = bytes.TrimRight(data, "\x1a") // the end-of-file mark of DOS
	if utf8.Valid(data) && !farFetched(data) {
		return string(data), "utf-8", nil
	}
	if good, bad := utf8Share(data); bad > 0 && good >= 8*bad {
		return strings.ToValidUTF8(string(data), "\ufffd"), "utf-8", nil // cut in the middle of a letter, or slightly damaged
	}
	enc, name, cost := guess(data)
	if label := declared(data); markup && label != "" {
		if e, n := charset.Lookup(label); e != nil && n != "utf-8" && !strings.HasPrefix(n, "utf-16") && n != "replacement" {
			if c, scored := costIn(data, n); !scored || c <= cost+float64(highBytes(data)) {
				enc, name = e, n // a declaration is believed unless the letters make nonsense of it
			}
		}
	}
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", Refusal{Reason: "the charset " + name + " cannot be decoded", Hint: "convert the file to UTF-8"}
	}
	return string(out), name, nil
}

// decode16 decodes UTF-16; low is the place of the low byte in each pair, 0 or 1.
func decode16(data []byte, low int) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i+low]) | uint16(data[2*i+1-low])<<8
	}
	return string(utf16.Decode(units))
}

// sniff16 recognises UTF-16 without a mark. In Latin and Cyrillic text every second byte is 0 or 4
// (the high byte, at place 0 or 1), which no other charset has.
func sniff16(data []byte) (high int, ok bool) {
	n := min(len(data), 4096) &^ 1
	if n < 4 || len(data)%2 != 0 && len(data) < 4096 {
		return 0, false
	}
	for high = range 2 {
		blocks, text := 0, 0
		for i := 0; i < n; i += 2 {
			h, l := data[i+high], data[i+1-high]
			switch {
			case h == 0 && (l >= 0x20 || l == '\n' || l == '\r' || l == '\t'):
				blocks++
				text++
			case h == 4:
				blocks++
				text++
			case h == 0x20 || h == 0x21: // dashes, quotes, №
				text++
			}
		}
		if pairs := n / 2; blocks*10 >= pairs*8 && text*100 >= pairs*95 {
			return high, true
		}
	}
	return 0, false
}

// binary says that the bytes are no text in any single-byte charset: NULs, or many control characters.
func binary(data []byte) bool {
	control := 0
	for _, b := range data {
		switch {
		case b == 0:
			return true
		case b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a && b != '\v':
			control++
		}
	}
	return control > 8 && control > len(data)/50
}

// farFetched says that valid UTF-8 spells characters of the far planes and little else, as a few bytes
// in another charset may by chance.
func farFetched(data []byte) bool {
	far, near := 0, 0
	for len(data) > 0 && near < 8 {
		r, n := utf8.DecodeRune(data)
		switch data = data[n:]; {
		case r > 0x20000:
			far++
		case r >= utf8.RuneSelf:
			near++
		}
	}
	return far > near
}

// utf8Share counts the multi-byte characters that are valid UTF-8 and the bytes that are not.
func utf8Share(data []byte) (good, bad int) {
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		data = data[n:]
	}
	return good, bad
}

var rxDeclared = regexp.MustCompile(`(?i)(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,300}?charset)\s*=\s*["']?\s*([\w.:\-]+)`)

// declared is the charset that an XML declaration or a meta element names, "" when none does.
func declared(data []byte) string {
	if m := rxDeclared.FindSubmatch(data[:min(len(data), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

func highBytes(data []byte) (n int) {
	for _, b := range data[:min(len(data), sampleSize)] {
		if b >= 0x80 {
			n++
		}
	}
	return n
}

// candidate is a charset that is known by its letters alone.
type candidate struct {
	name string
	enc  *charmap.Charmap
}

// candidates in order of preference; at equal cost the first is taken.
var candidates = []candidate{
	{"windows-1252", charmap.Windows1252},
	{"windows-1251", charmap.Windows1251},
	{"koi8-r", charmap.KOI8R},
	{"koi8-u", charmap.KOI8U},
	{"ibm866", charmap.CodePage866},
	{"iso-8859-5", charmap.ISO8859_5},
}

// guess returns the charset in which the text costs the least; see charsetCost.
func guess(data []byte) (enc encoding.Encoding, name string, cost float64) {
	for _, c := range candidates {
		if x := charsetCost(data, c.enc); enc == nil || x < cost {
			enc, name, cost = c.enc, c.name, x
		}
	}
	return enc, name, cost
}

// costIn is the cost in a charset by name, when it is one of the candidates.
func costIn(data []byte, name string) (float64, bool) {
	for _, c := range candidates {
		if c.name == name {
			return charsetCost(data, c.enc), true
		}
	}
	return 0, false
}
