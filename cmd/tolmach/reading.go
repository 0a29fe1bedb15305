package main

import (
	"context"
	"time"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/intake"
)

// readingFlags are the flags of the commands that read articles.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		langsFlag,
		&cli.StringFlag{Name: "lang", Usage: "the language of these articles, as `CODE`, instead of what is found"},
		&cli.StringFlag{Name: "agency", Usage: "the `AGENCY` of these articles, instead of what is found"},
		&cli.StringFlag{Name: "date", Usage: "the `DATE` of these articles (2018-09-29), instead of what is found"},
	}
}

// take reads the paths of the command line into the store and names what was refused.
func (a *app) take(ctx context.Context, c *cli.Context, s *corpus.Store) (intake.Report, error) {
	p := a.newProgress()
	report, err := intake.Add(ctx, s, c.Args().Slice(), intake.Options{
		Lang: c.String("lang"), Agency: c.String("agency"), Date: c.String("date"), Stdin: a.in,
		Progress: p.Stage("reading"),
	})
	p.Clear()
	if err == nil {
		a.describeRefusals(report.Refused)
	}
	return report, err
}

// checkReading looks at the command line of a command that reads, before a corpus is made for it.
func checkReading(c *cli.Context, langs [2]string) error {
	if text := c.String("langs"); text != "" {
		var err error
		if langs, err = parseLangs(text); err != nil {
			return err
		}
	}
	if code := c.String("lang"); code != "" && code != langs[0] && code != langs[1] {
		return usagef("write --lang "+langs[0]+" or --lang "+langs[1]+"; --langs chooses the two languages of a new corpus",
			"--lang %q is no language of this corpus (%s, %s)", code, langs[0], langs[1])
	}
	if date := c.String("date"); date != "" {
		if err := checkDate("date", date); err != nil {
			return err
		}
	}
	if gone := missing(c.Args().Slice()); len(gone) > 0 && len(gone) == c.NArg() {
		return failf("check the spelling; a path is taken from the folder you are in", "there is no %s", quoted(gone[0]))
	}
	return nil
}

// checkDate says whether text is a whole date.
func checkDate(flag, text string) error {
	if _, err := time.Parse("2006-01-02", text); err != nil {
		return usagef("write year, month and day: --"+flag+" 2018-09-29", "--%s %q is no date", flag, text)
	}
	return nil
}
