package yamlpos

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// expression finds what a system fills in before a shell sees the text:
// `${{ … }}`, `{{ … }}`, `<< … >>`, `$[[ … ]]`.
var expression = regexp.MustCompile(`\$\{\{.*?\}\}|\{\{.*?\}\}|<<\s*[a-z]\w*\.[\w.]+\s*>>|\$\[\[.*?\]\]`)

var unusual = regexp.MustCompile(`\W+`)

// expressionName returns what stands inside an expression.
func expressionName(text string) string { return strings.Trim(text, "${}<>[] \t") }

// FillTemplates puts a variable of the shell in the place of each expression
// of a script: its value is not known to either.
func FillTemplates(t source.Text) source.Text {
	return FillKnown(t, func(string) (string, bool) { return "", false })
}

// FillKnown puts the values of the expressions that are known in their place,
// as the system does before a shell sees the text, and variables of the shell
// in the place of the others.
func FillKnown(t source.Text, value func(expression string) (text string, known bool)) source.Text {
	found := expression.FindAllStringIndex(t.Str, -1)
	if found == nil {
		return t
	}
	var b source.Builder
	at := 0
	for _, m := range found {
		b.AddText(t.Slice(at, m[0]))
		at = m[1]
		name := expressionName(t.Str[m[0]:m[1]])
		text, known := value(name)
		if !known {
			text = "${" + VariableName(name) + "}"
		}
		b.Add(text, inexact(t.Span(m[0], m[1])))
	}
	b.AddText(t.Slice(at, len(t.Str)))
	return b.Text()
}

// VariableName is the name of the shell's variable that stands for an
// expression: "matrix_codec" for "matrix.codec".
func VariableName(expression string) string {
	name := strings.Trim(unusual.ReplaceAllString(expression, "_"), "_")
	if name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "expression_" + name
	}
	return name
}

// TemplateWord returns a scalar as one argument with a hole for each
// expression.
func (n *Node) TemplateWord() word.Word {
	return n.KnownWord(func(string) (string, bool) { return "", false })
}

// KnownWord returns a scalar as one argument, with the values of expressions
// that are known and a hole for each of the others.
func (n *Node) KnownWord(value func(expression string) (text string, known bool)) word.Word {
	return n.Replaced(expression, func(match string, at source.Span) []word.Part {
		at, name := inexact(at), expressionName(match)
		if text, known := value(name); known {
			return word.Literal(text, at).Parts
		}
		return []word.Part{{Hole: &word.Hole{Kind: word.Template, Name: name}, Span: at}}
	})
}

// Replaced returns a scalar as one argument, with what put makes of each match
// of a pattern and of its place.
func (n *Node) Replaced(pattern *regexp.Regexp, put func(match string, at source.Span) []word.Part) word.Word {
	t := n.Text()
	w := word.Word{Span: n.Span()}
	literal := func(from, to int) {
		if part := t.Slice(from, to); part.Str != "" {
			w.Parts = append(w.Parts, word.Part{Text: part, Span: t.Span(from, to)})
		}
	}
	at := 0
	for _, m := range pattern.FindAllStringIndex(t.Str, -1) {
		literal(at, m[0])
		at = m[1]
		w.Parts = append(w.Parts, put(t.Str[m[0]:m[1]], t.Span(m[0], m[1]))...)
	}
	literal(at, len(t.Str))
	return w
}

func inexact(s source.Span) source.Span {
	s.Exact = false
	return s
}
