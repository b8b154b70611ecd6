package yamlpos

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// Text returns the text of a scalar with the way back to the file; the empty
// Text for anything else. Where the scalar could not be read again as the
// library did, the whole text comes, inexactly, from the whole scalar.
func (n *Node) Text() source.Text {
	if !n.IsScalar() {
		return source.Text{}
	}
	text, _ := n.doc.scan(n.raw)
	return text
}

// Word returns the text of a scalar as one argument.
func (n *Node) Word() word.Word { return word.FromText(n.Text(), n.Span()) }

// Span returns the bytes of the node, quotes and brackets included; exact
// for a scalar that stands in the file as it is.
func (n *Node) Span() source.Span {
	if n == nil {
		return source.Span{}
	}
	return n.doc.nodeSpan(n.raw)
}

func (d *Document) nodeSpan(raw *yaml.Node) source.Span {
	if d.draft != nil {
		return d.draft.spanIn(raw)
	}
	if raw.Kind == yaml.ScalarNode {
		return d.scalarSpan(raw)
	}
	start := d.offset(raw)
	end := start
	if raw.Kind == yaml.AliasNode {
		return d.span(start, start+len("*")+len(raw.Value))
	}
	if len(raw.Content) > 0 {
		end = d.nodeSpan(raw.Content[len(raw.Content)-1]).End - d.Start
	}
	if raw.Style&yaml.FlowStyle != 0 {
		end = d.closing(max(start, end))
	}
	return d.span(start, max(start, end))
}

// closing returns the offset behind the bracket that ends a flow collection
// whose last item ends at the offset.
func (d *Document) closing(at int) int {
	for at < len(d.buf) {
		switch d.buf[at] {
		case ']', '}':
			return at + 1
		case '#':
			_, at = cutLine(d.buf, at)
		default:
			at++
		}
	}
	return at
}

// scalarSpan returns the span of a scalar, quotes included.
func (d *Document) scalarSpan(raw *yaml.Node) source.Span {
	if d.draft != nil {
		return d.draft.spanIn(raw)
	}
	_, span := d.scan(raw)
	return span
}

// scan reads a scalar's text again from the bytes of the document.
func (d *Document) scan(raw *yaml.Node) (source.Text, source.Span) {
	if d.draft != nil {
		return d.draft.scan(raw)
	}
	start := d.properties(d.offset(raw))
	s := scanner{d: d, at: start}
	var ok bool
	switch {
	case raw.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		ok = s.block(raw.Value, raw.Style&yaml.LiteralStyle != 0)
	case raw.Style&yaml.DoubleQuotedStyle != 0:
		ok = s.doubleQuoted()
	case raw.Style&yaml.SingleQuotedStyle != 0:
		ok = s.singleQuoted()
	default:
		ok = s.plain(raw.Value)
	}
	if text := s.b.Text(); ok && text.Str == raw.Value {
		whole := d.exact(start, s.at)
		whole.Exact = whole.Exact && whole.Text() == raw.Value
		return text, whole
	}
	return d.inexact(raw, start)
}

// inexact gives up on finding the way back for each byte: the text comes
// from the rest of the line on which the scalar starts.
func (d *Document) inexact(raw *yaml.Node, start int) (source.Text, source.Span) {
	line, _ := cutLine(d.buf, start)
	whole := d.span(start, start+len(bytes.TrimRight(line, " \t\r")))
	var b source.Builder
	b.Add(raw.Value, whole)
	return b.Text(), whole
}

// properties returns the offset behind a node's anchor and tag.
func (d *Document) properties(at int) int {
	for at < len(d.buf) {
		switch c := d.buf[at]; {
		case c == '&' || c == '!':
			for at < len(d.buf) && !isBlank(d.buf[at]) && breakLen(d.buf, at) == 0 {
				at++
			}
		case isBlank(c):
			at++
		case c == '#':
			_, at = cutLine(d.buf, at)
		case breakLen(d.buf, at) > 0:
			at += breakLen(d.buf, at)
		default:
			return at
		}
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

// scanner reads one scalar and builds its text.
type scanner struct {
	d  *Document
	at int
	b  source.Builder
}

// keep adds the bytes up to the offset as they stand.
func (s *scanner) keep(to int) {
	s.b.Add(string(s.d.buf[s.at:to]), s.d.exact(s.at, to))
	s.at = to
}

// replace adds a text that comes from the bytes up to the offset.
func (s *scanner) replace(text string, to int) {
	span := s.d.span(s.at, to)
	span.Exact = text == string(s.d.buf[s.at:to]) && s.d.exact(s.at, to).Exact
	s.b.Add(text, span)
	s.at = to
}

// fold reads blanks and line breaks of a flow scalar. One break becomes a
// space, n of them n-1; blanks without a break stay. It reports whether it
// read anything.
func (s *scanner) fold() bool {
	buf, at, breaks := s.d.buf, s.at, 0
	for at < len(buf) {
		if isBlank(buf[at]) {
			at++
			continue
		}
		n := breakLen(buf, at)
		if n == 0 {
			break
		}
		at += n
		breaks++
	}
	switch {
	case at == s.at:
		return false
	case breaks == 0:
		s.keep(at)
	case breaks == 1:
		s.replace(" ", at)
	default:
		s.replace(strings.Repeat("\n", breaks-1), at)
	}
	return true
}
