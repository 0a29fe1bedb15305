package main

import (
	"context"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/bitext"
	"tolmach/corpus/intake"
	"tolmach/corpus/pairing"
	"tolmach/index"
)

func (a *app) buildCommand() *cli.Command {
	return &cli.Command{
		Name:      "build",
		Usage:     "read, pair, align and index articles: the main job",
		ArgsUsage: "[PATH...]",
		Description: `Reads files, folders, archives (.gz, zip, tar) or '-', pairs the articles that tell the same story in both
languages, aligns each pair sentence by sentence and brings the index up to date. What was done before is
not done again. Without PATH: brings everything up to date. What cannot be read is named, and the exit code is 3.

examples:
  tolmach build testdata/wire
  tolmach build --agency TASS today/*.html`,
		Flags: append(readingFlags(), windowFlag),
		Action: func(c *cli.Context) error {
			ctx := c.Context
			window, err := windowOf(c)
			if err != nil {
				return err
			}
			var s *corpus.Store
			if c.NArg() == 0 {
				s, err = a.write()
			} else if err = checkReading(c, languagesOf(a.dir)); err == nil {
				s, err = a.create(c)
			}
			if err != nil {
				return err
			}
			defer s.Close()
			var did work
			if c.NArg() > 0 {
				if did.read, err = a.take(ctx, c, s); err != nil {
					return err
				}
			}
			if err := a.bringUpToDate(ctx, s, window, &did); err != nil {
				return err
			}
			if err := a.summary(ctx, s, &did); err != nil {
				return err
			}
			if len(did.read.Refused) > 0 {
				return errRefused
			}
			return nil
		},
	}
}

// work is what one run of build did.
type work struct {
	read    intake.Report
	paired  pairing.Report
	aligned bitext.Report
	indexed index.Report
}

// bringUpToDate pairs what is unpaired, aligns what needs it and indexes what changed.
func (a *app) bringUpToDate(ctx context.Context, s *corpus.Store, window int, did *work) (err error) {
	p := a.newProgress()
	defer p.Clear()
	if did.paired, err = a.pairCorpus(ctx, s, window, p); err != nil {
		return err
	}
	if did.aligned, err = a.alignCorpus(ctx, s, "", false, p); err != nil {
		return err
	}
	did.indexed, err = index.Build(ctx, s, index.Options{Progress: p.Stage("indexing")})
	return err
}
