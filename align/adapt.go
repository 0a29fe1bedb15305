package align

import (
	"context"
	"errors"
	"slices"
	"strings"

	"tolmach/align/lexicon"
)

// Texts are two versions of a text, as sentences in reading order.
type Texts struct{ Src, Dst []string }

const (
	adaptRounds  = 1   // with a lexicon to begin with
	induceRounds = 3   // without one
	enoughBeads  = 600 // that a lexicon can be induced from; fewer would prove their own mistakes
)

// Adapted is the source that a lexicon made by [Adapt] names.
const Adapted = "the aligned texts"

// Adapt estimates a lexicon from the texts themselves: it aligns them, trains on the beads, and does so again with the new
// lexicon. Options.Lexicon, when there is one, is the prior that the texts add to; without one a lexicon is induced from
// nothing but lengths, figures, names and cognates. The more texts, the better: fewer than some six hundred beads induce
// nothing, and the result is nil, as it is when no words are linked at all. The result is for [New].
func Adapt(ctx context.Context, o Options, texts []Texts) (*lexicon.Lexicon, error) {
	rounds := adaptRounds
	if o.Lexicon == nil {
		rounds = induceRounds
	}
	prior, current := o.Lexicon, o
	for range rounds {
		a := New(current)
		rows := make([][]lexicon.Pair, len(texts))
		errs := make([]error, len(texts))
		if err := each(ctx, len(texts), func(k int) {
			beads, err := a.Align(ctx, texts[k].Src, texts[k].Dst)
			errs[k] = err
			for _, b := range beads {
				if !b.Null() {
					rows[k] = append(rows[k], lexicon.Pair{
						Source: strings.Join(texts[k].Src[b.Src.From:b.Src.To], " "),
						Target: strings.Join(texts[k].Dst[b.Dst.From:b.Dst.To], " "),
						Weight: b.Confidence,
					})
				}
			}
		}); err != nil {
			return nil, err
		}
		for _, err := range errs {
			if err != nil {
				return nil, err
			}
		}
		if n := len(slices.Concat(rows...)); o.Lexicon == nil && n < enoughBeads {
			return nil, nil
		}
		lex, err := lexicon.Train(ctx, func(yield func(lexicon.Pair, error) bool) {
			for _, row := range rows {
				for _, p := range row {
					if !yield(p, nil) {
						return
					}
				}
			}
		}, lexicon.TrainOptions{From: o.From, To: o.To, Prior: prior, Discount: 1, Sources: []string{Adapted}})
		if errors.Is(err, lexicon.ErrNoText) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		current.Lexicon = lex
	}
	return current.Lexicon, nil
}
