package yamlpos

import (
	"regexp"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// expression finds what a system fills in before a shell sees the text:
// `${{ … }}`, `{{ … }}`, `<< … >>`.
var expression = regexp.MustCompile(`\$\{\{.*?\}\}|\{\{.*?\}\}|<<\s*[a-z]\w*\.[\w.]+\s*>>`)

var unusual = regexp.MustCompile(`\W+`)

// expressionName returns what stands inside an expression.
func expressionName(text string) string { return strings.Trim(text, "${}<> \t") }

// FillTemplates puts a variable of the shell in the place of each expression
// of a script: its value is not known to either.
func FillTemplates(t source.Text) source.Text {
	found := expression.FindAllStringIndex(t.Str, -1)
	if found == nil {
		return t
	}
	var b source.Builder
	at := 0
	for _, m := range found {
		b.AddText(t.Slice(at, m[0]))
		at = m[1]
		name := strings.Trim(unusual.ReplaceAllString(expressionName(t.Str[m[0]:m[1]]), "_"), "_")
		if name == "" || name[0] >= '0' && name[0] <= '9' {
			name = "expression_" + name
		}
		b.Add("${"+name+"}", inexact(t.Span(m[0], m[1])))
	}
	b.AddText(t.Slice(at, len(t.Str)))
	return b.Text()
}

// TemplateWord returns a scalar as one argument with a hole for each
// expression.
func (n *Node) TemplateWord() word.Word {
	t := n.Text()
	w := word.Word{Span: n.Span()}
	literal := func(from, to int) {
		if part := t.Slice(from, to); part.Str != "" {
			w.Parts = append(w.Parts, word.Part{Text: part, Span: t.Span(from, to)})
		}
	}
	at := 0
	for _, m := range expression.FindAllStringIndex(t.Str, -1) {
		literal(at, m[0])
		at = m[1]
		hole := word.Hole{Kind: word.Template, Name: expressionName(t.Str[m[0]:m[1]])}
		w.Parts = append(w.Parts, word.Part{Hole: &hole, Span: inexact(t.Span(m[0], m[1]))})
	}
	literal(at, len(t.Str))
	return w
}

func inexact(s source.Span) source.Span {
	s.Exact = false
	return s
}
