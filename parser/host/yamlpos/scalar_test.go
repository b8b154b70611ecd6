package yamlpos

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/source"
)

// scalars returns every scalar of a tree, keys included.
func scalars(n *yaml.Node) []*yaml.Node {
	if n.Kind == yaml.ScalarNode {
		return []*yaml.Node{n}
	}
	var all []*yaml.Node
	for _, child := range n.Content {
		all = append(all, scalars(child)...)
	}
	return all
}

// checkMap fails if a byte that claims to stand in the file does not.
func checkMap(t *testing.T, text source.Text) {
	t.Helper()
	for i := range len(text.Str) {
		span := text.Span(i, i+1)
		if span.Start < 0 || span.End > len(span.File.Text) || span.Start > span.End {
			t.Fatalf("byte %d of %q comes from %d:%d", i, text.Str, span.Start, span.End)
		}
		if span.Exact && span.Text() != text.Str[i:i+1] {
			t.Fatalf("byte %d of %q is %q in the file", i, text.Str, span.Text())
		}
	}
}

func TestScalarText(t *testing.T) {
	tests := []struct{ name, yaml string }{
		{"plain", "a: ffmpeg -i in.mp4\n"},
		{"plain over two lines", "a: ffmpeg -i\n   in.mp4\n\n   out.mp4\nb: c\n"},
		{"plain with trailing blanks", "a: ffmpeg -i  \n   in.mp4   # comment\n"},
		{"plain in flow", "a: [ffmpeg, -i, in put.mp4 , {b: c d}]\n"},
		{"plain with colon and hash", "a: rtmp://h/x#y\n"},
		{"single quoted", "a: 'it''s 50 %'\n"},
		{"single quoted over lines", "a: 'one  \n   two\n\n\n   three '\n"},
		{"double quoted escapes", `a: "\x41\u00e9\t\n\"\\ \U0001F600"` + "\n"},
		{"double quoted over lines", "a: \"one\n   two \\\n   three\\\n   \\ four\n\n   five\"\n"},
		{"double quoted, escaped break and empty line", "a: \"one\\\n\n  two\"\n"},
		{"literal", "a: |\n  ffmpeg -i x \\\n    -c copy\n\n  echo\nb: c\n"},
		{"literal strip", "a: |-\n  one\n  two\n\nb: c\n"},
		{"literal keep", "a: |+\n  one\n\n\nb: c\n"},
		{"literal with indentation indicator", "a: |2\n    one\n   two\nb: c\n"},
		{"literal with indicator and chomping", "a: |2-  # why\n    one\n  two\n\n"},
		{"literal that starts with blank lines", "a: |\n\n\n  one\n"},
		{"literal with blank lines of spaces", "a: |\n  one\n \n     \n  two\n"},
		{"literal of blank lines only", "a: |+\n\n\n"},
		{"literal without end of line", "a: |\n  one"},
		{"literal with tabs", "a: |\n  x\n  \tone\n\n  two\t\n"},
		{"folded", "a: >\n  one\n  two\n\n  three\n"},
		{"folded with more indentation", "a: >\n  one\n    - two\n    - three\n\n  four\n  five\n"},
		{"folded strip", "a: >-\n  one\n  two\n"},
		{"folded keep", "a: >+\n  one\n  two\n\n\n"},
		{"folded with blank lines around indented ones", "a: >\n\n  one\n\n    two\n\n\n  three\n"},
		{"folded with indicator", "a: >1\n  one\n two\n three\n"},
		{"crlf plain", "a: one\r\n  two\r\nb: c\r\n"},
		{"crlf literal", "a: |\r\n  one\r\n\r\n  two\r\nb: c\r\n"},
		{"crlf folded", "a: >\r\n  one\r\n  two\r\nb: c\r\n"},
		{"crlf double", "a: \"one\\\r\n  two\r\n  three\"\r\n"},
		{"wide characters before", "é: {ü: ffmpeg, 日本: \"x\"}\n"},
		{"wide characters inside", "a: |\n  écho 日本\n  ü\n"},
		{"anchor and tag", "a: &x !!str 'one'\nb: !!str &y |\n  two\nc: *x\n"},
		{"tag on the line before", "a: !!str\n  one two\n"},
		{"document marker", "--- |\n one\n"},
		{"sequence in a sequence", "- - one\n  - 'two'\n- |\n three\n"},
		{"question mark key", "? one\n: two\n? |\n  three\n: four\n"},
		{"json", `{"a": ["b", "c\"d", 1.5], "e": "f"}`},
		{"empty values", "a:\nb: ''\nc: \"\"\nd: ~\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := Split(source.NewFile("a.yaml", []byte(test.yaml)))[0]
			if d.Root() == nil {
				t.Fatal(d.Notes())
			}
			for _, raw := range scalars(d.root) {
				text, _ := d.scan(raw)
				if text.Str != raw.Value {
					t.Fatalf("text = %q, want %q", text.Str, raw.Value)
				}
				checkMap(t, text)
				if raw.Value == "" || raw.ShortTag() == "!!null" {
					continue
				}
				if inexact, _ := d.inexact(raw, d.properties(d.offset(raw))); mapOf(inexact) == mapOf(text) && !exact(text) {
					t.Errorf("no way back for the bytes of %q", raw.Value)
				}
			}
		})
	}
}

func exact(t source.Text) bool { return t.Span(0, len(t.Str)).Exact }

// mapOf lists where each byte of a text comes from.
func mapOf(t source.Text) string {
	var b strings.Builder
	for i := range len(t.Str) {
		span := t.Span(i, i+1)
		b.WriteString(span.Text() + "|")
	}
	return b.String()
}

func TestSpans(t *testing.T) {
	tests := []struct {
		name, yaml string
		path       []string
		want       string
		exact      bool
	}{
		{"plain", "a: b c # d\n", []string{"a"}, "b c", true},
		{"quoted", "a: 'b c'\n", []string{"a"}, "'b c'", false},
		{"flow sequence", "a: [b, 'c' , ] # d\ne: f\n", []string{"a"}, "[b, 'c' , ]", false},
		{"flow mapping of flows", "a: {b: {c: [d]} }\n", []string{"a"}, "{b: {c: [d]} }", false},
		{"empty flow", "a: [ ]\n", []string{"a"}, "[ ]", false},
		{"block mapping", "a:\n  b: 1\n  c: 2\nd: 3\n", []string{"a"}, "b: 1\n  c: 2", false},
		{"literal", "a: |\n  b\nc: d\n", []string{"a"}, "|\n  b\n", false},
		{"behind wide characters", "日本: {é: x}\n", []string{"日本", "é"}, "x", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := Split(source.NewFile("a.yaml", []byte(test.yaml)))[0].Root()
			span := root.Get(test.path...).Span()
			if span.Text() != test.want || span.Exact != test.exact {
				t.Errorf("span = %q, exact %v, want %q, %v", span.Text(), span.Exact, test.want, test.exact)
			}
		})
	}
}

// A byte of a block scalar points at the real character in the file.
func TestPositionInBlock(t *testing.T) {
	f := source.NewFile("a.yaml", []byte("é: 1\nrun: |\n    set -e\n    ffmpeg -i x\n"))
	text := Split(f)[0].Root().Get("run").Text()
	at := strings.Index(text.Str, "-i x")
	got := text.Span(at, at+2)
	if p := got.Position(); p.Line != 4 || p.Column != 12 || got.Text() != "-i" || !got.Exact {
		t.Errorf("position = %v, text %q, exact %v", p, got.Text(), got.Exact)
	}
}
