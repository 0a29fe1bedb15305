package pairing

import (
	"cmp"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/facts"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// profileVersion names what read makes of an article. Change it with whatever changes that: profiles of
// another version are made anew.
const profileVersion = 1

// profile is what pairing knows of an article: what it speaks of, without order, as hashes. It is made
// of the article alone, with no lexicon, and kept in the store.
type profile struct {
	tokens []token  // sorted by key
	own    []uint64 // hashes of the addresses and ids of its own
	refs   []uint64 // of those its source names as the same article in other languages
}

// token is a distinct word or fact of an article.
type token struct {
	key   uint32 // hash of the stem, or of the fact's key
	kind  kind
	place place    // the foremost it stands in
	tell  uint8    // of a word: how often it stands there; of a fact: what it tells, in sixteenths of a nat
	names []uint32 // of a name: its keys; the last three bits hold their length

	calendar bool // a date or time; known only while it is read
}

type kind uint8

const (
	word kind = iota
	name      // a word never met without its capital
	fact
)

type place uint8

const (
	body place = iota
	lead       // the first paragraph, or the deck
	head       // the headline
)

// read makes the profile of an article.
func read(l *lang.Language, a corpus.Article) *profile {
	r := reader{lang: l, at: map[string]int{}}
	r.article(&a)
	p := &r.profile
	slices.SortFunc(p.tokens, func(x, y token) int { return cmp.Compare(x.key, y.key) })
	for _, ref := range append([]string{a.URL}, a.AltIDs...) {
		p.own = addRef(p.own, ref)
	}
	for _, t := range a.Translations {
		p.refs = addRef(p.refs, t.Ref)
	}
	return p
}

// reader collects the tokens of one article.
type reader struct {
	profile
	lang  *lang.Language
	at    map[string]int // by stem, or by form or fact behind a mark of their own
	lower []bool         // by token: met without a capital
	forms []string       // by token: as first written; nil: not wanted
}

// article reads all of an article; its tokens are in the order they were met.
func (r *reader) article(a *corpus.Article) {
	r.see(a.Title, head)
	r.see(a.Deck, lead)
	for i, text := range a.Paragraphs {
		if i == 0 {
			r.see(text, lead)
		} else {
			r.see(text, body)
		}
	}
	for i := range r.tokens {
		if r.lower[i] && r.tokens[i].kind == name {
			r.tokens[i].kind, r.tokens[i].names = word, nil
		}
	}
}

func (r *reader) see(text string, where place) {
	for _, w := range lexicon.Tokens(r.lang, text) {
		if r.lang.Stopwords[w.Form] {
			continue
		}
		form := "\x01" + w.Form
		i, ok := r.at[form]
		if !ok {
			if i, ok = r.at[r.lang.Stem(w.Form)]; !ok {
				i = r.add(r.lang.Stem(w.Form), text[w.Start:w.End], token{kind: name, names: nameKeys(r.lang, w.Form)})
			}
			r.at[form] = i
		}
		if first, _ := utf8.DecodeRuneInString(text[w.Start:]); !unicode.IsUpper(first) {
			r.lower[i] = true
		}
		t := &r.tokens[i]
		t.tell += min(1, math.MaxUint8-t.tell)
		t.place = max(t.place, where)
	}
	for _, f := range facts.Find(r.lang, text) {
		if f.Kind == facts.Name {
			continue
		}
		i, ok := r.at["\x00"+f.Key]
		if !ok {
			i = r.add("\x00"+f.Key, text[f.Start:f.End], token{kind: fact, tell: uint8(min(16*tells(f), math.MaxUint8)),
				calendar: f.Kind == facts.Date || f.Kind == facts.Time})
		}
		r.tokens[i].place = max(r.tokens[i].place, where)
	}
}

func (r *reader) add(key, form string, t token) int {
	if r.forms != nil {
		r.forms = append(r.forms, strings.Join(strings.Fields(form), " "))
	}
	t.key = hash(key)
	r.at[key] = len(r.tokens)
	r.tokens, r.lower = append(r.tokens, t), append(r.lower, false)
	return len(r.tokens) - 1
}

// tells is about how unlikely it is that an unrelated article has the fact too: minus the natural logarithm
// of that. A figure tells the more the more digits it has.
func tells(f facts.Fact) float64 {
	switch f.Kind {
	case facts.Date:
		if strings.HasPrefix(f.Key, "w") || strings.HasPrefix(f.Key, "m") {
			return .5
		}
		return 1.5 // articles of one day name the same days
	case facts.Time, facts.Ordinal:
		return 1.5
	case facts.Acronym:
		return 2
	}
	v, digits := math.Abs(f.Value), 0.0
	for v != 0 && v != math.Trunc(v) && digits < 6 {
		v *= 10
		digits++
	}
	digits = 0
	for v = math.Trunc(v); v >= 1 && math.Mod(v, 10) == 0; {
		v /= 10
	}
	for ; v >= 1; v /= 10 {
		digits++
	}
	nats := 1.6 * digits
	if f.Kind == facts.Number && f.Value < 10 {
		nats = .5
	} else if f.Kind != facts.Number || strings.Contains(f.Key, " ") {
		nats += .7
	}
	return min(nats, 7)
}

// nameKeys are the hashed keys of a name, with their lengths.
func nameKeys(l *lang.Language, form string) []uint32 {
	var keys []uint32
	for _, k := range facts.NameKeys(l, form) {
		if len(keys) < 7 {
			keys = append(keys, hash("\x02"+k)&^7|uint32(min(len(k), 7)))
		}
	}
	return keys
}

func hash(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

func addRef(list []uint64, ref string) []uint64 {
	ref = strings.TrimSuffix(strings.TrimSpace(ref), "/")
	if ref == "" {
		return list
	}
	h := fnv.New64a()
	h.Write([]byte(ref))
	if slices.Contains(list, h.Sum64()) {
		return list
	}
	return append(list, h.Sum64())
}

// pack writes a profile as bytes.
func (p *profile) pack() []byte {
	b := make([]byte, 0, 8*len(p.tokens)+16)
	for _, list := range [2][]uint64{p.own, p.refs} {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, ref := range list {
			b = binary.LittleEndian.AppendUint64(b, ref)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(p.tokens)))
	for _, t := range p.tokens {
		b = binary.LittleEndian.AppendUint32(b, t.key)
		b = append(b, uint8(t.kind)<<6|uint8(t.place)<<4|uint8(len(t.names)), t.tell)
		for _, k := range t.names {
			b = binary.LittleEndian.AppendUint32(b, k)
		}
	}
	return b
}

var errProfile = errors.New("damaged profile")

// unpack is the reverse of pack.
func unpack(b []byte) (*profile, error) {
	p := &profile{}
	count := func(size int) int {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k)/uint64(size) {
			b = nil
			return -1
		}
		b = b[k:]
		return int(n)
	}
	for _, list := range [2]*[]uint64{&p.own, &p.refs} {
		n := count(8)
		for range max(n, 0) {
			*list = append(*list, binary.LittleEndian.Uint64(b))
			b = b[8:]
		}
	}
	n := count(6)
	if n < 0 {
		return nil, errProfile
	}
	p.tokens = make([]token, n)
	names := make([]uint32, 0, len(b)/4)
	for i := range p.tokens {
		if len(b) < 6 || len(b) < 6+4*int(b[4]&15) {
			return nil, errProfile
		}
		t, k := &p.tokens[i], int(b[4]&15)
		t.key, t.kind, t.place, t.tell = binary.LittleEndian.Uint32(b), kind(b[4]>>6), place(b[4]>>4&3), b[5]
		from := len(names)
		for j := range k {
			names = append(names, binary.LittleEndian.Uint32(b[6+4*j:]))
		}
		t.names = names[from:len(names):len(names)]
		b = b[6+4*k:]
	}
	return p, nil
}
