package config

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
)

// Problem is something in the configuration that cannot be used. The rest of
// the file is read nevertheless.
type Problem struct {
	At      source.Span
	Message string // names the key, what is wrong and what to do
}

// String prints "file:line:column: message".
func (p Problem) String() string {
	at := p.At.Position()
	return fmt.Sprintf("%s:%d:%d: %s", p.At.File.Path, at.Line, at.Column, p.Message)
}

// maxNodes bounds how many YAML nodes are read, aliases counted each time:
// a file of a few lines can stand for billions of them.
const maxNodes = 100_000

// decoder reads YAML nodes into the configuration and collects what is wrong.
type decoder struct {
	file     *source.File
	path     []string          // keys on the way to the current node
	origins  map[string]string // where each key was set: ".ffvet.yaml:3"
	mentions []Mention
	problems []Problem
	nodes    int
	merging  int // merge keys on the way, one inside the other
}

// maxMerge is how deep merge keys may lead into each other; a mapping that
// merges itself has no end.
const maxMerge = 16

// problem reports what is wrong with a node.
func (d *decoder) problem(n *yaml.Node, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if len(d.path) > 0 {
		message = strings.Join(d.path, ".") + ": " + message
	}
	d.problems = append(d.problems, Problem{At: d.span(n), Message: message})
}

// under reads with a key on the path, and notes where its value was set.
func (d *decoder) under(p pair, read func()) {
	d.path = append(d.path, p.key.Value)
	if p.value.Kind != yaml.MappingNode {
		d.origins[strings.Join(d.path, ".")] = fmt.Sprintf("%s:%d", d.file.Path, p.key.Line)
	}
	read()
	d.path = d.path[:len(d.path)-1]
}

// span returns where a node stands; it is exact for a plain scalar.
func (d *decoder) span(n *yaml.Node) source.Span {
	start := d.file.LineStart(n.Line)
	for i := 1; i < n.Column && start < len(d.file.Text); i++ {
		_, size := utf8.DecodeRune(d.file.Text[start:])
		start += size
	}
	end := min(start+len(n.Value), len(d.file.Text))
	exact := n.Kind == yaml.ScalarNode && string(d.file.Text[start:end]) == n.Value
	if !exact {
		end = min(start+1, len(d.file.Text))
	}
	return source.Span{File: d.file, Start: start, End: end, Exact: exact}
}

// resolve follows an alias. ok is false for an empty value and once the file
// has become too long; both are left as they are.
func (d *decoder) resolve(n *yaml.Node) (_ *yaml.Node, ok bool) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if d.nodes++; d.nodes == maxNodes {
		d.problem(n, "more than %d values: take out aliases that repeat each other", maxNodes)
	}
	return n, d.nodes < maxNodes && n.ShortTag() != "!!null"
}

// pair is one entry of a mapping.
type pair struct{ key, value *yaml.Node }

// pairs returns the entries of a mapping, those that a merge key brings in
// included. The first of two equal keys counts; the second is a problem.
func (d *decoder) pairs(n *yaml.Node) []pair {
	seen := map[string]bool{}
	var all, merged []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case key.ShortTag() == "!!merge":
			merged = append(merged, d.merged(value)...)
		case seen[key.Value]:
			d.problem(key, "%q stands twice: keep one of the two", key.Value)
		default:
			seen[key.Value] = true
			all = append(all, pair{key, value})
		}
	}
	for _, p := range merged {
		if !seen[p.key.Value] {
			seen[p.key.Value] = true
			all = append(all, p)
		}
	}
	return all
}

// merged returns what `<<` takes over from one mapping or a list of them.
func (d *decoder) merged(n *yaml.Node) []pair {
	d.merging++
	defer func() { d.merging-- }()
	n, ok := d.resolve(n)
	switch {
	case !ok:
		return nil
	case d.merging > maxMerge:
		d.problem(n, "<< leads through more than %d mappings: does it merge itself?", maxMerge)
		return nil
	case n.Kind == yaml.MappingNode:
		return d.pairs(n)
	case n.Kind != yaml.SequenceNode:
		d.problem(n, "<< takes a mapping")
		return nil
	}
	var all []pair
	for _, item := range n.Content {
		if item, ok := d.resolve(item); ok && item.Kind == yaml.MappingNode {
			all = append(all, d.pairs(item)...)
		}
	}
	return all
}
