package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/urfave/cli/v2"
)

// version is set by the linker for a release: -ldflags "-X main.version=1.0.0".
var version = "0.1.0"

// defaultLangs are the languages of a corpus that is made without --langs.
var defaultLangs = [2]string{"en", "ru"}

// app is one run of the program.
type app struct {
	*console
	dir   string    // the corpus
	langs [2]string // the languages that flags are named by
	words []string  // the command line, for hints that repeat it
}

// run runs the program with the words of its command line and returns the exit code.
func run(ctx context.Context, words []string, in io.Reader, out, errw io.Writer) int {
	a := &app{console: &console{in: in, out: out, err: errw}, langs: defaultLangs, words: words}
	if n := len(words); n > 0 && words[n-1] == completionFlag {
		a.complete(words[:n-1])
		return exitDone
	}
	root := a.root()
	line, err := arrange(root, words)
	// Flags are named by the languages of the corpus at hand: --en, --not-ru, or --de, --not-fr.
	if err != nil || line.help || hasLanguageFlags(line.cmd) {
		if langs := languagesOf(corpusDir(words)); langs != a.langs {
			a.langs = langs
			root = a.root()
			line, err = arrange(root, words)
		}
	}
	if err != nil {
		return report(errw, err)
	}
	if line.cmd == nil && !line.help && !line.version() {
		root.Writer = errw
		_ = root.RunContext(ctx, []string{root.Name, "--help"})
		return report(errw, usagef("'tolmach build PATH...' is a good start", "no command was given"))
	}
	return report(errw, root.RunContext(ctx, line.args))
}

// root is the program's command tree.
func (a *app) root() *cli.App {
	root := &cli.App{
		Name:            "tolmach",
		HelpName:        "tolmach",
		Usage:           "pairs and aligns the language versions of news articles, and searches them",
		UsageText:       "tolmach COMMAND [FLAGS] [ARGUMENTS]",
		Version:         fullVersion(),
		HideHelpCommand: true,
		Reader:          a.in,
		Writer:          a.out,
		ErrWriter:       a.err,
		ExitErrHandler:  func(*cli.Context, error) {},
		OnUsageError:    usageError,
		Before:          a.before,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "corpus", Usage: "the `DIR` of the corpus", Value: "./tolmach-corpus", EnvVars: []string{"TOLMACH_CORPUS"}},
			&cli.BoolFlag{Name: "quiet", DisableDefaultText: true, Usage: "no progress, no summary: errors only"},
			&cli.BoolFlag{Name: "no-color", DisableDefaultText: true, Usage: "no colours, on a terminal either"},
		},
		CustomAppHelpTemplate: appHelp,
	}
	root.Commands = a.commands()
	dress(root.Commands, "")
	return root
}

// commands lists the commands in the order in which a new user meets them.
func (a *app) commands() []*cli.Command {
	return []*cli.Command{
		a.buildCommand(), a.addCommand(), a.removeCommand(), a.pairCommand(), a.alignCommand(), a.indexCommand(),
		a.searchCommand(), a.translationsCommand(), a.showCommand(), a.diffCommand(), a.exportCommand(), a.importCommand(), a.statsCommand(), a.serveCommand(),
		a.lexiconCommand(), a.evalCommand(), a.checkCommand(), a.backupCommand(), a.completionCommand(),
	}
}

// dress gives every command what all of them share. urfave/cli makes the full names of the first
// commands; those of their subcommands are made here.
func dress(cmds []*cli.Command, parent string) {
	for _, c := range cmds {
		c.HideHelpCommand = true
		c.OnUsageError = usageError
		c.CustomHelpTemplate = commandHelp
		if parent != "" {
			c.HelpName = parent + " " + c.Name
		}
		for _, f := range c.Flags {
			if b, ok := f.(*cli.BoolFlag); ok {
				b.DisableDefaultText = true
			}
		}
		dress(c.Subcommands, "tolmach "+c.Name)
	}
}

// before takes over the global flags.
func (a *app) before(c *cli.Context) error {
	a.dir, a.quiet, a.plain = c.String("corpus"), c.Bool("quiet"), c.Bool("no-color")
	if a.dir == "" {
		return usagef("write --corpus DIR", "--corpus is empty")
	}
	return nil
}

// usageError says what is wrong with a flag's value in the program's own words.
func usageError(c *cli.Context, err error, _ bool) error {
	text := strings.ReplaceAll(err.Error(), "for flag -", "for --")
	text = strings.TrimSuffix(strings.TrimSuffix(text, ": parse error"), ": strconv.ParseInt: parsing")
	return usagef(fmt.Sprintf("'%s -h' lists the flags and what they take", c.Command.HelpName), "%s", text)
}

// corpusDir finds the corpus in the words of the command line, before they are understood.
func corpusDir(words []string) string {
	for i, w := range words {
		if w == "--" {
			break
		}
		if w == "--corpus" && i+1 < len(words) {
			return words[i+1]
		}
		if dir, ok := strings.CutPrefix(w, "--corpus="); ok {
			return dir
		}
	}
	if dir := os.Getenv("TOLMACH_CORPUS"); dir != "" {
		return dir
	}
	return "./tolmach-corpus"
}

// fullVersion is the version with what the Go toolchain knows of the build.
func fullVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 7 {
			return fmt.Sprintf("%s (%s, %s)", version, s.Value[:7], info.GoVersion)
		}
	}
	return fmt.Sprintf("%s (%s)", version, info.GoVersion)
}

const appHelp = `tolmach {{.Usage}}

usage: {{.UsageText}}

commands:{{range .VisibleCommands}}
  {{printf "%-12s" .Name}} {{.Usage}}{{end}}

flags of every command; they may stand anywhere, and '--' ends them:{{range .VisibleFlags}}
  {{.}}{{end}}

examples:
  tolmach build testdata/wire                 read, pair, align and index a folder of articles
  tolmach search 'security guarantees'        see how it was said in the other language

'tolmach COMMAND -h' tells more of a command. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs were refused.
`

const commandHelp = `{{.HelpName}}: {{.Usage}}

usage: {{.HelpName}} [FLAGS]{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{if .Description}}
{{.Description}}
{{end}}{{if .VisibleCommands}}
commands:{{range .VisibleCommands}}
  {{printf "%-12s" .Name}} {{.Usage}}{{end}}
{{end}}
flags:{{range .VisibleFlags}}
  {{.}}{{end}}
  (and --corpus DIR, --quiet, --no-color)
`
