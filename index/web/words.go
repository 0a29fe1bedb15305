package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// words holds one file a language of the interface. English stands in the templates; a file says how each text
// is put in its language, and has the plurals.
//
//go:embed words
var wordFiles embed.FS

// speech is the interface in one language.
type speech struct {
	Code    string                       `json:"-"`
	Name    string                       `json:"-"`      // in itself
	Months  []string                     `json:"months"` // short
	Texts   map[string]string            `json:"texts"`
	Plurals map[string]map[string]string `json:"plurals"` // by noun, by form: "one" -> "%s hit"

	tag     language.Tag
	printer *message.Printer
	names   display.Namer // of languages
}

// speeches reads the languages of the interface; the first one is the default.
func speeches() ([]*speech, error) {
	names, err := fs.Glob(wordFiles, "words/*.json")
	if err != nil {
		return nil, err
	}
	var list []*speech
	for _, name := range names {
		data, err := wordFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		s := &speech{Code: strings.TrimSuffix(path.Base(name), ".json")}
		if err := json.Unmarshal(data, s); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		s.tag = language.Make(s.Code)
		s.Name = capital(display.Self.Name(s.tag))
		s.printer = message.NewPrinter(s.tag)
		s.names = display.Languages(s.tag)
		list = append(list, s)
	}
	// The language without texts is that of the templates.
	slices.SortStableFunc(list, func(a, b *speech) int { return len(a.Texts) - len(b.Texts) })
	return list, nil
}

// say puts a text of the templates, or a message of the packages below, into the language.
func (s *speech) say(text string, args ...any) string {
	if t, ok := s.Texts[text]; ok {
		text = t
	}
	if len(args) == 0 {
		return text
	}
	for i, a := range args {
		if n, ok := a.(int); ok {
			args[i] = s.num(n)
		}
	}
	return fmt.Sprintf(text, args...)
}

// num writes a number.
func (s *speech) num(n int) string { return s.printer.Sprint(number.Decimal(n)) }

// figure writes a number with some decimals.
func (s *speech) figure(x float64, decimals int) string {
	return s.printer.Sprint(number.Decimal(x, number.Scale(decimals)))
}

// share writes a part as a percentage: whole, but with a decimal where it is small.
func (s *speech) share(x float64) string {
	decimals := 0
	if x > 0 && x < .095 {
		decimals = 1
	}
	return s.printer.Sprint(number.Percent(x, number.MaxFractionDigits(decimals)))
}

// count writes a number with its noun.
func (s *speech) count(n int, noun string) string {
	forms := s.Plurals[noun]
	form := map[plural.Form]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}[plural.Cardinal.MatchPlural(s.tag, n, 0, 0, 0, 0)]
	text, ok := forms[form]
	if !ok {
		text = forms["other"]
	}
	if text == "" {
		text = "%s " + noun
	}
	return fmt.Sprintf(text, s.num(n))
}

// date writes a date of an article: "2018-09-29", "--09-29" without its year, or less of it.
func (s *speech) date(iso string) string {
	year, rest := iso, ""
	if bare, ok := strings.CutPrefix(iso, "--"); ok {
		year, rest = "", bare
	} else if len(iso) > 4 {
		year, rest = iso[:4], iso[5:]
	}
	var parts []string
	month, day, _ := strings.Cut(rest, "-")
	if day != "" {
		parts = append(parts, strings.TrimPrefix(day, "0"))
	}
	if n, err := strconv.Atoi(month); err == nil && n >= 1 && n <= len(s.Months) {
		parts = append(parts, s.Months[n-1])
	} else if rest != "" {
		return iso
	}
	if year != "" {
		parts = append(parts, year)
	}
	return strings.Join(parts, "\u00a0")
}

// moment writes a time, in UTC.
func (s *speech) moment(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return s.date(t.UTC().Format(time.DateOnly)) + ", " + t.UTC().Format("15:04") + "\u00a0UTC"
}

// language is the name of a language of the corpus.
func (s *speech) language(code string) string {
	if tag, err := language.Parse(code); err == nil {
		if n := s.names.Name(tag); n != "" {
			return n
		}
	}
	return code
}

// selfName is what a language calls itself.
func selfName(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return code
	}
	if n := display.Self.Name(tag); n != "" {
		return capital(n)
	}
	return code
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
