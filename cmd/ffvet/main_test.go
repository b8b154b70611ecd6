package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ffvet/ffvet/internal/schematest"
	"github.com/ffvet/ffvet/internal/testneed"
)

// Golden texts in the scripts are rewritten only if asked: go test ./cmd/ffvet -update.
var update = flag.Bool("update", false, "rewrite the expected outputs in testdata/script")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ffvet": func() { os.Exit(execute(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// Each script is one story of a user: files, commands, and what they print.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setup,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": exitcode,
			"schema":   checkSchema,
			"repeat":   repeat,
			"encode":   encode,

			"paragraph": paragraph,
		},
	})
}

// setup takes the user's own settings away and tells where the demo is.
func setup(env *testscript.Env) error {
	env.Setenv("NO_COLOR", "")
	env.Setenv("FORCE_COLOR", "")
	env.Setenv("REPO", testneed.Root())
	env.Setenv("DEMO", filepath.Join(testneed.Root(), "testdata", "repos", "role-explosion"))
	return nil
}

// checkSchema serves "schema NAME FILE": the file follows ffvet's schema of that name.
func checkSchema(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: schema NAME FILE")
	}
	ts.Check(schematest.Check(args[0], []byte(ts.ReadFile(args[1]))))
}
