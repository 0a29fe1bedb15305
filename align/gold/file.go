// Package gold reads and writes the alignment files of the field and scores one against another.
//
// It serves everybody who measures an aligner: the figures are those of published papers, and agree
// digit for digit with the usual scorers.
package gold

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"tolmach/align"
)

// Link is one bead of an alignment file: sorted sentence numbers from 0 of both sides, either of which may be
// empty. Unlike an [align.Bead] it need not be contiguous. Confidence is 1 - cost, or NaN where the file gives no cost.
type Link struct {
	Src, Dst   []int
	Confidence float64
}

// Null says that one side is empty.
func (l Link) Null() bool { return len(l.Src) == 0 || len(l.Dst) == 0 }

// Kind names the link by its sentence counts: "1-2".
func (l Link) Kind() string { return fmt.Sprintf("%d-%d", len(l.Src), len(l.Dst)) }

// String writes the link without its cost, as in "[0]:[0,1]".
func (l Link) String() string { return numbers(l.Src) + ":" + numbers(l.Dst) }

// FromBeads turns an aligner's beads into links.
func FromBeads(beads []align.Bead) []Link {
	links := make([]Link, len(beads))
	for i, b := range beads {
		links[i] = Link{run(b.Src), run(b.Dst), b.Confidence}
	}
	return links
}

func run(s align.Span) []int {
	ns := make([]int, 0, s.Len())
	for i := s.From; i < s.To; i++ {
		ns = append(ns, i)
	}
	return ns
}

// ReadFile reads an alignment file; errors name the file and the line.
func ReadFile(path string) ([]Link, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	links, err := Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return links, nil
}

// Read reads vecalign's format: a line a bead, "[0]:[0,1]" with an optional ":cost" behind; empty lines
// and beads empty on both sides are passed over. An error names the line.
func Read(r io.Reader) ([]Link, error) {
	var links []Link
	scan := bufio.NewScanner(r)
	scan.Buffer(nil, 1<<20)
	for n := 1; scan.Scan(); n++ {
		line := strings.TrimSpace(scan.Text())
		if line == "" {
			continue
		}
		l, err := parse(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if len(l.Src)+len(l.Dst) > 0 {
			links = append(links, l)
		}
	}
	return links, scan.Err()
}

// Write writes links in vecalign's format; the third field is a cost, 1 - confidence.
func Write(w io.Writer, links []Link) error {
	b := bufio.NewWriter(w)
	for _, l := range links {
		fmt.Fprintf(b, "%s:%.6f\n", l, 1-l.Confidence)
	}
	return b.Flush()
}

func parse(line string) (Link, error) {
	bad := fmt.Errorf("not an alignment line: %.60q", line)
	l := Link{Confidence: nan}
	var ok bool
	rest := line
	if l.Src, rest, ok = list(rest); !ok || !strings.HasPrefix(rest, ":") {
		return l, bad
	}
	if l.Dst, rest, ok = list(rest[1:]); !ok {
		return l, bad
	}
	if rest == "" {
		return l, nil
	}
	cost, err := strconv.ParseFloat(strings.TrimPrefix(rest, ":"), 64)
	if err != nil || rest[0] != ':' {
		return l, bad
	}
	l.Confidence = 1 - cost
	return l, nil
}

// list reads "[1, 2]" at the front of s.
func list(s string) (ns []int, rest string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return nil, s, false
	}
	inner, rest, ok := strings.Cut(s[1:], "]")
	if !ok {
		return nil, s, false
	}
	if strings.TrimSpace(inner) == "" {
		return nil, rest, true
	}
	for _, f := range strings.Split(inner, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(f))
		if err != nil || n < 0 {
			return nil, s, false
		}
		ns = append(ns, n)
	}
	slices.Sort(ns)
	return ns, rest, true
}

func numbers(ns []int) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, n := range ns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(n))
	}
	b.WriteByte(']')
	return b.String()
}

func compare(a, b Link) int {
	return cmp.Or(slices.Compare(a.Src, b.Src), slices.Compare(a.Dst, b.Dst))
}
