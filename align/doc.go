// Package align links the sentences of two versions of a text that say the same, where the second version is not
// a line-by-line translation: sentences merged, split, dropped, added, moved. It knows plain text only: sentences
// in, [Bead]s with confidence out. It is for whoever has two versions and wants to know what became of each sentence; and
// it promises that every sentence comes out in exactly one bead, that the same input gives the same beads, and that
// swapping the sides mirrors them.
//
// # The model
//
// Published aligners (Gale and Church 1993; Moore 2002; Varga and others 2005, hunalign; Sennrich and Volk 2010,
// Bleualign) look for one monotone path and score a bead by its length and the share of words that match. On agency copy
// both assumptions fail. This aligner looks at every candidate bead, of 1 to 4 sentences a side, anywhere in the two
// texts, in two passes.
//
// The first pass is cheap and additive. Every word of either side takes its best match in the window of the other side:
// an entry of the lexicon, a kindred stem, a name spelt in another script, an equal or nearly equal figure, date, sum or
// country (package facts). What a match is worth depends on how likely it was by chance: the more sentences of this very
// text hold a match for the word, and the longer the window, the less it says (the idea of Moore's and of Ma's
// Champollion, 2006, measured in the text itself). A word without a match argues against the bead, the more so the surer the
// lexicon is of it. The weights, one set for each kind of word, and the price of each shape of bead and of each kind of
// jump are learned by the structured perceptron (Collins 2002).
//
// The second pass describes each candidate that has some probability left, by what the first cannot see: words linked one to
// one (Melamed 2000), so that two sentences cannot both live on one match; the sentence of the bead that has least, the
// inner sentence without any match, what a cut or one more sentence would change, what stands in the sentence next to
// the bead, how its neighbours fit, how much of the whole seems to have no counterpart. A small network turns that into a score; it
// is trained so that the gold alignment is the likeliest of all (a conditional random field: Lafferty and others 2001).
//
// # The search
//
// Both passes search the same lattice: paths go through the source text in order, and from one bead to the next they may go
// on, skip, or jump ahead and back on the target side, each at its price. The best path is found by dynamic programming over
// (source position, end of the last bead on the target side). Such a path may use a target sentence twice; sentences
// wanted twice get a price that rises until nobody wants them twice (Lagrangian relaxation: Rush and Collins 2012). The
// forward-backward algorithm over the same lattice gives the probability of every bead, which is its confidence: it
// was trained to be one, and measures as one (doc/design.md has the reliability table).
//
// A bead is taken from about one chance in four: leaving a link out costs a reader, and the figures of the field, more
// than a wrong one.
//
// # Long texts
//
// The search takes time that grows with the product of the two lengths. Texts of more than some 150 sentences are first
// cut into blocks of about thirty, between sentences that rare words tie together, on the heaviest chain of
// such ties that runs forward in both texts; blocks are aligned apart, on all cores. Sentences left over anywhere are then compared
// with sentences left over elsewhere, where rare words tie them. Time and memory grow in proportion to the length.
//
// # Without a lexicon
//
// A model of its own is used when there is no lexicon; figures, names, cognates and lengths alone find most beads. [Adapt]
// trains a lexicon on them and aligns again. With a lexicon, Adapt adds what the texts teach to it.
package align
