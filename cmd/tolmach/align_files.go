package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align"
	"tolmach/align/gold"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/align/segment"
	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/exchange"
	"tolmach/corpus/wire"
)

// fileAligner aligns files outside any corpus.
type fileAligner struct {
	*app
	langs   [2]string
	lexicon *lexicon.Lexicon
	aligner *align.Aligner
	adapt   bool // the lexicon to the texts, before they are aligned
	lines   bool
	format  string
}

// newFileAligner reads the flags that files are aligned by.
func (a *app) newFileAligner(c *cli.Context) (*fileAligner, error) {
	format, err := formatOf(c, alignFormats...)
	if err != nil {
		return nil, err
	}
	langs, err := parseLangs(c.String("from") + "," + c.String("to"))
	if err != nil {
		return nil, usagef("write two different codes: --from de --to fr", "--from %q --to %q are not two languages", c.String("from"), c.String("to"))
	}
	lex, err := lexiconFor(c.String("lexicon"), langs)
	if err != nil {
		return nil, err
	}
	f := &fileAligner{app: a, langs: langs, lines: c.Bool("lines"), format: format,
		adapt: c.Bool("adapt") || lex == nil && c.String("lexicon") == ""}
	f.know(lex)
	return f, nil
}

// know takes a lexicon to align with.
func (f *fileAligner) know(lex *lexicon.Lexicon) {
	f.lexicon = lex
	f.aligner = align.New(align.Options{From: f.langs[0], To: f.langs[1], Lexicon: lex})
}

// adaptTo adapts the lexicon to the texts that are to be aligned, which what names.
func (f *fileAligner) adaptTo(ctx context.Context, all [][2]corpus.Article, what string, p *progress) error {
	texts := make([]align.Texts, len(all))
	for i, as := range all {
		texts[i] = align.Texts{Src: bitext.Sentences(as[0]), Dst: bitext.Sentences(as[1])}
	}
	if step := p.Stage(""); step != nil {
		step(0, 0, "adapting the lexicon")
	}
	adapted, err := align.Adapt(ctx, align.Options{From: f.langs[0], To: f.langs[1], Lexicon: f.lexicon}, texts)
	p.Clear()
	if err != nil {
		return err
	}
	if f.sayAdapted(f.langs, f.lexicon, adapted, what); adapted != nil {
		f.know(adapted)
	}
	return nil
}

// alignFiles aligns the two files of the command line.
func (a *app) alignFiles(c *cli.Context) error {
	f, err := a.newFileAligner(c)
	if err != nil {
		return err
	}
	as, err := f.read(c.Args().Get(0), c.Args().Get(1), a.say)
	if err != nil {
		return err
	}
	if f.adapt {
		if err := f.adaptTo(c.Context, [][2]corpus.Article{as}, "the two files", a.newProgress()); err != nil {
			return err
		}
	}
	return f.align(c.Context, as, c.String("output"), a.say)
}

// read reads two files as articles and puts them in the order of the languages; say takes remarks.
func (f *fileAligner) read(first, second string, say func(string, ...any)) ([2]corpus.Article, error) {
	as, swapped, err := f.readBoth(first, second)
	if swapped {
		say("note: %s is the %s file and %s the %s one: swapped", second, f.langs[0], first, f.langs[1])
	}
	return as, err
}

// align aligns two articles and writes the result; say takes remarks.
func (f *fileAligner) align(ctx context.Context, as [2]corpus.Article, output string, say func(string, ...any)) error {
	beads, err := f.aligner.Align(ctx, bitext.Sentences(as[0]), bitext.Sentences(as[1]))
	if err != nil {
		return err
	}
	return f.writeTo(output, func(w io.Writer) error {
		switch f.format {
		case "vecalign":
			return gold.Write(w, gold.FromBeads(beads))
		case "hunalign":
			lost, err := exchange.WriteLadder(w, beads)
			if lost > 0 {
				say("warning: a ladder cannot cross: %s became null beads", count(lost, "crossing bead"))
			}
			return err
		case "text":
			return f.writeColumns(w, unitsOf(f.langs, as, beads))
		}
		_, err := exchange.Formats[f.format](w, unitsOf(f.langs, as, beads), exchange.Options{Langs: f.langs, Version: version})
		return err
	})
}

