package compare

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"tolmach/align"
	"tolmach/corpus"
)

// ErrNotAligned says that a pair has no beads yet.
var ErrNotAligned = errors.New("the pair is not aligned yet")

// PairReport is the report on a stored pair.
type PairReport struct {
	Pair     corpus.Pair
	Articles [2]corpus.Article
	Report
}

// Filter chooses pairs of a corpus; the zero value means all in force.
type Filter struct {
	Since, Until string // as corpus.DateWithin; the date of either article may fit
	Agency       string // of either article, case ignored
}

// match says whether the filter lets a pair through.
func (f Filter) match(as [2]corpus.Article) bool {
	date, agency := false, false
	for _, a := range as {
		date = date || corpus.DateWithin(a.Date, f.Since, f.Until)
		agency = agency || f.Agency == "" || strings.EqualFold(a.Agency, f.Agency)
	}
	return date && agency
}

// Pair compares the two articles of a stored pair, given by its full id. The error is ErrNotAligned when there are no
// beads to go by, or the store's.
func (c *Comparer) Pair(ctx context.Context, s *corpus.Store, id string) (PairReport, error) {
	p, err := s.Pair(ctx, id)
	if err != nil {
		return PairReport{}, err
	}
	r := PairReport{Pair: p}
	if r.Articles, err = articlesOf(ctx, s, p); err != nil {
		return r, err
	}
	return r, c.fill(ctx, s, &r)
}

func articlesOf(ctx context.Context, s *corpus.Store, p corpus.Pair) (as [2]corpus.Article, err error) {
	for k, id := range p.Articles {
		if as[k], err = s.Article(ctx, id); err != nil {
			return as, fmt.Errorf("pair %s: %w", p.ID, err)
		}
	}
	return as, nil
}

// fill compares the articles of a report.
func (c *Comparer) fill(ctx context.Context, s *corpus.Store, r *PairReport) error {
	stored, err := s.Beads(ctx, r.Pair.ID)
	if err != nil {
		return err
	}
	if len(stored) == 0 {
		return fmt.Errorf("pair %s: %w", r.Pair.ID, ErrNotAligned)
	}
	beads := make([]align.Bead, len(stored))
	for i, b := range stored {
		beads[i] = b.Bead
		if b.Status == corpus.Confirmed {
			beads[i].Confidence = 1
		}
	}
	r.Report = c.Compare([2]Version{VersionOf(r.Articles[0]), VersionOf(r.Articles[1])}, beads)
	return nil
}

// Ranked is a pair in the ranking of a corpus: what a report sums up to.
type Ranked struct {
	ID         string
	Articles   [2]corpus.ArticleRef
	Only       [2]Share
	Counts     map[Kind]int
	Difference float64
}

// Agency sums up the pairs of an agency, or of two when the versions come from different ones.
type Agency struct {
	Name       string // "TASS", "Reuters / RIA", "" when not known
	Pairs      int
	Only       [2]Share // of all pairs together
	Counts     map[Kind]int
	Difference float64 // mean
}

// Ranking is how the pairs of a corpus differ.
type Ranking struct {
	Pairs      []Ranked // those that differ most first
	Agencies   []Agency // by the number of pairs
	NotAligned int      // pairs without beads, left out
}

// Rank compares all pairs in force that the filter lets through, but for translation memories, on all cores. progress is told how many are done of how
// many; nil: nobody asks. The error is the store's, or the context's.
func (c *Comparer) Rank(ctx context.Context, s *corpus.Store, f Filter, progress func(done, total int, what string)) (Ranking, error) {
	var pairs []corpus.Pair
	for p, err := range s.Pairs(ctx, corpus.PairFilter{}) {
		if err != nil {
			return Ranking{}, err
		}
		if p.By == corpus.ByImport {
			continue // a translation memory is no two versions of a story
		}
		pairs = append(pairs, p)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var (
		mu    sync.Mutex
		out   Ranking
		done  int
		work  = make(chan corpus.Pair)
		group sync.WaitGroup
	)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for p := range work {
				r := PairReport{Pair: p}
				as, err := articlesOf(ctx, s, p)
				fits := err == nil && f.match(as)
				if r.Articles = as; fits {
					err = c.fill(ctx, s, &r)
				}
				mu.Lock()
				done++
				switch {
				case errors.Is(err, ErrNotAligned):
					out.NotAligned++
				case err != nil:
					cancel(err)
				case fits:
					out.Pairs = append(out.Pairs, r.ranked())
				}
				if progress != nil {
					progress(done, len(pairs), "")
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
	if err := context.Cause(ctx); err != nil {
		return Ranking{}, err
	}
	slices.SortFunc(out.Pairs, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Difference, a.Difference), cmp.Compare(a.ID, b.ID))
	})
	out.Agencies = agenciesOf(out.Pairs)
	return out, nil
}

// ranked sums a report up.
func (r *PairReport) ranked() Ranked {
	x := Ranked{ID: r.Pair.ID, Only: r.Only, Counts: r.Counts, Difference: r.Difference}
	for k, a := range r.Articles {
		x.Articles[k] = corpus.ArticleRef{ID: a.ID, Path: a.Place.Path, Title: a.Title, Date: a.Date, Agency: a.Agency, URL: a.URL}
	}
	return x
}

// agenciesOf sums the pairs up by agency.
func agenciesOf(pairs []Ranked) []Agency {
	byName := map[string]*Agency{}
	for _, p := range pairs {
		name := p.Articles[0].Agency
		if other := p.Articles[1].Agency; !strings.EqualFold(name, other) {
			name = cmp.Or(name, "?") + " / " + cmp.Or(other, "?")
		}
		a := byName[name]
		if a == nil {
			a = &Agency{Name: name, Counts: map[Kind]int{}}
			byName[name] = a
		}
		a.Pairs++
		a.Difference += p.Difference
		for k, s := range p.Only {
			a.Only[k].Sentences += s.Sentences
			a.Only[k].Characters += s.Characters
			a.Only[k].Of += s.Of
		}
		for kind, n := range p.Counts {
			a.Counts[kind] += n
		}
	}
	out := make([]Agency, 0, len(byName))
	for _, a := range byName {
		a.Difference /= float64(a.Pairs)
		for k := range a.Only {
			if s := &a.Only[k]; s.Of > 0 {
				s.Part = float64(s.Characters) / float64(s.Of)
			}
		}
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b Agency) int { return cmp.Or(b.Pairs-a.Pairs, cmp.Compare(a.Name, b.Name)) })
	return out
}
