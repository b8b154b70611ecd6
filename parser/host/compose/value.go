package compose

import (
	"slices"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// value is what several files say about one thing, the base first: mappings
// are merged key by key, lists appended, anything else replaced.
type value struct{ layers []*yamlpos.Node }

type entry struct {
	key   string
	value value
}

// newValue keeps the layers that count: those behind the last one that
// replaces what is below it.
func newValue(layers []*yamlpos.Node) value {
	for i := len(layers) - 1; i >= 0; i-- {
		n := layers[i]
		switch {
		case n.Tag() == "!reset":
			return value{layers[i+1:]}
		case n.Tag() == "!override", n.IsScalar(), n.IsNull():
			return value{layers[i:]}
		}
	}
	return value{layers}
}

// get follows keys.
func (v value) get(keys ...string) value {
	for _, key := range keys {
		var layers []*yamlpos.Node
		for _, n := range v.layers {
			if child := n.Get(key); child != nil {
				layers = append(layers, child)
			}
		}
		v = newValue(layers)
	}
	return v
}

// node is the node that decides: the last one.
func (v value) node() *yamlpos.Node {
	if len(v.layers) == 0 {
		return nil
	}
	return v.layers[len(v.layers)-1]
}

// last is the value without what lies below its last layer.
func (v value) last() value { return value{v.layers[max(len(v.layers)-1, 0):]} }

func (v value) isSet() bool     { return !v.node().IsNull() }
func (v value) isMapping() bool { return v.node().IsMapping() }

// text returns a scalar as it is written.
func (v value) text() string { return v.node().Str() }

// pairs returns the merged keys of a mapping, in the order in which they
// first appear.
func (v value) pairs() []entry {
	var keys []string
	seen := map[string]bool{}
	for _, n := range v.layers {
		for _, p := range n.Pairs() {
			if !seen[p.Key] {
				seen[p.Key] = true
				keys = append(keys, p.Key)
			}
		}
	}
	entries := make([]entry, 0, len(keys))
	for _, key := range keys {
		entries = append(entries, entry{key, v.get(key)})
	}
	return entries
}

// items returns the items of all layers of a list.
func (v value) items() []value {
	var items []value
	for _, n := range v.layers {
		for _, item := range n.Items() {
			items = append(items, value{[]*yamlpos.Node{item}})
		}
	}
	return slices.Clip(items)
}
