package main

import (
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"tolmach/align/lang"
	"tolmach/corpus"
)

// languageFlags are the flags named by the corpus's language codes.
func (a *app) languageFlags() []cli.Flag {
	var flags []cli.Flag
	for _, code := range a.langs {
		flags = append(flags, &cli.StringFlag{Name: code, Usage: "the " + lang.NameOf(code) + " side has `QUERY`", Category: byLanguage})
	}
	for _, code := range a.langs {
		flags = append(flags, &cli.StringFlag{Name: "not-" + code, Usage: "the " + lang.NameOf(code) + " side does not have `QUERY`", Category: byLanguage})
	}
	return flags
}

// byLanguage marks the flags of languageFlags.
const byLanguage = "language"

// hasLanguageFlags says whether a command has flags that are named by language.
func hasLanguageFlags(cmd *cli.Command) bool {
	if cmd == nil {
		return false
	}
	for _, f := range cmd.Flags {
		if s, ok := f.(*cli.StringFlag); ok && s.Category == byLanguage {
			return true
		}
	}
	return false
}

// languagesOf are the languages of the corpus in dir; the default ones where there is none.
func languagesOf(dir string) [2]string {
	s, err := corpus.Open(dir, corpus.OpenOptions{ReadOnly: true})
	if err != nil {
		return defaultLangs
	}
	defer s.Close()
	return s.Langs()
}

var codes = regexp.MustCompile(`^([a-z]{2,3}),([a-z]{2,3})$`)

// parseLangs reads the value of --langs: two codes with a comma between.
func parseLangs(text string) ([2]string, error) {
	m := codes.FindStringSubmatch(strings.ToLower(strings.ReplaceAll(text, " ", "")))
	if m == nil || m[1] == m[2] {
		return [2]string{}, usagef("write two different language codes, as in --langs de,fr", "--langs %q does not name two languages", text)
	}
	return [2]string{m[1], m[2]}, nil
}
