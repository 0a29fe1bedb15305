package exchange

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"path/filepath"

	"tolmach/align"
	"tolmach/align/lang"
	"tolmach/align/segment"
	"tolmach/corpus"
)

// MemoryReport tells what became of a memory.
type MemoryReport struct {
	Counts
	Added   int // units that were not in the corpus before
	Removed int // articles of an earlier state of the file, which are gone from it
}

// piece is a part of a memory that is stored as a pair of articles: so much that a search loads little, and not
// more than one document where the file says what belongs together.
type piece struct {
	key     string
	entries []Entry
}

const (
	pieceUnits = 100
	batchUnits = 2000
)

// ImportMemory stores the units of a file as confirmed beads, so that search finds them, in pairs of articles made of a
// hundred of them. The same file again changes nothing; a file that changed takes the place of what it
// was, unless a person has worked on that: then the error is corpus.ErrDecided, and force overrides it. File
// is the absolute path, "" for standard input. The error is *Unreadable for a file that cannot be read, and
// nothing of it is stored then.
func ImportMemory(ctx context.Context, s *corpus.Store, in Input, file string, force bool, progress func(done, total int, what string)) (r MemoryReport, err error) {
	langs := s.Langs()
	keep := map[string]bool{}
	r.Counts, err = pieces(ctx, in, langs, func(p *piece) error {
		x := p.aligned(in.Path, file, langs)
		for side := range 2 {
			keep[x.Articles[side].ID] = true
		}
		return nil
	})
	if err != nil {
		return r, err
	}
	if file != "" {
		var gone []string
		ids, err := s.Under(ctx, file)
		if err != nil {
			return r, err
		}
		for _, id := range ids {
			if !keep[id] {
				gone = append(gone, id)
			}
		}
		if len(gone) > 0 {
			removed, err := s.Remove(ctx, gone, force)
			if err != nil {
				return r, err
			}
			r.Removed = removed.Articles
		}
	}
	var batch []corpus.Aligned
	waiting, done := 0, 0
	store := func() error {
		fresh, err := s.PutAligned(ctx, batch)
		if err != nil {
			return err
		}
		for _, i := range fresh {
			r.Added += len(batch[i].Beads)
		}
		done += waiting
		batch, waiting = batch[:0], 0
		if progress != nil {
			progress(done, r.Units, "")
		}
		return nil
	}
	_, err = pieces(ctx, in, langs, func(p *piece) error {
		batch = append(batch, p.aligned(in.Path, file, langs))
		if waiting += len(p.entries); waiting < batchUnits {
			return nil
		}
		return store()
	})
	if err == nil && len(batch) > 0 {
		err = store()
	}
	return r, err
}

// pieces reads a file piece by piece.
func pieces(ctx context.Context, in Input, langs [2]string, each func(*piece) error) (Counts, error) {
	var p piece
	counts, err := Read(in, langs, func(e *Entry) error {
		key := fmt.Sprint(e.Document, "\x00", e.Articles)
		if len(p.entries) == pieceUnits || len(p.entries) > 0 && key != p.key {
			if err := cmp.Or(ctx.Err(), each(&p)); err != nil {
				return err
			}
			p.entries = p.entries[:0]
		}
		p.key = key
		p.entries = append(p.entries, *e)
		return nil
	})
	if err == nil && len(p.entries) > 0 {
		err = each(&p)
	}
	return counts, err
}

// aligned makes a pair of articles of a piece: a paragraph for each unit. A unit that says it was made of several
// sentences is cut into them again where that gives as many.
func (p *piece) aligned(name, file string, langs [2]string) (x corpus.Aligned) {
	var all []string
	var at [2]int
	for i := range p.entries {
		e := &p.entries[i]
		var b corpus.Bead
		b.Confidence, b.Status = e.Confidence, corpus.Confirmed
		if e.Confidence < 0 {
			b.Confidence = 1
		}
		if e.Status == corpus.Review {
			b.Status = corpus.Review
		}
		var want [2]int
		if _, err := fmt.Sscanf(e.Kind, "%d-%d", &want[0], &want[1]); err != nil {
			want = [2]int{1, 1}
		}
		for side := range 2 {
			a := &x.Articles[side]
			sentences := []string{e.Texts[side]}
			if want[side] > 1 {
				if cut := segment.Sentences(lang.Get(langs[side]), e.Texts[side]); len(cut) == want[side] {
					sentences = cut
				}
			}
			for _, s := range sentences {
				a.Sentences = append(a.Sentences, corpus.Sentence{Paragraph: len(a.Paragraphs), Text: s})
			}
			a.Paragraphs = append(a.Paragraphs, e.Texts[side])
			span := align.Span{From: at[side], To: at[side] + len(sentences)}
			at[side] = span.To
			if side == 0 {
				b.Src = span
			} else {
				b.Dst = span
			}
		}
		x.Beads = append(x.Beads, b)
		all = append(all, e.Texts[0], e.Texts[1], b.Kind())
	}
	part := corpus.NewID(append([]string{"memory", p.key}, all...)...)[:8]
	for side := range 2 {
		a, about := &x.Articles[side], &p.entries[0].Articles[side]
		a.Lang, a.Title = langs[side], path.Base(filepath.ToSlash(name))
		a.Deck = "translation memory, part " + part // with the other side's text in it: no two pieces share an article
		a.Date, a.Agency, a.URL = about.Date, about.Agency, about.URL
		a.Place = corpus.Place{Path: name + "#" + langs[side] + "-" + part, Format: corpus.MemoryFormat, Charset: "utf-8", File: file, Entry: langs[side] + "-" + part}
		a.Seal()
	}
	return x
}
