package dockerfile

import (
	"encoding/json"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// argv returns the arguments as the instruction holds them: a JSON array, or
// a text for the stage's shell.
func (in instruction) argv(shell []string, dir string) *unit.Argv {
	if in.node.Attributes["json"] {
		return &unit.Argv{Words: in.jsonWords(values(in.node.Next)), At: in.at}
	}
	if in.node.Next == nil {
		return &unit.Argv{At: in.at}
	}
	script := unit.Script{Text: in.args, Shell: shellName(shell), Dir: dir}
	if body, ok := in.script(); ok {
		script.Text = body
		if name, ok := shebang(body.Str); ok {
			script.Shell = name
		}
	} else if len(in.docs) > 0 {
		script.Text = in.withDocuments()
	}
	return &unit.Argv{Script: &script, At: in.at}
}

// values returns the values of a chain of nodes.
func values(n *parser.Node) []string {
	var out []string
	for ; n != nil; n = n.Next {
		out = append(out, n.Value)
	}
	return out
}

// jsonWords finds the strings of a JSON array in the arguments.
func (in instruction) jsonWords(values []string) []word.Word {
	var out []word.Word
	at := 0
	for _, value := range values {
		start, end := nextString(in.args.Str, at)
		text := unquote(in.args, start+1, end-1)
		span := in.args.Span(start, end)
		w := word.FromText(text, span)
		if clean(text.Str) != value {
			span.Exact = false
			w = word.Literal(value, span)
		}
		out = append(out, w)
		at = end
	}
	return out
}

// nextString returns the range of the next JSON string from i on, quotes
// included.
func nextString(text string, i int) (start, end int) {
	start = strings.IndexByte(text[i:], '"')
	if start < 0 {
		return i, i
	}
	start += i
	for end = start + 1; end < len(text) && text[end] != '"'; end++ {
		if text[end] == '\\' {
			end++
		}
	}
	return start, min(end+1, len(text))
}

// unquote returns the inside of a JSON string without its escapes.
func unquote(text source.Text, start, end int) source.Text {
	var b source.Builder
	for start < end {
		n := strings.IndexByte(text.Str[start:end], '\\')
		if n < 0 {
			n = end - start
		}
		b.AddText(text.Slice(start, start+n))
		start += n
		if start >= end {
			break
		}
		n = escapeLen(text.Str[start:end])
		var decoded string
		if json.Unmarshal([]byte(`"`+text.Str[start:start+n]+`"`), &decoded) == nil {
			at := text.Span(start, start+n)
			at.Exact = false
			b.Add(decoded, at)
		}
		start += n
	}
	return b.Text()
}

// escapeLen returns the length of the escape that the text starts with; a
// surrogate pair is one.
func escapeLen(text string) int {
	const short, long = len(`\n`), len(`\u0000`)
	switch {
	case !strings.HasPrefix(text, `\u`):
		return min(short, len(text))
	case len(text) >= 2*long && text[long:long+2] == `\u` && strings.ContainsRune("dD", rune(text[2])):
		return 2 * long
	}
	return min(long, len(text))
}
