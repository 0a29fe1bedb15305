package lexicon

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
)

// Pair is a text of the source language and its translation, usually a sentence each.
type Pair struct {
	Source, Target string
	Weight         float64 // how much it counts; 0 means 1
}

// TrainOptions say how to train.
type TrainOptions struct {
	From, To string // language codes
	Rounds   int    // of expectation maximisation; 0 means 6
	// Prior is a lexicon to start from: it counts as if the text it was trained on, Strength times as
	// heavy, stood before the pairs. Words the pairs do not have keep what it knows.
	Prior    *Lexicon
	Strength float64 // 0 means 1
	Workers  int     // 0 means one for each core; the result does not depend on it
	// Memory is about how many bytes the tables may take; 0 means 1 GiB. With more text than fits, the
	// least associated pairs of words are left out and the text itself is kept in Dir.
	Memory int64
	// Dir is a folder, made when missing, for the state after each round, from which a training that was cut short goes
	// on when it is called again with the same input and options. Empty: none is kept. The state goes at the end.
	Dir string
	// MinProb leaves a pair of words out of the result when the geometric mean of both probabilities is below; 0 means 0.01.
	MinProb float64
	// Discount is taken from what the pairs say of every two words. With 1, a pair cannot vouch for itself: that is
	// for texts that will be aligned again with the very lexicon they made, where one wrong bead would prove itself right.
	Discount float64
	// Entries says that short pairs without a mark at their end are entries of a glossary, and kept as phrases; not for
	// beads, among which there are headlines.
	Entries bool
	// Sources are named in the lexicon's Meta.
	Sources  []string
	Progress func(done, total int, what string) // nil: silent

	params params
}

// params are what the experiments of doc/lexicon.md varied.
type params struct {
	alpha     float64 // of the Dirichlet prior of each word's translations
	tension   float64 // towards the diagonal
	null      float64 // probability of the null word
	agreeFrom int     // first round in which the directions are to agree
}

var defaultParams = params{alpha: 0.05, tension: 4, null: 0.1, agreeFrom: 1}

// maxWords is how long a text of a pair may be; longer ones are no sentences and teach nothing.
const maxWords = 256

// ErrNoText says that there was nothing to train from.
var ErrNoText = errors.New("no pair of texts with words on both sides")

// Train estimates a lexicon from pairs of texts. It stops with the first error of pairs or when ctx is
// done; with Dir set, it can then be taken up again.
func Train(ctx context.Context, pairs iter.Seq2[Pair, error], o TrainOptions) (*Lexicon, error) {
	if o.From == "" || o.To == "" {
		return nil, errors.New("training needs the codes of both languages")
	}
	if o.Prior != nil && (o.Prior.from != o.From || o.Prior.to != o.To) {
		return nil, fmt.Errorf("prior lexicon is %s-%s, not %s-%s", o.Prior.from, o.Prior.to, o.From, o.To)
	}
	o.fill()
	if o.Dir != "" {
		if err := os.MkdirAll(o.Dir, 0o755); err != nil {
			return nil, err
		}
	}
	text, err := read(ctx, pairs, o)
	if err != nil {
		return nil, err
	}
	defer text.close()
	if text.pairs == 0 {
		return nil, ErrNoText
	}
	m := &model{text: text, o: o}
	if err := m.start(ctx); err != nil {
		return nil, err
	}
	for m.round < o.Rounds {
		o.Progress(m.round, o.Rounds, "round")
		if err := m.expect(ctx); err != nil {
			return nil, err
		}
		m.maximise()
		m.round++
		if err := m.save(); err != nil {
			return nil, err
		}
	}
	o.Progress(o.Rounds, o.Rounds, "round")
	l := m.lexicon()
	return l, m.forget()
}

func (o *TrainOptions) fill() {
	if o.Rounds <= 0 {
		o.Rounds = 6
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Memory <= 0 {
		o.Memory = 1 << 30
	}
	if o.Strength <= 0 {
		o.Strength = 1
	}
	if o.MinProb <= 0 {
		o.MinProb = 0.01
	}
	if o.Progress == nil {
		o.Progress = func(int, int, string) {}
	}
	if o.params == (params{}) {
		o.params = defaultParams
	}
}

// describe is what the lexicon says of itself. Nothing in it may differ from run to run.
func (m *model) describe() []Meta {
	meta := []Meta{
		{"pairs", strconv.Itoa(m.text.pairs)},
		{"words " + m.o.From, strconv.FormatFloat(math.Round(m.text.words[0].total), 'f', -1, 64)},
		{"words " + m.o.To, strconv.FormatFloat(math.Round(m.text.words[1].total), 'f', -1, 64)},
		{"rounds", strconv.Itoa(m.o.Rounds)},
	}
	for s, code := range []string{m.o.From, m.o.To} {
		p := math.Exp(-float64(m.ll[s]) / one / m.text.words[s].total)
		meta = append(meta, Meta{"perplexity " + code, strconv.FormatFloat(p, 'f', 1, 64)})
	}
	for _, s := range m.o.Sources {
		meta = append(meta, Meta{"source", s})
	}
	if m.o.Prior != nil {
		meta = append(meta, Meta{"prior strength", strconv.FormatFloat(m.o.Strength, 'g', -1, 64)})
		for _, line := range m.o.Prior.meta {
			if strings.HasPrefix(line.Key, "prior ") {
				continue
			}
			meta = append(meta, Meta{"prior " + line.Key, line.Value})
		}
	}
	return meta
}
