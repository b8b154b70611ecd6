package argo

import (
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
	key := kind + "/" + namespace + "/" + name
	if n, known := w.caches[key]; known || name == "" {
		return n
	}
	w.caches[key] = nil
	own := w.node.Document().File
	paths := []string{own.Path}
	for _, p := range w.tree.Search(w.ctx, []string{name}) {
		if p != own.Path {
			paths = append(paths, p)
		}
	}
	for _, p := range paths {
		f, err := w.tree.Read(p)
		if err != nil {
			continue
		}
		for _, d := range yamlpos.Split(f) {
			if !d.Contains(kind) || !d.Contains(name) {
				continue
			}
			if n := match(d.Root(), kind, namespace, name, 0); n != nil {
				w.caches[key] = n
				return n
			}
		}
	}
	return nil
}

// match returns the object of that identity: the node, or an item of a list.
func match(n *yamlpos.Node, kind, namespace, name string, depth int) *yamlpos.Node {
	const lists = 4
	if k, space, own := identity(n); k == kind && own == name && (space == namespace || n.Get("metadata", "namespace") == nil) {
		return n
	}
	if depth < lists {
		for _, item := range n.Get("items").Items() {
			if found := match(item, kind, namespace, name, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// reached says that a template runs as a part of this workflow: by itself it
// would count twice.
func (w *workflow) reached(ref *yamlpos.Node) {
	if t := w.template(ref); t != nil && t.Span() != w.node.Span() {
		kind, namespace, name := identity(t)
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
