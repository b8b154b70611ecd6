package shell

import (
	"strings"

	"mvdan.cc/sh/v3/pattern"
	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// operate applies the operator of `${x…}` to a value; words is not nil if
// the result is several words (${x:+-a b}).
func (e *evaluator) operate(p *syntax.ParamExp, w word.Word, set bool, q quoting, at source.Span) (one word.Word, words []word.Word) {
	if p.Exp == nil {
		if p.Repl == nil && p.Slice == nil {
			return w, nil
		}
		return e.modify(p, w, at), nil
	}
	text, known := w.Literal()
	null := p.Exp.Op == syntax.DefaultUnsetOrNull || p.Exp.Op == syntax.AssignUnsetOrNull || p.Exp.Op == syntax.AlternateUnsetOrNull
	filled := known && (text != "" || !null) || !known && certainlyFilled(w)
	empty := known && text == "" && null
	switch p.Exp.Op {
	case syntax.DefaultUnset, syntax.DefaultUnsetOrNull, syntax.AssignUnset, syntax.AssignUnsetOrNull:
		return e.byDefault(p, w, set, filled, empty, q)
	case syntax.AlternateUnset, syntax.AlternateUnsetOrNull:
		return e.alternate(p, set, filled, empty, q, at)
	case syntax.ErrorUnset, syntax.ErrorUnsetOrNull:
		return w, nil
	}
	return e.modify(p, w, at), nil
}

// certainlyFilled reports whether a word with holes holds text beside them.
func certainlyFilled(w word.Word) bool {
	for _, p := range w.Parts {
		if p.Hole == nil {
			return true
		}
	}
	return false
}

// byDefault evaluates ${x:-word} and ${x:=word}.
func (e *evaluator) byDefault(p *syntax.ParamExp, w word.Word, set, filled, empty bool, q quoting) (word.Word, []word.Word) {
	if filled && set {
		return w, nil
	}
	def := e.operand(p.Exp.Word, q)
	if assigning := p.Exp.Op == syntax.AssignUnset || p.Exp.Op == syntax.AssignUnsetOrNull; assigning {
		defer func() { e.vars.set(p.Param.Value, scalar(e.defaulted(p, w, def, set, empty))) }()
	}
	return e.defaulted(p, w, def, set, empty), nil
}

func (e *evaluator) defaulted(p *syntax.ParamExp, w, def word.Word, set, empty bool) word.Word {
	numbered := p.Param.Value != "" && p.Param.Value[0] >= '0' && p.Param.Value[0] <= '9'
	if empty || !set && numbered || len(w.Parts) == 0 {
		return def
	}
	h := *w.Parts[0].Hole
	h.Default = &def
	return word.FromHole(h, w.Parts[0].Span)
}

// alternate evaluates ${x:+word}: the word, or nothing.
func (e *evaluator) alternate(p *syntax.ParamExp, set, filled, empty bool, q quoting, at source.Span) (word.Word, []word.Word) {
	switch {
	case empty:
		return word.Word{Span: at}, nil
	case filled && set:
		if q == unquoted {
			return word.Word{}, append([]word.Word{}, e.expand(p.Exp.Word)...)
		}
		return e.operand(p.Exp.Word, q), nil
	}
	def := e.operand(p.Exp.Word, q)
	h := word.Hole{Kind: word.Variable, Name: p.Param.Value}
	if _, ok := def.Literal(); ok {
		h.Among = []word.Word{{Span: at}, def}
	}
	return word.FromHole(h, at), nil
}

// operand evaluates the word behind an operator.
func (e *evaluator) operand(w *syntax.Word, q quoting) word.Word {
	if w == nil {
		return word.Word{}
	}
	if q == unquoted {
		q = inValue
	}
	var f fields
	for _, p := range w.Parts {
		e.part(&f, p, q)
	}
	return f.whole(e.span(w))
}

// modify applies what changes a text: removal, replacement, case, slices.
// What is not known stays the same hole.
func (e *evaluator) modify(p *syntax.ParamExp, w word.Word, at source.Span) word.Word {
	text, known := w.Literal()
	if !known {
		if cut, ok := e.cutSuffix(p, w); ok {
			return cut
		}
		return sameHole(w, p, at)
	}
	from, to, ok := len(text), 0, false
	switch {
	case p.Slice != nil:
		from, to, ok = e.slice(p.Slice, text)
	case p.Repl != nil:
		out, ok := e.replace(p.Repl, text)
		if !ok {
			return sameHole(w, p, at)
		}
		return word.Literal(out, shown(at))
	case p.Exp != nil:
		if changed, ok := changeCase(p.Exp.Op, text); ok {
			return word.Literal(changed, shown(at))
		}
		from, to, ok = e.remove(p.Exp, text)
	}
	if !ok {
		return sameHole(w, p, at)
	}
	return w.Slice(from, to)
}

// sameHole is a changed value that is not known: a hole with its name.
func sameHole(w word.Word, p *syntax.ParamExp, at source.Span) word.Word {
	if len(w.Parts) == 1 && w.Parts[0].Hole != nil {
		h := *w.Parts[0].Hole
		h.Default, h.Among = nil, nil
		return word.FromHole(h, at)
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: p.Param.Value}, at)
}

// cutSuffix removes a literal suffix that stands behind the last hole.
func (e *evaluator) cutSuffix(p *syntax.ParamExp, w word.Word) (word.Word, bool) {
	if p.Exp == nil || p.Exp.Op != syntax.RemSmallSuffix && p.Exp.Op != syntax.RemLargeSuffix {
		return word.Word{}, false
	}
	suffix, ok := e.operand(p.Exp.Word, inValue).Literal()
	if !ok || suffix == "" || pattern.HasMeta(suffix, 0) || !strings.HasSuffix(w.Suffix(), suffix) {
		return word.Word{}, false
	}
	n := 0
	for _, part := range w.Parts {
		if part.Hole != nil {
			n++
		} else {
			n += len(part.Text.Str)
		}
	}
	return w.Slice(0, n-len(suffix)), true
}

// slice returns the bytes of ${x:from:length}.
func (e *evaluator) slice(s *syntax.Slice, text string) (from, to int, ok bool) {
	start, ok := e.arith(s.Offset)
	if !ok {
		return 0, 0, false
	}
	size := int64(len(text))
	if start < 0 {
		start = max(start+size, 0)
	}
	end := size
	if s.Length != nil {
		n, ok := e.arith(s.Length)
		if !ok {
			return 0, 0, false
		}
		if end = start + n; n < 0 {
			end = size + n
		}
	}
	start = min(start, size)
	end = min(max(end, start), size)
	return int(start), int(end), true
}

func changeCase(op syntax.ParExpOperator, text string) (string, bool) {
	switch op {
	case syntax.UpperAll:
		return strings.ToUpper(text), true
	case syntax.LowerAll:
		return strings.ToLower(text), true
	}
	return "", false
}
