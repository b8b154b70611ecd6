package kustomize

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// image replaces the name, the tag or the digest of an image wherever it is
// used.
func (l *layer) image(entry *yamlpos.Node) {
	at := entry.Get("newTag")
	for _, key := range []string{"newName", "digest"} {
		if at == nil {
			at = entry.Get(key)
		}
	}
	if at == nil {
		return
	}
	for _, o := range l.objects {
		visit(o.node, func(m *yaml.Node) {
			if ref := get(m, "image"); ref != nil && ref.Kind == yaml.ScalarNode {
				if replaced, ok := newImage(entry, ref.Value); ok {
					put(m, "image", l.draft.Scalar(replaced, l.draft.Copy(at)))
				}
			}
		})
	}
}

// newImage returns the reference that an entry makes of another; ok is false
// if the entry is about a different image.
func newImage(entry *yamlpos.Node, ref string) (_ string, ok bool) {
	name, rest := cutTag(ref)
	if name != entry.Get("name").Str() {
		return "", false
	}
	if own := entry.Get("newName").Str(); own != "" {
		name = own
	}
	switch tag, digest := entry.Get("newTag").Str(), entry.Get("digest").Str(); {
	case digest != "":
		rest = "@" + digest
	case tag != "":
		rest = ":" + tag
	}
	return name + rest, true
}

// cutTag splits a reference before its tag or digest.
func cutTag(ref string) (name, rest string) {
	if i := strings.IndexByte(ref, '@'); i >= 0 {
		name, _ = cutTag(ref[:i])
		return name, ref[i:]
	}
	if i := strings.LastIndexByte(ref, ':'); i > strings.LastIndexByte(ref, '/') {
		return ref[:i], ref[i:]
	}
	return ref, ""
}
