package intake

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"strings"

	"tolmach/corpus"
	"tolmach/corpus/wire"
)

// An archive may unpack to this much, and a multiple of its own size: real text shrinks to a tenth, an
// archive made to fill the memory to a thousandth.
const (
	unpackedFree  = 1 << 30
	unpackedRatio = 100
)

// tooLarge is the error for an archive beyond these bounds.
type tooLarge struct{ limit int64 }

func (e tooLarge) Error() string {
	return fmt.Sprintf("it unpacks to more than %d MB, which is more than its size allows", e.limit>>20)
}

// bound limits what is unpacked of one archive.
type bound struct {
	left  int64
	limit int64
}

func newBound(packed int64) *bound {
	limit := unpackedFree + unpackedRatio*max(packed, 0)
	return &bound{limit, limit}
}

func (b *bound) reader(r io.Reader) io.Reader { return &boundedReader{b, r} }

type boundedReader struct {
	*bound
	r io.Reader
}

func (b *boundedReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, tooLarge{b.limit}
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// packing says how a file is packed, by its name and first bytes: "zip", "tar", "gzip" or not at all.
func packing(name string, head []byte) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".zip":
		return "zip"
	case ".tar":
		return "tar"
	case ".gz", ".tgz":
		return "gzip"
	}
	if isTar(head) {
		return "tar"
	}
	return ""
}

// isTar knows a tar archive by its first bytes.
func isTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

// unpack reads a file through its packing.
func (in *input) unpack(packing string, f *os.File, size int64) {
	content := &interruptible{in.ctx, f}
	switch packing {
	case "zip":
		in.zip(f, size)
	case "tar":
		in.tar(newBound(size).reader(content))
	case "gzip":
		in.gzip(content, size)
	default:
		in.stream(in.job.path, in.job.path, content)
	}
}

// gzip reads a compressed file, or a compressed tar archive.
func (in *input) gzip(r io.Reader, size int64) {
	j := in.job
	packed, err := gzip.NewReader(r)
	if err != nil {
		in.refuse(corpus.Refusal{Path: j.path, Reason: "it is not gzip-compressed, as its name says: " + err.Error(), Hint: "fetch it again, or give it its right name"})
		return
	}
	content := bufio.NewReaderSize(newBound(size).reader(packed), headSize)
	head, _ := content.Peek(headSize)
	if isTar(head) {
		in.tar(content)
		return
	}
	name := strings.TrimSuffix(j.path, path.Ext(j.path))
	if !j.named && !wire.Looks(name, head) {
		in.chunk.skipped++
		return
	}
	in.stream(j.path, name, content)
}

// entry reads one entry of an archive; n counts the entries that are files.
func (in *input) entry(name string, n int, content io.Reader) {
	inner := bufio.NewReaderSize(&interruptible{in.ctx, content}, headSize)
	at := fmt.Sprintf("%s#%d", in.job.path, n)
	head, err := inner.Peek(headSize)
	switch {
	case err != nil && err != io.EOF:
		in.fail(at, err)
	case hidden(name) || !wire.Looks(name, head):
		in.chunk.skipped++
	default:
		in.stream(at, name, inner)
	}
}

// hidden says whether a name, or a folder it lies in, is hidden.
func hidden(name string) bool {
	for part := range strings.SplitSeq(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/") {
		if strings.HasPrefix(part, ".") && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// zip reads the entries of a zip archive in their order.
func (in *input) zip(f io.ReaderAt, size int64) {
	archive, err := zip.NewReader(f, size)
	if err != nil {
		in.refuse(corpus.Refusal{Path: in.job.path, Reason: "it is not a zip archive, or a damaged one: " + err.Error(), Hint: "fetch it again, or give it its right name"})
		return
	}
	left := newBound(size)
	n := 0
	for _, e := range archive.File {
		if in.over() {
			return
		}
		if e.FileInfo().IsDir() {
			continue
		}
		n++
		at := fmt.Sprintf("%s#%d", in.job.path, n)
		if e.Flags&1 != 0 {
			in.refuse(corpus.Refusal{Path: at, Reason: "it is encrypted", Hint: "unpack the archive with its password, and add the files"})
			continue
		}
		content, err := e.Open()
		if err != nil {
			in.refuse(corpus.Refusal{Path: at, Reason: "it cannot be unpacked: " + err.Error(), Hint: "unpack the archive with another program, and add the files"})
			continue
		}
		in.entry(e.Name, n, left.reader(content))
		content.Close()
	}
}

// tar reads the entries of a tar archive in their order.
func (in *input) tar(r io.Reader) {
	archive := tar.NewReader(r)
	for n := 1; ; {
		e, err := archive.Next()
		var bomb tooLarge
		switch {
		case in.over() || err == io.EOF:
			return
		case errors.As(err, &bomb):
			in.overflow(bomb)
			return
		case err != nil:
			in.refuse(corpus.Refusal{Path: in.job.path, Reason: "it is not a tar archive, or a damaged one: " + err.Error(), Hint: "fetch it again, or give it its right name"})
			return
		case e.Typeflag == tar.TypeReg:
			in.entry(e.Name, n, archive)
			n++
		}
	}
}

// over says whether reading an archive ends here.
func (in *input) over() bool {
	if in.ctx.Err() != nil {
		in.broken = true
	}
	return in.broken || in.overflowed
}

// overflow refuses what is left of an archive that grew beyond its bounds.
func (in *input) overflow(err tooLarge) {
	in.overflowed = true
	in.refuse(corpus.Refusal{Path: in.job.path, Reason: err.Error(), Hint: "unpack it, and add what of it is text"})
}

// isCorrupt knows the errors of damaged compressed data.
func isCorrupt(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.As(err, &corrupt)
}
