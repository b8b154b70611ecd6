package dockerfile

import (
	"strings"
	"unicode"

	"github.com/moby/buildkit/frontend/dockerfile/parser"

	"github.com/ffvet/ffvet/parser/source"
)

// words finds the words that BuildKit split the arguments into.
func (in instruction) words(values []string) []source.Text {
	var out []source.Text
	text, at := clean(in.args.Str), 0
	for _, value := range values {
		n := strings.Index(text[at:], value)
		if n < 0 {
			out = append(out, inexact(value, in.at))
			continue
		}
		out = append(out, in.args.Slice(at+n, at+n+len(value)))
		at += n + len(value)
	}
	return out
}

// flag returns the value of --name=value, or the fallback.
func (in instruction) flag(name, fallback string) string {
	for _, f := range in.node.Flags {
		if value, ok := strings.CutPrefix(f, "--"+name+"="); ok {
			return value
		}
	}
	return fallback
}

// command returns the CMD of a HEALTHCHECK; ok is false for NONE.
func (in instruction) command() (instruction, bool) {
	node := in.node.Next
	if node == nil || !strings.EqualFold(node.Value, "cmd") {
		return instruction{}, false
	}
	inner := in
	inner.node = &parser.Node{Value: in.node.Value, Attributes: in.node.Attributes, Next: node.Next}
	rest := strings.TrimLeftFunc(in.args.Str[len(node.Value):], unicode.IsSpace)
	inner.args = in.args.Slice(len(in.args.Str)-len(rest), len(in.args.Str))
	return inner, true
}

// onbuild returns the instruction that ONBUILD leaves to child images.
func (in instruction) onbuild() (instruction, bool) {
	if in.node.Next == nil || len(in.node.Next.Children) == 0 {
		return instruction{}, false
	}
	return in.inner(in.node.Next.Children[0]), true
}
