package githubactions

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/host/yamlpos"
)

// value is a value of a matrix: a text, or fields with values.
type value struct {
	text   string
	fields map[string]value
	items  []value
}

// valueOf reads a node.
func valueOf(n *yamlpos.Node) value {
	v := value{text: n.Str()}
	if n.IsMapping() {
		v.fields = map[string]value{}
		for _, p := range n.Pairs() {
			v.fields[p.Key] = valueOf(p.Value)
		}
	}
	for _, item := range n.Items() {
		v.items = append(v.items, valueOf(item))
	}
	return v
}

var literalJSON = regexp.MustCompile(`^\s*\$\{\{\s*fromJSON\(\s*'((?:[^']|'')*)'\s*\)\s*\}\}\s*$`)

// list reads the values of an axis: a list, or a literal text that fromJSON
// makes one from. known is false for what only a run tells.
func list(n *yamlpos.Node) (values []value, known bool) {
	if n.IsSequence() {
		for _, item := range n.Items() {
			values = append(values, valueOf(item))
		}
		return values, true
	}
	if n.IsNull() {
		return nil, true
	}
	m := literalJSON.FindStringSubmatch(n.Str())
	if m == nil {
		return nil, false
	}
	var items []any
	if json.Unmarshal([]byte(strings.ReplaceAll(m[1], "''", "'")), &items) != nil {
		return nil, false
	}
	for _, item := range items {
		values = append(values, fromJSON(item))
	}
	return values, true
}

func fromJSON(x any) value {
	switch x := x.(type) {
	case map[string]any:
		v := value{fields: map[string]value{}}
		for name, field := range x {
			v.fields[name] = fromJSON(field)
		}
		return v
	case []any:
		v := value{}
		for _, item := range x {
			v.items = append(v.items, fromJSON(item))
		}
		return v
	}
	return value{text: fmt.Sprint(x)}
}

// canonical is a text that equal values share.
func (v value) canonical() string {
	if v.fields == nil && v.items == nil {
		return v.text
	}
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(v.fields)) {
		text := v.fields[name].canonical()
		fmt.Fprintf(&b, "{%d:%s=%d:%s}", len(name), name, len(text), text)
	}
	for _, item := range v.items {
		text := item.canonical()
		fmt.Fprintf(&b, "[%d:%s]", len(text), text)
	}
	return b.String()
}

// contains reports whether a value has all that the other names.
func (v value) contains(w value) bool {
	if w.fields == nil {
		return v.canonical() == w.canonical()
	}
	for name, field := range w.fields {
		own, ok := v.fields[name]
		if !ok || !own.contains(field) {
			return false
		}
	}
	return true
}

// at follows the fields of an expression: "preset.name".
func (v value) at(steps []string) (text string, known bool) {
	for _, step := range steps {
		next, ok := v.fields[step]
		if !ok {
			return "", false
		}
		v = next
	}
	return v.text, v.fields == nil && v.items == nil
}
