// Package kustomize puts manifests together as kustomizations say: resources
// and bases, components, generators, patches, replicas, images, names,
// namespaces and labels. Every value keeps its place in the file that it comes
// from. Patches are applied to YAML nodes here, because a library that works
// on JSON loses the places, and kustomize's own brings the schemas of the
// whole API.
package kustomize

import (
	"context"
	"fmt"
	"path"
	"slices"

	"github.com/ffvet/ffvet/parser/host"
	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

const system = "kustomize"

// Host reads kustomizations.
type Host struct {
	// Manifests reads the objects that a kustomization puts together.
	Manifests host.ManifestReader
}

// Name returns "kustomize".
func (Host) Name() string { return system }

// FileNames returns the names that a kustomization can have.
func (Host) FileNames() []string {
	return []string{"kustomization.yaml", "kustomization.yml", "Kustomization"}
}

// Claims reports whether the file has the name of a kustomization.
func (h Host) Claims(name string, _ []byte) bool {
	return slices.Contains(h.FileNames(), path.Base(name))
}

// Extract returns the units of all objects that the kustomization puts
// together. A component is nothing by itself.
func (h Host) Extract(ctx context.Context, f *source.File, tree source.Tree) (unit.Found, bool) {
	b := newBuilder(ctx, tree)
	top := b.kustomization(f)
	if top == nil {
		return unit.Found{Unread: b.notes, Uses: []string{}}, true
	}
	var found unit.Found
	if top.Get("kind").Str() != "Component" {
		var objects []*yamlpos.Node
		for _, o := range b.build(f.Path, top, nil) {
			objects = append(objects, b.draft.View(o.node))
		}
		found = h.Manifests.ReadObjects(ctx, objects, tree)
		inRoot(&found, rootOf(f.Path))
	}
	if b.draft.Full() {
		b.note(top, "the kustomization puts more together than is read: what is left out does not count")
	}
	found.Unread = append(found.Unread, b.notes...)
	found.Uses = b.uses
	return found, true
}

// rootOf returns the folder of a kustomization, "." for the tree's root.
func rootOf(file string) string { return path.Dir(file) }

// inRoot marks everything as part of the root: what it holds acts on its own
// units only.
func inRoot(found *unit.Found, root string) {
	for _, u := range found.Units {
		u.Meta.Root = root
		var mounts []unit.Mount
		for _, m := range u.Mount {
			own := m
			if m.Volume != "" {
				own.Volume = unit.RootKey(root, m.Volume)
				mounts = append(mounts, own)
			}
			mounts = append(mounts, m)
		}
		u.Mount = mounts
	}
	for i := range found.Effects {
		found.Effects[i].Target = unit.RootKey(root, found.Effects[i].Target)
	}
	for i := range found.Volumes {
		found.Volumes[i].Key = unit.RootKey(root, found.Volumes[i].Key)
	}
}

func (b *builder) note(at *yamlpos.Node, format string, args ...any) {
	b.notes = append(b.notes, source.Note{At: at.Span(), Text: fmt.Sprintf(format, args...)})
}
