package web

import (
	"net/http"
	"strconv"
	"strings"

	"tolmach/corpus"
	"tolmach/index"
)

// front is what the search page shows before anything is asked for.
type front struct {
	Stats  corpus.Stats
	Pairs  int
	Beads  int
	Browse string // address of all beads, the newest first
	Empty  bool
}

func (w *Server) front(v *visit) (*front, error) {
	st, _, err := w.facts.get(v.ctx, w)
	if err != nil {
		return nil, err
	}
	f := &front{Stats: st, Browse: v.only("ui", "theme").with("sort", "date").at("/search")}
	for status, n := range st.Pairs {
		if status.InForce() {
			f.Pairs += n
		}
	}
	for kind, n := range st.Beads {
		if !strings.HasPrefix(kind, "0-") && !strings.HasSuffix(kind, "-0") {
			f.Beads += n
		}
	}
	f.Empty = st.Articles == [2]int{}
	return f, nil
}

// help tells of the query language and the keys.
func (w *Server) help(v *visit) error {
	return v.show(http.StatusOK, "help", v.say("Help"), v.only("ui", "theme").at("/search"))
}

// missed is why nothing was found, with ways out.
type missed struct {
	Words    []missedWord
	Filtered int
	NoFilter string // address without filters, where that finds something
	Cross    string // address with translations, where they were not tried
	Drops    []chip // one address a filter, without it
}

type missedWord struct {
	index.MissedWord
	Terms string
	Near  []link // addresses with another spelling
}

func (w *Server) missed(v *visit, m *index.Missed) *missed {
	out := &missed{}
	if m == nil {
		return out
	}
	fresh := v.without()
	for _, x := range m.Words {
		mw := missedWord{MissedWord: x, Terms: strings.Join(x.Terms, ", ")}
		for _, n := range x.Near {
			mw.Near = append(mw.Near, link{n.Word, respelled(fresh, x.Query, n.Word).at("/search"), x.Lang, false})
		}
		out.Words = append(out.Words, mw)
	}
	out.Filtered = m.Filtered
	if m.Filtered > 0 {
		out.NoFilter = v.without(filters()...).with("nulls", "1").at("/search")
	}
	if v.get("cross") == "" {
		out.Cross = fresh.with("cross", "1").at("/search")
	}
	for _, name := range filters() {
		if x := v.get(name); x != "" && name != "seed" {
			out.Drops = append(out.Drops, chip{v.say(filterNames[name]), strings.Join(v.values[name], ", "), "", fresh.with(name, "").at("/search")})
		}
	}
	return out
}

var filterNames = map[string]string{"since": "since", "until": "until", "agency": "agency", "min-confidence": "confidence at least", "bead": "alignment",
	"status": "status", "nulls": "with untranslated sentences", "only-nulls": "only untranslated sentences", "sample": "random sample of"}

// respelled puts another spelling of a word into the parameters that have it.
func respelled(p *parameters, word, other string) *parameters {
	c := p.clone()
	for _, name := range append([]string{"q"}, p.langs[:]...) {
		if text := c.get(name); text != "" {
			c.values.Set(name, replaceWord(text, strings.Trim(word, "=~*"), other))
		}
	}
	return c
}

// replaceWord replaces a word of a query, wherever it stands by itself.
func replaceWord(text, word, other string) string {
	if word == "" {
		return text
	}
	fields := strings.Split(text, " ")
	for i, f := range fields {
		if bare := strings.Trim(f, `=~*-"()`); strings.EqualFold(bare, word) {
			fields[i] = strings.Replace(f, bare, other, 1)
		}
	}
	return strings.Join(fields, " ")
}

// number reads a parameter of the API.
func (p *parameters) number(name string, otherwise int) (int, error) {
	text := p.get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, &fault{name, &index.FilterError{Setting: name, Message: strconv.Quote(text) + " is not possible", Remedy: "write a whole number, 0 or more"}}
	}
	return n, nil
}
