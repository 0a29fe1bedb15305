package compare

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/align/segment"
)

// slip is a change of one version of an authored pair, as an editor's hand slips, or a rewording that changes nothing.
type slip struct {
	side     int
	kind     Kind // "" for a rewording
	from, to string
}

// script is a pair in testdata/slips with what is done to it.
type script struct {
	name  string
	dates [2]string
	texts [2][]string // headline, then a paragraph a line
	slips []slip
}

// scripts reads testdata/slips: both versions, each under its language and date, then "slips" and "rewordings".
func scripts(t testing.TB) (all []script) {
	t.Helper()
	paths, _ := filepath.Glob(filepath.Join("testdata", "slips", "*.txt"))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := script{name: strings.TrimSuffix(filepath.Base(path), ".txt")}
		part := ""
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if head, rest, _ := strings.Cut(line, " "); len(rest) == 10 && slices.Contains(codes[:], head) {
				part = head
				s.dates[slices.Index(codes[:], head)] = rest
				continue
			}
			switch {
			case line == "slips" || line == "rewordings":
				part = line
			case part == codes[0] || part == codes[1]:
				k := slices.Index(codes[:], part)
				s.texts[k] = append(s.texts[k], line)
			default:
				head, rest, ok := strings.Cut(line, ": ")
				from, to, split := strings.Cut(rest, " -> ")
				code, kind, _ := strings.Cut(head, " ")
				x := slip{slices.Index(codes[:], code), Kind(kind), from, to}
				if !ok || !split || x.side < 0 || (x.kind == "") != (part == "rewordings") ||
					strings.Count(strings.Join(s.texts[x.side][1:], "\n"), from) != 1 {
					t.Fatalf("%s: %q is no change of one place", path, line)
				}
				s.slips = append(s.slips, x)
			}
		}
		all = append(all, s)
	}
	return all
}

// versions gives the versions with some change made, and the sentences of its side that it touches.
func (s script) versions(x slip) (v [2]Version, from, to int) {
	for k, code := range codes {
		v[k] = Version{Date: s.dates[k], Around: s.texts[k][:1]}
		for _, text := range s.texts[k][1:] {
			changed := k == x.side && x.from != "" && strings.Contains(text, x.from)
			if changed {
				text = strings.Replace(text, x.from, x.to, 1)
				from = len(v[k].Sentences)
			}
			v[k].Sentences = append(v[k].Sentences, segment.Sentences(lang.Get(code), text)...)
			if changed {
				to = len(v[k].Sentences)
			}
		}
	}
	return v, from, to
}

// TestSlips finds slips that were written by hand and leaves rewordings alone, with the aligner's beads. The first five
// pairs were looked at while the comparison was improved; the other five were written at the same time and put aside.
// When these were first looked at, 46 of 52 slips were found and 2 of 40 rewordings reported; mending what was general
// in it has brought them to what stands here now.
func TestSlips(t *testing.T) {
	aligner := align.New(align.Options{From: "en", To: "ru", Lexicon: lexicon.Default()})
	compare := func(v [2]Version) (out []Finding) {
		beads, err := aligner.Align(context.Background(), v[0].Sentences, v[1].Sentences)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range newComparer().Compare(v, beads).Findings {
			if f.Kind != Only && f.Kind != Moved {
				out = append(out, f)
			}
		}
		return out
	}
	all := scripts(t)
	for _, half := range []struct {
		name    string
		scripts []script
		found   float64 // floors
		alarms  float64
		untouch int
	}{
		{"seen", all[:5], .94, .05, 0},
		{"aside", all[5:], .92, .05, 0},
	} {
		t.Run(half.name, func(t *testing.T) {
			planted, found := map[Kind]int{}, map[Kind]int{}
			var planted1, found1, untouched int
			for _, s := range half.scripts {
				base := map[string]bool{}
				v, _, _ := s.versions(slip{})
				for _, f := range compare(v) {
					base[fmt.Sprint(f.Kind, f.Sides[0].Text, f.Sides[1].Text)] = true
					untouched++
					t.Logf("%s untouched: %v", s.name, f)
				}
				for _, x := range s.slips {
					v, from, to := s.versions(x)
					hit := false
					var news []Finding
					for _, f := range compare(v) {
						if base[fmt.Sprint(f.Kind, f.Sides[0].Text, f.Sides[1].Text)] {
							continue
						}
						news = append(news, f)
						p := f.Sides[x.side]
						hit = hit || f.Kind == x.kind && p.Sentence < to && p.Sentence+max(p.Count, 1) > from
					}
					planted[x.kind]++
					if x.kind != "" {
						planted1++
					}
					switch {
					case x.kind == "" && len(news) > 0:
						found[""]++
						t.Logf("%s false alarm: %s %q -> %q: %v", s.name, codes[x.side], x.from, x.to, news)
					case x.kind != "" && hit:
						found1++
						found[x.kind]++
					case x.kind != "":
						t.Logf("%s missed: %s %s %q -> %q: %v", s.name, codes[x.side], x.kind, x.from, x.to, news)
					}
				}
			}
			for _, kind := range slices.Sorted(maps.Keys(planted)) {
				if kind != "" {
					t.Logf("%s: found %d of %d", kind, found[kind], planted[kind])
				}
			}
			t.Logf("found %d of %d; %d false alarms of %d rewordings; %d reports on the untouched pairs", found1, planted1, found[""], planted[""], untouched)
			if float64(found1) < half.found*float64(planted1) || float64(found[""]) > half.alarms*float64(planted[""]) || untouched > half.untouch {
				t.Errorf("floors are %.2f found, %.2f false alarms and %d reports on the untouched pairs", half.found, half.alarms, half.untouch)
			}
		})
	}
}
