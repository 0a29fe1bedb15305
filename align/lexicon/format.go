package lexicon

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"os"
	"sync"
)

// The file: a head of 24 bytes, then sections.
//
//	0  "TLEX" 0x0d 0x0a     magic; the line end shows what a text-mode transfer did
//	6  version, 0           1; readers refuse what is newer
//	8  length of the rest   uint64, little-endian
//	16 CRC-32C of the rest  uint32
//	20 CRC-32C of bytes 0-19
//
// A section is a tag of four bytes, the length of its body as uvarint, the body. A tag with a lower
// first letter may be skipped by a reader that does not know it. Sections:
//
//	HEAD  codes of the languages, then key and value of each line of Meta; strings are length and bytes
//	WRD0, WRD1  words in byte order: number, then each as shared prefix length, suffix length, suffix; then codes of the counts
//	PAIR  for each source word: number of entries; then for each the distance of target ids, P byte, Q byte
//	phra  number of phrases; for each, side by side: number of words, their ids
//	frm0, frm1  the most frequent form of each word: letters cut from the stem's end, length and bytes of what is put there
const (
	magic    = "TLEX\r\n"
	version  = 1
	headSize = 24
	maxWord  = 255 // bytes; nothing longer is a word
)

// ErrFormat says that a file is not a lexicon or was damaged; ErrNewer, that a newer program made it.
var (
	ErrFormat = errors.New("not a lexicon file")
	ErrDamage = errors.New("lexicon file is damaged; copy or train it again")
	ErrNewer  = errors.New("lexicon was made by a newer version of tolmach; update the program or train it again")
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// WriteTo writes the lexicon in its file format.
func (l *Lexicon) WriteTo(w io.Writer) (int64, error) {
	var body bytes.Buffer
	section := func(tag string, data []byte) {
		body.WriteString(tag)
		body.Write(binary.AppendUvarint(nil, uint64(len(data))))
		body.Write(data)
	}
	head := appendString(appendString(nil, l.from), l.to)
	for _, m := range l.meta {
		head = appendString(appendString(head, m.Key), m.Value)
	}
	section("HEAD", head)
	for i, tag := range []string{"WRD0", "WRD1"} {
		section(tag, l.sides[i].appendWords(nil))
	}
	section("PAIR", l.appendPairs(nil))
	if l.phrases != nil {
		section("phra", l.phrases().append(nil))
	}
	for i, tag := range []string{"frm0", "frm1"} {
		if l.sides[i].forms != nil {
			section(tag, l.sides[i].appendForms(nil))
		}
	}
	top := make([]byte, headSize)
	copy(top, magic)
	top[6] = version
	binary.LittleEndian.PutUint64(top[8:], uint64(body.Len()))
	binary.LittleEndian.PutUint32(top[16:], crc32.Checksum(body.Bytes(), castagnoli))
	binary.LittleEndian.PutUint32(top[20:], crc32.Checksum(top[:20], castagnoli))
	n, err := w.Write(top)
	if err != nil {
		return int64(n), err
	}
	m, err := body.WriteTo(w)
	return int64(n) + m, err
}

// Save writes the lexicon to a file, whole or not at all.
func (l *Lexicon) Save(path string) error { return writeFile(path, l) }

// Open reads a lexicon file and checks it. Errors name the file and wrap ErrFormat, ErrDamage or ErrNewer.
func Open(path string) (*Lexicon, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	l, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return l, nil
}

// Decode makes a lexicon of the bytes of its file; it keeps nothing of data.
func Decode(data []byte) (*Lexicon, error) {
	if len(data) < len(magic) || string(data[:4]) != magic[:4] {
		return nil, ErrFormat
	}
	if string(data[4:6]) != magic[4:] {
		return nil, fmt.Errorf("%w: its line ends were converted; transfer it as binary", ErrDamage)
	}
	if len(data) < headSize {
		return nil, fmt.Errorf("%w: cut off at %d bytes", ErrDamage, len(data))
	}
	if data[6] > version {
		return nil, fmt.Errorf("%w (format %d, known %d)", ErrNewer, data[6], version)
	}
	body := data[headSize:]
	if crc32.Checksum(data[:20], castagnoli) != binary.LittleEndian.Uint32(data[20:]) {
		return nil, fmt.Errorf("%w: its head does not agree with the checksum", ErrDamage)
	}
	if want := binary.LittleEndian.Uint64(data[8:]); uint64(len(body)) != want {
		return nil, fmt.Errorf("%w: %d bytes where %d belong", ErrDamage, len(body), want)
	}
	if crc32.Checksum(body, castagnoli) != binary.LittleEndian.Uint32(data[16:]) {
		return nil, fmt.Errorf("%w: it does not agree with its checksum", ErrDamage)
	}
	l, err := decodeBody(body)
	if err != nil {
		return nil, err
	}
	l.sum = fmt.Sprintf("%08x", crc32.Checksum(body, castagnoli))
	return l, nil
}

func decodeBody(body []byte) (*Lexicon, error) {
	l := &Lexicon{}
	var seen [4]bool
	tags := map[string]bool{}
	for in := (&reader{data: body}); len(in.data) > 0; {
		tag := string(in.bytes(4))
		part := &reader{data: in.bytes(in.size())}
		if in.failed {
			return nil, fmt.Errorf("%w: a section is cut off", ErrDamage)
		}
		if tags[tag] {
			return nil, fmt.Errorf("%w: section %q stands twice", ErrDamage, tag)
		}
		tags[tag] = true
		switch tag {
		case "HEAD":
			l.from, l.to = part.string(), part.string()
			for len(part.data) > 0 && !part.failed {
				l.meta = append(l.meta, Meta{part.string(), part.string()})
			}
			seen[0] = true
		case "WRD0", "WRD1":
			l.sides[tag[3]-'0'].readWords(part)
			seen[1+tag[3]-'0'] = true
		case "PAIR":
			if !seen[1] || !seen[2] {
				return nil, fmt.Errorf("%w: pairs before words", ErrDamage)
			}
			l.readPairs(part)
			seen[3] = true
		case "phra":
			if !seen[1] || !seen[2] {
				return nil, fmt.Errorf("%w: phrases before words", ErrDamage)
			}
			later := &reader{data: bytes.Clone(part.data)}
			l.phrases = sync.OnceValue(func() *phrases { return l.readPhrases(later) })
			continue
		case "frm0", "frm1":
			if !seen[1+tag[3]-'0'] {
				return nil, fmt.Errorf("%w: forms before words", ErrDamage)
			}
			s := &l.sides[tag[3]-'0']
			forms := &reader{data: bytes.Clone(part.data)}
			s.forms = sync.OnceValue(func() []string { return s.readForms(forms) })
			continue
		default:
			if tag[0] < 'a' || tag[0] > 'z' {
				return nil, fmt.Errorf("%w (section %q)", ErrNewer, tag)
			}
			continue
		}
		if part.failed || len(part.data) > 0 {
			return nil, fmt.Errorf("%w: section %q makes no sense", ErrDamage, tag)
		}
	}
	for _, ok := range seen {
		if !ok {
			return nil, fmt.Errorf("%w: a section is missing", ErrDamage)
		}
	}
	return l, nil
}

func (s *side) appendWords(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(len(s.ends)))
	last := ""
	for id := range s.ends {
		w := s.stem(int32(id))
		shared := 0
		for shared < min(len(w), len(last)) && w[shared] == last[shared] {
			shared++
		}
		b = binary.AppendUvarint(b, uint64(shared))
		b = appendString(b, w[shared:])
		last = w
	}
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(s.total))
	for _, c := range s.count {
		b = binary.AppendUvarint(b, quantiseCount(float64(c)))
	}
	return b
}

