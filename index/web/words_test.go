package web

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestWords finds every text of the templates, of the code and of the query language in every language.
func TestWords(t *testing.T) {
	wanted := map[string]string{}
	collect := func(pattern, glob string) {
		files, err := filepath.Glob(glob)
		must(t, err)
		for _, file := range files {
			data, err := os.ReadFile(file)
			must(t, err)
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(data), -1) {
				if text, err := strconv.Unquote(m[1]); err == nil && len(text) > 1 {
					wanted[text] = file
				}
			}
		}
	}
	const quoted = "(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`)"
	collect(`\bt `+quoted, "templates/*.html")
	collect(`\.say\(`+quoted, "*.go")
	collect(`Heading = [\w.]+, `+quoted, "trouble.go")
	collect(`Heading: `+quoted, "trouble.go")
	collect(`\bimpossible\(`+quoted, "../../corpus/review/*.go")
	collect(`\bimpossible\((?:`+quoted[1:len(quoted)-1]+`), `+quoted, "../../corpus/review/*.go")
	for _, x := range findingNames {
		wanted[x.text] = "findingNames"
	}
	for _, x := range queueNames {
		wanted[x.text] = "queueNames"
	}
	for _, x := range rankedKinds {
		wanted[x.Text] = "rankedKinds"
	}
	wanted[(&tooMany{}).Hint()] = "tooMany"
	for _, text := range operationNames {
		wanted[text] = "operationNames"
	}
	collect(`p\.fail\([^"`+"`"+`]*`+quoted, "../parse.go")
	for _, x := range []string{"sure", "check", "weak", "auto", "confirmed", "review", "light", "dark", "Sentences"} {
		wanted[x] = "a variable"
	}
	for _, x := range sortNames {
		wanted[x] = "sortNames"
	}
	for _, x := range filterNames {
		wanted[x] = "filterNames"
	}
	if len(wanted) < 150 {
		t.Fatalf("only %d texts were found", len(wanted))
	}
	all, err := speeches()
	must(t, err)
	if len(all) < 2 || all[0].Code != "en" {
		t.Fatalf("%d languages", len(all))
	}
	verbs := regexp.MustCompile(`%[sd]`)
	for _, s := range all {
		if len(s.Months) != 12 {
			t.Errorf("%s: %d months", s.Code, len(s.Months))
		}
		for noun, forms := range all[0].Plurals {
			if s.Plurals[noun]["other"] == "" || len(forms) < 2 {
				t.Errorf("%s lacks the noun %q", s.Code, noun)
			}
		}
		if len(s.Texts) == 0 {
			continue // the language of the templates
		}
		for text, where := range wanted {
			other, ok := s.Texts[text]
			if !ok {
				t.Errorf("%s lacks %q of %s", s.Code, text, where)
			} else if len(verbs.FindAllString(text, -1)) != len(verbs.FindAllString(other, -1)) {
				t.Errorf("%s: %q has other values than %q", s.Code, other, text)
			}
		}
	}
}

func TestCountsAndDates(t *testing.T) {
	all, err := speeches()
	must(t, err)
	en, ru := all[0], all[1]
	for _, c := range []struct{ got, want string }{
		{en.count(1, "hit"), "1 hit"}, {en.count(1240, "hit"), "1,240 hits"},
		{ru.count(1, "hit"), "1 находка"}, {ru.count(3, "hit"), "3 находки"}, {ru.count(11, "hit"), "11 находок"}, {ru.count(21, "hit"), "21 находка"},
		{en.date("2018-09-29"), "29 Sep 2018"}, {ru.date("2018-09-29"), "29 сен 2018"}, {en.date("--09-05"), "5 Sep"}, {en.date("2018"), "2018"}, {en.date("2018-09"), "Sep 2018"}, {en.date(""), ""}, {en.date("soon"), "soon"},
		{en.share(.617), "62%"}, {en.share(.014), "1.4%"},
	} {
		if got := strings.ReplaceAll(c.got, "\u00a0", " "); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

// TestContrast computes the contrast of what is read on what, as WCAG 2.2 defines it, in both schemes.
func TestContrast(t *testing.T) {
	data, err := os.ReadFile("static/style.css")
	must(t, err)
	colours := map[string][2]float64{}
	for _, m := range regexp.MustCompile(`--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)`).FindAllStringSubmatch(string(data), -1) {
		colours[m[1]] = [2]float64{luminance(m[2]), luminance(m[3])}
	}
	for _, pair := range []struct {
		ink, ground string
		least       float64
	}{
		{"ink", "paper", 7}, {"ink", "card", 7}, {"ink", "tint", 7}, {"muted", "paper", 4.5}, {"muted", "card", 4.5}, {"muted", "tint", 4.5}, {"muted", "echo", 4.5},
		{"link", "paper", 4.5}, {"link", "card", 4.5}, {"link", "tint", 4.5}, {"solid-ink", "solid", 4.5}, {"mark-ink", "mark", 4.5}, {"echo-ink", "echo", 7},
		{"bad", "card", 4.5}, {"bad", "tint", 4.5}, {"focus", "paper", 3}, {"focus", "card", 3}, {"edge", "card", 3}, {"edge", "paper", 3}, {"bar", "card", 3},
	} {
		for scheme, name := range []string{"light", "dark"} {
			a, okA := colours[pair.ink]
			b, okB := colours[pair.ground]
			if !okA || !okB {
				t.Fatalf("no colour %s or %s", pair.ink, pair.ground)
			}
			hi, lo := max(a[scheme], b[scheme]), min(a[scheme], b[scheme])
			if c := (hi + .05) / (lo + .05); c < pair.least {
				t.Errorf("%s on %s, %s: %.2f, less than %.1f", pair.ink, pair.ground, name, c, pair.least)
			}
		}
	}
}

func luminance(colour string) float64 {
	var l float64
	for i, part := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(colour[1+2*i:3+2*i], 16, 8)
		if err != nil {
			panic(fmt.Sprintf("%s: %v", colour, err))
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		l += part * c
	}
	return l
}
