package kustomize

import (
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// patches applies everything that a kustomization calls a patch. A script of
// operations is told from a part of an object by being a list.
func (l *layer) patches() {
	for _, entry := range l.top.Get("patchesStrategicMerge").Items() {
		for _, p := range l.patchTexts(entry) {
			l.patch(p, nil)
		}
	}
	for _, key := range []string{"patches", "patchesJson6902"} {
		for _, entry := range l.top.Get(key).Items() {
			text := entry.Get("patch")
			if text == nil {
				text = entry.Get("path")
			}
			for _, p := range l.patchTexts(text) {
				l.patch(p, entry.Get("target"))
			}
		}
	}
}

// patchTexts returns the documents of a patch: those that stand in the
// kustomization, or in the file that it names.
func (l *layer) patchTexts(n *yamlpos.Node) []*yaml.Node {
	inline := strings.TrimSpace(n.Str())
	switch {
	case n.IsMapping():
		return []*yaml.Node{l.draft.Copy(n)}
	case n == nil || isRemote(inline) && !strings.Contains(inline, "\n"):
		return nil
	case strings.ContainsAny(inline, "\n{["):
		tops, notes := l.draft.Parse(n.Text())
		l.notes = append(l.notes, notes...)
		return tops
	}
	f := l.file(n)
	if f == nil {
		return nil
	}
	var tops []*yaml.Node
	for _, d := range l.documents(f) {
		tops = append(tops, l.draft.Copy(d))
	}
	return tops
}

// patch applies one patch to the objects that the target selects, or that it
// names itself.
func (l *layer) patch(patch *yaml.Node, target *yamlpos.Node) {
	selected := l.selected(patch, target)
	if len(selected) == 0 && target == nil {
		l.note(l.draft.View(patch), "the patch names nothing that the kustomization puts together: it changes nothing")
	}
	for _, o := range selected {
		if patch.Kind == yaml.SequenceNode {
			if err := l.jsonPatch(o.node, patch); err != nil {
				l.note(l.draft.View(patch), "the patch does not fit %s %s: %v", o.kind(), o.name(), err)
			}
			continue
		}
		l.strategic(o, patch, target != nil)
	}
	l.objects = slices.DeleteFunc(l.objects, func(o *object) bool { return o.node == nil })
}

// strategic merges a part of an object; what names the object is not changed
// by it where a target selects several.
func (l *layer) strategic(o *object, patch *yaml.Node, targeted bool) {
	own := l.draft.Again(patch)
	if targeted {
		drop(own, "kind")
		drop(own, "apiVersion")
		if metadata := get(own, "metadata"); metadata != nil {
			drop(metadata, "name")
		}
	}
	o.node = merger{builder: l.builder, keyed: o.builtIn()}.merge(o.node, own, "")
}

// selected returns the objects that a patch applies to.
func (l *layer) selected(patch *yaml.Node, target *yamlpos.Node) []*object {
	var all []*object
	for _, o := range l.objects {
		if target != nil && selects(target, o) ||
			target == nil && o.kind() == text(patch, "kind") && o.called(text(patch, "metadata", "name")) {
			all = append(all, o)
		}
	}
	return all
}

// selects reports whether a target takes the object: its names are regular
// expressions of the whole name.
func selects(target *yamlpos.Node, o *object) bool {
	group, version, named := strings.Cut(o.version(), "/")
	if !named {
		group, version = "", group
	}
	for key, own := range map[string][]string{
		"group": {group}, "version": {version}, "kind": {o.kind()}, "name": o.names, "namespace": {o.namespace()},
	} {
		want := target.Get(key).Str()
		if want != "" && !slices.ContainsFunc(own, func(text string) bool { return matches(want, text) }) {
			return false
		}
	}
	return selectsLabels(target.Get("labelSelector").Str(), get(o.node, "metadata", "labels")) &&
		selectsLabels(target.Get("annotationSelector").Str(), get(o.node, "metadata", "annotations"))
}

func matches(pattern, text string) bool {
	re, err := regexp.Compile("^(?:" + pattern + ")$")
	return pattern == text || err == nil && re.MatchString(text)
}

// selectsLabels reports whether labels fit a selector: `a=b,c!=d,e`.
func selectsLabels(selector string, labels *yaml.Node) bool {
	for term := range strings.SplitSeq(selector, ",") {
		term = strings.TrimSpace(term)
		key, value, equal := strings.Cut(strings.Replace(term, "==", "=", 1), "=")
		key, unequal := strings.CutSuffix(key, "!")
		switch {
		case term == "":
		case !equal && get(labels, key) == nil, equal && (text(labels, key) == value) == unequal:
			return false
		}
	}
	return true
}
