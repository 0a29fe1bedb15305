package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestAcceptance lets the programs of translators read an export: OmegaT, the Translate Toolkit and xmllint, by
// testdata/accept/exports.sh. The XLIFF schemas come from a package of the distribution.
func TestAcceptance(t *testing.T) {
	if testing.Short() {
		t.Skip("starts OmegaT three times")
	}
	for _, program := range []string{"bash", "omegat", "pocount", "xliff2po", "tbx2po", "xmllint", "apt-get"} {
		need(t, program)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	tolmach := func(words ...string) {
		t.Helper()
		var messages strings.Builder
		if code := run(t.Context(), append([]string{"--corpus", at("corpus")}, words...), strings.NewReader(""), &messages, &messages); code != 0 {
			t.Fatalf("tolmach %s: exit code %d\n%s", strings.Join(words, " "), code, messages.String())
		}
	}
	tolmach("build", filepath.Join(root, "testdata", "wire"))
	for format, name := range map[string]string{"tmx": "m.tmx", "xliff": "x12.xlf", "xliff2": "x21.xlf", "tbx": "g.tbx", "moses": "moses", "omegat": "project"} {
		tolmach("export", "--dedupe", "source", "--format", format, "-o", at(name))
	}
	cmd := exec.CommandContext(t.Context(), "bash", filepath.Join(root, "testdata", "accept", "exports.sh"),
		at("moses/corpus.en"), at("moses/corpus.ru"), at("m.tmx"), at("x12.xlf"), at("x21.xlf"), at("g.tbx"))
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Errorf("exports.sh: %v", err)
	}

	// The project folder opens as it is, and every sentence of it is translated.
	out, err = exec.CommandContext(t.Context(), "omegat", at("project"), "--mode=console-translate", "--no-team", "--config-dir="+at("config")).CombinedOutput()
	if err != nil {
		t.Fatalf("omegat: %v\n%s", err, out)
	}
	want, err := os.ReadFile(at("moses/corpus.ru"))
	if err != nil {
		t.Fatal(err)
	}
	sentences := map[string]bool{}
	for line := range strings.Lines(string(want)) {
		sentences[strings.TrimSpace(line)] = true
	}
	targets, _ := filepath.Glob(at("project/target/*.txt"))
	n := 0
	for _, path := range targets {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			n++
			if !sentences[line] {
				t.Errorf("%s: not translated: %q", filepath.Base(path), line)
			}
		}
	}
	if n != len(sentences) && n < 100 {
		t.Errorf("%d sentences translated of %d", n, len(sentences))
	}
}
