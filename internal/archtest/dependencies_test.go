package archtest

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ffvet/ffvet/internal/testneed"
)

// Every module that the code imports has its line, and no line is left over.
func TestDependenciesAreListed(t *testing.T) {
	testneed.Program(t, "go")
	modules := required(t)
	imported := map[string]bool{"honnef.co/go/tools": true} // a tool
	for _, name := range allImports(t) {
		for _, m := range modules {
			if name == m || strings.HasPrefix(name, m+"/") {
				imported[m] = true
			}
		}
	}
	listed := listed(t)
	for m := range imported {
		if !listed[m] {
			t.Errorf("docs/dependencies.md has no line for %s", m)
		}
	}
	for m := range listed {
		if !imported[m] {
			t.Errorf("docs/dependencies.md lists %s, which nothing imports", m)
		}
	}
}

// required are the modules in go.mod.
func required(t *testing.T) []string {
	t.Helper()
	var mod struct {
		Require []struct{ Path string }
	}
	if err := json.Unmarshal(goTool(t, "mod", "edit", "-json"), &mod); err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, r := range mod.Require {
		paths = append(paths, r.Path)
	}
	return paths
}

// allImports are the packages that the code and its tests import.
func allImports(t *testing.T) []string {
	const format = `{{join .Imports "\n"}}
{{join .TestImports "\n"}}
{{join .XTestImports "\n"}}`
	return strings.Fields(string(goTool(t, "list", "-e", "-f", format, "./...")))
}

// listed are the modules in the tables of docs/dependencies.md.
func listed(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(testneed.Root(), "docs", "dependencies.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) > 3 && strings.Contains(cells[1], ".") {
			found[strings.TrimSpace(cells[1])] = true
		}
	}
	return found
}
