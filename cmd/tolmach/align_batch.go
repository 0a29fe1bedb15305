package main

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"
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
	var (
		mu     sync.Mutex
		done   int
		failed int
		group  sync.WaitGroup
		work   = make(chan int)
		p      = a.newProgress()
		step   = p.Stage("aligning")
	)
	for range min(runtime.GOMAXPROCS(0), len(jobs)) {
		group.Go(func() {
			for i := range work {
				j := jobs[i]
				say := func(format string, args ...any) {
					mu.Lock()
					defer mu.Unlock()
					p.Clear()
					a.say("%s:%d: "+format, append([]any{c.String("batch"), j.line}, args...)...)
				}
				err := j.err
				if err == nil {
					err = f.job(c.Context, j.first, j.second, j.out, say)
				}
				mu.Lock()
				if err != nil && c.Context.Err() == nil {
					failed++
					p.Clear()
					report(a.err, fmt.Errorf("%s:%d: %w", c.String("batch"), j.line, err))
				}
				if done++; step != nil {
					step(done, len(jobs), "")
				}
				mu.Unlock()
			}
		})
	}
	for i := range jobs {
		select {
		case work <- i:
		case <-c.Context.Done():
		}
	}
	close(work)
	group.Wait()
	p.Clear()
	if err := c.Context.Err(); err != nil {
		return err
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
	err                error
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
