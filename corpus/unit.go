package corpus

import (
	"bytes"
	"encoding/json"
)

// Unit is a translation unit: one bead with its texts and both its articles. It is what search
// shows and what export writes.
type Unit struct {
	Langs [2]string
	Bead
	Texts    [2][]string // sentences of each side; empty for the missing side of a null bead
	Articles [2]ArticleRef
}

// ArticleRef is what a reader wants to know of the article a sentence stands in.
type ArticleRef struct {
	ID     string `json:"id"`
	Path   string `json:"path"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Agency string `json:"agency"`
	URL    string `json:"url"`
}

// MarshalJSON writes the unit with keys named by the language codes: "en", "ru", "en_article" ...
func (u Unit) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	var err error
	field := func(key string, v any) {
		if err != nil {
			return
		}
		if b.Len() == 0 {
			b.WriteByte('{')
		} else {
			b.WriteByte(',')
		}
		if err = enc.Encode(key); err == nil {
			b.Truncate(b.Len() - 1) // the encoder's newline
			b.WriteByte(':')
			if err = enc.Encode(v); err == nil {
				b.Truncate(b.Len() - 1)
			}
		}
	}
	field("id", u.ID)
	field("bead", u.Kind())
	for side, code := range u.Langs {
		texts := u.Texts[side]
		if texts == nil {
			texts = []string{}
		}
		field(code, texts)
	}
	field("confidence", round(u.Confidence))
	field("crossing", u.Crossing)
	field("status", u.Status)
	field("pair", u.Bead.Pair)
	for side, code := range u.Langs {
		field(code+"_article", u.Articles[side])
	}
	b.WriteByte('}')
	return b.Bytes(), err
}

// round keeps four decimals, so that a figure reads the same wherever it is printed.
func round(x float64) float64 { return float64(int64(x*1e4+.5)) / 1e4 }
