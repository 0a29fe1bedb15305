package exchange

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"tolmach/corpus"
)

// WriteOmegaT writes a project folder that OmegaT opens as it is: the memory in tm/auto, the glossary, and
// in source the texts of the first language, a file for each pair and a paragraph for each unit, so that the
// translated sentences stand there when the project opens. It goes through the units several times.
func WriteOmegaT(f Folder, units Units, o Options) (n int, err error) {
	project := func(b *bufio.Writer) error {
		_, err := fmt.Fprintf(b, projectFile, attribute(o.code(0)), attribute(o.code(1)))
		return err
	}
	if err := writeFile(f, "omegat.project", project); err != nil {
		return 0, err
	}
	for _, folder := range []string{"target", "dictionary", "omegat"} { // OmegaT refuses a project without them
		if err := writeFile(f, folder+"/.keep", func(*bufio.Writer) error { return nil }); err != nil {
			return 0, err
		}
	}
	sources := sourceTexts{folder: f}
	memory := func(b *bufio.Writer) (err error) {
		n, err = WriteTMX(b, sources.pass(units), o)
		return err
	}
	err = writeFile(f, "tm/auto/corpus.tmx", memory)
	if err := sources.close(err); err != nil {
		return n, err
	}
	return n, writeFile(f, "glossary/glossary.txt", func(b *bufio.Writer) error {
		_, err := WriteGlossary(b, units, o)
		return err
	})
}

// sourceTexts writes the first language's side of the units that pass, a file for each pair.
type sourceTexts struct {
	folder Folder
	pair   string
	file   outputs
	out    *bufio.Writer
	names  map[string]int
}

func (s *sourceTexts) pass(units Units) Units {
	return func(yield func(corpus.Unit, error) bool) {
		for u, err := range units {
			if err == nil {
				err = s.add(&u)
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

func (s *sourceTexts) add(u *corpus.Unit) error {
	text := source(u.Texts[0])
	if text == "" {
		return nil
	}
	if p := document(u); p != s.pair || s.out == nil {
		if err := s.file.close(nil); err != nil {
			return err
		}
		s.pair = p
		if s.names == nil {
			s.names = map[string]int{}
		}
		name := strings.Trim(cell(u.Articles[0].Date)+"-"+p[:min(12, len(p))], "-")
		if s.names[name]++; s.names[name] > 1 { // a pair that comes in pieces, as the best hits first
			name += fmt.Sprintf("-%d", s.names[name])
		}
		if s.out = s.file.create(s.folder, "source/"+name+".txt"); s.out == nil {
			return s.file.err
		}
	}
	_, err := io.WriteString(s.out, text+"\n\n")
	return err
}

func (s *sourceTexts) close(err error) error { return s.file.close(err) }

// A paragraph of our sources is a unit, so OmegaT need not look for sentences; it would cut some otherwise.
const projectFile = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>%s</source_lang><target_lang>%s</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`
