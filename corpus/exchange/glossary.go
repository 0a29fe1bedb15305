package exchange

import (
	"bufio"
	"fmt"
	"io"
)

// WriteGlossary writes the glossary of Terms as OmegaT reads it: term, rendering and a comment with tabs
// between. It returns the number of terms.
func WriteGlossary(w io.Writer, units Units, o Options) (int, error) {
	terms, err := Terms(units, o)
	if err != nil {
		return 0, err
	}
	return len(terms), writeGlossary(w, terms)
}

func writeGlossary(w io.Writer, terms []Term) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for _, t := range terms {
		if _, err := fmt.Fprintf(b, "%s\t%s\t%s, %s\n", t.Texts[0], t.Texts[1], t.Kind, t.note()); err != nil {
			return err
		}
	}
	return b.Flush()
}
