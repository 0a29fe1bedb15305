package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
	"tolmach/corpus/exchange"
	"tolmach/index"
)

func (a *app) importCommand() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "take in a translation memory, or corrections of exported beads",
		ArgsUsage: "FILE...",
		Description: `Reads TMX, XLIFF, TSV and CSV files (also .gz, or '-'). --as memory adds their units to the corpus, makes one
where there is none, and search finds them; a memory that changed takes the place of what it was. --as corrections
changes beads by the ids they were exported with, as your decision; what was changed in the corpus since the export
stays, and is named. Of a file that cannot be read nothing is stored, and the exit code is 3.

examples:
  tolmach import --as memory agency.tmx
  tolmach import --as corrections wire.xlf`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "as", Usage: "`WHAT`: memory, corrections"},
			&cli.BoolFlag{Name: "force", Usage: "replace a memory that persons have worked on"},
			langsFlag,
		},
		Action: func(c *cli.Context) error {
			as := c.String("as")
			switch {
			case c.NArg() == 0:
				return usagef("write 'tolmach import --as memory FILE'", "'tolmach import' needs a FILE")
			case as != "memory" && as != "corrections":
				return usagef("write --as memory for a collection to search, --as corrections for beads changed by their ids", "--as %q is neither memory nor corrections", as)
			}
			if gone := missing(c.Args().Slice()); len(gone) > 0 && len(gone) == c.NArg() {
				return failf("check the spelling; a path is taken from the folder you are in", "there is no %s", quoted(gone[0]))
			}
			var s *corpus.Store
			var err error
			if as == "memory" {
				s, err = a.create(c)
			} else {
				s, err = a.write()
			}
			if err != nil {
				return err
			}
			defer s.Close()
			refused := false
			for _, path := range c.Args().Slice() {
				err := a.importFile(c, s, as, path)
				var bad *exchange.Unreadable
				switch {
				case errors.As(err, &bad):
					refused = true
					fmt.Fprintf(a.err, "error: %s\nhint: %s\n", oneLine(bad.Error()), oneLine(bad.Hint()))
				case errors.Is(err, errRefused):
					refused = true
				case err != nil:
					return err
				}
			}
			p := a.newProgress()
			_, err = index.Build(c.Context, s, index.Options{Progress: p.Stage("indexing")})
			p.Clear()
			if err == nil && refused {
				err = errRefused
			}
			return err
		},
	}
}

// importFile takes in one file.
func (a *app) importFile(c *cli.Context, s *corpus.Store, as, path string) error {
	in, file, done, err := a.input(path)
	if err != nil {
		return err
	}
	defer done()
	p := a.newProgress()
	defer p.Clear()
	if as == "memory" {
		r, err := exchange.ImportMemory(c.Context, s, in, file, c.Bool("force"), p.Stage("storing"))
		p.Clear()
		if errors.Is(err, corpus.ErrDecided) {
			return failf("--force replaces it all the same; the decisions are lost then", "%s has changed, and what it was before: %w", path, err)
		}
		if err != nil {
			return err
		}
		a.say("%s: %s, %s new%s", path, count(r.Units, "unit"), thousands(r.Added), left(r.Counts))
		return nil
	}
	r, err := exchange.ImportCorrections(c.Context, s, in, person(), p.Stage("correcting"))
	p.Clear()
	if err != nil {
		return err
	}
	a.say("%s: %s corrected, %s confirmed or marked, %s as they were%s", path, count(r.Corrected, "bead"), thousands(r.Decided), thousands(r.Same), left(r.Counts))
	if r.Older > 0 {
		a.say("  %s newer in the corpus, and not touched in the file", count(r.Older, "bead"))
	}
	if r.NoID > 0 {
		a.say("  %s without an id left out", count(r.NoID, "unit"))
	}
	for _, x := range r.First {
		fmt.Fprintf(a.err, "error: %s:%d: %s\nhint: %s\n", path, x.Line, oneLine(x.Reason), oneLine(x.Remedy))
	}
	if n := r.Conflicts - len(r.First); n > 0 {
		a.say("and %s more like these", thousands(n))
	}
	if r.Conflicts > 0 {
		return errRefused
	}
	return nil
}

// left says what was passed over.
func left(c exchange.Counts) (text string) {
	if n := c.OneSided - c.OtherLangs; n > 0 {
		text += fmt.Sprintf("; %s one language only", hasHave(n))
	}
	if c.OtherLangs > 0 {
		text += fmt.Sprintf("; %s neither language", hasHave(c.OtherLangs))
	}
	if c.Doubled > 0 {
		text += fmt.Sprintf("; %s there twice", thousands(c.Doubled))
	}
	return text
}

func hasHave(n int) string {
	if n == 1 {
		return "1 has"
	}
	return thousands(n) + " have"
}

// input makes a file ready to be read twice. What can be read but once is kept in a temporary file while it is read
// for the first time, so that a stream that is refused is not read to its end. File is the absolute path, ""
// for standard input.
func (a *app) input(path string) (in exchange.Input, file string, done func(), err error) {
	in = exchange.Input{Path: path, Open: func() (io.ReadCloser, error) { return a.open(path) }}
	info, err := os.Stat(path)
	if path == "-" || err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		kept, err := os.CreateTemp("", "tolmach-*")
		if err != nil {
			return in, "", nil, err
		}
		first := true
		in.Open = func() (io.ReadCloser, error) {
			if !first {
				_, err := kept.Seek(0, io.SeekStart)
				return io.NopCloser(kept), err
			}
			first = false
			from, err := a.open(path)
			if err != nil {
				return nil, err
			}
			return teed{io.TeeReader(from, kept), from}, nil
		}
		return in, "", func() { kept.Close(); os.Remove(kept.Name()) }, nil
	}
	file, err = filepath.Abs(path)
	return in, file, func() {}, err
}

// teed is what is read and kept at once.
type teed struct {
	io.Reader
	io.Closer
}
