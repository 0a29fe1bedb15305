package bitext

import (
	"context"
	"fmt"

	"tolmach/align"
	"tolmach/align/lexicon"
	"tolmach/corpus"
)

// Adapt re-estimates a lexicon from the texts of all pairs in force, whether they are aligned or not; a nil prior means that it is
// learnt from nothing else. What is stored does not change, and people's decisions play no part. It also tells how many
// pairs there are. The lexicon is nil when they hold too little text. The same pairs and prior give the same lexicon.
func Adapt(ctx context.Context, s *corpus.Store, prior *lexicon.Lexicon) (*lexicon.Lexicon, int, error) {
	var texts []align.Texts
	for p, err := range s.Pairs(ctx, corpus.PairFilter{}) {
		if err != nil {
			return nil, 0, err
		}
		both, err := sentences(ctx, s, p)
		if err != nil {
			return nil, 0, err
		}
		texts = append(texts, align.Texts{Src: both[0], Dst: both[1]})
	}
	langs := s.Langs()
	l, err := align.Adapt(ctx, align.Options{From: langs[0], To: langs[1], Lexicon: prior}, texts)
	return l, len(texts), err
}

// Pending says whether [Run] with these options has anything to align.
func Pending(ctx context.Context, s *corpus.Store, o Options) (bool, error) {
	for _, err := range s.PairsToAlign(ctx, o.Version()) {
		return err == nil, err
	}
	return false, nil
}

// sentences are the texts of the sentences of both articles of a pair.
func sentences(ctx context.Context, s *corpus.Store, p corpus.Pair) (texts [2][]string, err error) {
	for side, id := range p.Articles {
		a, err := s.Article(ctx, id)
		if err != nil {
			return texts, fmt.Errorf("pair %s: %w", p.ID, err)
		}
		texts[side] = Sentences(a)
	}
	return texts, nil
}
