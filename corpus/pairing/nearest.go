package pairing

import (
	"context"
	"slices"

	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Nearest gives the articles that come nearest to being the counterpart of one, as pairs with the evidence for
// them, the most probable first: those that were worth reading side by side with it, whatever became of them. They are
// looked for as Run does, within the second window. Nothing is stored.
func Nearest(ctx context.Context, s *corpus.Store, id string, o Options) ([]corpus.Pair, error) {
	langs := s.Langs()
	if o.Lexicon == nil {
		o.Lexicon = lexicon.For(langs[0], langs[1])
	}
	o.Progress, o.Aligner = func(int, int, string) {}, ""
	r := &run{store: s, Options: o, window: o.Window}
	if r.window == 0 {
		r.window = anyDay
	} else {
		r.window = max(r.window, secondWindow)
	}
	asked, err := r.beside(ctx, id)
	if err != nil || asked == nil || len(r.sides[0]) == 0 || len(r.sides[1]) == 0 {
		return nil, err
	}
	asked.fresh, asked.taken = true, false
	r.space = newSpace(r.Lexicon, langs[0])
	r.aligner = align.New(align.Options{From: langs[0], To: langs[1], Lexicon: r.Lexicon})
	r.vector, r.text = r.described, r.read
	if err := r.candidates(ctx, r.window); err != nil {
		return nil, err
	}
	r.link()
	r.lead()
	if err := r.weigh(ctx); err != nil {
		return nil, err
	}
	var pairs []corpus.Pair
	for _, k := range r.ranking() {
		m := made{edge: r.edges[k], rival: [2]rival{{other: -1}, {other: -1}}}
		a, b := r.sides[0][m.a].id, r.sides[1][m.b].id
		pairs = append(pairs, corpus.Pair{ID: corpus.PairID(a, b), Articles: [2]string{a, b}, Confidence: logistic(float64(m.z)), Evidence: r.evidence(m)})
	}
	return pairs, nil
}

// beside lists an article and those that are near enough to be its counterpart or a rival. It gives the article
// among them; nil when it is no current one.
func (r *run) beside(ctx context.Context, id string) (*article, error) {
	a, err := r.store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	filters := []corpus.StubFilter{{Version: profileVersion}}
	if d := dayOf(a.Date); d.kind == dated && r.window != anyDay {
		from, to := day{dated, d.n - int32(2*r.window)}, day{dated, d.n + int32(2*r.window)}
		filters = []corpus.StubFilter{
			{Version: profileVersion, Dated: true, From: from.String(), To: to.String()},
			{Version: profileVersion, Dated: true, To: "--99"},
		}
	}
	for _, f := range filters {
		for x, err := range r.store.Stubs(ctx, f) {
			if err != nil {
				return nil, err
			}
			r.sides[x.Side] = append(r.sides[x.Side], article{id: x.ID, day: dayOf(x.Date), taken: x.Paired})
		}
	}
	var asked *article
	for side := range r.sides {
		sorted(r.sides[side])
		if i := slices.IndexFunc(r.sides[side], func(x article) bool { return x.id == id }); i >= 0 {
			asked = &r.sides[side][i]
		}
	}
	return asked, nil
}

// described is stored for a run that must not write: what has no profile yet is read for the purpose.
func (r *run) described(ctx context.Context, side int, i int32) (*vector, error) {
	p, err := r.known(ctx, side, i)
	if err == nil && len(p.tokens) == 0 {
		var a corpus.Article
		if a, err = r.read(ctx, side, i); err == nil {
			p = read(lang.Get(r.store.Langs()[side]), a)
		}
	}
	if err != nil {
		return nil, err
	}
	r.sources.note(side, i, p)
	return r.space.vector(side, p), nil
}
