// Package pairing decides which article of one language and which of the other tell the same story.
//
// It promises that an article stands in one pair at most; that a person's decisions and the pairs made before stay as
// they are; that the same articles give the same pairs whatever their order; and that the score of two articles
// depends on these two alone, so that an unrelated article changes no pair.
//
// # The method
//
// What an article speaks of (words, names, figures, dates) is kept as a profile, made once. Profiles of both
// languages become vectors in one space: the words of the second language stand there by their
// translations, names by keys of their sound, and everything weighs what it tells, the negative logarithm of its
// frequency in the text the lexicon was made of; see Salton and Buckley 1988, "Term-weighting approaches in
// automatic text retrieval". An inverted index over days finds the best candidates of every article. It is made of a
// block of articles at a time, so that memory does not grow with the archive.
//
// The best candidates are then read side by side: the aligner tells how many of their sentences have a counterpart
// and how sure that is, which two stories about the same people do not have however many words they share. A small
// logistic model, learned from authored and published pairs, makes a probability of that. The most probable pair is
// made first; a pair loses confidence to whatever comes near it on either side, and is not made below one half.
//
// What a source itself says, an address of the other version that leads back, a common id, goes before all this.
//
// An article whose best counterpart is taken is an alternative of that pair: an early or a full version.
package pairing

