package pod

import "github.com/ffvet/ffvet/parser/host/yamlpos"

// NodeLabels returns the labels that a node must have to run the pod.
func NodeLabels(pod *yamlpos.Node) map[string]string {
	labels := StringMap(pod.Get("nodeSelector"))
	for label, value := range affinityLabels(pod.Get("affinity", "nodeAffinity")) {
		if labels == nil {
			labels = map[string]string{}
		}
		labels[label] = value
	}
	return labels
}

// affinityLabels returns the labels that a node must have: those of a single
// required term, each with a single value.
func affinityLabels(affinity *yamlpos.Node) map[string]string {
	terms := affinity.Get("requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms").Items()
	if len(terms) != 1 {
		return nil
	}
	labels := map[string]string{}
	for _, e := range terms[0].Get("matchExpressions").Items() {
		if values := e.Get("values").Items(); e.Get("operator").Str() == "In" && len(values) == 1 {
			labels[e.Get("key").Str()] = values[0].Str()
		}
	}
	return labels
}

// StringMap returns the scalars of a mapping; nil if there is none.
func StringMap(n *yamlpos.Node) map[string]string {
	var m map[string]string
	for _, p := range n.Pairs() {
		if p.Value.IsScalar() {
			if m == nil {
				m = map[string]string{}
			}
			m[p.Key] = p.Value.Str()
		}
	}
	return m
}
