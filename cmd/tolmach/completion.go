package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// completionFlag is what the completion scripts end a half-written command line with.
const completionFlag = "--generate-completion"

func (a *app) completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for bash, zsh or fish",
		ArgsUsage: "SHELL",
		Description: `Prints a script that completes commands, flags and their values with the Tab key.

examples:
  source <(tolmach completion bash)
  tolmach completion fish > ~/.config/fish/completions/tolmach.fish`,
		Action: func(c *cli.Context) error {
			if err := arguments(c, 1, "SHELL"); err != nil {
				return err
			}
			script, ok := completionScripts[c.Args().First()]
			if !ok {
				return usagef("choose one of bash, zsh, fish", "there is no completion for %q", c.Args().First())
			}
			return a.writeTo("", func(w io.Writer) error {
				_, err := io.WriteString(w, script)
				return err
			})
		},
	}
}

var completionScripts = map[string]string{
	"bash": `_tolmach() {
  local cur=${COMP_WORDS[COMP_CWORD]}
  local IFS=$'\n'
  COMPREPLY=($(compgen -W "$("${COMP_WORDS[@]:0:COMP_CWORD}" "$cur" ` + completionFlag + ` 2>/dev/null)" -- "$cur"))
}
complete -o bashdefault -o default -F _tolmach tolmach
`,
	"zsh": `#compdef tolmach
_tolmach() {
  local -a found
  found=("${(@f)$(${words[1,CURRENT]} ` + completionFlag + ` 2>/dev/null)}")
  if [[ -n "$found" ]]; then compadd -- $found; else _files; fi
}
compdef _tolmach tolmach
`,
	"fish": `complete -c tolmach -a '(set -l words (commandline -opc) (commandline -ct); $words ` + completionFlag + ` 2>/dev/null)'
`,
}

// complete prints what may stand in the place of the last word of a half-written command line.
func (a *app) complete(words []string) {
	if langs := languagesOf(corpusDir(words)); langs != a.langs {
		a.langs = langs
	}
	root := a.root()
	table := flagTable(root)
	last := ""
	if n := len(words); n > 0 {
		last, words = words[n-1], words[:n-1]
	}
	var cmd *cli.Command
	plain := 0 // arguments
	for i := 0; i < len(words); i++ {
		w := words[i]
		if w == "--" {
			return
		}
		if strings.HasPrefix(w, "-") {
			if table[w] == takesValue && !strings.Contains(w, "=") {
				if i++; i == len(words) { // the value of this flag is being written
					a.candidates(valuesOf(root, cmd, w), last)
					return
				}
			}
			continue
		}
		if sub := find(commandsOf(root, cmd), w); sub != nil && plain == 0 {
			cmd = sub
			continue
		}
		plain++
	}
	var names []string
	if strings.HasPrefix(last, "-") {
		flags := append([]cli.Flag{}, root.Flags...)
		if cmd != nil {
			flags = append(flags, cmd.Flags...)
		}
		for _, f := range flags {
			for _, n := range f.Names() {
				if len(n) > 1 {
					names = append(names, dashed(n))
				}
			}
		}
		names = append(names, "--help")
	} else if plain == 0 {
		for _, c := range commandsOf(root, cmd) {
			if !c.Hidden {
				names = append(names, c.Name)
			}
		}
		if cmd != nil && cmd.Name == "completion" {
			names = []string{"bash", "zsh", "fish"}
		}
	}
	a.candidates(names, last)
}

// candidates prints the names that begin with what was written so far.
func (a *app) candidates(names []string, start string) {
	for _, n := range names {
		if strings.HasPrefix(n, start) {
			fmt.Fprintln(a.out, n)
		}
	}
}

// valuesOf lists the values of a flag whose usage names them: "`FORMAT`: text, tsv".
func valuesOf(root *cli.App, cmd *cli.Command, flag string) []string {
	flags := root.Flags
	if cmd != nil {
		flags = append(cmd.Flags[:len(cmd.Flags):len(cmd.Flags)], root.Flags...)
	}
	for _, f := range flags {
		s, ok := f.(*cli.StringFlag)
		if !ok || !has([]cli.Flag{f}, flag) {
			continue
		}
		if _, list, ok := strings.Cut(s.Usage, "`: "); ok {
			return strings.Split(list, ", ")
		}
	}
	return nil
}
