package exchange

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"

	"tolmach/corpus"
)

// Input is a file to read. Open is called once for each time it is read: Import reads it twice, so that nothing
// of a file is stored whose end cannot be read.
type Input struct {
	Path string // as the user wrote it
	Open func() (io.ReadCloser, error)
}

// Entry is a unit as a file has it.
type Entry struct {
	ID         string // tuid; "" when it has none
	Texts      [2]string
	Status     corpus.Status // "" unless the file says
	Confidence float64       // -1 unless the file says
	Kind       string        // "1-2", when the file says
	Print      string        // the unit's Fingerprint when it was exported; "" when the file does not say
	Document   string        // what it belongs to, as the file says
	Articles   [2]corpus.ArticleRef
	Line       int
}

// Counts tells what a file holds.
type Counts struct {
	Units      int // with text in both languages
	OneSided   int // that lack one of the two
	OtherLangs int // of these, in other languages altogether
	Doubled    int // that say the same under the same id again
}

// Unreadable is the error of a file that cannot be read, or must not be.
type Unreadable struct {
	Path         string
	Line, Column int // 0: not known
	Reason       string
	Remedy       string
}

func (e *Unreadable) Error() string {
	place := e.Path
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, e.Line)
		if e.Column > 0 {
			place = fmt.Sprintf("%s:%d", place, e.Column)
		}
	}
	return place + ": " + e.Reason
}

// Hint is what the user can do about it.
func (e *Unreadable) Hint() string { return e.Remedy }

// The bounds of what is read. They are far beyond what translation programs write, and keep memory and time
// within limits whatever the file.
const (
	mostPiece    = 1 << 20 // bytes of a tag, a line or a text without tags
	mostSegment  = 1 << 18 // bytes of a segment
	mostDepth    = 64      // elements inside each other
	mostEntryIDs = 5_000_000
	mostInflated = 300 // times the packed size, beyond the first 4 MB
)

var (
	errPiece = fmt.Errorf("something in it is longer than %d MB without end", mostPiece>>20)
	errBomb  = errors.New("it unpacks to hundreds of times its size")
)

// reading is an open file, unpacked and in UTF-8, that gives at most mostPiece bytes between two calls of step.
type reading struct {
	file io.Closer
	r    *bufio.Reader
	left int
	wide bool // was UTF-16, whatever its XML declaration says
	utf8 bool // its beginning is UTF-8 and not only ASCII
}

func (in Input) open() (*reading, error) {
	file, err := in.Open()
	if err != nil {
		return nil, err
	}
	f := &reading{file: file, left: mostPiece}
	if err := f.begin(); err != nil {
		file.Close()
		return nil, in.refuse(err)
	}
	return f, nil
}

func (f *reading) begin() error {
	packed := &counter{r: f.file.(io.Reader)}
	f.r = bufio.NewReaderSize(packed, 1<<16)
	if head, _ := f.r.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(f.r)
		if err != nil {
			return err
		}
		f.r = bufio.NewReaderSize(&inflated{z: z, packed: packed}, 1<<16)
	}
	head, err := f.r.Peek(1 << 15)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return err
	}
	switch {
	case len(head) == 0:
		return errors.New("it is empty")
	case bytes.HasPrefix(head, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(head, []byte{0, 0, 0xfe, 0xff}):
		return &Unreadable{Reason: "it is UTF-32", Remedy: "save it as UTF-8"}
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return &Unreadable{Reason: "it is a zip archive or a workbook", Remedy: "unpack it; save a workbook as CSV UTF-8"}
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		f.r.Discard(3)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		f.widen(unicode.BigEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(head, []byte{'<', 0}):
		f.widen(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(head, []byte{0, '<'}):
		f.widen(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.IndexByte(head, 0) >= 0:
		return &Unreadable{Reason: "it is no text", Remedy: "give a TMX, XLIFF, TSV or CSV file"}
	}
	for len(head) > 0 && head[len(head)-1] >= 0x80 { // perhaps cut in the middle of a letter
		head = head[:len(head)-1]
	}
	f.utf8 = utf8.Valid(head) && bytes.IndexFunc(head, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0
	return nil
}

func (f *reading) widen(order unicode.Endianness, bom unicode.BOMPolicy) {
	f.r = bufio.NewReaderSize(unicode.UTF16(order, bom).NewDecoder().Reader(f.r), 1<<16)
	f.wide = true
}

// Read gives what is left of the piece.
func (f *reading) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, errPiece
	}
	n, err := f.r.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

// step begins a new piece.
func (f *reading) step() { f.left = mostPiece }

func (f *reading) Close() error { return f.file.Close() }

// refuse makes an error of reading one that names the file. Errors of the disk, and Unreadable ones that are complete, pass.
func (in Input) refuse(err error) error {
	var u *Unreadable
	switch {
	case err == nil:
		return nil
	case errors.As(err, &u):
		if u.Path == "" {
			u.Path = in.Path
		}
		return u
	case errors.Is(err, errPiece):
		return &Unreadable{Path: in.Path, Reason: err.Error(), Remedy: "see whether a tag or a quote was left open"}
	case errors.Is(err, errBomb):
		return &Unreadable{Path: in.Path, Reason: err.Error(), Remedy: "unpack it yourself if you trust it"}
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF):
		return &Unreadable{Path: in.Path, Reason: "it is damaged or cut off: " + err.Error(), Remedy: "copy it again"}
	}
	return &Unreadable{Path: in.Path, Reason: err.Error(), Remedy: "give a TMX, XLIFF, TSV or CSV file"}
}

// counter counts the bytes read.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// inflated unpacks, unless what comes out has no proportion to what goes in.
type inflated struct {
	z      io.Reader
	packed *counter
	n      int64
}

func (i *inflated) Read(p []byte) (int, error) {
	n, err := i.z.Read(p)
	if i.n += int64(n); i.n > 4<<20 && i.n > mostInflated*i.packed.n {
		return n, errBomb
	}
	return n, err
}
