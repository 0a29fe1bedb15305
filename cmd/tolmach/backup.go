package main

import (
	"os"

	"github.com/urfave/cli/v2"
)

func (a *app) backupCommand() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "write a consistent copy of the store, while others may write",
		ArgsUsage: "FILE",
		Description: `Copies articles, pairs, beads and decisions into one file. To restore it, put it into an empty folder under the
name that the store has in the corpus, and run 'tolmach build' there: the index is made anew.

examples:
  tolmach backup wire-2018-09.db
  tolmach backup --corpus /srv/wire /backup/wire.db`,
		Action: func(c *cli.Context) error {
			if err := arguments(c, 1, "FILE"); err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer s.Close()
			file := c.Args().First()
			if err := s.Backup(c.Context, file); err != nil {
				return err
			}
			if info, err := os.Stat(file); err == nil {
				a.say("%s: %s", file, megabytes(info.Size()))
			}
			return nil
		},
	}
}
