package capacity

import (
	"testing"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// TestNodesOfTheRepository: a set of nodes that a file declares takes what
// selects it, unless the configuration declares pools.
func TestNodesOfTheRepository(t *testing.T) {
	sets := []unit.Nodes{{Name: "enc", Labels: map[string]string{"karpenter.sh/nodepool": "enc", "team": "media"}, NodeCPUs: of(32), Pids: of(500)}}
	selects := func(labels map[string]string) func(*unit.Unit) {
		return func(u *unit.Unit) { u.Place.NodeLabels = labels }
	}
	tests := []struct {
		name   string
		pools  string
		labels map[string]string
		want   string
	}{
		{"nothing is selected", "", nil, ""},
		{"a label", "", map[string]string{"team": "media"}, "enc"},
		{"also one that the cloud gives", "", map[string]string{"team": "media", "topology.kubernetes.io/zone": "a"}, "enc"},
		{"another value", "", map[string]string{"team": "media", "karpenter.sh/nodepool": "gpu"}, ""},
		{"pools are declared", "pools: {all: 4x8GiB}", map[string]string{"team": "media"}, "all"},
	}
	for _, test := range tests {
		c := load(t, test.pools).WithNodes(sets)
		p := Place(c, []*unit.Unit{pod("x", 3, selects(test.labels))})[0]
		if p.PoolName() != test.want {
			t.Errorf("%s: pool %q, want %q", test.name, p.PoolName(), test.want)
		}
		if test.want == "enc" && (p.Seen.N != 32 || p.Pids == nil || p.Pids.String() != "500") {
			t.Errorf("%s: sees %+v, pids %v", test.name, p.Seen, p.Pids)
		}
		if test.pools == "" && len(p.Diags) > 0 {
			t.Errorf("%s: %v", test.name, p.Diags)
		}
	}
}

func TestNodesWithoutNumber(t *testing.T) {
	most := bound.Of(64)
	pool := config.Pool{Name: "enc", Carries: map[string]string{}, TotalCPUs: &most}
	got := Totals(&config.Config{Pools: []config.Pool{pool}}, nil).Pools["enc"]
	if !got.Nodes.IsUnknown() || got.CPUs.String() != "64" || !got.MemTotal.IsUnknown() {
		t.Errorf("total = %+v", got)
	}
}
