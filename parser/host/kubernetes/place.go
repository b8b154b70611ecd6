package kubernetes

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

const hostname = "kubernetes.io/hostname"

// place reads what decides on which nodes the pod may run, and how many of
// it on one.
func (w *workload) place() unit.Place {
	p := unit.Place{
		NodeLabels: pod.NodeLabels(w.pod),
		OnePerNode: w.kind == "DaemonSet" || w.repelsItself() || usesHostPort(w.pod),
	}
	p.SpreadSkew = w.spread()
	return p
}

// spread returns the smallest skew that pods may have over hosts; nil if
// nothing makes the scheduler refuse.
func (w *workload) spread() *bound.Bound {
	var least *bound.Bound
	for _, c := range w.pod.Get("topologySpreadConstraints").Items() {
		if c.Get("topologyKey").Str() != hostname || c.Get("whenUnsatisfiable").Str() == "ScheduleAnyway" {
			continue
		}
		skew := c.Get("maxSkew").Int()
		if !skew.Set {
			continue
		}
		if b := skew.Bound; least == nil || least.Exceeds(b) == bound.Yes {
			least = &b
		}
	}
	return least
}

// repelsItself reports whether a required anti-affinity over hosts matches
// the pod's own labels.
func (w *workload) repelsItself() bool {
	labels := w.pod.Parent().Get("metadata", "labels")
	if w.kind == "Pod" {
		labels = w.node.Get("metadata", "labels")
	}
	terms := w.pod.Get("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")
	for _, term := range terms.Items() {
		if term.Get("topologyKey").Str() == hostname && selects(term.Get("labelSelector"), labels) {
			return true
		}
	}
	return false
}

// selects reports whether a selector certainly matches the labels.
func selects(selector, labels *yamlpos.Node) bool {
	for _, p := range selector.Get("matchLabels").Pairs() {
		if own := labels.Get(p.Key); own == nil || own.Str() != p.Value.Str() {
			return false
		}
	}
	for _, e := range selector.Get("matchExpressions").Items() {
		if !matches(e, labels.Get(e.Get("key").Str())) {
			return false
		}
	}
	return selector.IsMapping()
}

func matches(expression, own *yamlpos.Node) bool {
	switch expression.Get("operator").Str() {
	case "Exists":
		return own != nil
	case "In":
		for _, v := range expression.Get("values").Items() {
			if own != nil && v.Str() == own.Str() {
				return true
			}
		}
	}
	return false
}

// usesHostPort reports whether a container takes a port of the node, which
// only one pod of a node can have.
func usesHostPort(pod *yamlpos.Node) bool {
	for _, c := range pod.Get("containers").Items() {
		for _, port := range c.Get("ports").Items() {
			if port.Get("hostPort").Int().N > 0 {
				return true
			}
		}
	}
	return false
}
