package kustomize

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// merger applies a strategic merge patch: mappings are merged key by key,
// lists that have a merge key item by item, all else is replaced
// (apimachinery strategicpatch). Kinds that the API server does not define
// have no merge keys.
type merger struct {
	*builder
	keyed bool
}

// directive is how a patch says what to do with a mapping.
const directive = "$patch"

// merge returns the target with the patch on it; nil if the patch deletes it.
func (m merger) merge(target, patch *yaml.Node, field string) *yaml.Node {
	switch {
	case target == nil:
		return m.plain(patch)
	case target.Kind == yaml.MappingNode && patch.Kind == yaml.MappingNode:
		return m.mapping(target, patch)
	case m.keyed && target.Kind == yaml.SequenceNode && patch.Kind == yaml.SequenceNode && mergeKey(field, patch) != "":
		return m.list(target, patch, mergeKey(field, patch))
	}
	return m.plain(patch)
}

func (m merger) mapping(target, patch *yaml.Node) *yaml.Node {
	switch text(patch, directive) {
	case "delete":
		return nil
	case "replace":
		return m.plain(patch)
	}
	for i := 0; i+1 < len(patch.Content); i += 2 {
		key, value := patch.Content[i].Value, patch.Content[i+1]
		switch {
		case strings.HasPrefix(key, "$"):
		case isNull(value):
			drop(target, key)
		default:
			merged := m.merge(get(target, key), value, key)
			if merged == nil {
				drop(target, key)
				continue
			}
			m.set(target, patch.Content[i], merged)
		}
	}
	return target
}

// set puts a value under a key of the patch, which keeps its place.
func (m merger) set(target, key, value *yaml.Node) {
	if i := index(target, key.Value); i >= 0 {
		target.Content[i+1] = value
		return
	}
	target.Content = append(target.Content, m.draft.Again(key), value)
}

// list merges lists by a key of their items.
func (m merger) list(target, patch *yaml.Node, key string) *yaml.Node {
	if slices.ContainsFunc(patch.Content, func(n *yaml.Node) bool { return text(n, directive) == "replace" }) {
		return m.plain(patch)
	}
	for _, item := range patch.Content {
		i := slices.IndexFunc(target.Content, func(n *yaml.Node) bool { return text(n, key) == text(item, key) })
		switch {
		case i < 0 && text(item, directive) == "delete":
		case i < 0:
			target.Content = append(target.Content, m.plain(item))
		default:
			if merged := m.merge(target.Content[i], item, ""); merged != nil {
				target.Content[i] = merged
				continue
			}
			target.Content = slices.Delete(target.Content, i, i+1)
		}
	}
	return target
}

// plain returns a copy of a value of the patch without directives and nulls.
func (m merger) plain(patch *yaml.Node) *yaml.Node {
	c := m.draft.Again(patch)
	visit(c, func(n *yaml.Node) {
		var kept []*yaml.Node
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !strings.HasPrefix(n.Content[i].Value, "$") && !isNull(n.Content[i+1]) {
				kept = append(kept, n.Content[i], n.Content[i+1])
			}
		}
		n.Content = kept
	})
	if c.Kind == yaml.SequenceNode {
		c.Content = slices.DeleteFunc(c.Content, func(n *yaml.Node) bool { return n.Kind == yaml.MappingNode && len(n.Content) == 0 })
	}
	return c
}

// mergeKey returns the key by which the items of a list are one; "" if the
// list is replaced as a whole (patchMergeKey in core/v1 types.go).
func mergeKey(field string, items *yaml.Node) string {
	key := ""
	switch field {
	case "containers", "initContainers", "ephemeralContainers", "volumes", "env", "imagePullSecrets":
		key = "name"
	case "volumeMounts":
		key = "mountPath"
	case "volumeDevices":
		key = "devicePath"
	case "ports":
		if key = "containerPort"; len(items.Content) > 0 && get(items.Content[0], key) == nil {
			key = "port"
		}
	case "hostAliases":
		key = "ip"
	case "topologySpreadConstraints":
		key = "topologyKey"
	}
	for _, item := range items.Content {
		if item.Kind != yaml.MappingNode || get(item, key) == nil && get(item, directive) == nil {
			return ""
		}
	}
	return key
}
