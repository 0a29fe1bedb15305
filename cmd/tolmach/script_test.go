package main

import (
	"errors"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits CODE COMMAND [ARGUMENTS...] runs a command, which must end with that exit code, and keeps its
// output for `cmp stdout` and the like as files `stdout` and `stderr`.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND [ARGUMENTS...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// lines N FILE: the file (or stdout, stderr) has N lines.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: lines N FILE")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := strings.Count(ts.ReadFile(args[1]), "\n"); (got == want) == neg {
		ts.Fatalf("%s has %d lines, want %d", args[1], got, want)
	}
}

// examples gives the words of each command line of a description's examples, behind the program's name.
func examples(description string) (lines [][]string) {
	_, text, _ := strings.Cut(description, "examples:\n")
	for _, line := range strings.Split(text, "\n") {
		_, command, ok := strings.Cut(line, "tolmach ")
		if !ok {
			continue
		}
		if before, _, ok := strings.Cut(command, " > "); ok {
			command = before
		}
		var words []string
		for i, quotedPart := range strings.Split(strings.TrimSuffix(command, ")"), "'") {
			if i%2 == 1 {
				words = append(words, quotedPart)
			} else {
				words = append(words, strings.Fields(quotedPart)...)
			}
		}
		lines = append(lines, words)
	}
	return lines
}
