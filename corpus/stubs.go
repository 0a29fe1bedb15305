package corpus

import (
	"context"
	"errors"
	"iter"
	"time"

	"tolmach/align"
)

var errStub = errors.New("not yet")

// Open opens the corpus in dir.
func Open(dir string, o OpenOptions) (*Store, error) { return nil, errStub }

// Close closes.
func (s *Store) Close() error { return errStub }

// Seal fills the article's ID from its language, headline, deck and body.
func (a *Article) Seal() {}

// PutResult tells what became of one article of PutArticles.
type PutResult struct {
	ID        string
	New       bool // not seen before
	Revised   bool // an earlier article, or its earlier fields, were replaced by this
	Duplicate bool // known already from another place
}

// PutArticles stores articles in one transaction; results in the order given.
func (s *Store) PutArticles(ctx context.Context, articles []Article) ([]PutResult, error) {
	return nil, errStub
}

// File is a file as it was when it was read.
type File struct {
	Path    string // absolute
	Size    int64
	ModTime time.Time
	Hash    string // of the content
	Options string // what else the reading depended on
}

// Refusal is an input that was not read, and why.
type Refusal struct {
	Path   string // as given, with #N for an entry
	File   string // absolute path of the file it stands in
	Line   int    // 0: the whole
	Reason string
	Hint   string
}

// Batch is what was read from a few files, stored in one transaction.
type Batch struct {
	Articles []Article
	Files    []File    // read to their end: what was refused of them before is forgotten
	Refused  []Refusal // remembered
}

// PutBatch stores a batch.
func (s *Store) PutBatch(ctx context.Context, b Batch) ([]PutResult, error) { return nil, errStub }

// File is what is remembered of the file at an absolute path; ErrNotFound when nothing is.
func (s *Store) File(ctx context.Context, path string) (File, error) { return File{}, errStub }

// Refused lists the refused inputs that were not read well since, by path.
func (s *Store) Refused(ctx context.Context) ([]Refusal, error) { return nil, errStub }

// Article gives one article by its full id.
func (s *Store) Article(ctx context.Context, id string) (Article, error) { return Article{}, errStub }

// Places lists where the article was found, the first first.
func (s *Store) Places(ctx context.Context, id string) ([]Place, error) { return nil, errStub }

// ArticleFilter chooses articles.
type ArticleFilter struct {
	Lang         string // "" for both
	Unpaired     bool   // in no pair in force
	Since, Until string // as DateWithin
	Bare         bool   // leave out Paragraphs and Sentences
}

// Articles gives the current revisions, by date, then id.
func (s *Store) Articles(ctx context.Context, f ArticleFilter) iter.Seq2[Article, error] { return nil }

// DateWithin says whether a date, which may lack its year ("--09-29"), lies from since to until.
func DateWithin(date, since, until string) bool { return true }

// ResolveArticle finds the full id of an article from a unique prefix of it, or from its path.
func (s *Store) ResolveArticle(ctx context.Context, what string) (string, error) { return "", errStub }

// ResolvePair finds the full id of a pair from a prefix, or from an article of a pair in force.
func (s *Store) ResolvePair(ctx context.Context, what string) (string, error) { return "", errStub }

// ResolveBead finds the full id of a bead from a prefix.
func (s *Store) ResolveBead(ctx context.Context, what string) (string, error) { return "", errStub }

// Under lists the ids of the articles found at path, in it as a file's entries, or under it as a folder.
func (s *Store) Under(ctx context.Context, path string) ([]string, error) { return nil, errStub }

// PairFilter chooses pairs.
type PairFilter struct {
	All     bool   // also those not in force: alternative, dropped
	Article string // only those of this article
	Status  Status // only those of this status; implies All
}

// Pairs gives pairs in the order of dates.
func (s *Store) Pairs(ctx context.Context, f PairFilter) iter.Seq2[Pair, error] { return nil }

// Pair gives one pair by its full id.
func (s *Store) Pair(ctx context.Context, id string) (Pair, error) { return Pair{}, errStub }

// SetPairs replaces auto pairs of the articles named and considered.
func (s *Store) SetPairs(ctx context.Context, pairs []Pair, considered ...string) (changed int, err error) {
	return 0, errStub
}

