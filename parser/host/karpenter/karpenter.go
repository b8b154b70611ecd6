// Package karpenter reads what manifests say about nodes: Karpenter's
// NodePools with the kubelet settings of their EC2NodeClass, and
// KubeletConfigurations.
package karpenter

import (
	"context"
	"strings"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Objects reads the objects that describe nodes.
type Objects struct{}

// Triggers returns what names the kinds: a repository may describe its nodes
// far from anything that runs on them.
func (Objects) Triggers() []string { return []string{"NodePool", "KubeletConfiguration"} }

// Reads reports whether the object describes nodes.
func (Objects) Reads(apiVersion, kind string) bool {
	switch group, _, _ := strings.Cut(apiVersion, "/"); group {
	case "karpenter.sh":
		return kind == "NodePool"
	case "kubelet.config.k8s.io":
		return kind == "KubeletConfiguration"
	}
	return false
}

// Read returns the nodes that the object describes.
func (Objects) Read(ctx context.Context, n *yamlpos.Node, tree source.Tree) unit.Found {
	if n.Get("kind").Str() == "KubeletConfiguration" {
		nodes := unit.Nodes{At: n.Get("kind").Span()}
		kubelet(&nodes, n)
		return unit.Found{Nodes: []unit.Nodes{nodes}}
	}
	return unit.Found{Nodes: []unit.Nodes{nodePool(ctx, n, tree)}}
}

// nodePool reads a NodePool (karpenter pkg/apis/v1/nodepool.go). Without
// limits it makes nodes for whatever does not fit.
func nodePool(ctx context.Context, n *yamlpos.Node, tree source.Tree) unit.Nodes {
	spec, template := n.Get("spec"), n.Get("spec", "template")
	name := n.Get("metadata", "name")
	nodes := unit.Nodes{Name: name.Str(), At: name.Span(), Labels: map[string]string{"karpenter.sh/nodepool": name.Str()}}
	for label, value := range pod.StringMap(template.Get("metadata", "labels")) {
		nodes.Labels[label] = value
	}
	nodes.CPUs = limit(spec.Get("limits", "cpu"), "cpu")
	nodes.Memory = limit(spec.Get("limits", "memory"), "memory")
	for _, count := range []*yamlpos.Node{spec.Get("limits", "nodes"), spec.Get("replicas")} {
		if i := count.Int(); i.Set {
			nodes.Count = &i.Bound
		}
	}
	requirements(&nodes, template.Get("spec", "requirements"))
	kubelet(&nodes, template.Get("spec", "kubelet")) // before v1
	if class := template.Get("spec", "nodeClassRef"); class != nil {
		finder := pod.NewFinder(n.Document().File, tree)
		kubelet(&nodes, finder.Find(ctx, "EC2NodeClass", "default", class.Get("name").Str()).Get("spec", "kubelet"))
	}
	return nodes
}

// limit reads what all nodes may have together; nothing limits what is absent.
func limit(n *yamlpos.Node, name string) *bound.Bound {
	most := quantity(n, name)
	if most == nil {
		unlimited := bound.Inf(0)
		return &unlimited
	}
	return most
}

// quantity reads an amount of CPUs or bytes; nil if there is none.
func quantity(n *yamlpos.Node, name string) *bound.Bound {
	convert := pod.WholeBytes
	if name == "cpu" {
		convert = pod.MilliCPU
	}
	q, _, ok := pod.Quantity(n, convert)
	if !ok {
		return nil
	}
	return &q
}
