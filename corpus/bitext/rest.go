package bitext

import (
	"context"
	"slices"

	"tolmach/align"
	"tolmach/corpus"
)

// Realign aligns one pair again, because a person asks for it: the beads that persons decided on stay, and what
// they leave is aligned as if it were all there is. The change can be undone. The errors are those of
// corpus.Store.RealignBeads, and the context's.
func Realign(ctx context.Context, s *corpus.Store, pair string, o Options, d corpus.Decision) error {
	p, err := s.Pair(ctx, pair)
	if err != nil {
		return err
	}
	langs := s.Langs()
	beads, err := alignPair(ctx, s, align.New(align.Options{From: langs[0], To: langs[1], Lexicon: o.Lexicon}), p)
	if err != nil {
		return err
	}
	return s.RealignBeads(ctx, pair, beads, o.Version(), d)
}

// Confirmed compares the aligner with the beads of a pair that persons confirmed: right are these, and found are those
// that the aligner makes of the same sentences, on its own. Both are empty where nobody confirmed anything; what came
// with its alignment from a file does not count.
func Confirmed(ctx context.Context, s *corpus.Store, aligner *align.Aligner, p corpus.Pair) (right, found []align.Bead, err error) {
	beads, err := s.Beads(ctx, p.ID)
	if err != nil {
		return nil, nil, err
	}
	var held [2]map[int]bool
	for side := range held {
		held[side] = map[int]bool{}
	}
	for _, b := range beads {
		if b.Status != corpus.Confirmed || b.By == corpus.ByImport {
			continue
		}
		right = append(right, b.Bead)
		for side := range 2 {
			for i := b.Side(side).From; i < b.Side(side).To; i++ {
				held[side][i] = true
			}
		}
	}
	if len(right) == 0 {
		return nil, nil, nil
	}
	texts, err := sentences(ctx, s, p)
	if err != nil {
		return nil, nil, err
	}
	own, err := aligner.Align(ctx, texts[0], texts[1])
	for _, b := range own {
		touches := false
		for side := range 2 {
			for i := b.Side(side).From; i < b.Side(side).To; i++ {
				touches = touches || held[side][i]
			}
		}
		if touches {
			found = append(found, b)
		}
	}
	return right, found, err
}

// alignPair aligns a pair around the beads that persons decided on, which are among the result.
func alignPair(ctx context.Context, s *corpus.Store, aligner *align.Aligner, p corpus.Pair) ([]align.Bead, error) {
	texts, err := sentences(ctx, s, p)
	if err != nil {
		return nil, err
	}
	beads, err := s.Beads(ctx, p.ID)
	if err != nil {
		return nil, err
	}
	var kept []align.Bead
	for _, b := range beads {
		if b.Status.Decided() {
			kept = append(kept, b.Bead)
		}
	}
	if len(kept) == 0 {
		return aligner.Align(ctx, texts[0], texts[1])
	}
	var rest [2][]int // numbers of the sentences that no bead holds
	var left [2][]string
	for side := range 2 {
		for i, text := range texts[side] {
			if !slices.ContainsFunc(kept, func(b align.Bead) bool { return b.Side(side).From <= i && i < b.Side(side).To }) {
				rest[side], left[side] = append(rest[side], i), append(left[side], text)
			}
		}
	}
	found, err := aligner.Align(ctx, left[0], left[1])
	if err != nil {
		return nil, err
	}
	for _, b := range found {
		kept = append(kept, placed(b, rest)...)
	}
	return kept, nil
}

// placed puts a bead of what is left to where its sentences stand in the whole. Where a kept bead stands between
// them, the longest run stays and the others become null beads.
func placed(b align.Bead, rest [2][]int) []align.Bead {
	whole := align.Bead{Confidence: b.Confidence}
	var out []align.Bead
	for side := range 2 {
		numbers := rest[side][b.Side(side).From:b.Side(side).To]
		var best, run align.Span
		for i, n := range numbers {
			if i == 0 || n != run.To {
				run = align.Span{From: n, To: n}
			}
			if run.To++; run.Len() > best.Len() {
				best = run
			}
		}
		for _, n := range numbers {
			if n >= best.From && n < best.To {
				continue
			}
			null := align.Bead{Confidence: corpus.Unsure}
			if side == 0 {
				null.Src = align.Span{From: n, To: n + 1}
			} else {
				null.Dst = align.Span{From: n, To: n + 1}
			}
			out = append(out, null)
		}
		if side == 0 {
			whole.Src = best
		} else {
			whole.Dst = best
		}
	}
	return append(out, whole)
}
