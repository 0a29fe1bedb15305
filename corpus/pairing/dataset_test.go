package pairing

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/align/segment"
	"tolmach/corpus"
	"tolmach/corpus/wire"
)

// dataset is articles of both languages and the candidates among them.
type dataset struct {
	name  string
	sides [2][]corpus.Article
	truth map[[2]string]bool // by file names
	edges []edge
	right []bool
	fold  []int
	dated bool // compare only what is at most a day apart
}

const shared = "../../../shared/data"

// readFolder reads the articles of a folder.
func readFolder(t testing.TB, dir string) (list []corpus.Article) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no articles in", dir, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		read, _, err := wire.Read(wire.Input{Path: filepath.Base(file), Data: data, Langs: []string{"en", "ru"}})
		if err != nil || len(read) != 1 {
			t.Fatal(file, err)
		}
		list = append(list, cut(read[0], len(read[0].Paragraphs)))
	}
	return list
}

// cut keeps the first paragraphs of an article, and its sentences in line.
func cut(a corpus.Article, paragraphs int) corpus.Article {
	a.Paragraphs, a.Sentences = a.Paragraphs[:min(paragraphs, len(a.Paragraphs))], nil
	for i, p := range a.Paragraphs {
		for _, s := range segment.Sentences(lang.Get(a.Lang), p) {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: i, Text: s})
		}
	}
	a.ID = ""
	a.Seal()
	return a
}

func readTruth(t testing.TB, file string) map[[2]string]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	truth := map[[2]string]bool{}
	for line := range strings.Lines(string(text)) {
		f := strings.Fields(line)
		truth[[2]string{filepath.Base(f[0]), filepath.Base(f[1])}] = true
	}
	return truth
}

// consider fills in the best candidates of every article and reads them side by side.
func (d *dataset) consider(t testing.TB) {
	t.Helper()
	sp := newSpace(lexicon.Default(), "en")
	aligner := align.New(align.Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	var vs [2][]*vector
	for side := range vs {
		for _, a := range d.sides[side] {
			vs[side] = append(vs[side], sp.vector(side, read(lang.Get(a.Lang), a)))
		}
	}
	var docs []document
	for i, v := range vs[0] {
		docs = append(docs, document{int32(i), dayOf(d.sides[0][i].Date), v})
	}
	window := anyDay
	if d.dated {
		window = 1
	}
	s := newSearch(newCatalogue(docs))
	for j, v := range vs[1] {
		for _, h := range s.find(v, dayOf(d.sides[1][j].Date), window, 4) {
			a, b := &d.sides[0][h.article], &d.sides[1][j]
			e := edge{a: h.article, b: int32(j), score: h.score, days: -1, state: weighed}
			var err error
			if e.proof, _, err = compare(t.Context(), aligner, open(a), open(b)); err != nil {
				t.Fatal(err)
			}
			d.edges = append(d.edges, e)
			d.right = append(d.right, d.truth[[2]string{a.Place.Path, b.Place.Path}])
			d.fold = append(d.fold, int(hash(b.Place.Path)%5))
		}
	}
	(&run{sides: [2][]article{make([]article, len(d.sides[0])), make([]article, len(d.sides[1]))}, edges: d.edges}).lead()
}

func datasets(t testing.TB) []*dataset {
	if _, err := os.Stat(shared); err != nil {
		t.Skip("the data for learning is not here: ", err)
	}
	list := []*dataset{
		{name: "pairing", sides: [2][]corpus.Article{readFolder(t, shared+"/pairing/en"), readFolder(t, shared+"/pairing/ru")}, truth: readTruth(t, shared+"/pairing/truth.tsv")},
		{name: "wire", sides: [2][]corpus.Article{readFolder(t, shared+"/wire/out/en"), readFolder(t, shared+"/wire/out/ru")}, truth: readTruth(t, shared+"/wire/out/truth.tsv")},
	}
	list = append(list, shortened(list[1], 0), shortened(list[1], 1), adapted(list[1]))
	// With few candidates the best of them leads by chance.
	for _, d := range list {
		list = append(list, strewn(d))
	}
	for _, d := range list[:2] {
		list = append(list, halved(d))
	}
	for _, d := range list[5:7] {
		list = append(list, halved(d))
	}
	events := siblings(t)
	list = append(list, events, halved(events), shortened(events, 0), shortened(events, 1))
	for _, d := range []*dataset{list[6], events} {
		list = append(list, bereft(d, 0), bereft(d, 1))
	}
	for _, d := range list {
		d.consider(t)
	}
	return list
}

// siblings are made-up stories in files of an event: of each event two in both languages, four in one.
func siblings(t testing.TB) *dataset {
	t.Helper()
	files, err := filepath.Glob("testdata/siblings/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no events", err)
	}
	d := &dataset{name: "siblings", truth: map[[2]string]bool{}, dated: true}
	for _, file := range files {
		event, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first := map[string]string{}
		for _, x := range event.Files { // en/NAME.txt and ru/NAME.txt are a pair
			path := strings.TrimSuffix(filepath.Base(file), ".txtar") + "-" + strings.ReplaceAll(x.Name, "/", "-")
			a, _, err := wire.Read(wire.Input{Path: path, Data: x.Data, Langs: []string{"en", "ru"}})
			if err != nil || len(a) != 1 || !strings.HasPrefix(x.Name, a[0].Lang+"/") {
				t.Fatal(file, x.Name, a, err)
			}
			side := 0
			if a[0].Lang == "ru" {
				side = 1
			}
			d.sides[side] = append(d.sides[side], cut(a[0], len(a[0].Paragraphs)))
			if en := first[filepath.Base(x.Name)]; en != "" {
				d.truth[[2]string{en, path}] = true
			}
			first[filepath.Base(x.Name)] = path
		}
	}
	return d
}

