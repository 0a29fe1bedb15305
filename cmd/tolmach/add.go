package main

import (
	"github.com/urfave/cli/v2"
)

func (a *app) addCommand() *cli.Command {
	return &cli.Command{
		Name:      "add",
		Usage:     "read articles into the corpus, without pairing them",
		ArgsUsage: "PATH...",
		Description: `Reads files, folders, archives (.gz, zip, tar) or '-' (standard input). Format, charset and language are found;
a file that did not change is not read again. What is named here, or looks like an article, and cannot be read is
refused with its reason, and the exit code is 3; the rest is stored.

examples:
  tolmach add wire/2018-09-29
  curl -s https://example.org/feed.xml | tolmach add --agency TASS -`,
		Flags: readingFlags(),
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return usagef("name files or folders, or '-' for standard input", "'tolmach add' needs a PATH")
			}
			if err := checkReading(c, languagesOf(a.dir)); err != nil {
				return err
			}
			s, err := a.create(c)
			if err != nil {
				return err
			}
			defer s.Close()
			report, err := a.take(c.Context, c, s)
			if err != nil {
				return err
			}
			switch {
			case report.Articles == 0:
				a.say("no articles found")
			case report.New+report.Revised == 0:
				a.say("nothing new: %s read before", count(report.Articles, "article"))
			default:
				a.say("%s in %s%s", count(report.Articles, "article"), count(report.Files, "file"), newly(report))
				a.say("try next\n  %s build   pairs, aligns and indexes them", a.self())
			}
			if report.Skipped > 0 {
				a.say("%s in the folders skipped: hidden, or no article", count(report.Skipped, "file"))
			}
			if n := len(report.Refused); n > 0 {
				a.say("%s refused, as named above", count(n, "input"))
				return errRefused
			}
			return nil
		},
	}
}
