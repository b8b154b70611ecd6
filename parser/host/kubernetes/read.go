package kubernetes

import (
	"context"

	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/pod"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// maxLists is how deep lists of lists are followed.
const maxLists = 8

// reader collects what the objects of one file, or of one set, hold.
type reader struct {
	ctx   context.Context
	tree  source.Tree
	other []host.ObjectReader
	// objects are those that others name.
	objects *pod.Finder
	found   unit.Found
}

func (h Host) reader(ctx context.Context, f *source.File, tree source.Tree) *reader {
	return &reader{ctx: ctx, tree: tree, other: h.Objects, objects: pod.NewFinder(f, tree)}
}

// read adds what an object holds, or those of a list.
func (r *reader) read(n *yamlpos.Node, lists int) {
	if items := n.Get("items"); items.IsSequence() && lists < maxLists {
		for _, item := range items.Items() {
			r.read(item, lists+1)
		}
		return
	}
	o, ok := newObject(n)
	if !ok {
		return
	}
	for _, other := range r.other {
		if other.Reads(n.Get("apiVersion").Str(), o.kind) {
			r.add(other.Read(r.ctx, n, r.tree))
			return
		}
	}
	if effects, known := effectsOf(o); known {
		r.found.Effects = append(r.found.Effects, effects...)
		return
	}
	if o.kind == "ConfigMap" {
		r.found.Volumes = append(r.found.Volumes, configMap(o))
		return
	}
	r.found.Units = append(r.found.Units, r.units(o)...)
}

// units returns those of a workload, or of an object of any other kind.
func (r *reader) units(o object) []*unit.Unit {
	named := r.objects.Lookup(r.ctx, o.namespace)
	if w, ok := newWorkload(o, named); ok {
		return w.units()
	}
	return embedded(o, named)
}

func (r *reader) add(more unit.Found) {
	r.found.Units = append(r.found.Units, more.Units...)
	r.found.Effects = append(r.found.Effects, more.Effects...)
	r.found.Volumes = append(r.found.Volumes, more.Volumes...)
	r.found.Nodes = append(r.found.Nodes, more.Nodes...)
	r.found.Unread = append(r.found.Unread, more.Unread...)
	r.found.Diags = append(r.found.Diags, more.Diags...)
}
