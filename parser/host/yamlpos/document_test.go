package yamlpos

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ffvet/ffvet/parser/source"
)

func TestNotes(t *testing.T) {
	tests := []struct {
		name, yaml string
		docs       int // documents that can be read
		note       string
		line       int
		rule       string
	}{
		{"tab", "a:\n\tb: c\n", 0, "indented by a tab", 2, ""},
		{"broken between good ones", "a: 1\n---\nb: [1\n---\nc: 3\n", 2, "did not find expected", 3, ""},
		{"invalid UTF-8 is read on", "a: 1\nb: \"x\xff\xfey\"\nc: 3\n", 1, "the byte 0xFF is not UTF-8 (the first of 2", 2, ""},
		{"control character", "a: x\x07y\n", 1, "U+0007 is not allowed", 1, ""},
		{"unknown anchor", "a: *b\n", 0, "unknown anchor 'b'", 1, ""},
		{"helm", "a: 1\n{{- if .Values.x }}\nb: {{ .Values.y }}\n{{- end }}\n", 0, "helm template", 2, "unrendered-template"},
		{"key stands twice", "a: 1\nb: 2\na: 3\n", 1, "", 0, "duplicate-key"},
		{"unterminated quote", "a: \"b\nc: d\n", 0, "found unexpected end of stream", 3, ""},
		{"UTF-16", "\xff\xfea\x00", 0, "UTF-16", 1, ""},
		{"deep", strings.Repeat("[", 400) + strings.Repeat("]", 400), 0, "more than 256 levels", 1, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			read, notes, rules := 0, "", ""
			line := 0
			for _, d := range Split(source.NewFile("a.yaml", []byte(test.yaml))) {
				if d.Root() != nil {
					read++
				}
				for _, n := range d.Notes() {
					notes, line = notes+n.Text, n.At.Position().Line
				}
				for _, diag := range d.Diags() {
					rules += diag.Rule
				}
			}
			if read != test.docs || rules != test.rule || line != test.line {
				t.Errorf("read %d, rules %q, line %d, want %d, %q, %d", read, rules, line, test.docs, test.rule, test.line)
			}
			if !strings.Contains(notes, test.note) {
				t.Errorf("note = %q, want %q in it", notes, test.note)
			}
		})
	}
}

func TestSplit(t *testing.T) {
	tests := []struct {
		name, yaml string
		want       []string
	}{
		{"one", "a: 1\n", []string{"a: 1\n"}},
		{"marker first", "---\na: 1\n---\nb: 2\n", []string{"---\na: 1\n", "---\nb: 2\n"}},
		{"empty ones are dropped", "\n---\n---\na: 1\n", []string{"\n---\n", "---\na: 1\n"}},
		{"end marker", "a: 1\n...\nb: 2\n", []string{"a: 1\n...\n", "b: 2\n"}},
		{"directives belong to what follows", "%YAML 1.1\n# c\n---\na: 1\n", []string{"%YAML 1.1\n# c\n---\na: 1\n"}},
		{"marker with text, in a block", "a: |\n  x\n--- |\n y\n", []string{"a: |\n  x\n", "--- |\n y\n"}},
		{"no marker", "a: |\n  ---\n---x: 1\n", []string{"a: |\n  ---\n---x: 1\n"}},
		{"byte order mark", "\ufeffa: 1\n", []string{"a: 1\n"}},
		{"crlf", "a: 1\r\n---\r\nb: 2\r\n", []string{"a: 1\r\n", "---\r\nb: 2\r\n"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, d := range Split(source.NewFile("a.yaml", []byte(test.yaml))) {
				got = append(got, string(d.buf))
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", test.want) {
				t.Errorf("documents = %q, want %q", got, test.want)
			}
		})
	}
}

func TestMerge(t *testing.T) {
	const text = `
base: &base {a: 1, b: 2, deploy: {cpus: 4, memory: 1}}
more: &more {b: 20, c: 30}
x: {<<: *base, b: 3}
y: {a: 9, <<: [*more, *base]}
z: {<<: *base, deploy: {memory: 2}}
`
	root := Split(source.NewFile("a.yaml", []byte(text)))[0].Root()
	tests := []struct {
		path []string
		want string
	}{
		{[]string{"x", "a"}, "1"},
		{[]string{"x", "b"}, "3"},
		{[]string{"y", "a"}, "9"},
		{[]string{"y", "b"}, "20"},
		{[]string{"y", "c"}, "30"},
		{[]string{"z", "deploy", "memory"}, "2"},
		{[]string{"z", "deploy", "cpus"}, ""}, // a merge is shallow
	}
	for _, test := range tests {
		if got := root.Get(test.path...).Str(); got != test.want {
			t.Errorf("%v = %q, want %q", test.path, got, test.want)
		}
	}
	var keys []string
	for _, p := range root.Get("y").Pairs() {
		keys = append(keys, p.Key+"="+p.Value.Str())
	}
	if got := strings.Join(keys[:3], " "); got != "a=9 b=20 c=30" {
		t.Errorf("pairs of y = %v", keys)
	}
	if got := root.Get("x", "a").Path(); got != "x.a" {
		t.Errorf("path = %q", got)
	}
}

// Documents made to blow up end soon, with a note.
func TestBombs(t *testing.T) {
	var laughs strings.Builder
	laughs.WriteString("a0: &a0 {k: v}\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&laughs, "a%d: &a%d {<<: [%s]}\n", i, i, strings.Repeat(fmt.Sprintf("*a%d,", i-1), 9))
	}
	laughs.WriteString("end: *a29\n")
	tests := []struct{ name, yaml string }{
		{"merges of merges", laughs.String()},
		{"a mapping that merges itself", "end: &a {<<: [*a, *a, *a]}\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			start := time.Now()
			d := Split(source.NewFile("a.yaml", []byte(test.yaml)))[0]
			d.Root().Get("end").Pairs()
			d.Root().Get("end", "missing")
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			if len(d.Notes()) == 0 {
				t.Error("no note")
			}
		})
	}
}

func TestInt(t *testing.T) {
	tests := []struct{ yaml, want, rule, fallback string }{
		{"3", "3", "", ""},
		{"010", "8", "", ""},
		{"0x10", "16", "", ""},
		{"-1", "0", "", ""},
		{`"3"`, "3", "invalid-type", ""},
		{"three", "0", "invalid-type", ""},
		{"3.5", "0", "invalid-type", ""},
		{"[3]", "0", "invalid-type", ""},
		{"${N:=3}", "unknown", "unresolved-variable", "3"},
		{"${N}", "unknown", "unresolved-variable", ""},
		{`"{{ .Values.n }}"`, "unknown", "unrendered-template", ""},
		{"{{ .Values.n }}", "unknown", "unrendered-template", ""},
		{"~", "0", "", ""},
	}
	for _, test := range tests {
		t.Run(test.yaml, func(t *testing.T) {
			n := Split(source.NewFile("a.yaml", []byte("a: "+test.yaml+"\n")))[0].Root().Get("a").Int()
			rule, fallback := "", ""
			for _, d := range n.Diags {
				rule += d.Rule
			}
			if n.Default != nil {
				fallback = n.Default.String()
			}
			if n.Bound.String() != test.want || rule != test.rule || fallback != test.fallback {
				t.Errorf("= %v, rule %q, default %q, want %s, %q, %q", n.Bound, rule, fallback, test.want, test.rule, test.fallback)
			}
		})
	}
}
