// Package kubernetes reads Kubernetes manifests: workloads become units, one
// a container; autoscalers, LimitRanges, ResourceQuotas and vertical
// autoscalers become effects on the units they name, which may stand in
// another file; ConfigMaps become volumes.
package kubernetes

import (
	"bytes"
	"context"
	"path"
	"strings"

	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "kubernetes"

// Host reads Kubernetes manifests.
type Host struct {
	// Objects read the objects of other systems that stand in manifests; the
	// first that reads a kind gets it.
	Objects []host.ObjectReader
}

// Name returns "kubernetes".
func (Host) Name() string { return system }

// Claims reports whether the file is YAML or JSON that names an API version
// and a kind, as rendered manifests and Helm's templates do.
func (Host) Claims(name string, text []byte) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml", ".json":
	case ".tpl", ".tmpl", ".tplt":
		inner := path.Ext(strings.TrimSuffix(name, path.Ext(name)))
		if inner != ".yaml" && inner != ".yml" {
			return false
		}
	default:
		return false
	}
	return bytes.Contains(text, []byte("apiVersion")) && bytes.Contains(text, []byte("kind"))
}

// Extract returns the units, effects and volumes of all documents of the file.
func (h Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	var found unit.Found
	broken := false
	for _, d := range yamlpos.Split(f) {
		if ctx.Err() != nil {
			break
		}
		if !relevant(d) {
			continue
		}
		root := d.Root()
		broken = broken || root == nil
		if root != nil {
			h.extract(ctx, tree, &found, root, 0)
		}
		found.Unread = append(found.Unread, d.Notes()...)
		found.Diags = append(found.Diags, d.Diags()...)
	}
	ok := len(found.Units)+len(found.Effects)+len(found.Volumes) > 0
	return found, ok || broken
}

// Triggers returns those of the objects of other systems.
func (h Host) Triggers() []string {
	var texts []string
	for _, r := range h.Objects {
		if t, ok := r.(host.Trigger); ok {
			texts = append(texts, t.Triggers()...)
		}
	}
	return texts
}

// relevant reports whether the document may hold anything that is read here;
// most documents of a large file do not.
func relevant(d *yamlpos.Document) bool {
	return d.Contains("kind") && d.Contains("image", "items", "Autoscaler", "workflowTemplateRef", "templateRef", "taskRef",
		"LimitRange", "ResourceQuota", "ScaledObject", "ConfigMap")
}

// maxLists is how deep lists of lists are followed.
const maxLists = 8

func (h Host) extract(ctx context.Context, tree source.Tree, found *unit.Found, n *yamlpos.Node, lists int) {
	if items := n.Get("items"); items.IsSequence() && lists < maxLists {
		for _, item := range items.Items() {
			h.extract(ctx, tree, found, item, lists+1)
		}
		return
	}
	o, ok := newObject(n)
	if !ok {
		return
	}
	for _, r := range h.Objects {
		if r.Reads(n.Get("apiVersion").Str(), o.kind) {
			add(found, r.Read(ctx, n, tree))
			return
		}
	}
	if effects, known := effectsOf(o); known {
		found.Effects = append(found.Effects, effects...)
		return
	}
	if o.kind == "ConfigMap" {
		found.Volumes = append(found.Volumes, configMap(o))
		return
	}
	if w, ok := newWorkload(o); ok {
		found.Units = append(found.Units, w.units()...)
		return
	}
	found.Units = append(found.Units, embedded(o)...)
}

func add(found *unit.Found, more unit.Found) {
	found.Units = append(found.Units, more.Units...)
	found.Effects = append(found.Effects, more.Effects...)
	found.Volumes = append(found.Volumes, more.Volumes...)
	found.Unread = append(found.Unread, more.Unread...)
	found.Diags = append(found.Diags, more.Diags...)
}

func effectsOf(o object) (effects []unit.Effect, known bool) {
	switch o.kind {
	case "HorizontalPodAutoscaler":
		return horizontalAutoscaler(o), true
	case "ScaledObject":
		return scaledObject(o), true
	case "LimitRange":
		return limitRange(o), true
	case "ResourceQuota":
		return resourceQuota(o), true
	case "VerticalPodAutoscaler":
		return verticalAutoscaler(o), true
	}
	return nil, false
}
