package karpenter

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// read returns what the first object of a text says, as one line.
func read(text string) string {
	tree := source.NewMemory(map[string]string{"a.yaml": text})
	n := yamlpos.Split(tree["a.yaml"])[0].Root()
	if !(Objects{}).Reads(n.Get("apiVersion").Str(), n.Get("kind").Str()) {
		return "not read"
	}
	return show(Objects{}.Read(context.Background(), n, tree).Nodes[0])
}

func show(n unit.Nodes) string {
	parts := []string{fmt.Sprintf("%q %v", n.Name, n.Labels)}
	for name, b := range map[string]*bound.Bound{
		"nodes": n.Count, "cpus": n.CPUs, "memory": n.Memory, "node cpus": n.NodeCPUs, "node memory": n.NodeMemory,
		"pods": n.MaxPods, "pids": n.Pids, "keeps cpus": n.ReserveCPU, "keeps memory": n.ReserveMemory,
	} {
		if b != nil {
			parts = append(parts, name+" "+b.String())
		}
	}
	if n.StaticCPU {
		parts = append(parts, "static")
	}
	if len(n.Instances) > 0 {
		parts = append(parts, strings.Join(n.Instances, "|"))
	}
	slices.Sort(parts)
	return strings.Join(parts, ", ")
}

func TestRead(t *testing.T) {
	const pool = "apiVersion: karpenter.sh/v1\nkind: NodePool\nmetadata: {name: enc}\n"
	tests := []struct{ name, text, want string }{
		{"nothing limits it", pool, `"enc" map[karpenter.sh/nodepool:enc], cpus inf, memory inf`},
		{"limits", pool + "spec: {limits: {cpu: 1500m, memory: 2Gi, nodes: 5}}",
			`"enc" map[karpenter.sh/nodepool:enc], cpus 1.5, memory 2147483648, nodes 5`},
		{"machines", pool + `spec: {template: {metadata: {labels: {team: media}}, spec: {requirements: [
  {key: node.kubernetes.io/instance-type, operator: In, values: [c7i.large, c7i.xlarge]}, {key: kubernetes.io/arch, operator: In, values: [amd64]},
  {key: karpenter.k8s.aws/instance-cpu, operator: Lt, values: ["33"]}, {key: karpenter.k8s.aws/instance-cpu, operator: In, values: ["4", "8"]},
  {key: karpenter.k8s.aws/instance-memory, operator: Lte, values: ["1024"]}, {key: node.kubernetes.io/instance-type, operator: NotIn, values: [a1.large]}]}}}`,
			`"enc" map[karpenter.sh/nodepool:enc kubernetes.io/arch:amd64 team:media], c7i.large|c7i.xlarge, cpus inf, memory inf, node cpus 8, node memory 1073741824`},
		{"kubelet of the class", pool + "spec: {replicas: 3, template: {spec: {nodeClassRef: {kind: EC2NodeClass, name: big}}}}\n---\n" +
			"apiVersion: karpenter.k8s.aws/v1\nkind: EC2NodeClass\nmetadata: {name: big}\nspec: {kubelet: {maxPods: 20, kubeReserved: {cpu: 500m, memory: 1Gi}, evictionHard: {memory.available: 1Gi}}}\n",
			`"enc" map[karpenter.sh/nodepool:enc], cpus inf, keeps cpus 0.5, keeps memory 2147483648, memory inf, nodes 3, pods 20`},
		{"kubelet", "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPods: 30\npodPidsLimit: 400\ncpuManagerPolicy: static\nsystemReserved: {cpu: '1'}\n",
			`"" map[], keeps cpus 1, pids 400, pods 30, static`},
		{"nonsense", pool + "spec: {limits: {cpu: lots}, template: 3, replicas: {}}", `"enc" map[karpenter.sh/nodepool:enc], cpus inf, memory inf`},
		{"another kind", "apiVersion: karpenter.sh/v1\nkind: NodeClaim\n", "not read"},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, read(test.text)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("apiVersion: karpenter.sh/v1\nkind: NodePool\nspec: {limits: {cpu: 1e3}, template: {spec: {requirements: [{key: a, values: [b]}]}}}\n")
	f.Add("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nkubeReserved: {cpu: x}\n")
	f.Fuzz(func(t *testing.T, text string) {
		tree := source.NewMemory(map[string]string{"a.yaml": text})
		for _, d := range yamlpos.Split(tree["a.yaml"]) {
			Objects{}.Read(context.Background(), d.Root(), tree)
		}
	})
}
