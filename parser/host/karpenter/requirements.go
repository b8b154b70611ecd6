package karpenter

import (
	"strconv"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// requirements reads which machines a node may be. A single value is a label
// that every node carries.
func requirements(nodes *unit.Nodes, list *yamlpos.Node) {
	for _, r := range list.Items() {
		key, values := r.Get("key").Str(), r.Get("values").Items()
		if r.Get("operator").Str() == "In" && len(values) == 1 {
			nodes.Labels[key] = values[0].Str()
		}
		switch key {
		case "node.kubernetes.io/instance-type":
			if r.Get("operator").Str() == "In" {
				for _, v := range values {
					nodes.Instances = append(nodes.Instances, v.Str())
				}
			}
		case "karpenter.k8s.aws/instance-cpu":
			nodes.NodeCPUs = lower(nodes.NodeCPUs, most(r, 1))
		case "karpenter.k8s.aws/instance-memory": // MiB
			nodes.NodeMemory = lower(nodes.NodeMemory, most(r, 1<<20))
		}
	}
}

// most returns the largest value that a requirement admits; nil if it names
// none.
func most(r *yamlpos.Node, scale int64) *bound.Bound {
	var largest *bound.Bound
	for _, v := range r.Get("values").Items() {
		n, err := strconv.ParseInt(v.Str(), 10, 32)
		switch operator := r.Get("operator").Str(); {
		case err != nil || operator != "In" && operator != "Lt" && operator != "Lte":
			continue
		case operator == "Lt":
			n--
		}
		if b := bound.Of(max(n, 0) * scale); largest == nil || b.Exceeds(*largest) == bound.Yes {
			largest = &b
		}
	}
	return largest
}

// lower returns the smaller of two bounds; nil is none.
func lower(a, b *bound.Bound) *bound.Bound {
	if a == nil || b != nil && a.Exceeds(*b) == bound.Yes {
		return b
	}
	return a
}
