package main

import (
	"os"
	"path/filepath"
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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "lines": lines,
		},
	})
}
