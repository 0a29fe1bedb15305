package main

import (
	"github.com/urfave/cli/v2"

	"tolmach/index"
)

func (a *app) indexCommand() *cli.Command {
	return &cli.Command{
		Name:  "index",
		Usage: "bring the search index up to date",
		Description: `Indexes what changed since the last time. The index can always be made anew from the store: --rebuild.

examples:
  tolmach index
  tolmach index --rebuild`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "rebuild", Usage: "make the index anew from the store"}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			s, err := a.write()
			if err != nil {
				return err
			}
			defer s.Close()
			p := a.newProgress()
			report, err := index.Build(c.Context, s, index.Options{Rebuild: c.Bool("rebuild"), Progress: p.Stage("indexing")})
			p.Clear()
			if err != nil {
				return err
			}
			a.say("%s in the index", count(report.Docs, "bead"))
			return nil
		},
	}
}
