// Package intake brings files into a corpus: it walks folders, opens archives, has corpus/wire read
// what it finds and align/segment split it into sentences, and stores the result a few hundred
// articles a transaction.
//
// It promises that the same paths always give the same corpus, however many cores read them; that a
// file which did not change is not read again; that what cannot be read is named with its reason while
// everything else is stored; and that an interrupted run leaves a corpus that the next one completes.
package intake

import (
	"context"
	"errors"
	"io"

	"tolmach/corpus"
)

// Options say how to read. Lang, Agency and Date override what the inputs say of themselves.
type Options struct {
	Lang, Agency, Date string
	Stdin              io.Reader // read for the path "-"
	// Progress is told how many files are done, of how many found so far, and the last one's name.
	Progress func(done, total int, what string)
}

// Report counts what became of the inputs.
type Report struct {
	Files      int // files looked at that could be articles
	Articles   int // articles in them that were read, or were read before and did not change
	New        int
	Revised    int
	Unchanged  int // articles that are as they were
	Duplicates int // articles known from another place
	Skipped    int // hidden files and kinds that are no articles, met while walking
	Refused    []corpus.Refusal
}

// Add reads paths (files, folders, archives, "-") into the store. It goes on past inputs that cannot be
// read and lists them in the report; the error is for what stops everything: the store, the context.
func Add(ctx context.Context, s *corpus.Store, paths []string, o Options) (Report, error) {
	return Report{}, errors.New("not yet")
}
