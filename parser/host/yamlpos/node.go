package yamlpos

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
)

// Node is a value of a document, with aliases followed and merge keys
// applied. All methods may be called on a nil Node, which is absent.
type Node struct {
	doc    *Document
	raw    *yaml.Node
	parent *Node
	key    *yaml.Node // the key that led here; nil in a sequence and at the top
	step   string     // how the path goes on from the parent: "spec", "[0]"
	depth  int
}

// Pair is a key of a mapping and its value.
type Pair struct {
	Key   string
	Value *Node
}

// wrap follows aliases, within the limits.
func (d *Document) wrap(raw *yaml.Node, parent *Node, key *yaml.Node, step string) *Node {
	n := &Node{doc: d, raw: raw, parent: parent, key: key, step: step}
	if parent != nil {
		n.depth = parent.depth + 1
	}
	for n.raw.Kind == yaml.AliasNode {
		if d.aliases++; d.aliases > maxAliases {
			if d.aliases == maxAliases+1 {
				at := d.offset(raw)
				d.note(d.span(at, at), fmt.Sprintf("more than %d uses of aliases: the rest is not read", maxAliases))
			}
			return nil
		}
		n.raw = n.raw.Alias
	}
	if n.depth > maxDepth {
		return nil
	}
	return n
}

// IsNull reports whether the node is absent or says null.
func (n *Node) IsNull() bool {
	return n == nil || n.raw.Kind == yaml.ScalarNode && n.raw.ShortTag() == "!!null"
}

// IsMapping reports whether the node is a mapping.
func (n *Node) IsMapping() bool { return n != nil && n.raw.Kind == yaml.MappingNode }

// IsSequence reports whether the node is a sequence.
func (n *Node) IsSequence() bool { return n != nil && n.raw.Kind == yaml.SequenceNode }

// IsScalar reports whether the node is a scalar other than null.
func (n *Node) IsScalar() bool { return n != nil && n.raw.Kind == yaml.ScalarNode && !n.IsNull() }

// Tag returns the node's short tag, "!!str" or a local one as "!reset"; ""
// for an absent node.
func (n *Node) Tag() string {
	if n == nil {
		return ""
	}
	return n.raw.ShortTag()
}

// Str returns the text of a scalar, "" for anything else.
func (n *Node) Str() string {
	if !n.IsScalar() {
		return ""
	}
	return n.raw.Value
}

// Get follows keys from mapping to mapping; nil if one is absent.
func (n *Node) Get(keys ...string) *Node {
	for _, key := range keys {
		n = n.child(key)
	}
	return n
}

// Items returns the items of a sequence, nothing for anything else.
func (n *Node) Items() []*Node {
	if !n.IsSequence() {
		return nil
	}
	items := make([]*Node, 0, len(n.raw.Content))
	for i, raw := range n.raw.Content {
		if item := n.doc.wrap(raw, n, nil, "["+strconv.Itoa(i)+"]"); item != nil {
			items = append(items, item)
		}
	}
	return items
}

// Path returns the way from the document's top: "spec.containers[0].image".
func (n *Node) Path() string {
	var steps []string
	for ; n != nil && n.parent != nil; n = n.parent {
		steps = append(steps, n.step)
	}
	var b strings.Builder
	for i := len(steps) - 1; i >= 0; i-- {
		if b.Len() > 0 && !strings.HasPrefix(steps[i], "[") {
			b.WriteByte('.')
		}
		b.WriteString(steps[i])
	}
	return b.String()
}

// Parent returns the node that this one was reached from.
func (n *Node) Parent() *Node {
	if n == nil {
		return nil
	}
	return n.parent
}

// Key returns the key that led to the node, "" in a sequence.
func (n *Node) Key() string {
	if n == nil || n.key == nil {
		return ""
	}
	return n.key.Value
}

// KeySpan returns the span of the key that led to the node; that of the
// node itself in a sequence.
func (n *Node) KeySpan() source.Span {
	if n == nil || n.key == nil {
		return n.Span()
	}
	return n.doc.scalarSpan(n.key)
}

// Document returns the document that the node belongs to.
func (n *Node) Document() *Document {
	if n == nil {
		return nil
	}
	return n.doc
}

// Comments returns the comments above the node's key or item, at the end of
// its line, and below it, as they are written.
func (n *Node) Comments() []string {
	if n == nil {
		return nil
	}
	var comments []string
	for _, raw := range []*yaml.Node{n.key, n.raw} {
		if raw == nil {
			continue
		}
		for _, c := range []string{raw.HeadComment, raw.LineComment, raw.FootComment} {
			if c != "" {
				comments = append(comments, c)
			}
		}
	}
	return comments
}

// Own returns the values of a mapping or the items of a sequence as they
// stand there, without what aliases and merge keys repeat.
func (n *Node) Own() []*Node {
	if !n.IsMapping() && !n.IsSequence() {
		return nil
	}
	var own []*Node
	content := n.raw.Content
	for i := 0; i < len(content); i++ {
		step, key := "["+strconv.Itoa(i)+"]", (*yaml.Node)(nil)
		if n.IsMapping() && i+1 < len(content) {
			key = content[i]
			step = key.Value
			i++
		}
		if content[i].Kind == yaml.AliasNode {
			continue
		}
		if child := n.doc.wrap(content[i], n, key, step); child != nil {
			own = append(own, child)
		}
	}
	return own
}
