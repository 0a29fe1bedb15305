package corpus

import (
	"slices"
	"testing"

	"tolmach/align"
)

func TestRevisionRedoesOnlyItsOwnPair(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	before, err := s.ChangedSince(ctx, 0)
	must(t, err)
	changed := article("en", "en/1.txt", "2018-09-29", "Ministers met.", "Talks went badly.", "Nothing was signed.")
	same(t, "result", put(t, s, changed)[0], PutResult{ID: changed.ID, Revised: true})

	id, err := s.ResolveArticle(ctx, "en/1.txt")
	must(t, err)
	same(t, "current", id, changed.ID)
	successor, _, err := s.Revision(ctx, en[0].ID)
	must(t, err)
	same(t, "successor", successor, changed.ID)
	_, earlier, err := s.Revision(ctx, changed.ID)
	must(t, err)
	same(t, "earlier", earlier, []string{en[0].ID})
	old, err := s.Article(ctx, en[0].ID)
	must(t, err)
	same(t, "the old text", old.Paragraphs, en[0].Paragraphs)

	pairs := collect(t, s.Pairs(ctx, PairFilter{All: true}))
	same(t, "pairs", len(pairs), 1)
	same(t, "the other pair", pairs[0].Articles, [2]string{en[1].ID, ru[1].ID})
	var unpaired []string
	for _, a := range collect(t, s.Articles(ctx, ArticleFilter{Unpaired: true, Bare: true})) {
		unpaired = append(unpaired, a.ID)
	}
	slices.Sort(unpaired)
	want := []string{changed.ID, ru[0].ID, ru[2].ID}
	slices.Sort(want)
	same(t, "unpaired", unpaired, want)

	since, err := s.ChangedSince(ctx, before.Mark)
	must(t, err)
	same(t, "to index", len(collect(t, since.Units)), 6)
	same(t, "gone", len(since.Gone), 3)

	// And back again: the old text is the current one, and nothing is new.
	same(t, "back", put(t, s, en[0])[0], PutResult{ID: en[0].ID, Revised: true})
	id, err = s.ResolveArticle(ctx, "en/1.txt")
	must(t, err)
	same(t, "current", id, en[0].ID)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles, [2]int{2, 3})
	same(t, "earlier ones", st.Superseded, 1)
}

func TestDecisionsAreCarriedOver(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	_, err := s.DecidePair(ctx, en[0].ID, ru[0].ID, Confirmed, "anna")
	must(t, err)
	must(t, s.DecideBeads(ctx, pair, []Bead{
		{Bead: align.Bead{Src: align.Span{From: 0, To: 1}, Dst: align.Span{From: 0, To: 1}, Confidence: 1}, Status: Confirmed, Edited: [2]string{"Ministers have met.", ""}},
		{Bead: align.Bead{Src: align.Span{From: 1, To: 2}, Dst: align.Span{From: 1, To: 3}, Confidence: 1}, Status: Review},
	}, Decision{By: "boris"}))
	_, err = s.DecidePair(ctx, en[0].ID, ru[2].ID, Dropped, "anna")
	must(t, err)

	changed := article("en", "en/1.txt", "2018-09-29", "A new lead.", "Ministers met.", "Talks went badly.", "Nothing was signed.")
	put(t, s, changed)
	p, err := s.Pair(ctx, PairID(changed.ID, ru[0].ID))
	must(t, err)
	same(t, "pair", string(p.Status)+" "+p.By, "confirmed anna")
	dropped, err := s.Pair(ctx, PairID(changed.ID, ru[2].ID))
	must(t, err)
	same(t, "dropped pair", dropped.Status, Dropped)
	todo := collect(t, s.PairsToAlign(ctx, "v1"))
	same(t, "to align", []string{todo[0].ID}, []string{p.ID})

	beads := []align.Bead{{Src: align.Span{From: 0, To: 1}, Confidence: .5}}
	for i := range 3 {
		beads = append(beads, align.Bead{Src: align.Span{From: i + 1, To: i + 2}, Dst: align.Span{From: i, To: i + 1}, Confidence: .9})
	}
	must(t, s.SetBeads(ctx, p.ID, beads, "v1"))
	// The confirmed bead stands with its edited text; that of the sentence which was rewritten is the aligner's.
	same(t, "units", show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: p.ID, Nulls: true}))), `1-0 auto | A new lead. | 
1-1 confirmed | Ministers have met. | Министры встретились.
1-1 auto | Talks went badly. | Переговоры удались.
1-1 auto | Nothing was signed. | Ничего не подписано.
`)

	// Dropped under the new text, and then the text goes back: the later decision holds.
	_, err = s.DecidePair(ctx, changed.ID, ru[0].ID, Dropped, "carl")
	must(t, err)
	put(t, s, en[0])
	p, err = s.Pair(ctx, pair)
	must(t, err)
	same(t, "back", string(p.Status)+" "+p.By, "dropped carl")
}

