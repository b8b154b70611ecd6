package yamlpos

import "go.yaml.in/yaml/v3"

// child returns the value of one key: the last of the mapping's own, else
// the first that a merge key brings.
func (n *Node) child(key string) *Node {
	if !n.IsMapping() {
		return nil
	}
	content := n.raw.Content
	for i := len(content) - 2; i >= 0; i -= 2 {
		if content[i].Kind == yaml.ScalarNode && content[i].Value == key && !isMerge(content[i]) {
			return n.doc.wrap(content[i+1], n, content[i], key)
		}
	}
	return n.Merged(key)
}

// Merged returns the value of a key that merge keys bring, also if the
// mapping has the key itself, which then hides it.
func (n *Node) Merged(key string) *Node {
	if !n.IsMapping() {
		return nil
	}
	for _, source := range n.merged() {
		if v := source.child(key); v != nil {
			return n.doc.wrap(v.raw, n, v.key, key)
		}
	}
	return nil
}

// Pairs returns the keys and values of a mapping: its own in the order of
// the file (of a key that stands twice, the last value), then those that
// merge keys bring. Keys that are no scalars are left out.
func (n *Node) Pairs() []Pair {
	if !n.IsMapping() {
		return nil
	}
	var pairs []Pair
	index := map[string]int{}
	content := n.raw.Content
	for i := 0; i+1 < len(content); i += 2 {
		key := content[i]
		if key.Kind != yaml.ScalarNode || isMerge(key) {
			continue
		}
		p := Pair{Key: key.Value, Value: n.doc.wrap(content[i+1], n, key, key.Value)}
		if at, twice := index[p.Key]; twice {
			pairs[at] = p
			continue
		}
		index[p.Key] = len(pairs)
		pairs = append(pairs, p)
	}
	for _, source := range n.merged() {
		for _, p := range source.Pairs() {
			if _, own := index[p.Key]; own || p.Value == nil {
				continue
			}
			index[p.Key] = len(pairs)
			pairs = append(pairs, Pair{p.Key, n.doc.wrap(p.Value.raw, n, p.Value.key, p.Key)})
		}
	}
	return pairs
}

// merged returns the mappings that merge keys name, first one first.
func (n *Node) merged() []*Node {
	var sources []*Node
	for i := 0; i+1 < len(n.raw.Content); i += 2 {
		if !isMerge(n.raw.Content[i]) {
			continue
		}
		source := n.doc.wrap(n.raw.Content[i+1], n, nil, "<<")
		if source.IsSequence() {
			sources = append(sources, source.Items()...)
			continue
		}
		sources = append(sources, source)
	}
	return sources
}

func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && key.ShortTag() == "!!merge"
}
