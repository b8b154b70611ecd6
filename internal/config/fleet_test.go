package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
