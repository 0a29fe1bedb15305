package lexicon

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"unicode/utf8"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// ReadTSV gives the pairs of a text with a source, a tab and its translation in each line; further columns are left
// alone, lines with an empty side are passed over. A .gz file is unpacked. Errors name the file and the line.
func ReadTSV(path string, weight float64) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		in, err := openLines(path)
		if err != nil {
			yield(Pair{}, err)
			return
		}
		defer in.close()
		for in.next() {
			if in.text == "" {
				continue
			}
			source, rest, ok := strings.Cut(in.text, "\t")
			if !ok {
				yield(Pair{}, fmt.Errorf("%s:%d: no tab; each line holds a text, a tab and its translation", path, in.line))
				return
			}
			target, _, _ := strings.Cut(rest, "\t")
			if !yield(Pair{source, target, weight}, nil) {
				return
			}
		}
		if in.err != nil {
			yield(Pair{}, in.err)
		}
	}
}

// ReadLines gives the pairs of two files that have a text in each line and its translation in the same line of the other.
func ReadLines(source, target string, weight float64) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		a, err := openLines(source)
		if err != nil {
			yield(Pair{}, err)
			return
		}
		defer a.close()
		b, err := openLines(target)
		if err != nil {
			yield(Pair{}, err)
			return
		}
		defer b.close()
		for {
			more, too := a.next(), b.next()
			if err := errors.Join(a.err, b.err); err != nil {
				yield(Pair{}, err)
				return
			}
			if !more && !too {
				return
			}
			if more != too {
				short, n := source, a.line
				if more {
					short, n = target, b.line
				}
				yield(Pair{}, fmt.Errorf("%s ends after line %d, %s and %s must have as many lines", short, n, source, target))
				return
			}
			if !yield(Pair{a.text, b.text, weight}, nil) {
				return
			}
		}
	}
}

// Concat gives the pairs of several sources, one behind the other.
func Concat(sources ...iter.Seq2[Pair, error]) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for _, s := range sources {
			for p, err := range s {
				if !yield(p, err) {
					return
				}
			}
		}
	}
}

// lines reads a text file line by line.
type lines struct {
	path string
	file *os.File
	in   *bufio.Scanner
	text string
	line int
	err  error
}

func openLines(path string) (*lines, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	l := &lines{path: path, file: f, in: bufio.NewScanner(r)}
	l.in.Buffer(make([]byte, 1<<16), maxLine)
	return l, nil
}

func (l *lines) next() bool {
	if l.err != nil || !l.in.Scan() {
		if l.err == nil && l.in.Err() != nil {
			l.err = fmt.Errorf("%s:%d: %w", l.path, l.line+1, l.in.Err())
		}
		return false
	}
	l.text = l.in.Text()
	if l.line++; l.line == 1 {
		l.text = strings.TrimPrefix(l.text, "\ufeff")
	}
	if !utf8.ValidString(l.text) {
		l.err = fmt.Errorf("%s:%d: not UTF-8; convert it first, e.g. with iconv", l.path, l.line)
		return false
	}
	return true
}

func (l *lines) close() { l.file.Close() }
