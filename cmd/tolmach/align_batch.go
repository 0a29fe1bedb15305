package main

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"tolmach/corpus"
)

// alignBatch aligns the jobs of a file on all cores. A job that fails is named and the others go on.
func (a *app) alignBatch(c *cli.Context) error {
	if c.NArg() > 0 || c.IsSet("output") {
		return usagef("leave them out: each line of the batch names its own", "--batch takes no other files and no -o")
	}
	f, err := a.newFileAligner(c)
	if err != nil {
		return err
	}
	jobs, err := readJobs(a, c.String("batch"))
	if err != nil {
		return err
	}
	b := &batch{fileAligner: f, name: c.String("batch"), jobs: jobs, progress: a.newProgress()}
	if f.adapt {
		if err := b.adaptToAll(c.Context); err != nil {
			return err
		}
	}
	b.each(c.Context, "aligning", func(j *job) error {
		if !f.adapt {
			if err := b.read(j); err != nil {
				return err
			}
		}
		defer func() { j.articles = [2]corpus.Article{} }()
		return f.align(c.Context, j.articles, j.out, b.sayOf(j))
	})
	if err := c.Context.Err(); err != nil {
		return err
	}
	failed := 0
	for _, j := range jobs {
		if j.err != nil {
			failed++
		}
	}
	a.say("%s aligned", count(len(jobs)-failed, "job"))
	if failed > 0 {
		a.say("%s failed, as named above", count(failed, "job"))
		return errRefused
	}
	return nil
}

// job is a line of a batch: two files and where the result goes, or why the line is none.
type job struct {
	line               int
	first, second, out string
	articles           [2]corpus.Article // once they are read
	err                error
	told               bool // of the error
}

// batch is a run over jobs.
type batch struct {
	*fileAligner
	name     string
	jobs     []job
	progress *progress
	mu       sync.Mutex
}

// each runs a step on all jobs that did not fail, on all cores, and tells of those that do.
func (b *batch) each(ctx context.Context, name string, step func(*job) error) {
	var (
		done  int
		group sync.WaitGroup
		work  = make(chan *job)
		drawn = b.progress.Stage(name)
	)
	for range min(runtime.GOMAXPROCS(0), len(b.jobs)) {
		group.Go(func() {
			for j := range work {
				if j.err == nil {
					j.err = step(j)
				}
				b.mu.Lock()
				if j.err != nil && !j.told && ctx.Err() == nil {
					b.progress.Clear()
					report(b.err, fmt.Errorf("%s:%d: %w", b.name, j.line, j.err))
					j.told = true
				}
				if done++; drawn != nil {
					drawn(done, len(b.jobs), "")
				}
				b.mu.Unlock()
			}
		})
	}
	for i := range b.jobs {
		select {
		case work <- &b.jobs[i]:
		case <-ctx.Done():
		}
	}
	close(work)
	group.Wait()
	b.progress.Clear()
}

// sayOf takes remarks on a job.
func (b *batch) sayOf(j *job) func(string, ...any) {
	return func(format string, args ...any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.progress.Clear()
		b.say("%s:%d: "+format, append([]any{b.name, j.line}, args...)...)
	}
}

func (b *batch) read(j *job) (err error) {
	j.articles, err = b.fileAligner.read(j.first, j.second, b.sayOf(j))
	return err
}

// adaptToAll reads the files of all jobs and adapts the lexicon to them together.
func (b *batch) adaptToAll(ctx context.Context) error {
	b.each(ctx, "reading", b.read)
	var all [][2]corpus.Article
	for _, j := range b.jobs {
		if j.err == nil {
			all = append(all, j.articles)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.adaptTo(ctx, all, count(len(all), "job"), b.progress)
}

func readJobs(a *app, path string) ([]job, error) {
	in, err := a.open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var jobs []job
	lines, err := readLines(in, path, "")
	if err != nil {
		return nil, err
	}
	outs := map[string]int{}
	for n, l := range lines.Sentences {
		fields := strings.Split(l.Text, "\t")
		j := job{line: n + 1}
		switch {
		case strings.TrimSpace(l.Text) == "":
			continue
		case len(fields) != 3 || fields[0] == "" || fields[1] == "" || fields[2] == "":
			j.err = failf("write the paths of two files and of the output, with tabs between", "not a job: %q", clip(l.Text, 60))
		case outs[filepath.Clean(fields[2])] > 0:
			j.err = failf("give each job an output of its own", "%s is the output of line %d already", fields[2], outs[filepath.Clean(fields[2])])
		default:
			outs[filepath.Clean(fields[2])] = n + 1
			j.first, j.second, j.out = fields[0], fields[1], fields[2]
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}
