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
	"fmt"
	"io"
	"runtime"

	"tolmach/corpus"
)

// Options say how to read. Lang, Agency and Date override what the inputs say of themselves.
type Options struct {
	Lang, Agency, Date string
	Stdin              io.Reader // read for the path "-"
	// Progress is told how many files are done, of how many found so far, and where it is.
	Progress func(done, total int, what string)
}

// Report counts what became of the inputs.
type Report struct {
	Files      int // files and standard input that were looked at as articles
	Articles   int // articles in them, those of unchanged files included
	New        int
	Revised    int // another text, or another date, agency and so on, than before
	Unchanged  int // as the corpus has them, from the same place
	Duplicates int // known from another place
	Skipped    int // hidden files and kinds that are no articles, met in folders and archives
	// Refused lists what could not be read, in the order of the inputs; what was refused before and did
	// not change is in it again.
	Refused []corpus.Refusal
}

// A batch is stored when it holds this much.
const (
	batchArticles = 256
	batchBytes    = 4 << 20
)

// Add reads paths (files, folders, archives, "-" for standard input) into the store. It goes on past
// inputs that cannot be read and lists them in the report. The error is for what stops everything: the
// store cannot be written, or ctx is done; what was stored until then is counted in the report and stays.
func Add(ctx context.Context, s *corpus.Store, paths []string, o Options) (Report, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := &walk{paths: paths}
	jobs := make(chan *job)
	ordered := make(chan *job, 4*runtime.GOMAXPROCS(0))
	go w.run(ctx, func(j *job) bool {
		j.chunks = make(chan chunk, 2)
		// First into the order of storing, then to whoever is free: the head of the order is always at work.
		for _, queue := range []chan *job{ordered, jobs} {
			select {
			case queue <- j:
			case <-ctx.Done():
				return false
			}
		}
		return true
	}, func() { close(ordered); close(jobs) })
	r := &reader{store: s, options: o}
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for j := range jobs {
				r.read(ctx, j)
				close(j.chunks)
			}
		}()
	}
	k := keeper{store: s, options: &o, walk: w}
	err := k.keep(ctx, ordered)
	if err == nil {
		err = k.forget(ctx)
	}
	return k.report, err
}

// keeper stores what the readers found, in the order of the inputs.
type keeper struct {
	store   *corpus.Store
	options *Options
	walk    *walk
	report  Report
	batch   corpus.Batch
	bytes   int
	done    int
}

func (k *keeper) keep(ctx context.Context, ordered <-chan *job) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case j, ok := <-ordered:
			if !ok {
				return k.flush(ctx)
			}
			if err := k.keepJob(ctx, j); err != nil {
				return err
			}
		}
	}
}

// keepJob takes in what is read of one input.
func (k *keeper) keepJob(ctx context.Context, j *job) error {
	articles := 0
	for {
		var c chunk
		var ok bool
		select {
		case <-ctx.Done():
			return ctx.Err()
		case c, ok = <-j.chunks:
		}
		if !ok {
			break
		}
		if c.err != nil {
			return c.err
		}
		articles += len(c.articles)
		k.report.Skipped += c.skipped
		k.report.Articles += len(c.articles) + c.unchanged
		k.report.Unchanged += c.unchanged
		k.report.Refused = append(k.report.Refused, c.refused...)
		k.batch.Articles = append(k.batch.Articles, c.articles...)
		k.bytes += c.bytes
		if !c.remembered {
			k.batch.Refused = append(k.batch.Refused, c.refused...)
		}
		if c.file != nil {
			k.batch.Files = append(k.batch.Files, *c.file)
		}
		if c.looked {
			k.report.Files++
		}
		if len(k.batch.Articles) >= batchArticles || k.bytes >= batchBytes || len(k.batch.Files) >= 4*batchArticles {
			if err := k.flush(ctx); err != nil {
				return err
			}
			if c.file == nil {
				k.progress(fmt.Sprintf("%s: %d articles", j.path, articles))
			}
		}
	}
	k.done++
	k.progress(j.path)
	return nil
}

func (k *keeper) progress(what string) {
	if k.options.Progress != nil {
		k.options.Progress(k.done, int(k.walk.found.Load()), what)
	}
}

// flush stores one batch.
func (k *keeper) flush(ctx context.Context) error {
	if len(k.batch.Articles)+len(k.batch.Files)+len(k.batch.Refused) == 0 {
		return nil
	}
	results, err := k.store.PutBatch(ctx, k.batch)
	if err != nil {
		return err
	}
	for _, r := range results {
		switch {
		case r.New:
			k.report.New++
		case r.Revised:
			k.report.Revised++
		case r.Duplicate:
			k.report.Duplicates++
		default:
			k.report.Unchanged++
		}
	}
	k.batch, k.bytes = corpus.Batch{}, 0
	return nil
}

// forget drops refusals of files that are no more.
func (k *keeper) forget(ctx context.Context) error {
	refused, err := k.store.Refused(ctx)
	if err != nil {
		return err
	}
	var gone []string
	for _, r := range refused {
		if !exists(r.File) {
			gone = append(gone, r.File)
		}
	}
	return k.store.ForgetRefusals(ctx, gone)
}
