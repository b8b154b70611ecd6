package yamlpos

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/unit"
)

// Number is what a node says where a whole number is expected.
type Number struct {
	// Set says that the node says anything: a number or a placeholder.
	Set bool
	// N is the number; 0 if Bound is not known.
	N int64
	// Bound is N, 0 if N is negative, or unknown for a placeholder.
	Bound bound.Bound
	// Default is what the placeholder falls back to; nil if it names nothing.
	Default *bound.Bound
	Node    *Node
	Diags   []unit.Diag
}

// Int reads a whole number. A number in quotes is read, and a diag says that
// it is none (`invalid-type`); so is what is no number at all. `010` is 8, as
// YAML 1.1 has it. A placeholder that a later step fills in (`${N:=3}`,
// `{{ .Values.n }}`) is unknown.
func (n *Node) Int() Number {
	out := Number{Node: n}
	switch {
	case n.IsNull():
		return out
	case n.raw.Kind != yaml.ScalarNode:
		return n.notScalar()
	case n.raw.ShortTag() == "!!int":
		var i int64
		if err := n.raw.Decode(&i); err == nil {
			return out.set(i)
		}
	}
	text := strings.TrimSpace(n.raw.Value)
	if p, ok := PlaceholderIn(text); ok {
		return out.placeholder(p)
	}
	i, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return out.invalid(fmt.Sprintf("%s: %q is not a whole number", n.Path(), text))
	}
	return out.set(i).invalid(fmt.Sprintf("%s: %q is a string where a whole number is needed", n.Path(), text))
}

// notScalar reads a mapping where a number belongs: `{{ .Values.n }}`
// happens to be YAML, a flow mapping in a flow mapping.
func (n *Node) notScalar() Number {
	out := Number{Node: n}
	if text := n.Span().Text(); strings.HasPrefix(text, "{{") {
		return out.placeholder(Placeholder{Name: strings.Trim(text, "{} "), Template: true})
	}
	return out.invalid(n.Path() + ": a list or a mapping where a whole number is needed")
}

func (out Number) set(i int64) Number {
	out.Set, out.N, out.Bound = true, i, bound.Of(max(i, 0))
	return out
}

func (out Number) placeholder(p Placeholder) Number {
	out.Set, out.Bound = true, bound.Unknown(0)
	if i, err := strconv.ParseInt(p.Default, 10, 64); err == nil && i >= 0 && i < math.MaxInt32 {
		fallback := bound.Of(i)
		out.Default = &fallback
	}
	out.Diags = append(out.Diags, p.Diag(out.Node))
	return out
}

func (out Number) invalid(message string) Number {
	out.Diags = append(out.Diags, unit.Diag{
		Rule: "invalid-type", At: out.Node.Span(), Message: message, Certain: true})
	return out
}

// Bool reads true or false, also as YAML 1.1 and quotes write them; set is
// false for anything else.
func (n *Node) Bool() (value, set bool) {
	switch strings.ToLower(n.Str()) {
	case "true", "yes", "on":
		return true, true
	case "false", "no", "off":
		return false, true
	}
	return false, false
}

// Placeholder is text that a later step fills in.
type Placeholder struct {
	Name     string
	Default  string // "3" of ${N:=3}
	Template bool   // {{ … }}, not ${…}
}

// variable finds `${NAME}`, `${NAME:=default}` and `${NAME:-default}`.
var variable = regexp.MustCompile(`\$\{([A-Za-z_]\w*)(?::?[-=]([^}]*))?[^}]*\}`)

// PlaceholderIn returns the first placeholder of a text.
func PlaceholderIn(text string) (p Placeholder, ok bool) {
	if i := strings.Index(text, "{{"); i >= 0 {
		name, _, _ := strings.Cut(text[i+2:], "}}")
		return Placeholder{Name: strings.TrimSpace(name), Template: true}, true
	}
	m := variable.FindStringSubmatch(text)
	if m == nil {
		return p, false
	}
	return Placeholder{Name: m[1], Default: m[2]}, true
}

// Diag returns the condition that the placeholder is, at the node.
func (p Placeholder) Diag(n *Node) unit.Diag {
	if p.Template {
		return unit.Diag{Rule: "unrendered-template", At: n.Span(), Certain: true,
			Message: fmt.Sprintf("%s: {{ %s }} is filled in by a template tool; lint what it prints", n.Path(), p.Name)}
	}
	message := fmt.Sprintf("%s: ${%s} is filled in by a later step", n.Path(), p.Name)
	if p.Default != "" {
		message += "; its default " + p.Default + " is not a limit"
	}
	return unit.Diag{Rule: "unresolved-variable", At: n.Span(), Message: message, Certain: true}
}

// Evidence returns the node as the scalar that decided a factor.
func (n *Node) Evidence(factor string, value bound.Bound, note string) bound.Evidence {
	return bound.Evidence{Factor: factor, Value: value, Note: note, At: n.Span(), Path: n.Path(), Default: n == nil}
}
