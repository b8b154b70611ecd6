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

// Triggers returns what names the objects that count although they name none
// of the programs.
func (h Host) Triggers() []string {
	var texts []string
	for _, o := range h.Objects {
		if t, ok := o.(host.Trigger); ok {
			texts = append(texts, t.Triggers()...)
		}
	}
	return texts
}

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
	r := h.reader(ctx, f, tree)
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
			r.read(root, 0)
		}
		r.found.Unread = append(r.found.Unread, d.Notes()...)
		r.found.Diags = append(r.found.Diags, d.Diags()...)
	}
	ok := len(r.found.Units)+len(r.found.Effects)+len(r.found.Volumes)+len(r.found.Nodes) > 0
	return r.found, ok || broken
}

// ReadObjects returns the units, effects and volumes of objects that belong
// together and may come from several files.
func (h Host) ReadObjects(ctx context.Context, objects []*yamlpos.Node, tree source.Tree) unit.Found {
	if len(objects) == 0 {
		return unit.Found{}
	}
	r := h.reader(ctx, objects[0].Document().File, tree)
	for _, o := range objects {
		r.objects.Add(o)
	}
	for _, o := range objects {
		r.read(o, 0)
	}
	return r.found
}

// relevant reports whether the document may hold anything that is read here;
// most documents of a large file do not.
func relevant(d *yamlpos.Document) bool {
	return d.Contains("kind") && d.Contains("image", "items", "Autoscaler", "workflowTemplateRef", "templateRef", "taskRef",
		"LimitRange", "ResourceQuota", "ScaledObject", "ConfigMap", "NodePool", "KubeletConfiguration")
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
