// Command tolmach pairs the language versions of news-agency articles, aligns each pair sentence by
// sentence, and makes the resulting parallel corpus searchable and fit for a translator's tools.
//
// This package only speaks: it reads flags, opens the corpus, calls the packages below, and prints.
// One file a command.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() { os.Exit(interruptible(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// grace is how long a command may take to come to an end after Ctrl-C. What it has stored is safe at
// any moment, so that after this time the process simply ends.
const grace = 800 * time.Millisecond

// interruptible runs the program until it is done or a signal stops it.
func interruptible(words []string, in io.Reader, out, err io.Writer) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)

	done := make(chan int, 1)
	go func() { done <- run(ctx, words, in, out, err) }()
	var stopped os.Signal
	select {
	case code := <-done:
		return code
	case stopped = <-signals:
		cancel()
	}
	select {
	case code := <-done:
		if code != exitInterrupted {
			return code // it was done already
		}
	case <-signals:
	case <-time.After(grace):
	}
	if _, ok := terminal(err); ok {
		fmt.Fprint(err, "\r\x1b[K")
	}
	fmt.Fprintln(err, "error: interrupted")
	fmt.Fprintln(err, "hint: what was stored is kept; give the same command again to go on")
	if stopped == syscall.SIGTERM {
		return exitTerminated
	}
	return exitInterrupted
}
