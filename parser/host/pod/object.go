package pod

import (
	"context"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
)

// Finder finds the objects that an object names: in its own file, or in
// another one of the tree.
type Finder struct {
	tree  source.Tree
	own   *source.File
	known map[string]*yamlpos.Node
	finds int
}

// maxFinds is how many names one finder searches the tree for; more are not
// found.
const maxFinds = 200

// Add makes an object known that stands in no file as it is.
func (f *Finder) Add(n *yamlpos.Node) {
	kind, namespace, name := Identity(n)
	f.known[kind+"/"+namespace+"/"+name] = n
}

// NewFinder returns a finder for what the objects of a file name.
func NewFinder(own *source.File, tree source.Tree) *Finder {
	return &Finder{tree: tree, own: own, known: map[string]*yamlpos.Node{}}
}

// Find returns the object of that kind and name; nil if the tree has none.
func (f *Finder) Find(ctx context.Context, kind, namespace, name string) *yamlpos.Node {
	key := kind + "/" + namespace + "/" + name
	if n, known := f.known[key]; known || name == "" || f.finds >= maxFinds {
		return n
	}
	f.finds++
	f.known[key] = nil
	paths := append([]string{f.own.Path}, f.tree.Search(ctx, []string{name})...)
	for _, p := range paths {
		file, err := f.tree.Read(p)
		if err != nil {
			continue
		}
		for _, d := range yamlpos.Split(file) {
			if !d.Contains(kind) || !d.Contains(name) {
				continue
			}
			if n := match(d.Root(), kind, namespace, name, 0); n != nil {
				f.known[key] = n
				return n
			}
		}
	}
	return nil
}

// Lookup returns a search for what stands in one namespace.
func (f *Finder) Lookup(ctx context.Context, namespace string) Lookup {
	return func(kind, name string) *yamlpos.Node { return f.Find(ctx, kind, namespace, name) }
}

// maxLists is how deep lists of lists are followed.
const maxLists = 8

// match returns the object of that identity: the node, or an item of a list.
func match(n *yamlpos.Node, kind, namespace, name string, depth int) *yamlpos.Node {
	if k, space, own := Identity(n); k == kind && own == name && (space == namespace || n.Get("metadata", "namespace") == nil) {
		return n
	}
	if depth < maxLists {
		for _, item := range n.Get("items").Items() {
			if found := match(item, kind, namespace, name, depth+1); found != nil {
				return found
			}
		}
	}
	return nil
}

// Identity returns what names an object: "default" is the namespace of one
// that names none, and a prefix the name of one that is generated.
func Identity(n *yamlpos.Node) (kind, namespace, name string) {
	kind, namespace = n.Get("kind").Str(), n.Get("metadata", "namespace").Str()
	if namespace == "" {
		namespace = "default"
	}
	if name = n.Get("metadata", "name").Str(); name == "" {
		name = n.Get("metadata", "generateName").Str()
	}
	return kind, namespace, name
}
