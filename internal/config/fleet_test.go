package config

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/schematest"
)

func TestLoadFleet(t *testing.T) {
	f, problems := LoadFleet("fleet.yaml", []byte(`version: 1
repositories: [acme/enc, acme/thumbs]
pools: {enc: 16x64GiB*4}
roles: {vod: {pool: enc, share: 0.5, limits: {copies_total: 100}}, live: {}}
policy: {rollouts: any}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff([]string{"acme/enc", "acme/thumbs"}, f.Repositories); diff != "" {
		t.Error(diff)
	}
	if f.Pools[0].Nodes != 4 || f.Roles[0].Share.String() != "0.5" || f.Roles[0].Limits["copies_total"].Value != 100 ||
		f.Roles[1].Window != "peak" || f.Policy.Rollouts != "any" {
		t.Errorf("fleet = %+v", f)
	}
}

func TestFleetProblems(t *testing.T) {
	tests := []struct{ text, want string }{
		{"roles: {vod: {match: {namespaces: [a]}}}", "unknown key \"match\""},
		{"inputs: []", "inputs"},
		{"pools: {enc: 16x64GiB}\nroles: {vod: {pool: end}}", "did you mean \"enc\""},
		{"pools: {enc: many}", "pools.enc"},
		{"a: [", "not YAML"},
	}
	for _, test := range tests {
		_, problems := LoadFleet("fleet.yaml", []byte(test.text))
		if len(problems) == 0 || !strings.Contains(problems[0].String(), test.want) {
			t.Errorf("%q: problems = %v, want %q", test.text, problems, test.want)
		}
	}
}

// The published schema is that of the loader, and the guide's example follows
// both.
func TestFleetOfTheGuide(t *testing.T) {
	published, err := os.ReadFile("../../docs/schema/pools.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(published) != string(FleetSchema()) {
		t.Error("docs/schema/pools.schema.json is out of date, run make docs")
	}
	guide, err := os.ReadFile("../../docs/fleet.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(guide), "```yaml\n")
	example, _, _ = strings.Cut(example, "```")
	f, problems := LoadFleet("fleet.yaml", []byte(example))
	if len(problems) > 0 || len(f.Pools) != 1 || len(f.Roles) != 1 {
		t.Errorf("problems = %v, fleet = %+v", problems, f)
	}
	text, err := json.Marshal(plain(t, example))
	if err != nil {
		t.Fatal(err)
	}
	schematest.Validate(t, "pools", text)
}
