package kustomize

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
)

// maxLevels is how many kustomizations may stand on one another.
const maxLevels = 32

// builder puts the objects of one kustomization together.
type builder struct {
	ctx   context.Context
	tree  source.Tree
	draft *yamlpos.Draft
	notes []source.Note
	uses  []string            // files that were put in
	tops  map[string]*builtIn // files by path
}

// builtIn is a file that was read.
type builtIn struct {
	documents []*yamlpos.Node
}

func newBuilder(ctx context.Context, tree source.Tree) *builder {
	return &builder{ctx: ctx, tree: tree, draft: yamlpos.NewDraft(), tops: map[string]*builtIn{}, uses: []string{}}
}

// kustomization returns the top of the file; nil if there is none.
func (b *builder) kustomization(f *source.File) *yamlpos.Node {
	for _, top := range b.documents(f) {
		if top.IsMapping() {
			return top
		}
	}
	return nil
}

// documents parses a file once.
func (b *builder) documents(f *source.File) []*yamlpos.Node {
	if known, ok := b.tops[f.Path]; ok {
		return known.documents
	}
	in := &builtIn{}
	for _, d := range yamlpos.Split(f) {
		if root := d.Root(); root != nil {
			in.documents = append(in.documents, root)
		}
		b.notes = append(b.notes, d.Notes()...)
	}
	b.tops[f.Path] = in
	return in.documents
}

// build returns the objects of a kustomization. A component gets those of
// the kustomization that includes it, and changes them.
func (b *builder) build(file string, top *yamlpos.Node, objects []*object, above ...string) []*object {
	if slices.Contains(above, file) || len(above) > maxLevels {
		b.note(top, "the kustomizations lead to one another without end: this one is not put in again")
		return objects
	}
	above = append(slices.Clip(above), file)
	l := layer{builder: b, dir: path.Dir(file), top: top, objects: objects, above: above}
	for _, key := range []string{"resources", "bases"} {
		for _, entry := range top.Get(key).Items() {
			l.objects = append(l.objects, l.resource(entry)...)
		}
	}
	l.generate()
	for _, entry := range top.Get("components").Items() {
		l.component(entry)
	}
	l.transform()
	return l.objects
}

// layer is one kustomization on what it stands on.
type layer struct {
	*builder
	dir     string
	top     *yamlpos.Node
	objects []*object
	above   []string
}

// resource returns the objects of a file or of another kustomization.
func (l *layer) resource(entry *yamlpos.Node) []*object {
	name := entry.Str()
	if isRemote(name) || l.ctx.Err() != nil {
		return nil // outside of the repository
	}
	if f, top := l.nested(name); top != nil {
		return l.build(f, top, nil, l.above...)
	}
	f := l.file(entry)
	if f == nil {
		return nil
	}
	var objects []*object
	for _, document := range l.documents(f) {
		objects = append(objects, l.read(document, 0)...)
	}
	return objects
}

// component lets a component change the objects.
func (l *layer) component(entry *yamlpos.Node) {
	if isRemote(entry.Str()) {
		return
	}
	f, top := l.nested(entry.Str())
	if top == nil {
		l.note(entry, "%q holds no kustomization: the component is left out", entry.Str())
		return
	}
	l.objects = l.build(f, top, l.objects, l.above...)
}

// nested returns the kustomization in a folder.
func (l *layer) nested(name string) (string, *yamlpos.Node) {
	for _, base := range (Host{}).FileNames() {
		f, err := l.tree.Read(path.Join(l.dir, name, base))
		if err != nil {
			continue
		}
		l.use(f.Path)
		return f.Path, l.kustomization(f)
	}
	return "", nil
}

// file reads the file that an entry names; nil, with a note, if there is none.
func (l *layer) file(entry *yamlpos.Node) *source.File {
	name := path.Join(l.dir, entry.Str())
	f, err := l.tree.Read(name)
	if err != nil {
		l.note(entry, "%q is not in the repository: what it brings does not count", entry.Str())
		return nil
	}
	l.use(f.Path)
	return f
}

func (b *builder) use(file string) {
	if !slices.Contains(b.uses, file) {
		b.uses = append(b.uses, file)
	}
}

// isRemote reports whether an entry names something outside of the repository.
func isRemote(name string) bool {
	host, _, _ := strings.Cut(name, "/")
	return strings.Contains(name, "://") || strings.HasPrefix(name, "git@") || strings.Contains(name, "?ref=") ||
		strings.Contains(host, ".") && strings.Trim(host, ".") != "" && strings.Contains(name, "//") || strings.HasPrefix(name, "github.com")
}
