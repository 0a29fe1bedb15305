package index

import (
	"context"
	"math"
	"slices"
	"strings"
)

// Line is a hit as a concordance shows it: the marked words in the middle of their sentence.
type Line struct {
	Side             int
	Left, Hit, Right string
	Sentence         int
}

// Lines gives the concordance lines of a hit, one for each mark.
func (h *Hit) Lines() []Line {
	var lines []Line
	for side, marks := range h.Marks {
		for _, m := range marks {
			text := h.Unit.Texts[side][m.Sentence]
			lines = append(lines, Line{side, text[:m.Start], text[m.Start:m.End], text[m.End:], m.Sentence})
		}
	}
	return lines
}

// contextWords bounds how many words beside a hit decide the order.
const contextWords = 6

// byContext is all hits, by the words beside the first mark.
func (s *search) byContext(ctx context.Context, order Sort) ([]place, error) {
	places, err := s.byScore(math.MaxInt)
	if err != nil {
		return nil, err
	}
	beside := make(map[string][]string, len(places))
	for chunk := range slices.Chunk(places, unitsAtOnce) {
		hits, err := s.load(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for i := range hits {
			beside[hits[i].Unit.ID] = s.beside(&hits[i], order == ByLeft)
		}
	}
	slices.SortFunc(places, func(a, b place) int {
		if c := slices.Compare(beside[a.id], beside[b.id]); c != 0 {
			return c
		}
		return strings.Compare(a.id, b.id)
	})
	return places, nil
}

// beside gives the folded words next to the first mark of a hit, the nearest first.
func (s *search) beside(h *Hit, left bool) []string {
	for side, marks := range h.Marks {
		if len(marks) == 0 {
			continue
		}
		m := marks[0]
		text := h.Unit.Texts[side][m.Sentence]
		a := s.analyzers[side]
		if left {
			text = text[:m.Start]
		} else {
			text = text[m.End:]
		}
		toks, _ := a.words(text, 0)
		toks = slices.DeleteFunc(toks, func(t token) bool { return !t.kind.primary() })
		if left {
			slices.Reverse(toks)
		}
		toks = toks[:min(len(toks), contextWords)]
		words := make([]string, len(toks))
		for i, t := range toks {
			words[i] = a.fold(t.text)
		}
		return words
	}
	return nil
}
