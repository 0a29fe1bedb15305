package exchange

import (
	"hash/maphash"

	"tolmach/corpus"
)

// Step is one filter on the way out.
type Step struct {
	Name    string // for the report: "--min-confidence 0.8"
	Keep    func(u *corpus.Unit) bool
	Removed int // by this step alone, of what the steps before let through
}

// Sift lets through the units that every step keeps. It counts what each removes; going through the units
// again counts anew.
func Sift(units Units, steps []*Step) Units {
	return func(yield func(corpus.Unit, error) bool) {
		for _, s := range steps {
			s.Removed = 0
		}
	next:
		for u, err := range units {
			if err == nil {
				for _, s := range steps {
					if !s.Keep(&u) {
						s.Removed++
						continue next
					}
				}
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// textKey is the same for texts that differ in nothing but white space.
func textKey(seed maphash.Seed, u *corpus.Unit, sides ...int) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, side := range sides {
		h.WriteString(plainSpaces(line(u.Texts[side])))
		h.WriteByte(0)
	}
	return h.Sum64()
}

// OnePerPair keeps the first of the units with equal texts on both sides. It remembers eight bytes for each text.
func OnePerPair(units Units, removed *int) Units {
	return func(yield func(corpus.Unit, error) bool) {
		seed, seen := maphash.MakeSeed(), map[uint64]struct{}{}
		*removed = 0
		for u, err := range units {
			if err == nil {
				k := textKey(seed, &u, 0, 1)
				if _, ok := seen[k]; ok {
					*removed++
					continue
				}
				seen[k] = struct{}{}
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// OnePerSource keeps the most confident of the units with an equal source, a person's before any other, and of
// equals the first. Units without a source all stay. It goes through the units twice.
func OnePerSource(units Units, removed *int) Units {
	type best struct {
		weight float64
		n      int
	}
	weight := func(u *corpus.Unit) float64 {
		switch {
		case len(u.Texts[1]) == 0:
			return -1
		case u.Status == corpus.Confirmed:
			return 2 + u.Confidence
		}
		return u.Confidence
	}
	return func(yield func(corpus.Unit, error) bool) {
		seed, kept := maphash.MakeSeed(), map[uint64]best{}
		n := 0
		for u, err := range units {
			if err != nil {
				yield(u, err)
				return
			}
			k := textKey(seed, &u, 0)
			if b, ok := kept[k]; !ok || weight(&u) > b.weight {
				kept[k] = best{weight(&u), n}
			}
			n++
		}
		*removed, n = 0, 0
		for u, err := range units {
			if err == nil {
				keep := kept[textKey(seed, &u, 0)].n == n || len(u.Texts[0]) == 0
				if n++; !keep {
					*removed++
					continue
				}
			}
			if !yield(u, err) {
				return
			}
		}
	}
}
