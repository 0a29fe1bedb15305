package intake

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"tolmach/align/lang"
	"tolmach/align/segment"
	"tolmach/corpus"
	"tolmach/corpus/wire"
)

// readingVersion is part of what is remembered of a file: raise it when files should be read again
// because they are read or segmented better now.
const readingVersion = "1"

const headSize = 8 << 10 // of a file, to tell whether it could be an article

// chunk is a part of what comes of an input.
type chunk struct {
	articles   []corpus.Article
	bytes      int
	refused    []corpus.Refusal
	remembered bool // the refusals are those of an earlier run
	unchanged  int  // articles of a file that did not change
	skipped    int
	looked     bool         // the input counts as a file; on its last chunk
	file       *corpus.File // it was read to its end
	err        error        // of the store or the context: everything stops
}

// reader reads inputs; it may be used by several goroutines.
type reader struct {
	store   *corpus.Store
	options Options
}

// input is an input being read.
type input struct {
	*reader
	ctx   context.Context
	job   *job
	chunk chunk
	// broken says that reading ended early by an error of the file system, which another time may not strike.
	broken bool
	// overflowed says that an archive unpacked to more than it may.
	overflowed bool
}

// send passes on what there is.
func (in *input) send() {
	select {
	case in.job.chunks <- in.chunk:
	case <-in.ctx.Done():
	}
	in.chunk = chunk{}
}

func (in *input) refuse(r corpus.Refusal) {
	r.File = in.job.file
	in.chunk.refused = append(in.chunk.refused, r)
}

// read reads one input and sends what comes of it.
func (r *reader) read(ctx context.Context, j *job) {
	in := &input{reader: r, ctx: ctx, job: j}
	defer in.send()
	switch {
	case j.skip:
		in.chunk.skipped = 1
	case j.refuse != nil:
		in.chunk.refused = []corpus.Refusal{*j.refuse}
	case j.file == "":
		in.chunk.looked = true
		if in.options.Stdin == nil {
			in.refuse(corpus.Refusal{Path: j.path, Reason: "there is no standard input", Hint: "pipe something in"})
			return
		}
		in.stream(j.path, j.path, &interruptible{ctx, in.options.Stdin})
		in.chunk.looked = true
	default:
		in.readFile()
	}
}

// fingerprint is what the reading of a file depends on besides the file.
func (r *reader) fingerprint() string {
	return strings.Join([]string{readingVersion, r.options.Lang, r.options.Agency, r.options.Date}, "|")
}

// readFile reads a file, unless it is as it was when last read.
func (in *input) readFile() {
	j := in.job
	f, err := os.Open(j.file)
	var info os.FileInfo
	if err == nil {
		defer f.Close()
		info, err = f.Stat()
	}
	if err != nil {
		in.unreadable(err, nil)
		return
	}
	before, err := in.store.File(in.ctx, j.file)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		in.chunk.err = err
		return
	}
	known := err == nil && before.Options == in.fingerprint()
	if known && before.Size == info.Size() && before.ModTime.Equal(info.ModTime()) {
		in.asBefore(nil)
		return
	}
	content := bufio.NewReaderSize(&interruptible{in.ctx, f}, headSize)
	head, err := content.Peek(headSize)
	if err != nil && err != io.EOF {
		in.unreadable(err, nil)
		return
	}
	pack := packing(j.path, head)
	if !j.named && pack == "" && !wire.Looks(j.path, head) {
		in.chunk.skipped = 1
		return
	}
	// The sum is taken before the content is read: should the file change in between, it is read again
	// next time, rather than never.
	sum := sha256.New()
	_, err = io.Copy(sum, content)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		in.unreadable(err, head)
		return
	}
	now := &corpus.File{Path: j.file, Size: info.Size(), ModTime: info.ModTime(), Hash: hex.EncodeToString(sum.Sum(nil)), Options: in.fingerprint()}
	if time.Since(info.ModTime()) < 2*time.Second {
		now.Size = -1 // it may change once more within its time stamp: next time its content is compared
	}
	if known && before.Hash == now.Hash {
		in.asBefore(now)
		return
	}
	in.unpack(pack, f, info.Size())
	in.chunk.looked = true
	if !in.broken && in.ctx.Err() == nil {
		in.chunk.file = now
	}
}

// unreadable refuses a file that the file system does not give, if it was asked for or looks like an
// article.
func (in *input) unreadable(err error, head []byte) {
	if j := in.job; j.named || wire.Looks(j.path, head) {
		in.chunk.looked = true
		in.chunk.refused = []corpus.Refusal{*refusal(j.path, j.file, err)}
	} else {
		in.chunk.skipped = 1
	}
}

// asBefore reports a file that did not change.
func (in *input) asBefore(now *corpus.File) {
	var err error
	if in.chunk.unchanged, err = in.store.CountIn(in.ctx, in.job.file); err == nil {
		in.chunk.refused, err = in.store.RefusedIn(in.ctx, in.job.file)
	}
	// Storing the file's state forgets its refusals, so then they are remembered again.
	in.chunk.remembered = now == nil
	in.chunk.err, in.chunk.file, in.chunk.looked = err, now, true
}

// stream reads the articles of one input, or of one entry of an archive, which has a name of its own.
func (in *input) stream(path, name string, content io.Reader) {
	langs := in.store.Langs()
	source := wire.Input{Path: path, Name: name, Reader: content, Lang: in.options.Lang, Agency: in.options.Agency, Date: in.options.Date, Langs: langs[:]}
	for a, err := range wire.Each(source) {
		if in.ctx.Err() != nil {
			in.broken = true
			return
		}
		var r wire.Refusal
		switch {
		case err == nil:
			in.article(a)
		case errors.As(err, &r):
			in.refuse(corpus.Refusal{Path: r.Path, Line: r.Line, Reason: r.Reason, Hint: r.Hint})
		default:
			in.fail(path, err)
		}
		if len(in.chunk.articles) >= batchArticles || in.chunk.bytes >= batchBytes {
			in.send()
		}
	}
}

// fail refuses an input whose reading broke off.
func (in *input) fail(path string, err error) {
	var bomb tooLarge
	switch {
	case errors.As(err, &bomb):
		in.overflow(bomb)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), isCorrupt(err):
		in.refuse(corpus.Refusal{Path: path, Reason: "it is damaged or incomplete: " + err.Error(), Hint: "fetch it again"})
	default:
		in.broken = true
		in.refuse(*refusal(path, in.job.file, err))
	}
}

// article segments an article and files it.
func (in *input) article(a corpus.Article) {
	l := lang.Get(a.Lang)
	for i, p := range a.Paragraphs {
		in.chunk.bytes += len(p)
		for _, s := range segment.Sentences(l, p) {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: i, Text: s})
		}
	}
	if len(a.Sentences) == 0 {
		in.refuse(corpus.Refusal{Path: a.Place.Path, Reason: "no sentence in it", Hint: "leave it out"})
		return
	}
	a.Place.File = in.job.file
	a.Place.Entry = strings.TrimPrefix(strings.TrimPrefix(a.Place.Path, in.job.path), "#")
	a.Seal()
	in.chunk.articles = append(in.chunk.articles, a)
}

// interruptible ends reading when the context does.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (r *interruptible) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
