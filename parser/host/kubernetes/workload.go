package kubernetes

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// workload is an object that runs pods.
type workload struct {
	object
	pod      *yamlpos.Node // the PodSpec
	copies   unit.Copies
	starts   *bound.Bound
	schedule *unit.Schedule
	evidence []bound.Evidence
	diags    []unit.Diag
}

// newWorkload reads how many pods the object runs; ok is false if it runs none.
func newWorkload(o object) (w *workload, ok bool) {
	w = &workload{object: o}
	spec := o.node.Get("spec")
	w.pod = podSpec(o)
	if w.pod == nil {
		return nil, false
	}
	switch o.kind {
	case "Pod":
		w.single()
	case "Deployment":
		w.deployment(spec)
	case "ReplicaSet", "StatefulSet", "ReplicationController":
		w.replicas(spec)
	case "DaemonSet":
		w.daemonSet(spec)
	case "Job":
		w.job(spec)
	case "CronJob":
		w.cronJob(spec)
	case "ScaledJob":
		w.scaledJob(spec)
	default:
		w.unknownKind()
	}
	if w.copies.Peak != w.copies.Steady && w.copies.Surge != (unit.Surge{}) {
		w.diag("surge", spec.Get("strategy"), "a rollout runs more pods for a while: "+
			w.copies.Peak.String()+" instead of "+w.copies.Steady.String())
	}
	return w, true
}

// podSpec returns the PodSpec of an object, also of a kind that is not known.
func podSpec(o object) *yamlpos.Node {
	paths := map[string][]string{
		"Pod":                   {"spec"},
		"Deployment":            {"spec", "template", "spec"},
		"ReplicaSet":            {"spec", "template", "spec"},
		"StatefulSet":           {"spec", "template", "spec"},
		"DaemonSet":             {"spec", "template", "spec"},
		"ReplicationController": {"spec", "template", "spec"},
		"Job":                   {"spec", "template", "spec"},
		"CronJob":               {"spec", "jobTemplate", "spec", "template", "spec"},
		"ScaledJob":             {"spec", "jobTargetRef", "template", "spec"},
	}
	if path, known := paths[o.kind]; known {
		return o.node.Get(path...)
	}
	return findPodSpec(o.node.Get("spec"), 0)
}

// maxSearch is how deep a PodSpec is looked for in an object of another kind.
const maxSearch = 12

// findPodSpec returns the first mapping with containers that name an image.
func findPodSpec(n *yamlpos.Node, depth int) *yamlpos.Node {
	if depth > maxSearch {
		return nil
	}
	for _, c := range n.Get("containers").Items() {
		if c.Get("image").IsScalar() {
			return n
		}
	}
	children := n.Items()
	for _, p := range n.Pairs() {
		children = append(children, p.Value)
	}
	for _, child := range children {
		if found := findPodSpec(child, depth+1); found != nil {
			return found
		}
	}
	return nil
}

func (w *workload) unknownKind() {
	w.copies.SetSteady(bound.Unknown(0))
	w.evidence = append(w.evidence, bound.Evidence{
		Factor: "copies", Value: w.copies.Steady, At: w.node.Get("kind").Span(), Path: "kind",
		Note: "how many pods a " + w.kind + " runs is not known"})
}

func (w *workload) diag(rule string, at *yamlpos.Node, message string) {
	if at == nil {
		at = w.node.Get("kind")
	}
	w.diags = append(w.diags, unit.Diag{Rule: rule, At: at.Span(), Message: message, Certain: true})
}

// defaulted adds a factor that nothing in the file sets.
func (w *workload) defaulted(factor string, value bound.Bound, path, note string) {
	w.evidence = append(w.evidence, bound.Evidence{
		Factor: factor, Value: value, Path: path, Note: note, Default: true})
}
