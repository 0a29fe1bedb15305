// Package bitext aligns the pairs of a corpus sentence by sentence, on all cores.
//
// It promises that a pair is aligned once for each version of aligner and lexicon, that its beads
// are the same whatever else is in the corpus and however many cores work, that what a person
// confirmed stays, and that stopping it at any moment loses only the pairs in hand.
package bitext

import (
	"cmp"
	"context"
	"fmt"
	"runtime"
	"sync"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Options say how to align.
type Options struct {
	Lexicon *lexicon.Lexicon // nil: none
	// LexiconName tells one lexicon from another: pairs aligned with another one are aligned again.
	LexiconName string
	Workers     int // 0: all cores
	// Progress is told how many pairs are done of how many; nil: nobody asks.
	Progress func(done, total int, what string)
}

// Version names what makes the beads.
func (o *Options) Version() string { return align.Version + "+" + cmp.Or(o.LexiconName, "none") }

// Report counts what was done.
type Report struct {
	Pairs  int // aligned now
	Beads  int // in them
	Linked int // of these, beads with sentences on both sides
}

// Run aligns the pairs in force that have no beads, or beads by another version.
// It returns early with the context's error, or with the store's.
func Run(ctx context.Context, s *corpus.Store, o Options) (Report, error) {
	langs := s.Langs()
	aligner := align.New(align.Options{From: langs[0], To: langs[1], Lexicon: o.Lexicon})
	version := o.Version()
	var pairs []corpus.Pair
	for p, err := range s.PairsToAlign(ctx, version) {
		if err != nil {
			return Report{}, err
		}
		pairs = append(pairs, p)
	}

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		mu     sync.Mutex
		report Report
		work   = make(chan corpus.Pair)
		group  sync.WaitGroup
	)
	for range cmp.Or(o.Workers, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for p := range work {
				beads, err := one(ctx, s, aligner, p, version)
				if err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				report.Pairs++
				report.Beads += len(beads)
				for _, b := range beads {
					if !b.Null() {
						report.Linked++
					}
				}
				if o.Progress != nil {
					o.Progress(report.Pairs, len(pairs), "")
				}
				mu.Unlock()
			}
		})
	}
feed:
	for _, p := range pairs {
		select {
		case work <- p:
		case <-ctx.Done():
			break feed
		}
	}
	close(work)
	group.Wait()
	return report, context.Cause(ctx)
}

// one aligns one pair and stores its beads.
func one(ctx context.Context, s *corpus.Store, aligner *align.Aligner, p corpus.Pair, version string) ([]align.Bead, error) {
	beads, err := alignPair(ctx, s, aligner, p)
	if err != nil {
		return nil, fmt.Errorf("pair %s: %w", p.ID, err)
	}
	return beads, s.SetBeads(ctx, p.ID, beads, version)
}

// Sentences are the texts of an article's sentences.
func Sentences(a corpus.Article) []string {
	texts := make([]string, len(a.Sentences))
	for i, s := range a.Sentences {
		texts[i] = s.Text
	}
	return texts
}
