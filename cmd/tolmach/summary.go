package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"tolmach/align/lang"
	"tolmach/corpus"
	"tolmach/corpus/intake"
)

// summary tells what build did and what is in the corpus now, to somebody who sees it for the first time.
func (a *app) summary(ctx context.Context, s *corpus.Store, did *work) error {
	if a.quiet {
		return nil
	}
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	p := paint(a.coloured(a.err))
	articles := st.Articles[0] + st.Articles[1]
	pairs, linked, nulls := inForce(st.Pairs), 0, 0
	for kind, n := range st.Beads {
		if strings.HasPrefix(kind, "0-") || strings.HasSuffix(kind, "-0") {
			nulls += n
		} else {
			linked += n
		}
	}
	if did.nothing() && articles == 0 {
		a.say("no articles found; %s in the folders skipped: hidden, or no article", count(did.read.Skipped, "file"))
		return nil
	}
	if did.nothing() {
		a.say("nothing changed: %s, %s and %s are up to date", count(articles, "article"), count(pairs, "pair"), count(linked+nulls, "bead"))
		return nil
	}
	langs := s.Langs()
	row := func(step, text string) { a.say("  %s %s", p.bold(fmt.Sprintf("%-9s", step)), text) }
	a.say("the corpus in %s now holds", a.dir)
	row("articles", fmt.Sprintf("%s: %d %s, %d %s%s", thousands(articles), st.Articles[0], lang.NameOf(langs[0]), st.Articles[1], lang.NameOf(langs[1]), p.dim(newly(did.read))))
	row("pairs", fmt.Sprintf("%s that tell the same story; %s without a counterpart%s", thousands(pairs),
		count(st.Unpaired[0]+st.Unpaired[1], "article"), p.dim(now(did.paired.Pairs))))
	row("beads", fmt.Sprintf("%s of sentences that say the same, %s that stand in one version only%s",
		thousands(linked), thousands(nulls), p.dim(now(did.paired.Beads+did.aligned.Beads))))
	row("aligned", fmt.Sprintf("%.0f %% of the sentences of the paired %s articles, %.0f %% of the %s",
		100*st.Aligned[0], lang.NameOf(langs[0]), 100*st.Aligned[1], lang.NameOf(langs[1])))
	if st.Memory.Units > 0 {
		row("memories", count(st.Memory.Units, "unit"))
	}
	if did.read.Skipped > 0 {
		a.say("%s in the folders skipped: hidden, or no article", count(did.read.Skipped, "file"))
	}
	if n := len(did.read.Refused); n > 0 {
		a.say("%s refused, as named above", count(n, "input"))
	}
	if pairs == 0 {
		a.say("try next:\n  %s add MORE   a pair needs an article of each language about the same event", a.self())
		return nil
	}
	return a.tryNext(ctx, s)
}

func (w *work) nothing() bool {
	return w.read.New+w.read.Revised+len(w.read.Refused) == 0 && w.paired.Changed == 0 && w.aligned.Pairs == 0
}

func newly(r intake.Report) string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{r.New, "new"}, {r.Revised, "revised"}, {r.Unchanged, "as before"}, {r.Duplicates, "found again elsewhere"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", thousands(p.n), p.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "  (" + strings.Join(parts, ", ") + ")"
}

func now(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("  (%s new)", thousands(n))
}

// inForce counts the pairs that are aligned and searched.
func inForce(pairs map[corpus.Status]int) (n int) {
	for status, k := range pairs {
		if status.InForce() {
			n += k
		}
	}
	return n
}

// tryNext names commands that show something of this very corpus.
func (a *app) tryNext(ctx context.Context, s *corpus.Store) error {
	var best corpus.Pair
	for p, err := range s.Pairs(ctx, corpus.PairFilter{}) {
		if err != nil {
			return err
		}
		if p.Confidence > best.Confidence {
			best = p
		}
	}
	word, err := searchWord(ctx, s, best)
	if err != nil {
		return err
	}
	lines := [][2]string{
		{"search " + quoted(word), "how was it said in the other language?"},
		{"show " + shortID(best.ID), "a pair side by side"},
		{"stats", "what is in the corpus"},
		{"export --format tmx -o corpus.tmx", "a translation memory"},
	}
	a.say("try next")
	wide := 0
	for _, l := range lines {
		wide = max(wide, len([]rune(l[0])))
	}
	for _, l := range lines {
		a.say("  %s %s%s   %s", a.self(), l[0], strings.Repeat(" ", wide-len([]rune(l[0]))), l[1])
	}
	return nil
}

// searchWord picks a word that is worth a search: the longest ordinary one of the first beads of a pair.
func searchWord(ctx context.Context, s *corpus.Store, p corpus.Pair) (string, error) {
	best := ""
	for u, err := range s.AllUnits(ctx, corpus.UnitFilter{Pair: p.ID}) {
		if err != nil {
			return "", err
		}
		for _, w := range strings.FieldsFunc(joined(u.Texts[0]), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) && utf8.RuneCountInString(w) > utf8.RuneCountInString(best) {
				best = w
			}
		}
		if utf8.RuneCountInString(best) > 8 {
			break
		}
	}
	return cmp.Or(best, "president"), nil
}

// shortID is enough of an id to name it in hints and tables.
func shortID(id string) string {
	if len(id) > 8 {
		return id[:8]
	}
	return id
}
