package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tolmach": main})
}

// TestScripts runs the real main over testdata/script/*.txtar. In the scripts $WIRE is the folder of the
// authored articles, $GOLD that of their gold alignments.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Setenv("WIRE", filepath.Join(root, "testdata", "wire"))
			e.Setenv("GOLD", filepath.Join(root, "testdata", "gold"))
			return nil
		},
		Condition: func(cond string) (bool, error) {
			program, ok := strings.CutPrefix(cond, "lacks:")
			if !ok {
				return false, fmt.Errorf("unknown condition %q", cond)
			}
			_, err := exec.LookPath(program)
			if err != nil && os.Getenv("CI") != "" {
				return false, fmt.Errorf("the tests need a program: %w", err)
			}
			return err != nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "lines": lines,
		},
	})
}

// need finds a program that a test calls. Where it is missing the test skips, and fails in CI.
func need(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
		return path
	case os.Getenv("CI") != "":
		t.Fatalf("the test needs a program: %v", err)
	}
	t.Skipf("the test needs a program: %v", err)
	return ""
}
