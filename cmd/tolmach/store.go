package main

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
)

// read opens the corpus for reading.
func (a *app) read() (*corpus.Store, error) {
	return corpus.Open(a.dir, corpus.OpenOptions{ReadOnly: true})
}

// write opens an existing corpus for changes.
func (a *app) write() (*corpus.Store, error) { return corpus.Open(a.dir, corpus.OpenOptions{}) }

// create opens the corpus for changes and makes it where there is none, with the languages of --langs.
func (a *app) create(c *cli.Context) (*corpus.Store, error) {
	o := corpus.OpenOptions{Create: true, NewLangs: defaultLangs}
	if text := c.String("langs"); text != "" {
		langs, err := parseLangs(text)
		if err != nil {
			return nil, err
		}
		o.Langs = langs
	}
	return corpus.Open(a.dir, o)
}

var langsFlag = &cli.StringFlag{Name: "langs", Usage: "the two languages of a new corpus, as `CODES` like de,fr (default: en,ru)"}

// person is who decides at this terminal.
func person() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "someone"
}

// self is how the user called the program, for hints that can be pasted.
func (a *app) self() string {
	name := "tolmach"
	if exe, err := os.Executable(); err == nil && strings.Contains(filepath.ToSlash(exe), "/go-build") && !strings.HasSuffix(exe, ".test") {
		name = "go run ./cmd/tolmach"
	}
	if filepath.Clean(a.dir) != "tolmach-corpus" && os.Getenv("TOLMACH_CORPUS") != a.dir {
		name += " --corpus " + quoted(a.dir)
	}
	return name
}

// quoted puts a word into the shell's quotes where it needs them.
func quoted(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+:,@", r))
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// noArguments is for commands that take none.
func noArguments(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(fmt.Sprintf("'%s -h' shows how it is used", c.Command.HelpName), "'%s' takes no arguments, but was given %q", c.Command.HelpName, c.Args().First())
	}
	return nil
}

// arguments checks the number of a command's arguments; what is how they are named in the hint.
func arguments(c *cli.Context, n int, what string) error {
	if c.NArg() != n {
		return usagef(fmt.Sprintf("write '%s %s'; '-h' tells more", c.Command.HelpName, what), "'%s' takes %s, but was given %d", c.Command.HelpName, count(n, "argument"), c.NArg())
	}
	return nil
}

var entryNumber = regexp.MustCompile(`#\d+$`)

// describeRefusals names refused inputs with their reasons, two lines each.
func (a *app) describeRefusals(refused []corpus.Refusal) {
	for _, r := range refused {
		place := r.Path
		if r.Line > 0 { // the line says more than the number of the entry, FILE#N
			place = fmt.Sprintf("%s:%d", entryNumber.ReplaceAllString(place, ""), r.Line)
		}
		fmt.Fprintf(a.err, "error: %s: %s\n", place, oneLine(r.Reason))
		if r.Hint != "" {
			fmt.Fprintf(a.err, "hint: %s\n", oneLine(r.Hint))
		}
	}
}

// missing returns the paths that do not exist.
func missing(paths []string) (gone []string) {
	for _, p := range paths {
		if p == "-" {
			continue
		}
		if _, err := os.Lstat(p); errors.Is(err, os.ErrNotExist) {
			gone = append(gone, p)
		}
	}
	return gone
}

// say writes a message, unless --quiet.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}
