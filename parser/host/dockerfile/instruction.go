package dockerfile

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/source"
)

// instruction is one instruction with the way back to the file.
type instruction struct {
	node *parser.Node
	name string // in lower case
	// args is what follows the name and the flags, on one line.
	args   source.Text
	at     source.Span
	docs   []document
	escape byte
}

// document is the body of a here-document.
type document struct {
	name string
	body source.Text
	end  source.Text // the line that ends it
	// full is the body with the tabs that `<<-` takes off.
	full source.Text
}

// instructions finds the places of what BuildKit parsed.
func instructions(f *source.File, result *parser.Result) []instruction {
	escape := byte(result.EscapeToken)
	var out []instruction
	for _, node := range result.AST.Children {
		text, next := logicalLine(f, node.StartLine, node.EndLine, escape)
		if clean(text.Str) != node.Original { // our reading of the lines is not BuildKit's: show them, edit nothing
			text = inexact(node.Original, lineSpan(f, lineRange{node.StartLine, node.EndLine}))
		}
		line := newInstruction(node, text, escape)
		line.docs = documents(f, node.Heredocs, next)
		out = append(out, line)
	}
	return out
}

// newInstruction splits the line into name, flags and arguments.
func newInstruction(node *parser.Node, text source.Text, escape byte) instruction {
	start := len(text.Str) - len(strings.TrimLeftFunc(text.Str, unicode.IsSpace))
	end := len(strings.TrimRightFunc(text.Str, unicode.IsSpace))
	args := text.Slice(skipFlags(text.Str, min(start+len(node.Value), end), escape), end)
	return instruction{
		node: node, name: strings.ToLower(node.Value), args: args,
		at: text.Span(start, max(start, end)), escape: escape,
	}
}

// inner returns the instruction inside this one: HEALTHCHECK CMD, ONBUILD RUN.
func (in instruction) inner(node *parser.Node) instruction {
	inner := newInstruction(node, in.args, in.escape)
	inner.docs = in.docs
	return inner
}

// skipFlags returns where the arguments start: behind the spaces and the
// --flags from i on.
func skipFlags(text string, i int, escape byte) int {
	for {
		for i < len(text) && unicode.IsSpace(rune(text[i])) {
			i++
		}
		if !strings.HasPrefix(text[i:], "--") {
			return i
		}
		i = skipWord(text, i, escape)
	}
}

// skipWord returns the end of the word at i; quoted spaces belong to it.
func skipWord(text string, i int, escape byte) int {
	var quote byte
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c == escape:
			i++
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && unicode.IsSpace(rune(c)):
			return i
		}
	}
	return len(text)
}

// logicalLine joins the continued lines that start at line as BuildKit does
// (frontend/dockerfile/parser/parser.go, Parse), and returns the line after them.
func logicalLine(f *source.File, line, end int, escape byte) (source.Text, int) {
	var b source.Builder
	for first := true; line <= end; first = false {
		raw := f.Line(line)
		start := f.LineStart(line)
		line++
		if first {
			trimmed := bytes.TrimLeftFunc(bytes.TrimPrefix(raw, []byte("\ufeff")), unicode.IsSpace)
			start, raw = start+len(raw)-len(trimmed), trimmed
		} else if content := bytes.TrimSpace(raw); len(content) == 0 || content[0] == '#' {
			continue // comments and empty lines between continued ones
		}
		kept, continued := cutContinuation(raw, escape)
		b.Add(string(kept), source.Span{File: f, Start: start, End: start + len(kept), Exact: true})
		if !continued {
			break
		}
	}
	return b.Text(), line
}

// cutContinuation takes the escape character off the end of a line. One that
// is escaped itself does not continue the line.
func cutContinuation(line []byte, escape byte) (kept []byte, continued bool) {
	text := bytes.TrimRight(line, " \t")
	n := len(text) - 1
	if n < 0 || text[n] != escape || n > 0 && text[n-1] == escape {
		return line, false
	}
	return text[:n], true
}

func inexact(text string, at source.Span) source.Text {
	var b source.Builder
	at.Exact = false
	b.Add(text, at)
	return b.Text()
}