// readBoth reads two files as articles and puts them in the order of the languages.
func (f *fileAligner) readBoth(first, second string) (as [2]corpus.Article, swapped bool, err error) {
	if first == "-" && second == "-" {
		return as, false, usagef("name a file for one of them", "standard input cannot be both files")
	}
	for i, path := range []string{first, second} {
		if as[i], err = f.readArticle(path, f.langs[i]); err != nil {
			return as, false, err
		}
	}
	if !f.lines && as[0].Lang == f.langs[1] && as[1].Lang == f.langs[0] {
		return [2]corpus.Article{as[1], as[0]}, true, nil
	}
	for i, path := range []string{first, second} {
		if !f.lines && as[i].Lang != f.langs[i] {
			return as, false, failf("name the file of each language; --from and --to say which", "%s reads as %s, not as %s", path, as[i].Lang, f.langs[i])
		}
	}
	return as, false, nil
}

// readArticle reads a file: sentences with --lines, else one article in one of the two languages.
func (f *fileAligner) readArticle(path, code string) (corpus.Article, error) {
	in, err := f.open(path)
	if err != nil {
		return corpus.Article{}, err
	}
	defer in.Close()
	if f.lines {
		return readLines(in, path, code)
	}
	articles, refused, err := wire.Read(wire.Input{Path: path, Reader: in, Langs: f.langs[:]})
	switch {
	case err != nil:
		return corpus.Article{}, err
	case len(refused) > 0:
		return corpus.Article{}, failf(refused[0].Hint, "%w", refused[0])
	case len(articles) != 1:
		return corpus.Article{}, failf("'tolmach build' takes files of many articles", "%s holds %s, not one", path, count(len(articles), "article"))
	}
	a := articles[0]
	l := lang.Get(a.Lang)
	for n, p := range a.Paragraphs {
		for _, s := range segment.Sentences(l, p) {
			a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: n, Text: s})
		}
	}
	return a, nil
}

// readLines reads a file that has one sentence a line: every line is a sentence, an empty one too.
func readLines(r io.Reader, path, lang string) (corpus.Article, error) {
	a := corpus.Article{Lang: lang, Place: corpus.Place{Path: path, Format: "lines"}}
	b := bufio.NewReaderSize(r, 1<<16)
	for n := 0; ; n++ {
		line, err := b.ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return a, fmt.Errorf("%s: %w", path, err)
		}
		if line == "" && err != nil {
			return a, nil
		}
		if n == 0 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: n, Text: line})
		a.Paragraphs = append(a.Paragraphs, line)
		if err != nil {
			return a, nil
		}
	}
}

// unitsOf makes translation units of an alignment outside any corpus. Their ids depend on nothing but the texts.
func unitsOf(langs [2]string, as [2]corpus.Article, beads []align.Bead) exchange.Units {
	for i := range as {
		as[i].Seal()
	}
	pair := corpus.PairID(as[0].ID, as[1].ID)
	return func(yield func(corpus.Unit, error) bool) {
		for _, b := range beads {
			u := corpus.Unit{Langs: langs, Bead: corpus.Bead{Bead: b, ID: corpus.BeadID(pair, b), Pair: pair, Status: corpus.Auto}}
			for side, span := range [2]align.Span{b.Src, b.Dst} {
				for _, s := range as[side].Sentences[span.From:span.To] {
					u.Texts[side] = append(u.Texts[side], s.Text)
				}
				u.Articles[side] = corpus.ArticleRef{ID: as[side].ID, Path: as[side].Place.Path, Title: as[side].Title,
					Date: as[side].Date, Agency: as[side].Agency, URL: as[side].URL}
			}
			if !yield(u, nil) {
				return
			}
		}
	}
}