func (s *side) readWords(in *reader) {
	n := in.size()
	if n > len(in.data) { // a word takes more than a byte
		in.failed = true
		return
	}
	s.ends = make([]uint32, n)
	text := make([]byte, 0, len(in.data)*3)
	last := 0
	for i := range s.ends {
		shared := in.size()
		suffix := in.bytes(in.size())
		// Words ascend, strictly: that makes ids and files unique.
		if in.failed || shared > len(text)-last || shared+len(suffix) > maxWord || len(text) > math.MaxInt32 {
			in.failed = true
			return
		}
		start := len(text)
		text = append(text, text[last:last+shared]...)
		text = append(text, suffix...)
		if i > 0 && bytes.Compare(text[last:start], text[start:]) >= 0 {
			in.failed = true
			return
		}
		last = start
		s.ends[i] = uint32(len(text))
	}
	s.text = string(text)
	if b := in.bytes(8); b != nil {
		s.total = math.Float64frombits(binary.LittleEndian.Uint64(b))
	}
	if !(s.total >= 0) || math.IsInf(s.total, 0) {
		in.failed = true
	}
	s.count = make([]float32, n)
	for i := range s.count {
		code := in.uvarint()
		if code >= uint64(len(counts)) {
			in.failed = true
			return
		}
		s.count[i] = counts[code]
	}
	s.index()
}

