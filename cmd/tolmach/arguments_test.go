package main

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
)

func testApp() *cli.App {
	a := &app{console: &console{}, langs: defaultLangs}
	return a.root()
}

// each calls see with every command and its path.
func each(cmds []*cli.Command, path []string, see func(c *cli.Command, path []string)) {
	for _, c := range cmds {
		p := append(slices.Clone(path), c.Name)
		see(c, p)
		each(c.Subcommands, p, see)
	}
}

// Flags stand anywhere in every command: before its name, between it and its arguments, behind them.
func TestFlagsAnywhere(t *testing.T) {
	root := testApp()
	each(root.Commands, nil, func(c *cli.Command, path []string) {
		flags := []string{"--corpus", "DIR", "--quiet"}
		for _, f := range c.Flags {
			name := dashed(f.Names()[0])
			if _, ok := f.(*cli.BoolFlag); ok {
				flags = append(flags, name)
			} else {
				flags = append(flags, name, "-1")
			}
		}
		args := []string{"one", "two", "stats", "-"}
		parse := func(words ...[]string) []string {
			t.Helper()
			line, err := arrange(root, slices.Concat(words...))
			if err != nil {
				t.Errorf("%v: %v", path, err)
				return nil
			}
			return line.args
		}
		want := parse(path, flags, []string{"--"}, args)
		for name, got := range map[string][]string{
			"before":  parse(flags, path, args),
			"between": parse(path, flags, args),
			"behind":  parse(path, args, flags),
			"amidst":  parse(path, args[:2], flags, args[2:]),
			"ended":   parse(path, args[:1], flags, []string{"--"}, args[1:]),
		} {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%v, flags %s:\n%s", path, name, diff)
			}
		}
	})
}

// A flag's name takes a value in all commands or in none: the line is read before the command is known.
func TestFlagNamesAgree(t *testing.T) {
	root := testApp()
	takes := map[string]bool{}
	owner := map[string][]string{}
	look := func(flags []cli.Flag, path []string) {
		for _, f := range flags {
			_, alone := f.(*cli.BoolFlag)
			for _, n := range f.Names() {
				if was, ok := takes[n]; ok && was == alone {
					t.Errorf("--%s takes a value in one of %v and %v and none in the other", n, owner[n], path)
				}
				takes[n], owner[n] = !alone, path
			}
		}
	}
	look(root.Flags, nil)
	each(root.Commands, nil, func(c *cli.Command, path []string) { look(c.Flags, path) })
}

// Every command is documented, with two examples that it understands.
func TestExamples(t *testing.T) {
	root := testApp()
	each(root.Commands, nil, func(c *cli.Command, path []string) {
		found := 0
		for _, words := range examples(c.Description) {
			found++
			if _, err := arrange(root, words); err != nil {
				t.Errorf("%v: example %q: %v", path, words, err)
			}
		}
		if found != 2 {
			t.Errorf("%v has %d examples, not two", path, found)
		}
		if c.Usage == "" {
			t.Errorf("%v has no usage line", path)
		}
	})
}

func TestNearest(t *testing.T) {
	for _, test := range []struct{ word, want string }{
		{"--lins", "--lines"}, {"sarch", "search"}, {"--frmat", "--format"}, {"x", ""}, {"-foo", ""}, {"elephant", ""},
	} {
		if got := nearest(test.word, []string{"-o", "--lines", "--format", "search", "stats"}); got != test.want {
			t.Errorf("nearest(%q) = %q, want %q", test.word, got, test.want)
		}
	}
}
