package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/index"
	"tolmach/index/web"
)

// defaultListen is where the pages are served: on this machine only.
const defaultListen = "127.0.0.1:8090"

func (a *app) serveCommand() *cli.Command {
	return &cli.Command{
		Name:  "serve",
		Usage: "serve pages to search the corpus and to correct its alignments in a browser",
		Description: `Serves pages to search the corpus and to review its pairs, and the same as JSON under /api/, until Ctrl-C. It may run while
another process builds: what is new shows as soon as it is indexed. What is corrected in the pages is never changed by a
later run. Without --listen only this machine can reach them.

examples:
  tolmach serve
  tolmach serve --listen 127.0.0.1:9000 --read-only`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "listen", Value: defaultListen, Usage: "serve on `ADDR`, host:port or a port of this machine"},
			&cli.BoolFlag{Name: "read-only", Usage: "refuse every change"},
		},
		Action: func(c *cli.Context) error {
			if err := noArguments(c); err != nil {
				return err
			}
			address, host, err := listenAddress(c.String("listen"))
			if err != nil {
				return err
			}
			s, err := a.read()
			if err != nil {
				return err
			}
			defer func() { s.Close() }()
			if !c.Bool("read-only") {
				// Who may not write can still read.
				switch w, err := a.write(); {
				case err == nil:
					s.Close()
					s = w
				case errors.Is(err, corpus.ErrReadOnly) || errors.Is(err, fs.ErrPermission):
					a.say("%v; the pages show the corpus and change nothing", err)
				default:
					return err
				}
			}
			return a.serve(c.Context, s, address, host, c.Bool("read-only"))
		},
	}
}

func (a *app) serve(ctx context.Context, s *corpus.Store, address, host string, readOnly bool) error {
	// A missing index is no reason to stop: the pages tell, and find it when it is there. A damaged one is.
	x, err := index.Open(ctx, s)
	switch {
	case err == nil:
		x.Close()
	case errors.Is(err, index.ErrMissing), errors.Is(err, index.ErrStale):
		a.say("%v; the pages can search when there is one", err)
	default:
		return err
	}
	lex, err := corpusLexicon(s, "")
	if err != nil {
		return err
	}
	o := web.Options{ReadOnly: readOnly, By: person(), Align: bitextOptions(lex), Version: version, Log: func(format string, args ...any) {
		fmt.Fprintf(a.err, format+"\n", args...)
	}}
	for _, name := range []func() (string, error){func() (string, error) { return host, nil }, os.Hostname} {
		if n, err := name(); err == nil && n != "" {
			o.Hosts = append(o.Hosts, n)
		}
	}
	w, err := web.New(s, o)
	if err != nil {
		return err
	}
	defer w.Close()
	l, err := net.Listen("tcp", address)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return failf("another program serves there, perhaps this one: choose another port, such as --listen 127.0.0.1:8091", "%s is in use", address)
	case errors.Is(err, syscall.EACCES):
		return failf("ports under 1024 are the system's: choose another one", "%s may not be used", address)
	case err != nil:
		return failf("give an address of this machine, such as --listen "+defaultListen, "cannot serve on %s: %w", address, err)
	}
	at := l.Addr().(*net.TCPAddr)
	if !at.IP.IsLoopback() {
		can := "read and change"
		if readOnly || s.ReadOnly() {
			can = "read"
		}
		fmt.Fprintf(a.err, "warning: whoever can reach %s can %s this corpus; there are no passwords and no encryption\n", l.Addr(), can)
	}
	shown := at.String()
	if at.IP.IsUnspecified() {
		shown = net.JoinHostPort("localhost", strconv.Itoa(at.Port))
	}
	a.say("serving %s on http://%s/  (Ctrl-C stops it)", s.Dir(), shown)
	if err := w.Serve(ctx, l); err != nil {
		return err
	}
	a.say("stopped")
	return nil
}

// listenAddress reads --listen: an address, or a port of this machine. Host is the name in it, if it has one.
func listenAddress(text string) (address, host string, err error) {
	if _, err := strconv.ParseUint(text, 10, 16); err == nil {
		text = net.JoinHostPort("127.0.0.1", text)
	}
	host, port, err := net.SplitHostPort(text)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return "", "", usagef("write host:port, such as --listen "+defaultListen, "--listen %q is no address", text)
	}
	if net.ParseIP(strings.Trim(host, "[]")) != nil {
		return text, "", nil
	}
	return text, host, nil
}