func (l *Lexicon) appendPairs(b []byte) []byte {
	s := &l.sides[0]
	b = binary.AppendUvarint(b, uint64(len(s.entries)))
	for id := range s.ends {
		row := s.entries[s.rows[id]:s.rows[id+1]]
		b = binary.AppendUvarint(b, uint64(len(row)))
		last := int32(-1)
		for _, e := range row {
			b = binary.AppendUvarint(b, uint64(e.ID-last-1))
			b = append(b, quantise(float64(e.P)), quantise(float64(e.Q)))
			last = e.ID
		}
	}
	return b
}

func (l *Lexicon) readPairs(in *reader) {
	s, targets := &l.sides[0], uint64(len(l.sides[1].ends))
	n := in.size()
	if n > len(in.data)/3 {
		in.failed = true
		return
	}
	s.entries = make([]Entry, 0, n)
	s.rows = make([]uint32, len(s.ends)+1)
	for id := range s.ends {
		next := uint64(0)
		for range in.size() {
			at := next + in.uvarint()
			probs := in.bytes(2)
			if in.failed || at >= targets || len(s.entries) == n {
				in.failed = true
				return
			}
			s.entries = append(s.entries, Entry{ID: int32(at), P: scale[probs[0]], Q: scale[probs[1]]})
			next = at + 1
		}
		s.rows[id+1] = uint32(len(s.entries))
	}
	if len(s.entries) != n {
		in.failed = true
		return
	}
	l.transpose()
}

func (s *side) appendForms(b []byte) []byte {
	for id, form := range s.forms() {
		stem := s.stem(int32(id))
		shared := 0
		for shared < min(len(stem), len(form)) && stem[shared] == form[shared] {
			shared++
		}
		b = binary.AppendUvarint(b, uint64(len(stem)-shared))
		b = appendString(b, form[shared:])
	}
	return b
}

// readForms is called when the first form is asked for: few who open a lexicon ask. Where the section
// makes no sense the stems serve.
func (s *side) readForms(in *reader) []string {
	forms := make([]string, len(s.ends))
	for id := range forms {
		stem := s.stem(int32(id))
		cut := in.size()
		suffix := in.bytes(in.size())
		if in.failed || cut > len(stem) {
			in.failed = true
			forms[id] = stem
			continue
		}
		forms[id] = stem[:len(stem)-cut] + string(suffix)
	}
	return forms
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// reader takes numbers and bytes off a slice; once something was missing it has failed and gives zeros.
type reader struct {
	data   []byte
	failed bool
}

func (r *reader) uvarint() uint64 {
	if len(r.data) > 0 && r.data[0] < 0x80 {
		v := r.data[0]
		r.data = r.data[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.failed, r.data = true, nil
		return 0
	}
	r.data = r.data[n:]
	return v
}

// size is a number that counts something of the data left or before, so it fits an int.
func (r *reader) size() int {
	v := r.uvarint()
	if v > math.MaxInt32 {
		r.failed = true
		return 0
	}
	return int(v)
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.data) {
		r.failed, r.data = true, nil
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *reader) string() string { return string(r.bytes(r.size())) }
