package kustomize

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
	"github.com/ffvet/ffvet/parser/source"
)

// generate adds the ConfigMaps and Secrets that the kustomization makes out of
// files and literals. The digest that kustomize adds to their names is left
// out: it adds it to all references as well.
func (l *layer) generate() {
	for _, entry := range l.top.Get("configMapGenerator").Items() {
		l.generated("ConfigMap", entry)
	}
	for _, entry := range l.top.Get("secretGenerator").Items() {
		l.generated("Secret", entry)
	}
}

// generated adds one object, or its data to the one below with the same name.
func (l *layer) generated(kind string, entry *yamlpos.Node) {
	name := entry.Get("name")
	if !name.IsScalar() {
		return
	}
	data := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	l.literals(data, entry)
	for _, o := range l.objects {
		if o.kind() == kind && o.called(name.Str()) && entry.Get("behavior").Str() != "create" {
			l.extend(o, data, entry.Get("behavior").Str())
			return
		}
	}
	root := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
	at := l.draft.Copy(name)
	put(root, "apiVersion", l.draft.Scalar("v1", at))
	put(root, "kind", l.draft.Scalar(kind, at))
	put(ensure(root, "metadata"), "name", at)
	if space := entry.Get("namespace"); space.IsScalar() {
		put(ensure(root, "metadata"), "namespace", l.draft.Copy(space))
	}
	put(root, field(kind), data)
	l.objects = append(l.objects, l.object(root))
}

// field is where an object of the kind holds plain text.
func field(kind string) string {
	if kind == "Secret" {
		return "stringData"
	}
	return "data"
}

func (l *layer) extend(o *object, data *yaml.Node, behavior string) {
	if behavior == "replace" {
		put(o.node, field(o.kind()), data)
		return
	}
	for i := 0; i+1 < len(data.Content); i += 2 {
		put(ensure(o.node, field(o.kind())), data.Content[i].Value, data.Content[i+1])
	}
}

// literals fills in what the entry lists: `KEY=VALUE`, files under their own
// name or another, and files of variables.
func (l *layer) literals(data *yaml.Node, entry *yamlpos.Node) {
	for _, n := range entry.Get("literals").Items() {
		if key, value, ok := strings.Cut(n.Str(), "="); ok {
			put(data, key, l.draft.Scalar(strings.Trim(value, `"'`), l.draft.Copy(n)))
		}
	}
	for _, n := range entry.Get("files").Items() {
		key, name, named := strings.Cut(n.Str(), "=")
		if !named {
			key, name = path.Base(n.Str()), n.Str()
		}
		if f, err := l.tree.Read(path.Join(l.dir, name)); err == nil {
			put(data, key, l.draft.Text(wholeText(f)))
		}
	}
	for _, n := range append(entry.Get("envs").Items(), entry.Get("env")) {
		if f, err := l.tree.Read(path.Join(l.dir, n.Str())); n != nil && err == nil {
			l.variables(data, f)
		}
	}
}

// variables reads the lines `KEY=VALUE` of a file.
func (l *layer) variables(data *yaml.Node, f *source.File) {
	text := wholeText(f)
	at := 0
	for line := range strings.Lines(text.Str) {
		if key, value, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "="); ok && !strings.HasPrefix(line, "#") {
			from := at + len(key) + 1
			put(data, strings.TrimSpace(key), l.draft.Text(text.Slice(from, from+len(value))))
		}
		at += len(line)
	}
}

func wholeText(f *source.File) source.Text {
	whole := f.Whole()
	whole.Exact = true
	return source.Of(whole)
}
