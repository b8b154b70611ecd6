package yamlpos

import (
	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
)

// maxDraft is how many nodes one draft may hold.
const maxDraft = 500_000

// Draft holds values that a tool puts together out of several files. They may
// be changed as plain YAML nodes; each still knows the place that it comes
// from. It is not safe for use by several goroutines.
type Draft struct {
	origins map[*yaml.Node]origin
	full    bool
}

// origin is where a node of a draft stands: in a document, or in a text of
// another kind.
type origin struct {
	doc  *Document
	text *source.Text
}

// NewDraft returns an empty draft.
func NewDraft() *Draft { return &Draft{origins: map[*yaml.Node]origin{}} }

// Full reports whether the draft had no room for something.
func (d *Draft) Full() bool { return d.full }

// Copy returns a node that may be changed: the value with aliases followed and
// merge keys applied. It is null if the draft has no room for it.
func (d *Draft) Copy(n *Node) *yaml.Node { return d.copy(n, nil) }

// Parse reads YAML that stands in the text of a scalar. What cannot be read
// is noted there.
func (d *Draft) Parse(text source.Text) (tops []*yaml.Node, notes []source.Note) {
	for _, doc := range Split(source.NewFile("", []byte(text.Str))) {
		if root := doc.Root(); root != nil {
			tops = append(tops, d.copy(root, &text))
		}
		for _, n := range doc.Notes() {
			notes = append(notes, source.Note{At: text.Span(n.At.Start, n.At.End), Text: n.Text})
		}
	}
	return tops, notes
}

// copy copies a value; the text is the one that its document is made from, nil
// if that is a file.
func (d *Draft) copy(n *Node, in *source.Text) *yaml.Node {
	if n == nil || len(d.origins) >= maxDraft {
		d.full = d.full || n != nil
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	c := d.own(n.raw, n.doc, in)
	for _, p := range n.Pairs() {
		if p.Value != nil {
			c.Content = append(c.Content, d.own(p.Value.key, n.doc, in), d.copy(p.Value, in))
		}
	}
	for _, item := range n.Items() {
		c.Content = append(c.Content, d.copy(item, in))
	}
	return c
}

// own returns a node without children that stands where another one does.
func (d *Draft) own(raw *yaml.Node, doc *Document, in *source.Text) *yaml.Node {
	c := *raw
	c.Content, c.Alias, c.Anchor = nil, nil, ""
	d.origins[&c] = doc.origin(raw)
	if in != nil {
		d.origins[&c] = origin{text: inside(*in, raw, doc)}
	}
	return &c
}

// inside returns the text of a node whose document is the text of a scalar.
func inside(text source.Text, raw *yaml.Node, doc *Document) *source.Text {
	span := doc.nodeSpan(raw)
	part := text.Slice(span.Start, span.End)
	if raw.Kind == yaml.ScalarNode {
		own, _ := doc.scan(raw)
		part = own.Within(text)
	}
	return &part
}

// Again returns another copy of a node of the draft: each place where a value
// is put can then be changed for itself.
func (d *Draft) Again(raw *yaml.Node) *yaml.Node {
	if len(d.origins) >= maxDraft {
		d.full = true
		return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}
	}
	c := *raw
	c.Content = make([]*yaml.Node, len(raw.Content))
	for i, child := range raw.Content {
		c.Content[i] = d.Again(child)
	}
	d.origins[&c] = d.origins[raw]
	return &c
}

// Scalar returns a string that the tool makes; it points at a node of the
// draft, which decided it.
func (d *Draft) Scalar(text string, at *yaml.Node) *yaml.Node {
	s := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text, Line: at.Line, Column: at.Column, Style: at.Style}
	d.origins[s] = d.origins[at]
	return s
}

// Text returns a string that is the text of another file.
func (d *Draft) Text(text source.Text) *yaml.Node {
	s := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text.Str}
	d.origins[s] = origin{text: &text}
	return s
}

// View reads a node of the draft. Its document is one of its own; the file is
// the one that the node comes from.
func (d *Draft) View(raw *yaml.Node) *Node {
	doc := &Document{parsed: true, root: raw, draft: d}
	if from := d.origins[raw].doc; from != nil {
		doc.File = from.File
	}
	return doc.Root()
}

// origin returns where a node stands that was reached in the document.
func (d *Document) origin(raw *yaml.Node) origin {
	if d.draft == nil {
		return origin{doc: d}
	}
	return d.draft.origins[raw]
}

// spanIn returns the span of a node of a draft: of a collection, up to the
// last of its children that stands in the same document behind it.
func (d *Draft) spanIn(raw *yaml.Node) source.Span {
	from := d.origins[raw]
	switch {
	case from.text != nil:
		return from.text.Span(0, len(from.text.Str))
	case from.doc == nil:
		return source.Span{}
	case raw.Kind == yaml.ScalarNode:
		return from.doc.scalarSpan(raw)
	}
	start := from.doc.offset(raw)
	end := start
	for _, child := range raw.Content {
		if d.origins[child].doc == from.doc {
			end = max(end, d.spanIn(child).End-from.doc.Start)
		}
	}
	if raw.Style&yaml.FlowStyle != 0 {
		end = from.doc.closing(end)
	}
	return from.doc.span(start, end)
}

// scan returns the text of a scalar of a draft, and where it stands.
func (d *Draft) scan(raw *yaml.Node) (source.Text, source.Span) {
	switch from := d.origins[raw]; {
	case from.text != nil:
		return *from.text, d.spanIn(raw)
	case from.doc != nil:
		return from.doc.scan(raw)
	}
	return source.Text{Str: raw.Value}, source.Span{}
}
