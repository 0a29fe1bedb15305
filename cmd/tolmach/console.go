package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// console is where a command reads and writes. The rules are:
//
//   - data goes to out and nowhere else;
//   - progress, summaries and messages go to err; --quiet leaves only errors and refusals;
//   - progress is drawn on a terminal alone, and colours too, unless --no-color or $NO_COLOR says no.
type console struct {
	in       io.Reader
	out, err io.Writer
	quiet    bool
	plain    bool // no colours
}

// terminal is the file behind w when that is a terminal.
func terminal(w any) (*os.File, bool) {
	f, ok := w.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// width is the number of columns of w, or a good line length where w is no terminal.
func width(w any) int {
	if f, ok := terminal(w); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n >= 40 {
			return min(n, 160)
		}
	}
	return 100
}

// coloured says whether w may be written to in colours.
func (c *console) coloured(w any) bool {
	if c.plain || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	_, ok := terminal(w)
	return ok
}

// paint wraps text into the colour codes of a style, or leaves it alone.
type paint bool

func (p paint) with(code, s string) string {
	if !p || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p paint) bold(s string) string { return p.with("1", s) }
func (p paint) dim(s string) string  { return p.with("2", s) }
func (p paint) mark(s string) string { return p.with("1;33", s) }
func (p paint) echo(s string) string { return p.with("36", s) }
