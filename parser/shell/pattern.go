package shell

import (
	"regexp"
	"strings"

	"mvdan.cc/sh/v3/pattern"
	"mvdan.cc/sh/v3/syntax"
)

// maxPattern is the longest pattern that is compiled, in bytes.
const maxPattern = 1024

// patternOf returns the regular expression of the pattern that a word is.
func (e *evaluator) patternOf(w *syntax.Word, mode pattern.Mode) (string, bool) {
	if w == nil {
		return "", false
	}
	text, ok := e.one(w).Literal()
	if !ok {
		text = sourceText(e.sourceOf(w).Str)
		if text == "" {
			return "", false
		}
	}
	expr, err := pattern.Regexp(text, mode|pattern.ExtendedOperators)
	return expr, err == nil && len(text) <= maxPattern
}

// sourceText returns a pattern as written if nothing in it is expanded.
func sourceText(text string) string {
	if strings.ContainsAny(text, "$`\"'\\") {
		return ""
	}
	return text
}

// remove returns what is left of a text after ${x%p}, ${x%%p}, ${x#p}, ${x##p}.
func (e *evaluator) remove(x *syntax.Expansion, text string) (from, to int, ok bool) {
	prefix := x.Op == syntax.RemSmallPrefix || x.Op == syntax.RemLargePrefix
	longest := x.Op == syntax.RemLargePrefix || x.Op == syntax.RemLargeSuffix
	if !prefix && x.Op != syntax.RemSmallSuffix && x.Op != syntax.RemLargeSuffix {
		return 0, 0, false
	}
	mode := pattern.Mode(0)
	if !longest {
		mode = pattern.Shortest
	}
	expr, ok := e.patternOf(x.Word, mode)
	if !ok {
		return 0, 0, false
	}
	switch {
	case prefix:
		expr = "^(?:" + expr + ")"
	case longest:
		expr = "(?:" + expr + ")$"
	default: // the last place where it can begin
		expr = "(?s:.*)(?P<cut>" + expr + ")$"
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return 0, 0, false
	}
	at := re.FindStringSubmatchIndex(text)
	switch {
	case at == nil:
		return 0, len(text), true
	case prefix:
		return at[1], len(text), true
	case longest:
		return 0, at[0], true
	}
	return 0, at[2*re.SubexpIndex("cut")], true
}

// replace evaluates ${x/p/w} and ${x//p/w}.
func (e *evaluator) replace(r *syntax.Replace, text string) (string, bool) {
	orig := r.Orig
	if orig == nil || len(orig.Parts) == 0 {
		return "", false
	}
	before, after := "", ""
	if l, ok := orig.Parts[0].(*syntax.Lit); ok && !r.All && len(l.Value) > 0 {
		switch l.Value[0] {
		case '#':
			before, orig = "^", behind(orig, l)
		case '%':
			after, orig = "$", behind(orig, l)
		}
	}
	expr, ok := e.patternOf(orig, 0)
	if !ok {
		return "", false
	}
	expr = before + "(?:" + expr + ")" + after
	re, err := regexp.Compile(expr)
	if err != nil {
		return "", false
	}
	with, ok := "", true
	if r.With != nil {
		with, ok = e.one(r.With).Literal()
	}
	if !ok {
		return "", false
	}
	if r.All {
		return re.ReplaceAllLiteralString(text, with), true
	}
	at := re.FindStringIndex(text)
	if at == nil {
		return text, true
	}
	return text[:at[0]] + with + text[at[1]:], true
}

// behind returns the pattern without the character that anchors it.
func behind(w *syntax.Word, first *syntax.Lit) *syntax.Word {
	rest := *first
	rest.Value = first.Value[1:]
	rest.ValuePos = syntax.NewPos(first.ValuePos.Offset()+1, first.ValuePos.Line(), first.ValuePos.Col()+1)
	return &syntax.Word{Parts: append([]syntax.WordPart{&rest}, w.Parts[1:]...)}
}
