package finding

import (
	"bytes"
	"path"
	"regexp"

	"github.com/ffvet/ffvet/parser/source"
)

// cover finds the lines that the mark speaks of, as far as the text alone
// tells: the line that it ends, or the next one that is no comment, with its
// continuations, and in YAML with what stands below a key.
func (m *Mark) cover() {
	f := m.At.File
	if m.Kind == IgnoreFile {
		m.First, m.Last = 1, f.Lines()
		return
	}
	line := m.First
	if m.alone() {
		line = nextCode(f, line+1)
		m.First = line
	}
	m.Last = max(line, continued(f, line))
	if isYAML(f.Path) {
		m.Last = max(m.Last, below(f, line))
	}
}

// alone reports whether the mark has its line for itself.
func (m *Mark) alone() bool {
	start := m.At.File.LineStart(m.At.Position().Line)
	return len(bytes.TrimSpace(m.At.File.Text[start:m.At.Start])) == 0
}

// nextCode returns the first line from the given one on that is neither
// empty nor a comment; the last line if there is none.
func nextCode(f *source.File, line int) int {
	for ; line < f.Lines(); line++ {
		text := bytes.TrimSpace(f.Line(line))
		if len(text) > 0 && text[0] != '#' {
			return line
		}
	}
	return f.Lines()
}

// continued returns the last line of a command that goes on behind
// backslashes. Dockerfiles allow comments and empty lines in between.
func continued(f *source.File, line int) int {
	for line < f.Lines() && bytes.HasSuffix(bytes.TrimRight(f.Line(line), " \t"), []byte(`\`)) {
		line = nextCode(f, line+1)
	}
	return line
}

// keyLine is a line that opens something below it: "key:", "- key: |",
// "- >-". The groups are what stands in front, the key, and the header of a
// block scalar.
var keyLine = regexp.MustCompile(`^((?:\s|- )*)([^#]*:(?:\s+[&!]\S+)*\s*)?([|>][-+0-9]*)?\s*(?:\s#.*)?$`)

// below returns the last line of the YAML value that the line opens: all
// lines that are indented more than its key, and a list at the same column.
func below(f *source.File, line int) int {
	found := keyLine.FindSubmatch(f.Line(line))
	if found == nil || len(found[2]) == 0 && len(found[3]) == 0 {
		return line
	}
	indent, list := len(found[1]), len(found[3]) == 0
	if len(found[2]) == 0 { // an item without a key: deeper than its dash
		indent = len(bytes.TrimRight(found[1], "- "))
	}
	last := line
	for next := line + 1; next <= f.Lines(); next++ {
		text := bytes.TrimRight(f.Line(next), " \t")
		rest := bytes.TrimLeft(text, " ")
		at := len(text) - len(rest)
		switch {
		case len(rest) == 0:
			continue
		case at > indent, at == indent && list && isItem(rest):
			last = next
		default:
			return last
		}
	}
	return last
}

// isItem reports whether the text is an item of a list: YAML allows a list
// to stand at the indentation of its key.
func isItem(text []byte) bool { return bytes.HasPrefix(text, []byte("- ")) }

func isYAML(name string) bool {
	switch path.Ext(name) {
	case ".yaml", ".yml":
		return true
	}
	return false
}