func TestSameStoryUnderOneAddress(t *testing.T) {
	s := newStore(t)
	long := []string{"Ministers met in Vienna on Friday.", "Talks about oil output went on until late at night.", "Nothing was signed, a source said."}
	first := article("en", "mon/1.html", "2018-09-29", long...)
	first.URL = "https://x/1"
	second := article("en", "tue/1.html", "2018-09-30", append(slices.Clone(long), "The next round will be in October.")...)
	second.URL = "https://x/1"
	other := article("en", "tue/2.html", "2018-09-30", "Snow fell on the Urals.", "Roads were closed to lorries, rescuers report.")
	other.URL = "https://x/1" // a site that names its front page everywhere
	russian := article("ru", "tue/3.html", "2018-09-30", "Министры встретились в Вене.")
	russian.URL = "https://x/1"
	put(t, s, first)
	same(t, "revised", put(t, s, second)[0].Revised, true)
	same(t, "another story", put(t, s, other)[0].New, true)
	same(t, "another language", put(t, s, russian)[0].New, true)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles, [2]int{2, 1})

	// Found in the other order, the later one is current all the same.
	s = newStore(t)
	put(t, s, second)
	put(t, s, first)
	id, err := s.ResolveArticle(ctx, "tue/1.html")
	must(t, err)
	same(t, "current", id, second.ID)
	successor, _, err := s.Revision(ctx, first.ID)
	must(t, err)
	same(t, "superseded", successor, second.ID)
}

func TestDuplicateIsOneArticle(t *testing.T) {
	s := newStore(t)
	a := article("en", "a.txt", "2018-09-29", "One.", "Two.")
	b := a
	b.Place.Path = "b.txt"
	same(t, "results", put(t, s, a, b), []PutResult{{ID: a.ID, New: true}, {ID: a.ID, Duplicate: true}})
	for _, path := range []string{"a.txt", "b.txt"} {
		id, err := s.ResolveArticle(ctx, path)
		must(t, err)
		same(t, path, id, a.ID)
	}
	got, err := s.Article(ctx, a.ID)
	must(t, err)
	same(t, "the first path stays", got.Place.Path, "a.txt")

	// One copy changes: the other still has the old text, so that is no earlier revision.
	c := article("en", "a.txt", "2018-09-29", "One.", "Two, changed.")
	same(t, "changed copy", put(t, s, c)[0], PutResult{ID: c.ID, New: true})
	got, err = s.Article(ctx, a.ID)
	must(t, err)
	same(t, "where the old text is now", got.Place.Path, "b.txt")
}

func TestEntriesOfAFeedMoveOn(t *testing.T) {
	s := newStore(t)
	monday := []Article{article("en", "f.xml#1", "", "Oil fell to ninety dollars.", "Traders were calm."), article("en", "f.xml#2", "", "Snow fell on the Urals.", "Roads closed.")}
	put(t, s, monday...)
	fresh := article("en", "f.xml#1", "", "The president flew to Sochi.", "He will ski.")
	moved := monday[0]
	moved.Place.Path = "f.xml#2"
	results := put(t, s, fresh, moved)
	same(t, "fresh", results[0].New, true)
	same(t, "moved", results[1].Duplicate, true)
	st, err := s.Stats(ctx)
	must(t, err)
	same(t, "articles", st.Articles[0], 3)
	same(t, "superseded", st.Superseded, 0)
	id, err := s.ResolveArticle(ctx, "f.xml#2")
	must(t, err)
	same(t, "moved", id, moved.ID)
}

func TestBetterSegmentation(t *testing.T) {
	s := newStore(t)
	en, ru := small(t, s)
	pair := PairID(en[0].ID, ru[0].ID)
	must(t, s.DecideBeads(ctx, pair, []Bead{{Bead: align.Bead{Src: align.Span{From: 2, To: 3}, Dst: align.Span{From: 2, To: 3}, Confidence: 1}, Status: Confirmed}}, Decision{By: "anna"}))
	a := en[0]
	a.Sentences = []Sentence{{0, "Ministers met. Talks went well."}, {0, "Nothing was signed."}}
	same(t, "result", put(t, s, a)[0], PutResult{ID: a.ID, Revised: true})
	same(t, "to align", len(collect(t, s.PairsToAlign(ctx, "v1"))), 1)
	must(t, s.SetBeads(ctx, pair, []align.Bead{
		{Src: align.Span{From: 0, To: 1}, Dst: align.Span{From: 0, To: 2}, Confidence: .9},
		{Src: align.Span{From: 1, To: 2}, Dst: align.Span{From: 2, To: 3}, Confidence: .9}}, "v1"))
	same(t, "units", show(collect(t, s.AllUnits(ctx, UnitFilter{Pair: pair}))), `1-2 auto | Ministers met. Talks went well. | Министры встретились. Переговоры удались.
1-1 confirmed | Nothing was signed. | Ничего не подписано.
`)
}

func TestOtherDate(t *testing.T) {
	s := newStore(t)
	en, _ := small(t, s)
	a := en[0]
	a.Date = "2019-09-29"
	same(t, "result", put(t, s, a)[0], PutResult{ID: a.ID, Revised: true})
	got, err := s.Article(ctx, a.ID)
	must(t, err)
	same(t, "date", got.Date, "2019-09-29")
	same(t, "pairs left", len(collect(t, s.Pairs(ctx, PairFilter{}))), 1)
}