// shortened makes early versions: a side is cut to its first paragraph or two.
func shortened(d *dataset, side int) *dataset {
	out := &dataset{name: d.name + ", first " + []string{"English", "Russian"}[side] + " paragraphs", sides: d.sides, truth: d.truth, dated: d.dated}
	out.sides[side] = nil
	for i, a := range d.sides[side] {
		out.sides[side] = append(out.sides[side], cut(a, 1+i%2))
	}
	return out
}

// adapted makes heavily adapted versions of a set: each loses its headline and a part of its paragraphs, and gets
// paragraphs of others.
func adapted(d *dataset) *dataset {
	out := &dataset{name: d.name + ", mixed", truth: d.truth}
	r := rand.New(rand.NewPCG(3, 4))
	for side := range d.sides {
		for i, a := range d.sides[side] {
			var kept []string
			lost := .1 + .3*r.Float64()
			for _, p := range a.Paragraphs {
				if r.Float64() > lost || len(kept) == 0 {
					kept = append(kept, p)
				}
				if r.Float64() < .4 {
					other := d.sides[side][(i+1+r.IntN(len(d.sides[side])-1))%len(d.sides[side])].Paragraphs
					kept = append(kept, other[r.IntN(len(other))])
				}
			}
			a.Title, a.Paragraphs = "", kept
			out.sides[side] = append(out.sides[side], cut(a, len(kept)))
		}
	}
	return out
}

// strewn puts the articles of a set on days of their own: a pair on one, so that each has few candidates. The authored ones
// have dates.
func strewn(d *dataset) *dataset {
	out := &dataset{name: d.name + ", dated", truth: d.truth, dated: true}
	days := max(len(d.sides[0])/3, 1)
	partner := map[string]string{}
	for p := range d.truth {
		partner[p[1]] = p[0]
	}
	for side := range d.sides {
		for _, a := range d.sides[side] {
			if d.name == "pairing" {
				name := a.Place.Path
				if p := partner[name]; side == 1 && p != "" {
					name = p
				}
				a.Date = day{dated, int32(17000 + int(hash(name))%days)}.String()
			}
			out.sides[side] = append(out.sides[side], a)
		}
	}
	return out
}

// halved takes one article of every other pair away, so that most are left without a counterpart.
func halved(d *dataset) *dataset {
	out := &dataset{name: d.name + ", halved", truth: map[[2]string]bool{}, dated: d.dated}
	gone := [2]map[string]bool{{}, {}}
	for p := range d.truth {
		if n := hash(p[0] + p[1]); n%4 < 2 {
			gone[n%2][p[n%2]] = true
		} else {
			out.truth[p] = true
		}
	}
	for side := range d.sides {
		for _, a := range d.sides[side] {
			if !gone[side][a.Place.Path] {
				out.sides[side] = append(out.sides[side], a)
			}
		}
	}
	return out
}

// bereft takes the articles of a side away that have a counterpart: what is left is to be left alone.
func bereft(d *dataset, side int) *dataset {
	out := &dataset{name: d.name + ", no counterpart", sides: d.sides, truth: map[[2]string]bool{}, dated: d.dated}
	gone := map[string]bool{}
	for p := range d.truth {
		gone[p[side]] = true
	}
	out.sides[side] = slices.DeleteFunc(slices.Clone(d.sides[side]), func(a corpus.Article) bool { return gone[a.Place.Path] })
	return out
}
