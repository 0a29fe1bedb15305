package main

import (
	"github.com/urfave/cli/v2"

	"tolmach/align"
	"tolmach/align/gold"
	"tolmach/corpus"
	"tolmach/corpus/bitext"
)

// scoreConfirmed scores the aligner against the beads that persons confirmed in the corpus.
func (a *app) scoreConfirmed(c *cli.Context, e *evaluation) error {
	if c.IsSet("errors") {
		return usagef("give GOLD and OUT, as 'tolmach export --format vecalign' writes them", "--errors needs two files or folders")
	}
	s, err := a.read()
	if err != nil {
		return err
	}
	defer s.Close()
	lex, err := corpusLexicon(s, "")
	if err != nil {
		return err
	}
	langs := s.Langs()
	aligner := align.New(align.Options{From: langs[0], To: langs[1], Lexicon: lex})
	beads := 0
	for p, err := range s.Pairs(c.Context, corpus.PairFilter{}) {
		if err != nil {
			return err
		}
		right, found, err := bitext.Confirmed(c.Context, s, aligner, p)
		if err != nil {
			return err
		}
		if len(right) > 0 {
			e.score.Add(gold.FromBeads(right), gold.FromBeads(found))
			beads += len(right)
		}
	}
	if beads == 0 {
		return failf("confirm some in 'tolmach serve', or name GOLD and OUT", "nobody has confirmed a bead of this corpus yet")
	}
	a.say("%s confirmed by persons, in %s", count(beads, "bead"), count(e.score.Docs, "pair"))
	return nil
}
