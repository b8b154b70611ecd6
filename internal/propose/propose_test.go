package propose

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
)

func unitAt(file string, s facts.Scheduling) *facts.Unit {
	return &facts.Unit{ID: "u", File: file, Line: 1, Commands: []int{0}, Scheduling: &s}
}

// loaded returns what a proposal for the units is as a configuration.
func loaded(t *testing.T, p *Proposal) *config.Config {
	t.Helper()
	text, err := p.YAML()
	if err != nil {
		t.Fatal(err)
	}
	c, problems := config.Load(".ffvet.yaml", text)
	if len(problems) > 0 {
		t.Fatalf("%v in:\n%s", problems, text)
	}
	return c
}

// Whatever names a repository gives, the proposal is a valid configuration
// with the pools and roles in it.
func TestProposalsAreValid(t *testing.T) {
	one := bound.Of(2)
	tests := []struct {
		name         string
		units        []*facts.Unit
		pools, roles []string
	}{
		{"nothing", nil, nil, nil},
		{"a script", []*facts.Unit{unitAt("a.sh", facts.Scheduling{})}, []string{"nodes"}, []string{"top"}},
		{"folders", []*facts.Unit{unitAt("a/b/x.sh", facts.Scheduling{}), unitAt("a/y.sh", facts.Scheduling{}), unitAt(".ci/z.sh", facts.Scheduling{})},
			[]string{"nodes"}, []string{"a", "ci"}},
		{"labels", []*facts.Unit{
			unitAt("a.yaml", facts.Scheduling{Namespace: "m", NodeLabels: map[string]string{"pool": "enc", "kubernetes.io/os": "linux"}}),
			unitAt("b.yaml", facts.Scheduling{Namespace: "m", NodeLabels: map[string]string{"pool": "enc"}}),
			unitAt("c.yaml", facts.Scheduling{Namespace: "n", NodeLabels: map[string]string{"pool": "enc", "zone": "enc"}}),
		}, []string{"enc", "enc-2"}, []string{"m", "n"}},
		{"runners and classes", []*facts.Unit{
			unitAt(".ci/a.yml", facts.Scheduling{RunnerLabels: []string{"self-hosted", "gpu"}}),
			unitAt(".ci/b.yml", facts.Scheduling{ResourceClass: "acme/enc"}),
			unitAt(".ci/c.yml", facts.Scheduling{Cluster: "c"}), unitAt(".ci/d.yml", facts.Scheduling{Hosts: []string{"enc-1.example.net"}}),
		}, []string{"gpu", "acme-enc", "c", "enc-1-example-net"}, []string{"ci"}},
		{"a type of machine", []*facts.Unit{unitAt("a.yaml", facts.Scheduling{Namespace: "m", NodeLabels: map[string]string{"node.kubernetes.io/instance-type": "c6i.4xlarge"}})},
			[]string{"c6i-4xlarge"}, []string{"m"}},
		{"machines of a platform need no pool", []*facts.Unit{unitAt(".ci/a.yml", facts.Scheduling{MachineCPUs: &one}), unitAt(".ci/a.yml", facts.Scheduling{Elsewhere: true})},
			nil, []string{"ci"}},
		{"names that are no words", []*facts.Unit{
			unitAt("[a]{b}/x.sh", facts.Scheduling{NodeLabels: map[string]string{"a: b": "c # d\ne"}}),
			unitAt("x", facts.Scheduling{Service: "*", NodeLabels: map[string]string{"~": "null"}}),
			unitAt("y", facts.Scheduling{Namespace: "0x10", NodeLabels: map[string]string{"&a": ""}}),
		}, []string{"c---d-e", "null", "nodes"}, []string{"a--b", "services", "0x10"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := loaded(t, New("a: repo", &facts.Document{Units: test.units}, nil))
			var pools, roles []string
			for _, p := range c.Pools {
				pools = append(pools, p.Name)
			}
			for _, r := range c.Roles {
				roles = append(roles, r.Name)
			}
			if diff := cmp.Diff([][]string{test.pools, test.roles}, [][]string{pools, roles}); diff != "" {
				t.Error(diff)
			}
			if test.name == "a type of machine" && (c.Pools[0].CPUs != 16 || c.Pools[0].Memory != 32<<30) {
				t.Errorf("pool = %+v", c.Pools[0])
			}
			if c.Name != "a: repo" {
				t.Errorf("name = %q", c.Name)
			}
		})
	}
}

// What a role uses today is its budget; what nothing bounds is a remark.
func TestLimits(t *testing.T) {
	p := New("", &facts.Document{Units: []*facts.Unit{unitAt("a/x.sh", facts.Scheduling{})}}, &config.Pool{Nodes: 4, CPUs: 16, Memory: 64 << 30})
	p.Limit(&facts.Document{Totals: facts.Totals{Roles: map[string]facts.RoleTotal{"a": {Uses: []facts.Use{
		{Key: "copies_total", Peak: bound.Of(3)}, {Key: "processes_total", Peak: bound.Inf(1)},
		{Key: "memory_per_copy", Peak: bound.Of(1<<20 + 1)}, {Key: "segments_per_minute", Peak: bound.Milli(1500)}, {Key: "outputs_per_process"},
	}}}}})
	c := loaded(t, p)
	got := map[string]int64{}
	for key, l := range c.Roles[0].Limits {
		got[key] = l.Value
	}
	if diff := cmp.Diff(map[string]int64{"copies_total": 3, "memory_per_copy": 2 << 20, "segments_per_minute": 2}, got); diff != "" {
		t.Error(diff)
	}
	if pool := c.Pools[0]; pool.CPUs != 16 || pool.Nodes != 4 || pool.Memory != 64<<30 {
		t.Errorf("pool = %+v", pool)
	}
	if text, _ := p.YAML(); !strings.Contains(string(text), "# processes_total: nothing bounds it today (inf)") {
		t.Errorf("no remark on what has no bound:\n%s", text)
	}
}
