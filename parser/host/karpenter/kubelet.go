package karpenter

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// kubelet reads the settings of a kubelet: those of a KubeletConfiguration
// (kubelet/config/v1beta1 types.go), of which EC2NodeClass has some.
func kubelet(nodes *unit.Nodes, k *yamlpos.Node) {
	if i := k.Get("maxPods").Int(); i.Set && i.N > 0 {
		nodes.MaxPods = &i.Bound
	}
	if i := k.Get("podPidsLimit").Int(); i.Set && i.N > 0 {
		nodes.Pids = &i.Bound
	}
	nodes.StaticCPU = nodes.StaticCPU || k.Get("cpuManagerPolicy").Str() == "static"
	nodes.ReserveCPU = or(reserved(k, "cpu"), nodes.ReserveCPU)
	nodes.ReserveMemory = or(reserved(k, "memory"), nodes.ReserveMemory)
}

// reserved adds up what a node keeps of a resource; nil if it says nothing.
func reserved(k *yamlpos.Node, name string) *bound.Bound {
	var sum *bound.Bound
	for _, n := range []*yamlpos.Node{k.Get("kubeReserved", name), k.Get("systemReserved", name), k.Get("evictionHard", name+".available")} {
		q := quantity(n, name)
		if q == nil {
			continue
		}
		if sum == nil {
			sum = &bound.Bound{}
		}
		total := sum.Add(*q)
		sum = &total
	}
	return sum
}

func or(value, fallback *bound.Bound) *bound.Bound {
	if value != nil {
		return value
	}
	return fallback
}
