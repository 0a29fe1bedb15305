package segment

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolmach/align/lang"
)

// version is one language of an article with gold sentences.
type version struct {
	Paragraphs [][]string `json:"paragraphs"`
}

// TestWire joins the gold sentences of the authored articles, paragraph by paragraph, and cuts them again.
func TestWire(t *testing.T) {
	root := "../../testdata/gold"
	if dir := os.Getenv("WIRE"); dir != "" {
		root = dir
	}
	files, _ := filepath.Glob(filepath.Join(root, "pairs", "*.json"))
	more, _ := filepath.Glob(filepath.Join(root, "distractors", "*.json"))
	if files = append(files, more...); len(files) == 0 {
		t.Skip("no articles with gold sentences in " + root)
	}
	sentences, same := map[string]int{}, map[string]int{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var raw map[string]json.RawMessage
		if err := json.Unmarshal(data, &raw); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		versions := map[string]version{}
		for _, code := range []string{"en", "ru"} {
			var v version
			if json.Unmarshal(raw[code], &v) == nil {
				versions[code] = v
			}
		}
		if len(versions) == 0 { // a single article: NAME.en.json
			var v version
			if err := json.Unmarshal(data, &v); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			code := strings.TrimPrefix(filepath.Ext(strings.TrimSuffix(file, ".json")), ".")
			versions[code] = v
		}
		for code, v := range versions {
			for _, gold := range v.Paragraphs {
				got := Sentences(lang.Get(code), strings.Join(gold, " "))
				found := map[string]bool{}
				for _, s := range got {
					found[s] = true
				}
				sentences[code] += len(gold)
				for _, s := range gold {
					if found[s] {
						same[code]++
						continue
					}
					t.Logf("%s (%s): %s\n got %s", filepath.Base(file), code, s, strings.Join(got, "\n   | "))
				}
			}
		}
	}
	for code, n := range sentences {
		t.Logf("%s: %d of %d gold sentences reproduced", code, same[code], n)
		if float64(same[code]) < .995*float64(n) {
			t.Errorf("%s: fewer than 99.5%% of the gold sentences reproduced", code)
		}
	}
	if len(sentences) < 2 {
		t.Errorf("sentences of %d languages only", len(sentences))
	}
}
