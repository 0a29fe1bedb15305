package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

var outputFlag = &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `FILE` instead of standard output; it appears whole or not at all"}

// formatFlag is --format with its values; the first one named is the default.
func formatFlag(value string, all ...string) cli.Flag {
	return &cli.StringFlag{Name: "format", Value: value, Usage: "`FORMAT`: " + strings.Join(all, ", ")}
}

// formatOf reads --format, which must be one of all.
func formatOf(c *cli.Context, all ...string) (string, error) {
	format := c.String("format")
	if !slices.Contains(all, format) {
		hint := "choose one of " + strings.Join(all, ", ")
		if near := nearest(format, all); near != "" {
			hint = "did you mean " + near + "? " + hint
		}
		return "", usagef(hint, "there is no format %q", format)
	}
	return format, nil
}
