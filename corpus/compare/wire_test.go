package compare

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"tolmach/align"
	"tolmach/align/gold"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/align/segment"
	"tolmach/corpus/wire"
)

// story is an authored pair with its gold beads.
type story struct {
	number   string
	versions [2]Version
	beads    []align.Bead
}

// stories reads the thirty pairs of testdata, as the program reads them.
func stories(t testing.TB) (all []story) {
	t.Helper()
	root := filepath.Join("..", "..", "testdata")
	truth, err := os.ReadFile(filepath.Join(root, "gold", "truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(truth)) {
		row := strings.Split(strings.TrimSpace(line), "\t")
		x := story{number: row[2]}
		for k, code := range []string{"en", "ru"} {
			f, err := os.Open(filepath.Join(root, "wire", code, row[k]))
			if err != nil {
				t.Fatal(err)
			}
			articles, refused, err := wire.Read(wire.Input{Path: row[k], Reader: f, Langs: []string{"en", "ru"}})
			f.Close()
			if err != nil || len(refused) > 0 || len(articles) != 1 {
				t.Fatal(row[k], err, refused)
			}
			a := articles[0]
			x.versions[k] = VersionOf(a)
			x.versions[k].Date = dayOf(t, filepath.Join(root, "gold", "pairs", row[2]+".json"), code)
			for _, p := range a.Paragraphs {
				x.versions[k].Sentences = append(x.versions[k].Sentences, segment.Sentences(lang.Get(code), p)...)
			}
		}
		links, err := gold.ReadFile(filepath.Join(root, "gold", "lines", row[2]+".gold"))
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range links {
			span := func(ns []int) align.Span {
				if len(ns) == 0 {
					return align.Span{}
				}
				return align.Span{From: ns[0], To: ns[len(ns)-1] + 1}
			}
			x.beads = append(x.beads, align.Bead{Src: span(l.Src), Dst: span(l.Dst), Confidence: 1})
		}
		all = append(all, x)
	}
	return all
}

// newComparer gives the comparer of the tests; it is made once.
var newComparer = sync.OnceValue(func() *Comparer {
	return New(Options{From: "en", To: "ru", Lexicon: lexicon.For("en", "ru")})
})

func (f Finding) String() string {
	show := func(p Place) string {
		if p.Sentence < 0 {
			return "-"
		}
		return fmt.Sprintf("%d %q", p.Sentence, p.Text)
	}
	return fmt.Sprintf("%s | %s | %s", f.Kind, show(f.Sides[0]), show(f.Sides[1]))
}

// dayOf is the day of a version, with the year that its dateline leaves out.
func dayOf(t testing.TB, path, code string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var dates map[string]any
	if err := json.Unmarshal(data, &dates); err != nil {
		t.Fatal(err)
	}
	return dates["date_"+code].(string)
}
