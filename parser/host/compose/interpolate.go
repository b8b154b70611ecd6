package compose

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// interpolation replaces variables in values as Compose does before it looks
// at them (compose-spec, 12-interpolation). A variable that neither .env nor
// a default gives is a hole: Compose would take the environment's, or
// nothing.
type interpolation struct {
	vars  map[string]string
	diags []unit.Diag
}

// maxNesting is how deep defaults may hold variables with defaults.
const maxNesting = 16

// word returns a scalar's text with its variables replaced.
func (in *interpolation) word(v value) word.Word {
	n := v.node()
	w := in.expand(n.Text(), 0)
	w.Span = n.Span()
	return w
}

// text is word for values that are no arguments; what is missing is empty.
func (in *interpolation) text(v value) string { return in.word(v).Text("").Str }

func (in *interpolation) expand(t source.Text, depth int) word.Word {
	var out word.Word
	var literal source.Builder
	flush := func() {
		if text := literal.Text(); text.Str != "" {
			out.Parts = append(out.Parts, word.Part{Text: text, Span: text.Span(0, len(text.Str))})
			literal = source.Builder{}
		}
	}
	for at := 0; at < len(t.Str); {
		i := strings.IndexByte(t.Str[at:], '$')
		if i < 0 {
			i = len(t.Str) - at
		}
		literal.AddText(t.Slice(at, at+i))
		if at += i; at >= len(t.Str) {
			break
		}
		parts, end := in.variable(t, at, depth)
		for _, part := range parts {
			if part.Hole == nil {
				literal.AddText(part.Text)
				continue
			}
			flush()
			out.Parts = append(out.Parts, part)
		}
		at = end
	}
	flush()
	return out
}

// variable reads what follows a dollar sign.
func (in *interpolation) variable(t source.Text, at, depth int) (parts []word.Part, end int) {
	rest := t.Str[at+1:]
	span := func(end int) source.Span {
		s := t.Span(at, end)
		s.Exact = false
		return s
	}
	switch {
	case strings.HasPrefix(rest, "$"):
		return word.Literal("$", span(at+2)).Parts, at + 2
	case strings.HasPrefix(rest, "{"):
		if end = closingBrace(t.Str, at+2); end > 0 && depth < maxNesting {
			return in.braced(t.Slice(at+2, end-1), span(end), depth), end
		}
		// Compose refuses the whole value; the rest is not looked at again.
		end = len(t.Str)
		in.diag("invalid-config", span(end), "a variable whose brace is not closed, or that is nested too deep")
		return word.FromText(t.Slice(at, end), span(end)).Parts, end
	default:
		if n := nameLen(rest); n > 0 {
			end = at + 1 + n
			return in.resolve(rest[:n], "", source.Text{}, span(end), depth), end
		}
	}
	in.diag("invalid-config", span(at+1), "a dollar sign that starts no variable: write $$ for a plain one")
	return word.Literal("$", span(at+1)).Parts, at + 1
}

// braced reads what stands between the braces.
func (in *interpolation) braced(t source.Text, at source.Span, depth int) []word.Part {
	n := nameLen(t.Str)
	operator := ""
	for _, op := range []string{":-", ":?", ":+", "-", "?", "+"} {
		if strings.HasPrefix(t.Str[n:], op) {
			operator = op
			break
		}
	}
	return in.resolve(t.Str[:n], operator, t.Slice(n+len(operator), len(t.Str)), at, depth)
}

// resolve returns what a variable stands for.
func (in *interpolation) resolve(name, operator string, operand source.Text, at source.Span, depth int) []word.Part {
	value, known := in.vars[name]
	usable := known && (value != "" || !strings.HasPrefix(operator, ":"))
	if strings.HasSuffix(operator, "+") {
		if !usable {
			return nil
		}
		return in.expand(operand, depth+1).Parts
	}
	switch {
	case usable:
		return word.Literal(value, at).Parts
	case strings.HasSuffix(operator, "-"):
		in.diag("value-from-environment", at, fmt.Sprintf("%s comes from the environment; %q is only its default", name, operand.Str))
		return in.expand(operand, depth+1).Parts
	case known:
		return nil
	}
	in.diag("value-from-environment", at, name+" comes from the environment; nothing in the repository sets it")
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at).Parts
}

func (in *interpolation) diag(rule string, at source.Span, message string) {
	in.diags = append(in.diags, unit.Diag{Rule: rule, At: at, Message: message, Certain: true})
}

// nameLen returns the length of the variable name that the text starts with.
func nameLen(text string) int {
	for i := range len(text) {
		c := text[i]
		if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (i == 0 || c < '0' || c > '9') {
			return i
		}
	}
	return len(text)
}

// closingBrace returns the offset behind the brace that closes the one
// before the offset, 0 if there is none.
func closingBrace(text string, at int) int {
	depth := 1
	for ; at < len(text); at++ {
		switch {
		case strings.HasPrefix(text[at:], "${"):
			depth++
			at++
		case text[at] == '}':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return 0
}