// DecidePair records a person's decision; the ids are full article ids in the corpus's order.
func (s *Store) DecidePair(ctx context.Context, first, second string, status Status, by string) (Pair, error) {
	return Pair{}, errStub
}

// PairsToAlign gives the pairs in force whose beads are missing or were made by another version.
func (s *Store) PairsToAlign(ctx context.Context, version string) iter.Seq2[Pair, error] { return nil }

// SetBeads stores an alignment.
func (s *Store) SetBeads(ctx context.Context, pair string, beads []align.Bead, version string) error {
	return errStub
}

// DecideBeads records a person's beads; seen is the Mark of the pair they were decided on, 0 for whatever.
func (s *Store) DecideBeads(ctx context.Context, pair string, beads []Bead, by string, seen int64) error {
	return errStub
}

// Beads gives the beads of a pair in reading order.
func (s *Store) Beads(ctx context.Context, pair string) ([]Bead, error) { return nil, errStub }

// Units gives units by their full ids, in that order; ids that are gone are left out.
func (s *Store) Units(ctx context.Context, ids []string) ([]Unit, error) { return nil, errStub }

// UnitFilter chooses units.
type UnitFilter struct {
	Pair          string // only this pair
	Since, Until  string // as DateWithin; either article's date may fit
	Agency        string // of either article, case ignored
	MinConfidence float64
	BeadKind      string // "1-1"
	Status        Status // auto, confirmed, review
	Nulls         bool   // also null beads, and sentences of unpaired articles
	OnlyNulls     bool   // nothing else
}

// Match says whether the filter lets a unit through.
func (f UnitFilter) Match(u *Unit) bool { return true }

// AllUnits gives units by date, then article, then reading order.
func (s *Store) AllUnits(ctx context.Context, f UnitFilter) iter.Seq2[Unit, error] { return nil }

// IndexState is what the store remembers of the index.
type IndexState struct {
	Generation string
	Docs       int
	Mark       int64
}

// IndexState gives it; the zero value when there is no index.
func (s *Store) IndexState(ctx context.Context) (IndexState, error) { return IndexState{}, errStub }

// SetIndexState records it.
func (s *Store) SetIndexState(ctx context.Context, st IndexState) error { return errStub }

// Changes is what an index made at a mark lacks.
type Changes struct {
	Mark  int64                  // store this once the changes are indexed
	Units iter.Seq2[Unit, error] // to be indexed, anew where their id is known
	Total int                    // how many units that is
	Gone  []string               // ids to delete
}

// ChangedSince tells what changed since mark (0: everything is in Units); ErrStaleMark when that is not known any more.
func (s *Store) ChangedSince(ctx context.Context, mark int64) (Changes, error) {
	return Changes{}, errStub
}

// Removed counts what Remove took out.
type Removed struct{ Articles, Pairs, Beads int }

// Remove takes articles out, with their earlier revisions, pairs and beads; ErrDecided unless force.
func (s *Store) Remove(ctx context.Context, ids []string, force bool) (Removed, error) {
	return Removed{}, errStub
}

// Problem is something wrong with the store.
type Problem struct{ What, Hint string }

// Check looks the store over.
func (s *Store) Check(ctx context.Context) ([]Problem, error) { return nil, errStub }

// Backup writes a consistent copy to file while others write.
func (s *Store) Backup(ctx context.Context, file string) error { return errStub }

// Stats counts what is in the corpus.
type Stats struct {
	Langs      [2]string
	Articles   [2]int // current, by side
	Unpaired   [2]int
	Superseded int // earlier revisions
	Sentences  [2]int
	Pairs      map[Status]int
	ToAlign    int            // pairs in force without beads
	Beads      map[string]int // by kind, pairs in force
	// Aligned is the share of the sentences of paired articles that have a counterpart, by side.
	Aligned [2]float64
	Refused int
}

// Stats counts.
func (s *Store) Stats(ctx context.Context) (Stats, error) { return Stats{}, errStub }

// Group is the counts of one group of StatsBy.
type Group struct {
	Keys     []string
	Articles [2]int
	Pairs    int
	Beads    int // non-null
	Nulls    [2]int
}

// StatsBy counts by "year" and "agency", in the order named.
func (s *Store) StatsBy(ctx context.Context, by ...string) ([]Group, error) { return nil, errStub }
