package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/align/lexicon"
)

var lexiconFlag = &cli.StringFlag{Name: "lexicon", Usage: "`FILE` of a lexicon instead of the corpus's own or the built-in one"}

func (a *app) lexiconShowCommand() *cli.Command {
	formats := []string{"text", "jsonl"}
	return &cli.Command{
		Name:      "show",
		Usage:     "show the translations of words, of either language",
		ArgsUsage: "WORD...",
		Description: `Shows for each word, in any of its forms, the likeliest translations: the probability of the translation given the
word, that of the word given the translation, and the translation in its most frequent form.

examples:
  tolmach lexicon show guarantee
  tolmach lexicon show --format jsonl гарантия безопасность`,
		Flags: []cli.Flag{
			lexiconFlag, formatFlag("text", formats...), outputFlag,
			&cli.IntFlag{Name: "limit", Value: 10, Usage: "at most `N` translations of a word; 0: all"},
		},
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return usagef("write 'tolmach lexicon show WORD...'", "no word was given")
			}
			format, err := formatOf(c, formats...)
			if err != nil {
				return err
			}
			if c.Int("limit") < 0 {
				return usagef("write a number of translations, or 0 for all", "--limit is below 0")
			}
			l, _, err := a.lexiconAtHand(c)
			if err != nil {
				return err
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				for _, word := range c.Args().Slice() {
					if err := a.showWord(w, l, word, format, c.Int("limit")); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

func (a *app) showWord(w io.Writer, l *lexicon.Lexicon, text, format string, limit int) error {
	known := false
	for side, code := range []string{l.From(), l.To()} {
		language := lang.Get(code)
		for _, token := range lexicon.Tokens(language, text) {
			id := l.Word(side, language.Stem(token.Form))
			if id < 0 {
				continue
			}
			if limit == 0 {
				limit = len(l.Pairs(side, id))
			}
			best := l.Best(side, id, limit)
			if len(best) == 0 {
				continue
			}
			known = true
			if format == "text" {
				if _, err := fmt.Fprintf(w, "%s (%s, %.0f times in the training text)\n", token.Form, code, l.Count(side, id)); err != nil {
					return err
				}
			}
			for _, e := range best {
				there, back := e.P, e.Q
				if side == 1 {
					there, back = e.Q, e.P
				}
				var err error
				if format == "text" {
					_, err = fmt.Fprintf(w, "  %.3f  %.3f  %s\n", there, back, l.Form(1-side, e.ID))
				} else {
					err = writeObject(w, "term", token.Form, "lang", code, "translation", l.Form(1-side, e.ID), "stem", l.Stem(1-side, e.ID),
						"probability", fourDigits(float64(there)), "inverse", fourDigits(float64(back)))
				}
				if err != nil {
					return err
				}
			}
		}
	}
	if !known {
		a.say("no translation of %q is known", text)
	}
	return nil
}

func (a *app) lexiconInfoCommand() *cli.Command {
	return &cli.Command{
		Name:      "info",
		Usage:     "show what a lexicon holds and what it was made of",
		ArgsUsage: "[FILE]",
		Description: `Shows the languages, the size and the sources of a lexicon: the file named, else the corpus's own or the built-in one.

examples:
  tolmach lexicon info
  tolmach lexicon info my.tlex`,
		Flags: []cli.Flag{lexiconFlag, outputFlag},
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return arguments(c, 1, "FILE")
			}
			l, name, err := a.lexiconAtHand(c)
			if err != nil {
				return err
			}
			return a.writeTo(c.String("output"), func(w io.Writer) error {
				source, target, entries := l.Size()
				row := func(key, value string) { fmt.Fprintf(w, "%-18s %s\n", key, value) }
				row("lexicon", name)
				row("languages", lang.NameOf(l.From())+" ("+l.From()+"), "+lang.NameOf(l.To())+" ("+l.To()+")")
				row("stems", thousands(source)+" "+l.From()+", "+thousands(target)+" "+l.To())
				row("translations", thousands(entries))
				row("phrases", thousands(l.PhraseCount()))
				row("checksum", l.Sum())
				for _, m := range l.Meta() {
					row(m.Key, m.Value)
				}
				return nil
			})
		},
	}
}

// lexiconAtHand is the lexicon of --lexicon or of the argument, else the corpus's own, else the built-in one.
func (a *app) lexiconAtHand(c *cli.Context) (*lexicon.Lexicon, string, error) {
	file := c.String("lexicon")
	if c.Command.Name == "info" && c.NArg() == 1 {
		file = c.Args().First()
	}
	if own := filepath.Join(a.dir, lexiconName); file == "" {
		if _, err := os.Stat(own); err != nil {
			return lexicon.Default(), "built in", nil
		}
		file = own
	}
	l, err := lexicon.Open(file)
	if err != nil {
		return nil, "", failf("name a file made by 'tolmach lexicon train'", "cannot read the lexicon: %w", err)
	}
	return l, file, nil
}
