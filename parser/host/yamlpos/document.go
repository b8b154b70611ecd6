// Package yamlpos reads YAML and keeps the way back from every scalar to the
// bytes of the file. It is shared by the hosts whose files are YAML.
//
// The YAML library gives the line and the column where a node starts; ends,
// offsets and the inside of scalars are found here by reading the scalar's
// text again, and are trusted only where the result equals what the library
// read.
package yamlpos

import (
	"bytes"
	"fmt"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
)

// Limits on what one document may ask for. Reaching one is a note.
const (
	maxDepth   = 256     // levels of nesting, aliases followed
	maxAliases = 200_000 // uses of an alias that are followed
)

// Document is one YAML document of a file. It is parsed when Root is first
// called; it is not safe for use by several goroutines.
type Document struct {
	File       *source.File
	Index      int // 0 for the first document of the file
	Start, End int // byte range in the file

	buf     []byte // the document's bytes; what YAML forbids is replaced
	clean   bool   // buf is what stands in the file
	columns columns

	parsed  bool
	root    *yaml.Node
	draft   *Draft // set if the nodes come from other documents
	aliases int
	notes   []source.Note
	diags   []unit.Diag
}

// Contains reports whether the document's bytes hold one of the texts: a
// cheap test before it is parsed.
func (d *Document) Contains(texts ...string) bool {
	for _, text := range texts {
		if bytes.Contains(d.buf, []byte(text)) {
			return true
		}
	}
	return false
}

// Root parses the document and returns its top node: nil if it is empty or
// cannot be parsed, which Notes then explains.
func (d *Document) Root() *Node {
	if !d.parsed {
		d.parsed = true
		d.parse()
	}
	if d.root == nil {
		return nil
	}
	return d.wrap(d.root, nil, nil, "")
}

// Notes returns what could not be read, with the parser's own message.
func (d *Document) Notes() []source.Note { return d.notes }

// Diags returns the conditions that were noticed in the document.
func (d *Document) Diags() []unit.Diag { return d.diags }

func (d *Document) parse() {
	d.columns = newColumns(d.buf)
	var top yaml.Node
	if err := unmarshal(d.buf, &top); err != nil {
		d.explain(err)
		return
	}
	if top.Kind != yaml.DocumentNode || len(top.Content) == 0 {
		return
	}
	if deep := d.check(top.Content[0], 0); deep != nil {
		d.note(d.span(d.offset(deep), d.offset(deep)), fmt.Sprintf(
			"nested more than %d levels deep: the document is not read", maxDepth))
		return
	}
	d.root = top.Content[0]
	d.checkAliases(d.root)
}

// unmarshal turns a panic of the library into an error: what it reads is
// not ours to trust.
func unmarshal(text []byte, into *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	return yaml.Unmarshal(text, into)
}

// check reports keys that stand twice, and returns a node that lies too
// deep, nil if there is none. Aliases are not followed.
func (d *Document) check(n *yaml.Node, depth int) (deep *yaml.Node) {
	if depth > maxDepth {
		return n
	}
	if n.Kind == yaml.MappingNode {
		d.checkKeys(n)
	}
	for _, child := range n.Content {
		if deep := d.check(child, depth+1); deep != nil {
			return deep
		}
	}
	return nil
}

func (d *Document) checkKeys(n *yaml.Node) {
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || isMerge(key) {
			continue
		}
		if first, twice := seen[key.Value]; twice {
			d.diags = append(d.diags, unit.Diag{
				Rule:    "duplicate-key",
				At:      d.scalarSpan(key),
				Message: fmt.Sprintf("key %q stands twice in one mapping; the last one counts", key.Value),
				Certain: true,
				Related: []source.Note{{At: d.scalarSpan(first), Text: "first here"}},
			})
		}
		seen[key.Value] = key
	}
}

func (d *Document) note(at source.Span, text string) {
	d.notes = append(d.notes, source.Note{At: at, Text: text})
}

// span returns the span of the bytes from to to of the document.
func (d *Document) span(from, to int) source.Span {
	return source.Span{File: d.File, Start: d.Start + from, End: d.Start + to}
}

// exact is span for bytes that are the text itself.
func (d *Document) exact(from, to int) source.Span {
	s := d.span(from, to)
	s.Exact = d.clean || bytes.Equal(d.buf[from:to], d.File.Text[s.Start:s.End])
	return s
}

// offset returns where a node starts in the document's bytes.
func (d *Document) offset(n *yaml.Node) int { return d.columns.offset(n.Line, n.Column) }
