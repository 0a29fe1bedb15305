package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// alignFormats are the formats of aligned files.
var alignFormats = []string{"text", "vecalign", "hunalign", "tsv", "jsonl", "tmx"}

// forFiles are the flags that mean something only when files are aligned.
var forFiles = []string{"lines", "format", "from", "to", "batch", "output"}

func (a *app) alignCommand() *cli.Command {
	return &cli.Command{
		Name:      "align",
		Usage:     "align the pairs of the corpus, or two files, sentence by sentence",
		ArgsUsage: "[EN RU]",
		Description: `Without arguments: aligns all pairs of the corpus that need it. With two files: aligns these, needs no corpus and
touches none. The files are articles, read and cut into sentences like any other, or with --lines one sentence a line.
A job of --batch is a line with the paths of two files and of the output, with tabs between.

With --adapt the lexicon learns from the texts at hand, those of all pairs of the corpus or of all jobs of the batch; that
of the corpus is kept in its folder and used from then on. Languages that no lexicon is known for do so by themselves,
unless --lexicon none is given; it takes some six hundred sentences. What a person confirmed stays.

examples:
  tolmach align statement.en.txt statement.ru.txt
  tolmach align --lines --from de --to fr --batch jobs.tsv`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "lines", Usage: "the files have one sentence a line already"},
			formatFlag("text", alignFormats...), outputFlag,
			&cli.StringFlag{Name: "from", Usage: "`CODE` of the first file's language", Value: defaultLangs[0]},
			&cli.StringFlag{Name: "to", Usage: "`CODE` of the second file's language", Value: defaultLangs[1]},
			&cli.StringFlag{Name: "lexicon", Usage: "`FILE` of a lexicon, or 'none', instead of the corpus's own or the built-in one"},
			&cli.BoolFlag{Name: "adapt", Usage: "re-estimate the lexicon from the confident beads of this run and align again"},
			&cli.StringFlag{Name: "batch", Usage: "align the `JOBS` of this file, on all cores"},
		},
		Action: func(c *cli.Context) error {
			if c.String("batch") != "" {
				return a.alignBatch(c)
			}
			switch c.NArg() {
			case 0:
				if i := slices.IndexFunc(forFiles, c.IsSet); i >= 0 {
					return usagef("write 'tolmach align EN RU', or leave the flag out to align the corpus", "%s needs two files", dashed(forFiles[i]))
				}
				return a.alignAll(c)
			case 2:
				return a.alignFiles(c)
			}
			return usagef("write 'tolmach align EN RU' for two files, 'tolmach align' for the corpus",
				"'tolmach align' takes two files or none, but was given %d", c.NArg())
		},
	}
}

// alignAll aligns what needs it in the corpus.
func (a *app) alignAll(c *cli.Context) error {
	s, err := a.write()
	if err != nil {
		return err
	}
	defer s.Close()
	p := a.newProgress()
	report, err := a.alignCorpus(c.Context, s, c.String("lexicon"), c.Bool("adapt"), p)
	p.Clear()
	if err != nil {
		return err
	}
	if report.Pairs == 0 {
		a.say("nothing to align: every pair is up to date")
		return nil
	}
	a.say("%s aligned: %s, of which %s link sentences of both sides", count(report.Pairs, "pair"), count(report.Beads, "bead"), thousands(report.Linked))
	a.say("try next\n  %s index   brings the index up to date", a.self())
	return nil
}

// corpusLexicon is the lexicon of --lexicon, else the corpus's own, else the built-in one.
func corpusLexicon(s *corpus.Store, flag string) (*lexicon.Lexicon, error) {
	if own := filepath.Join(s.Dir(), lexiconName); flag == "" {
		if _, err := os.Stat(own); err == nil {
			flag = own
		}
	}
	return lexiconFor(flag, s.Langs())
}

// lexiconFor opens the lexicon of --lexicon: a file, none, or the built-in one.
func lexiconFor(flag string, langs [2]string) (*lexicon.Lexicon, error) {
	switch flag {
	case "":
		return lexicon.For(langs[0], langs[1]), nil
	case "none":
		return nil, nil
	}
	l, err := lexicon.Open(flag)
	if err != nil {
		return nil, failf("name a file made by 'tolmach lexicon train', or 'none'", "cannot read the lexicon: %w", err)
	}
	if l.From() == langs[1] && l.To() == langs[0] {
		l = l.Turned()
	}
	if l.From() != langs[0] || l.To() != langs[1] {
		return nil, failf("name a lexicon of the two languages, or 'none'", "%s is a lexicon of %s and %s, not of %s and %s", flag, l.From(), l.To(), langs[0], langs[1])
	}
	return l, nil
}
