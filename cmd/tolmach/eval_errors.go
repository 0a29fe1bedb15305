package main

import (
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"

	"tolmach/align/gold"
)

// misaligned are the errors of an output, with the file of the gold that each goes against.
type misaligned struct {
	errors []gold.Error
	golds  []string // of the same number
	sizes  map[string][2]int
}

// add takes in the errors of a document.
func (m *misaligned) add(file string, want, got []gold.Link) {
	for _, e := range gold.Errors(want, got) {
		m.errors = append(m.errors, e)
		m.golds = append(m.golds, file)
	}
	if m.sizes == nil {
		m.sizes = map[string][2]int{}
	}
	m.sizes[file] = sizesOf(want)
}

// sizesOf are the numbers of sentences that an alignment speaks of.
func sizesOf(links []gold.Link) (n [2]int) {
	for _, l := range links {
		for side, ns := range [2][]int{l.Src, l.Dst} {
			if len(ns) > 0 {
				n[side] = max(n[side], ns[len(ns)-1]+1)
			}
		}
	}
	return n
}

// counts are how many errors there are of each kind.
func (m *misaligned) counts() map[gold.ErrorKind]int {
	n := map[gold.ErrorKind]int{}
	for _, kind := range gold.ErrorKinds {
		n[kind] = 0
	}
	for _, e := range m.errors {
		n[e.Kind]++
	}
	return n
}

// some are the numbers of up to n errors, spread evenly over all documents.
func (m *misaligned) some(n int) []int {
	n = min(n, len(m.errors))
	chosen := make([]int, n)
	for k := range chosen {
		chosen[k] = k * len(m.errors) / n
	}
	return chosen
}

// table writes how many errors there are of each kind, and shows some of them.
func (m *misaligned) table(w io.Writer, shown int) error {
	counts := m.counts()
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "\nerror\tplaces\t")
	for _, kind := range gold.ErrorKinds {
		fmt.Fprintf(t, "%s\t%d\t\n", kind, counts[kind])
	}
	if err := t.Flush(); err != nil {
		return err
	}
	var x texts
	for _, k := range m.some(shown) {
		if err := x.open(m.golds[k], m.sizes[m.golds[k]]); err != nil {
			return err
		}
		if err := m.show(w, k, &x); err != nil {
			return err
		}
	}
	return nil
}

// show writes one error with its texts.
func (m *misaligned) show(w io.Writer, k int, x *texts) error {
	e := m.errors[k]
	if _, err := fmt.Fprintf(w, "\n%s: %s\n", nameOf(m.golds[k]), e.Kind); err != nil {
		return err
	}
	for _, l := range e.Want {
		fmt.Fprintf(w, "  gold  %s\n", l)
	}
	for _, l := range e.Got {
		fmt.Fprintf(w, "  out   %s", l)
		if !math.IsNaN(l.Confidence) {
			fmt.Fprintf(w, "  %.2f", l.Confidence)
		}
		fmt.Fprintln(w)
	}
	for side, ns := range sentencesOf(e) {
		for _, n := range ns {
			if text, ok := x.text(side, n); ok {
				if _, err := fmt.Fprintf(w, "  %-3s %3d  %s\n", x.codes[side], n, text); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// objects are some errors as they go into JSON.
func (m *misaligned) objects(shown int) ([]errorObject, error) {
	var x texts
	out := []errorObject{}
	for _, k := range m.some(shown) {
		if err := x.open(m.golds[k], m.sizes[m.golds[k]]); err != nil {
			return nil, err
		}
		e := m.errors[k]
		o := errorObject{Doc: nameOf(m.golds[k]), Kind: e.Kind, Gold: beadsOf(e.Want), Out: beadsOf(e.Got)}
		for side, ns := range sentencesOf(e) {
			o.Texts[side] = map[int]string{}
			for _, n := range ns {
				if text, ok := x.text(side, n); ok {
					o.Texts[side][n] = text
				}
			}
		}
		out = append(out, o)
	}
	return out, nil
}

// errorObject is an error in JSON: the texts are those of both sides by the numbers of their sentences.
type errorObject struct {
	Doc   string            `json:"doc"`
	Kind  gold.ErrorKind    `json:"kind"`
	Gold  []string          `json:"gold"`
	Out   []string          `json:"out"`
	Texts [2]map[int]string `json:"texts"`
}

func beadsOf(links []gold.Link) []string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.String()
	}
	return out
}

// sentencesOf are the sentences that an error is about, of both sides.
func sentencesOf(e gold.Error) (ns [2][]int) {
	for _, l := range slices.Concat(e.Want, e.Got) {
		ns[0] = append(ns[0], l.Src...)
		ns[1] = append(ns[1], l.Dst...)
	}
	for side := range ns {
		slices.Sort(ns[side])
		ns[side] = slices.Compact(ns[side])
	}
	return ns
}

// nameOf is a document's name: that of its gold without the ending.
func nameOf(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
}

// texts are the sentences of a document, which stand in two files beside the gold, a sentence a line.
type texts struct {
	gold  string // the file of the gold that they were looked for beside
	codes [2]string
	lines [2][]string
}

var codeEnding = regexp.MustCompile(`^\.[a-z]{2,3}$`)

// open finds the texts of a document: for NAME.gold those of NAME.en and NAME.ru, the languages that are aligned by default, or
// of whatever two languages there are. Without exactly two such files there are no texts. The gold says how many sentences each side has, and so which is which; where
// that leaves it open, the default languages go in their order, and others in that of the alphabet.
func (x *texts) open(file string, sizes [2]int) error {
	if x.gold == file {
		return nil
	}
	*x = texts{gold: file}
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return err
	}
	var found []string
	for _, e := range entries {
		ending := filepath.Ext(e.Name())
		if codeEnding.MatchString(ending) && ending != ".out" && nameOf(e.Name()) == nameOf(file) && e.Name() != filepath.Base(file) {
			found = append(found, ending[1:])
		}
	}
	if slices.Contains(found, defaultLangs[0]) && slices.Contains(found, defaultLangs[1]) {
		found = slices.Clone(defaultLangs[:])
	}
	if len(found) != 2 {
		return nil
	}
	var lines [2][]string
	for i, code := range found {
		if lines[i], err = x.read(code); err != nil {
			return err
		}
	}
	fits := func(a, b int) bool { return len(lines[a]) == sizes[0] && len(lines[b]) == sizes[1] }
	if !fits(0, 1) && fits(1, 0) {
		found[0], found[1] = found[1], found[0]
		lines[0], lines[1] = lines[1], lines[0]
	}
	x.codes, x.lines = [2]string{found[0], found[1]}, lines
	return nil
}

func (x *texts) read(code string) ([]string, error) {
	path := filepath.Join(filepath.Dir(x.gold), nameOf(x.gold)+"."+code)
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	a, err := readLines(in, path, code)
	if err != nil {
		return nil, err
	}
	return a.Paragraphs, nil
}

// text is a sentence; not every number has one.
func (x *texts) text(side, n int) (string, bool) {
	if n >= len(x.lines[side]) {
		return "", false
	}
	return x.lines[side][n], true
}
