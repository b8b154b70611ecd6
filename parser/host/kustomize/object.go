package kustomize

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// object is one API object on its way through the layers.
type object struct {
	node *yaml.Node
	// names are those that it had in the layers below, and its own.
	names []string
}

// maxLists is how deep lists of lists are followed.
const maxLists = 8

// read returns the object of a document, or those of a list.
func (b *builder) read(n *yamlpos.Node, lists int) []*object {
	if items := n.Get("items"); items.IsSequence() && lists < maxLists {
		var all []*object
		for _, item := range items.Items() {
			all = append(all, b.read(item, lists+1)...)
		}
		return all
	}
	if !n.Get("kind").IsScalar() {
		return nil
	}
	return []*object{b.object(b.draft.Copy(n))}
}

func (b *builder) object(node *yaml.Node) *object {
	o := &object{node: node}
	o.names = []string{o.name()}
	return o
}

func (o *object) kind() string      { return text(o.node, "kind") }
func (o *object) version() string   { return text(o.node, "apiVersion") }
func (o *object) name() string      { return text(o.node, "metadata", "name") }
func (o *object) namespace() string { return text(o.node, "metadata", "namespace") }

// called reports whether the object has, or had, the name.
func (o *object) called(name string) bool { return slices.Contains(o.names, name) }

// rename gives the object another name.
func (o *object) rename(node *yaml.Node) {
	put(ensure(o.node, "metadata"), "name", node)
	if !o.called(node.Value) {
		o.names = append(o.names, node.Value)
	}
}

// builtIn reports whether the API server itself defines the kind, so that
// lists in it have merge keys.
func (o *object) builtIn() bool {
	group, _, named := strings.Cut(o.version(), "/")
	return !named || !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io") && !strings.Contains(group, ".x-")
}
