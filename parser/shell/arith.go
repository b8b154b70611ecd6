package shell

import (
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/word"
)

// arithExpansion returns the value of `$((…))`.
func (e *evaluator) arithExpansion(x *syntax.ArithmExp) word.Word {
	at := e.span(x)
	if n, ok := e.arith(x.X); ok {
		return word.Literal(strconv.FormatInt(n, 10), shown(at))
	}
	name := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(at.Text(), "$(("), "))"))
	return word.FromHole(word.Hole{Kind: word.Variable, Name: name}, at)
}

// arithWord returns an operand as a word: a number, or what it is named.
func (e *evaluator) arithWord(x syntax.ArithmExpr) word.Word {
	if n, ok := e.arith(x); ok {
		return word.Literal(strconv.FormatInt(n, 10), shown(e.span(x)))
	}
	if w, ok := x.(*syntax.Word); ok {
		if name := w.Lit(); syntax.ValidName(name) {
			if v := e.vars.get(name); v != nil && !v.array {
				return v.words[0]
			}
		}
		return e.one(w)
	}
	return word.FromHole(word.Hole{Kind: word.Variable, Name: e.span(x).Text()}, e.span(x))
}

// arith evaluates an arithmetic expression with its assignments; ok is false
// if it is not known.
func (e *evaluator) arith(x syntax.ArithmExpr) (n int64, ok bool) {
	switch x := x.(type) {
	case *syntax.Word:
		return e.arithOperand(x)
	case *syntax.ParenArithm:
		return e.arith(x.X)
	case *syntax.UnaryArithm:
		return e.arithUnary(x)
	case *syntax.BinaryArithm:
		return e.arithBinary(x)
	}
	return 0, false
}

func (e *evaluator) arithOperand(w *syntax.Word) (int64, bool) {
	text := w.Lit()
	if syntax.ValidName(text) {
		return e.number(text)
	}
	if text == "" {
		var known bool
		if text, known = e.one(w).Literal(); !known {
			return 0, false
		}
	}
	n, err := strconv.ParseInt(strings.TrimSpace(text), 0, 64)
	return n, err == nil
}

// number returns the value of a variable that holds a number.
func (e *evaluator) number(name string) (int64, bool) {
	if name == "#" {
		n, ok := (&value{words: e.args.words}).count()
		return int64(n), ok && e.args.known
	}
	v := e.vars.get(name)
	if v == nil || v.array {
		return 0, false
	}
	text, ok := v.words[0].Literal()
	if !ok {
		return 0, false
	}
	if text == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(strings.TrimSpace(text), 0, 64)
	return n, err == nil
}

func (e *evaluator) arithUnary(x *syntax.UnaryArithm) (int64, bool) {
	n, ok := e.arith(x.X)
	switch x.Op {
	case syntax.Plus:
		return n, ok
	case syntax.Minus:
		return -n, ok
	case syntax.BitNegation:
		return ^n, ok
	case syntax.Not:
		return truth(n == 0), ok
	case syntax.Inc, syntax.Dec:
		after := n + 1
		if x.Op == syntax.Dec {
			after = n - 1
		}
		e.setNumber(variableOf(x.X), after, ok, e.span(x))
		if x.Post {
			return n, ok
		}
		return after, ok
	}
	return 0, false
}

func (e *evaluator) setNumber(name string, n int64, known bool, at source.Span) {
	switch {
	case name == "":
	case known:
		e.vars.set(name, scalar(word.Literal(strconv.FormatInt(n, 10), shown(at))))
	default:
		e.vars.set(name, unset(name, e.vars.get(name)))
	}
}

func (e *evaluator) arithBinary(x *syntax.BinaryArithm) (int64, bool) {
	if x.Op == syntax.TernQuest || x.Op == syntax.TernColon {
		e.arith(x.X)
		return 0, false
	}
	b, okB := e.arith(x.Y)
	if assigns(x.Op) {
		return e.arithAssign(x, b, okB)
	}
	a, okA := e.arith(x.X)
	if x.Op == syntax.Comma {
		return b, okB
	}
	if !okA || !okB {
		return 0, false
	}
	return calculate(x.Op, a, b)
}

// arithAssign evaluates `i = …`, `i += …`, and remembers `i = i % n`.
func (e *evaluator) arithAssign(x *syntax.BinaryArithm, b int64, known bool) (int64, bool) {
	name := variableOf(x.X)
	if x.Op == syntax.Assgn {
		if rem, ok := x.Y.(*syntax.BinaryArithm); ok && rem.Op == syntax.Rem && variableOf(rem.X) == name {
			e.modulo[name], _ = limitOf(e.arithWord(rem.Y))
		}
		e.setNumber(name, b, known, e.span(x))
		return b, known
	}
	a, ok := e.arith(x.X)
	n, okN := int64(0), false
	if ok && known {
		n, okN = calculate(operatorOf(x.Op), a, b)
	}
	if x.Op == syntax.RemAssgn {
		e.modulo[name] = bound.Of(max(b, 0))
		if !known {
			e.modulo[name] = bound.Unknown(0)
		}
	}
	e.setNumber(name, n, okN, e.span(x))
	return n, okN
}

// variableOf returns the variable that an operand names: i, $i, ${i}, ++i.
func variableOf(x syntax.ArithmExpr) string {
	switch x := x.(type) {
	case *syntax.Word:
		return variableIn(x)
	case *syntax.UnaryArithm:
		if x.Op == syntax.Inc || x.Op == syntax.Dec {
			return variableOf(x.X)
		}
	case *syntax.ParenArithm:
		return variableOf(x.X)
	}
	return ""
}

// variableIn returns the variable that a word is, quoted or not.
func variableIn(w *syntax.Word) string {
	if len(w.Parts) != 1 {
		return ""
	}
	part := w.Parts[0]
	if q, ok := part.(*syntax.DblQuoted); ok && len(q.Parts) == 1 {
		part = q.Parts[0]
	}
	switch p := part.(type) {
	case *syntax.Lit:
		if syntax.ValidName(p.Value) {
			return p.Value
		}
	case *syntax.ParamExp:
		if p.Param != nil && p.Exp == nil && p.Index == nil && !p.Length && !p.Excl {
			return p.Param.Value
		}
	}
	return ""
}

// arithmeticIn returns the expression of a word that is `$((…))`.
func arithmeticIn(w *syntax.Word) syntax.ArithmExpr {
	if len(w.Parts) != 1 {
		return nil
	}
	part := w.Parts[0]
	if q, ok := part.(*syntax.DblQuoted); ok && len(q.Parts) == 1 {
		part = q.Parts[0]
	}
	if x, ok := part.(*syntax.ArithmExp); ok {
		return x.X
	}
	return nil
}
