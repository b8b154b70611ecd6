package config

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

func nodesOf(n int64) *bound.Bound { b := bound.Of(n); return &b }

func TestWithNodes(t *testing.T) {
	enc := unit.Nodes{Name: "enc", Labels: map[string]string{"karpenter.sh/nodepool": "enc"}, CPUs: nodesOf(64),
		Instances: []string{"c7i.4xlarge", "c7i.8xlarge"}, MaxPods: nodesOf(20), ReserveCPU: nodesOf(1)}
	kubelet := unit.Nodes{StaticCPU: true, Pids: nodesOf(300)}
	unknown := unit.Nodes{Name: "enc", Labels: map[string]string{}, Instances: []string{"c7i.large", "x99.huge"}, NodeMemory: nodesOf(5)}
	tests := []struct {
		name, text string
		sets       []unit.Nodes
		want       []string
	}{
		{"a pool of its own", "", []unit.Nodes{enc}, []string{"enc: 0 nodes, 32 cpus, 64 GiB, 20 pods, keeps 1, static false, pids 0, declared false"}},
		{"what is declared wins", "pools: {enc: {cpus: 4, memory: 8GiB, max_pods: 7}}", []unit.Nodes{enc},
			[]string{"enc: 1 nodes, 4 cpus, 8 GiB, 7 pods, keeps 1, static false, pids 0, declared true"}},
		{"named in the match", "pools: {big: {match: {nodepools: [enc]}}}", []unit.Nodes{enc},
			[]string{"big: 1 nodes, 32 cpus, 64 GiB, 20 pods, keeps 1, static false, pids 0, declared true"}},
		{"settings of the only pool", "pools: {a: 4x8GiB}", []unit.Nodes{kubelet},
			[]string{"a: 1 nodes, 4 cpus, 8 GiB, 110 pods, keeps 0, static true, pids 300, declared true"}},
		{"settings of nobody knows which pool", "pools: {a: 4x8GiB, b: 4x8GiB}", []unit.Nodes{kubelet}, []string{
			"a: 1 nodes, 4 cpus, 8 GiB, 110 pods, keeps 0, static false, pids 0, declared true",
			"b: 1 nodes, 4 cpus, 8 GiB, 110 pods, keeps 0, static false, pids 0, declared true"}},
		{"a machine that may be larger", "", []unit.Nodes{unknown}, []string{"enc: 0 nodes, 0 cpus, 0 GiB, 110 pods, keeps 0, static false, pids 0, declared false"}},
	}
	for _, test := range tests {
		c := load(t, test.text)
		before := len(c.Pools)
		with := c.WithNodes(test.sets)
		var got []string
		for _, p := range with.Pools {
			got = append(got, fmt.Sprintf("%s: %d nodes, %d cpus, %d GiB, %d pods, keeps %s, static %t, pids %d, declared %t",
				p.Name, p.Nodes, p.CPUs, p.Memory>>30, p.MaxPods, p.ReserveCPU, p.StaticCPU, p.PodPids, p.Carries == nil))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
		if len(c.Pools) != before {
			t.Errorf("%s: the configuration itself changed", test.name)
		}
	}
}
