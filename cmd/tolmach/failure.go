package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"tolmach/corpus"
	"tolmach/index"
)

// The exit codes. 130 and 143 follow the shell's habit: 128 and the number of the signal.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2   // wrong usage, or a query that cannot be parsed; nothing on stdout
	exitRefused     = 3   // done, but some inputs were refused; each was named with its reason
	exitInterrupted = 130 // Ctrl-C
	exitTerminated  = 143 // SIGTERM
)

// failure is an error with its remedy and the exit code it asks for.
type failure struct {
	err  error
	hint string
	code int
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// usagef is the error of a command line that says something the command does not understand.
func usagef(hint, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), hint: hint, code: exitUsage}
}

// failf is the error of work that could not be done.
func failf(hint, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), hint: hint, code: exitFailed}
}

// errRefused ends a run whose work is done but for inputs that were named already.
var errRefused = errors.New("some inputs were refused")

// report writes err to w as `error:` and `hint:` lines and returns the exit code.
func report(w io.Writer, err error) int {
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errRefused):
		return exitRefused
	case errors.Is(err, syscall.EPIPE):
		return exitDone // the reader has seen enough: `tolmach export | head`
	case errors.Is(err, context.Canceled):
		return exitInterrupted // main has said so
	}
	code := exitFailed
	var f *failure
	if errors.As(err, &f) {
		code = f.code
	}
	var filter *index.FilterError
	if errors.As(err, &filter) {
		code, err = exitUsage, fmt.Errorf("--%w", err)
	}
	fmt.Fprintf(w, "error: %s\n", oneLine(err.Error()))
	var syntax *index.SyntaxError
	if errors.As(err, &syntax) {
		code = exitUsage
		fmt.Fprintf(w, "  %s\n", strings.ReplaceAll(syntax.Caret(), "\n", "\n  "))
	}
	fmt.Fprintf(w, "hint: %s\n", oneLine(hintOf(err)))
	return code
}

// hintOf is the remedy that an error brings along, or one for its kind.
func hintOf(err error) string {
	var f *failure
	if errors.As(err, &f) && f.hint != "" {
		return f.hint
	}
	var h corpus.Hinter
	if errors.As(err, &h) {
		return h.Hint()
	}
	return remedy(err)
}

// remedy is the hint for errors that do not bring one of their own.
func remedy(err error) string {
	switch {
	case errors.Is(err, corpus.ErrNoCorpus):
		return "'tolmach build PATH...' makes one here; --corpus DIR or $TOLMACH_CORPUS names another place"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; what was stored before is safe: make room and give the same command again"
	case errors.Is(err, fs.ErrPermission):
		return "see who may read or write it with 'ls -l'"
	case errors.Is(err, fs.ErrNotExist):
		return "check the spelling of the path"
	}
	return "give the same command again; 'tolmach check' looks into the corpus"
}
