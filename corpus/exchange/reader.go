package exchange

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// Read reads a TMX, XLIFF, TSV or CSV file and gives its units in the two languages to each, in order. Languages
// are compared without their regions. A unit that lacks one of the languages is counted and passed over.
// The error is *Unreadable when the file is not what it should be, says different things under one id, or
// has no unit in these languages; each's own otherwise.
func Read(in Input, langs [2]string, each func(*Entry) error) (Counts, error) {
	f, err := in.open()
	if err != nil {
		return Counts{}, err
	}
	defer f.Close()
	t := &taking{langs: langs, each: each, seed: maphash.MakeSeed(), seen: map[uint64]said{}, others: map[string]int{}}
	head, _ := f.r.Peek(512)
	if strings.HasPrefix(strings.TrimSpace(string(head)), "<") {
		err = readXML(f, t)
	} else {
		err = readTable(f, t)
	}
	if t.failed != nil {
		return t.Counts, t.failed
	}
	if err != nil {
		return t.Counts, in.refuse(err)
	}
	if t.Units == 0 {
		u := &Unreadable{Path: in.Path, Reason: "there is no unit in it", Remedy: "give a TMX, XLIFF, TSV or CSV file with units in both languages"}
		if t.OneSided > 0 {
			u.Reason = fmt.Sprintf("no unit in it has text in both %s and %s", lang.NameOf(langs[0]), lang.NameOf(langs[1]))
		}
		if len(t.others) > 0 {
			u.Reason += "; it has " + t.languages()
			u.Remedy = "a corpus holds one pair of languages: make another one with --langs"
		}
		return t.Counts, u
	}
	return t.Counts, nil
}

// taking takes the units of a file from its reader.
type taking struct {
	Counts
	langs  [2]string
	each   func(*Entry) error
	failed error // of each
	seed   maphash.Seed
	seen   map[uint64]said
	others map[string]int // languages that are not ours
}

// said is what was said under an id.
type said struct {
	text uint64
	line int
}

// side is the number of a language, -1 for another one.
func (t *taking) side(code string) int {
	primary, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(code)), "_", "-"), "-")
	if i := slices.Index(t.langs[:], primary); i >= 0 {
		return i
	}
	if primary != "" && len(primary) < 12 && len(t.others) < 100 {
		t.others[primary]++
	}
	return -1
}

func (t *taking) languages() string {
	var names []string
	for code := range t.others {
		names = append(names, lang.NameOf(code))
	}
	slices.Sort(names)
	if len(names) > 5 {
		names = append(names[:5], "others")
	}
	return strings.Join(names, ", ")
}

// take takes a unit. Scope is what the id is unique in.
func (t *taking) take(e *Entry, scope string) error {
	for side := range e.Texts {
		e.Texts[side] = seg([]string{e.Texts[side]})
	}
	if e.Texts[0] == "" || e.Texts[1] == "" {
		t.OneSided++
		if e.Texts[0] == "" && e.Texts[1] == "" {
			t.OtherLangs++
		}
		return nil
	}
	if e.ID != "" {
		id := maphash.String(t.seed, scope+"\x00"+e.ID)
		now := said{maphash.String(t.seed, e.Texts[0]+"\x00"+e.Texts[1]), e.Line}
		if was, ok := t.seen[id]; ok {
			if was.text == now.text {
				t.Doubled++
				return nil
			}
			return &Unreadable{Line: e.Line, Reason: fmt.Sprintf("the id %.40q stands for another text in line %d", e.ID, was.line), Remedy: "give each unit an id of its own, or none"}
		}
		if len(t.seen) >= mostEntryIDs {
			return &Unreadable{Line: e.Line, Reason: fmt.Sprintf("it has more than %d units", mostEntryIDs), Remedy: "split it"}
		}
		t.seen[id] = now
	}
	t.Units++
	if err := t.each(e); err != nil {
		t.failed = err
		return err
	}
	return nil
}

// say sets what a file says of a unit in a property of ours.
func (e *Entry) say(name, value string) {
	value = strings.TrimSpace(value)
	switch name {
	case "x-score", "score", "confidence":
		if x, err := strconv.ParseFloat(value, 64); err == nil && x >= 0 && x <= 1 {
			e.Confidence = x
		}
	case "x-bead", "bead":
		e.Kind = value
	case "x-status", "status":
		e.Status = statusOf(value)
	case "x-fingerprint", "fingerprint":
		e.Print = value
	case "x-pair-id":
		e.Document = value
	}
}

func statusOf(s string) corpus.Status {
	switch st := corpus.Status(strings.ToLower(strings.TrimSpace(s))); st {
	case corpus.Auto, corpus.Confirmed, corpus.Review:
		return st
	}
	return ""
}

// tell sets what a file says of one side.
func tell(a *corpus.ArticleRef, name, value string) {
	value = strings.TrimSpace(value)
	switch name {
	case "x-date", "date":
		if len(value) == 10 && strings.Trim(value, "0123456789-") == "" && value[4] == '-' && value[7] == '-' || len(value) == 7 && strings.HasPrefix(value, "--") {
			a.Date = value
		}
	case "x-agency", "agency":
		a.Agency = value
	case "x-source-url", "url", "source-document":
		a.URL = cmp.Or(a.URL, value)
	case "x-source-path", "path":
		a.Path = value
	case "x-article-id":
		a.ID = value
	}
}
