package argo

import (
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/unit"
)

// template returns the WorkflowTemplate that a reference names; nil if this
// repository does not hold it.
func (w *workflow) template(ref *yamlpos.Node) *yamlpos.Node {
	kind, space := refKind(ref), w.namespace
	if kind == "ClusterWorkflowTemplate" {
		space = "default"
	}
	return w.object(kind, space, ref.Get("name").Str())
}

func refKind(ref *yamlpos.Node) string {
	if cluster, _ := ref.Get("clusterScope").Bool(); cluster {
		return "ClusterWorkflowTemplate"
	}
	return "WorkflowTemplate"
}

// object finds an object in the workflow's own file, or in another one.
func (w *workflow) object(kind, namespace, name string) *yamlpos.Node {
	return w.objects.Find(w.ctx, kind, namespace, name)
}

// reached says that a template runs as a part of this workflow: by itself it
// would count twice.
func (w *workflow) reached(ref *yamlpos.Node) {
	if t := w.template(ref); t != nil && t.Span() != w.node.Span() {
		kind, namespace, name := pod.Identity(t)
		w.uses(unit.WorkloadKey(system, kind, namespace, name))
	}
}

func (w *workflow) uses(key string) {
	for _, e := range w.found.Effects {
		if e.Target == key {
			return
		}
	}
	w.found.Effects = append(w.found.Effects, unit.Effect{Target: key, Apply: func(u *unit.Unit) { u.Weak = true }})
}
