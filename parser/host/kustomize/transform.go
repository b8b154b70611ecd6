package kustomize

import (
	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// transform changes the objects in the order in which kustomize does.
func (l *layer) transform() {
	l.patches()
	l.namespace()
	l.affixes()
	l.labels()
	l.replicas()
	for _, entry := range l.top.Get("images").Items() {
		l.image(entry)
	}
}

// namespace puts all objects into one namespace.
func (l *layer) namespace() {
	space := l.top.Get("namespace")
	if !space.IsScalar() {
		return
	}
	for _, o := range l.objects {
		put(ensure(o.node, "metadata"), "namespace", l.draft.Copy(space))
	}
}

// affixes puts a prefix and a suffix around the names of all objects.
func (l *layer) affixes() {
	prefix, suffix := l.top.Get("namePrefix"), l.top.Get("nameSuffix")
	if prefix.Str() == "" && suffix.Str() == "" {
		return
	}
	renamed := renames{}
	for _, o := range l.objects {
		at := get(o.node, "metadata", "name")
		if at == nil || o.kind() == "Namespace" || o.kind() == "CustomResourceDefinition" {
			continue
		}
		before, after := o.name(), l.draft.Scalar(prefix.Str()+o.name()+suffix.Str(), at)
		renamed[o.kind()+"/"+before] = after
		o.rename(after)
	}
	for _, o := range l.objects {
		l.refer(o, renamed)
	}
}

// labels adds labels and annotations to objects, and to the pods they make.
func (l *layer) labels() {
	add := func(pairs *yamlpos.Node, kind string, templates bool) {
		for _, o := range l.objects {
			for _, p := range pairs.Pairs() {
				put(ensure(o.node, "metadata", kind), p.Key, l.draft.Copy(p.Value))
				if template := get(o.node, "spec", "template"); templates && template != nil && template.Kind == yaml.MappingNode {
					put(ensure(template, "metadata", kind), p.Key, l.draft.Copy(p.Value))
				}
			}
		}
	}
	add(l.top.Get("commonLabels"), "labels", true)
	add(l.top.Get("commonAnnotations"), "annotations", true)
	for _, entry := range l.top.Get("labels").Items() {
		selectors, _ := entry.Get("includeSelectors").Bool()
		templates, _ := entry.Get("includeTemplates").Bool()
		add(entry.Get("pairs"), "labels", selectors || templates)
	}
}

// replicas sets how many copies there are, of the object with the name.
func (l *layer) replicas() {
	for _, entry := range l.top.Get("replicas").Items() {
		count, known := entry.Get("count"), false
		for _, o := range l.objects {
			switch o.kind() {
			case "Deployment", "ReplicaSet", "StatefulSet", "ReplicationController":
				if o.called(entry.Get("name").Str()) {
					put(ensure(o.node, "spec"), "replicas", l.draft.Copy(count))
					known = true
				}
			}
		}
		if !known {
			l.note(entry, "replicas: no workload is called %q", entry.Get("name").Str())
		}
	}
}
