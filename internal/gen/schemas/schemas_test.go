package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/schematest"
	"github.com/ffvet/ffvet/internal/testneed"
	"github.com/ffvet/ffvet/parser/bound"
)

// The checked-in schemas are those of the types.
func TestSchemasAreCurrent(t *testing.T) {
	for _, o := range outputs() {
		want, err := os.ReadFile(filepath.Join(testneed.Root(), "docs", "schema", o.file))
		if err != nil {
			t.Fatal(err)
		}
		got, err := generate(testneed.Root(), o)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
			t.Errorf("%s is out of date, run make docs (-checked in +types):\n%s", o.file, diff)
		}
	}
}

// A document with every kind of value follows the schema of facts.
func TestFactsFollowTheirSchema(t *testing.T) {
	quota := bound.Milli(500)
	doc := facts.Document{
		Schema: facts.Schema, Tool: facts.Tool{Name: "ffvet", Version: "0.1"},
		Units: []*facts.Unit{{
			ID: "deployment/media/xcode/c", Profiles: []string{}, Env: map[string]string{},
			Copies:   facts.Copies{Steady: bound.Of(2), Peak: bound.Inf(2), PerNode: bound.Unknown(1)},
			Limits:   facts.Limits{CPUQuota: &quota, CPUSeen: facts.CPUs{Word: "node"}, CPUHost: facts.CPUs{N: 64}},
			Evidence: []facts.Evidence{}, Diags: []string{}, Commands: []int{},
		}},
		Commands: []*facts.Command{},
		Totals:   facts.Totals{Pools: map[string]facts.PoolTotal{}, Roles: map[string]facts.RoleTotal{}},
		Findings: []facts.Finding{},
	}
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "facts", text)
}