import (
	"context"
	"fmt"
	"slices"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// DefaultWindow is how many days apart two versions of a story are looked for.
const DefaultWindow = 1

// secondWindow is how many days apart they are looked for among what is left.
const secondWindow = 5

// Options say how to pair.
type Options struct {
	// Window is the greatest distance in days between the dates of a pair; 0: any. What is left is looked for
	// within five days. Articles without a date are compared with all.
	Window int
	// Lexicon is that of the corpus's languages; nil: the embedded one if there is one.
	Lexicon *lexicon.Lexicon
	// Aligner names what aligns the pairs, with the same lexicon, afterwards: the alignment that a pair was
	// found by is kept under this name, so that it is not made twice. "": it is not kept.
	Aligner string
	// Progress is told how many articles or pairs are done of how many, and at what; nil: nobody asks.
	Progress func(done, total int, what string)
}

// Report counts what was done.
type Report struct {
	Pairs        int // found now
	Alternatives int // other versions of paired articles, found now
	Changed      int // pairs and alternatives that are new or other than before
	Unpaired     int // articles that are left without a counterpart
	Beads        int // kept of the pairs found now
}

// method names how pairs are made; what was decided by another one is decided anew where no pair was made.
const method = "3"

// Run pairs the articles that are in no pair. Only articles that came, or lost their pair, since the last run are
// looked at, unless the window or the lexicon is another; a pair that was made stays.
func Run(ctx context.Context, s *corpus.Store, o Options) (Report, error) {
	langs := s.Langs()
	if o.Lexicon == nil {
		o.Lexicon = lexicon.For(langs[0], langs[1])
	}
	if o.Progress == nil {
		o.Progress = func(int, int, string) {}
	}
	state := corpus.PairingState{Method: fmt.Sprintf("%s/%d/%s/window %d", method, profileVersion, align.Version, o.Window)}
	if o.Lexicon != nil {
		state.Method += "/" + o.Lexicon.Sum()
	}
	before, err := s.PairingState(ctx)
	if err != nil {
		return Report{}, err
	}
	if state.Mark, err = s.Mark(ctx); err != nil {
		return Report{}, err
	}
	if before.Method != state.Method {
		before.Mark = 0
	}
	r := &run{store: s, Options: o, window: o.Window, beads: map[int32][]align.Bead{}}
	if r.window == 0 {
		r.window = anyDay
	}
	report, err := r.pair(ctx, before.Mark)
	if err == nil {
		err = s.SetPairingState(ctx, state)
	}
	if err == nil {
		report.Unpaired, err = s.Unpaired(ctx)
	}
	return report, err
}

// run is one pairing of a corpus.
type run struct {
	Options
	store   *corpus.Store
	window  int
	sides   [2][]article // in the order of their days, then of their ids
	space   *space
	aligner *align.Aligner
	// vector and text give the vector of an article, and the article.
	vector  func(ctx context.Context, side int, i int32) (*vector, error)
	text    func(ctx context.Context, side int, i int32) (corpus.Article, error)
	sources sources
	edges   []edge
	beads   map[int32][]align.Bead // by edge; of those that may become pairs, where beads are kept
}

// article is what stays in memory of every article of the run.
type article struct {
	id    string
	day   day
	fresh bool // to be paired
	taken bool // in a pair
}

func (r *run) pair(ctx context.Context, since int64) (Report, error) {
	var report Report
	fresh, err := r.gather(ctx, since)
	if err != nil || fresh == 0 || len(r.sides[0]) == 0 || len(r.sides[1]) == 0 {
		return report, err
	}
	langs := r.store.Langs()
	r.space = newSpace(r.Lexicon, langs[0])
	r.aligner = align.New(align.Options{From: langs[0], To: langs[1], Lexicon: r.Lexicon})
	r.vector, r.text = r.stored, r.read
	dropped, err := r.dropped(ctx)
	if err != nil {
		return report, err
	}
	list, err := r.match(ctx, dropped)
	if err != nil {
		return report, err
	}
	for _, m := range list {
		if m.status == corpus.Auto {
			report.Pairs++
		} else {
			report.Alternatives++
		}
	}
	report.Changed, report.Beads, err = r.save(ctx, list)
	return report, err
}

// match makes pairs within the window, then of what is left within the second one, then alternatives.
func (r *run) match(ctx context.Context, dropped map[[2]int32]bool) (list []made, err error) {
	windows := []int{r.window}
	if r.window != anyDay && r.window < secondWindow {
		windows = append(windows, secondWindow)
	}
	for _, window := range windows {
		if err := r.candidates(ctx, window); err != nil {
			return nil, err
		}
		r.link()
		// What a person decided against is no candidate, and no rival of one.
		r.edges = slices.DeleteFunc(r.edges, func(e edge) bool { return dropped[[2]int32{e.a, e.b}] })
		r.lead()
		if err := r.weigh(ctx); err != nil {
			return nil, err
		}
		list = append(list, r.decide(window)...)
	}
	return append(list, r.alternatives()...), nil
}

// save stores what was made, a few thousand a transaction: whoever else writes does not wait for long. Every
// article is considered in one of them, with all that was found of it.
func (r *run) save(ctx context.Context, list []made) (changed, beads int, err error) {
	const batch = 2000
	var seen [2][]bool
	for side := range seen {
		seen[side] = make([]bool, len(r.sides[side]))
	}
	var pairs []corpus.Found
	var considered []string
	consider := func(side int, i int32) {
		if !seen[side][i] {
			seen[side][i] = true
			considered = append(considered, r.sides[side][i].id)
		}
	}
	flush := func() error {
		n, kept, err := r.store.AddPairs(ctx, pairs, considered, r.Aligner)
		changed, beads = changed+n, beads+kept
		pairs, considered = pairs[:0], considered[:0]
		return err
	}
	for _, m := range list { // alternatives come last: their article in a pair has been considered by then
		pairs = append(pairs, corpus.Found{Pair: corpus.Pair{Articles: [2]string{r.sides[0][m.a].id, r.sides[1][m.b].id}, Status: m.status,
			Confidence: m.confidence, Evidence: r.evidence(m)}, Beads: m.beads})
		if m.status == corpus.Auto || !r.sides[0][m.a].taken {
			consider(0, m.a)
		}
		if m.status == corpus.Auto || !r.sides[1][m.b].taken {
			consider(1, m.b)
		}
		if len(pairs) == batch {
			if err := flush(); err != nil {
				return changed, beads, err
			}
		}
	}
	for side := range r.sides {
		for i, a := range r.sides[side] {
			if a.fresh && !a.taken {
				consider(side, int32(i))
			}
		}
	}
	err = flush()
	return changed, beads, err
}

// dropped are the pairs that a person decided against, by their numbers.
func (r *run) dropped(ctx context.Context) (map[[2]int32]bool, error) {
	out := map[[2]int32]bool{}
	var numbers [2]map[string]int32
	for p, err := range r.store.Pairs(ctx, corpus.PairFilter{Status: corpus.Dropped}) {
		if err != nil {
			return nil, err
		}
		if numbers[0] == nil {
			for side := range numbers {
				numbers[side] = map[string]int32{}
				for i, a := range r.sides[side] {
					numbers[side][a.id] = int32(i)
				}
			}
		}
		a, ok := numbers[0][p.Articles[0]]
		b, ok2 := numbers[1][p.Articles[1]]
		if ok && ok2 {
			out[[2]int32{a, b}] = true
		}
	}
	return out, nil
}

// sorted puts the articles of a side into the order of their days and ids.
func sorted(list []article) {
	slices.SortFunc(list, func(x, y article) int {
		if n := x.day.before(y.day); n != 0 {
			return n
		}
		if x.id < y.id {
			return -1
		}
		return 1
	})
}
