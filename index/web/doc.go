// Package web shows a corpus in a browser: pages to search it in both languages, to read an article pair and
// to see its figures, and the same as JSON for other programs.
//
// It is for translators, researchers and editors on their own machine, and for scripts beside them. What it
// promises:
//
//   - Pages are made on the server and work without script. Script makes them quicker to use, no more.
//   - A page's address says all that is on it: it can be kept, sent and gone back to. No cookies.
//   - Nothing is loaded from anywhere else, and no other site can read or steer the pages: the Host header is
//     checked, and a strict Content-Security-Policy is sent.
//   - Somebody may build the corpus meanwhile. The pages go on with the last whole index and take up the next
//     one without a restart.
//
// Languages come from the corpus: the parameters of its addresses are named by the two codes (en, not-en; de,
// not-de), and every text carries its language.
package web
