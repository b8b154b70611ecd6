package shell

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/word"
)

// maxOthers is how many values of one variable are kept apart.
const maxOthers = 8

// others returns the values that a variable can have after two branches, if
// they differ in their first word and are few. A branch that did not set it
// leaves what the environment holds.
func others(name string, a, b *value) []*value {
	var all []*value
	for _, v := range []*value{a, b} {
		switch {
		case v == nil:
			all = append(all, unset(name))
		case len(v.others) > 0:
			all = append(all, v.others...)
		default:
			all = append(all, v)
		}
	}
	var out []*value
	for _, v := range all {
		if !holds(out, v) {
			out = append(out, v)
		}
	}
	if len(out) > maxOthers || !differ(out) {
		return nil
	}
	return out
}

// holes returns what is not known of the first word.
func (v *value) holes() []*word.Hole {
	if len(v.words) == 0 {
		return nil
	}
	return v.words[0].Holes()
}

// holds reports whether one of the values has the same words.
func holds(all []*value, v *value) bool {
	for _, w := range all {
		if len(w.words) != len(v.words) {
			continue
		}
		alike := true
		for i := range w.words {
			alike = alike && same(w.words[i], v.words[i])
		}
		if alike {
			return true
		}
	}
	return false
}

// differ reports whether the values do not all begin with the same program.
func differ(all []*value) bool {
	first := map[string]bool{}
	for _, v := range all {
		text := ""
		if len(v.words) > 0 {
			text, _, _ = strings.Cut(v.words[0].String(), " ")
		}
		first[text] = true
	}
	return len(first) > 1
}

// either evaluates a command that begins with a variable of which several
// values are kept, once for each; ok is false if it does not.
func (e *evaluator) either(c *syntax.CallExpr, s *syntax.Stmt) (n node, ok bool) {
	p := onlyParameter(c.Args[0])
	if p == nil || p.Param == nil || p.Index != nil && !wholeArray(p) || p.Length || p.Excl || p.Slice != nil || p.Repl != nil {
		return nil, false
	}
	name := p.Param.Value
	v := e.vars.now[name]
	if v == nil || len(v.others) == 0 {
		return nil, false
	}
	var run []func() node
	for _, one := range v.others {
		run = append(run, func() node {
			e.vars.set(name, one)
			return e.simple(c, s)
		})
	}
	n = e.branches("", run, false)
	e.vars.set(name, v)
	return n, true
}

// onlyParameter returns the expansion that a word is, in quotes or not.
func onlyParameter(w *syntax.Word) *syntax.ParamExp {
	if len(w.Parts) != 1 {
		return nil
	}
	part := w.Parts[0]
	if q, ok := part.(*syntax.DblQuoted); ok && len(q.Parts) == 1 {
		part = q.Parts[0]
	}
	p, _ := part.(*syntax.ParamExp)
	return p
}
