package main

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
	"tolmach/corpus/bitext"
)

// alignCorpus aligns the pairs of the corpus that need it. With adapt, or where no lexicon is known and something is to
// be aligned, it first makes the corpus a lexicon of its own.
func (a *app) alignCorpus(ctx context.Context, s *corpus.Store, lexiconFlag string, adapt bool, p *progress) (bitext.Report, error) {
	lex, err := corpusLexicon(s, lexiconFlag)
	if err != nil {
		return bitext.Report{}, err
	}
	if !adapt && lexiconFlag == "" {
		if adapt, err = learns(ctx, s, lex); err != nil {
			return bitext.Report{}, err
		}
	}
	if adapt {
		if lex, err = a.adaptCorpus(ctx, s, lexiconFlag, lex, p); err != nil {
			return bitext.Report{}, err
		}
	}
	o := bitextOptions(lex)
	o.Progress = p.Stage("aligning")
	return bitext.Run(ctx, s, o)
}

func bitextOptions(lex *lexicon.Lexicon) bitext.Options {
	if lex == nil {
		return bitext.Options{}
	}
	return bitext.Options{Lexicon: lex, LexiconName: lex.Sum()}
}

// adaptCorpus makes the corpus's own lexicon of the texts of all its pairs, and keeps it. Where they are too little text,
// the lexicon at hand stays.
func (a *app) adaptCorpus(ctx context.Context, s *corpus.Store, lexiconFlag string, lex *lexicon.Lexicon, p *progress) (*lexicon.Lexicon, error) {
	prior, err := priorLexicon(s, lexiconFlag)
	if err != nil {
		return nil, err
	}
	if step := p.Stage(""); step != nil {
		step(0, 0, "adapting the lexicon")
	}
	adapted, pairs, err := bitext.Adapt(ctx, s, prior)
	p.Clear()
	if err != nil {
		return nil, err
	}
	if a.sayAdapted(s.Langs(), prior, adapted, count(pairs, "pair")); adapted == nil {
		return lex, nil
	}
	own := filepath.Join(s.Dir(), lexiconName)
	if err := a.writeTo(own, func(w io.Writer) error { _, err := adapted.WriteTo(w); return err }); err != nil {
		return nil, err
	}
	a.say("  kept as %s", own)
	return adapted, nil
}

// sayAdapted tells what adaptation to some texts came to.
func (a *app) sayAdapted(langs [2]string, prior, adapted *lexicon.Lexicon, texts string) {
	switch {
	case adapted == nil && prior == nil:
		a.say("no lexicon of %s and %s, and %s too little text to learn one: aligned by lengths, figures, names and kindred words", langs[0], langs[1], texts+" hold")
	case adapted == nil:
		a.say("%s hold too little text to adapt the lexicon to: aligned with it as it is", texts)
	default:
		source, target, entries := adapted.Size()
		what := "learnt a lexicon from"
		if prior != nil {
			what = "adapted the lexicon to"
		}
		a.say("%s %s: %s and %s, %s", what, texts, count(source, langNoun(langs[0])), count(target, langNoun(langs[1])), count(entries, "translation"))
	}
}

// priorLexicon is what adaptation starts from: the lexicon of --lexicon, else the built-in one, else nothing. The
// corpus's own is none to start from when it was made of these very texts, which would then count twice; when
// it was trained on others, it is.
func priorLexicon(s *corpus.Store, flag string) (*lexicon.Lexicon, error) {
	built := lexicon.For(s.Langs()[0], s.Langs()[1])
	if flag != "" {
		return lexiconFor(flag, s.Langs())
	}
	own, err := corpusLexicon(s, "")
	if err != nil || own == nil || own == built {
		return built, err
	}
	known := []string{align.Adapted, sourceCorpus}
	if built != nil {
		known = append(known, sourcesOf(built)...)
	}
	if slices.ContainsFunc(sourcesOf(own), func(name string) bool { return !slices.Contains(known, name) }) {
		return own, nil
	}
	return built, nil
}

// sourcesOf names what a lexicon and those it started from were made of.
func sourcesOf(l *lexicon.Lexicon) (names []string) {
	for _, m := range l.Meta() {
		if strings.TrimPrefix(m.Key, "prior ") == "source" {
			names = append(names, m.Value)
		}
	}
	return names
}

// learns says whether the corpus is to make itself a lexicon without being asked: there are pairs to align and no lexicon for
// them, or one that it learnt from less than half of the beads it has by now.
func learns(ctx context.Context, s *corpus.Store, lex *lexicon.Lexicon) (bool, error) {
	if lex != nil && !selfTaught(lex) {
		return false, nil
	}
	if pending, err := bitext.Pending(ctx, s, bitextOptions(lex)); err != nil || !pending || lex == nil {
		return pending, err
	}
	st, err := s.Stats(ctx)
	if err != nil {
		return false, err
	}
	linked, pairs := st.Memory.Units, inForce(st.Pairs)+st.Memory.Pairs
	for kind, n := range st.Beads {
		if !strings.HasPrefix(kind, "0-") && !strings.HasSuffix(kind, "-0") {
			linked += n
		}
	}
	return pairs > st.ToAlign && linked*pairs/(pairs-st.ToAlign) >= 2*trainedOn(lex), nil
}

// selfTaught says whether a lexicon was learnt from a corpus's texts and nothing else.
func selfTaught(l *lexicon.Lexicon) bool {
	from := sourcesOf(l)
	return len(from) == 1 && from[0] == align.Adapted
}

// trainedOn is how many pairs of texts a lexicon was made of, without those of its prior.
func trainedOn(l *lexicon.Lexicon) int {
	for _, m := range l.Meta() {
		if m.Key == "pairs" {
			n, _ := strconv.Atoi(m.Value)
			return n
		}
	}
	return 0
}
