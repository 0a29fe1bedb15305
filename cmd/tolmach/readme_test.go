package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the README's terminal session anew")

const readme = "../../README.md"

// The README's terminal session is what the program really prints: each line that begins with "$ " is
// run, and what follows must be its output.
func TestReadmeSession(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), "```console\n")
	session, after, ok2 := strings.Cut(rest, "```\n")
	if !ok || !ok2 {
		t.Fatal("the README has no console session")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(dir, "testdata")); err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, line := range strings.SplitAfter(session, "\n") {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		got.WriteString(line)
		cmd := exec.Command("bash", "-c", command)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", strings.TrimSpace(command), err, out)
		}
		for _, l := range strings.SplitAfter(string(out), "\n") {
			if trimmed := strings.TrimRight(l, " \n"); strings.HasSuffix(l, "\n") {
				got.WriteString(trimmed + "\n")
			}
		}
	}
	if got.String() == session {
		return
	}
	if !*update {
		t.Errorf("the README's session is not what the program prints; see it by\n\tgo test ./cmd/tolmach -run Readme -update\nand git diff README.md. The program prints:\n%s", got.String())
		return
	}
	if err := os.WriteFile(readme, []byte(before+"```console\n"+got.String()+"```\n"+after), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Every command of the program stands in the README's table.
func TestReadmeTable(t *testing.T) {
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	a := &app{console: &console{}, langs: defaultLangs}
	for _, c := range a.commands() {
		if !strings.Contains(string(text), "| `"+c.Name) {
			t.Errorf("the README's table lacks %s", c.Name)
		}
	}
}
