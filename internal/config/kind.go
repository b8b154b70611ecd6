package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/nearest"
	"github.com/ffvet/ffvet/parser/source"
)

// schema is a JSON Schema.
type schema map[string]any

// kind is a kind of value: what the JSON Schema says of it, how it is read,
// and how it is shown. The loader, the schema and `ffvet config` come from the
// same kinds, so none of them can know a key that the others don't.
type kind[V any] struct {
	schema schema
	read   func(d *decoder, n *yaml.Node, into *V)
	show   func(p *printer, from V) *yaml.Node // nil if it is not set
}

// field is one key of a T.
type field[T any] struct {
	name     string
	schema   schema
	required bool
	read     func(d *decoder, n *yaml.Node, into *T)
	show     func(p *printer, from T) *yaml.Node
}

// key returns the field with the given name and documentation that is kept
// where at points.
func key[T, V any](name, doc string, k kind[V], at func(*T) *V) field[T] {
	described := maps.Clone(k.schema)
	described["description"] = doc
	return field[T]{
		name: name, schema: described,
		read: func(d *decoder, n *yaml.Node, into *T) { k.read(d, n, at(into)) },
		show: func(p *printer, from T) *yaml.Node { return k.show(p, *at(&from)) },
	}
}

// required makes a field one that must be there.
func required[T any](f field[T]) field[T] {
	f.required = true
	return f
}

// self keeps a field's parts in its owner.
func self[T any](t *T) *T { return t }

// object returns the mapping that has the given keys and no others.
func object[T any](fields ...field[T]) kind[T] {
	properties, needed, names := schema{}, []string{}, []string{}
	for _, f := range fields {
		properties[f.name] = f.schema
		names = append(names, f.name)
		if f.required {
			needed = append(needed, f.name)
		}
	}
	s := schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(needed) > 0 {
		s["required"] = needed
	}
	return kind[T]{
		schema: s,
		read: func(d *decoder, n *yaml.Node, into *T) {
			n, ok := d.mapping(n)
			if !ok {
				return
			}
			given := map[string]bool{}
			for _, p := range d.pairs(n) {
				i := slices.Index(names, p.key.Value)
				if i < 0 {
					d.unknownKey(p.key, names)
					continue
				}
				given[p.key.Value] = true
				d.under(p, func() { fields[i].read(d, p.value, into) })
			}
			for _, name := range needed {
				if !given[name] {
					d.problem(n, "%q is missing", name)
				}
			}
		},
		show: func(p *printer, from T) *yaml.Node {
			var content []*yaml.Node
			for _, f := range fields {
				p.under(f.name, func() { content = appendPair(content, f.name, f.show(p, from)) })
			}
			return p.mapping(content)
		},
	}
}

func (d *decoder) unknownKey(key *yaml.Node, names []string) {
	if near, ok := nearest.Of(key.Value, names); ok {
		d.problem(key, "unknown key %q: did you mean %q?", key.Value, near)
		return
	}
	d.problem(key, "unknown key %q: known are %s", key.Value, strings.Join(slices.Sorted(slices.Values(names)), ", "))
}

// mapping returns the node if it is a mapping; an empty value is none and no
// problem.
func (d *decoder) mapping(n *yaml.Node) (_ *yaml.Node, ok bool) {
	n, ok = d.resolve(n)
	if ok && n.Kind != yaml.MappingNode {
		d.problem(n, "want keys and values, not %s", describe(n))
		return n, false
	}
	return n, ok
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "keys and values"
	}
	return fmt.Sprintf("%q", n.Value)
}

// list returns the list of values of one kind. One value that stands alone is
// a list of one.
func list[V any](k kind[V]) kind[[]V] {
	return kind[[]V]{
		schema: schema{"anyOf": []schema{{"type": "array", "items": k.schema}, k.schema}},
		read: func(d *decoder, n *yaml.Node, into *[]V) {
			n, ok := d.resolve(n)
			if !ok {
				return
			}
			items := []*yaml.Node{n}
			if n.Kind == yaml.SequenceNode {
				items = n.Content
			}
			for _, item := range items {
				var v V
				k.read(d, item, &v)
				*into = append(*into, v)
			}
		},
		show: func(p *printer, from []V) *yaml.Node {
			var items []*yaml.Node
			for _, v := range from {
				if n := k.show(p, v); n != nil {
					items = append(items, n)
				}
			}
			return p.list(items)
		},
	}
}

// byName returns the mapping from names of the user's own to values of one
// kind, kept in the order of the file.
func byName[V any](k kind[V], name func(v *V) *string, at func(*V) *source.Span) kind[[]V] {
	return kind[[]V]{
		schema: schema{"type": "object", "additionalProperties": k.schema},
		read: func(d *decoder, n *yaml.Node, into *[]V) {
			d.entries(n, func(key, value *yaml.Node) {
				var v V
				*name(&v), *at(&v) = key.Value, d.span(key)
				k.read(d, value, &v)
				*into = append(*into, v)
			})
		},
		show: func(p *printer, from []V) *yaml.Node {
			var content []*yaml.Node
			for _, v := range from {
				own := *name(&v)
				p.under(own, func() { content = appendPair(content, own, k.show(p, v)) })
			}
			return p.mapping(content)
		},
	}
}

// mapOf returns the mapping from names of the user's own to values of one kind.
func mapOf[V any](k kind[V]) kind[map[string]V] {
	return kind[map[string]V]{
		schema: schema{"type": "object", "additionalProperties": k.schema},
		read: func(d *decoder, n *yaml.Node, into *map[string]V) {
			d.entries(n, func(key, value *yaml.Node) {
				var v V
				k.read(d, value, &v)
				if *into == nil {
					*into = map[string]V{}
				}
				(*into)[key.Value] = v
			})
		},
		show: func(p *printer, from map[string]V) *yaml.Node {
			var content []*yaml.Node
			for _, name := range slices.Sorted(maps.Keys(from)) {
				p.under(name, func() { content = appendPair(content, name, k.show(p, from[name])) })
			}
			return p.mapping(content)
		},
	}
}

// entries calls read for each entry of a mapping, with its key on the path.
func (d *decoder) entries(n *yaml.Node, read func(key, value *yaml.Node)) {
	n, ok := d.mapping(n)
	if !ok {
		return
	}
	for _, p := range d.pairs(n) {
		d.under(p, func() { read(p.key, p.value) })
	}
}

// checked runs a check on each value that was read.
func checked[V any](k kind[V], check func(d *decoder, n *yaml.Node, v *V)) kind[V] {
	read := k.read
	k.read = func(d *decoder, n *yaml.Node, into *V) {
		read(d, n, into)
		check(d, n, into)
	}
	return k
}

// optional returns the kind whose absence differs from its zero value.
func optional[V any](k kind[V]) kind[*V] {
	return kind[*V]{
		schema: k.schema,
		read: func(d *decoder, n *yaml.Node, into **V) {
			var v V
			before := len(d.problems)
			if k.read(d, n, &v); len(d.problems) == before {
				*into = &v
			}
		},
		show: func(p *printer, from *V) *yaml.Node {
			if from == nil {
				return nil
			}
			return k.show(p, *from)
		},
	}
}
