// Package index finds translation units: it builds a bleve index of a corpus and answers queries of both
// languages with ranked, marked hits.
//
// It is for whoever shows or exports hits. Words are analysed by align/lang, so that a query finds every
// inflection; the schema holds search fields and ids only, and every text that is shown or marked comes
// from the store.
//
// What it promises:
//   - The index is disposable. It can be made again from the store at any time, and a damaged, missing
//     or outdated one is noticed on opening, never searched.
//   - Readers are never disturbed. A build makes a new generation and swaps it in whole.
//   - A result has a total order: by what was asked for, then by id. Pages neither repeat nor lose a hit,
//     and an index that was brought up to date answers like one made anew.
package index
