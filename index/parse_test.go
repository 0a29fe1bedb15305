package index

import (
	"errors"
	"strings"
	"testing"
)

func TestParseQuery(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{"security guarantees", "security guarantees"},
		{"  a   b ", "a b"},
		{"a OR b c", "a OR b c"},
		{"(a OR b) c", "(a OR b) c"},
		{"((a))", "a"},
		{"a AND b", "a b"},
		{"NOT a", "-a"}, {"a NOT b", "a -b"}, {"a AND NOT (b c)", "a -(b c)"}, {"NOT \"a b\"", `-"a b"`}, {"not NOTE", "not NOTE"},
		{`"exact  phrase" word* word~ word~2 -word =word`, `"exact phrase" word* word~ word~2 -word =word`},
		{`"гарантии безопасности"~`, `"гарантии безопасности"~`},
		{"«Северный поток» “two words”", `"Северный поток" "two words"`},
		{`="as is"`, `"as is"`},
		{"-(a b) -\"c d\"", `-(a b) -"c d"`},
		{"Russia & China — talks!", "Russia China talks!"},
		{"or and ORB ANDY", "or and ORB ANDY"},
		{"a (b OR (c -d))", "a (b OR c -d)"},
		{"New-York *ность пре*ние", "New-York *ность пре*ние"},
		{"5 -3", "5 -3"},
	} {
		x, err := ParseQuery(c.query)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
			continue
		}
		if got := x.String(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.query, got, c.want)
		}
	}
}

func TestParseQueryErrors(t *testing.T) {
	for _, c := range []struct {
		query   string
		column  int
		message string
	}{
		{"", 0, "empty"}, {" \t", 0, "empty"}, {"?!", 0, "nothing to look for"},
		{`война "и мир`, 6, "unclosed quote"}, {"«мир", 0, "unclosed quote"},
		{"мир (и война", 4, "unclosed parenthesis"}, {"a )", 2, "never opened"}, {"a ()", 2, "nothing between"},
		{`""`, 0, "no word between"}, {`a " — "`, 2, "no word between"},
		{"-", 0, "minus without"}, {"a - b", 2, "minus without"}, {"a -", 2, "minus without"}, {"--help", 1, "second minus"},
		{"OR", 0, "OR needs"}, {"a OR", 2, "OR needs"}, {"OR a", 0, "OR needs"}, {"a OR OR b", 2, "OR needs"}, {"(a OR )", 3, "OR needs"},
		{"NOT", 0, "NOT needs"}, {"a NOT", 2, "NOT needs"}, {"NOT OR b", 0, "NOT needs"}, {"NOT -b", 4, "second minus"}, {"(NOT)", 1, "NOT needs"}, {"NOT !", 0, "NOT needs"},
		{"AND a", 0, "AND needs"}, {"a AND", 2, "AND needs"}, {"a AND OR b", 2, "AND needs"},
		{"=", 0, "equals sign"}, {"a = b", 2, "equals sign"}, {"*", 0, "star without"}, {"ab **", 3, "star without"},
		{"~", 0, "tilde without"}, {"a~3", 1, "tilde inside"}, {"a*~", 1, "star in a fuzzy"}, {"a~b", 1, "tilde inside"},
		{"a \xff", 2, "UTF-8"},
		{strings.Repeat("(", 60) + "a", 50, "too many parentheses"},
		{strings.Repeat("a ", 300), 400, "too many words"},
		{strings.Repeat("a ", 3000), 0, "too long"},
	} {
		_, err := ParseQuery(c.query)
		var e *SyntaxError
		if !errors.As(err, &e) {
			t.Errorf("%q: got %v, want a syntax error", c.query, err)
			continue
		}
		if e.Column() != c.column || !strings.Contains(e.Message, c.message) || e.Hint() == "" {
			t.Errorf("%q: got %q at %d, want %q at %d", c.query, e.Message, e.Column(), c.message, c.column)
		}
	}
}

func TestCaret(t *testing.T) {
	_, err := ParseQuery("мир (и\tвойна")
	var e *SyntaxError
	if !errors.As(err, &e) || e.Caret() != "мир (и война\n    ^" {
		t.Errorf("got %q", e.Caret())
	}
	if want := "query: unclosed parenthesis at character 5"; e.Error() != want {
		t.Errorf("got %q, want %q", e, want)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, q := range []string{"security guarantees", `"a b"~ -c`, "(a OR b*) =c d~2", "«мир» -(x y)", "a AND b", "NOT a", "-", "((", "O'Neill-Smith's", "a\u00adb"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		x, err := ParseQuery(query)
		if err != nil {
			var e *SyntaxError
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(query) || e.Message == "" || e.Remedy == "" {
				t.Fatalf("%q: %#v", query, err)
			}
			e.Caret()
			return
		}
		again, err := ParseQuery(x.String())
		if err != nil {
			t.Fatalf("%q was written as %q: %v", query, x, err)
		}
		if again.String() != x.String() {
			t.Fatalf("%q: %q became %q", query, x, again)
		}
	})
}
