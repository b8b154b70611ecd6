package link

import (
	"slices"

	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// filled returns an argument list with the declared values in the place of
// variables from outside.
func (l *linker) filled(a *unit.Argv) *unit.Argv {
	if a == nil || len(l.in.Variables) == 0 || len(a.Words) == 0 {
		return a
	}
	out := *a
	out.Words = make([]word.Word, len(a.Words))
	for i, w := range a.Words {
		out.Words[i] = l.fill(w)
	}
	return &out
}

func (l *linker) filledVars(vars []unit.Var) []unit.Var {
	if len(l.in.Variables) == 0 {
		return vars
	}
	out := slices.Clone(vars)
	for i, v := range out {
		out[i].Value = l.fill(v.Value)
	}
	return out
}

// fill puts the declared values into the holes of one word. They point at the
// hole, which is where the file asks for them.
func (l *linker) fill(w word.Word) word.Word {
	if len(w.Holes()) == 0 {
		return w
	}
	out := word.Word{Span: w.Span}
	for _, p := range w.Parts {
		value, ok := l.assumed(p.Hole)
		if !ok {
			out.Parts = append(out.Parts, p)
			continue
		}
		at := p.Span
		at.Exact = false
		out.Parts = append(out.Parts, word.Literal(value, at).Parts...)
	}
	return out
}

func (l *linker) assumed(h *word.Hole) (string, bool) {
	if h == nil || h.Kind != word.Variable {
		return "", false
	}
	for _, v := range l.in.Variables {
		if v.Name == h.Name {
			return v.Value.Literal()
		}
	}
	return "", false
}
