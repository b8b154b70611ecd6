package archtest

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/testneed"
)

const module = "github.com/ffvet/ffvet/"

// Every import of every package is in docs/imports.txt.
func TestImports(t *testing.T) {
	testneed.Program(t, "go")
	text, err := os.ReadFile(filepath.Join(testneed.Root(), "docs", "imports.txt"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for pkg, imports := range packages(t) {
		for _, problem := range table.Check(pkg, imports, isOwn) {
			t.Error(problem)
		}
	}
}

// isOwn says whether a name relative to the module is one of its packages.
func isOwn(name string) bool {
	for _, top := range []string{"cmd/", "docs/", "internal/", "parser/"} {
		if strings.HasPrefix(name, top) {
			return true
		}
	}
	return name == "parser" || name == "rules"
}

// packages asks go for the imports of each package, those of tests aside.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	out := goTool(t, "list", "-e", "-json=ImportPath,Imports", "./...")
	found := map[string][]string{}
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		var imports []string
		for _, name := range p.Imports {
			short, own := strings.CutPrefix(name, module)
			if own || !isOwn(short) { // std has internal/… too
				imports = append(imports, short)
			}
		}
		found[strings.TrimPrefix(p.ImportPath, module)] = imports
	}
	return found
}

// goTool runs the go command at the root of the module and returns its output.
func goTool(t *testing.T, args ...string) []byte {
	t.Helper()
	command := exec.Command("go", args...)
	command.Dir = testneed.Root()
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCheck(t *testing.T) {
	table, err := Parse("# words\nparser/host/*: parser/host parser/word\nparser/host/yamlpos: parser/source\n!os: cmd/ffvet\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pkg, imports string
		want         []string
	}{
		{"parser/host/compose", "parser/word parser/host fmt", nil},
		{"parser/host/compose", "parser/host/kubernetes", []string{"parser/host/compose may not import parser/host/kubernetes"}},
		{"parser/host/compose", "os", []string{"parser/host/compose may not import os"}},
		{"parser/host/yamlpos", "parser/word", []string{"parser/host/yamlpos may not import parser/word"}},
		{"parser/host", "", []string{"parser/host has no line"}},
	} {
		got := table.Check(c.pkg, strings.Fields(c.imports), isOwn)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.pkg, diff)
		}
	}
	if _, err := Parse("parser/host\n"); err == nil || err.Error() != `docs/imports.txt:1: want "package: what it may import"` {
		t.Errorf("error %v", err)
	}
}
