package yamlpos

import (
	"testing"

	"github.com/ffvet/ffvet/parser/source"
)

// FuzzDocuments holds the property that everything here rests on: a text is
// what the library read, and bytes that claim to stand in the file do.
func FuzzDocuments(f *testing.F) {
	f.Add("a: &x [b, 'c''d', \"e\\n\\\n f\"]\nb: *x\n---\nc: |2-\n   d\n\n  e\nf: >+\n g\n h\n\n")
	f.Add("\ufeff%YAML 1.1\r\n---\r\n? a\r\n: {b: c, <<: {d: e}}\r\n...\r\n\tx: \xff")
	f.Add("a: {{ .Values.b }}\nc: ${D:=3}\n")
	f.Fuzz(func(t *testing.T, text string) {
		file := source.NewFile("a.yaml", []byte(text))
		for _, d := range Split(file) {
			visit(t, d.Root())
		}
	})
}

func visit(t *testing.T, n *Node) {
	if span := n.Span(); n != nil && (span.Start > span.End || span.End > len(span.File.Text)) {
		t.Fatalf("span %d:%d", span.Start, span.End)
	}
	if n.IsScalar() {
		if text := n.Text(); text.Str != n.Str() {
			t.Fatalf("text %q of the value %q", text.Str, n.Str())
		}
		checkMap(t, n.Text())
		n.Int()
		return
	}
	if n != nil && n.depth > 8 { // an alias may lead back up
		return
	}
	for _, p := range n.Pairs() {
		visit(t, p.Value)
	}
	for _, item := range n.Items() {
		visit(t, item)
	}
}
