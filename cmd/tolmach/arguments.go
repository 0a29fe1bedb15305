package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// arranged is a command line in the order that urfave/cli wants it.
type arranged struct {
	path  []string     // names of the command and its subcommand
	cmd   *cli.Command // nil when none was named
	args  []string     // what cli.App.Run takes
	flags map[string]string
	help  bool
}

// arrange lets flags, the global ones included, stand anywhere: before or after the command's name
// and its arguments. `--` ends them. urfave/cli itself stops at the first argument, so the line is
// put in its order: global flags, command, its flags, `--`, arguments.
//
// words are the arguments after the program's name. The errors are of wrong usage.
func arrange(app *cli.App, words []string) (*arranged, error) {
	table := flagTable(app)
	a := &arranged{flags: map[string]string{}}
	type given struct{ name, text string } // text: "--name=value"
	var flags []given
	var rest []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w == "--":
			rest = append(rest, words[i+1:]...)
			i = len(words)
		case w == "-h" || w == "--help":
			a.help = true
		case len(w) < 2 || w[0] != '-':
			if sub := find(commandsOf(app, a.cmd), w); sub != nil && len(rest) == 0 {
				a.cmd, a.path = sub, append(a.path, sub.Name)
				continue
			}
			rest = append(rest, w)
		default:
			name, value, hasValue := strings.Cut(w, "=")
			kind, ok := table[name]
			if !ok {
				return nil, unknownFlag(a, app, name, words)
			}
			if !hasValue && kind == takesValue {
				if i++; i == len(words) {
					return nil, usagef("write "+name+" VALUE", "%s needs a value", name)
				}
				value, hasValue = words[i], true
			}
			text := name
			if hasValue {
				text += "=" + value
			}
			a.flags[strings.TrimLeft(name, "-")] = value
			flags = append(flags, given{name, text})
		}
	}
	if len(rest) > 0 && a.cmd == nil && rest[0] == "help" {
		return arrange(app, append(rest[1:], "--help"))
	}
	if a.help {
		a.args = append([]string{app.Name}, append(a.path, "--help")...)
		return a, nil
	}
	if a.cmd == nil && len(rest) > 0 {
		return nil, unknownCommand(app, rest[0])
	}
	var global, own []string
	for _, f := range flags {
		switch {
		case has(app.Flags, f.name) || has([]cli.Flag{cli.VersionFlag}, f.name):
			global = append(global, f.text)
		case a.cmd != nil && has(a.cmd.Flags, f.name):
			own = append(own, f.text)
		default:
			return nil, unknownFlag(a, app, f.name, words)
		}
	}
	a.args = append([]string{app.Name}, global...)
	a.args = append(a.args, a.path...)
	a.args = append(append(a.args, own...), "--")
	a.args = append(a.args, rest...)
	return a, nil
}

// arity says whether a flag is followed by a value.
type arity int

const (
	standsAlone arity = iota
	takesValue
)

// flagTable lists every flag of every command as written ("--limit", "-o"). A name takes a value in
// all commands or in none, so that a flag can be read before the command is known.
func flagTable(app *cli.App) map[string]arity {
	table := map[string]arity{}
	add := func(flags []cli.Flag) {
		for _, f := range flags {
			a := takesValue
			if _, ok := f.(*cli.BoolFlag); ok {
				a = standsAlone
			}
			for _, n := range f.Names() {
				table[dashed(n)] = a
			}
		}
	}
	add(app.Flags)
	add([]cli.Flag{cli.VersionFlag})
	var walk func([]*cli.Command)
	walk = func(cmds []*cli.Command) {
		for _, c := range cmds {
			add(c.Flags)
			walk(c.Subcommands)
		}
	}
	walk(app.Commands)
	return table
}

// dashed is a flag's name as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func has(flags []cli.Flag, name string) bool {
	for _, f := range flags {
		for _, n := range f.Names() {
			if dashed(n) == name {
				return true
			}
		}
	}
	return false
}

// commandsOf lists the commands that may follow cmd, or the first ones.
func commandsOf(app *cli.App, cmd *cli.Command) []*cli.Command {
	if cmd == nil {
		return app.Commands
	}
	return cmd.Subcommands
}

func find(cmds []*cli.Command, name string) *cli.Command {
	for _, c := range cmds {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, c := range app.Commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	if near := nearest(name, names); near != "" {
		return usagef("did you mean '"+app.Name+" "+near+"'?", "there is no command %q", name)
	}
	return usagef("'"+app.Name+" -h' lists the commands", "there is no command %q", name)
}

func unknownFlag(a *arranged, app *cli.App, name string, words []string) error {
	// A flag before its command is judged when the command is known.
	cmd := a.cmd
	if cmd == nil {
		for _, w := range words {
			if c := find(app.Commands, w); c != nil {
				cmd = c
				break
			}
		}
	}
	where, names := strings.Join(append([]string{app.Name}, a.path...), " "), []string{}
	add := func(flags []cli.Flag) {
		for _, f := range flags {
			for _, n := range f.Names() {
				names = append(names, dashed(n))
			}
		}
	}
	add(app.Flags)
	if cmd != nil {
		if a.cmd == nil {
			where += " " + cmd.Name
		}
		add(cmd.Flags)
	}
	hint := "'" + where + " -h' lists its flags"
	if near := nearest(name, names); near != "" {
		hint = "did you mean " + near + "? " + hint
	}
	hint += "; an argument that begins with '-' goes behind '--'"
	if cmd != nil && strings.Contains(cmd.ArgsUsage, "QUERY") {
		hint = "a query that begins with '-' goes behind '--': " + where + " -- '" + name + " ...'; '" + where + " -h' lists the flags"
		if near := nearest(name, names); near != "" {
			hint = "did you mean " + near + "? " + hint
		}
	}
	if cmd == nil {
		return usagef(hint, "there is no flag %s", name)
	}
	return usagef(hint, "'%s' has no flag %s", where, name)
}

// nearest finds the name that a slip of the keyboard turned into word; "" when none is near.
func nearest(word string, names []string) string {
	best, least := "", 1+len(word)/3
	for _, n := range names {
		if len(n) < 3 {
			continue // everything is near to -o
		}
		if d := editDistance(word, n); d < least || d == least && best == "" {
			best, least = n, d
		}
	}
	return best
}

// editDistance counts the letters to insert, drop or change to turn a into b (Levenshtein).
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// version says whether the version was asked for.
func (a *arranged) version() bool {
	_, long := a.flags["version"]
	_, short := a.flags["v"]
	return long || short
}
