package kubernetes

import (
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// workload is an object that runs pods.
type workload struct {
	object
	pod      *yamlpos.Node // the PodSpec
	named    pod.Lookup
	copies   unit.Copies
	starts   *bound.Bound
	schedule *unit.Schedule
	evidence []bound.Evidence
	diags    []unit.Diag
}

// newWorkload reads how many pods the object runs; ok is false if it runs none.
func newWorkload(o object, named pod.Lookup) (w *workload, ok bool) {
	w = &workload{object: o, named: named}
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
	}
	if !w.copies.Surge.Over(w.copies.Steady).IsZero() {
		w.diag("surge", spec.Get("strategy"), "a rollout runs new pods beside the old ones for a while")
	}
	return w, true
}

// podSpec returns the PodSpec of an object of a known kind.
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
	return nil
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
