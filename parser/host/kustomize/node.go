package kustomize

import (
	"slices"

	"go.yaml.in/yaml/v3"
)

// get follows keys from mapping to mapping; nil if one is absent.
func get(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		i := index(n, key)
		if i < 0 {
			return nil
		}
		n = n.Content[i+1]
	}
	return n
}

// index returns where a key stands in a mapping; -1 if it does not.
func index(n *yaml.Node, key string) int {
	if n == nil || n.Kind != yaml.MappingNode {
		return -1
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// text returns the scalar below the keys, "" if there is none.
func text(n *yaml.Node, keys ...string) string {
	if n = get(n, keys...); n == nil || n.Kind != yaml.ScalarNode {
		return ""
	}
	return n.Value
}

// put sets the value of a key.
func put(n *yaml.Node, key string, value *yaml.Node) {
	if i := index(n, key); i >= 0 {
		n.Content[i+1] = value
		return
	}
	n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: key}, value)
}

// drop takes a key out of a mapping.
func drop(n *yaml.Node, key string) {
	if i := index(n, key); i >= 0 {
		n.Content = slices.Delete(n.Content, i, i+2)
	}
}

// ensure returns the mapping below the keys, and makes those that are missing.
func ensure(n *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		next := get(n, key)
		if next == nil || next.Kind != yaml.MappingNode {
			next = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
			put(n, key, next)
		}
		n = next
	}
	return n
}

// visit calls the function for every mapping below and including a node.
func visit(n *yaml.Node, mapping func(*yaml.Node)) {
	if n.Kind == yaml.MappingNode {
		mapping(n)
	}
	for _, child := range n.Content {
		visit(child, mapping)
	}
}

// isNull reports whether a value in a patch takes the key away.
func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }
